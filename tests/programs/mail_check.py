#!/usr/bin/python3
"""The mails of Quorate, read by programs that others wrote: icalendar, vobject, ical.js and node-ical.

usage: mail_check.py QUORATE MODULES

Looks at the mails of tests/golden and at those of a service: the demonstration's own, and of meetings
on both sides of each change of the clocks, of which one is moved and one is cancelled. MODULES is the
folder whose node_modules has ical.js and node-ical.
"""
import datetime
import email
import email.policy
import email.utils
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar
import vobject

from service import (Failed, Service, add_contacts, book, booker, check, london, tuesday_after, wait_for)

here = pathlib.Path(__file__).parent
golden = here.parent / "golden" / "mail"
invitee = "mail.check@surgery.example"
once = ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted")


def changes_of_the_clocks(day):
    """The next last Sundays of March and October that leave time to book on the Tuesday before."""
    for month in (3, 10):
        for year in range(day.year, day.year + 3):
            last = datetime.date(year, month, 31)
            change = last - datetime.timedelta((last.weekday() + 1) % 7)
            if change > day + datetime.timedelta(21):
                yield change
                break


def check_lines(text, longest, what):
    check(b"\r" not in text.replace(b"\r\n", b"") and b"\n" not in text.replace(b"\r\n", b""),
          f"{what}: a line does not end with CR LF")
    check(text.endswith(b"\r\n"), f"{what}: the last line has no end")
    for line in text.split(b"\r\n"):
        check(len(line) <= longest, f"{what}: a line has {len(line)} octets: {line[:80]}")


def check_head(message):
    for name in once:
        check(len(message.get_all(name, [])) == 1, f"{name} stands {len(message.get_all(name, []))} times")
    for name in message.keys():
        check(not name.lower().startswith(("list-", "bcc", "cc")), f"{name} is there")
    check(message["Auto-Submitted"] == "auto-generated", f"Auto-Submitted is {message['Auto-Submitted']}")
    check(re.fullmatch(r"<[^<>@\s]+@[^<>@\s]+>", message["Message-ID"].strip()),
          f"Message-ID is {message['Message-ID']}")
    check(message["Date"].datetime.utcoffset() is not None, f"Date is {message['Date']}")
    recipients = email.utils.getaddresses([message["To"]])
    check(len(recipients) == 1, f"it goes to {len(recipients)} people")


def calendar_in(message):
    """The calendar's bytes; None in a mail without one. The attachment is the same."""
    parts = [each for each in message.walk() if each.get_content_type() == "text/calendar"]
    if not parts:
        return None
    check(len(parts) == 1, f"it has {len(parts)} calendar parts")
    text = parts[0].get_payload(decode=True)
    check(parts[0].get_content_charset() == "utf-8", "the calendar does not say that it is UTF-8")
    for each in message.walk():
        if each.get_content_type() == "application/ics":
            check(each.get_payload(decode=True) == text, "the file is another than the part")
    method = str(icalendar.Calendar.from_ical(text)["method"])
    check(parts[0].get_param("method") == method, f"the part says {parts[0].get_param('method')}, "
                                                  f"the calendar {method}")
    return text


def listed(value):
    return value if isinstance(value, list) else [value]


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    return [{"method": str(calendar["method"]),
             "uid": str(event["uid"]),
             "sequence": event["sequence"],
             "start": event["dtstart"].dt.timestamp(),
             "end": event["dtend"].dt.timestamp(),
             "attendees": [str(each) for each in listed(event["attendee"])],
             "status": str(event["status"]),
             "summary": str(event["summary"]),
             "location": str(event.get("location", ""))} for event in calendar.walk("VEVENT")]


def by_vobject(text):
    calendar = vobject.readOne(text.decode())
    return [{"method": calendar.method.value,
             "uid": event.uid.value,
             "sequence": int(event.sequence.value),
             "start": event.dtstart.value.timestamp(),
             "end": event.dtend.value.timestamp(),
             "attendees": [each.value for each in event.attendee_list],
             "status": event.status.value,
             "summary": event.summary.value,
             "location": event.getChildValue("location", "")} for event in calendar.vevent_list]


python_parsers = {"icalendar": by_icalendar, "vobject": by_vobject}


def by_python(parser, text):
    try:
        return python_parsers[parser](text)
    except (KeyError, AttributeError, ValueError, vobject.base.VObjectError) as error:
        raise Failed(f"{parser} cannot read {text.decode()}: {error!r}") from None


