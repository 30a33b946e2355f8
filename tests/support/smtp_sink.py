#!/usr/bin/python3
"""An SMTP server for tests: takes mail on a loopback port and keeps it, or fails as it is told.

usage: smtp_sink.py DIRECTORY MODE[,MODE...] [--tls CERT KEY] [--implicit] [--user NAME PASSWORD]
                    [--port N] [--offer WORD...]

Each transaction takes the next mode; the last one stays. Prints "port N" when it listens and ends
when its standard input is closed. Message N is kept as DIRECTORY/N.eml, its envelope as N.json.

  accept         250, "queued as SINKn"
  450-rcpt       450 to RCPT            550-rcpt     550 to RCPT
  451-data       451 after the dot      554-data     554 after the dot
  drop           keeps the message, then closes without an answer to the dot
  hang           keeps the message and never answers the dot
  drop-at-rcpt   closes instead of an answer to RCPT
  drop-at-data   closes instead of an answer to DATA
  drop-in-body   closes when the first line of the message has come
  421-rcpt       421 to RCPT, and closes
  421-greeting   421 instead of a greeting, and closes
  refuse         554 instead of a greeting, and closes
  silent         takes the connection and says nothing

--tls offers STARTTLS; with --implicit all is encrypted from the first byte. --user takes no mail
before that user signed in. --offer adds words to the answer to EHLO: REQUIRETLS and DSN are understood. What came with MAIL
FROM stands in the envelope as "options".
"""
import argparse
import asyncio
import json
import logging
import os
import pathlib
import re
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Sink:
    def __init__(self, directory, modes, offers, implicit=False):
        self.directory = pathlib.Path(directory)
        self.offers = offers
        self.implicit = implicit
        self.modes = modes
        self.kept = 0
        self.connections = 0

    def finish(self):
        if len(self.modes) > 1:
            self.modes.pop(0)

    def keep(self, envelope, session):
        self.kept += 1
        (self.directory / f"{self.kept}.json").write_text(json.dumps({
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "connection": getattr(session, "number", 0),
            "tls": self.implicit or session.ssl is not None,
            "options": getattr(session, "options", ""),
        }))
        unfinished = self.directory / f"{self.kept}.part"
        unfinished.write_bytes(envelope.original_content)
        unfinished.rename(self.directory / f"{self.kept}.eml")

    async def close(self, server):
        server.transport.abort()
        await asyncio.sleep(3600)  # ended when the loss of the connection is noticed

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return responses[:-1] + [f"250-{word}" for word in self.offers] + responses[-1:]

    async def handle_RCPT(self, server, session, envelope, address, options):
        mode = self.modes[0]
        if mode == "421-rcpt":
            self.finish()
            await server.push("421 4.3.2 closing")
            await self.close(server)
        if mode.endswith("-rcpt"):
            self.finish()
            return f"{mode[:3]} 4.0.0 not now" if mode[0] == "4" else f"{mode[:3]} 5.1.1 no such user"
        if mode == "drop-at-rcpt":
            self.finish()
            await self.close(server)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        mode = self.modes[0]
        self.finish()
        if mode.endswith("-data"):
            return f"{mode[:3]} 0.0.0 not this one"
        self.keep(envelope, session)
        if mode == "drop":
            await self.close(server)
        if mode == "hang":
            await asyncio.sleep(3600)
        return f"250 2.0.0 Ok: queued as SINK{self.kept}"


class Server(SMTP):
    refused = False

    async def smtp_MAIL(self, arg):
        said = re.findall(r" ((?:REQUIRETLS|RET=\S+|ENVID=\S+))(?= |$)", arg or "")
        self.session.options = " ".join(said)
        for word in said:
            arg = arg.replace(" " + word, "", 1)
        await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg):
        mode = self.event_handler.modes[0]
        if mode in ("drop-at-data", "drop-in-body"):
            self.event_handler.finish()
            if mode == "drop-in-body":
                await self.push("354 go on")
                await self._reader.readline()
            await self.event_handler.close(self)
        await super().smtp_DATA(arg)

    def connection_made(self, transport):
        sink = self.event_handler
        if sink.modes[0] == "refuse" and self.transport is None:
            sink.finish()
            self.refused = True
            transport.write(b"554 5.3.2 no SMTP service here\r\n")
            transport.close()
            return
        if sink.modes[0] == "421-greeting" and self.transport is None:
            sink.finish()
            self.refused = True
            transport.write(b"421 4.3.2 too busy\r\n")
            transport.close()
            return
        if sink.modes[0] == "silent" and self.transport is None:
            sink.finish()
            self.refused = True
            return
        super().connection_made(transport)

    def connection_lost(self, error):
        if not self.refused:
            super().connection_lost(error)

    def data_received(self, data):
        if not self.refused:
            super().data_received(data)

    def eof_received(self):
        return False if self.refused else super().eof_received()

    def _create_session(self):
        session = super()._create_session()
        self.event_handler.connections += 1
        session.number = self.event_handler.connections
        return session


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("modes")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--implicit", action="store_true")
    parser.add_argument("--user", nargs=2)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--offer", nargs="*", default=[])
    given = parser.parse_args()
    sink = Sink(given.directory, given.modes.split(","), given.offer, given.implicit)
    tls = None
    if given.tls:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*given.tls)

    def knows(server, session, envelope, mechanism, said):
        asked = (said.login.decode(), said.password.decode())
        return AuthResult(success=asked == tuple(given.user), handled=False)

    options = {"hostname": "sink.example", "tls_context": None if given.implicit else tls}
    if given.user:
        options |= {"authenticator": knows, "auth_required": True,
                    "auth_require_tls": tls is not None and not given.implicit}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Server(sink, loop=loop, **options), "127.0.0.1", given.port,
        ssl=tls if given.implicit else None)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


logging.disable(logging.CRITICAL)  # what the tests expect to go wrong
asyncio.run(main())
