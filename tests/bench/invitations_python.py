#!/usr/bin/python3
"""Invitations a second, each the whole message as it goes over SMTP: quorate-bench against
python3-icalendar with the email package of the standard library, taking turns on one core.
    tests/bench/invitations_python.py [BUILD_DIR]    (default build/release; needs python3-icalendar)
"""

import datetime
import email
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

import icalendar

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release")
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = 2.0
OURS = ["invitation_message", "invitation_text", "invitation_text_by_libical"]

ORGANISER = "meetings+7kx2pq@meetings.example.org"
NAME = "Example Council Conference Team"
# The zone is read once, as a careful program would.
ZONE = icalendar.Calendar.from_ical((ROOT / "tests/golden/calendar/request.ics").read_text())
ZONE = [each for each in ZONE.subcomponents if each.name == "VTIMEZONE"][0]
LINK = "k3x9v7q2m5"


def bodies():
    """What our templates make of the same facts."""
    golden = (ROOT / "tests/golden/mail/request.eml").read_bytes()
    message = email.message_from_bytes(golden, policy=SMTP)
    return [message.get_body((kind,)).get_content() for kind in ("plain", "html")]


TEXT, HTML = bodies()


def calendar_text(number, link):
    start = datetime.datetime(2027, 4, 2, 9, 30)
    london = {"TZID": "Europe/London"}
    issued = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.timezone.utc)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Quorate//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "REQUEST")
    calendar.add_component(ZONE)
    event = icalendar.Event()
    event.add("uid", "7f0c3f0e-7a54-4a53-9d0e-0f5b8c%06d" % number)
    event.add("dtstamp", issued)
    event.add("created", issued)
    event.add("last-modified", issued)
    event.add("sequence", 0)
    event.add("dtstart", start, parameters=london)
    event.add("dtend", start + datetime.timedelta(minutes=90), parameters=london)
    event.add("summary", "Multi-agency meeting (ref 4F7K)")
    event.add("location", "Civic Centre, Room 2.14")
    event.add("description", "Reply, and see what is needed from you, on your page: "
              "https://meetings.example.org/i/%s\nThis invitation holds no case information." % link)
    organiser = icalendar.vCalAddress("mailto:" + ORGANISER)
    organiser.params["cn"] = icalendar.vText(NAME)
    event["organizer"] = organiser
    attendee = icalendar.vCalAddress("mailto:j.okafor@nhs.example")
    for name, value in (("cutype", "INDIVIDUAL"), ("role", "REQ-PARTICIPANT"),
                        ("partstat", "NEEDS-ACTION"), ("rsvp", "TRUE"),
                        ("cn", "Okafor, Ms J (Health)")):
        attendee.params[name] = icalendar.vText(value)
    event.add("attendee", attendee, encode=0)
    event.add("status", "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    event.add("x-microsoft-cdo-busystatus", "BUSY")
    event.add("x-microsoft-disallow-counter", "FALSE")
    calendar.add_component(event)
    return calendar.to_ical()


def message_bytes(number):
    link = "k3x9v7q2m5%06d" % number
    ics = calendar_text(number, link)
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(NAME, addr_spec="meetings@meetings.example.org")
    message["Reply-To"] = Address(NAME, addr_spec=ORGANISER)
    message["To"] = Address("Okafor, Ms J (Health)", addr_spec="j.okafor@nhs.example")
    message["Subject"] = "Invitation: Multi-agency meeting (ref 4F7K)"
    message["Date"] = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.timezone.utc)
    message["Message-ID"] = "<k3x9v7q2m%06d@meetings.example.org>" % number
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(TEXT.replace(LINK, link))
    message.add_alternative(HTML.replace(LINK, link), subtype="html")
    message.add_alternative(ics, maintype="text", subtype="calendar",
                            params={"charset": "UTF-8", "method": "REQUEST"})
    message.add_attachment(ics, maintype="application", subtype="ics", filename="invite.ics")
    return message.as_bytes()


def python_rate(make):
    made, began = 0, time.process_time()
    while time.process_time() - began < SECONDS:
        made += 1
        make(made)
    return made / (time.process_time() - began)


def our_rates():
    told = subprocess.run(
        [BUILD / "quorate-bench", "--benchmark_filter=^invitation_", "--benchmark_format=json",
         "--benchmark_min_time=1"], check=True, capture_output=True).stdout
    return {each["name"]: each["items_per_second"] for each in json.loads(told)["benchmarks"]}


def main():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rates = {name: [] for name in OURS + ["python message", "python text"]}
    for _ in range(ROUNDS):
        for name, rate in our_rates().items():
            rates[name].append(rate)
        rates["python message"].append(python_rate(message_bytes))
        rates["python text"].append(python_rate(lambda number: calendar_text(number, LINK)))
    median = {name: statistics.median(each) for name, each in rates.items()}
    print("| what | a second | python-icalendar and email | ratio |")
    print("| --- | --- | --- | --- |")
    for ours, theirs in (("invitation_message", "python message"), ("invitation_text", "python text"),
                         ("invitation_text_by_libical", "python text")):
        print("| %s | %d | %d | %.1f |" %
              (ours, median[ours], median[theirs], median[ours] / median[theirs]))


main()
