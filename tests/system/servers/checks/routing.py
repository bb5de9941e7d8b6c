# SPDX-License-Identifier: Apache-2.0
"""Which request gets which answer, on one connection or many, and what the log says of it."""
import json
import time

from . import forms, wire
from .forms import Body, Form, same_form
from .harness import MiB, Server
from .tally import equal, expect
from .wire import Connection

REFUSED = b'{"error":"Internal server error"}'
TEXT, JSON = "text/plain;charset=UTF-8", "application/json"
GOOD = Form(body=Body(b"good"))


def event(**members):
    return Form(event=json.dumps({**json.loads(forms.SITE_VIEW), **members}).encode())


def targets():
    """As recorded of the official runtime: byte for byte, less the first slash and the query."""
    for target, segment in (("/v2", "v2"), ("/v2?v1", "v2"), ("/v0", "v0"), ("/v1/", "v1/"),
                            ("/v1.0", "v1.0"), ("/v1%20", "v1%20"), ("//v1", "/v1"),
                            ("/%761", "%761"), ("/api/v1", "api/v1"), ("/", "")):
        yield target, "Unsupported version " + segment


def malformed():
    """Forms that are refused: name, form, what the log says of it."""
    yield "no form", bare(b"", GOOD.content_type), "byte 0"
    yield "no Content-Type that is one", bare(GOOD.bytes, "application/json"), ""
    yield ("a form without its end", bare(GOOD.bytes[:-20], GOOD.content_type),
           "byte %d" % (len(GOOD.bytes) - 20))
    yield "no environment", bare(GOOD.bytes.replace(b'"environment"', b'"other"'),
                                 GOOD.content_type), "environment"
    yield "an event that is no JSON", Form(event=b'{"type":"fetch"'), "event"
    yield "an environment with a wrong type", Form(environment=forms.ENVIRONMENT.replace(
        b'"status":"active"', b'"status":5', 1)), "environment.installation.status"


def bare(data, content_type):
    form = Form()
    form.bytes, form.content_type = data, content_type
    return form


def answered(answer, status, kind, body, handler=None):
    equal((answer.status, answer.body), (status, body), "answer")
    equal(answer.headers.get("content-type"), kind, "Content-Type")
    equal(answer.headers.get("x-handler"), handler, "x-handler")


def routes(tally, server):
    for target in ("/v1", "/v1?", "/v1?a=/v2&b=%20", "/v1?" + "q" * 1000):
        with tally.check("target " + target[:30]):
            same_form(wire.ask(server.port, GOOD, target=target), GOOD)
    for target, text in targets():
        with tally.check("target " + target):
            answered(wire.ask(server.port, GOOD, target=target), 400, TEXT, text.encode())
    for method in ("PUT", "DELETE", "PATCH"):
        with tally.check("method " + method):
            same_form(wire.ask(server.port, GOOD, method=method), GOOD)
    with tally.check("method GET"):
        empty = bare(b"", GOOD.content_type)
        answered(wire.ask(server.port, empty, method="GET"), 500, JSON, REFUSED)


def handlers(tally, server):
    for name, form, handler in (
            ("site_view", event(), "events.site_view"),
            ("space_view", event(type="space_view"), "events.space_view"),
            ("ui_render of a known component", ui_render("config"), "component:config")):
        with tally.check(name):
            answered(wire.ask(server.port, form), 200, TEXT, b"OK", handler)
    with tally.check("ui_render of an unknown component"):
        answered(wire.ask(server.port, ui_render("none")), 404, JSON,
                 b'{"error":"Component none not found"}')
    for kind in ("made_up", "SITE_VIEW", 'quo"te'):
        with tally.check("unknown event " + kind):
            text = 'Integration does not handle "%s" events' % kind
            answered(wire.ask(server.port, event(type=kind)), 406, JSON,
                     json.dumps({"error": text}, separators=(",", ":")).encode())


def ui_render(component):
    return event(type="ui_render", componentId=component, props={}, context={})


def refusals(tally, server):
    for number, (name, form, reason) in enumerate(malformed()):
        with tally.check(name):
            target = "/v1?refused=%d" % number
            answered(wire.ask(server.port, form, target=target), 500, JSON, REFUSED)
            lines = server.logged(target)
            expect(len(lines) == 1 and " 500" in lines[0] and reason in lines[0],
                   "the log says %r" % lines)


