#!/usr/bin/python3
"""python-caldav, as a chair's calendar program.

usage: python_caldav.py URL E-MAIL APP_PASSWORD
"""
import datetime
import sys

import caldav

from service import Failed, check

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
"""


def main():
    url, email, secret = sys.argv[1:]
    client = caldav.DAVClient(url + "/dav/", username=email, password=secret)
    calendars = {str(each.url).rstrip("/").split("/")[-1]: each for each in client.principal().calendars()}
    check({"meetings", "busy"} <= set(calendars), f"it finds {calendars}")
    busy = calendars["busy"]
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    start = now + datetime.timedelta(days=3)
    stamp = start.strftime("%Y%m%dT%H%M%SZ")
    written = text.format(stamp)

    event = busy.save_event(written)
    event.load()
    check("SUMMARY:Busy" in event.data and "Private" not in event.data, f"given back is {event.data}")
    event.data = written.replace("DURATION:PT1H", "DURATION:PT2H")
    event.save()
    event.load()
    end = event.icalendar_instance.subcomponents[-1]["DTEND"].dt
    check(end - start == datetime.timedelta(hours=2), f"after the change it is {event.data}")

    found = busy.date_search(start, start + datetime.timedelta(days=2), expand=True)
    check(found, "the entry is not found by its time")
    taken = busy.freebusy_request(start - datetime.timedelta(hours=1), start + datetime.timedelta(days=2))
    check("FREEBUSY" in taken.data and stamp in taken.data, f"taken is {taken.data}")

    token = busy.objects_by_sync_token(load_objects=False).sync_token
    event.delete()
    check(any(True for each in busy.objects_by_sync_token(token)), "its removal is not told")
    try:
        calendars["meetings"].save_event(written)
    except caldav.lib.error.DAVError:
        return
    raise Failed("a meeting could be written")


try:
    main()
    print("python-caldav: read, wrote, changed, searched and removed")
except (Failed, caldav.lib.error.DAVError) as failure:
    sys.exit(f"failed: python-caldav: {failure}")
