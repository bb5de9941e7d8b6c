# SPDX-License-Identifier: Apache-2.0
"""The requests for both servers, each with the recorded answer if there is one."""
import base64
import collections
import json
import os

from live import ROOT

DATA = os.path.join(ROOT, "tests", "data")
SHARED = os.path.join(os.path.dirname(ROOT), "shared", "protocol", "conformance.json")
RELEASE = "0.201.0"
BOUNDARY = "5f1c0e9a7d3b48e2a6c4f0b1d8e7"

# `node` and `workerd` are recorded verdicts (see verdict), None where none was recorded.
Case = collections.namedtuple("Case", "key request node workerd")


def verdict(status, handler):
    """Status and handler as one word or two: `500`, `200 fetch`. The recorded `fetch` handler
    answered 207; the one of the servers here answers 200."""
    status = 200 if status == 207 else status
    return "%d %s" % (status, handler) if handler else str(status)


def load(*path):
    with open(os.path.join(DATA, *path), encoding="utf-8") as file:
        return json.load(file)


def post(content_type, body, path="/v1", method="POST"):
    """The bytes of a request. GET goes without its body, as it went when it was recorded."""
    head = ["%s %s HTTP/1.1" % (method, path), "Host: 127.0.0.1"]
    if content_type:
        head.append("Content-Type: " + content_type)
    if method == "GET":
        body = b""
    else:
        head.append("Content-Length: %d" % len(body))
    return ("\r\n".join(head) + "\r\n\r\n").encode("latin-1") + body


def recorded(results):
    return verdict(results["status"], results.get("handler"))


def edge_cases():
    """conformance.json; what Node says is in the bigger one beside the repository, if that is there."""
    node = {}
    if os.path.exists(SHARED):
        node = {(case["group"], case["name"]): recorded(case["results"]["node20-0.23.3"])
                for case in load(SHARED)}
    for case in load("conformance.json"):
        key = case["group"], case["name"]
        body = base64.b64decode(case["body_b64"])
        request = post(case["content_type"], body, case["path"], case.get("method", "POST"))
        yield Case(key, request, node.get(key), recorded(case["workerd"]))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def captures():
    """What real clients sent, head and framing included."""
    for name, results in load("captures", "official-results.json").items():
        path = os.path.join(DATA, "captures", name)
        head = read(path + ".headers")
        framed = path + ".chunked"
        body = read(framed if os.path.exists(framed) else path + ".body")
        yield Case(("capture", name), head + body, recorded(results["node"]),
                   recorded(results["workerd"]))


def form(fields):
    """Node looks for the boundary without its two hyphens, so it must occur in no text."""
    parts = "".join('--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
                    % (BOUNDARY, *field) for field in fields)
    return post("multipart/form-data; boundary=" + BOUNDARY, (parts + "--%s--\r\n" % BOUNDARY).encode())


def samples():
    """Every event of one release in every shape there is a sample of, most of them not handled."""
    path = os.path.join(DATA, "v1", "samples", RELEASE + ".tsv")
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    environment = load("captures", "inputs", "environment.json")
    plain_event = json.dumps({"type": "site_view", "eventId": "sample"})
    for name, text in rows:
        event, settings = text, json.dumps(environment)
        if name.startswith("environment"):
            event, settings = plain_event, text
        request = form([("event", event), ("environment", settings)])
        yield Case(("sample", name), request, None, None)


def all_cases():
    return [*edge_cases(), *captures(), *samples()]
