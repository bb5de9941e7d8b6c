# SPDX-License-Identifier: Apache-2.0
"""Runs servers and asks them over plain sockets: an HTTP library would not send some of the
requests."""
import collections
import contextlib
import http.client
import os
import re
import select
import signal
import socket
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
BEAST = os.path.join(ROOT, "build", "release", "docs", "examples", "servers", "server-beast")
START_SECONDS = 20
ANSWER_SECONDS = 20
STOP_SECONDS = 15

Server = collections.namedtuple("Server", "pid port")
Answer = collections.namedtuple("Answer", "status handler content_type body")


def runtime_command():
    """The command that starts the official runtime, which is downloaded first if it is missing."""
    install = os.path.join(ROOT, "tests", "system", "servers", "runtime", "install")
    done = subprocess.run([install], stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit("the official runtime could not be installed")
    return done.stdout.decode().splitlines()


def build_server(path):
    """Brings the usual example server up to date; any other must be there."""
    if path != BEAST:
        if not os.access(path, os.X_OK):
            raise SystemExit("no program %s" % path)
        return
    print("Building server-beast", file=sys.stderr, flush=True)
    for command in (["tests/setup", "libssl-dev", "libboost-dev"],
                    ["cmake", "--preset", "release"],
                    ["cmake", "--build", "--preset", "release", "--target", "example-server-beast"]):
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            raise SystemExit(done.stdout.decode()[-4000:])


def port_said_by(process):
    """The port in its first line, `listening on 127.0.0.1:PORT`."""
    ready, _, _ = select.select([process.stdout], [], [], START_SECONDS)
    line = process.stdout.readline().decode() if ready else ""
    found = re.fullmatch(r"listening on 127\.0\.0\.1:(\d+)\n", line)
    if not found:
        raise SystemExit("%s does not say where it listens: %r" % (process.args[0], line))
    return int(found.group(1))


@contextlib.contextmanager
def running(command, log=subprocess.DEVNULL):
    """A server from its start to its SIGTERM, after which it must end with status 0."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log) as process:
        try:
            yield Server(process.pid, port_said_by(process))
            process.send_signal(signal.SIGTERM)
            if process.wait(STOP_SECONDS):
                raise SystemExit("%s ended with status %d" % (command[0], process.returncode))
        finally:
            process.kill()


class Peer:
    """A server that is asked over one connection, for as long as it keeps that open."""

    def __init__(self, server):
        self._address = "127.0.0.1", server.port
        self._connection = None

    def ask(self, request):
        """Sends the bytes of a request, however early it is answered; the answer, None if none came."""
        if self._connection is None:
            self._connection = socket.create_connection(self._address, ANSWER_SECONDS)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._connection.sendall(request)
        reader = http.client.HTTPResponse(self._connection)
        try:
            reader.begin()
            answer = Answer(reader.status, reader.getheader("x-handler"),
                            reader.getheader("content-type"), reader.read())
        except (http.client.HTTPException, OSError):
            answer = None
        if answer is None or reader.will_close:
            self.close()
        return answer

    def close(self):
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def ask_once(server, request):
    """Over a connection of its own."""
    with contextlib.closing(Peer(server)) as peer:
        return peer.ask(request)
