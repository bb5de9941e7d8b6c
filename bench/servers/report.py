# SPDX-License-Identifier: Apache-2.0
"""The tables of a contest between two servers."""

HEAD = ["load", "connections", "server", "requests/s", "server time, µs", "in the kernel, µs",
        "p50, µs", "p99, µs", "peak memory, MiB", "at rest, MiB", "busy: server, wrk"]
ABOUT = """## In servers

```sh
bench/servers/run --markdown
```

The Boost.Beast example server and the official runtime (0.23.3 on Node 20.20.2, behind `node:http`), each on one core, under `wrk` on the other, with keep-alive; medians of {rounds} rounds of {seconds} s, taken in turn, and fresh processes for each load. The same machine as for JSON. `site_view` (5 KB) is answered with `OK`; `fetch` with a body of 64 KiB is answered, by both, with the environment and the SHA-256 of the body. Both log each request, to `/dev/null`. *Server time* is the server's processor time, kernel included, divided by the requests; of all figures it depends least on the load generator and on who else uses the machine. *Peak memory* is VmHWM after the run, *at rest* the same before the first request. *Busy* is how much of its core each had: what is missing was idle or used by others.
"""


def micros(value):
    return "{:,.1f}".format(value) if value < 100 else "{:,.0f}".format(value)


def cells(load, connections, name, result):
    found = result.round
    times = (found.micros, found.kernel_micros, found.p50, found.p99)
    return [load, str(connections), name, "{:,.0f}".format(found.per_second),
            *(micros(time) for time in times), "%.1f" % (result.peak_kib / 1024),
            "%.1f" % (result.idle_kib / 1024),
            "{:.0%}, {:.0%}".format(found.server_busy, found.load_busy)]


def ratios(runtime, server):
    """How many times better the server is, column by column."""
    one, two = runtime.round, server.round
    pairs = [(two.per_second, one.per_second), (one.micros, two.micros),
             (one.kernel_micros, two.kernel_micros), (one.p50, two.p50), (one.p99, two.p99),
             (runtime.peak_kib, server.peak_kib), (runtime.idle_kib, server.idle_kib)]
    return ["", "", "ratio", *("%.1f" % (a / b) if b else "" for a, b in pairs), ""]


def lines(rows):
    for load, connections, runtime, server in rows:
        yield cells(load, connections, "runtime", runtime)
        yield cells("", "", "quire", server)
        yield ratios(runtime, server)


def plain(rows):
    table = [HEAD, *lines(rows)]
    widths = [max(map(len, column)) for column in zip(*table)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths))
                     for row in table)


def markdown(rows, options):
    table = [HEAD, ["---"] * len(HEAD), *lines(rows)]
    text = "\n".join("| %s |" % " | ".join(row) for row in table)
    return ABOUT.format(rounds=options.rounds, seconds=options.seconds) + "\n" + text
