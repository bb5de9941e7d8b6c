# SPDX-License-Identifier: Apache-2.0
"""How it shows many requests, two, or one: masked, counted, compared, coloured; its help and pages."""
import glob
import json
import os
import re
import subprocess

from harness import BLOB, CAPTURES, PAGES, ROOT, dump, form, on_terminal, read, revisions


def secrets(t):
    event = (b'{"type":"fetch","request":{"url":"https://example.com/","headers":{"Authorization":"Bearer abcdefghijklmnop",'
             b'"cookie":"sid=hidden1"}},"visitor":{"cookies":{"a":"hidden2"}}}')
    environment = (b'{"integration":{},"secrets":{"KEY":"hidden3","list":["hidden4"]},'
                   b'"apiTokens":{"installation":"hidden5hidden5hidden5"},"authToken":"hidden6"}')
    whole = t.file("secret.http", dump(form(event, environment)))
    broken = t.file("secret2.http", dump(form(event, environment[:-1] + b',"x":]')))
    cut = t.file("secret3.http", dump(form(event, b'{"secrets":{"a":"hidden7')))
    for what in ([whole], ["-j", whole], ["-e", broken], [broken], ["-g", "fetch", whole], [cut],
                 ["-e", cut], ["-g", "fetch", cut]):
        _, out, err = t.run(*what)
        t.check(not re.search("hidden[1-467]|hidden5h|ijklmnop", out + err), "masked: %r %s" % (what, out))
    t.expect("shown", ["--show-secrets", whole], 0, *["hidden%d" % i for i in range(1, 7)], "ijklmnop")
    out, _ = t.expect("masked JSON is JSON", ["-j", whole], 0)
    t.check(json.loads(out)["environment"]["authToken"] == "*******", "stars in JSON")


def differences(t):
    a = t.file("a.http", dump(form(environment=b'{"integration":{"name":"a"},"authToken":"hidden1"}')))
    b = t.file("b.http", dump(form(environment=b'{"authToken":"hidden2","integration":{"name":"b"}}')))
    out, _ = t.expect("diff", ["-d", a, b], 1, '- environment.integration.name  "a"',
                      '+ environment.integration.name  "b"', "differs where it is masked")
    t.check("hidden" not in out and "event" not in out.replace("environment", ""), "no more differs")
    t.expect("no difference", ["-d", a, a], 0, "nothing differs")
    c = t.file("c.http", dump(form(end=b"")))
    t.expect("one is refused", ["-d", a, c], 1, "- verdict  accepted by as_runtime",
             "+ verdict  refused by as_runtime: the body ends before the close delimiter, byte ")
    t.expect("both are refused", ["-d", c, c], 0, "both are refused: the body ends before")


def forms_differ(t):
    whole = form(environment=b'{"integration":{"name":"a"}}')
    a = t.file("a.http", dump(whole))
    lf = t.file("lf.http", dump(whole.replace(b"\r\n", b"\n")))
    t.expect("line ends", ["-d", lf, a], 1, "- form: line ends  LF alone", "+ form: line ends  CR LF",
             "- form: by strict  refused: invalid_delimiter_line, byte 3", "no member differs")
    file = t.file("file.http", dump(whole.replace(b'name="event"', b'name="event"; filename="e.json"')))
    t.expect("a filename", ["-d", a, file], 1, '- form: part[0]  "event"',
             '+ form: part[0]  "event", file "e.json"', "refused by as_runtime")
    other = t.file("other.http", dump(whole.replace(b"--B", b"--C")).replace(b"boundary=B", b"boundary=C"))
    t.expect("another boundary is no difference", ["-d", a, other], 0, "nothing differs")
    pretty = t.file("pretty.http", dump(whole.replace(b'{"integration":', b'{\n"integration":')))
    t.expect("white space in JSON is no difference", ["-d", a, pretty], 0, "nothing differs")


