# SPDX-License-Identifier: Apache-2.0
"""Connections end at every stage of a request. The server serves on and leaks nothing."""
import time

from . import wire
from .forms import Body, Form, same_form
from .harness import Server
from .tally import expect
from .wire import Connection

FORM = Form(body=Body(b"0123456789" * 1000))


def plain_stages():
    head, body = wire.head(FORM), FORM.bytes
    event = body.index(b'{"eventId"')
    fetch = body.index(b"\r\n\r\n0123456789") + 4
    yield "before the first byte", b""
    yield "in the request line", head[:9]
    yield "in a header", head[:-20]
    yield "before the head's last byte", head[:-1]
    yield "after the head", head
    yield "in the first delimiter", head + body[:6]
    yield "in a part's header", head + body[:30]
    yield "in the event", head + body[:event + 100]
    yield "in the delimiter after the event", head + body[:body.index(b"--", event) + 4]
    yield "in the fetch body", head + body[:fetch + 5000]
    yield "after the fetch body", head + body[:fetch + 10000]
    yield "before the close delimiter", head + body[:-len(FORM.close)]
    yield "in the close delimiter", head + body[:-4]


def chunked_stages():
    head, body = wire.head(FORM, size=-1), FORM.bytes
    yield "in a chunk's size", head + wire.chunk(body[:100]) + b"1f"
    yield "in a chunk", head + wire.chunk(body[:3000])[:2000]
    yield "between chunks", head + wire.chunk(body[:3000])
    yield "before the last chunk", head + wire.chunk(body[:-60])
    yield "in the last chunk", head + wire.chunk(body[:-60]) + b"0\r\n"


def end_by_fin(server, sent):
    """The sender has no more to say, but listens: it hears one answer at most, and not 200."""
    with Connection(server.port) as connection:
        connection.send(sent)
        connection.finish()
        answers = connection.answers()
    expect(len(answers) <= 1, "%d answers: %r" % (len(answers), answers))
    expect(not answers or answers[0].status >= 400, "half a request is answered: %r" % answers)


def end_by_close(server, sent):
    with Connection(server.port) as connection:
        connection.send(sent)


def end_by_rst(server, sent):
    connection = Connection(server.port)
    connection.send(sent)
    time.sleep(0.005)  # else the server may not get to see what came before
    connection.reset()


def cut(server, end, sent):
    before = len(server.log())
    end(server, sent)
    probe = "/v1?after=%d" % before
    same_form(wire.ask(server.port, FORM, target=probe), FORM)
    expect(len(server.logged(probe)) == 1, "the next request has %d lines in the log" %
           len(server.logged(probe)))
    time.sleep(0.02)
    lines = [line for line in server.log()[before:] if "?after=" not in line]
    expect(len(lines) <= 1, "logged %r" % lines)


def settled(server, files):
    """Whatever has ended must be closed: sockets that stay open are a leak."""
    until = time.monotonic() + 3
    while server.files() > files and time.monotonic() < until:
        time.sleep(0.05)
    expect(server.files() <= files, "%d files are open, before: %d" % (server.files(), files))


def run(tally, program):
    with tally.check("the server starts and ends well"), Server(program, timeout=1) as server:
        same_form(wire.ask(server.port, FORM), FORM)
        time.sleep(0.1)
        files = server.files()
        stages = [*plain_stages(), *chunked_stages()]
        for name, end in (("FIN", end_by_fin), ("close", end_by_close), ("RST", end_by_rst)):
            for stage, sent in stages:
                with tally.check("%s %s" % (name, stage)):
                    cut(server, end, sent)
        with tally.check("no more than a line for each in the log"):
            lines = [line for line in server.log() if "?after=" not in line]
            expect(len(lines) <= 3 * len(stages) + 1, "%d lines" % len(lines))
        with tally.check("no file is left open"):
            settled(server, files)
