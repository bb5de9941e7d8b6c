# SPDX-License-Identifier: Apache-2.0
"""Headers with all their mutants in them, of which the environment chooses one when a test runs.

`a < b` becomes `(QM(7) ? (a <= b) : (a < b))`, a statement `if (!(QM(8))) statement`. QM is false
while the compiler executes, so constants stay what they are.
"""
import os
import re


def replaced(text, mutant):
    """The header with this one mutant, as plain source."""
    if mutant.form == "statement":
        return text[:mutant.begin] + text[mutant.end:]
    if mutant.form == "row":
        return text[:mutant.begin] + mutant.new.encode() + text[mutant.end:]
    return text[:mutant.begin] + b"(" + mutant.new.encode() + b")" + text[mutant.end:]


def switched(inner, mutants):
    """`inner` with switches of mutants of the same place, [(number, mutant)]."""
    if mutants[0][1].form == "statement":
        return "if (!(%s)) %s" % (" || ".join("QM(%d)" % number for number, _ in mutants), inner)
    text = "(%s)" % inner
    for number, mutant in mutants:
        same = "bool(%s)" % text if mutant.form == "condition" else text
        text = "(QM(%d) ? (%s) : %s)" % (number, re.sub(r"\s*\n\s*", " ", mutant.new), same)
    return text


def header_with(text, mutants):
    """The header's text with the mutants, [(number, mutant)] in order: outer places first."""
    places = []
    for number, mutant in mutants:
        where = (mutant.begin, mutant.end, mutant.form == "statement")
        if places and places[-1][0] == where:
            places[-1][1].append((number, mutant))
        else:
            places.append((where, [(number, mutant)]))

    def part(begin, end, index):
        out, at = [], begin
        while index < len(places) and places[index][0][0] < end:
            (first, last, _), here = places[index]
            inner, index = part(first, last, index + 1)
            out += [text[at:first].decode(), switched(inner, here)]
            at = last
        return "".join(out) + text[at:end].decode(), index

    return part(0, len(text), 0)[0]


def write_headers(place, texts, numbered, dropped, keep_time=False):
    """Headers with mutants below `place`; those that have not changed are not written again. With
    `keep_time` ninja takes them for as old as before: to leave out a mutant that does not compile
    changes nothing for the tests that did compile with it."""
    for name, text in texts.items():
        mutants = [(number, each) for number, each in numbered
                   if each.file == name and number not in dropped]
        path = os.path.join(place, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        body = header_with(text, mutants)
        before = os.stat(path) if os.path.exists(path) else None
        if before:
            with open(path, encoding="utf-8") as file:
                if file.read() == body:
                    continue
        with open(path, "w", encoding="utf-8") as file:
            file.write(body)
        if before and keep_time:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def blamed(place, log):
    """The numbers of mutants that a compiler's errors are about, and errors that are about none."""
    numbers, others, texts = set(), [], {}
    pattern = r"^(%s/\S+?):(\d+):(\d+): (?:fatal )?error: .*$" % re.escape(place)
    for found in re.finditer(pattern, log, re.M):
        path, line, column = found[1], int(found[2]), int(found[3])
        if path not in texts:
            with open(path, encoding="utf-8") as file:
                texts[path] = file.read().split("\n")
        lines = texts[path]
        until = "\n".join(lines[max(0, line - 4):line - 1] + [lines[line - 1][:column + 3]])
        before = re.findall(r"QM\((\d+)\)", until)
        if before:
            numbers.add(int(before[-1]))
        else:
            others.append(found[0])
    return numbers, others