def refused_differ(t):
    """Members are compared whether a side is refused or not, as far as it has any."""
    null = t.file("null.http", dump(form(b'{"type":"site_view","eventId":null,"url":"a"}')))
    good = t.file("good.http", dump(form(b'{"type":"site_view","eventId":"e","url":"a"}')))
    out, _ = t.expect("a refused one", ["-d", "--rules", "as_typed", null, good], 1,
                      "- verdict  refused by as_typed: event.eventId: null where a value is due, byte ",
                      "+ verdict  accepted by as_typed", "- event.eventId  null", '+ event.eventId  "e"')
    t.check("event.url" not in out, "what is the same on both sides is not listed")
    no_json = t.file("no_json.http", dump(form(b'{"type":')))
    out, _ = t.expect("no JSON", ["-d", no_json, good], 1, "event is no JSON object in " + no_json,
                      "- verdict  refused by as_runtime: event.type: ")
    t.check("event.url" not in out, "members of one side alone are not listed")
    out, _ = t.expect("no JSON on the right", ["-d", good, no_json], 1, "event is no JSON object in " + no_json)
    t.check("event.url" not in out, "members of the left side alone are not listed")
    for what, event in (("by all rules", b'{"type":"fetch","eventId":null}'), ("by as_typed", b'{"type":"fetch",'
                        b'"eventId":null,"request":{"url":"https://example.com/","method":"POST","headers":{}}}')):
        fetches = [t.file("fetch%d.http" % size, dump(form(
            event, more=b'--B\r\nContent-Disposition: form-data; name="fetch-body"\r\n\r\n' + b"x" * size +
            b"\r\n"))) for size in (3, 4)]
        t.expect("a fetch that is refused " + what, ["-d", "--rules", "as_typed", *fetches], 1,
                 "both are refused", "- fetch-body  3 bytes", "+ fetch-body  4 bytes")
    out, _ = t.expect("as JSON", ["-d", "-j", "--rules", "as_typed", null, good], 1)
    told = json.loads(out)
    t.check(told["same"] is False and told["not_compared"] == [] and
            {"path": "event.eventId", "a": "null", "b": '"e"', "masked": False} in told["differences"],
            "differences as JSON")
    out, _ = t.expect("the same as JSON", ["-d", "-j", good, good], 0)
    t.check(json.loads(out)["same"] is True, "no difference as JSON")


def stats(t):
    out, _ = t.expect("stats", ["-s", CAPTURES], 1, "types", "fetch", "site_view", "█", "event_is_a_file")
    out, _ = t.expect("stats as JSON", ["-s", "-j", CAPTURES], 1)
    count = len(glob.glob(CAPTURES + "/*/*.headers"))
    found = json.loads(out)
    t.check(found["read"] == count == sum(found["types"].values()) + found["refused"], "all are counted")
    log = b'{"type":"site_view"}\n{"type":"task"}\n{"type":"site_view"}\n'
    path = t.file("events.jsonl", log)
    t.expect("a log", ["-s", path], 0, "3 read, 0 refused", "site_view")
    t.expect("a bad line", ["-s", "-"], 1, "2 read, 1 refused", "standard input: line 2: ",
             stdin=b'{"type":"task"}\n[1,\n')
    long = b'{"type":"task","x":"' + b"x" * 20000000 + b'"}\n'
    t.expect("a long line", ["-s", "-"], 1, "size_limit", stdin=long)
    t.expect("a long line without limits", ["-s", "--unlimited", "-"], 0, "0 refused", stdin=long)
    out, _ = t.expect("a log as JSON", ["-s", "-j", path], 0)
    t.check(json.loads(out)["types"] == {"site_view": 2, "task": 1}, "types of a log")
    many = t.file("many.jsonl", b'{"type":"site_view"}\n' * 500000)
    t.check("%" in on_terminal(t, "-s", many), "progress on a terminal")
    _, _, err = t.run("-s", many)
    t.check(err == "", "no progress where there is no terminal")


def refusals_counted(t):
    bad = [t.file("many/%02d.http" % i, dump(form(b'{"type":"site_view","referrer":null}'))) for i in range(25)]
    folder = os.path.dirname(bad[0])
    t.file("many/cut.http", dump(form(end=b"")))
    t.file("many/good.http", dump(form()))
    out, _ = t.expect("where it is refused", ["-s", "--rules", "as_typed", folder], 1,
                      "27 read, 26 refused", "event.referrer: is_null ", "missing_close_delimiter ",
                      bad[0] + ": event.referrer: null where a value is due, byte ", "… 6 more")
    t.check("decoded in" not in out, "no time of one")
    out, _ = t.expect("a time", ["-s", folder], 1, "the median of 26;")
    out, _ = t.expect("refusals as JSON", ["-s", "-j", "--rules", "as_typed", folder], 1)
    told = json.loads(out)["refusals"]
    t.check(len(told) == 26 and told[0]["file"] == bad[0] and told[0]["path"] == "event.referrer"
            and told[0]["code"] == "is_null", "refusals as JSON")
    log = t.file("typed.jsonl", b'{"type":"site_view"}\n{"type":"site_view","visitor":{"ip":1}}\n')
    t.expect("a line's member", ["-s", "--rules", "as_typed", log], 1, "visitor.ip: not_a_string ",
             log + ": line 2: visitor.ip: not a string, byte ")


