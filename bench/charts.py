#!/usr/bin/env -S python3 -B
# SPDX-License-Identifier: Apache-2.0
"""Draws what bench/run measured: bench/charts.py RESULTS CHARTS

Reads RESULTS/*.json, writes CHARTS/*.svg and CHARTS/figures.json: the machine, the date, and the median,
quartiles and ratio of each row. Needs Matplotlib (Debian: python3-matplotlib). A chart whose benchmark
was not run is left out.

A chart follows the reader's choice of light or dark: colours of text and paper are variables of CSS.
"""
import datetime
import io
import json
import os
import platform
import re
import subprocess
import sys

import matplotlib
import matplotlib.ticker

import results

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402  (after the choice above)

# Stand-ins that become variables: Matplotlib knows no CSS.
INK, PAPER, GRID = "#010203", "#fdfeff", "#040506"
STYLE = """<style>
:root { --ink: #24292f; --paper: #ffffff; --grid: #d8dee4; }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe3e8; --paper: #1e2129; --grid: #3b404b; } }
</style>
"""
# Readable on both papers. quire's is the strongest.
COLOURS = {
    "quire": "#0f9d8a", "quire, typed": "#0f9d8a", "quire, events_of": "#0f9d8a",
    "quire, to_json": "#0f9d8a", "quire, 64 KiB chunks": "#5bbfb0",
    "memchr": "#8a8f98", "memcpy": "#b07d48", "stage 1": "#8a8f98",
    "RESTinio": "#d9682b", "libmicrohttpd": "#3f7fd6", "cgicc": "#b04fbf", "Poco": "#c9a000",
    "cpp-httplib": "#d6455d", "yyjson": "#d9682b", "yyjson_write": "#d9682b",
    "yyjson, line by line": "#d9682b", "simdjson DOM": "#3f7fd6",
    "On-Demand by hand, get_string": "#7aa7e6", "simdjson, iterate_many": "#3f7fd6",
    "RapidJSON in situ, with its copy": "#c9a000", "RapidJSON Writer": "#c9a000",
    "Boost.JSON": "#b04fbf", "nlohmann::json": "#d6455d",
    "random": "#0f9d8a", "text": "#3f7fd6", "hostile": "#d6455d",
}
MARKERS = "osD^vP*Xh"


