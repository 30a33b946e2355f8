#!/usr/bin/env bash
# vdirsyncer and khal, as a chair's calendar programs: they fetch the meetings, write a busy time, are
# given it back without what it was for, and remove it.
#   vdirsyncer_khal.sh URL E-MAIL APP_PASSWORD DAY TIME    a meeting of theirs begins at DAY TIME in London
set -euo pipefail

url=${1:?address of the service}
user=${2:?e-mail address}
password=${3:?app password}
day=${4:?day of a meeting} time=${5:?time of a meeting}
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT

fail() {
    printf 'failed: vdirsyncer and khal: %s\n' "$*" >&2
    exit 1
}

cat >"$here/vdirsyncer" <<CONF
[general]
status_path = "$here/status/"
[pair own]
a = "local"
b = "quorate"
collections = ["from b"]
conflict_resolution = "b wins"
[storage local]
type = "filesystem"
path = "$here/calendars/"
fileext = ".ics"
[storage quorate]
type = "caldav"
url = "$url/dav/"
username = "$user"
password = "$password"
CONF
cat >"$here/khal" <<CONF
[calendars]
[[meetings]]
path = $here/calendars/meetings
[[busy]]
path = $here/calendars/busy
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/London
default_timezone = Europe/London
CONF
sync() { vdirsyncer -c "$here/vdirsyncer" sync "$@" >"$here/log" 2>&1 || fail "$(tail -5 "$here/log")"; }
fetch_anew() {
    rm -rf "$here/status" "$here/calendars"
    vdirsyncer -c "$here/vdirsyncer" discover < <(yes 2>/dev/null) >"$here/log" 2>&1 ||
        fail "$(tail -5 "$here/log")"
    sync
}

fetch_anew
for calendar in meetings actions busy; do
    [ -d "$here/calendars/$calendar" ] || fail "vdirsyncer found no $calendar"
done
khal -c "$here/khal" list today 365d >/dev/null || fail "khal cannot read the meetings"
week=$(khal -c "$here/khal" list -a meetings "$day" 7d)
grep -q "^$time-.*(ref " <<<"$week" || fail "khal shows no meeting at $time in the week of $day: $week"
khal -c "$here/khal" new -a busy "$day" 09:00 10:00 "Private matter" >/dev/null
sync
sync # what is given back
grep -rqs "SUMMARY:Busy" "$here/calendars/busy" || fail "the busy time did not come back"
! grep -rqs "Private matter" "$here/calendars/busy" || fail "its title came back"
rm "$here"/calendars/busy/*.ics
sync --force-delete
fetch_anew # as another device does
! ls "$here"/calendars/busy/*.ics >/dev/null 2>&1 || fail "the busy time that was removed is still there"
echo "vdirsyncer and khal: read, wrote and removed"
