#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lays out what MkDocs reads: docs/site/stage.py ROOT WORK, where WORK holds doxygen and pages.

The pages of the repository keep their text. A link to another page is bent to where that page stands
on the site; a link to a source becomes one to a page that shows the source; pictures are copied. Generated pages come from
WORK (errors.md, events-reference.md) and from Doxygen's XML.
"""
import os
import re
import shutil
import sys

import api

# Where pages of the repository stand on the site. Pages of docs keep their names.
PLACES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "reporting.md",
    "packaging/README.md": "packaging.md",
    "docs/examples/servers/README.md": "examples/servers.md",
    "docs/examples/servers": "examples/servers.md",
}
# The navigation. A page of docs that is not named here comes at the end of "More".
NAVIGATION = [
    ("Start", ["index.md", "quickstart.md", "inspect.md", "testing.md", "building.md",
               "packaging.md", "migrating.md"]),
    ("Forms", ["multipart.md", "uploads.md", "strict.md", "writing.md"]),
    ("GitBook", ["requests.md", "streaming.md", "examples/servers.md", "events.md", "versions.md",
                 "gateway.md", "webhooks.md", "event-logs.md"]),
    ("JSON", ["own.md", "json.md"]),
    ("Reference", ["errors.md", "events-reference.md"]),
    ("Trust", ["security.md", "reporting.md", "reliability.md", "performance.md"]),
    ("Inside", ["architecture.md", "design.md", "contributing.md", "releasing.md", "changelog.md"]),
]
LANGUAGES = {".cpp": "c++", ".hpp": "c++", ".cppm": "c++", ".inc": "c++", ".py": "python",
             ".cmake": "cmake", ".json": "json", ".wrap": "ini", ".in": "cmake"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Stage:
    def __init__(self, root, work):
        self.root, self.work = root, work
        self.pages = os.path.join(work, "pages")
        self.places = dict(PLACES)
        for name in sorted(os.listdir(os.path.join(root, "docs"))):
            if name.endswith(".md"):
                self.places["docs/" + name] = name
        self.sources = {}

    def target(self, path):
        """Where a file of the repository stands on the site; a source is put there first."""
        if path in self.places:
            return self.places[path]
        full = os.path.join(self.root, path)
        if path.endswith(".svg"):  # a picture of a page of docs
            place = path.removeprefix("docs/")
            os.makedirs(os.path.dirname(os.path.join(self.pages, place)), exist_ok=True)
            shutil.copy(full, os.path.join(self.pages, place))
            return place
        if path not in self.sources:
            place = "source/" + path + ".md"
            self.sources[path] = place
            if os.path.isdir(full):
                listing = "".join(f"- `{name}`\n" for name in sorted(os.listdir(full)))
                write(os.path.join(self.pages, place), f"# {path}\n\n{listing}")
            else:
                language = LANGUAGES.get(os.path.splitext(path)[1], "")
                write(os.path.join(self.pages, place),
                      f"# {path}\n\n````{language}\n{read(full).rstrip()}\n````\n")
        return self.sources[path]

    def bend(self, text, page):
        here = os.path.dirname(self.places[page])

        def link(match):
            to = match[1]
            if re.match(r"[a-z]+:|#", to):
                return match[0]
            file, mark, anchor = to.partition("#")
            path = os.path.normpath(os.path.join(os.path.dirname(page), file))
            return f"]({os.path.relpath(self.target(path), here or '.')}{mark}{anchor})"

        parts = re.split(r"(?m)(^```.*?^```)", text, flags=re.S)
        return "".join(part if part.startswith("```") else re.sub(r"\]\(([^)\s]+)\)", link, part)
                       for part in parts)

    def repository_pages(self):
        for page, place in list(self.places.items()):
            if page.endswith(".md"):
                # MkDocs sees a list only after an empty line.
                text = re.sub(r"(?m)^([^\n\-|# ].*)\n(- )", r"\1\n\n\2",
                              read(os.path.join(self.root, page)))
                write(os.path.join(self.pages, place), self.bend(text, page))

    def generated_pages(self):
        samples = os.path.join(self.root, "tests", "data", "v1", "samples")
        by_release = sorted(os.listdir(samples), key=lambda name: [
            int(number) for number in name.removesuffix(".tsv").split(".")])
        found = {}
        for file in by_release:
            for row in read(os.path.join(samples, file)).splitlines():
                name, _, text = row.partition("\t")
                kind, variant = re.split("[. ]", name.removesuffix(".json"), maxsplit=1)
                if kind not in found or variant == "full" or found[kind][0] != "full":
                    found[kind] = (variant, text, file.removesuffix(".tsv"))

        def sample(match):
            if match[1] not in found:
                sys.exit(f"stage.py: no sample of {match[1]} in {samples}")
            _, text, release = found[match[1]]
            return f"A sample of release {release}:\n\n```json\n{indented(text)}\n```"

        text = read(os.path.join(self.work, "events-reference.md"))
        write(os.path.join(self.pages, "events-reference.md"),
              re.sub(r"<!-- sample: (\S+) -->", sample, text))
        shutil.copy(os.path.join(self.work, "errors.md"), self.pages)

    def api_pages(self):
        written = api.write(os.path.join(self.work, "doxygen", "xml"),
                            os.path.join(self.root, "include"), os.path.join(self.pages, "api"))
        return sorted(written.items(), key=lambda each: each[0] != "whole")

    def configuration(self, reference):
        named = {page for _, pages in NAVIGATION for page in pages}
        more = sorted(page for page in self.places.values() if page not in named)
        lines = ["nav:"]
        for title, pages in NAVIGATION + ([("More", more)] if more else []):
            lines += [f"  - {title}:"] + [f"      - {page}" for page in pages]
        lines += ["  - API:"]
        for component, headers in reference:
            lines += [f"      - {component}:"]
            lines += [f"          - {header.rpartition('/')[2]}: api/{place}"
                      for header, place in headers]
        write(os.path.join(self.work, "mkdocs.yml"),
              read(os.path.join(self.root, "docs", "site", "mkdocs.yml")) + "\n".join(lines) + "\n")


def indented(text):
    import json
    return json.dumps(json.loads(text), indent=2, ensure_ascii=False)


def main():
    root, work = (os.path.abspath(path) for path in sys.argv[1:3])
    missing = api.undocumented(os.path.join(work, "doxygen.log"), root)
    if missing:
        print("\n".join(missing))
        sys.exit(f"{len(missing)} public names have no contract")
    stage = Stage(root, work)
    shutil.rmtree(stage.pages, ignore_errors=True)
    stage.repository_pages()
    stage.generated_pages()
    reference = stage.api_pages()
    shutil.copytree(os.path.join(root, "docs", "site", "theme"), os.path.join(stage.pages, "theme"))
    stage.configuration(reference)
    print(f"{sum(len(files) for _, _, files in os.walk(stage.pages))} files laid out")


if __name__ == "__main__":
    main()
