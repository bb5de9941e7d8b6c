#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the built site: docs/site/links.py SITE. Each link and each # inside the site leads somewhere."""
import html.parser
import os
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links = set(), []
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("id", "name") and value:
                self.ids.add(value)
            if name in ("href", "src") and value is not None:
                self.links.append(value)


def main():
    site = sys.argv[1]
    pages = {}
    for folder, _, files in os.walk(site):
        for file in files:
            if file.endswith(".html"):
                path = os.path.normpath(os.path.join(folder, file))
                pages[path] = Page(path)
    broken, count = [], 0
    for path, page in pages.items():
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc or os.path.basename(path) == "404.html":
                continue
            count += 1
            to = urllib.parse.unquote(parts.path)
            target = os.path.normpath(os.path.join(os.path.dirname(path), to)) if to else path
            if os.path.isdir(target):
                target = os.path.join(target, "index.html")
            if not os.path.exists(target):
                broken.append(f"{path}: {link} does not exist")
            elif parts.fragment and target in pages \
                    and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{path}: {link}: no such heading")
    print("\n".join(sorted(set(broken)) + [f"{count} links, {len(broken)} broken",
                                                f"{len(pages)} pages"]))
    sys.exit(1 if broken or not count else 0)


if __name__ == "__main__":
    main()
