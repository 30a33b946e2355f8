#!/usr/bin/env bash
# A PostgreSQL server for the tests alone: on loopback, without fsync, gone when stopped.
#   postgres.sh start DIR PORT   prints the URL that QUORATE_TEST_POSTGRES wants: of a plain role, as
#                                a superuser climbs over the wall between authorities
#   postgres.sh stop DIR
set -euo pipefail
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || { echo "PostgreSQL is not installed: apt-get install postgresql-15" >&2; exit 1; }

# The server refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

cd /
case "${1:-}" in
start)
    dir=$2 port=$3
    if [ "$(id -u)" = 0 ]; then install -d -o postgres -m 700 "$dir"; else install -d -m 700 "$dir"; fi
    as_owner "$programs/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"/dev/null"
    as_owner tee -a "$dir/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$dir'
fsync = off
autovacuum = off
full_page_writes = off
max_connections = 200
CONF
    as_owner "$programs/pg_ctl" -D "$dir/data" -w -l "$dir/log" start >/dev/null
    as_owner "$programs/psql" -h 127.0.0.1 -p "$port" -U postgres -d postgres -q \
        -c "create role quorate login createdb"
    echo "postgresql://quorate@127.0.0.1:$port/postgres"
    ;;
stop)
    as_owner "$programs/pg_ctl" -D "$2/data" -m fast -w stop >/dev/null
    rm -rf "$2"
    ;;
*)
    echo "usage: postgres.sh start DIR PORT | stop DIR" >&2
    exit 2
    ;;
esac