def colors(t):
    t.check("\x1b[36m" in on_terminal(t, BLOB), "colours on a terminal")
    t.check("\x1b" not in on_terminal(t, BLOB, NO_COLOR="1"), "NO_COLOR")
    t.check("\x1b" not in on_terminal(t, BLOB, TERM="dumb"), "a dumb terminal")
    t.check("\x1b" not in t.run(BLOB)[1], "no colours in a pipe")
    t.check("\x1b[36m" in t.run("--color", "always", BLOB)[1], "colours that were asked for")
    hostile = t.file("hostile.http", dump(form(b'{"type":"\\u001b[31m","\x7fa":1}')))
    t.check(not re.search("[\x00-\x09\x0b-\x1f\x7f]", t.run(hostile)[1]), "no controls of a sender")


def pages(t):
    code, helped, _ = t.run("--help")
    options = set(re.findall(r"--[a-z-]+", helped.split("\nFILE is")[0]))
    t.check(code == 0 and len(options) >= 14, "--help lists options")
    t.check("Exit status" in helped and "Examples" in helped, "--help teaches")
    for choice, default in (("--rules", "as_runtime"), ("--grammar", None)):
        listed = re.search(r"%s (\S+)" % choice, helped)[1].split(",")
        for each in listed:
            t.check(re.search(r"^    %s  +\w" % each, helped, re.M), "--help explains " + each)
        t.check(helped.count(",".join(listed)) == 1, "--help lists the choices of %s once" % choice)
        t.check(default is None or "default: " + default in helped, "--help names the default")
    t.check("always reads it by workerd" in helped and "nothing\n  is decoded" in helped,
            "--help tells rules and grammars apart")
    t.check("FILE TEXT" not in helped and "0.3.0 0.4.0" in helped, "--help lists releases")
    for page in ("quire-inspect.1", "quire-inspect.bash", "_quire-inspect"):
        text = read(os.path.join(PAGES, page)).decode().replace("\\-", "-")
        for release in revisions():
            t.check(re.search(r"\b%s\b" % re.escape(release), text), "%s lacks release %s" % (page, release))
        there = set(re.findall(r"--[a-z-]+", text))
        t.check(there == options, "%s: options differ by %r" % (page, there ^ options))
    completed = subprocess.run(
        ["bash", "-c", 'source "$1"; COMP_WORDS=(quire-inspect --rules as_); COMP_CWORD=2; '
         '_quire_inspect; echo "${COMPREPLY[@]}"', "-", os.path.join(PAGES, "quire-inspect.bash")],
        capture_output=True, text=True)
    t.check(completed.stdout.split() == ["as_runtime", "as_typed", "as_schema"], "bash completes")
    t.expect("--version", ["--version"], 0, ".")


def session(t):
    """The page shows what the tool prints."""
    with open(os.path.join(ROOT, "docs", "inspect.md"), encoding="utf-8") as file:
        page = file.read()
    event = b'{"eventId":"evt_1","type":"site_view","referrer":null}'
    environment = b'{"authToken":"gb_api_0123456789","integration":{"name":"example","version":"3"}}'
    t.file("refused.http", dump(form(event, environment).replace(b"\r\n", b"\n")))
    shown = re.findall(r"```console\n\$ quire-inspect (--explain [^\n]+)\n(refused.http: .*?)```", page, re.S)
    t.check(len(shown) == 2, "two runs in the session")
    for arguments, text in shown:
        out, _ = t.expect("the page", arguments.split(), 1, cwd=t.folder)
        t.check(out.strip() == text.strip(), "docs/inspect.md differs from what is printed:\n" + out)


TESTS = (secrets, differences, forms_differ, refused_differ, stats, refusals_counted, colors, pages,
         session)
