#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks what the pages say that stands somewhere else, too.

  tests/pages.py [ROOT]        checks the tree at ROOT; default: this one
  tests/pages.py --self-test   breaks each rule once in a copy of the pages, and expects to be told

  versions   the pinned versions and tags are those of include/quire/version.hpp
  figures    the table "Compared" of the README has the figures of docs/performance.md
  links      what a page links to exists, the heading after # too
  headings   no page goes on for more than 100 lines without one

Prints one line for each mistake, then what was looked at. Exit status 1 if there was a mistake.
"""
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LONGEST = 100
# Where a version is pinned, and how.
PINNED = {
    "README.md": [r"GIT_TAG v([0-9.]+)\)", r"Release ([0-9.]+) is the tag", r"the tag `v([0-9.]+)`",
                  r'requires = "quire/([0-9.]+)"', r"version: '>=([0-9.]+)'"],
    "packaging/meson/quire.wrap": [r"revision = v([0-9.]+)\n"],
    "packaging/vcpkg/ports/quire/vcpkg.json": [r'"version-semver": "([0-9.]+)"'],
    "CHANGELOG.md": [r"\A(?:(?!^## ).)*?^## ([0-9.]+) "],
}
# A row of the README, and the row of the page of figures.
FIGURES = {"(W1), ns": "W1", "(W4), µs": "W4, µs", "(W5a), µs": "W5a, µs",
           "allocations, W1": "allocations, W1"}


def read(root, name):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        return file.read()


def pages(root):
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [each for each in folders if each not in ("build", ".git", "data", "corpus")]
        found += [os.path.relpath(os.path.join(folder, file), root)
                  for file in files if file.endswith(".md")]
    return sorted(found)


def versions(root, tell):
    numbers = re.findall(r"#define QUIRE_VERSION_[A-Z]+ ([0-9]+)",
                         read(root, "include/quire/version.hpp"))
    version = ".".join(numbers)
    for name, patterns in PINNED.items():
        text = read(root, name)
        for pattern in patterns:
            found = re.search(pattern, text, re.M | re.S)
            if not found:
                tell(f"{name}: no version where {pattern} was expected")
            elif found[1] != version:
                tell(f"{name}: version {found[1]}, but version.hpp says {version}")


def row(text, label):
    """The cells of the row whose first cell ends with the label, in the table of other libraries."""
    text = text[max(text.find("| RESTinio"), 0):]
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0].endswith(label) and len(cells) == 7:
            return cells[1:]
    return None


def figures(root, tell):
    shown, measured = read(root, "README.md"), read(root, "docs/performance.md")
    peers = measured.partition("### Against other libraries")[2]  # tables before have such rows, too
    for label, source in FIGURES.items():
        if row(shown, label) is None or row(shown, label) != row(peers, source):
            tell(f"README.md: row {label} is not row {source} of docs/performance.md")
    typed = row_of_three = None
    for line in measured.splitlines():
        if line.startswith("| quire, typed, all members"):
            typed = re.search(r"\*\*([0-9.]+)\*\*", line)
        if line.startswith("| whole request |"):
            row_of_three = re.search(r"\*\*([0-9,]+)\*\*", line)
    plain = " ".join(shown.split())
    if not typed or f"{typed[1]} times the cost of simdjson's stage 1" not in plain:
        tell("README.md: the cost of typed JSON is not that of docs/performance.md")
    if not row_of_three or f": {row_of_three[1]} ns; 73 µs" not in plain:
        tell("README.md: the whole request is not that of docs/performance.md")


def without_code(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


def slugs(text):
    """The names of a page's headings, as GitHub makes them."""
    names = re.findall(r"^#+ (.+)$", without_code(text), re.M)
    return {re.sub(r"[^\w\- ]", "", re.sub(r"[`*]|\]\(.*?\)", "", name).lower()).replace(" ", "-")
            for name in names}


def links(root, tell):
    for page in pages(root):
        for target in re.findall(r"\]\(([^)\s]+)\)", without_code(read(root, page))):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            path = os.path.normpath(os.path.join(os.path.dirname(page), file)) if file else page
            if not os.path.exists(os.path.join(root, path)):
                tell(f"{page}: links to {target}, which does not exist")
            elif anchor and path.endswith(".md") and anchor not in slugs(read(root, path)):
                tell(f"{page}: links to {target}, a heading that does not exist")


def headings(root, tell):
    for page in pages(root):
        since, code = 0, False
        for number, line in enumerate(read(root, page).splitlines(), 1):
            code ^= line.startswith("```")
            since = 0 if line.startswith("#") and not code else since + 1
            if since == LONGEST:
                tell(f"{page}:{number}: {LONGEST} lines without a heading")


RULES = [versions, figures, links, headings]


def check(root):
    mistakes = []
    for rule in RULES:
        rule(root, lambda text, rule=rule: mistakes.append(f"{rule.__name__}: {text}"))
    return mistakes


# ---- the check of the check

BREAK = {
    "versions": ("README.md", "GIT_TAG v", "GIT_TAG v9."),
    "figures": ("docs/performance.md", "| W1 | 104 | 792", "| W1 | 105 | 792"),
    "links": ("README.md", "(docs/strict.md)", "(docs/no_such.md)"),
    "headings": ("README.md", "# quire\n", "# quire\n" + "\n" * LONGEST),
}


def self_test():
    failed = 0
    for rule, (file, old, new) in BREAK.items():
        with tempfile.TemporaryDirectory() as root:
            for name in ("docs", "include/quire", "packaging", "bench", "fuzz"):
                shutil.copytree(os.path.join(HERE, name), os.path.join(root, name))
            for name in os.listdir(HERE):
                if os.path.isfile(os.path.join(HERE, name)):
                    shutil.copy(os.path.join(HERE, name), root)
            os.makedirs(os.path.join(root, "tests"))
            before = {each for each in check(root)}
            text = read(root, file).replace(old, new)
            with open(os.path.join(root, file), "w", encoding="utf-8") as out:
                out.write(text)
            told = [each for each in check(root) if each not in before]
        if not any(each.startswith(rule + ":") for each in told):
            print(f"{rule}: broken, and not told: {told}")
            failed += 1
    print(f"{len(BREAK)} rules broken, {len(BREAK) - failed} told")
    return failed


def main():
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(1 if self_test() else 0)
    root = sys.argv[1] if len(sys.argv) > 1 else HERE
    mistakes = check(root)
    print("\n".join(mistakes + [f"{len(pages(root))} pages, {len(mistakes)} mistakes"]))
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