def size_name(size):
    for unit, name in ((1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return "%g %s" % (size / unit, name)
    return "%g B" % size


# ---- what is drawn: curves over x, and rows of points. `figure` is what a row shows.

def gigabytes(row, _):
    return row["bytes"] / row["nanoseconds"]


def a_part(row, _):
    return row["nanoseconds"] / row["parts"]


def times_quire(row, contest):
    return results.times(row, contest) * row["nanoseconds"] / row.get("median", row["nanoseconds"])


def times_first(row, contest):
    return row["nanoseconds"] / contest[0]["nanoseconds"]


CURVES = [
    {"file": "growth-size", "bench": "growth", "workload": "size", "figure": gigabytes,
     "title": "Forms of one part: speed by size of the body", "x": "size of the body",
     "y": "GB/s, more is better", "ticks": size_name, "base": 2},
    {"file": "growth-parts", "bench": "growth", "workload": "parts", "figure": a_part,
     "title": "Forms of many parts: time by their number", "x": "parts in the form",
     "y": "ns a part, less is better", "ticks": "{:,.0f}".format, "base": 10,
     "without": ("memchr", "memcpy")},
    {"file": "growth-chunk", "bench": "growth", "workload": "chunk", "figure": gigabytes,
     "title": "quire, bodies of 4 MiB: speed by size of the chunks", "x": "size of a chunk",
     "y": "GB/s, more is better", "ticks": size_name, "base": 2, "by_group": "quire"},
]
POINTS = [
    {"file": "forms", "bench": "multipart", "figure": times_quire, "group": "b32",
     "title": "Forms: time in quire's", "x": "times quire's time, less is better",
     "rows": [("W1", "a request, 5 KB"), ("W2", "with a file, 70 KB"), ("W3", "16 MiB random"),
              ("W4", "16 MiB text"), ("W5a", "4 MiB hostile (W5a)"), ("W5c", "4 MiB hostile (W5c)"),
              ("W5e", "4 MiB hostile (W5e)"), ("W6", "1000 fields"), ("mix", "512 forms, mixed")],
     "series": ("quire", "memchr", "RESTinio", "libmicrohttpd", "cgicc", "Poco", "cpp-httplib")},
    {"file": "json", "bench": "json", "figure": times_first,
     "title": "JSON: time in that of simdjson's stage 1", "x": "times stage 1, less is better",
     "rows": [("site_view", "site_view, 5 KB"), ("fetch", "fetch, 5 KB"),
              ("large", "large, 124 KB"), ("mixed", "512 events, mixed")],
     "series": ("stage 1", "quire, typed", "On-Demand by hand, get_string", "simdjson DOM", "yyjson",
                "RapidJSON in situ, with its copy", "Boost.JSON", "nlohmann::json")},
    {"file": "writing", "bench": "writing", "figure": gigabytes, "by_group": True,
     "title": "JSON written", "x": "GB/s, more is better",
     "rows": [("event site_view", "event site_view"), ("event fetch", "event fetch"),
              ("environment site_view", "environment, 4 KB"),
              ("environment large", "environment, 123 KB")],
     "series": ("quire, to_json", "yyjson_write", "RapidJSON Writer")},
    {"file": "event-log", "bench": "event_log", "figure": gigabytes,
     "title": "Event logs of 1 MiB, line by line", "x": "GB/s, more is better",
     "rows": [("site_view", "site_view alone"), ("all types", "all types in turn"),
              ("mixed", "all types, mixed")],
     "series": ("quire, events_of", "yyjson, line by line", "simdjson, iterate_many")},
]
# The newest simdjson beside Debian's: the same chart of the other results.
POINTS.append(dict(POINTS[1], file="json-simdjson4", bench="simdjson4-json",
                   title="JSON on the newest simdjson: time in that of its stage 1"))


# ---- drawing

def settings():
    return {"svg.fonttype": "none", "svg.hashsalt": "quire", "font.family": "sans-serif",
            "font.size": 10, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": GRID,
            "xtick.color": INK, "ytick.color": INK, "figure.facecolor": PAPER,
            "axes.facecolor": PAPER, "savefig.facecolor": PAPER, "legend.frameon": False,
            "axes.titleweight": "bold", "axes.spines.top": False, "axes.spines.right": False,
            "axes.grid": True, "grid.color": GRID, "grid.linewidth": 0.6, "axes.axisbelow": True}


def write(figure, path):
    text = io.StringIO()
    figure.savefig(text, format="svg", bbox_inches="tight", metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
    text = text.getvalue()
    for colour, name in ((INK, "ink"), (PAPER, "paper"), (GRID, "grid")):
        text = text.replace(colour, "var(--%s)" % name)
    text = re.sub(r"(<svg [^>]*>\n)", lambda match: match[1] + STYLE, text, count=1)
    text = re.sub(r"<metadata>.*?</metadata>\n", "", text, flags=re.S)
    # Three digits after the point are finer than any screen.
    text = re.sub(r"(\d+\.\d{3})\d+", r"\1", text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"[ \t]+\n", "\n", text))


def spread(row, figure, contest):
    """The figure of the median, and how far the quartiles lie from it."""
    value = figure(row, contest)
    ends = [figure(dict(row, nanoseconds=row[end], median=row["nanoseconds"]), contest)
            for end in ("lower", "upper")]
    return value, [value - min(ends + [value]), max(ends + [value]) - value]


def series_of_curves(rows, chart):
    """{name: [(x, value, spread, found)]}; a failed contestant has no point."""
    found = {}
    for contest in results.works(rows).values():
        for row in contest:
            if row["bench"] != chart["bench"] or row["workload"] != chart["workload"] or \
                    "nanoseconds" not in row or row["contestant"] in chart.get("without", ()):
                continue
            name = row["contestant"]
            if "by_group" in chart:
                if name not in (chart["by_group"], "memchr") or \
                        (name == "memchr" and row["group"] != "random"):
                    continue
                name = row["group"] if name != "memchr" else name
            found.setdefault(name, []).append((row["x"], *spread(row, chart["figure"], contest),
                                               row["found"]))
    return found


def draw_curves(rows, chart):
    series = series_of_curves(rows, chart)
    if not series:
        return None
    figure, axes = pyplot.subplots(figsize=(6.2, 3.6))
    places = sorted({point[0] for points in series.values() for point in points})
    for index, (name, points) in enumerate(series.items()):
        shown = name
        if points[-1][0] != places[-1]:
            shown += " (fails above %s)" % chart["ticks"](points[-1][0])
        axes.errorbar([point[0] for point in points], [point[1] for point in points],
                      yerr=list(zip(*(point[2] for point in points))), label=shown,
                      color=COLOURS.get(name, INK), marker=MARKERS[index % len(MARKERS)], markersize=4,
                      linewidth=2.2 if name.startswith("quire") else 1.3, elinewidth=0.8,
                      linestyle="--" if name in ("memchr", "memcpy") else "-")
    axes.set(title=chart["title"], xlabel=chart["x"], ylabel=chart["y"], yscale="log")
    axes.set_xscale("log", base=chart["base"])
    axes.set_xticks(places[::2] if len(places) > 9 else places)
    axes.xaxis.set_major_formatter(lambda x, _: chart["ticks"](x))
    axes.xaxis.set_minor_locator(matplotlib.ticker.NullLocator())
    plain_numbers(axes.yaxis)
    legend(figure, axes)
    return figure


def legend(figure, axes):
    """Below the chart, so that it stays readable on a narrow screen."""
    below = 0.62 / figure.get_figheight()
    axes.legend(loc="upper center", bbox_to_anchor=(0.42, -below), ncol=3, fontsize=9,
                columnspacing=1.2, handletextpad=0.5)


def plain_numbers(axis):
    lowest, highest = axis.get_view_interval()
    if highest < 50 * lowest:  # powers of ten alone would be one or two
        axis.set_major_locator(matplotlib.ticker.LogLocator(base=10, subs=(1, 2, 5)))
    axis.set_major_formatter(lambda value, _: "{:,g}".format(value) if value < 1e6 else "%g" % value)
    axis.set_minor_formatter(matplotlib.ticker.NullFormatter())


def contests_of(rows, chart):
    """{name of a row: its contest}"""
    found = {}
    for (bench, group, workload, _), contest in results.works(rows).items():
        if bench != chart["bench"] or chart.get("group", group) != group:
            continue
        found[group + " " + workload if "by_group" in chart else workload] = contest
    return found


def draw_points(rows, chart):
    contests = contests_of(rows, chart)
    lines = [(key, text) for key, text in chart["rows"] if key in contests]
    if not lines:
        return None
    figure, axes = pyplot.subplots(figsize=(6.2, 1.0 + 0.4 * len(lines)))
    for index, name in enumerate(chart["series"]):
        points = [(len(lines) - 1 - place, *spread(row, chart["figure"], contests[key]), row["found"])
                  for place, (key, _) in enumerate(lines) for row in contests[key]
                  if row["contestant"] == name and "nanoseconds" in row]
        for same in (True, False):
            some = [point for point in points if (point[3] != "other") == same]
            if not some:
                continue
            axes.errorbar([point[1] for point in some], [point[0] for point in some],
                          xerr=list(zip(*(point[2] for point in some))), linestyle="none",
                          marker=MARKERS[index % len(MARKERS)], elinewidth=1,
                          markersize=8 if name.startswith("quire") else 6,
                          color=COLOURS.get(name, INK), markerfacecolor=None if same else PAPER,
                          label=name if same else name + " (finds other parts)")
    axes.set(title=chart["title"], xlabel=chart["x"], xscale="log", ylim=(-0.6, len(lines) - 0.4))
    axes.set_yticks(range(len(lines)), [text for _, text in reversed(lines)])
    plain_numbers(axes.xaxis)
    legend(figure, axes)
    return figure


# ---- figures.json

def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        text = file.read()
    models = re.findall(r"^(?:model name|vendor_id|cpu family|model)\s*:\s*(.*)$", text, re.M)
    return {"processor": " ".join(dict.fromkeys(models[:4])) or platform.machine(),
            "processors": os.cpu_count(), "load": round(os.getloadavg()[0], 1),
            "compiler": first_line(os.environ.get("CXX", "c++"), "--version"),
            "library": " ".join(platform.libc_ver()),
            "date": datetime.date.today().isoformat()}


COLUMNS = ("bench", "group", "workload", "x", "bytes", "parts", "contestant", "found", "nanoseconds",
           "lower", "upper", "ratio", "allocations")


def summary(rows):
    """A line for each row, figures to five digits."""
    lines = [json.dumps([float("%.5g" % row[key]) if isinstance(row.get(key), float) else row.get(key)
                         for key in COLUMNS], separators=(",", ":")) for row in rows]
    return '{"machine": %s,\n"columns": %s,\n"rows": [\n%s\n]}\n' % (
        json.dumps(machine()), json.dumps(COLUMNS), ",\n".join(lines))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = results.rows_of(sys.argv[1])
    os.makedirs(sys.argv[2], exist_ok=True)
    drawn = 0
    with matplotlib.rc_context(settings()):
        for draw, charts in ((draw_curves, CURVES), (draw_points, POINTS)):
            for chart in charts:
                figure = draw(rows, chart)
                if figure is not None:
                    write(figure, os.path.join(sys.argv[2], chart["file"] + ".svg"))
                    drawn += 1
    with open(os.path.join(sys.argv[2], "figures.json"), "w", encoding="utf-8") as file:
        file.write(summary(rows))
    print("%d charts" % drawn)
    sys.exit(0 if drawn else 1)


if __name__ == "__main__":
    main()
