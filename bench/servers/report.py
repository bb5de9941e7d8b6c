# SPDX-License-Identifier: Apache-2.0
"""The tables of a contest between two servers."""

HEAD = ["load", "connections", "", "requests/s", "server time, µs", "p50, µs", "p99, µs", "peak memory, MiB",
        "before, MiB", "server's core", "load's core"]
ABOUT = """## In servers

```sh
bench/servers/run --markdown   # {rounds} rounds of {seconds} s a setting and server
```

The Boost.Beast example server and the official runtime (0.23.3 on Node 20.20.2, behind `node:http`), each on one core, under `wrk` on the other, with keep-alive; medians of {rounds} rounds of {seconds} s, taken in turn. Both answer `OK` to `site_view`, and to `fetch` the environment and the SHA-256 of the fetch body; both log every request, to `/dev/null`. *Server time* is processor time of the server, system calls included, divided by the requests: of these figures it depends least on the load generator and on others who use the machine. *Peak memory* is VmHWM after the run, *before* that before the first request.
"""


def micros(value):
    return "%.0f" % value if value >= 100 else "%.1f" % value


def cells(load, connections, name, result):
    found = result.round
    return [load, str(connections), name, "{:,.0f}".format(found.per_second), micros(found.server_micros),
            "{:,.0f}".format(found.p50), "{:,.0f}".format(found.p99), "%.1f" % (result.peak_kib / 1024),
            "%.1f" % (result.idle_kib / 1024), "%.0f %%" % (found.server_busy * 100),
            "%.0f %%" % (found.load_busy * 100)]


def ratio(runtime, server):
    def times(a, b):
        return "%.1f" % (a / b)
    one, two = runtime.round, server.round
    return ["", "", "ratio", times(two.per_second, one.per_second),
            times(one.server_micros, two.server_micros), times(one.p50, two.p50),
            times(one.p99, two.p99), times(runtime.peak_kib, server.peak_kib),
            times(runtime.idle_kib, server.idle_kib), "", ""]


def lines(rows):
    for load, connections, runtime, server in rows:
        yield cells(load, connections, "runtime", runtime)
        yield cells("", "", "quire", server)
        yield ratio(runtime, server)


def plain(rows):
    table = [HEAD, *lines(rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEAD))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths)) for row in table)


def markdown(rows, options):
    table = ["| %s |" % " | ".join(row) for row in [HEAD, ["---"] * len(HEAD), *lines(rows)]]
    return ABOUT.format(rounds=options.rounds, seconds=options.seconds) + "\n" + "\n".join(table)
