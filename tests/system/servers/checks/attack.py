# SPDX-License-Identifier: Apache-2.0
"""What all hostile requests need: a fresh server, whose memory stays bounded and which serves on."""
from . import wire
from .forms import Body, Form, same_form
from .harness import MiB, Server
from .tally import equal, expect

# Peak memory of a server after any of these. Above what it has at rest are the decoder's limits:
# 4 MiB of JSON, held twice at most, and what is read ahead of it.
MOST = 32 * MiB

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
