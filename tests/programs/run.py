#!/usr/bin/python3
"""Tries real programs with a service that has the demonstration in it, each as one test.

usage: run.py QUORATE MODULES [--only WORD]

QUORATE is the program; MODULES the folder whose node_modules has what package.json names. Closes with
"N passed, N failed". README.md says what each does.
"""
import argparse
import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import time

from service import Service, book, booker, chair, in_a_month, password

here = pathlib.Path(__file__).resolve().parent
most_seconds = 300


class Trial:
    """One program while it runs; its output is kept until it has ended."""

    def __init__(self, name, *arguments):
        self.name = name
        self.began = time.monotonic()
        file = here / name
        by = {".py": [sys.executable, "-B"], ".mjs": ["node"], ".sh": ["bash"]}[file.suffix]
        self.process = subprocess.Popen(
            [*by, file, *map(str, arguments)], start_new_session=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")

    def ended_well(self):
        """Waits for it, says what it said, and whether that is well."""
        late = ""
        try:
            said = self.process.communicate(timeout=most_seconds)[0]
        except subprocess.TimeoutExpired:
            late = f"took more than {most_seconds} seconds\n"
            self.process.terminate()
            said = self.end()
        well = self.process.returncode == 0 and not late
        seconds = time.monotonic() - self.began
        print(f"{'passed' if well else 'FAILED'} {self.name} ({seconds:.0f} s)", flush=True)
        if not well:
            print(late + said, flush=True)
        return well

    def end(self):
        """Ends it with all it started."""
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        try:
            return self.process.communicate(timeout=30)[0]
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            return self.process.communicate()[0]


def calendar_programs(program, modules):
    """Those that need no more than somebody's app password, one after the other on one service."""
    with Service(program) as service:
        secret = service.person(chair).post("app-passwords", {"name": "Programs"})["password"]
        day = in_a_month()
        meeting = book(service.person(booker), [], day)["id"]
        own = [service.base, chair, secret]
        yield "vdirsyncer_khal.sh", [*own, *day[:16].split("T")]
        yield "python_caldav.py", own
        yield "tsdav.mjs", [modules, service.base, chair, password, secret, meeting]


def all_programs(program, modules):
    yield from calendar_programs(program, modules)
    yield "mail_check.py", [program, modules]
    yield "work_account.py", [program, modules]
    yield "thunderbird.py", [program]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("quorate")
    parser.add_argument("modules")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    results = []
    running = []
    try:
        # It waits for most of its time: beside the others.
        round_trip = "mail_round_trip.py"
        if given.only in round_trip:
            running.append(Trial(round_trip, given.quorate))
        for name, arguments in all_programs(given.quorate, given.modules):
            if given.only in name:
                running.append(Trial(name, *arguments))
                results.append(running[-1].ended_well())
                running.pop()
        while running:
            results.append(running[0].ended_well())
            running.pop()
    finally:
        for each in running:
            each.end()
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if results and all(results) else 1


sys.exit(main())
