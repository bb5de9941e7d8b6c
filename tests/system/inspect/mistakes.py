# SPDX-License-Identifier: Apache-2.0
"""All that a rule set refuses in one request, held against the decoder, which stops at the first."""
import json
import os

from harness import ROOT, dump, form



def samples(release="0.201.0"):
    path = os.path.join(ROOT, "tests", "data", "v1", "samples", release + ".tsv")
    with open(path, encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("\t", 1) for line in file)


def request(event, environment):
    return dump(form(json.dumps(event).encode(), json.dumps(environment).encode()))


def explained(t, rules, requests):
    """What --explain --json says of each."""
    files = [t.file("mistakes/%04d.http" % i, content) for i, content in enumerate(requests)]
    _, out, _ = t.run("-e", "-j", "--rules", rules, *files)
    return [json.loads(line) for line in out.splitlines()]


def listed(t):
    event = b'{"type":"site_view","eventId":7,"referrer":null}'
    path = t.file("two.http", dump(form(event, b'{"integration":{"version":"3"}}')))
    t.expect("what else", ["-e", "--rules", "as_typed", path], 1, "place     event.eventId",
             "as well   event.referrer: is_null", "environment.integration.version: not_a_number")
    out, _ = t.expect("nothing else", ["-e", "--rules", "as_typed", t.file("one.http", dump(form(
        b'{"type":"site_view","eventId":7}')))], 1)
    t.check("as well" not in out, "nothing else is refused")
    many = b"{" + b",".join(b'"%s":0' % key for key in (
        b"apiEndpoint", b"authToken", b"apiTokens", b"secrets", b"signingSecrets", b"installation",
        b"spaceInstallation", b"siteInstallation", b"integrations")) + b',"integration":{"name":1,"title":1}}'
    t.expect("more than are kept", ["-e", "--rules", "as_typed", t.file("many.http", dump(form(
        event, many)))], 1, " more of another type")


def allowed(t):
    """Of an enum the values that the release has are listed."""
    for release, event, change in (
            ("0.201.0", "site_view.full.json", 'send one of "all", "organization", "site", "space"'),
            ("0.25.0", "fetch.min.json",
             'send one of "all", "organization"; a newer release may have more: --release')):
        found = samples(release)
        environment = json.loads(found["environment full"])
        environment["integration"]["target"] = "me"
        path = t.file("target.http", request(json.loads(found[event]), environment))
        out, _ = t.expect("allowed in " + release, ["-e", "--rules", "as_schema", "-r", release, path], 1,
                          "environment.integration.target", "rule      unknown_value")
        t.check("  change    %s\n" % change in out, "allowed in %s: %s" % (release, out))


def held(t):
    """Samples have no mistake; of each with a member left out or of another type the decoder's first
    one is among those listed, and the only one."""
    events = {name: json.loads(text) for name, text in samples().items() if not name.startswith("environment")}
    environment = json.loads(samples()["environment full"])
    good = explained(t, "as_schema", [request(event, environment) for event in events.values()])
    good = [each for each in good if each["ok"]]
    t.check(len(good) > 30 and all(each["mistakes"] == [] for each in good), "samples have no mistake")
    broken = []
    for event in events.values():
        for name in event:
            broken += [request({**event, name: value}, environment) for value in ([0], None, "?")]
            broken.append(request({key: event[key] for key in event if key != name}, environment))
    for name in environment["integration"]:
        for inside in (*({**environment["integration"], name: value} for value in ([0], None, "?")),
                       {key: value for key, value in environment["integration"].items() if key != name}):
            broken.append(request(events["site_view.full.json"], {**environment, "integration": inside}))
    broken += [request(event, environment) for event in ([1], "a", {"type": "of_tomorrow"})]
    told = explained(t, "as_schema", broken)
    t.check(len(told) == len(broken) > 600, "all are told")
    refused = [each for each in told if not each["ok"] and each["rules_say"]["as_runtime"]["ok"]]
    single = sum([{key: each[key] for key in ("code", "path", "offset")}] == each["mistakes"] for each in refused)
    for each in refused:
        first = {key: each[key] for key in ("code", "path", "offset")}
        t.check(first in each["mistakes"], "listed: %r %r" % (first, each["mistakes"]))
    t.check(single == len(refused), "%d of %d list more than the one mistake" % (len(refused) - single, len(refused)))
    wrong = [each["mistakes"] for each in told if each["ok"] and each["mistakes"]]
    t.check(not wrong, "none where none is refused: %r" % wrong)


TESTS = (listed, allowed, held)
