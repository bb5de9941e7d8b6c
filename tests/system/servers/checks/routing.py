# SPDX-License-Identifier: Apache-2.0
"""Which request gets which answer, on one connection or many, and what the log says of it."""
import hmac
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
    yield "an environment without what is needed", Form(environment=b'{"integration":5}'), (
        "environment.integration")
    yield "a fetch event without a URL", Form(event=b'{"type":"fetch","request":{"url":null}}'), (
        "event.request.url")
    yield "a fetch event that nobody could send on", Form(
        event=b'{"type":"fetch","request":{"url":"/path"}}'), "no scheme"


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


def ui_render(component, **members):
    return event(type="ui_render", componentId=component, props={}, context={}, **members)


def outside(url, headers=None, body=None):
    """A request from outside to the integration's address."""
    environment = {"integration": {}, "secrets": {"CLIENT_ID": "me", "WEBHOOK_SECRET": "key"}}
    request = {"method": "post", "url": url, "headers": headers or {}}
    return Form(event=json.dumps({"type": "fetch", "request": request}).encode(),
                environment=json.dumps(environment).encode(), body=body)


def login(server):
    """Off to the provider with a state, and back with the same."""
    answer = wire.ask(server.port, outside("https://example.com/oauth/login"))
    equal(answer.status, 302, "status")
    head, state = answer.headers["location"].split("&state=")
    expect(head.endswith("authorize?response_type=code&client_id=me"), head)
    equal(answer.headers["set-cookie"].split(";")[0], "state=" + state, "cookie")
    equal(answer.headers["cache-control"], "no-store", "Cache-Control")
    back = "https://example.com/oauth/callback?code=c&state=" + state
    good = wire.ask(server.port, outside(back, {"cookie": "other=1; state=" + state}))
    answered(good, 200, TEXT, b"Connected", "oauth")
    expect("Max-Age=0" in good.headers["set-cookie"], "the cookie stays")
    for headers in ({}, {"Cookie": "state=other"}):
        equal(wire.ask(server.port, outside(back, headers)).status, 403, "status")


def webhook(server):
    """The signature is over the bytes as they were sent."""
    data = b'{ "action": "push", "other": "\xff" }\r\n'
    signature = hmac.new(b"key", data, "sha256").hexdigest()
    url = "https://example.com/webhook/signed?a=b"
    answered(wire.ask(server.port, outside(url, {"x-signature": signature}, Body(data))), 200, TEXT,
             b"Thanks for the push", "webhook")
    for headers, body in (({}, data), ({"x-signature": signature}, data + b" "),
                          ({"x-signature": signature.upper()}, data)):
        equal(wire.ask(server.port, outside(url, headers, Body(body))).status, 401, "status")
    bad = hmac.new(b"key", b"{}", "sha256").hexdigest()
    equal(wire.ask(server.port, outside(url, {"X-Signature": bad}, Body(b"{}"))).status, 400,
          "status")


def block(server):
    """A component whose state comes back with each action."""
    def shown(**members):
        answer = wire.ask(server.port, ui_render("counter", **members))
        equal((answer.status, answer.headers["content-type"]), (200, JSON), "answer")
        return json.loads(answer.body)

    first = shown()
    equal(first["state"], {"count": 0}, "state")
    click = {"action": first["element"]["onPress"]["action"]}
    equal(shown(state=first["state"], action=click)["state"], {"count": 1}, "state")
    equal(shown(state="text", action=None)["state"], {"count": 0}, "state")


def task_and_script(server):
    answered(wire.ask(server.port, event(type="task", task={"type": "index", "space": 5})), 200,
             TEXT, b"OK", "task")
    script = event(type="fetch_published_script", siteId="s")
    answer = wire.ask(server.port, script)
    equal((answer.status, answer.headers["content-type"]), (200, "application/javascript"), "answer")
    equal(answer.headers["cache-control"], "max-age=3600", "Cache-Control")
    answer = wire.ask(server.port, event(type="fetch_published_script", siteId=None))
    equal(answer.body, b"/** no-op */", "script")


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
        for act in (login, webhook, block, task_and_script, logging, log_injection, keep_alive, keep_alive_in_chunks, http_1_0,
                    expects_continue, expects_too_much):
            with tally.check(act.__name__.replace("_", " ")):
                act(server)
