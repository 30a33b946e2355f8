#!/usr/bin/python3
"""CalDAV: REPORTs a second against Radicale and Xandikos with the same entries, taking turns, and
what a REPORT with few results costs as the calendar grows.

    tests/bench/caldav_peers.py [BUILD_DIR]     (default build/release)

Needs wrk; radicale and xandikos with git where they are to be compared. Loopback only, no TLS. The
person is a chair who has a seat at every meeting of the load data, so that the calendar holds as
many entries as the peers' collections. Loading 50,000 meetings takes a minute or two; ROUNDS,
SECONDS_EACH and SIZES in the environment make it shorter.
"""
import base64
import bisect
import datetime
import hashlib
import html
import http.client
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release")
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = int(os.environ.get("SECONDS_EACH", "4"))
SIZES = [int(each) for each in os.environ.get("SIZES", "500 5000 50000").split()]
COMPARED = 5000
OURS, RADICALE, XANDIKOS = 18107, 18108, 18109
SECRET = "abcdefghijklmnopqrstuvwxyz234567"
TICKS = os.sysconf("SC_CLK_TCK")

QUERY = """<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR">
<C:comp-filter name="VEVENT">%s</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"""
RANGE = '<C:time-range start="%s" end="%s"/>'
FREE_BUSY = """<?xml version="1.0"?><C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">%s
</C:free-busy-query>"""


def span(start, length):
    return RANGE % tuple(each.strftime("%Y%m%dT%H%M%SZ") for each in (start, start + length))


class Server:
    """A server process with one calendar in it."""

    def __init__(self, name, port, command, path, user, secret, env=None):
        self.name, self.port, self.path = name, port, path
        self.basic = "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, env=env)
        for _ in range(300):
            try:
                self.ask("OPTIONS", "")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"{name} does not start")

    def ask(self, method, body, path=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request(method, path or self.path, body,
                           {"Authorization": self.basic, "Depth": "1",
                            "Content-Type": "application/xml"})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def processor_time(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")")[-1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def turn(self, body, connections, work):
        """Answers a second, and the server's processor time for each in microseconds."""
        script = work / "report.lua"
        quoted = body.replace("\n", "")
        script.write_text(f"""wrk.method = "REPORT"
wrk.body = [[{quoted}]]
wrk.headers["Authorization"] = "{self.basic}"
wrk.headers["Depth"] = "1"
wrk.headers["Content-Type"] = "application/xml"
""")
        before = self.processor_time()
        told = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "60s", "-s", script,
             f"http://127.0.0.1:{self.port}{self.path}"],
            check=True, capture_output=True, text=True).stdout
        if "Non-2xx" in told:
            raise RuntimeError(f"{self.name}: {told}")
        done = int(re.search(r"(\d+) requests in", told).group(1))
        if done < connections:  # one takes longer than a turn
            began = time.monotonic()
            self.ask("REPORT", body)
            took = time.monotonic() - began
            return 1 / took, took * 1e6
        rate = float(re.search(r"Requests/sec: *([\d.]+)", told).group(1))
        return rate, (self.processor_time() - before) * 1e6 / max(done, 1)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def person_with_every_meeting(data):
    """Gives the first chair a seat at each meeting, and an app password. Their id and address."""
    database = sqlite3.connect(data / "quorate.db")
    user, authority, email = database.execute(
        "select id, authority_id, email from staff_user where role = 'CC' order by email").fetchone()
    with database:
        for (meeting,) in database.execute("select id from meeting").fetchall():
            database.execute(
                "insert into invitee (id, authority_id, meeting_id, user_id, requirement, email, "
                "calendar_uid, link_hash, created_at) values (?, ?, ?, ?, 'optional', ?, ?, ?, 0) "
                "on conflict do nothing",
                ("bench-" + meeting, authority, meeting, user, email, "bench-" + meeting,
                 "bench-" + meeting))
        database.execute(
            "insert into app_password (id, authority_id, user_id, name, secret_hash, created_at, "
            "last_used_at) values ('bench', ?, ?, 'bench', ?, 0, ?)",
            (authority, user, hashlib.sha256(SECRET.encode()).hexdigest(), int(time.time())))
    database.close()
    return user, email


def quorate_with(size, work):
    data = work / f"data-{size}"
    subprocess.run([BUILD / "quorate", "seed", "load", "--authorities", "1", "--meetings",
                    str(size), "--seed", "1", "--data", data], check=True, capture_output=True)
    user, email = person_with_every_meeting(data)
    return Server("quorate", OURS,
                  [BUILD / "quorate", "serve", "--data", data, "--listen", f"127.0.0.1:{OURS}",
                   "--base-url", f"http://127.0.0.1:{OURS}"],
                  f"/dav/calendars/{user}/meetings/", email, SECRET)


def entries_of(server):
    status, text = server.ask("REPORT", QUERY % "")
    if status != 207:
        raise RuntimeError(f"{server.name}: {status} {text[:200]}")
    found = re.findall(r"<[A-Za-z]*:?calendar-data[^>]*>(.*?)</", text, re.S)
    return [html.unescape(each).replace("\r\n", "\n").replace("\n", "\r\n") for each in found]


def write_entries(folder, entries):
    for number, entry in enumerate(entries):
        (folder / f"{number}.ics").write_bytes(entry.encode())


