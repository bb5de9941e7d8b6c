# SPDX-License-Identifier: Apache-2.0
"""Requests made to hurt: each gets a fresh server, which must stay small and serve on."""
import itertools

import forms
import wire
from forms import Body, Form, part, same_form
from harness import MiB, Server
from tally import equal, expect
from wire import Connection, chunk

# Peak memory of a server after any of these. Above what it has at rest are the decoder's limits:
# 4 MiB of JSON, held twice at most, and what is read ahead of it.
MOST = 48 * MiB

# A sender that is never stopped stops here, and that is a failure.
ENDLESS = 64 * MiB

SMALL = Form(body=Body(b"small"))


def attack(tally, program, name, act, most=MOST, **options):
    """Afterwards the server must answer the next request, be small, and end well."""
    with tally.check(name), Server(program, **options) as server:
        act(server)
        same_form(wire.ask(server.port, SMALL), SMALL)
        expect(server.peak() <= most, "peak memory %.1f MiB, most %.1f" % (
            server.peak() / MiB, most / MiB))


def refused(connection, *statuses):
    """Demands one answer at most, one of `statuses`, and that the connection ends."""
    answers = connection.answers()
    expect(len(answers) <= 1, "%d answers: %r" % (len(answers), answers))
    expect(all(each.status in statuses for each in answers), "answered %r" % answers)


def refused_aloud(connection, status):
    """Demands that the answer can be read, and that it is the only one."""
    equal(connection.answer().status, status, "status")
    expect(connection.answer_or_end() is None, "more than one answer")


# Lengths that lie.

def length_too_large(server):
    """The form is whole, the body is not: whether that counts is the server's to say."""
    with Connection(server.port) as connection:
        connection.send(wire.head(SMALL, size=len(SMALL.bytes) + 1000) + SMALL.bytes)
        connection.finish()
        refused(connection, 200, 400, 408, 500)


def length_too_large_for_a_cut_form(server):
    with Connection(server.port) as connection:
        connection.send(wire.head(SMALL, size=len(SMALL.bytes) + 1000) + SMALL.bytes[:-30])
        connection.finish()
        refused(connection, 400, 408, 500)


def length_too_small(server):
    """What is left over is no request: it must not be taken for one that is handled."""
    with Connection(server.port) as connection:
        connection.send(wire.head(SMALL, size=len(SMALL.bytes) - 200) + SMALL.bytes)
        connection.finish()
        first, *more = connection.answers()
    equal(first.status, 500, "status")
    expect([each.status for each in more] in ([], [400]), "then answered %r" % more)


def no_length(server, value):
    line = ("Content-Length: %s\r\n" % value).encode()
    head = wire.head(SMALL).replace(b"Content-Length: %d\r\n" % len(SMALL.bytes), line)
    with Connection(server.port) as connection:
        connection.send(head + SMALL.bytes)
        connection.finish()
        refused(connection, 400, 413, 500)


def gigantic_length(server, size):
    """Refused at once: not a byte of the body is sent."""
    with Connection(server.port, timeout=2) as connection:
        connection.send(wire.head(SMALL, size=size))
        refused_aloud(connection, 413)


def two_framings(server):
    """By the length there is one request; by the chunks a second, smuggled one."""
    hidden = wire.head(SMALL, target="/v1?smuggled") + SMALL.bytes
    body = chunk(SMALL.bytes) + b"0\r\n\r\n" + hidden
    with Connection(server.port) as connection:
        connection.send(wire.head(SMALL, size=len(body), more=["Transfer-Encoding: chunked"]) + body)
        connection.finish()
        answers = connection.answers()
    expect(not [line for line in server.log() if "smuggled" in line], "the hidden one was handled")
    expect(len(answers) <= 1, "%d answers: %r" % (len(answers), answers))


def two_lengths(server):
    hidden = wire.head(SMALL, target="/v1?smuggled") + SMALL.bytes
    more = ["Content-Length: %d" % (len(SMALL.bytes) + len(hidden))]
    with Connection(server.port) as connection:
        connection.send(wire.head(SMALL, more=more) + SMALL.bytes + hidden)
        connection.finish()
        refused(connection, 400)
    expect(not [line for line in server.log() if "smuggled" in line], "the hidden one was handled")


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


