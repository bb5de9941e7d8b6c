#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks how the headers of include/quire depend on each other, and that each one has a test.

  tests/layers.py [ROOT]        checks the tree at ROOT; default: this one
  tests/layers.py --self-test   breaks each rule once in a small tree, and expects to be told

  layers    a header includes headers of its own component and of those that BELOW lists for it
  detail    no header includes or names another component's detail
  circles   no header includes itself, however many headers lie between
  simdjson  one header alone includes it
  tests     include/quire/X/n.hpp has tests/unit/X/n.cpp, or a line in tests/covered.txt that names
            the tests which cover it; those include it, directly or not

Prints one line for each mistake, then what was looked at. Exit status 1 if there was a mistake.
"""
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Each component and what it may include besides itself. A component is a folder of include/quire
# and the umbrella header of its name. A single header is named by its path.
BELOW = {
    "core": "",
    "mime": "core",
    "multipart": "core mime",
    "json": "core",
    "schema": "core json/raw.hpp json/number.hpp",
    "codec": "core json schema",
    "v1": "core mime/token.hpp json/raw.hpp json/number.hpp schema",
    "lines": "core json schema codec v1/types.hpp",
    "webhook": "core json schema codec v1/types.hpp",
    "request": "core mime multipart json schema codec",
    "reply": "core mime multipart json schema codec v1 request",
    "testing": "core mime multipart json schema codec request",
}
# Headers that are not what their name says.
PLACES = {"version.hpp": "core"}
# The user's one door to v1 stands above everything. No other header includes it.
DOORS = {"v1.hpp": "core mime multipart json schema codec v1 request reply"}
SIMDJSON = "json/index.hpp"

# Namespaces whose detail belongs to one component, and those of `quire::detail` itself.
NAMESPACES = {name: name for name in BELOW}
IN_QUIRE = ("schema", "request", "reply", "lines")

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
DETAIL = re.compile(r"(?:\b(\w+)\s*::\s*)?\bdetail\s*::\s*(\w+)|\b(\w+)::detail\b")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def files_below(folder, end):
    """Paths of all files whose names end so, from `folder`."""
    found = []
    for here, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(here, name), folder) for name in names
                  if name.endswith(end)]
    return sorted(found)


def component(header):
    return PLACES.get(header) or header.split("/")[0].removesuffix(".hpp")


def is_umbrella(header):
    return "/" not in header


def line_of(text, at):
    return text.count("\n", 0, at) + 1


class Tree:
    def __init__(self, root):
        self.root = root
        self.include = os.path.join(root, "include", "quire")
        self.headers = files_below(self.include, (".hpp", ".inc"))
        # Comments become blanks: the lines keep their numbers.
        self.text = {name: COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]),
                                       read(os.path.join(self.include, name)))
                     for name in self.headers}
        self.includes = {name: [(line_of(text, found.start(1)), found[1])
                                for found in INCLUDE.finditer(text)]
                         for name, text in self.text.items()}
        self.mistakes = []

    def mistake(self, header, line, text):
        self.mistakes.append("include/quire/%s:%d: %s" % (header, line, text))

    def own_includes(self, header):
        return [(line, path.removeprefix("quire/")) for line, path in self.includes[header]
                if path.startswith("quire/")]

    # ---- layers, detail, simdjson

    def check_layers(self):
        for header in self.headers:
            own = component(header)
            if own not in BELOW:
                self.mistake(header, 1, "component %s has no place in BELOW of tests/layers.py" % own)
                continue
            allowed = (DOORS.get(header) or BELOW[own]).split()
            for line, path in self.own_includes(header):
                self.check_include(header, own, allowed, line, path)
            for line, path in self.includes[header]:
                if path.startswith("simdjson") and header != SIMDJSON:
                    self.mistake(header, line, "only %s includes simdjson" % SIMDJSON)

    def check_include(self, header, own, allowed, line, path):
        other = component(path)
        if path not in self.text:
            self.mistake(header, line, "there is no quire/%s" % path)
        elif path in DOORS:
            self.mistake(header, line, "quire/%s is for users alone" % path)
        elif other == own and is_umbrella(path) and path not in PLACES:
            self.mistake(header, line, "a header of %s includes the whole of it" % own)
        elif other != own and other not in allowed and path not in allowed:
            self.mistake(header, line, "%s may not include %s (quire/%s)" % (own, other, path))
        if other != own and "/detail/" in path:
            self.mistake(header, line, "%s includes the detail of %s (quire/%s)" % (own, other, path))

    def check_detail(self):
        words = {}
        for header, text in self.text.items():
            words.setdefault(component(header), []).append(text)
        # Names that a component writes without `detail::` in front: where it defines them, it does.
        plain = {own: set(re.findall(r"(?<!detail::)\b\w+", "\n".join(texts)))
                 for own, texts in words.items()}
        for header, text in self.text.items():
            own = component(header)
            for found in DETAIL.finditer(text):
                space, name = found[1] or found[3], found[2]
                if space == "quire":
                    foreign = own not in IN_QUIRE
                elif space in NAMESPACES:
                    foreign = NAMESPACES[space] != own
                else:
                    foreign = False
                if name and not foreign and own in plain:
                    foreign = name not in plain[own]
                if foreign:
                    self.mistake(header, line_of(text, found.start()),
                                 "%s names another component's %s" % (own, found[0]))

    # ---- circles

    def check_circles(self):
        done, path = set(), []

        def visit(header, line_before):
            if header in path:
                circle = path[path.index(header):] + [header]
                self.mistake(path[-1], line_before, "circle: " + " -> ".join(circle))
                return
            if header in done or header not in self.text:
                return
            path.append(header)
            for line, other in self.own_includes(header):
                visit(other, line)
            path.pop()
            done.add(header)

        for header in self.headers:
            visit(header, 1)

    # ---- tests

    def reached_from(self, source):
        """Headers that a source file of the tests includes, directly or not."""
        reached, tests = set(), os.path.join(self.root, "tests")
        bases = [os.path.join(self.root, "include"), tests, os.path.join(tests, "unit"), self.root]
        waiting = [source]
        while waiting:
            path = waiting.pop()
            near = [os.path.dirname(path), *bases]
            for name in INCLUDE.findall(read(path)):
                for base in near:
                    found = os.path.normpath(os.path.join(base, name))
                    if os.path.isfile(found) and found not in reached:
                        reached.add(found)
                        waiting.append(found)
                        break
        return reached

    def check_tests(self):
        covered = self.covered()
        unit = os.path.join(self.root, "tests", "unit")
        for header in self.headers:
            test = os.path.splitext(header)[0] + ".cpp"
            named = os.path.isfile(os.path.join(unit, test))
            if named and header in covered:
                self.mistakes.append("tests/covered.txt:%d: quire/%s has a test of its name"
                                     % (covered[header][0], header))
            elif not named and header not in covered:
                self.mistake(header, 1, "there is no tests/unit/%s, nor a line in tests/covered.txt"
                             % test)
            for line, test in [(0, test)] if named else covered.get(header, [0, []])[1]:
                path = os.path.join(unit, test)
                if not os.path.isfile(path):
                    self.mistakes.append("tests/covered.txt:%d: there is no tests/unit/%s"
                                         % (line, test))
                elif os.path.join(self.include, header) not in self.reached_from(path):
                    self.mistake(header, 1, "tests/unit/%s does not include it" % test)

    def covered(self):
        """What tests/covered.txt says: header to (line, [(line, test), ...])."""
        path, found = os.path.join(self.root, "tests", "covered.txt"), {}
        if not os.path.isfile(path):
            return found
        for number, line in enumerate(read(path).splitlines(), 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            if words[0] not in self.text or len(words) == 1:
                self.mistakes.append("tests/covered.txt:%d: %s" % (
                    number, "no test is named" if words[0] in self.text
                    else "there is no quire/" + words[0]))
            else:
                found[words[0]] = (number, [(number, test) for test in words[1:]])
        return found

    def check(self):
        self.check_layers()
        self.check_detail()
        self.check_circles()
        self.check_tests()
        if not self.headers:
            self.mistakes.append("no headers below " + self.include)
        return self.mistakes


# ---- self-test

GOOD = {
    "include/quire/version.hpp": "",
    "include/quire/core.hpp": "#include <quire/core/word.hpp>\n",
    "include/quire/core/word.hpp": "#include <quire/version.hpp>\n",
    "include/quire/mime.hpp": "#include <quire/core.hpp>\n",
    "include/quire/json/raw.hpp": "#include <quire/core/word.hpp>\n",
    "include/quire/json/index.hpp": "#include <simdjson.h>\n",
    "include/quire/json/detail/place.hpp": "namespace quire::json::detail { struct place; }\n",
    "include/quire/schema/row.hpp": "#include <quire/json/raw.hpp>\n"
                                    "namespace quire::detail { struct row; }\n"
                                    "struct list { detail::row* first; };  // not json::detail::\n",
    "include/quire/request/fields.hpp": "#include <quire/mime.hpp>\n",
    "include/quire/v1.hpp": "#include <quire/request/fields.hpp>\n",
    "tests/unit/all.cpp": "".join("#include <quire/%s.hpp>\n" % name for name in (
        "v1", "core", "schema/row", "json/index", "json/detail/place")),
    "tests/unit/core/word.cpp": "#include <quire/core.hpp>\n",
    "tests/covered.txt": "".join(name + " all.cpp\n" for name in (
        "version.hpp", "core.hpp", "mime.hpp", "json/raw.hpp", "json/index.hpp", "v1.hpp",
        "json/detail/place.hpp", "schema/row.hpp", "request/fields.hpp")),
}
# (file, text added at its end, a word of the one mistake that this makes)
BREAKS = [
    ("include/quire/core/word.hpp", "#include <quire/json/raw.hpp>\n", "core may not include json"),
    ("include/quire/mime.hpp", "#include <quire/json/raw.hpp>\n", "mime may not include json"),
    ("include/quire/schema/row.hpp", "#include <quire/json/index.hpp>\n", "schema may not include"),
    ("include/quire/json/raw.hpp", "#include <quire/schema/row.hpp>\n", "json may not include schema"),
    ("include/quire/request/fields.hpp", "#include <quire/v1.hpp>\n", "for users alone"),
    ("include/quire/request/fields.hpp", "#include <quire/json/detail/place.hpp>\n",
     "includes the detail of json"),
    ("include/quire/request/fields.hpp", "json::detail::place* at;\n", "names another component's"),
    ("include/quire/request/fields.hpp", "namespace quire::json::detail {}\n",
     "names another component's"),
    ("include/quire/request/fields.hpp", "detail::row* schemas;\n", "names another component's"),
    ("include/quire/json/raw.hpp", "quire::detail::row* at;\n", "names another component's"),
    ("include/quire/core/word.hpp", "#include <quire/core.hpp>\n", "the whole of it"),
    ("include/quire/core/word.hpp", "#include <quire/core/word.hpp>\n", "circle"),
    ("include/quire/core/word.hpp", "#include <quire/core/none.hpp>\n", "there is no"),
    ("include/quire/json/raw.hpp", "#include <simdjson.h>\n", "includes simdjson"),
    ("include/quire/fresh/a.hpp", "", "has no place in BELOW"),
    ("include/quire/core/new.hpp", "", "nor a line in tests/covered.txt"),
    ("tests/covered.txt", "core/word.hpp all.cpp\n", "has a test of its name"),
    ("tests/covered.txt", "core/gone.hpp all.cpp\n", "there is no quire/core/gone.hpp"),
    ("tests/covered.txt", "version.hpp gone.cpp\n", "there is no tests/unit/gone.cpp"),
    ("tests/covered.txt", "v1.hpp core/word.cpp\n", "does not include it"),
]


def said_of(changed):
    with tempfile.TemporaryDirectory() as root:
        for name, text in {**GOOD, **changed}.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return Tree(root).check()


def self_test():
    bad = ["a good tree is refused: " + text for text in said_of({})]
    for name, text, word in BREAKS:
        said = said_of({name: GOOD.get(name, "") + text})
        if not any(word in line for line in said):
            bad.append("%s with %r: not told %r but %s" % (name, text, word, said))
    print("\n".join(bad + ["%d passed, %d failed" % (len(BREAKS) + 1 - len(bad), len(bad))]))
    return 1 if bad else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if sys.argv[1:] and sys.argv[1].startswith("-"):
        print(__doc__)
        return 0 if sys.argv[1] in ("-h", "--help") else 2
    tree = Tree(os.path.abspath(sys.argv[1]) if sys.argv[1:] else HERE)
    for line in tree.check():
        print(line)
    print("%d headers, %d includes, %d mistakes" % (
        len(tree.headers), sum(len(found) for found in tree.includes.values()), len(tree.mistakes)))
    return 1 if tree.mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
