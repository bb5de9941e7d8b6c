# SPDX-License-Identifier: Apache-2.0
"""The requests that every client sends, as files that it reads and a list (`job`) of them."""
import json
import os
import random

from . import forms
from .forms import Body
from .harness import MiB

# Exactly the default limit of a part, which is let in.
LARGEST = 64 * MiB

TEXT = 'line\nfeed, carriage\rreturn, both\r\n, "é日本語🚀"\r\n--quire-tests--\r\n\n\r tail'

# A browser makes U+FFFD of it: FormData holds strings of whole characters.
HALF_PAIR = "half \ud83d, whole \ud83d\ude80, other half \ude80"

# What no browser sends and curl does: a string that is not UTF-8. Ends in the midst of a character.
NOT_UTF8 = (b"\xff good \xc3\x28 \xe2\x82 \xed\xa0\x80 \xf0\x9f\x9a\x80 \xf4\x90\x80\x80 "
            b"\xf0\x9f\x9a")


def normalised(data):
    """Line ends as "multipart/form-data encoding" in HTML has them, in strings: CRLF."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")


class Case:
    """`arrives`: other bytes than those of `body`; `text`: what a script sends; `only`: by whom."""

    def __init__(self, name, event=forms.FETCH, environment=forms.ENVIRONMENT, body=None,
                 arrives=None, text=None, only=()):
        self.name, self.event, self.environment, self.body = name, event, environment, body
        self.arrives, self.text, self.only = arrives, text, only
        self.echoes = {}

    def expected(self, normalises):
        """What comes back of the body; kept, as hashing 64 MiB for each client takes its time."""
        if self.body is None:
            return None
        if normalises not in self.echoes:
            arrives = self.arrives
            if arrives is None and normalises and self.body.kind == "string":
                arrives = normalised(self.body.data)
            self.echoes[normalises] = self.body.echo(arrives)
        return self.echoes[normalises]


def named(data):
    return Body(data, content_type="application/x-quire", filename="naïve file.bin")


def small():
    binary = bytes(range(256)) * 3 + b"\r\n--quire-tests\r\n\r\n--\r\n-" + bytes(range(255, -1, -1))
    escaped = json.dumps(forms.awkward_event()).encode()
    awkward = json.dumps(forms.awkward_environment(), ensure_ascii=False).encode()
    return [
        Case("no fetch-body"),
        Case("string", body=Body(TEXT.encode(), "string")),
        Case("string, empty", body=Body(b"", "string")),
        Case("file", body=named(binary)),
        Case("file, empty", body=named(b"")),
        Case("file of 64 KiB, large environment", environment=forms.LARGE_ENVIRONMENT,
             body=named(forms.read("fetch-body.64k"))),
        Case("escapes in the event", event=escaped, body=named(binary)),
        Case("awkward environment", environment=awkward, body=Body(TEXT.encode(), "string")),
        Case("Blob without type and name", body=Body(binary), only=("node", "chromium")),
        Case("halves of surrogate pairs", body=Body(b"", "string"), text=HALF_PAIR,
             only=("node", "chromium"),
             arrives="half \ufffd, whole 🚀, other half \ufffd".encode()),
        Case("string that is not UTF-8", body=Body(NOT_UTF8, "string"), only=("curl",),
             arrives=NOT_UTF8.decode("utf-8", "replace").encode()),
    ]


def large():
    dice = random.Random(64)
    # Characters of two, three and four bytes, so that reads and chunks end within some.
    piece = ("".join(dice.choices("0123456789abcdef -é€🚀", k=100_003))).encode()
    text = (piece * (LARGEST // len(piece) + 1))[:LARGEST]
    whole = text.decode("utf-8", "ignore").encode()
    return [
        Case("string of 64 MiB", body=Body(whole.ljust(LARGEST, b"."), "string")),
        Case("file of 64 MiB", body=named(dice.randbytes(LARGEST))),
    ]


def write(cases, folder):
    """Each case as the files a client reads; the job: where they are and how to send them."""
    job = []
    for number, case in enumerate(cases):
        entry = {}
        for field, data in (("event", case.event), ("environment", case.environment)):
            entry[field] = save(folder, "%d-%s" % (number, field), data)
        if case.body is not None:
            path = save(folder, "%d-body" % number, case.body.data)
            entry["body"] = {"path": path, "kind": case.body.kind, "text": case.text}
            if case.body.filename != "blob":
                entry["body"].update(type=case.body.content_type, filename=case.body.filename)
        job.append(entry)
    return job


def save(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    return path
