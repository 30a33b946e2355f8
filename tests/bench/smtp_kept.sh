#!/bin/sh
# Mails a second through one kept SMTP connection: ours against postfix's smtp-source, both into the
# same smtp-sink on loopback, taking turns.
#     tests/bench/smtp_kept.sh [BUILD_DIR]        (default build/release; needs the package postfix)
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
rounds=${ROUNDS:-5}
messages=${MESSAGES:-20000}
port=18125
PATH=$PATH:/usr/sbin
work=$(mktemp -d)
sink=
trap 'test -z "$sink" || kill "$sink" 2>/dev/null || :; wait 2>/dev/null || :; rm -rf "$work"' EXIT

smtp-sink -u nobody "127.0.0.1:$port" 100 2> "$work/sink.log" &
sink=$!
sleep 1

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

ours() {
    QUORATE_BENCH_SMTP_PORT=$port "$build/quorate-bench" --benchmark_filter=smtp_kept \
        --benchmark_min_time=2 --benchmark_format=json 2> /dev/null > "$work/ours.json"
    awk -F'[:,]' '/"error_message"/ { exit 1 } /"items_per_second"/ { printf "%.0f\n", $2 }' "$work/ours.json"
}

theirs() { # as many octets a message, one session, kept
    began=$(date +%s.%N)
    smtp-source -d -s 1 -m "$messages" -l "$1" -f meetings@meetings.example.org \
        -t j.okafor@nhs.example "127.0.0.1:$port"
    date +%s.%N | awk -v b="$began" -v m="$messages" '{ printf "%.0f\n", m / ($1 - b) }'
}

ours > "$work/q"
length=$(awk -F'[:,]' '/"bytes"/ { printf "%.0f", $2 }' "$work/ours.json")
: > "$work/q"
i=0
while [ $i -lt "$rounds" ]; do
    ours >> "$work/q"
    theirs "$length" >> "$work/p"
    i=$((i + 1))
done
q=$(median < "$work/q") ; p=$(median < "$work/p")
echo "| mails of $length octets | quorate | smtp-source | ratio |"
echo "| --- | --- | --- | --- |"
awk -v q="$q" -v p="$p" 'BEGIN { printf "| one kept connection | %d/s | %d/s | %.2f |\n", q, p, q / p }'
