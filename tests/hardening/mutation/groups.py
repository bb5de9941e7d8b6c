# SPDX-License-Identifier: Apache-2.0
"""The groups of headers that are broken, and the tests that are to notice."""
import glob
import os
import re
from collections import namedtuple

from programs import ROOT, UNIT

INCLUDE = os.path.join(ROOT, "include")
# `folder` of include/quire, its headers that match `pattern` and do not match `without`; `tests`:
# directories of tests/unit. With `plain` each mutant is compiled on its own, as what is mutated is
# executed by the compiler.
Group = namedtuple("Group", "name folder pattern without tests plain")

SEARCH = r"detail/(search|pattern|delimiter\.|boundary_search|any_byte|cpu)"
WRITER = (r"/(writer|source|gather_list|piece|random_boundary|write_error)\.hpp|"
          r"detail/(chunked_text|text_pieces|escape|row|type_by_extension|part_type)\.hpp")
# Instruction sets that the machine may not have say nothing there.
MACHINES = "neon|avx512"

GROUPS = [
    Group("core", "core", "", MACHINES, ["core"], False),
    Group("mime", "mime", "", MACHINES, ["mime"], False),
    Group("multipart", "multipart", "", "|".join((SEARCH, WRITER, MACHINES)), ["multipart"], False),
    Group("search", "multipart", SEARCH, MACHINES, ["multipart"], False),
    Group("writer", "multipart", WRITER, MACHINES, ["multipart"], False),
    Group("json", "json", "", MACHINES, ["json"], False),
    Group("codec", "codec", "", MACHINES, ["codec"], False),
    Group("schema", "schema", "", MACHINES, ["schema"], True),
    Group("request", "request", "", MACHINES, ["request"], False),
    Group("reply", "reply", "", MACHINES, ["reply"], False),
    Group("lines", "lines", "", MACHINES, ["lines"], False),
    Group("webhook", "webhook", "", MACHINES, ["webhook"], False),
    Group("testing", "testing", "", MACHINES, ["testing"], False),
    Group("v1", "v1", "", MACHINES, ["v1"], True),
]


def headers(group):
    """Paths below include/ of the headers of a group."""
    names = [os.path.relpath(path, INCLUDE)
             for kind in ("hpp", "inc")
             for path in glob.glob(os.path.join(INCLUDE, "quire", group.folder, "**", "*." + kind),
                                   recursive=True)]
    return sorted(name for name in names if re.search(group.pattern, name)
                  and not (group.without and re.search(group.without, name)))


def covered():
    """The tests of headers that have none of their name."""
    tests = {}
    with open(os.path.join(ROOT, "tests", "covered.txt"), encoding="utf-8") as file:
        for line in file:
            words = line.split("#")[0].split()
            if words:
                tests[words[0]] = words[1:]
    return tests


def own_tests(header):
    """Paths of the tests of one header, given as a path below include/."""
    name = header[len("quire/"):]
    own = os.path.join(UNIT, os.path.splitext(name)[0] + ".cpp")
    others = [os.path.join(UNIT, each) for each in covered().get(name, [])]
    found = ([own] if os.path.exists(own) else []) + others
    # Decoders of several releases take minutes to compile, and hold no case themselves.
    return [path for path in found if not path.endswith("_revisions.cpp")]
