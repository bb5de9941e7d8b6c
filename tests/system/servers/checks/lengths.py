# SPDX-License-Identifier: Apache-2.0
"""Hostile: lengths and chunk sizes that lie, are no numbers, or are too large."""
from . import wire
from .attack import MOST, SMALL, refused, refused_aloud
from .forms import Body, Form, same_form
from .harness import MiB
from .tally import equal, expect
from .wire import Connection, chunk

LIMIT = MiB  # of the servers whose limit is tried

HIDDEN = wire.head(SMALL, target="/v1?hidden") + SMALL.bytes


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
    unclear(server, head + SMALL.bytes, 400, 413, 500)
    unclear(server, head + HIDDEN, 400, 413, 500)


def unclear(server, data, *statuses):
    """If it is not clear where a request ends, no byte after it may be read as another request."""
    with Connection(server.port) as connection:
        connection.send_until_answered(iter([data]), len(data))
        connection.try_to_finish()
        refused(connection, *statuses)
    expect(not [line for line in server.log() if "hidden" in line], "a hidden request was handled")


def gigantic_length(server, size):
    """Refused at once: not a byte of the body is sent."""
    with Connection(server.port, timeout=2) as connection:
        connection.send(wire.head(SMALL, size=size))
        refused_aloud(connection, 413)


def two_framings(server):
    """By the length there is one request; by the chunks a second one."""
    body = chunk(SMALL.bytes) + b"0\r\n\r\n" + HIDDEN
    head = wire.head(SMALL, size=len(body), more=["Transfer-Encoding: chunked"])
    unclear(server, head + body, 200, 400)


def two_lengths(server):
    more = ["Content-Length: %d" % (len(SMALL.bytes) + len(HIDDEN))]
    unclear(server, wire.head(SMALL, more=more) + SMALL.bytes + HIDDEN, 400)


def just_over_the_limit(server):
    """All is sent before the answer is read: the server must not reset what it did not read."""
    form = sized(LIMIT + 1)
    with Connection(server.port) as connection:
        connection.send(wire.head(form, size=-1) + chunk(form.bytes[:LIMIT // 2]) +
                        chunk(form.bytes[LIMIT // 2:]) + b"0\r\n\r\n")
        refused_aloud(connection, 413)
    answer = wire.ask(server.port, form)
    equal(answer.status, 413, "status with a Content-Length")


def just_at_the_limit(server):
    form = sized(LIMIT)
    same_form(wire.ask(server.port, form), form)
    with Connection(server.port) as connection:
        connection.send(wire.head(form, size=-1) + chunk(form.bytes) + b"0\r\n\r\n")
        same_form(connection.answer(), form)


def sized(size):
    """A form of exactly that many bytes."""
    empty = len(Form(body=Body(b"")).bytes)
    return Form(body=Body(b"x" * (size - empty)))


BAD_CHUNKS = [
    ("no number", b"zz\r\nzz\r\n"), ("a negative number", b"-5\r\nabcde\r\n"),
    ("no size", b"\r\nabc\r\n"), ("more than 64 bits", b"1" + b"0" * 16 + b"\r\nabc\r\n"),
    ("all of 64 bits", b"f" * 16 + b"\r\nabc\r\n"), ("a C prefix", b"0x3\r\nabc\r\n"),
    ("more data than said", b"3\r\nabcdef\r\n"), ("a blank in front", b" 3\r\nabc\r\n"),
    ("an endless size", b"0" * MOST + b"3\r\nabc\r\n"),
    ("an endless extension", b"3;" + b"x" * MOST + b"\r\nabc\r\n"),
]


def bad_chunk(server, bad):
    """In the midst of a form, which would be whole without it."""
    start = wire.head(SMALL, size=-1) + chunk(SMALL.bytes[:1000]) + bad
    for rest in (chunk(SMALL.bytes[1000:]) + b"0\r\n\r\n", HIDDEN):
        unclear(server, start + rest, 400, 408, 413, 500)


def attacks():
    """Name, act, the server's options: a short timeout, as some wait for what was promised."""
    for act in (length_too_large, length_too_large_for_a_cut_form, length_too_small, two_framings,
                two_lengths):
        yield act.__name__, act, {"timeout": 2}
    for act in (just_over_the_limit, just_at_the_limit):
        yield act.__name__, act, {"limit": LIMIT}
    for value in ("-1", "", "12x", "0x10", "1e3", "18446744073709551617", "5, 6"):
        yield ("Content-Length: " + value, lambda server, value=value: no_length(server, value),
               {"timeout": 2})
    for size in (68157441, 10 ** 12, 2 ** 63 - 1):
        yield "a length of %d" % size, lambda server, size=size: gigantic_length(server, size), {}
    for name, sent in BAD_CHUNKS:
        yield ("a chunk with " + name, lambda server, sent=sent: bad_chunk(server, sent),
               {"timeout": 2})
