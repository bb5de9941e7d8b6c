# SPDX-License-Identifier: Apache-2.0
"""Many requests at once: all begin before one ends, and each gets its own answer."""
import asyncio
import random

from . import forms, wire
from .forms import Body, Form
from .harness import MiB, Server
from .tally import expect

CROWD = 200

# Peak memory of a server with all of them: a thread and buffers for each, at worst.
MOST = 96 * MiB

PATIENCE = 15  # seconds; more than a server has for one that pauses
LONGEST = 2 * (20_000 + 100 * CROWD)


def form(number):
    """Each has an event, a body and a boundary of its own, and is of its own size."""
    dice = random.Random(number)
    kind = "file" if number % 2 else "string"
    data = dice.randbytes(20_000 + 100 * number)
    if kind == "string":
        data = data.hex().encode()
    return Form(forms.distinct_event(number), body=Body(data, kind, filename="f%d" % number),
                boundary="crowd-%d" % number)


async def one(port, sent, part, everyone):
    """Sends a part, waits until everyone else has, sends the rest, reads the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    rest = await part(reader, writer, sent)
    await everyone()
    writer.write(rest)
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(), PATIENCE)
    writer.close()
    return answer


async def anywhere(_, writer, sent):
    """Each stops at a place of its own, from the first byte to the last."""
    data = wire.head(sent, more=["Connection: close"]) + sent.bytes
    cut = int(len(data) * len(sent.body.data) / LONGEST)
    writer.write(data[:cut])
    await writer.drain()
    return data[cut:]


async def after_the_head(reader, writer, sent):
    """Until the server says to go on, which shows that it deals with all of them at once."""
    writer.write(wire.head(sent, more=["Connection: close", "Expect: 100-continue"]))
    said = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
    expect(said.startswith(b"HTTP/1.1 100 "), "no 100 Continue: %r" % said)
    return sent.bytes


async def crowd(port, sent, part):
    begun, all_begun = 0, asyncio.Event()

    async def everyone():
        nonlocal begun
        begun += 1
        if begun == len(sent):
            all_begun.set()
        await asyncio.wait_for(all_begun.wait(), PATIENCE)

    tasks = [one(port, each, part, everyone) for each in sent]
    return await asyncio.gather(*tasks, return_exceptions=True)


def judge(received, sent):
    if isinstance(received, BaseException):
        raise received
    answers = wire.Received(received).answers()
    expect(len(answers) == 1, "%d answers" % len(answers))
    forms.same_form(answers[0], sent)


def all_right(received, sent):
    """One check for all of them: where one fails, most do."""
    failures = []
    for number, each in enumerate(received):
        try:
            judge(each, sent[number])
        except Exception as why:  # as in a check
            failures.append("request %d: %s: %s" % (number, type(why).__name__, why))
    expect(not failures, "%d of %d failed, first %s" % (
        len(failures), len(sent), failures[0] if failures else ""))


def run(tally, program):
    sent = [form(number) for number in range(CROWD)]
    with tally.check("the server starts and ends well"), Server(program) as server:
        for part in (anywhere, after_the_head):
            with tally.check("%d at once, all wait %s" % (CROWD, part.__name__.replace("_", " "))):
                all_right(asyncio.run(crowd(server.port, sent, part)), sent)
        with tally.check("peak memory"):
            expect(server.peak() <= MOST, "%.1f MiB" % (server.peak() / MiB))
