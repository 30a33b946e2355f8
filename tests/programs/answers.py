"""What programs send when somebody answers an invitation, in the forms that reach a council:

outlook      alternative, base64, without ORGANIZER, with a Windows zone, "Accepted: ..." as SUMMARY
gmail        mixed with a file, the whole event given back
apple        a file without method= in alternative > mixed, quoted-printable
thunderbird  mixed with a file, 8bit, the whole event given back
"""
import base64
import datetime
import email
import email.policy
import email.utils
import quopri
import uuid

import icalendar

forms = ("outlook", "gmail", "apple", "thunderbird")
sentences = {"ACCEPTED": "Accepted: ", "DECLINED": "Declined: "}


def calendar_of(mail):
    """The calendar in a mail: its part text/calendar and what icalendar makes of it."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    part = next(each for each in message.walk() if each.get_content_type() == "text/calendar")
    return part, icalendar.Calendar.from_ical(part.get_payload(decode=True))


def event_of(mail):
    return calendar_of(mail)[1].walk("VEVENT")[0]


def address_of(person):
    """Of an ORGANIZER or ATTENDEE."""
    return str(person).removeprefix("mailto:").removeprefix("MAILTO:")


def wrapped(kind, parts):
    boundary = "=_" + uuid.uuid4().hex
    inside = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inside}--{boundary}--\n'


def plain(text):
    return f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"


def in_base64(text):
    return base64.encodebytes(text.encode()).decode()


def reply_calendar(form, invitation, partstat):
    event = event_of(invitation)
    attendee = event["attendee"]
    attendee.params.clear()
    attendee.params["PARTSTAT"] = partstat
    event["dtstamp"] = icalendar.vDatetime(datetime.datetime.now(datetime.timezone.utc))
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("method", "REPLY")
    calendar.add("prodid", {
        "outlook": "Microsoft Exchange Server 2010",
        "gmail": "-//Google Inc//Google Calendar 70.9054//EN",
        "apple": "-//Apple Inc.//macOS 15.1//EN",
        "thunderbird": "-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN"}[form])
    if form == "outlook":
        event["summary"] = sentences[partstat] + event["summary"]
        for name in ("organizer", "description", "url"):
            event.pop(name, None)
        for name in ("dtstart", "dtend"):
            event[name].params["TZID"] = "GMT Standard Time"
        event.add("x-microsoft-cdo-appt-sequence", event["sequence"])
    calendar.add_component(event)
    return calendar.to_ical().decode()


def answer(form, invitation, partstat="ACCEPTED"):
    """The mail by which the invited person answers: (from, to, bytes)."""
    event = event_of(invitation)
    sender = address_of(event["attendee"])
    organizer = address_of(event["organizer"])
    text = reply_calendar(form, invitation, partstat)
    words = sentences[partstat].removesuffix(": ") + "."
    part = 'text/calendar; charset="utf-8"; method=REPLY'
    if form == "outlook":
        body = wrapped("alternative", [
            plain(words),
            f"Content-Type: {part}\nContent-Transfer-Encoding: base64\n\n{in_base64(text)}"])
    elif form == "gmail":
        body = wrapped("mixed", [
            wrapped("alternative", [
                plain(words),
                f"Content-Type: text/html; charset=utf-8\n\n<p>{words}</p>\n",
                f"Content-Type: {part}\nContent-Transfer-Encoding: 8bit\n\n{text}"]),
            'Content-Type: application/ics; name="invite.ics"\n'
            'Content-Disposition: attachment; filename="invite.ics"\n'
            f"Content-Transfer-Encoding: base64\n\n{in_base64(text)}"])
    elif form == "apple":
        body = wrapped("alternative", [
            plain(words),
            wrapped("mixed", [
                "Content-Type: text/html; charset=us-ascii\n\n<html><body></body></html>\n",
                'Content-Type: text/calendar; x-unix-mode=0644; name="iCal.ics"\n'
                "Content-Disposition: attachment; filename=iCal.ics\n"
                "Content-Transfer-Encoding: quoted-printable\n\n"
                + quopri.encodestring(text.replace("\r\n", "\n").encode()).decode()])])
    else:
        body = wrapped("mixed", [
            wrapped("alternative", [
                plain(words),
                f"Content-Type: {part}\nContent-Transfer-Encoding: 8BIT\n\n{text}"]),
            "Content-Type: application/ics; name=invite.ics\n"
            "Content-Disposition: attachment; filename=invite.ics\n"
            f"Content-Transfer-Encoding: 8BIT\n\n{text}"])
    head = (f"From: <{sender}>\nTo: <{organizer}>\n"
            f"Subject: {sentences[partstat]}{event_of(invitation)['summary']}\n"
            f"Date: {email.utils.formatdate()}\n"
            f"Message-ID: {email.utils.make_msgid(domain='surgery.example')}\n"
            "MIME-Version: 1.0\n")
    mail = (head + body).replace("\r\n", "\n").replace("\n", "\r\n")
    return sender, organizer, mail.encode()
