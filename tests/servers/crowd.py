# SPDX-License-Identifier: Apache-2.0
"""Many requests in flight at once: all are begun before any is finished, and none is mixed up."""
import asyncio
import random

import forms
import wire
from forms import Body, Form
from harness import MiB, Server
from tally import expect

CROWD = 200

# Peak memory of a server with all of them: a thread and buffers for each, at worst.
MOST = 96 * MiB


def form(number):
    """Each has an event, a body and a boundary of its own, and is of its own size."""
    dice = random.Random(number)
    kind = "file" if number % 2 else "string"
    data = dice.randbytes(20_000 + 100 * number)
    if kind == "string":
        data = data.hex().encode()
    return Form(forms.distinct_event(number), body=Body(data, kind, filename="f%d" % number),
                boundary="crowd-%d" % number)


async def one(port, sent, half, everyone):
    """Sends up to `half`, waits until everyone else has, sends the rest, reads the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    data = wire.head(sent, more=["Connection: close"]) + sent.bytes
    cut = int(len(data) * half)
    writer.write(data[:cut])
    await writer.drain()
    await everyone()
    writer.write(data[cut:])
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(), 60)
    writer.close()
    return answer


async def crowd(port, sent):
    begun, all_begun = 0, asyncio.Event()

    async def everyone():
        nonlocal begun
        begun += 1
        if begun == len(sent):
            all_begun.set()
        await asyncio.wait_for(all_begun.wait(), 60)

    tasks = [one(port, each, number / len(sent), everyone) for number, each in enumerate(sent)]
    return await asyncio.gather(*tasks, return_exceptions=True)


def judge(received, sent):
    if isinstance(received, BaseException):
        raise received
    answers = wire.Received(received).answers()
    expect(len(answers) == 1, "%d answers" % len(answers))
    forms.same_form(answers[0], sent)


def run(tally, program):
    sent = [form(number) for number in range(CROWD)]
    with tally.check("the server starts and ends well"), Server(program) as server:
        for name in ("first", "second"):
            for number, received in enumerate(asyncio.run(crowd(server.port, sent))):
                with tally.check("%s crowd, request %d" % (name, number)):
                    judge(received, sent[number])
        with tally.check("peak memory"):
            expect(server.peak() <= MOST, "%.1f MiB" % (server.peak() / MiB))
