# SPDX-License-Identifier: Apache-2.0
"""Which files it reads, and by what path and release."""
import glob
import json
import os
import re

from harness import BLOB, CAPTURES, CHUNKED, STRING, dump, form, read, revisions


def inputs(t):
    out, _ = t.expect("head and body beside it", [BLOB], 0, "fetch-body: 305 bytes")
    lines = out.splitlines()
    t.check(lines.count("event") == 1 and lines.count("environment") == 1, "lines that scripts read")
    body = read(BLOB.replace(".headers", ".body"))
    for name, offset in (("eventId", body.index(b'"evt_')), ("authToken", body.index(b'"gb_'))):
        t.check(re.search(r"^ +%d  %s +string " % (offset, name), out, re.M), "the offset of " + name)
    t.expect("the body names the pair, too", [BLOB.replace(".headers", ".body")], 0, "fetch")
    t.expect("one file", [t.file("one.http", dump(form()))], 0, "site_view")
    t.expect("line ends of an editor", [t.file("lf.http", dump(form(), line_end=b"\n"))], 0, "site_view")
    t.expect("a head without its first line",
             [t.file("short.http", b"Content-Type: multipart/form-data; boundary=B\r\n\r\n" + form())],
             0, "site_view")
    t.expect("chunked", [t.file("chunked.http", read(CHUNKED + ".headers") + read(CHUNKED + ".chunked"))],
             0, "fetch, %d bytes" % len(read(CHUNKED + ".body")))
    t.expect("standard input", ["-"], 0, "standard input: site_view", stdin=dump(form()))
    t.expect("a body", ["-t", "multipart/form-data; boundary=B", t.file("a.body", form())], 0, "site_view")
    t.expect("more than its length", [t.file("long.http", dump(
        form() + b"rest", extra=[b"Content-Length: %d" % len(form())]))], 0, "4 bytes after the body")
    t.expect("less than its length", [t.file("cut.http", dump(
        form()[:-20], extra=[b"Content-Length: %d" % len(form())]))], 1, "ends before the body")
    out, _ = t.expect("a directory", [os.path.join(CAPTURES, "curl"), "--json"], 1)
    found = [json.loads(line) for line in out.strip().split("\n")]
    t.check(len(found) == len(glob.glob(CAPTURES + "/curl/*.headers")), "all captures of a directory")


def errors(t):
    t.expect("a file that is not there", ["/nowhere.http"], 2, "/nowhere.http does not exist")
    t.expect("an empty directory", [os.path.dirname(t.file("none/x.txt", b""))], 2, "holds no capture")
    t.expect("--bogus", ["--bogus"], 2, "--bogus")
    t.expect("--bogus after a file", [BLOB, "--bogus"], 2, "--bogus")
    t.expect("no file", [], 2, "no FILE is given")
    t.expect("no body beside", [t.file("alone.headers", dump(b""))], 2, "has no alone.body beside it")
    t.expect("a body without its type", [t.file("bare.bin", form())], 2, "boundary=B'")
    t.expect("no head at all", [t.file("text.txt", b"hello there\n")], 2, "starts with no head")
    t.expect("chunks that are none", [t.file("bad.http", dump(b"xyz\r\n", extra=[
        b"Transfer-Encoding: chunked"]))], 2, "is no HTTP request")
    for release, words in (("one", "one is no release"), ("1", "1 is no release"),
                           ("0.2.0", "older than 0.3.0"), ("0.300.0", "newer than 0.201.0")):
        t.expect("release " + release, ["-r", release, BLOB], 2, words, "0.3.0 0.4.0", "0.181.0 0.201.0")
    t.expect("no rules", ["--rules", "mine", BLOB], 2, "--rules")
    t.expect("one to compare", ["--diff", BLOB], 2, "compares two")
    t.expect("three to compare", ["--diff", BLOB, BLOB, BLOB], 2, "compares two")
    t.expect("one option twice", ["-g", "fetch", "-g", "strict", BLOB], 2, "--grammar is given 2 times")


def conflicts(t):
    """What would be passed over in silence is refused, before any file is read."""
    for a, b in (("--grammar=strict", "--rules=as_typed"), ("--grammar=strict", "--release=0.4.0"),
                 ("--grammar=strict", "--path=/v1"), ("--grammar=strict", "--stats"),
                 ("--grammar=strict", "--diff"), ("--stats", "--diff"), ("--stats", "--explain"),
                 ("--stats", "--show-secrets"), ("--diff", "--explain"), ("--json", "--color=always")):
        out, _ = t.expect(a + " " + b, [a, b, BLOB, BLOB], 2,
                          "%s and %s do not go together" % (a.split("=")[0], b.split("=")[0]))
        t.check(out == "", "%s %s: nothing is done" % (a, b))


def versions(t):
    t.expect("another path", ["-p", "/v9", BLOB], 1, "no version of this path is supported", "400")
    t.expect("the captured path", [t.file("v2.http", dump(form(), b"/v2"))], 1, "refused with 400")
    t.expect("a query", [t.file("q.http", dump(form(), b"/v1?x=1"))], 0, "site_view")
    t.check(len(revisions()) == 14, "the revisions")
    for release in revisions():
        for rules in ("as_runtime", "as_typed"):
            t.expect("release %s by %s" % (release, rules),
                     ["-j", "-r", release, "--rules", rules, STRING], 0,
                     '"release":"%s","rules":"%s"' % (release, rules))
    t.expect("a release between two", ["-j", "-r", "0.150.0", BLOB], 0, '"release":"0.146.0"',
             "decoding by release 0.146.0, whose types 0.150.0 has")
    _, _, err = t.run("-r", "0.146.0", BLOB)
    t.check(err == "", "no note on a revision")
    t.expect("as_schema", ["--rules", "as_schema", t.file("m.http", dump(form()))], 1,
             "a required member is missing")
    typed = t.file("typed.http", dump(form(b'{"type":"site_view","eventId":7}')))
    t.expect("as_typed", ["--rules", "as_typed", typed], 1, "event.eventId: not a string")
    t.expect("a member of tomorrow", [t.file("new.http", dump(form(b'{"type":"site_view","new":1}')))],
             0, "new", "(not in this release)")
    t.expect("an event of later", ["-r", "0.3.0", t.file("s.http", dump(form(b'{"type":"site_view"}')))],
             0, "not an event of this release")


def passed_over(t):
    """The tree says first what the wider rules passed over, and shows both types."""
    typed = t.file("typed.http", dump(form(b'{"type":"site_view","eventId":7}')))
    out, _ = t.expect("as_runtime", [typed], 0, "(passed over: not_a_string)",
                      "1 member passed over, which as_typed and as_schema refuse: event.eventId (not_a_string)")
    t.check(re.search(r"eventId +string, not number  7 ", out), "declared and sent")


TESTS = (inputs, errors, conflicts, versions, passed_over)
