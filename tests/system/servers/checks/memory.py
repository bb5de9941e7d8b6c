# SPDX-License-Identifier: Apache-2.0
"""A fetch body of 1 GiB takes the memory of one of 1 KiB."""
import functools
import hashlib
import itertools
import random

from . import forms, wire
from .forms import Body, Form
from .harness import MiB, Server
from .tally import equal, expect

GiB = 1 << 30

# What the larger one may take more: read buffers that have grown to their full size.
MORE = 4 * MiB

BLOCK = random.Random(30).randbytes(MiB)


@functools.lru_cache
def sha256(size):
    whole, rest = divmod(size, len(BLOCK))
    hashed = hashlib.sha256()
    for piece in itertools.chain(itertools.repeat(BLOCK, whole), [BLOCK[:rest]]):
        hashed.update(piece)
    return hashed.hexdigest()


def post(connection, size, chunked):
    """A form whose fetch body is made while it is sent."""
    whole, rest = divmod(size, len(BLOCK))
    form = Form(body=Body(b""))
    end = b"\r\n" + form.close
    begin = form.bytes[:-len(end)]
    framed = wire.chunk if chunked else bytes
    connection.send(wire.head(form, -1 if chunked else len(form.bytes) + size) + framed(begin))
    for _ in range(whole):
        connection.send(framed(BLOCK))
    connection.send((framed(BLOCK[:rest]) if rest else b"") + framed(end))
    connection.send(b"0\r\n\r\n" if chunked else b"")


def peak(program, size, chunked):
    """Of a server that has served nothing else."""
    with Server(program, limit=GiB + MiB) as server:
        with wire.Connection(server.port, timeout=60) as connection:
            post(connection, size, chunked)
            answer = connection.answer()
        equal(answer.status, 200, "status")
        body = answer.json()["fetchBody"]
        equal((body["size"], body["sha256"]), (str(size), sha256(size)), "fetch body")
        forms.same(answer, forms.FETCH, forms.ENVIRONMENT, body)
        return server.peak()


def run(tally, program):
    for name, chunked in (("with a length", False), ("in chunks", True)):
        with tally.check("1 GiB " + name):
            small, large = peak(program, 1024, chunked), peak(program, GiB, chunked)
            expect(large <= small + MORE, "peak memory %.1f MiB, with 1 KiB %.1f MiB" % (
                large / MiB, small / MiB))
