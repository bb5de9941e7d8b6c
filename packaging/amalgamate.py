#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes all of quire as two single headers.

  packaging/amalgamate.py FOLDER   writes FOLDER/quire_multipart.hpp and FOLDER/quire.hpp

quire_multipart.hpp is what target quire::multipart has; quire.hpp adds all the rest but the webhook
headers, which need OpenSSL. Each header stands once, after those that it includes, in its own include
guard: so a program may hold a single header beside the headers it was made of. A text (.inc) that is
included several times stands as often.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INCLUDE = os.path.join(ROOT, "include")
OWN = re.compile(r'^#include <(quire/[^>]+)>(?: +//.*)?\n', re.M)
SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


def read(name):
    with open(os.path.join(INCLUDE, name), encoding="utf-8") as file:
        return file.read()


def headers(*folders):
    """The headers of these components, umbrella headers too, in alphabetical order."""
    found = []
    for folder, _, files in os.walk(os.path.join(INCLUDE, "quire")):
        for file in files:
            name = os.path.relpath(os.path.join(folder, file), INCLUDE).replace(os.sep, "/")
            component = name.split("/")[1].removesuffix(".hpp")
            if name.endswith(".hpp") and component in folders:
                found.append(name)
    return sorted(found)


def components():
    return {name.removesuffix(".hpp") for name in os.listdir(os.path.join(INCLUDE, "quire"))}


def add(name, done, out):
    """Appends the header after those it includes. Its includes of ours go, wherever they stand:
    what is inside an #if must be there for the others in any case."""
    if name in done:
        return
    done.add(name)
    text = read(name)
    for included in OWN.findall(text):
        if not included.endswith(".inc"):
            add(included, done, out)

    def paste(match):
        if not match[1].endswith(".inc"):
            return ""
        return f"// {match[1]}\n" + read(match[1]).removeprefix(SPDX)

    out.append(f"// ---- {name}\n\n" + OWN.sub(paste, text.removeprefix(SPDX)))


def version():
    numbers = re.findall(r"#define QUIRE_VERSION_[A-Z]+ ([0-9]+)", read("quire/version.hpp"))
    return ".".join(numbers)


def write(path, needs, names):
    head = (f"{SPDX}// quire {version()} in one header, made of include/quire by "
            f"packaging/amalgamate.py. Needs {needs}.\n"
            "// Licensed under the Apache License, Version 2.0:\n"
            "// https://www.apache.org/licenses/LICENSE-2.0\n\n")
    done, out = set(), []
    for name in names:
        add(name, done, out)
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + re.sub(r"\n{3,}", "\n\n", "\n".join(out)))
    print(f"{path}: {len(done)} headers")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    # The version first: it refuses what is older than C++20.
    form = ["quire/version.hpp", *headers("core", "mime", "multipart")]
    rest = headers(*components() - {"webhook"})
    write(os.path.join(sys.argv[1], "quire_multipart.hpp"), "nothing but the standard library", form)
    write(os.path.join(sys.argv[1], "quire.hpp"), "simdjson 3.0.1 or newer", form + rest)


if __name__ == "__main__":
    main()
