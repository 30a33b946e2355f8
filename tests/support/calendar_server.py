#!/usr/bin/python3
"""An HTTPS server for tests: gives a calendar on a loopback port, or lies about it.

usage: calendar_server.py CERTIFICATE KEY CALENDAR

The path says how; each answer but /good and /head is a lie or a failure. Prints "port N" when it
listens and a line for each request ("GET /good If-None-Match=..."), and ends when its standard
input is closed.

  /good       200 with an ETag and a date; 304 when asked for changes
  /other      200 without either
  /endless    a body that never ends          /large      3 MB, announced
  /slow       a byte each tenth of a second   /mute       no answer at all
  /short      less than announced             /long-head  a head that never ends
  /redirect   302 to /good                    /packed     a body packed with gzip, unasked
  /page       a web page                      /nothing    200 without a body
  /401 /404 /503
"""
import gzip
import http.server
import pathlib
import ssl
import sys
import threading
import time

certificate, key, calendar_file = sys.argv[1:]
calendar = pathlib.Path(calendar_file).read_bytes()
etag = '"version-1"'
date = "Wed, 25 Nov 2026 10:00:00 GMT"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def give(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endlessly(self, piece, pause):
        self.close_connection = True
        while True:
            self.wfile.write(piece)
            time.sleep(pause)

    def do_GET(self):
        asked = [f"{name}={self.headers[name]}"
                 for name in ("If-None-Match", "If-Modified-Since") if name in self.headers]
        print("GET", self.path, *asked, flush=True)
        path = self.path.split("?")[0]
        try:
            self.answer(path)
        except OSError:
            self.close_connection = True  # they hung up

    def answer(self, path):
        if path == "/good":
            changed = self.headers.get("If-None-Match") != etag and (
                self.headers.get("If-Modified-Since") != date)
            return self.give(200 if changed else 304, calendar if changed else b"",
                             ETag=etag, Last_Modified=date)
        if path == "/other":
            return self.give(200, calendar)
        if path in ("/endless", "/slow"):
            self.send_response(200)
            self.end_headers()
            if path == "/endless":
                return self.endlessly(b"X-LINE:0123456789\r\n" * 1000, 0)
            return self.endlessly(b"X", 0.1)
        if path == "/mute":
            time.sleep(60)
        if path == "/large":
            return self.give(200, b"X" * 3_000_000)
        if path == "/short":
            self.close_connection = True
            return self.give(200, calendar, Content_Length=str(len(calendar) + 1000))
        if path == "/long-head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            return self.endlessly(b"X-Line: 0123456789\r\n" * 100, 0)
        if path == "/redirect":
            return self.give(302, Location="/good")
        if path == "/packed":
            return self.give(200, gzip.compress(b"X" * 50_000_000), Content_Encoding="gzip")
        if path == "/page":
            return self.give(200, b"<!doctype html><title>Sign in</title>")
        if path == "/nothing":
            return self.give(200)
        return self.give(int(path[1:]))


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *words):
        pass  # what the tests expect to go wrong


tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(certificate, key)
server = Server(("127.0.0.1", 0), Handler)
server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print("port", server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
