#!/usr/bin/python3
"""A real Thunderbird, headless: it subscribes to a feed, keeps a chair's calendars by CalDAV, and opens
an invitation, its update and its cancellation; the reply that it sends goes back to Quorate.

usage: thunderbird.py QUORATE
"""
import datetime
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.request

import icalendar
from aiosmtpd.controller import Controller

import answers
from marionette import Thunderbird
from service import (Failed, Service, add_contacts, book, booker, chair, check, free_port, in_a_month,
                     wait_for)

invitee = "thunderbird@surgery.example"


class KeptMail:
    """The server by which Thunderbird sends."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(envelope.content)
        return "250 2.0.0 Ok"


def mail_number(service, number):
    """The file of a mail to the invitee, the oldest being the first."""
    def find():
        mails = [(answers.event_of(text)["sequence"], path)
                 for path in (service.data / "mail").glob("*.eml")
                 for text in [path.read_bytes()] if f"To: {invitee}".encode() in text
                 or f"<{invitee}>".encode() in text]
        return [path for _, path in sorted(mails)][number - 1:number]
    return str(wait_for(f"mail {number} to {invitee}", find)[0])


def instant(text):
    return datetime.datetime.fromisoformat(text).timestamp()


def shown(bird, calendar, uid):
    found = [each for each in bird.call("items", calendar) if each["uid"] == uid]
    check(len(found) == 1, f"{calendar} has the meeting {len(found)} times")
    return found[0]


def realm_of(service):
    try:
        urllib.request.urlopen(urllib.request.Request(service.base + "/dav/", method="PROPFIND"))
    except urllib.error.HTTPError as refused:
        return re.search('realm="([^"]*)"', refused.headers["WWW-Authenticate"])[1]


def check_feed(bird, url):
    """Thunderbird shows what icalendar reads."""
    with urllib.request.urlopen(url) as answer:
        events = icalendar.Calendar.from_ical(answer.read()).walk("VEVENT")
    meant = {(str(each["uid"]), each["dtstart"].dt.timestamp(), str(each["summary"])) for each in events}
    check(meant, "the feed is empty")
    found = {(each["uid"], each["start"], each["title"]) for each in bird.call("items", "Feed")}
    check(found == meant, f"of the feed Thunderbird shows {found}, not {meant}")


def check_busy_time(bird, gwen, owner):
    """What Thunderbird writes is planned with; what it was for is not kept."""
    start = datetime.datetime.now(datetime.timezone.utc).replace(hour=3, minute=0, second=0, microsecond=0)
    start += datetime.timedelta(35)
    end = start + datetime.timedelta(hours=1)

    def planned():
        return [each for each in gwen.items("busy-times", owner=f"user:{owner}",
                                            **{"from": start.isoformat(), "until": end.isoformat()})
                if instant(each["starts_at"]) == start.timestamp()]
    times = [f"{each:%Y%m%dT%H%M%SZ}" for each in (start, end)]
    bird.call("add", "My busy times", "thunderbird-test", *times)
    check(len(planned()) == 1, "the service does not plan with Thunderbird's busy time")
    bird.call("refresh", "My busy times")
    title = shown(bird, "My busy times", "thunderbird-test")["title"]
    check(title == "Busy", f'the busy time is shown as "{title}"')
    bird.call("remove", "My busy times", "thunderbird-test")
    check(not planned(), "the service still plans with the busy time that Thunderbird removed")


def opened(bird, path, words, button):
    bar = bird.call("open", path)
    check(words in bar["words"], f'the bar says "{bar["words"]}", not "{words}"')
    check(button in bar["buttons"], f"the bar offers {bar['buttons']}, not {button}")
    bird.call("press", button)


def try_out(service, bird, outgoing):
    ash, gwen = service.person(booker), service.person(chair)
    contacts = add_contacts(ash, [invitee])
    meeting = book(ash, contacts, in_a_month())
    path = f"meetings/{meeting['id']}"
    seat = next(each["id"] for each in meeting["invitees"] if each.get("contact") == contacts[0])
    owner = next(each["user"] for each in meeting["invitees"] if each.get("user") == meeting["chair"])
    agency = ash.get(f"contacts/{contacts[0]}")["agency"]
    feed = ash.post("feeds", {"kind": "agency", "subject": agency, "label": "Thunderbird"})["url"]
    secret = gwen.post("app-passwords", {"name": "Thunderbird"})["password"]

    bird.call("subscribe", "Feed", feed)
    check_feed(bird, feed)

    calendars = bird.call("discover", service.base, realm_of(service), chair, secret)
    meant = {"My meetings": True, "My action points": False, "My busy times": False}
    found = {each["name"]: each["readOnly"] for each in calendars}
    check(found == meant, f"by CalDAV Thunderbird finds {found}, not {meant}")
    own = [each["uid"] for each in bird.call("items", "My meetings")
           if each["start"] == instant(meeting["starts_at"])]
    check(len(own) == 1, f"My meetings has {len(own)} meetings at {meeting['starts_at']}")
    check_busy_time(bird, gwen, owner)

    bird.call("account", invitee, outgoing.port)
    invitation = mail_number(service, 1)
    opened(bird, invitation, "contains an invitation", "imipAcceptButton")
    uid = str(answers.event_of(pathlib.Path(invitation).read_bytes())["uid"])
    check(shown(bird, "Invitations", uid)["start"] == instant(meeting["starts_at"]),
          "the invitation is kept at another time")
    taken = service.ingest(wait_for("Thunderbird sends its reply", lambda: outgoing.handler.mails)[0])
    reply = ash.get(f"{path}/invitees/{seat}")["reply"]
    check(reply == "remote", f"the reply of Thunderbird counts as {reply!r}: {taken}")

    later = datetime.datetime.fromisoformat(meeting["starts_at"]) + datetime.timedelta(hours=1)
    moved_to = later.timestamp()
    ash.post(f"{path}/reschedule", {"starts_at": later.isoformat(), "reason": "The bus comes later"},
             ash.get(path)["version"])
    bird.call("refresh", "Feed")
    check_feed(bird, feed)
    bird.call("refresh", "My meetings")
    check(shown(bird, "My meetings", own[0])["start"] == moved_to, "My meetings has the earlier time")
    opened(bird, mail_number(service, 2), "contains an update", "imipAcceptButton")
    check(shown(bird, "Invitations", uid)["start"] == moved_to, "the update did not move the meeting")

    ash.post(f"{path}/cancel", {"reason": "It is not needed any more"}, ash.get(path)["version"])
    bird.call("refresh", "Feed")
    check_feed(bird, feed)
    opened(bird, mail_number(service, 3), "contains an event cancellation", "imipDeleteButton")
    check(not bird.call("items", "Invitations"), "the meeting that was cancelled is still kept")


def main():
    outgoing = Controller(KeptMail(), "127.0.0.1", free_port())
    outgoing.start()
    try:
        script = pathlib.Path(__file__).with_name("thunderbird_inside.js")
        with Service(sys.argv[1]) as service, Thunderbird(script) as bird:
            try_out(service, bird, outgoing)
    finally:
        outgoing.stop()
    print("Thunderbird: a feed, calendars by CalDAV, an invitation, its update and its cancellation")


try:
    main()
except (Failed, subprocess.SubprocessError) as failure:
    sys.exit(f"failed: Thunderbird: {failure}")
