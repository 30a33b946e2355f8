#!/bin/sh
# Feeds over HTTP against nginx serving the same bytes from disk, in the same run on the same
# machine: requests a second and p99, for 200 and 304, with 500 and 5,000 meetings; for 304 alone,
# with 50,000 too.
#     tests/bench/feed_http.sh [BUILD_DIR]        (default build/release; needs wrk, nginx, curl)
# Both servers take turns, ROUNDS times each, and the medians are printed. Loopback only.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-4}
ours=18105
theirs=18106
work=$(mktemp -d)
quorate_pid=
trap 'for p in $quorate_pid $(cat "$work/nginx.pid" 2>/dev/null); do kill "$p" 2>/dev/null || :; done
      wait 2>/dev/null || :; rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/www"

cat > "$work/nginx.conf" <<CONF
worker_processes 2;
pid $work/nginx.pid;
error_log $work/nginx.err;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 10000000;
    open_file_cache max=100 inactive=60s;
    types { text/calendar ics; }
    server { listen 127.0.0.1:$theirs reuseport; root $work/www; }
}
CONF
nginx -p "$work" -c "$work/nginx.conf"

# One turn of wrk: "requests-a-second p99-in-ms".
turn() {
    wrk -t1 -c64 -d"${seconds}s" --latency "$@" | awk '
        /^ *99%/ { p99 = $2; if (p99 ~ /us$/) p99 /= 1000; else if (p99 !~ /ms$/) p99 *= 1000 }
        /^Requests\/sec/ { rate = $2 }
        /Non-2xx/ { bad = 1 }
        END { if (bad) exit 1; printf "%.0f %.2f\n", rate, p99 + 0 }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

etag() { curl -sI "$1" | tr -d '\r' | awk 'tolower($1) == "etag:" { print $2 }'; }

compare() { # NAME PATH MODE
    name=$1 path=$2 mode=$3
    : > "$work/q" ; : > "$work/n"
    set -- ; set -- "http://127.0.0.1:$ours$path"
    set_n="http://127.0.0.1:$theirs/feed-$meetings.ics"
    tag_q=$(etag "$1") tag_n=$(etag "$set_n")
    i=0
    while [ $i -lt "$rounds" ]; do
        if [ "$mode" = 304 ]; then
            turn -H "If-None-Match: $tag_q" "$1" >> "$work/q"
            turn -H "If-None-Match: $tag_n" "$set_n" >> "$work/n"
        else
            turn "$1" >> "$work/q"
            turn "$set_n" >> "$work/n"
        fi
        i=$((i + 1))
    done
    q=$(cut -d' ' -f1 "$work/q" | median) ; n=$(cut -d' ' -f1 "$work/n" | median)
    pq=$(cut -d' ' -f2 "$work/q" | median) ; pn=$(cut -d' ' -f2 "$work/n" | median)
    awk -v name="$name" -v q="$q" -v n="$n" -v pq="$pq" -v pn="$pn" 'BEGIN {
        printf "| %-22s | %8d | %8d | %5.2f | %6.2f | %6.2f |\n", name, q, n, q / n, pq, pn }'
}

echo "| feed                   |  quorate |    nginx | ratio | p99 ms | nginx  |"
echo "| ---------------------- | -------- | -------- | ----- | ------ | ------ |"
for meetings in ${SIZES:-500 5000 50000}; do
    data="$work/data-$meetings"
    path=$("$build/quorate" seed load --authorities 2 --meetings "$meetings" --seed 1 --json \
        --data "$data" 2> /dev/null |
        sed 's/.*"feeds":\[{"path":"\([^"]*\)".*/\1/')
    "$build/quorate" serve --data "$data" --listen "127.0.0.1:$ours" --base-url \
        "http://127.0.0.1:$ours" 2> "$work/serve.log" &
    quorate_pid=$!
    until curl -sf -o /dev/null "http://127.0.0.1:$ours/readyz"; do sleep 0.1; done
    curl -sf "http://127.0.0.1:$ours$path" -o "$work/www/feed-$meetings.ics"
    grep -c BEGIN:VEVENT "$work/www/feed-$meetings.ics" | grep -qx "$meetings"
    curl -sf "http://127.0.0.1:$theirs/feed-$meetings.ics" | cmp - "$work/www/feed-$meetings.ics"
    sleep 2 # nginx's cache of open files
    size=$(($(wc -c < "$work/www/feed-$meetings.ics") / 1024))
    test "$meetings" -gt 5000 || compare "200, $meetings ($size KiB)" "$path" 200
    compare "304, $meetings" "$path" 304
    kill "$quorate_pid"
    wait "$quorate_pid" 2> /dev/null || :
    quorate_pid=
done
