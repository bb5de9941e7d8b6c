# SPDX-License-Identifier: Apache-2.0
"""Mutants of rows: what a schema says of members, values and alternatives, and since when."""
import os
import re

from places import Mutant

RELEASE = re.compile(r"\b(since|until)<(\d+), (\d+), (\d+)>")
NAME = re.compile(r"\b(?:row|value|alternative|event|member)<\s*\"([^\"]+)\"")
OPTION = re.compile(r", (optional|needed|either|deprecated)\b(?=[,>])")
WIRE = re.compile(r"\bwire<\"((?:[^\"\\]|\\.)+)\">")
NO_OPTION = re.compile(r"\brow<\s*\"[^\"]+\",\s*&\w+::\w+(?=>)")


def mutants_of(include, name):
    """Mutants of the rows of one header."""
    with open(os.path.join(include, name), encoding="utf-8") as file:
        text = file.read()
    found = []

    def add(begin, end, new):
        first = text.rfind("\n", 0, begin) + 1
        if text[first:begin].lstrip().startswith("//"):
            return
        size = len(text[:begin].encode())
        found.append(Mutant(name, size, size + len(text[begin:end].encode()), "row",
                            text[begin:end], new, text.count("\n", 0, begin) + 1,
                            text[first:text.index("\n", begin)].strip()))

    for each in NAME.finditer(text):
        add(each.start(1), each.end(1), each[1] + "x")
    for each in OPTION.finditer(text):
        add(each.start(), each.end(), "")
    for each in WIRE.finditer(text):
        add(each.start(1), each.end(1), each[1][:-1] if not each[1].endswith('"') else "x" + each[1])
    for each in NO_OPTION.finditer(text):
        add(each.end(), each.end(), ", optional")
    for each in RELEASE.finditer(text):
        major, minor, patch = int(each[2]), int(each[3]), int(each[4])
        # A release later, a release earlier: of the neighbours some have no revision of their own.
        for new in (minor + 40, max(0, minor - 40)):
            add(each.start(), each.end(), "%s<%d, %d, %d>" % (each[1], major, new, patch))
    return found
