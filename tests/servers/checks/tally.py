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
    def __init__(self):
        self.passed = self.failed = 0
        self.prefix = ""

    @contextlib.contextmanager
    def check(self, name):
        try:
            yield
        except Exception as why:  # whatever goes wrong in a check is its failure
            self.failed += 1
            kind = "" if isinstance(why, Failure) else type(why).__name__ + ": "
            say("FAILED %s, %s: %s%s" % (self.prefix, name, kind, why), "31")
        else:
            self.passed += 1

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
