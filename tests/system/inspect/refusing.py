# SPDX-License-Identifier: Apache-2.0
"""What it says of requests and forms that are refused."""
import json
import re

from harness import BLOB, dump, form


def explanations(t):
    bad = t.file("bad.http", dump(form(environment=b'{"integration":3}')))
    at = form(environment=b'{"integration":3}').index(b":3}") + 1
    out, err = t.expect("explain", ["-e", bad], 1, "not_an_object", "environment.integration",
                      "byte %d of the body" % at, "send an object", "the official runtime answers 500")
    t.check(err == "", "an explanation is told once, on standard output")
    lines = out.splitlines()
    caret = next(i for i, line in enumerate(lines) if line.strip() == "^")
    t.check(lines[caret - 1][lines[caret].index("^")] == "3", "the caret is under the byte")
    for environment, rules, says in (
            (b'{"integration":3}', "as_runtime", "the release has: object, required"),
            (b'{"integration":{"version":null}}', "as_typed", "send a value; the release has: number, required"),
            (b'{"integration":{},"spaceInstallation":null}', "as_typed", "object, may be absent"),
            (b'{"integration":{}}', "as_schema", "send the member; the release has: ")):
        t.expect("what the release has", ["-e", "--rules", rules, t.file(
            "has.http", dump(form(environment=environment)))], 1, says)
    t.expect("explain a form", ["-e", t.file("cut2.http", dump(form(end=b"")))], 1,
             "missing_close_delimiter", "was it cut off")
    t.expect("explain a type", ["-e", "-t", "text/plain", bad], 1, "byte 0 of the Content-Type")
    out, _ = t.expect("explain as JSON", ["-e", "-j", bad], 1)
    t.check("send an object" in json.loads(out)["change"], "the advice as JSON")


def said(out, by):
    """What one rule set or grammar says in the verdicts that an explanation ends with."""
    found = re.search(r"^  verdicts .*?^ +%s +([^\n]+)$" % by, out, re.M | re.S)
    return found[1] if found else None


def verdicts(t):
    event = b'{"type":"site_view","eventId":7}'
    good = t.file("passed.http", dump(b"x\r\n" + form(event)))
    at = (b"x\r\n" + form(event)).index(b"7}")
    want = {"as_runtime": "accepted, 1 member passed over", "workerd": "accepted, 2 parts",
            "as_typed": "refused: event.eventId: not_a_string, byte %d" % at,
            "as_schema": "refused: event.eventId: not_a_string, byte %d" % at,
            "fetch": "refused: missing_first_delimiter, byte 0",
            "strict": "refused: missing_first_delimiter, byte 0", "rfc2046": "accepted, 2 parts"}
    for arguments, status in ((["-e"], 0), (["-e", "--rules", "as_typed"], 1), (["-e", "-g", "strict"], 1),
                              (["-e", "-g", "workerd"], 0)):
        out, _ = t.expect("verdicts %r" % arguments, [*arguments, good], status)
        t.check({by: said(out, by) for by in want} == want, "verdicts %r: %s" % (arguments, out))
        t.check(("  next      accepted as asked" in out) == (status == 0), "way on: " + out)
    out, _ = t.expect("verdicts as JSON", ["-e", "-j", good], 0)
    told = json.loads(out)
    t.check(told["rules_say"]["as_typed"] == {"ok": False, "code": "not_a_string",
                                             "path": "event.eventId", "offset": at}
            and told["rules_say"]["as_runtime"] == {"ok": True, "passed_over": 1}
            and told["grammars_say"]["workerd"] == {"ok": True, "parts": 2}
            and not told["grammars_say"]["strict"]["ok"], "verdicts as JSON: " + out)
    out, _ = t.expect("a path", ["-e", "-p", "/v9", good], 1, "the official runtime answers 400")
    t.check(said(out, "as_typed") == "refused: unsupported_version", "verdicts on a path")
    out, _ = t.expect("no type", ["-e", t.file("untyped.http", b"POST /v1 HTTP/1.1\r\n\r\n" + form())], 1,
                      "the request has no Content-Type")
    t.check(said(out, "fetch") == "refused: invalid_media_type, byte 0 of the Content-Type", out)


def part(head=b'Content-Disposition: form-data; name="event"', first=b"--B", after=b"\r\n", line=b"\r\n",
         value=b'{"token":"hidden"}', before=b"\r\n", end=b"--B--\r\n"):
    return first + after + head + line + line + value + before + end


