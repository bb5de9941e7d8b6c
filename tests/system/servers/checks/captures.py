# SPDX-License-Identifier: Apache-2.0
"""Requests as six clients sent them, workerd among them, replayed byte for byte."""
import json
import os

from . import forms
from .harness import Server
from .tally import equal
from .wire import Connection

FOLDER = os.path.dirname(forms.INPUTS)


def recorded():
    """What the official runtime made of each, by `client/name`."""
    with open(os.path.join(FOLDER, "official-results.json"), encoding="utf-8") as file:
        return {name: result["workerd"] for name, result in json.load(file).items()}


def load(name):
    """The head and the body of a request, in chunks if they were sent so."""
    path = os.path.join(FOLDER, name)
    with open(path + ".headers", "rb") as file:
        head = file.read()
    body = path + (".chunked" if os.path.exists(path + ".chunked") else ".body")
    with open(body, "rb") as file:
        return head, file.read()


def judge(answer, name, want):
    equal(answer.headers.get("x-handler"), want["handler"], "x-handler")
    if want["handler"] != "fetch":
        equal(answer.status, want["status"], "status")
        return
    got = answer.json().get("fetchBody")
    forms.same(answer, forms.FETCH, forms.ENVIRONMENT, got)
    found = (got["kind"], got["sha256"]) if got else (None, None)
    equal(found, (want["fetch_body_kind"], want["fetch_body_sha256"]), "fetch body")


def run(tally, program):
    with tally.check("the server starts and ends well"), Server(program) as server:
        for name, want in recorded().items():
            with tally.check(name), Connection(server.port) as connection:
                connection.send(b"".join(load(name)))
                judge(connection.answer(), name, want)
