#!/usr/bin/python3
"""Staff sign in through a real sign-on (oidc-provider) with a browser that has no screen.

usage: work_account.py QUORATE MODULES
"""
import contextlib
import html
import http.cookiejar
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

from service import Failed, Service, booker, chair, check, free_port, listens, wait_for

here = pathlib.Path(__file__).resolve().parent
secret = "a secret of the program test"
manager = "val.draftley@exampleshire.example"


class Browser:
    """Keeps cookies and follows redirects, as a browser does; loopback is as good as https."""

    def __init__(self):
        policy = http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https"))
        jar = http.cookiejar.CookieJar(policy)
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.times_asked = 0

    def open(self, url, fields=None):
        body = urllib.parse.urlencode(fields).encode() if fields else None
        with self.opener.open(url, body, 30) as page:
            return page.geturl(), page.read().decode()

    def through(self, url, login):
        """Opens `url` and signs in as `login` wherever the sign-on asks; gives where that ends."""
        at, page = self.open(url)
        while "/interaction/" in at:
            action = html.unescape(re.search(r'action="([^"]+)"', page)[1])
            prompt = re.search(r'name="prompt" value="([^"]+)"', page)[1]
            self.times_asked += prompt == "login"
            at, page = self.open(action, {"prompt": prompt, "login": login, "password": "any"})
        return at


class SignOn:
    """The provider, which has other keys each time it is started. To a browser it is another site."""

    def __init__(self, modules, service):
        self.port = free_port()
        self.arguments = ["node", here / "sign_on.mjs", modules, str(self.port), service, secret]

    @contextlib.contextmanager
    def runs(self):
        process = subprocess.Popen(list(map(str, self.arguments)), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            wait_for("the sign-on answers", lambda: listens(self.port))
            yield
        finally:
            process.kill()
            process.wait()


def settings_of(sign_on, secret_file):
    return f"""[oidc]
issuer = "http://localhost:{sign_on.port}"
client_id = "quorate"
client_secret_file = "{secret_file}"
email_domains = "exampleshire.example"
group_roles = "Chairs=CC, Booking desk=BS"
"""


def refused(base, login):
    return "ended=work-refused" in Browser().through(base + "/sign-in/organisation", login)


def try_people(service):
    base = service.base
    browser = Browser()
    at = browser.through(base + "/sign-in/organisation?next=/calendar", chair)
    check(at.startswith(base + "/calendar"), f"a chair is led to {at}")
    check(browser.times_asked == 1, f"the sign-on asks {browser.times_asked} times")
    at = browser.through(base + "/sign-in/organisation?again=1&next=/me", chair)
    check(at == base + "/me" and browser.times_asked == 2, f"proving it again ends at {at}")
    at = Browser().through(base + "/sign-in/organisation?next=/needs-a-date", booker)
    check(at.startswith(base + "/needs-a-date"), f"a booker is led to {at}")
    check(refused(base, manager), "a manager whose groups say booking desk is let in")
    check(refused(base, "nobody@exampleshire.example"), "somebody without an account is let in")
    check(refused(base, "unverified." + chair), "an address that nobody verified is believed")
    at, _ = Browser().open(base + "/sign-in/organisation/leave")
    check("/session/end" in at, f"signing out there leads to {at}")


def try_a_browser(service, modules):
    subprocess.run(["node", here / "work_browser.mjs", modules, service.base, chair], check=True,
                   timeout=120)


def let_in(service):
    at = Browser().through(service.base + "/sign-in/organisation?next=/calendar", chair)
    return at.startswith(service.base + "/calendar")


def main():
    program, modules = map(os.path.abspath, sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="quorate-sign-on-") as folder:
        secret_file = pathlib.Path(folder) / "secret"
        secret_file.touch(mode=0o600)
        secret_file.write_text(secret + "\n")
        service = Service(program)
        sign_on = SignOn(modules, service.base)
        service.settings = settings_of(sign_on, secret_file)
        with service:
            with sign_on.runs():
                try_people(service)
                try_a_browser(service, modules)
            at, _ = Browser().open(service.base + "/sign-in?with=password")
            check(at.startswith(service.base), "without the sign-on nobody sees the page")
            with sign_on.runs():
                wait_for("a token with a new key is taken", lambda: let_in(service), 30)
                subprocess.run([service.program, "user", "disable", "--data", service.data,
                                "--email", booker], check=True, stdout=subprocess.DEVNULL, timeout=60)
                check(refused(service.base, booker), "somebody whose account is closed is let in")
    print("a real sign-on lets in whom it shall")


try:
    main()
except (Failed, OSError, subprocess.SubprocessError) as failure:
    sys.exit(f"failed: {failure}")
