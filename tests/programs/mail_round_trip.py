#!/usr/bin/python3
"""A mail round trip through a real Postfix and a real Dovecot.

usage: mail_round_trip.py QUORATE

Quorate hands invitations to Postfix, Dovecot keeps them, invited people answer as their programs do,
and Quorate reads the answers from its own mailbox by IMAP. Then the meeting is moved and cancelled.
One address does not exist: what comes back has to be a task on its seat within a minute.
"""
import contextlib
import datetime
import http.cookiejar
import imaplib
import pathlib
import shutil
import smtplib
import ssl
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

import answers
from service import (Failed, Service, add_contacts, book, booker, check, free_port, in_a_month, listens,
                     password, show_end, wait_for)

mailbox_password = "correct-horse"
own_mailbox = "meetings@exampleshire.example"
people = {f"{form}@surgery.example": form for form in answers.forms}
answered = {form: "DECLINED" if form == "apple" else "ACCEPTED" for form in answers.forms}
replies = {"ACCEPTED": "remote", "DECLINED": "cannot_come"}  # the meeting is held by video
nobody = "gone@surgery.example"


class Servers:
    """Postfix and Dovecot, until the block ends."""

    script = pathlib.Path(__file__).with_name("mail_servers.sh")

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="quorate-mail-"))
        self.folder.chmod(0o711)  # Dovecot runs as somebody else
        self.dir = self.folder / "servers"
        self.smtp, self.imap, lmtp, auth = (free_port() for _ in range(4))
        ports = [str(each) for each in (self.smtp, self.imap, lmtp, auth)]
        try:
            subprocess.run([self.script, "start", self.dir, *ports, own_mailbox, *people], check=True,
                           timeout=60)
            self.tls = ssl.create_default_context(cafile=self.dir / "certificate.pem")
            wait_for("Postfix and Dovecot listen", lambda: listens(self.smtp) and listens(self.imap))
        except BaseException as failure:
            self.__exit__(failure)
            raise
        return self

    def __exit__(self, *failure):
        if any(failure):
            for log in self.dir.glob("*.log"):
                show_end(log)
        subprocess.run([self.script, "stop", self.dir], check=False, timeout=60)
        shutil.rmtree(self.folder)

    def settings(self):
        secret = self.folder / "password"
        secret.write_text(mailbox_password)
        return f"""
[mail]
transport = "smtp"
host = "localhost"
port = {self.smtp}
starttls = "required"
user = "{own_mailbox}"
password_file = "{secret}"
ca_file = "{self.dir / "certificate.pem"}"
inbound_imap_host = "localhost"
inbound_imap_port = {self.imap}
inbound_imap_user = "{own_mailbox}"
inbound_imap_password_file = "{secret}"
"""

    def mails(self, address):
        """What is in somebody's mailbox, the oldest first."""
        with imaplib.IMAP4_SSL("localhost", self.imap, ssl_context=self.tls, timeout=20) as box:
            box.login(address, mailbox_password)
            count = int(box.select(readonly=True)[1][0])
            return [box.fetch(str(each + 1), "(BODY.PEEK[])")[1][0][1] for each in range(count)]

    def mail(self, address, number):
        return wait_for(f"mail {number} to {address}", lambda: self.mails(address)[number - 1:number])[0]

    def send(self, sender, recipient, mail):
        """As another mail server would: without a password."""
        with smtplib.SMTP("localhost", self.smtp, timeout=20) as server:
            server.starttls(context=self.tls)
            server.sendmail(sender, [recipient], mail, mail_options=["BODY=8BITMIME"])