def by_all(calendars, modules):
    """For each calendar what each parser reads: [{parser: events}]."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(calendars):
            files.append(pathlib.Path(folder) / f"{number}.ics")
            files[-1].write_bytes(text)
        done = subprocess.run(["node", here / "mail_check.mjs", modules, *files], check=False,
                              stdout=subprocess.PIPE, timeout=60)
    check(done.returncode == 0, "ical.js and node-ical cannot read them all")
    read = [{parser: by_python(parser, text) for parser in python_parsers} for text in calendars]
    for line in done.stdout.splitlines():
        line = json.loads(line)
        read[int(pathlib.Path(line["file"]).stem)][line["parser"]] = line["events"]
    return read


def check_calendar(text, read, recipient, meant):
    """That all parsers agree, and with what is meant where that is known."""
    check_lines(text, 75, "the calendar")
    for line in text.split(b"\r\n"):
        line.decode()  # a fold within a character
    check(len(read) == 4, f"read by {sorted(read)} alone")
    first = read["icalendar"]
    check(len(first) == 1, f"it has {len(first)} events")
    for parser, events in read.items():
        check(events == first, f"{parser} reads {events}, icalendar {first}")
    event = first[0]
    check(event["attendees"] == ["mailto:" + recipient],
          f"it invites {event['attendees']} and goes to {recipient}")
    check(event["sequence"] >= 0 and event["uid"], "it has no SEQUENCE or UID")
    check((event["status"] == "CANCELLED") == (event["method"] == "CANCEL"),
          f"a {event['method']} has the status {event['status']}")
    local = re.search(rb"DTSTART;TZID=Europe/London:(\d{8}T\d{6})", text)[1].decode()
    start = datetime.datetime.strptime(local, "%Y%m%dT%H%M%S").replace(tzinfo=zoneinfo.ZoneInfo(london))
    check(event["start"] == start.timestamp(), f"{local} in London is read as {event['start']}")
    for name, value in (meant or {}).items():
        check(event[name] == value, f"its {name} is {event[name]}, not {value}")


def all_sent(person, paths):
    return all(each["state"] == "sent" for path in paths for each in person.items(f"{path}/messages"))


def made_mails(service):
    """The mails of a service, and what is meant by those of our own meetings: ({name: bytes}, {...})."""
    ash = service.person(booker)
    contacts = add_contacts(ash, [invitee])
    days = [tuesday_after(day) for change in changes_of_the_clocks(datetime.date.today())
            for day in (change - datetime.timedelta(6), change)]
    meetings = [book(ash, contacts, day, mode="in_person") for day in days]
    paths = [f"meetings/{each['id']}" for each in meetings]
    meant = [{"method": "REQUEST", "sequence": 0, "start": in_london(day)} for day in days]
    wait_for("the invitations are sent", lambda: all_sent(ash, paths))
    later = days[0][:11] + "08:30:00"
    ash.post(f"{paths[0]}/reschedule", {"starts_at": later, "reason": "The bus comes later"}, 1)
    ash.post(f"{paths[1]}/cancel", {"reason": "It is not needed any more"}, 1)
    meant.append({"method": "REQUEST", "sequence": 1, "start": in_london(later)})
    meant.append({"method": "CANCEL", "sequence": 1, "start": in_london(days[1])})
    wait_for("the changes are sent", lambda: all_sent(ash, paths))
    return {each.name: each.read_bytes() for each in (service.data / "mail").glob("*.eml")}, meant


def in_london(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(london)).timestamp()


def main():
    program, modules = sys.argv[1:]
    mails = {each.name: each.read_bytes() for each in sorted(golden.glob("*.eml"))}
    del mails["calendar_part.eml"]  # of which only the outside matters: its calendar is none
    with Service(program) as service:
        made, meant = made_mails(service)
    mails.update(made)
    calendars, recipients = {}, {}
    for name, mail in mails.items():
        try:
            check_lines(mail, 998, "the mail")
            message = email.message_from_bytes(mail, policy=email.policy.default)
            check_head(message)
            text = calendar_in(message)
            if text:
                calendars[name] = text
                recipients[name] = email.utils.parseaddr(message["To"])[1]
        except Failed as failure:
            raise Failed(f"{name}: {failure}") from None
    read = dict(zip(calendars, by_all(calendars.values(), modules)))
    for name, text in calendars.items():
        event = read[name]["icalendar"][0]
        known = recipients[name] == invitee
        fits = [each for each in meant if known and all(event[key] == each[key] for key in each)]
        check(fits or not known, f"{name}: nobody was to be told {event}")
        try:
            check_calendar(text, read[name], recipients[name], fits[0] if fits else None)
        except Failed as failure:
            raise Failed(f"{name}: {failure}") from None
        for each in fits:
            meant.remove(each)
    check(not meant, f"nobody was told {meant}")
    print(f"Mail: {len(mails)} mails and {len(calendars)} calendars, read alike by four parsers")


try:
    main()
except (Failed, subprocess.SubprocessError) as failure:
    sys.exit(f"failed: mail check: {failure}")