# Grammar, body, code, what happened, what to change.
CAUSES = [
    ("fetch", part(after=b"\n"), "invalid_delimiter_line", "LF alone ends the line of a delimiter", "CR LF"),
    ("fetch", part(after=b"\r"), "invalid_delimiter_line", "CR alone ends the line of a delimiter", "CR LF"),
    ("strict", part(after=b" \r\n"), "invalid_delimiter_line", "a blank follows", "take the blanks"),
    ("fetch", part(first=b"--Bxyz"), "invalid_delimiter_line", '"xyz" follows a delimiter', "longer than"),
    ("fetch", part(end=b"--B--x"), "invalid_delimiter_line", '"x" follows the close delimiter', "end the body"),
    ("fetch", part(line=b"\n"), "invalid_line_end", "LF alone ends a header line", "with CR LF"),
    ("fetch", part(line=b"\r"), "invalid_line_end", "CR alone ends a header line", "with CR LF"),
    ("fetch", part(before=b"\n"), "missing_close_delimiter", "LF alone ends the line before it", "put CR LF"),
    ("fetch", part(before=b""), "missing_close_delimiter", "no CR LF stands before it", "put CR LF"),
    ("fetch", part(end=b"--C--"), "missing_close_delimiter", 'ends with "--C--"', "that it starts with"),
    ("strict", part(before=b"\n"), "stray_boundary", "LF alone ends the line before", "put CR LF"),
    ("strict", part(before=b""), "stray_boundary", "no CR LF stands before it", "else take"),
    ("fetch", part(first=b"\r\n--B"), "missing_first_delimiter", "a line break stands", "take the line break"),
    ("fetch", part(first=b"hi\r\n--B"), "missing_first_delimiter", "4 bytes stand before", "take out"),
    ("fetch", part(first=b"--C"), "missing_first_delimiter", 'announces "B"', "announce the boundary"),
    ("workerd", part(first=b"--C", end=b"--C--"), "no_delimiter", 'starts with "--C"', "announce the"),
    ("fetch", part(value=b"", line=b"\r\n", head=b'X: y\r\n{"token":"hidden"}'), "invalid_header_name",
     "a value stands", "an empty line"),
    ("fetch", b'--B\r\nContent-Disposition: form-data; name="a"\r\n--B--\r\n', "missing_colon",
     "a delimiter stands", "an empty line"),
    ("fetch", b'--B\r\nContent-Disposition: form-data; name="a"\r\n--B--', "truncated_header_block",
     "a delimiter stands", "an empty line"),
    ("workerd", part(head=b'Content-Disposition : form-data; name="a"'), "invalid_header_name",
     "a blank stands in the name", "take it out"),
    ("workerd", part(head=b"Content-Disposition: form-data; name=a"), "missing_name",
     "a name that this grammar does not read", "double quotes"),
    ("strict", part(head=b'Content-Disposition: form-data; name=""'), "missing_name", "the name is empty",
     "give the field a name"),
]


def causes(t):
    """One code, several mistakes: the bytes tell which, in the short words and in the long ones."""
    for grammar, body, code, here, change in CAUSES:
        path, what = t.file("cause.http", dump(body)), "%s: %s" % (grammar, here)
        out, err = t.expect(what, ["-e", "-g", grammar, path], 1, "refused by " + grammar, code, here)
        changed = re.search("^  change +(.*)$", out, re.M)
        t.check(changed and change in changed[1], what + ": " + out)
        t.check("hidden" not in out and err == "", what + ": masked, on one stream")
        out, err = t.expect(what, ["-g", grammar, path], 1, "refused by " + grammar, here, "^")
        t.check(out == "", what + ": refusals go to standard error")
    t.expect("other fields", ["-e", t.file("fields.http", dump(part(
        head=b'Content-Disposition: form-data; name="Event"')))], 1, 'the form has "Event"')


def grammars(t):
    lenient = t.file("lenient.http", dump(b"preamble\r\n" + form()))
    t.expect("workerd", ["-g", "workerd", lenient], 0, "2 parts by workerd", "environment")
    t.expect("fetch", ["-g", "fetch", lenient], 1, "refused by fetch", "does not start with a delimiter")
    t.expect("strict", ["-g", "strict", lenient], 1, "refused by strict")
    t.expect("rfc2046", ["-g", "rfc2046", "-t", "multipart/mixed; boundary=B", t.file(
        "mixed.body", b"--B\r\n\r\none\r\n--B\r\n\r\ntwo\r\n--B--\r\n")], 0, "2 parts by rfc2046", "two")
    out, _ = t.expect("parts as JSON", ["-j", "-g", "fetch", BLOB], 0)
    t.check([part["name"] for part in json.loads(out)["parts"]] == ["event", "environment", "fetch-body"],
            "the parts")
    lf = t.file("lf.http", dump(form().replace(b"\r\n", b"\n")))
    out, _ = t.expect("at length", ["-e", "-g", "strict", lf], 1, "refused by strict",
                      "rule      invalid_delimiter_line", "grammar   strict", "byte 3 of the body, in its line 1",
                      "bytes     --B␊Content", "^ LF", "lines     end with LF alone")
    lines = out.splitlines()
    caret = next(i for i, line in enumerate(lines) if line.endswith("^ LF"))
    t.check(lines[caret - 1][lines[caret].index("^")] == "␊", "the caret is under the line feed")
    out, _ = t.expect("refused as JSON", ["-e", "-j", "-g", "strict", lf], 1)
    told = json.loads(out)
    t.check(told["code"] == "invalid_delimiter_line" and told["offset"] == 3 and "LF alone" in told["here"]
            and "CR LF" in told["change"] and told["parts"] == [], "a refused form as JSON")


TESTS = (explanations, verdicts, causes, grammars)
