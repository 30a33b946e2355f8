#!/usr/bin/env bash
# Real calendar programs against a running service: vdirsyncer with khal, and python-caldav; tsdav too
# where CHECK_NODE_BASE names a folder whose node_modules has it.
#   caldav_clients.sh URL USER PASSWORD     URL: http://127.0.0.1:8080, over loopback or https
# The person must have "My busy times" (chairs have). Needs: vdirsyncer khal python3-caldav.
set -euo pipefail

url=${1:?address of the service}
user=${2:?e-mail address}
password=${3:?app password}
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT

say() { printf '%s\n' "$*" >&2; }
fail() {
    say "failed: $*"
    exit 1
}
programs=0

if command -v vdirsyncer >/dev/null && command -v khal >/dev/null; then
    programs=$((programs + 1))
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
    sync() { vdirsyncer -c "$here/vdirsyncer" sync >"$here/log" 2>&1 || fail "$(tail -5 "$here/log")"; }
    vdirsyncer -c "$here/vdirsyncer" discover < <(yes 2>/dev/null) >"$here/log" 2>&1 || fail "$(tail -5 "$here/log")"
    sync
    for calendar in meetings actions busy; do
        [ -d "$here/calendars/$calendar" ] || fail "vdirsyncer found no $calendar"
    done
    khal -c "$here/khal" list today 365d >/dev/null || fail "khal cannot read the meetings"
    day=$(date -d '+9 days' +%F)
    khal -c "$here/khal" new -a busy "$day" 09:00 10:00 "Private matter" >/dev/null
    sync
    sync # what is given back
    grep -rqs "SUMMARY:Busy" "$here/calendars/busy" || fail "the busy time did not come back"
    ! grep -rqs "Private matter" "$here/calendars/busy" || fail "its title came back"
    rm "$here"/calendars/busy/*.ics
    vdirsyncer -c "$here/vdirsyncer" sync --force-delete >"$here/log" 2>&1 || fail "$(tail -5 "$here/log")"
    say "vdirsyncer and khal: read, wrote and removed"
fi

if /usr/bin/python3 -c 'import caldav' 2>/dev/null; then
    programs=$((programs + 1))
    URL=$url USER_NAME=$user SECRET=$password /usr/bin/python3 - <<'PYTHON' || fail "python-caldav"
import datetime, os
import caldav

client = caldav.DAVClient(os.environ["URL"] + "/dav/", username=os.environ["USER_NAME"],
                          password=os.environ["SECRET"])
calendars = {str(each.url).rstrip("/").split("/")[-1]: each
             for each in client.principal().calendars()}
assert {"meetings", "busy"} <= set(calendars), calendars
busy = calendars["busy"]
start = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(days=3)
text = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:python-caldav-test
DTSTAMP:20260101T000000Z
DTSTART:{0}
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=3
SUMMARY:Private matter
END:VEVENT
END:VCALENDAR
""".format(start.strftime("%Y%m%dT%H%M%SZ"))
event = busy.save_event(text)
event.load()
assert "SUMMARY:Busy" in event.data and "Private" not in event.data, event.data
event.data = text.replace("DURATION:PT1H", "DURATION:PT2H")
event.save()
event.load()
assert event.icalendar_instance.subcomponents[-1]["DTEND"].dt - start == datetime.timedelta(hours=2), event.data
found = busy.date_search(start, start + datetime.timedelta(days=2), expand=True)
assert found, "the entry is not found by its time"
taken = busy.freebusy_request(start - datetime.timedelta(hours=1), start + datetime.timedelta(days=2))
stamp = start.strftime("%Y%m%dT%H%M%SZ")
assert "FREEBUSY" in taken.data and stamp in taken.data, taken.data
token = busy.objects_by_sync_token(load_objects=False).sync_token
event.delete()
assert any(True for each in busy.objects_by_sync_token(token)), "its removal is not told"
try:
    calendars["meetings"].save_event(text)
    raise AssertionError("a meeting could be written")
except caldav.lib.error.DAVError:
    pass
PYTHON
    say "python-caldav: read, wrote, changed, searched and removed"
fi

if [ -n "${CHECK_NODE_BASE:-}" ]; then
    programs=$((programs + 1))
    URL=$url USER_NAME=$user SECRET=$password node --input-type=module - <<'NODE' || fail "tsdav"
import { createRequire } from 'node:module';
const { createDAVClient } = createRequire(process.env.CHECK_NODE_BASE)('tsdav');
const client = await createDAVClient({
    serverUrl: process.env.URL,
    credentials: { username: process.env.USER_NAME, password: process.env.SECRET },
    authMethod: 'Basic',
    defaultAccountType: 'caldav',
});
const calendars = await client.fetchCalendars();
const busy = calendars.find((each) => each.url.endsWith('/busy/'));
if (!busy) throw new Error('no busy times among ' + calendars.map((each) => each.url));
const start = new Date(Date.now() + 4 * 86400000).toISOString().replace(/[-:]|\.\d+/g, '');
const iCalString = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', 'BEGIN:VEVENT',
    'UID:tsdav-test', 'DTSTAMP:20260101T000000Z', 'DTSTART:' + start, 'DURATION:PT1H',
    'SUMMARY:Private matter', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
const made = await client.createCalendarObject({ calendar: busy, filename: 'tsdav.ics', iCalString });
if (!made.ok) throw new Error('not made: ' + made.status);
const objects = await client.fetchCalendarObjects({ calendar: busy });
const own = objects.find((each) => each.url.endsWith('tsdav.ics'));
if (!own || !own.data.includes('SUMMARY:Busy')) throw new Error('not given back');
const changed = await client.updateCalendarObject({
    calendarObject: { ...own, data: iCalString.replace('PT1H', 'PT3H') },
});
if (!changed.ok) throw new Error('not changed: ' + changed.status);
const [now] = await client.fetchCalendarObjects({ calendar: busy, objectUrls: [own.url] });
if (now.etag === own.etag) throw new Error('its tag did not change');
const stale = await client.updateCalendarObject({ calendarObject: { ...own, data: iCalString } });
if (stale.status !== 412) throw new Error('a change that nobody saw was overwritten');
const gone = await client.deleteCalendarObject({ calendarObject: now });
if (!gone.ok) throw new Error('not removed: ' + gone.status);
NODE
    say "tsdav: found, wrote, changed and removed"
fi

[ "$programs" -gt 0 ] || fail "none of the programs is installed"
