"""A service with the demonstration in it, for as long as a program is tried, and people who ask its API."""
import contextlib
import datetime
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

password = "quorate demo 2026"
chair = "gwen.sampleford@exampleshire.example"
booker = "ash.demosby@exampleshire.example"
london = "Europe/London"


# Told to stop, a program ends what it started.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("failed: was told to stop"))


class Failed(Exception):
    """What a program shows is not what it should show."""


def check(holds, what):
    if not holds:
        raise Failed(what)


def wait_for(what, look, seconds=60):
    """What `look` finds, once it finds something; Failed when it takes too long."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"not within {seconds} seconds: {what}")
        time.sleep(0.2)


def show_end(log, lines=8):
    """The last lines of a log, beside what failed."""
    print(f"{log.name}:", *log.read_text(errors="replace").splitlines()[-lines:], sep="\n", file=sys.stderr)


def free_port():
    """A port that nobody listens on. Bound a moment later, so a clash is unlikely, not impossible."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


class Person:
    """Somebody who is signed in to the API. Anything but the status that is meant is Failed."""

    def __init__(self, base, email):
        self.base = base
        self.token = None
        self.token = self.post("session", {"email": email, "password": password})["token"]

    def ask(self, method, path, body=None, headers=()):
        request = urllib.request.Request(f"{self.base}/api/v1/{path}", method=method)
        request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        for name, value in headers:
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, body and json.dumps(body).encode(), 30) as answer:
                return json.loads(answer.read() or "null")
        except urllib.error.HTTPError as refused:
            raise Failed(f"{method} {path}: {refused.code} {refused.read().decode()}") from None

    def get(self, path, **query):
        return self.ask("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def items(self, path, **query):
        return self.get(path, **query)["items"]

    def post(self, path, body, version=None):
        return self.ask("POST", path, body, [("If-Match", f'"{version}"')] if version else ())


class Service:
    """`with Service(program) as service:` serves the demonstration until the block ends."""

    def __init__(self, program, settings=""):
        self.program = os.path.abspath(program)
        self.settings = settings
        self.base = f"http://127.0.0.1:{free_port()}"

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="quorate-programs-")
        self.data = pathlib.Path(self.folder.name) / "data"
        settings = pathlib.Path(self.folder.name) / "settings.toml"
        settings.write_text(f'base_url = "{self.base}"\n{self.settings}')
        subprocess.run([self.program, "seed", "demo", "--data", self.data], check=True,
                       stdout=subprocess.DEVNULL, timeout=120)
        self.log = pathlib.Path(self.folder.name) / "service.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--demo", "--config", settings, "--data", self.data,
                 "--listen", self.base.removeprefix("http://")],
                stdout=log, stderr=log)
        try:
            wait_for("the service answers", self.is_ready)
        except BaseException as failure:
            self.__exit__(failure)
            raise
        return self

    def __exit__(self, *failure):
        if any(failure):
            show_end(self.log)
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()

    def is_ready(self):
        if self.process.poll() is not None:
            raise Failed("the service ended")
        try:
            with urllib.request.urlopen(self.base + "/readyz", timeout=5):
                return True
        except OSError:
            return False

    def person(self, email):
        return Person(self.base, email)

    def ingest(self, mail):
        """Hands a mail in, as a mail server would; gives what became of it."""
        done = subprocess.run([self.program, "mail", "ingest", "--data", self.data], input=mail,
                              capture_output=True, check=True, timeout=60)
        return json.loads(done.stdout)


def tuesday_after(day):
    """The first Tuesday from `day` on, early in the morning, when the demonstration has no meetings."""
    return (day + datetime.timedelta((1 - day.weekday()) % 7)).isoformat() + "T07:30:00"


def in_a_month():
    return tuesday_after(datetime.date.today() + datetime.timedelta(30))


def add_contacts(person, addresses):
    """One contact in a health agency for each address; gives their ids in the same order."""
    agency = next(each for each in person.items("agencies") if each["kind"] == "health")
    return [person.post("contacts", {"agency": agency["id"], "name": "Test " + address.split("@")[0].title(),
                                     "job_title": "Health visitor", "email": address})["id"]
            for address in addresses]


def book(person, contacts, starts_at, mode="video"):
    """A review of a family of the demonstration, chaired by `chair`, with these contacts."""
    case = next(each["id"] for each in person.items("cases") if each["open"])
    return person.post("meetings", {
        "case": case,
        "children": [each["id"] for each in person.items(f"cases/{case}/children")],
        "type": "cin_review",
        "starts_at": starts_at,
        "duration_minutes": 60,
        "chair": next(each["id"] for each in person.items("users") if each["email"] == chair),
        "mode": mode,
        "venue": "Civic Centre, Room 2.14" if mode == "in_person" else None,
        "video_link": "https://video.example/room" if mode == "video" else None,
        "invitees": [{"contact": each} for each in contacts],
        "confirm_busy": True,
    })
