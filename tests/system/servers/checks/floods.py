# SPDX-License-Identifier: Apache-2.0
"""Hostile: heads, bodies, forms and documents without end, or larger than they may be."""
import itertools
import resource
import socket
import time

from . import forms, wire
from .attack import ENDLESS, MOST, SMALL, refused
from .forms import Form, part
from .harness import MiB
from .tally import equal, expect
from .wire import Connection, chunk

# What decoded values may take beyond the body that they came in (`request_limits::memory`).
DECODED = 64 * MiB

FILES = 64  # that a server may have open when it is asked to have more

# Heads without end.

def endless(server, start, piece):
    with Connection(server.port) as connection:
        connection.send(start)
        taken = connection.send_until_answered(itertools.repeat(piece), ENDLESS)
        expect(taken < ENDLESS, "took %d MiB" % (taken // MiB))
        refused(connection, 400, 413, 414, 431, 500)


def header_lines(server):
    lines = b"".join(b"X-Header-%d: %s\r\n" % (number, b"v" * 1000) for number in range(64))
    endless(server, b"POST /v1 HTTP/1.1\r\nHost: 127.0.0.1\r\n", lines)


def short_header_lines(server):
    endless(server, b"POST /v1 HTTP/1.1\r\nHost: 127.0.0.1\r\n", b"a:\r\n" * 20_000)


def header_line(server):
    endless(server, b"POST /v1 HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ", b"v" * 65536)


def request_line(server):
    endless(server, b"POST /v1?", b"q" * 65536)


# Bodies without end. A refused sender stops when it is answered, as browsers and curl do.

def chunked(server, first, piece, *statuses):
    """`first`, then chunks of `piece`, until answered."""
    with Connection(server.port) as connection:
        connection.send(wire.head(SMALL, size=-1) + chunk(first))
        taken = connection.send_until_answered(itertools.repeat(chunk(piece)), ENDLESS)
        expect(taken < ENDLESS, "took %d MiB" % (taken // MiB))
        answer = connection.answer()
    expect(answer.status in statuses, "answered %r" % answer)


def over_the_limit_in_chunks(server):
    chunked(server, SMALL.bytes[:-len(SMALL.close) - 2], b"more" * 16384, 413)


def many_parts(server):
    flood = (SMALL.delimiter + part("x", b"")) * 1000
    chunked(server, flood, flood, 500)


def many_parts_behind_good_ones(server):
    flood = (SMALL.delimiter + part("x", b"")) * 1000
    chunked(server, SMALL.bytes[:-len(SMALL.close)] + flood, flood, 500)


def part_header(server):
    chunked(server, SMALL.delimiter + b"X-Header: ", b"v" * 65536, 500)


def preamble(server):
    chunked(server, b"nothing ", b"and nothing " * 5000, 500)


def endless_event(server):
    start = SMALL.delimiter + b'Content-Disposition: form-data; name="event"\r\n\r\n{"type":"'
    chunked(server, start, b"v" * 65536, 500)


def deep_event(server):
    form = Form(event=b'{"type":"fetch","x":' + b"[" * 1_000_000)
    equal(wire.ask(server.port, form).status, 500, "status")


def wide_event(server):
    """As large as an event may be, all of it small strings for the decoder to keep: the dearest."""
    cookies = b",".join(b'"\\u0063%d":"\\u0063"' % number for number in range(150_000))
    event = forms.SITE_VIEW.replace(b'"_ga":', cookies + b',"_ga":')
    expect(len(event) < 4 * MiB, "the event is too large to be let in")
    equal(wire.ask(server.port, Form(event=event)).status, 200, "status")


def knock(port):
    """A connection that need not be let in."""
    idle = socket.socket()
    idle.setblocking(False)
    idle.connect_ex(("127.0.0.1", port))
    return idle


def more_than_files(server):
    """More connections than the server may have files, on none of which anything comes."""
    resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (FILES, FILES))
    idle = [knock(server.port) for _ in range(2 * FILES)]
    time.sleep(0.2)
    before = server.processor_seconds()
    time.sleep(1)
    busy = server.processor_seconds() - before
    for each in idle:
        each.close()
    expect(busy < 0.5, "busy for %.2f s of a second in which nothing came" % busy)


def attacks():
    """Name, act, the server's options."""
    for act in (header_lines, short_header_lines, header_line, request_line, many_parts,
                many_parts_behind_good_ones, part_header, preamble, endless_event, deep_event,
                more_than_files):
        yield act.__name__, act, {}
    yield wide_event.__name__, wide_event, {"most": MOST + DECODED}
    yield over_the_limit_in_chunks.__name__, over_the_limit_in_chunks, {"limit": MiB}
