#!/usr/bin/python3
"""How long the page "Choose a time" takes with 50,000 meetings stored, from request to last byte,
and the processor time of the service for it.

    tests/bench/choose_time.py [BUILD_DIR] [REQUESTS]        (default build/release, 50)

Loopback only. Loading takes a minute or two before the first figure.
"""
import http.client
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

PORT = 18106
# The load data puts a quarter as many again before those that a feed shows.
MEETINGS = 40_000
TYPES = ("initial_cp_conference", "core_group", "review_cp_conference")


class Browser:
    """Keeps cookies; a new connection a request, as browsers have none to spare at first."""

    def __init__(self):
        self.cookies = {}

    def ask(self, method, path, form=None):
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{PORT}"
        body = None if form is None else urllib.parse.urlencode(form)
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        connection.close()
        return answer.status, text

    def sign_in(self, email, password):
        page = self.ask("GET", "/sign-in")[1]
        csrf = re.search(r'name="csrf" value="([^"]*)"', page).group(1)
        status, _ = self.ask(
            "POST", "/sign-in", {"csrf": csrf, "email": email, "password": password}
        )
        if status != 303:
            raise RuntimeError(f"no sign-in: {status}")


def families(database, meeting_type):
    """Those with such a meeting to be booked, in an order that is always the same."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as sql:
        rows = sql.execute(
            "select distinct d.case_id from due_date d join family_case c on c.id = d.case_id "
            "where c.is_open = 1 and d.status = 'open' and d.meeting_id is null "
            "and d.meeting_type = ? order by 1",
            (meeting_type,),
        )
        found = [row[0] for row in rows]
    random.Random(1).shuffle(found)
    return found


def processor_ms(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def wait_until_ready():
    while True:
        try:
            if Browser().ask("GET", "/readyz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.05)


def measure(browser, pid, database, meeting_type, requests):
    """Only pages that offer times count: a limit that has passed is answered at once."""
    took = []
    asked = 0
    before = processor_ms(pid)
    for family in families(database, meeting_type):
        began = time.monotonic()
        status, page = browser.ask(
            "GET", f"/meetings/new/time?family={family}&type={meeting_type}"
        )
        milliseconds = (time.monotonic() - began) * 1000
        asked += 1
        if status != 200:
            raise RuntimeError(f"{status} for {family}")
        if 'name="slot"' in page:
            took.append(milliseconds)
        if len(took) == requests:
            break
    processor = (processor_ms(pid) - before) / max(asked, 1)
    if not took:
        raise RuntimeError(f"no family has a time for {meeting_type}")
    took.sort()
    print(
        f"{meeting_type}: {len(took)} pages with times of {asked}, "
        f"median {took[len(took) // 2]:.0f} ms, p99 {took[len(took) * 99 // 100]:.0f} ms; "
        f"processor {processor:.0f} ms a request"
    )


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    requests = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    with tempfile.TemporaryDirectory() as data:
        loaded = subprocess.run(
            [f"{build}/quorate", "seed", "load", "--meetings", str(MEETINGS), "--data", data],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        email = re.search(r"^BS\s+(\S+@\S+)", loaded, re.M).group(1)
        password = re.search(r"password: (.+)", loaded).group(1)
        service = subprocess.Popen(
            [f"{build}/quorate", "serve", "--data", data, "--listen", f"127.0.0.1:{PORT}"],
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until_ready()
            browser = Browser()
            browser.sign_in(email, password)
            for meeting_type in TYPES:
                measure(browser, service.pid, f"{data}/quorate.db", meeting_type, requests)
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(30)


if __name__ == "__main__":
    main()
