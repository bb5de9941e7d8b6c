# SPDX-License-Identifier: Apache-2.0
"""What the tests of quire-inspect share: how it is run, and requests to run it on."""
import os
import pty
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
CAPTURES = os.path.join(ROOT, "tests", "data", "captures")
BLOB = os.path.join(CAPTURES, "workerd-2025-05-25", "blob.headers")
STRING = os.path.join(CAPTURES, "curl", "string.headers")
CHUNKED = os.path.join(CAPTURES, "curl", "chunked")
PAGES = os.path.join(ROOT, "packaging", "inspect")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def revisions():
    """The releases that changed the types, as "0.137.0"."""
    text = read(ROOT + "/include/quire/v1/revisions.hpp").decode()
    return [".".join(numbers) for numbers in re.findall(r"release\{(\d+), (\d+), (\d+)\}", text)]


class Tests:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.passed = self.failed = 0

    def check(self, good, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print("FAILED: " + what)

    def run(self, *arguments, stdin=b"", cwd=None, **environment):
        done = subprocess.run([self.program, *arguments], input=stdin, capture_output=True, cwd=cwd,
                              env={**os.environ, **environment}, timeout=120)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def expect(self, what, arguments, status, *words, stdin=b"", cwd=None, **environment):
        """The status, and each word in what was printed."""
        code, out, err = self.run(*arguments, stdin=stdin, cwd=cwd, **environment)
        missing = [word for word in words if word not in out + err]
        self.check(code == status and not missing,
                   "%s: status %d, not %d; without %r in\n%s%s" % (what, code, status, missing,
                                                                  out[:1500], err[:1500]))
        return out, err


def form(event=b'{"type":"site_view","eventId":"e"}', environment=b'{"integration":{}}', more=b"",
         end=b"--B--\r\n"):
    return (b'--B\r\nContent-Disposition: form-data; name="event"\r\n\r\n' + event +
            b'\r\n--B\r\nContent-Disposition: form-data; name="environment"\r\n\r\n' + environment +
            b"\r\n" + more + end)


def dump(body, target=b"/v1", line_end=b"\r\n", extra=()):
    lines = [b"POST " + target + b" HTTP/1.1", b"Host: integrations.example.com",
             b"Content-Type: multipart/form-data; boundary=B", *extra, b"", b""]
    return line_end.join(lines) + body


def on_terminal(t, *arguments, **environment):
    """All that a terminal is shown."""
    child, end = pty.fork()
    if child == 0:
        kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        os.execve(t.program, [t.program, *arguments], {**kept, "TERM": "xterm", **environment})
    shown = b""
    try:
        while piece := os.read(end, 65536):
            shown += piece
    except OSError:  # how a terminal ends
        pass
    os.waitpid(child, 0)
    os.close(end)
    return shown.decode()
