# SPDX-License-Identifier: Apache-2.0
"""Counts checks: each is a `with` block that passes or, with a reason, fails; the run goes on."""
import contextlib
import os
import sys
import time


class Failure(Exception):
    """Why a check fails."""


def expect(good, text):
    if not good:
        raise Failure(text)


def equal(got, want, what):
    expect(got == want, "%s: %s, not %s" % (what, short(got), short(want)))


def short(value):
    text = repr(value)
    return text if len(text) <= 300 else text[:200] + " ... " + text[-80:]


class Tally:
    """`known`: for each group the checks that must fail, and a part of the reason they give."""

    def __init__(self, known=None):
        self.passed = self.failed = 0
        self.prefix, self.known = "", known or {}

    @contextlib.contextmanager
    def check(self, name):
        listed = self.known.get(self.prefix, {}).get(name)
        try:
            yield
        except Exception as why:  # whatever goes wrong in a check is its failure
            text = ("" if isinstance(why, Failure) else type(why).__name__ + ": ") + str(why)
            self._count(name, None if listed and listed in text else text)
        else:
            self._count(name, "passes, though listed as known to fail" if listed else None)

    def _count(self, name, why):
        self.passed, self.failed = self.passed + (why is None), self.failed + (why is not None)
        if why is not None:
            say("FAILED %s, %s: %s" % (self.prefix, name, why), "31")

    @contextlib.contextmanager
    def group(self, prefix):
        """Names what follows, and tells at its end what became of it and how long it took."""
        before, begin, self.prefix = (self.passed, self.failed), time.monotonic(), prefix
        yield
        failed = self.failed - before[1]
        say("%-22s %3d passed, %d failed, %5.1f s" % (
            prefix, self.passed - before[0], failed, time.monotonic() - begin))

    def end(self):
        """The last line, and the exit status: a run that checked nothing has failed."""
        say("%d passed, %d failed" % (self.passed, self.failed), "31" if self.failed else "32")
        return 1 if self.failed or not self.passed else 0


def say(text, colour=""):
    if colour and sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        text = "\033[%sm%s\033[0m" % (colour, text)
    print(text, flush=True)
