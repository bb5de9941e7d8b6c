# SPDX-License-Identifier: Apache-2.0
"""What tests/system/charts/run checks. Each function is one test."""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.dom.minidom

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "bench"))
import charts  # noqa: E402
import results  # noqa: E402

COMMITTED = os.path.join(ROOT, "docs", "charts")


def row(contestant, nanoseconds, found="same", peer=False, **more):
    timed = {} if nanoseconds is None else {
        "nanoseconds": nanoseconds, "lower": 0.9 * nanoseconds, "upper": 1.2 * nanoseconds,
        "fastest": nanoseconds, "ratio": 10.0 / nanoseconds, "ratio_of_fastest": 1.0, "allocations": 0}
    return {"group": "", "workload": "", "x": 0, "bytes": 1000, "parts": 2, "contestant": contestant,
            "peer": peer, "found": found, **timed, **more}


def growth():
    rows = []
    for size in (256, 1024, 4096):
        more = {"workload": "size", "x": size, "bytes": size}
        rows += [row("memchr", 10.0, "ceiling", **more), row("quire", 20.0, **more),
                 row("Poco", None if size == 4096 else 900.0, "failed" if size == 4096 else "same",
                     True, **more),
                 row("cgicc", 15.0 if size == 256 else 90.0, "same", True, **more)]
    return rows


def forms():
    more = {"group": "b32", "workload": "W1"}
    hostile = {"group": "b32", "workload": "W5a"}
    return [row("memchr", 5.0, "ceiling", **more), row("quire", 100.0, **more),
            row("RESTinio", 400.0, "same", True, **more),
            row("memchr", 5.0, "ceiling", **hostile), row("quire", 50.0, **hostile),
            row("Poco", 7.0, "other", True, **hostile), row("cgicc", None, "failed", True, **hostile)]


def in_places(test):
    """Calls it with a folder of results and one for charts."""
    with tempfile.TemporaryDirectory() as folder:
        places = [os.path.join(folder, name) for name in ("results", "charts")]
        os.mkdir(places[0])
        for name, rows in (("growth", growth()), ("multipart", forms())):
            with open(os.path.join(places[0], name + ".json"), "w", encoding="utf-8") as file:
                json.dump(rows, file)
        test(*places)


def draw(where, out):
    return subprocess.run([sys.executable, "-B", os.path.join(ROOT, "bench", "charts.py"), where, out],
                          capture_output=True, text=True)


def texts(path):
    """All texts of a picture."""
    with open(path, encoding="utf-8") as file:
        drawn = xml.dom.minidom.parseString(file.read())
    return [node.firstChild.data for node in drawn.getElementsByTagName("text") if node.firstChild]


# ---- tests

def curves_are_labelled(where, out):
    assert draw(where, out).stdout == "2 charts\n"
    found = texts(os.path.join(out, "growth-size.svg"))
    for text in ("Forms of one part: speed by size of the body", "size of the body",
                 "GB/s, more is better", "quire", "memchr", "cgicc", "256 B", "4 KiB"):
        assert text in found, (text, found)


def a_failure_is_no_point(where, out):
    draw(where, out)
    found = texts(os.path.join(out, "growth-size.svg"))
    assert "Poco (fails above 1 KiB)" in found and "Poco" not in found, found
    found = texts(os.path.join(out, "forms.svg"))
    assert not any("cgicc" in text for text in found), found


def what_finds_something_else_is_marked(where, out):
    draw(where, out)
    found = texts(os.path.join(out, "forms.svg"))
    assert "Poco (finds other parts)" in found and "Poco" not in found, found


def light_and_dark(where, out):
    draw(where, out)
    with open(os.path.join(out, "forms.svg"), encoding="utf-8") as file:
        text = file.read()
    assert "prefers-color-scheme: dark" in text
    for colour, name in ((charts.INK, "ink"), (charts.PAPER, "paper"), (charts.GRID, "grid")):
        assert colour not in text and "var(--%s)" % name in text, name
    assert "nan" not in re.findall(r' d="([^"]*)"', text)


def the_same_rows_make_the_same_picture(where, out):
    pictures = []
    for _ in range(2):
        draw(where, out)
        with open(os.path.join(out, "forms.svg"), encoding="utf-8") as file:
            pictures.append(file.read())
    assert pictures[0] == pictures[1]


def figures_hold_every_row(where, out):
    draw(where, out)
    with open(os.path.join(out, "figures.json"), encoding="utf-8") as file:
        kept = json.load(file)
    assert len(kept["rows"]) == len(growth()) + len(forms())
    assert kept["machine"]["date"] and kept["machine"]["processor"]
    assert all(len(line) == len(kept["columns"]) for line in kept["rows"])


def nothing_measured_is_a_failure(_, out):
    with tempfile.TemporaryDirectory() as empty:
        assert draw(empty, out).returncode == 1
        assert subprocess.run([sys.executable, "-B", os.path.join(ROOT, "bench", "results.py"), empty],
                              capture_output=True).returncode == 1


def winners_are_named(where, _):
    faster = results.winners(results.rows_of(where))
    assert faster == [("growth: size 256", "cgicc", 0.75)], faster  # not Poco, which finds other parts


def a_later_race_counts_by_its_ratio(*_):
    """The libraries' turns came when the machine had become twice as fast."""
    rows = [dict(each, bench="json") for each in (
        row("quire", 100.0), row("yyjson", 60.0, "same", True, ratio=10.0 / 120))]
    assert results.winners(rows) == []
    assert abs(charts.times_quire(rows[1], rows) - 1.2) < 1e-9


def a_failed_quire_is_never_fast(*_):
    rows = [dict(row("quire", None, "failed"), bench="json"),
            dict(row("yyjson", 5.0, "same", True), bench="json")]
    assert results.winners(rows) == []
    assert results.odd(rows, "failed") == [("json:", "quire")]
    untimed = [dict(row("quire", None), bench="json"), rows[1]]
    assert results.winners(untimed) == []


def committed_charts_are_shown(*_):
    with open(os.path.join(ROOT, "docs", "performance.md"), encoding="utf-8") as file:
        page = file.read()
    names = {chart["file"] + ".svg" for chart in charts.CURVES + charts.POINTS}
    assert {name for name in os.listdir(COMMITTED) if name.endswith(".svg")} == names
    for name in names:
        assert "](charts/%s)" % name in page, name
        assert len(texts(os.path.join(COMMITTED, name))) > 5, name


def committed_figures_have_every_series(*_):
    with open(os.path.join(COMMITTED, "figures.json"), encoding="utf-8") as file:
        kept = json.load(file)
    rows = [dict(zip(kept["columns"], line)) for line in kept["rows"]]
    for chart in charts.POINTS:
        there = {each["contestant"] for each in rows if each["bench"] == chart["bench"]}
        assert set(chart["series"]) <= there, set(chart["series"]) - there


TESTS = [curves_are_labelled, a_failure_is_no_point, what_finds_something_else_is_marked,
         light_and_dark, the_same_rows_make_the_same_picture, figures_hold_every_row,
         nothing_measured_is_a_failure, winners_are_named,
         a_later_race_counts_by_its_ratio, a_failed_quire_is_never_fast,
         committed_charts_are_shown, committed_figures_have_every_series]


def main():
    failed = 0
    for test in TESTS:
        try:
            in_places(test)
        except (AssertionError, OSError) as why:
            failed += 1
            print("FAILED %s: %s" % (test.__name__, why))
    print("%d passed, %d failed" % (len(TESTS) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
