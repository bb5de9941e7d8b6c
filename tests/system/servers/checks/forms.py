# SPDX-License-Identifier: Apache-2.0
"""What is sent: events, environments, fetch bodies, forms of them; and what must come back."""
import copy
import hashlib
import json
import os

from .tally import equal

TESTS = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
INPUTS = os.path.join(TESTS, "data", "captures", "inputs")


def read(name):
    with open(os.path.join(INPUTS, name), "rb") as file:
        return file.read()


FETCH = read("fetch.json")
SITE_VIEW = read("site_view.json")
ENVIRONMENT = read("environment.json")
LARGE_ENVIRONMENT = read("environment-large.json")

# Every kind of escape, quotes, line ends, planes of Unicode, a NUL, a form's own delimiter.
AWKWARD = "\"\\/\b\f\n\r\t\0\x1f\x7f é\u2028\ufeff日本語 🚀\U0010ffff \r\n--quire-tests\r\n"


def awkward_event():
    event = json.loads(FETCH)
    event["request"]["url"] = "https://example.com/?q=" + AWKWARD
    event["installationId"] = AWKWARD
    event["auth"] = {"userId": AWKWARD * 2}
    event["spaceId"] = ""
    return event


def awkward_environment():
    environment = json.loads(ENVIRONMENT)
    environment["secrets"][AWKWARD] = AWKWARD * 50
    environment["secrets"]["empty"] = ""
    environment["installation"]["configuration"] = {
        AWKWARD: [1e300, -0.5, 12345678901234567890, True, None, {"": [[], {}]}]}
    return environment


def distinct_event(number):
    event = copy.deepcopy(json.loads(FETCH))
    event["eventId"] = "evt_%d" % number
    return json.dumps(event).encode()


class Body:
    """A fetch body: the bytes, and how a form tells of them."""

    def __init__(self, data, kind="file", content_type="application/octet-stream", filename="blob"):
        self.data, self.kind = data, kind
        self.content_type = content_type if kind == "file" else ""
        self.filename = filename if kind == "file" else ""

    def echo(self, arrives=None):
        """What a server says of it; `arrives` if it gets to see other bytes than were given."""
        data = self.data if arrives is None else arrives
        return {"kind": self.kind, "contentType": self.content_type, "filename": self.filename,
                "size": str(len(data)), "sha256": hashlib.sha256(data).hexdigest()}


class Form:
    def __init__(self, event=FETCH, environment=ENVIRONMENT, body=None, boundary="quire-tests"):
        self.content_type = "multipart/form-data; boundary=" + boundary
        self.event, self.environment, self.body = event, environment, body
        fields = [part("event", event), part("environment", environment)]
        if body is not None:
            fields.append(part("fetch-body", body.data, body))
        self.delimiter = b"--" + boundary.encode() + b"\r\n"
        self.close = b"--" + boundary.encode() + b"--\r\n"
        self.bytes = b"".join(self.delimiter + field for field in fields) + self.close


def part(name, data, body=None):
    head = 'Content-Disposition: form-data; name="%s"' % name
    if body is not None and body.kind == "file":
        head += '; filename="%s"\r\nContent-Type: %s' % (body.filename, body.content_type)
    return head.encode() + b"\r\n\r\n" + data + b"\r\n"


def exact(text):
    """Parsed JSON whose numbers are as they were written."""
    return json.loads(text, parse_float=str, parse_int=str)


def alike(got, want, where):
    """Deep equality of JSON, which tells the first member that differs."""
    if isinstance(got, dict) and isinstance(want, dict):
        equal(sorted(got), sorted(want), "members of " + where)
        for name in want:
            alike(got[name], want[name], "%s.%s" % (where, name))
    elif isinstance(got, list) and isinstance(want, list):
        equal(len(got), len(want), "elements of " + where)
        for number, (one, other) in enumerate(zip(got, want)):
            alike(one, other, "%s[%d]" % (where, number))
    else:
        equal(got, want, where)


def same(answer, event, environment, body):
    """Demands that `fetch` was handled and that all of it has come in as it was sent."""
    equal(answer.status, 200, "status")
    equal(answer.headers.get("x-handler"), "fetch", "x-handler")
    equal(answer.headers.get("content-type"), "application/json", "Content-Type")
    got = answer.json()
    equal(set(got), {"event", "environment", "fetchBody"}, "members")
    alike(got["event"], exact(event), "event")
    alike(got["environment"], exact(environment), "environment")
    equal(got["fetchBody"], body, "fetch body")


def same_form(answer, form):
    same(answer, form.event, form.environment, form.body and form.body.echo())
