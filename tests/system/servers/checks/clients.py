# SPDX-License-Identifier: Apache-2.0
"""Real clients send strings, files and nothing, up to the limit. All must arrive as it was sent."""
import json
import os
import subprocess
import tempfile

from . import cases, forms, wire
from .chromium import Chromium
from .harness import Server
from .tally import Failure, expect

HERE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "clients")


def script(*command):
    """A client that is a program of its own: takes a job and gives the answers, both as JSON."""
    def post(target, job):
        done = subprocess.run([*command, target], input=json.dumps(job).encode(),
                              capture_output=True, timeout=180)
        expect(done.returncode == 0, "ended with %d: %s" % (
            done.returncode, done.stderr.decode()[-500:]))
        return json.loads(done.stdout)
    return post


def curl(*more):
    def post(target, job):
        return [curl_once(target, entry, more) for entry in job]
    return post


def curl_once(target, entry, more):
    command = ["curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "60",
               "--include", *more,
               "-F", "event=<" + entry["event"], "-F", "environment=<" + entry["environment"]]
    if body := entry.get("body"):
        if body["kind"] == "string":
            command += ["-F", "fetch-body=<" + body["path"]]
        else:
            command += ["-F", "fetch-body=@%s;type=%s;filename=%s" % (
                body["path"], body["type"], body["filename"])]
    done = subprocess.run(command + [target], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=90)
    if done.returncode != 0:
        return {"failed": "curl, %d: %s" % (done.returncode, done.stderr.decode()[-300:])}
    return curl_answer(done.stdout)


def curl_answer(printed):
    head, _, rest = printed.partition(b"\r\n\r\n")
    status, headers = wire.parse_head(head)
    if status < 200:  # 100 Continue stands before the answer
        return curl_answer(rest)
    return {"status": status, "headers": list(headers.items()), "body": rest.decode()}


class Clients:
    """What all servers are asked, made once: the cases as files, and a browser."""

    def __init__(self, wanted=None):
        self.wanted = wanted

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.cases = cases.small() + cases.large()
        self.job = cases.write(self.cases, self.folder.name)
        self.browser = None
        return self

    def __exit__(self, *_):
        if self.browser:
            self.browser.__exit__()
        self.folder.cleanup()

    def _chromium(self, target, job):
        """Started when it is first asked for, and then kept."""
        if not self.browser:
            self.browser = Chromium(self.folder.name).__enter__()
        return self.browser.post(target, job)

    def all(self):
        """Name, what takes the job, and whether it sends line ends in strings as CRLF."""
        yield "node", script("node", os.path.join(HERE, "node.mjs")), True
        yield "curl", curl(), False
        yield "curl, chunked", curl("-H", "Transfer-Encoding: chunked"), False
        # Debian's own, which has the package, whatever else there is called python3.
        requests = os.path.join(HERE, "python_requests.py")
        yield "requests", script("/usr/bin/python3", requests), False
        yield "chromium", self._chromium, True

    def run(self, tally, program, only=None):
        for name, post, normalises in self.all():
            if only is None or name == only:
                self._run_one(tally, program, name, post, normalises)

    def _run_one(self, tally, program, name, post, normalises):
        meant = [(case, entry) for case, entry in zip(self.cases, self.job)
                 if not case.only or name.split(",")[0] in case.only]
        with tally.check("%s: runs, and the server ends well" % name):
            with Server(program) as server:
                target = "http://127.0.0.1:%d/v1?from=tests" % server.port
                answers = post(target, [entry for _, entry in meant])
            expect(len(answers) == len(meant), "%d answers" % len(answers))
            for (case, _), answer in zip(meant, answers):
                with tally.check("%s, %s" % (name, case.name)):
                    compare(answer, case, normalises)


def compare(answer, case, normalises):
    if "failed" in answer:
        raise Failure(answer["failed"])
    headers = {name.lower(): value for name, value in answer["headers"]}
    forms.same(wire.Answer(answer["status"], headers, answer["body"]), case.event, case.environment,
               case.expected(normalises))
