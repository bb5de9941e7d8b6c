# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium on a page of our own, driven by chromedriver's JSON over HTTP."""
import http.server
import json
import os
import re
import select
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

from .tally import Failure, expect

HERE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "clients")

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-dev-shm-usage", "--no-proxy-server",
             # The page may read the answers of a server on another port.
             "--disable-web-security"]


class Pages(http.server.BaseHTTPRequestHandler):
    """The page, its script, and under /file the files of one folder, `folder`."""

    protocol_version = "HTTP/1.1"
    folder = None

    def do_GET(self):
        kinds = {"/": ("page.html", "text/html"), "/post.mjs": ("post.mjs", "text/javascript")}
        if self.path in kinds:
            name, kind = kinds[self.path]
            self._answer(os.path.join(HERE, name), kind)
        elif os.path.dirname(self.path) == "/file" + self.folder:
            self._answer(self.path.removeprefix("/file"), "application/octet-stream")
        else:
            self.send_error(404)

    def _answer(self, path, kind):
        with open(path, "rb") as file:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(os.fstat(file.fileno()).st_size))
            self.end_headers()
            shutil.copyfileobj(file, self.wfile, 1 << 20)

    def log_message(self, *_):
        pass


class Chromium:
    """`with Chromium(folder) as browser: browser.post(target, requests)`."""

    def __init__(self, folder):
        handler = type("Folder", (Pages,), {"folder": folder})
        self.pages = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.pages.daemon_threads = True
        self.driver = self.session = None

    def __enter__(self):
        threading.Thread(target=self.pages.serve_forever, daemon=True).start()
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        try:
            self._start()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_):
        self._close()

    def _start(self):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdin=subprocess.DEVNULL,
                                       env={**os.environ, "TMPDIR": self.profile.name},
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.base = "http://127.0.0.1:%d/session" % self._port()
        options = {"binary": shutil.which("chromium"),
                   "args": ARGUMENTS + ["--user-data-dir=" + self.profile.name]}
        asked = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        self.session = self._ask("", asked)["sessionId"]
        self._ask("/timeouts", {"script": 120_000, "pageLoad": 30_000})
        self._ask("/url", {"url": "http://127.0.0.1:%d/" % self.pages.server_port})

    def _close(self):
        try:
            if self.session:
                self._ask("", None, "DELETE")
        except (Failure, OSError):
            pass  # it is ended below either way
        if self.driver:
            self.driver.terminate()
            self.driver.wait(20)
            self.driver.stdout.close()
        self.pages.shutdown()
        self.pages.server_close()
        self.profile.cleanup()

    def _port(self):
        said, until = "", time.monotonic() + 20
        while time.monotonic() < until:
            if select.select([self.driver.stdout], [], [], 1)[0]:
                data = os.read(self.driver.stdout.fileno(), 4096)
                expect(data, "chromedriver ended: %r" % said)
                said += data.decode()
            if found := re.search(r"successfully on port (\d+)", said):
                return int(found[1])
        raise Failure("chromedriver does not start: %r" % said)

    def _ask(self, path, value, method="POST"):
        address = self.base + ("/" + self.session if self.session else "") + path
        data = None if value is None else json.dumps(value).encode()
        request = urllib.request.Request(address, data, {"Content-Type": "application/json"},
                                         method=method)
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(request, timeout=180) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as why:
            raise Failure("chromedriver: %s" % why.read().decode()[:500]) from None

    def post(self, target, requests):
        script = ("const [target, requests, done] = arguments;"
                  "send(target, JSON.parse(requests)).then(done, why => done(String(why)));")
        # JSON in JSON, as chromedriver takes no half of a surrogate pair.
        arguments = [target, json.dumps(requests)]
        answers = self._ask("/execute/async", {"script": script, "args": arguments})
        expect(isinstance(answers, list), "the page failed: %s" % answers)
        return answers