def radicale_with(entries, work):
    folder = work / "radicale/collection-root/u/cal"
    folder.mkdir(parents=True)
    (folder / ".Radicale.props").write_text('{"tag": "VCALENDAR"}')
    write_entries(folder, entries)
    config = work / "radicale.conf"
    config.write_text(f"""[server]
hosts = 127.0.0.1:{RADICALE}
[auth]
type = none
[storage]
filesystem_folder = {work / "radicale"}
[logging]
level = error
""")
    return Server("radicale", RADICALE, ["/usr/bin/python3", "-m", "radicale", "--config", config],
                  "/u/cal/", "u", "p")


def xandikos_with(entries, work):
    folder = work / "xandikos"
    command = ["xandikos", "-d", folder, "--defaults", "-l", "127.0.0.1", "-p", str(XANDIKOS),
               "--current-user-principal", "/u/"]
    first = Server("xandikos", XANDIKOS, command, "/u/", "u", "p")
    first.stop()
    calendar = folder / "u/calendars/calendar"
    write_entries(calendar, entries)
    git = ["git", "-C", calendar, "-c", "user.name=u", "-c", "user.email=u@u.example"]
    subprocess.run(git + ["add", "-A"], check=True, capture_output=True)
    subprocess.run(git + ["commit", "-q", "-m", "entries"], check=True, capture_output=True)
    return Server("xandikos", XANDIKOS, command, "/u/calendars/calendar/", "u", "p")


def compare(what, body, servers, work):
    """One row: medians of turns, ours against each."""
    rates = {each.name: [] for each in servers}
    answers = {}
    for each in servers:
        status, text = each.ask("REPORT", body)  # warm
        says_something = "BEGIN:VEVENT" in text or "FREEBUSY;" in text or "FREEBUSY:" in text
        answers[each.name] = status in (200, 207) and says_something, text
    able = [each for each in servers if answers[each.name][0]]
    for _ in range(ROUNDS):
        for each in able:
            rates[each.name].append(each.turn(body, 8, work)[0])
    ours = statistics.median(rates["quorate"])
    for each in servers:
        text = answers[each.name][1]
        results = text.count("BEGIN:VEVENT") or len(re.findall(r"^FREEBUSY", text, re.M))
        if each not in able:
            print(f"| {what} | {each.name} | does not answer it | | |")
            continue
        rate = statistics.median(rates[each.name])
        print(f"| {what} | {each.name} | {results} | {rate:,.1f}/s | {ours / rate:.1f} |", flush=True)


def cost(server, body, work):
    status, text = server.ask("REPORT", body)
    assert status in (200, 207), text
    results = text.count("BEGIN:VEVENT")
    return results, statistics.median(server.turn(body, 1, work)[1] for _ in range(ROUNDS))


def few_results(entries):
    """A stretch that five entries touch: as many at each size. Its start, and how long it is."""
    london = zoneinfo.ZoneInfo("Europe/London")

    def times(name):
        return sorted(
            datetime.datetime.strptime(each, "%Y%m%dT%H%M%S").replace(tzinfo=london).astimezone(
                datetime.timezone.utc)
            for entry in entries
            for each in re.findall(name + r";TZID=Europe/London:(\w+)", entry))

    starts, ends = times("DTSTART"), times("DTEND")
    middle = starts[len(starts) // 2]
    lengths = [datetime.timedelta(minutes=each) for each in (15, 60, 240, 1440)]

    def away_from_five(stretch):
        start, length = stretch
        touched = bisect.bisect_left(starts, start + length) - bisect.bisect_right(ends, start)
        return abs(touched - 5), abs(start - middle)

    begins = {each + by for each in starts + ends for by in (-lengths[0], datetime.timedelta())}
    return min(((start, length) for start in begins for length in lengths), key=away_from_five)


def main():
    work = pathlib.Path(tempfile.mkdtemp())
    servers = []
    costs = []
    monday = datetime.datetime.combine(datetime.date.today(), datetime.time())
    monday += datetime.timedelta(days=35 - monday.weekday())
    week = QUERY % span(monday, datetime.timedelta(days=7))
    fortnight = FREE_BUSY % span(monday, datetime.timedelta(days=15))
    try:
        for size in SIZES:
            ours = quorate_with(size, work)
            servers = [ours]
            entries = entries_of(ours)
            start, length = few_results(entries)
            costs.append((len(entries), *cost(ours, QUERY % span(start, length), work)))
            if size == COMPARED:
                servers.append(radicale_with(entries, work))
                if shutil.which("xandikos"):
                    servers.append(xandikos_with(entries, work))
                print(f"| {len(entries)} entries | server | results | rate | ours against it |")
                print("| --- | --- | --- | --- | --- |")
                compare("a week", week, servers, work)
                compare("free or busy, 15 days", fortnight, servers, work)
            for each in servers:
                each.stop()
            servers = []
        print("\n| entries | results | processor time a REPORT, microseconds | against the first |")
        print("| --- | --- | --- | --- |")
        for entries, results, each in costs:
            print(f"| {entries} | {results} | {each:.0f} | {each / costs[0][2]:.2f} |")
    finally:
        for each in servers:
            each.stop()
        shutil.rmtree(work)


main()