def told(servers, address, number, method, sequence, earlier=None):
    """The mail is what it should be, and comes after `earlier`."""
    mail = servers.mail(address, number)
    part, calendar = answers.calendar_of(mail)
    event = calendar.walk("VEVENT")[0]
    check(str(calendar["method"]) == method and part.get_param("method") == method,
          f"{address}: mail {number} is a {calendar['method']}, not a {method}")
    check(event["sequence"] == sequence, f"{address}: {method} has SEQUENCE {event['sequence']}")
    check(not isinstance(event["attendee"], list), f"{address}: {method} names other people")
    check(answers.address_of(event["attendee"]) == address, f"{address}: {method} is for another")
    if earlier:
        before = answers.event_of(earlier)
        for name in ("uid", "organizer", "attendee"):
            check(event[name] == before[name], f"{address}: {method} has another {name}")
        check(event["dtstamp"].dt >= before["dtstamp"].dt, f"{address}: {method} is older")
    return mail, event


def page(service, path):
    """What the booker is shown."""
    policy = http.cookiejar.DefaultCookiePolicy(secure_protocols=("http",))  # as browsers do on loopback
    browser = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar(policy)))
    form = {"email": booker, "password": password, "csrf": "", "next": ""}
    browser.open(urllib.request.Request(service.base + "/sign-in", headers={"Origin": service.base},
                                        data=urllib.parse.urlencode(form).encode()), timeout=30)
    with browser.open(service.base + path, timeout=30) as answer:
        return answer.read().decode()


def main():
    with Servers() as servers, Service(sys.argv[1], servers.settings()) as service:
        ash = service.person(booker)
        contacts = add_contacts(ash, [*people, nobody])
        meeting = book(ash, contacts, in_a_month())
        path = f"meetings/{meeting['id']}"
        seats = {each["contact"]: each["id"] for each in meeting["invitees"] if "contact" in each}

        invited = {}
        for address, form in people.items():
            invited[address], event = told(servers, address, 1, "REQUEST", 0)
            start = event["dtstart"].dt.astimezone(datetime.timezone.utc)
            check(start == datetime.datetime.fromisoformat(meeting["starts_at"]),
                  f"{address}: invited for {start}, not for {meeting['starts_at']}")
            servers.send(*answers.answer(form, invited[address], answered[form]))

        def came_back():
            return [each for each in ash.items(f"{path}/invitees/{seats[contacts[-1]]}/deliveries")
                    if each["step"] == "bounced"]

        wait_for("Postfix sends back what nobody gets", lambda: any(
            b"Undelivered Mail" in each for each in servers.mails(own_mailbox)))
        bounced = wait_for("what came back is on the seat", came_back)
        check(bounced[0]["code"] == "5.1.1", f"came back with {bounced[0]['code']}")
        check("Mend the address" in page(service, "/" + path),
              "the meeting's page does not ask for the address that came back to be mended")

        def reply(contact):
            return ash.get(f"{path}/invitees/{seats[contact]}")["reply"]

        for (address, form), contact in zip(people.items(), contacts):
            meant = replies[answered[form]]
            with contextlib.suppress(Failed):
                wait_for("the reply", lambda: reply(contact) == meant, 90)
            check(reply(contact) == meant,
                  f"the reply as {form} sends it is {reply(contact)!r}, not {meant!r}")

        ash.post(f"{path}/reschedule", {"duration_minutes": 90, "reason": "The family asked for it"},
                 ash.get(path)["version"])
        moved = {}
        for address in people:
            moved[address], event = told(servers, address, 2, "REQUEST", 1, invited[address])
            length = event["dtend"].dt - event["dtstart"].dt
            check(length == datetime.timedelta(minutes=90), f"{address}: the update lasts {length}")

        ash.post(f"{path}/cancel", {"reason": "It is not needed any more"}, ash.get(path)["version"])
        for address in people:
            _, event = told(servers, address, 3, "CANCEL", 2, moved[address])
            check(event["status"] == "CANCELLED", f"{address}: the status is {event['status']}")


try:
    main()
    print("Postfix and Dovecot: invited, answered in four forms, came back, moved and cancelled")
except (Failed, subprocess.SubprocessError) as failure:
    sys.exit(f"failed: mail round trip: {failure}")
