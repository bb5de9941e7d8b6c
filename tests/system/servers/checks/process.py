# SPDX-License-Identifier: Apache-2.0
"""The program around the server: arguments, where it listens, how it ends."""
import signal
import subprocess
import time

from . import wire
from .forms import Body, Form, same_form
from .harness import Server
from .tally import Failure, equal, expect
from .wire import Connection

FORM = Form(body=Body(b"process" * 1000))

BAD = ["--port", "--port=", "--port=http", "--port=65536", "--port=-1", "--port=80x", "--limit=",
       "--limit=-1", "--limit=1MiB", "--limit=99999999999999999999", "--timeout=", "--timeout=-1",
       "--timeout=soon", "--nonsense", "nonsense", "-x"]


def execute(program, *arguments):
    return subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=5)


def bad_argument(program, argument):
    done = execute(program, argument)
    equal(done.returncode, 2, "exit status")
    expect("--port" in done.stderr, "no usage on standard error: %r" % done.stderr)
    equal(done.stdout, "", "standard output")


def help_(program):
    done = execute(program, "--help")
    equal((done.returncode, done.stderr), (0, ""), "exit status and standard error")
    for option in ("--port", "--limit", "--timeout"):
        expect(option in done.stdout, "says nothing of " + option)


def loopback_only(program):
    """By the kernel's table of listening sockets, so that nothing is sent anywhere."""
    with Server(program) as server:
        found = []
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            with open(table, encoding="ascii") as file:
                rows = [line.split() for line in file.readlines()[1:]]
            found += [row[1] for row in rows
                      if row[3] == "0A" and row[1].endswith(":%04X" % server.port)]
        equal(found, ["0100007F:%04X" % server.port], "listens on")


def ends(program, number):
    with Server(program) as server:
        same_form(wire.ask(server.port, FORM), FORM)
        begin = time.monotonic()
        server.stop(number)
        expect(time.monotonic() - begin < 2, "took %.1f s" % (time.monotonic() - begin))


def ends_with_idle_connection(program):
    """Kept alive, but nothing in flight: nothing to wait for but the timeout at most."""
    with Server(program, timeout=2) as server, Connection(server.port) as connection:
        connection.send(wire.head(FORM) + FORM.bytes)
        same_form(connection.answer(), FORM)
        begin = time.monotonic()
        server.stop()
        expect(time.monotonic() - begin < 4, "took %.1f s" % (time.monotonic() - begin))


def finishes(program, number, cut):
    """A request in flight is answered though the signal came; no new one is let in."""
    data = wire.head(FORM) + FORM.bytes
    with Server(program) as server, Connection(server.port) as connection:
        connection.send(data[:cut])
        time.sleep(0.2)
        server.kill(number)
        time.sleep(0.3)
        expect(server.process.poll() is None, "gone, with a request in flight")
        refuses(server.port)
        connection.send(data[cut:])
        same_form(connection.answer(), FORM)
        server.ended()


def refuses(port):
    """No connection, or one that gets no answer: the kernel may still take some in."""
    try:
        with Connection(port, timeout=2) as connection:
            connection.send(wire.head(FORM) + FORM.bytes)
            answer = connection.answer_or_end()
    except OSError:
        return
    if answer is not None:
        raise Failure("still takes requests in: %r" % answer)


def ends_though_a_sender_hangs(program):
    """Bounded by the timeout: who never finishes does not keep the server."""
    with Server(program, timeout=1) as server, Connection(server.port) as connection:
        connection.send(wire.head(FORM) + FORM.bytes[:-1000])
        time.sleep(0.2)
        begin = time.monotonic()
        server.stop()
        expect(time.monotonic() - begin < 4, "took %.1f s" % (time.monotonic() - begin))


def run(tally, program):
    for argument in BAD:
        with tally.check("argument " + argument):
            bad_argument(program, argument)
    with tally.check("--help"):
        help_(program)
    with tally.check("listens on loopback only"):
        loopback_only(program)
    body = len(wire.head(FORM))
    for number in (signal.SIGTERM, signal.SIGINT):
        with tally.check(number.name + " at rest"):
            ends(program, number)
        with tally.check(number.name + " in a body"):
            finishes(program, number, body + 6000)
        with tally.check(number.name + " in a head"):
            finishes(program, number, body - 20)
    with tally.check("SIGTERM with an idle connection"):
        ends_with_idle_connection(program)
    with tally.check("SIGTERM while a sender hangs"):
        ends_though_a_sender_hangs(program)