def just_over_the_limit(server, limit):
    """All is sent before the answer is read: the server must not reset what it did not read."""
    form = sized(limit + 1)
    with Connection(server.port) as connection:
        connection.send(wire.head(form, size=-1) + chunk(form.bytes[:limit // 2]) +
                        chunk(form.bytes[limit // 2:]) + b"0\r\n\r\n")
        refused_aloud(connection, 413)
    answer = wire.ask(server.port, form)
    equal(answer.status, 413, "status with a Content-Length")


def just_at_the_limit(server, limit):
    form = sized(limit)
    same_form(wire.ask(server.port, form), form)
    with Connection(server.port) as connection:
        connection.send(wire.head(form, size=-1) + chunk(form.bytes) + b"0\r\n\r\n")
        same_form(connection.answer(), form)


def sized(size):
    """A form of exactly that many bytes."""
    empty = len(Form(body=Body(b"")).bytes)
    return Form(body=Body(b"x" * (size - empty)))


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
    """As large as an event may be, all of it small strings for the decoder to keep."""
    cookies = b",".join(b'"\\u0063%d":"\\u0063"' % number for number in range(150_000))
    event = forms.SITE_VIEW.replace(b'"_ga":', cookies + b',"_ga":')
    expect(len(event) < 4 * MiB, "the event is too large to be let in")
    equal(wire.ask(server.port, Form(event=event)).status, 200, "status")


BAD_CHUNKS = [
    ("no number", b"zz\r\nzz\r\n"), ("a negative number", b"-5\r\nabcde\r\n"),
    ("no size", b"\r\nabc\r\n"), ("more than 64 bits", b"1" + b"0" * 16 + b"\r\nabc\r\n"),
    ("all of 64 bits", b"f" * 16 + b"\r\nabc\r\n"), ("a C prefix", b"0x3\r\nabc\r\n"),
    ("more data than said", b"3\r\nabcdef\r\n"), ("a blank in front", b" 3\r\nabc\r\n"),
    ("an endless size", b"0" * MOST + b"3\r\nabc\r\n"),
    ("an endless extension", b"3;" + b"x" * MOST + b"\r\nabc\r\n"),
]


def bad_chunk(server, bytes_):
    """In the midst of a form, which would be whole without it; the end is told, too."""
    with Connection(server.port) as connection:
        pieces = iter([wire.head(SMALL, size=-1) + chunk(SMALL.bytes[:1000]), bytes_,
                       chunk(SMALL.bytes[1000:]) + b"0\r\n\r\n"])
        connection.send_until_answered(pieces, ENDLESS)
        try:
            connection.finish()
        except OSError:
            pass  # the server was first
        refused(connection, 400, 408, 413, 500)


def run(tally, program):
    for name, act, most, options in attacks():
        attack(tally, program, name, act, most, **options)


def attacks():
    """Name, act, most memory, the server's options."""
    for act in (length_too_large, length_too_large_for_a_cut_form, length_too_small, two_framings,
                two_lengths, header_lines, short_header_lines, header_line, request_line, many_parts,
                many_parts_behind_good_ones, part_header, preamble, endless_event, deep_event):
        yield act.__name__.replace("_", " "), act, MOST, {}
    # README: an array or map of small values takes some fifty times its bytes, up to 64 MiB.
    yield "wide event", wide_event, MOST + 64 * MiB, {}
    for value in ("-1", "", "12x", "0x10", "1e3", "18446744073709551617", "5, 6"):
        yield "Content-Length: " + value, lambda server, value=value: no_length(server, value), MOST, {}
    for size in (68157441, 10 ** 12, 2 ** 63 - 1):
        yield ("length of %d" % size,
               lambda server, size=size: gigantic_length(server, size), MOST, {})
    limit = MiB
    yield "over the limit in chunks", over_the_limit_in_chunks, MOST, {"limit": limit}
    yield ("a byte over the limit",
           lambda server: just_over_the_limit(server, limit), MOST, {"limit": limit})
    yield "exactly at the limit", lambda server: just_at_the_limit(server, limit), MOST, {"limit": limit}
    for name, sent in BAD_CHUNKS:
        yield ("chunk with " + name, lambda server, sent=sent: bad_chunk(server, sent), MOST,
               {"timeout": 2})
