# SPDX-License-Identifier: Apache-2.0
"""Slow senders: those that keep sending are served, those that stop are cut off."""
import itertools
import time

from . import captures, wire
from .attack import MOST
from .forms import LARGE_ENVIRONMENT, Body, Form, same_form
from .harness import MiB, Server
from .tally import equal, expect
from .wire import Connection

TIMEOUT = 1  # seconds; what a server gets as --timeout

# Where a sender stops: (name, bytes of the request that it sends), by head and body.
STOPS = [
    ("in the request line", lambda head, body: head[:7]),
    ("in a header", lambda head, body: head[:-9]),
    ("after the head", lambda head, body: head),
    ("in the event", lambda head, body: head + body[:300]),
    ("in the fetch body", lambda head, body: head + body[:-200]),
    ("before the last byte but the close delimiter's", lambda head, body: head + body[:-9]),
]


def drip(connection, data, pause):
    for at in range(len(data)):
        connection.send(data[at:at + 1])
        if pause:
            time.sleep(pause)


def bytewise(server, name):
    """A whole captured request, a byte at a time; a turn of the loop lets each go out alone."""
    with Connection(server.port) as connection:
        drip(connection, b"".join(captures.load(name)), 0.0001)
        captures.judge(connection.answer(), name, captures.recorded()[name])


def steady(server):
    """Far longer than the timeout in all, but never a pause as long."""
    form = Form(body=Body(b"x" * 100))
    data = wire.head(form) + form.bytes
    with Connection(server.port) as connection:
        for at in range(10):
            connection.send(data[at * len(data) // 10:(at + 1) * len(data) // 10])
            time.sleep(0.3 * TIMEOUT)
        same_form(connection.answer(), form)


def others_are_served(server, form):
    begin = time.monotonic()
    for _ in range(5):
        same_form(wire.ask(server.port, form), form)
    expect(time.monotonic() - begin < 0.8 * TIMEOUT, "others had to wait")


def stops(tally, server):
    """All that stop at once, so that the run waits for the timeout only once."""
    form = Form(body=Body(b"0123456789" * 40))
    head = wire.head(form)
    waiting = []
    for name, cut in STOPS:
        connection = Connection(server.port)
        connection.send(cut(head, form.bytes))
        waiting.append((name, connection, time.monotonic()))
    with tally.check("others are served while %d senders pause" % len(STOPS)):
        others_are_served(server, form)
    for name, connection, begin in waiting:
        with tally.check("stops " + name), connection:
            cut_off(connection, begin)


def cut_off(connection, begin):
    expect(connection.ended(max(0.1, begin + TIMEOUT + 3 - time.monotonic())),
           "not cut off %.1f s after the timeout" % (time.monotonic() - begin - TIMEOUT))
    # What had ended while another was waited for has ended in time all the same.
    answers = connection.answers()
    expect(len(answers) <= 1, "%d answers" % len(answers))
    if answers:
        equal(answers[0].status, 408, "status")


def not_early(server):
    """Half the timeout is no reason to hang up."""
    form = Form(body=Body(b"late"))
    data = wire.head(form) + form.bytes
    with Connection(server.port) as connection:
        connection.send(data[:20])
        for piece in (data[20:400], data[400:-50], data[-50:]):
            time.sleep(TIMEOUT / 2)
            connection.send(piece)
        same_form(connection.answer(), form)


def never_reads(server):
    """Asks for large answers and takes none: what is not taken must not pile up in the server."""
    form = Form(environment=LARGE_ENVIRONMENT)
    data = itertools.repeat(wire.head(form) + form.bytes)
    small = Form(body=Body(b"small"))
    with Connection(server.port) as connection:
        connection.socket.settimeout(TIMEOUT / 2)
        try:
            for request in itertools.islice(data, 500):  # 60 MB of answers
                connection.send(request)
        except (ConnectionError, TimeoutError):
            pass  # the server does not read on while its answers are not taken, which is right
        others_are_served(server, small)
    expect(server.peak() < MOST, "peak memory %.1f MiB" % (server.peak() / MiB))


def run(tally, program):
    with tally.check("the server starts and ends well"), Server(program, timeout=TIMEOUT) as server:
        for name in ("workerd-2025-05-25/blob", "node-form-data/blob-chunked"):
            with tally.check("byte by byte, " + name):
                bytewise(server, name)
        with tally.check("slow but steady"):
            steady(server)
        with tally.check("pauses of half the timeout"):
            not_early(server)
        stops(tally, server)
        with tally.check("never reads its answers"):
            never_reads(server)
        with tally.check("serves on"):
            form = Form()
            same_form(wire.ask(server.port, form), form)
