#!/bin/sh
# `quorate slots` against the plain scan of ../shared/slots/naive.py, taking turns on one generated
# file on the same machine, and whether the answers are the judge's.
#     tests/bench/slots_naive.sh [BUILD_DIR [SHARED_DIR]]
# BUILD_DIR is build/release when not given, SHARED_DIR ../shared/slots. Needs python3. ROUNDS turns
# each; of each the median of the rounds is printed.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
shared=${2:-../shared/slots}
rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$shared/generate.py" "$work/problem.json"
i=0
while [ $i -lt "$rounds" ]; do
    "$build/quorate" slots --input "$work/problem.json" --json > "$work/answer.json" \
        2>> "$work/ours"
    PERF_REPS=1 python3 "$shared/naive.py" "$work/problem.json" naive >> "$work/theirs"
    i=$((i + 1))
done
python3 "$shared/check.py" "$work/problem.json" "$work/answer.json" --max 200

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
ours() { sed "s/.*$1 \([0-9.]*\).*/\1/" "$work/ours" | median; }
theirs() { sed "s/.*\"$1\": \([0-9.]*\).*/\1/" "$work/theirs" | awk '{ print $1 * 1000 }' | median; }

echo "| microseconds a request | quorate | naive.py | ratio |"
echo "| ---------------------- | ------- | -------- | ----- |"
row() { awk -v name="$1" -v q="$2" -v n="$3" \
    'BEGIN { printf "| %-22s | %7.1f | %8.1f | %5.0f |\n", name, q, n, n / q }'; }
row mean "$(ours mean)" "$(sed 's/.*"per_s": \([0-9.]*\).*/\1/' "$work/theirs" |
    awk '{ print 1000000 / $1 }' | median)"
row median "$(ours median)" "$(theirs p50_ms)"
row p99 "$(ours p99)" "$(theirs p99_ms)"
