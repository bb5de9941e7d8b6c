# SPDX-License-Identifier: Apache-2.0
"""HTTP/1.1 over a plain socket, for what no well-behaved client would send."""
import contextlib
import json
import select
import socket
import struct
import time

from .tally import Failure, expect

LINGER_NOT = struct.pack("ii", 1, 0)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        try:
            # Numbers as they were written: 1.0 is not 1 here.
            return json.loads(self.body, parse_float=str, parse_int=str)
        except ValueError:
            raise Failure("status %d with no JSON: %r" % (self.status, self.body[:200])) from None

    def __repr__(self):
        return "<%d %r>" % (self.status, self.body[:80])


class Connection:
    def __init__(self, port, timeout=20):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.interim = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def finish(self):
        """FIN: no more comes from here, the answer may still."""
        self.socket.shutdown(socket.SHUT_WR)

    def try_to_finish(self):
        with contextlib.suppress(OSError):  # the server may have been first
            self.finish()

    def reset(self):
        """RST: whatever was on its way is gone."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        self.socket.close()

    def send_until_answered(self, pieces, most):
        """Sends until the server answers or hangs up, at most `most` bytes; how many were taken."""
        taken, waiting = 0, memoryview(b"")
        until = time.monotonic() + 60
        self.socket.setblocking(False)
        try:
            while taken < most and time.monotonic() < until:
                waiting = waiting or memoryview(next(pieces, b""))
                readable, writable, _ = select.select([self.socket], [self.socket], [], 20)
                if readable or not waiting or not writable:
                    break
                sent = self.socket.send(waiting)
                taken, waiting = taken + sent, waiting[sent:]
        except (ConnectionError, BlockingIOError):
            pass
        finally:
            self.socket.settimeout(20)
        return taken

    def more(self):
        """Waits for more bytes; false at the end, be it FIN or RST."""
        try:
            data = self.socket.recv(1 << 16)
        except ConnectionError:
            data = b""
        self.received += data
        return bool(data)

    def ended(self, seconds):
        """Whether the server hangs up within that time, whatever it says before."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                if not self.more():
                    return True
            except TimeoutError:
                break
        return False

    def answer(self):
        """The next final answer, which there must be."""
        found = self.answer_or_end()
        expect(found is not None, "no answer: the connection has ended")
        return found

    def answer_or_end(self):
        """The next final answer; none if the connection ends before one begins."""
        while True:
            while b"\r\n\r\n" not in self.received:
                if not self.more():
                    expect(not self.received, "half an answer: %r" % self.received[:200])
                    return None
            head, _, self.received = self.received.partition(b"\r\n\r\n")
            status, headers = parse_head(head)
            if status >= 200:
                return Answer(status, headers, self._body(headers))
            self.interim += 1

    def answers(self):
        """All answers until the connection ends."""
        found = []
        while (each := self.answer_or_end()) is not None:
            found.append(each)
        return found

    def _body(self, headers):
        if headers.get("transfer-encoding") == "chunked":
            return self._chunks()
        if "content-length" in headers:
            return self._take(int(headers["content-length"]))
        while self.more():
            pass
        return self._take(len(self.received))

    def _take(self, size):
        while len(self.received) < size:
            expect(self.more(), "an answer's body of %d bytes ends after %d" % (
                size, len(self.received)))
        data, self.received = self.received[:size], self.received[size:]
        return data

    def _chunks(self):
        body = b""
        while True:
            while b"\r\n" not in self.received:
                expect(self.more(), "an answer's chunks end early")
            line, _, self.received = self.received.partition(b"\r\n")
            size = int(line.split(b";")[0], 16)
            body += self._take(size)
            expect(self._take(2) == b"\r\n", "an answer's chunk does not end where it said")
            if size == 0:
                return body


class Received(Connection):
    """One that has ended: what came is all."""

    def __init__(self, received):
        self.received, self.interim = received, 0

    def more(self):
        return False


def parse_head(head):
    lines = head.decode("latin-1").split("\r\n")
    expect(lines[0].startswith("HTTP/1.1 ") or lines[0].startswith("HTTP/1.0 "),
           "no status line: %r" % lines[0][:80])
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return int(lines[0].split(" ")[1]), headers


def head(form, size=None, target="/v1", method="POST", version="HTTP/1.1", more=()):
    """The head of a request with `form`; `size` is what Content-Length says, -1: chunked."""
    size = len(form.bytes) if size is None else size
    lines = ["%s %s %s" % (method, target, version), "Host: 127.0.0.1",
             "Content-Type: " + form.content_type,
             "Transfer-Encoding: chunked" if size == -1 else "Content-Length: %d" % size, *more]
    return "".join(line + "\r\n" for line in lines).encode() + b"\r\n"


def chunk(data, extension=b""):
    return b"%x%s\r\n%s\r\n" % (len(data), extension, data)


def ask(port, form, **options):
    """One good request on its own connection."""
    with Connection(port) as connection:
        connection.send(head(form, **options) + form.bytes)
        return connection.answer()