def logging(server):
    """A line a request: method, target, status, handler, bytes, microseconds."""
    same_form(wire.ask(server.port, GOOD, target="/v1?logged", method="PUT"), GOOD)
    lines = server.logged("/v1?logged")
    expect(len(lines) == 1, "%d lines" % len(lines))
    words = lines[0].split()
    expect({"PUT", "/v1?logged", "200", "fetch"} <= set(words), "logged %r" % lines[0])
    expect(sum(word.strip("µus").isdigit() for word in words) >= 3,
           "no bytes or no time: %r" % lines[0])


def log_injection(server):
    """What the sender says is not a log line of its own."""
    before = len(server.log())
    wire.ask(server.port, event(type="x\nPOST /v1?forged 200\r\n"))
    wire.ask(server.port, GOOD, target="/v1?real")
    server.logged("?real")
    expect(not any(line.startswith("POST /v1?forged") for line in server.log()[before:]),
           "a forged line: %r" % server.log()[before:])
    expect(len(server.log()) - before == 2, "logged %r" % server.log()[before:])


def keep_alive(server):
    """Good ones and ones that are not handled, on one connection."""
    with Connection(server.port) as connection:
        for number in range(6):
            form = Form(forms.distinct_event(number), body=Body(b"k" * number * 9000))
            connection.send(wire.head(form) + form.bytes)
            same_form(connection.answer(), form)
            unknown = event(type="made_up")
            connection.send(wire.head(unknown) + unknown.bytes)
            equal(connection.answer().status, 406, "status")
            time.sleep(0.01)
        connection.send(wire.head(GOOD, more=["Connection: close"]) + GOOD.bytes)
        same_form(connection.answer(), GOOD)
        expect(connection.ended(3), "stays open though the sender asked for its end")


def keep_alive_in_chunks(server):
    with Connection(server.port) as connection:
        for number in range(3):
            form = Form(forms.distinct_event(number), body=Body(b"k" * number * 9000))
            connection.send(wire.head(form, size=-1) + wire.chunk(form.bytes) + b"0\r\n\r\n")
            same_form(connection.answer(), form)


def http_1_0(server):
    with Connection(server.port) as connection:
        connection.send(wire.head(GOOD, version="HTTP/1.0") + GOOD.bytes)
        same_form(connection.answer(), GOOD)
        expect(connection.ended(3), "stays open, against HTTP/1.0")


def expects_continue(server):
    with Connection(server.port, timeout=3) as connection:
        connection.send(wire.head(GOOD, more=["Expect: 100-continue"]))
        expect(connection.more() and connection.received.startswith(b"HTTP/1.1 100 "),
               "no 100 Continue: %r" % connection.received)
        connection.send(GOOD.bytes)
        same_form(connection.answer(), GOOD)
        equal(connection.interim, 1, "interim answers")


def expects_too_much(server):
    """Over the limit: told so instead of being told to go on."""
    with Connection(server.port, timeout=3) as connection:
        connection.send(wire.head(GOOD, size=100 * MiB, more=["Expect: 100-continue"]))
        equal(connection.answer().status, 413, "status")
        equal(connection.interim, 0, "interim answers")


def early(server, target, form, status):
    """Answered before the body is read: a client that sends on all the same can still read it."""
    data = wire.head(form, target=target) + form.bytes
    with Connection(server.port) as connection:
        for begin in range(0, len(data), 50_000):
            connection.send(data[begin:begin + 50_000])
            time.sleep(0.02)  # a reset, if one comes, breaks what is sent next
        equal(connection.answer().status, status, "status")


def early_answers(tally, server):
    large = Form(body=Body(b"x" * 200_000))
    broken = bare(b"--quire-tests\r\nno header\r\n" + large.bytes, large.content_type)
    with tally.check("early answer for the target"):
        early(server, "/v2", large, 400)
    with tally.check("early answer for the form"):
        early(server, "/v1", broken, 500)


def run(tally, program):
    with tally.check("the server starts and ends well"), Server(program) as server:
        routes(tally, server)
        handlers(tally, server)
        refusals(tally, server)
        early_answers(tally, server)
        for act in (logging, log_injection, keep_alive, keep_alive_in_chunks, http_1_0,
                    expects_continue, expects_too_much):
            with tally.check(act.__name__.replace("_", " ")):
                act(server)
