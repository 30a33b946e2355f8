"""A headless Thunderbird with a profile of its own, asked by Marionette to run scripts inside itself."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile

from service import Failed, free_port, listens, wait_for

# It asks nobody on the network and nothing of whoever starts it.
preferences = {
    "network.proxy.type": 0,
    "app.update.enabled": False,
    "extensions.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.shell.checkDefaultClient": False,
    "mail.spotlight.firstRunDone": True,
    "mailnews.start_page.enabled": False,
    "network.dns.localDomains": "imap.invalid",
    "calendar.timezone.local": "Europe/London",
    "calendar.timezone.useSystemTimezone": False,
}


class Thunderbird:
    """`with Thunderbird(script) as bird:` runs it; `bird.call("name", ...)` a function of the script's
    object `inside`."""

    def __init__(self, script):
        self.script = pathlib.Path(script).read_text()
        self.port = free_port()
        self.unread = b""
        self.asked = 0

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="quorate-thunderbird-")
        profile = pathlib.Path(self.folder.name) / "profile"
        profile.mkdir()
        chosen = preferences | {"marionette.port": self.port}
        (profile / "user.js").write_text("".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()))
        environment = dict(os.environ, HOME=self.folder.name, MOZ_HEADLESS="1", TZ="Europe/London")
        environment.pop("DISPLAY", None)
        self.process = subprocess.Popen(
            ["thunderbird", "--headless", "--no-remote", "--profile", profile, "--marionette",
             "--remote-allow-system-access"],
            env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for("Thunderbird starts", self.has_started)
            self.socket = socket.create_connection(("127.0.0.1", self.port), 100)
            self.read()  # what it says of itself
            self.command("WebDriver:NewSession")
            self.command("Marionette:SetContext", value="chrome")
            self.command("WebDriver:SetTimeouts", script=80000)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *failure):
        os.killpg(self.process.pid, signal.SIGKILL)  # nothing of it is kept
        self.process.wait()
        self.folder.cleanup()

    def has_started(self):
        if self.process.poll() is not None:
            raise Failed("Thunderbird ended as soon as it was started")
        return listens(self.port)

    def read(self):
        """Messages are "LENGTH:JSON"."""
        while True:
            length, colon, rest = self.unread.partition(b":")
            if colon and len(rest) >= int(length):
                self.unread = rest[int(length):]
                return json.loads(rest[:int(length)])
            more = self.socket.recv(65536)
            if not more:
                raise Failed("Thunderbird ended")
            self.unread += more

    def command(self, name, **parameters):
        self.asked += 1
        message = json.dumps([0, self.asked, name, parameters]).encode()
        self.socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self.read()
        if error:
            raise Failed(f"Thunderbird: {name}: {error['message']}")
        return result

    def call(self, function, *arguments):
        answer = self.command(
            "WebDriver:ExecuteAsyncScript", sandbox="system", newSandbox=True,
            args=[function, *arguments],
            script=self.script + """
                const [name, ...given] = arguments, done = given.pop();
                inside[name](...given).then((value) => done({ value }),
                                            (error) => done({ error: String(error) }));
            """)["value"]
        if answer is None:
            raise Failed(f"Thunderbird: {function}: a window asked something instead")
        if "error" in answer:
            raise Failed(f"Thunderbird: {function}: {answer['error']}")
        return answer.get("value")
