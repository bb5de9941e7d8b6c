# SPDX-License-Identifier: Apache-2.0
"""Runs one example server as its own process: found by the line it prints, ended by a signal."""
import os
import re
import select
import signal
import subprocess
import tempfile
import time

from .tally import Failure, equal, expect

LISTENING = re.compile(r"listening on 127\.0\.0\.1:(\d+)\n")

MiB = 1 << 20


class Server:
    """`with Server(program, timeout=2) as server:`; leaving demands that SIGTERM ends it well."""

    def __init__(self, program, **options):
        self.command = [program, "--port=0"]
        self.command += ["--%s=%s" % option for option in options.items()]
        self.patience = float(options.get("timeout", 10)) + 5

    def __enter__(self):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=self.errors)
        try:
            self.port = self._port()
        except BaseException:
            self._kill()
            raise
        return self

    def __exit__(self, kind, why, trace):
        try:
            self.stop()
        except Failure as also:
            raise Failure("%s; before: %s" % (also, why) if why else str(also)) from None
        finally:
            self._kill()

    def _port(self):
        """Not by readline(): a server that never says a word must not hold the run up."""
        line, output = "", self.process.stdout
        while "\n" not in line and select.select([output], [], [], 10)[0]:
            piece = os.read(output.fileno(), 4096).decode()
            if not piece:
                break
            line += piece
        found = LISTENING.fullmatch(line)
        expect(found, "printed %r, not `listening on 127.0.0.1:PORT`" % line)
        return int(found[1])

    def _kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()

    def kill(self, number=signal.SIGTERM):
        self.process.send_signal(number)

    def stop(self, number=signal.SIGTERM):
        """Signals it unless that is done, and demands exit status 0 and nothing more printed."""
        if self.process.poll() is None:
            self.kill(number)
        self.ended()

    def ended(self):
        try:
            status = self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            raise Failure("still runs %d s after the signal" % self.patience) from None
        expect(status == 0, "exit status %d, log ends %r" % (status, self.log()[-3:]))
        if not self.process.stdout.closed:
            equal(self.process.stdout.read(), b"", "printed after the first line")

    def log(self):
        """The lines on its standard error so far."""
        size = os.fstat(self.errors.fileno()).st_size
        return os.pread(self.errors.fileno(), size, 0).decode(errors="replace").splitlines()

    def logged(self, text, seconds=2):
        """The log lines with `text`; waits for the first, as an answer may be ahead of its line."""
        until = time.monotonic() + seconds
        while True:
            lines = [line for line in self.log() if text in line]
            if lines or time.monotonic() > until:
                return lines
            time.sleep(0.01)

    def peak(self):
        """The most memory it had so far, in bytes."""
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as file:
            return int(re.search(r"VmHWM:\s+(\d+) kB", file.read())[1]) << 10

    def processor_seconds(self):
        with open("/proc/%d/stat" % self.process.pid, encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def files(self):
        return len(os.listdir("/proc/%d/fd" % self.process.pid))
