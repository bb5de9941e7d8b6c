# SPDX-License-Identifier: Apache-2.0
"""Requests made to hurt: each gets a fresh server, which must stay small and serve on."""
import itertools

from . import floods, lengths
from .attack import attack


def run(tally, program):
    for name, act, options in itertools.chain(lengths.attacks(), floods.attacks()):
        attack(tally, program, name.replace("_", " "), act, **options)
