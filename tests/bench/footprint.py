#!/usr/bin/python3
"""Start-up time and resident memory: idle, with a feed of 5,000 meetings in memory, and with 10,000
idle keep-alive connections.

    tests/bench/footprint.py [BUILD_DIR]        (default build/release)

Loopback only; needs room for 20,000 open files (ulimit -n).
"""
import http.client
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time

PORT = 18105
CONNECTIONS = 10_000


def quorate(build, *words, **options):
    return subprocess.Popen([f"{build}/quorate", *words], stderr=subprocess.DEVNULL, **options)


def resident_mib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


def get(path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    return answer.status, answer.read()


def start(build, data):
    """Starts the service; gives it and the milliseconds until /readyz answers."""
    began = time.monotonic()
    service = quorate(build, "serve", "--data", data, "--listen", f"127.0.0.1:{PORT}")
    while True:
        try:
            if get("/readyz")[0] == 200:
                return service, (time.monotonic() - began) * 1000
        except OSError:
            pass
        time.sleep(0.002)


def stop(service):
    service.send_signal(signal.SIGTERM)
    service.wait(30)


def hold(count):
    """Opens `count` connections, each of which has asked for one thing and stays."""
    held = []
    for _ in range(count):
        client = socket.create_connection(("127.0.0.1", PORT))
        client.sendall(b"GET /healthz HTTP/1.1\r\nHost: q\r\n\r\n")
        held.append(client)
        if len(held) % 200 == 0:
            for each in held[-200:]:
                each.recv(4096)
    return held


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    resource.setrlimit(resource.RLIMIT_NOFILE, (20_000, 20_000))
    with tempfile.TemporaryDirectory() as folder:
        empty, loaded = os.path.join(folder, "empty"), os.path.join(folder, "loaded")
        first, _ = start(build, empty)  # makes the database
        stop(first)
        times = []
        for _ in range(7):
            service, took = start(build, empty)
            times.append(took)
            idle = resident_mib(service.pid)
            stop(service)
        print(f"start-up, empty database     {sorted(times)[3]:8.0f} ms (median of 7)")
        print(f"resident, idle               {idle:8.1f} MiB")

        made = quorate(build, "seed", "load", "--authorities", "2", "--meetings", "5000", "--seed",
                       "1", "--json", "--data", loaded, stdout=subprocess.PIPE)
        feed = json.loads(made.communicate()[0])["feeds"][0]["path"]
        times = []
        for _ in range(7):
            service, took = start(build, loaded)
            times.append(took)
            if len(times) < 7:
                stop(service)
        print(f"start-up, 5,000 meetings     {sorted(times)[3]:8.0f} ms (median of 7)")
        print(f"resident, 5,000 meetings     {resident_mib(service.pid):8.1f} MiB")
        began = time.monotonic()
        status, body = get(feed)
        print(f"first fetch of their feed    {(time.monotonic() - began) * 1000:8.0f} ms "
              f"({status}, {len(body) // 1024} KiB)")
        get(feed, {"Accept-Encoding": "gzip"})
        before = resident_mib(service.pid)
        print(f"resident, feed in memory     {before:8.1f} MiB")
        held = hold(CONNECTIONS)
        time.sleep(2)
        after = resident_mib(service.pid)
        print(f"resident, {CONNECTIONS} idle clients {after:8.1f} MiB "
              f"({(after - before) * 1024 * 1024 / CONNECTIONS:.0f} bytes each)")
        for client in held:
            client.close()
        stop(service)


main()
