#!/usr/bin/env -S python3 -B
# SPDX-License-Identifier: Apache-2.0
"""Reads what bench/run measured, and says where quire does not win.

  bench/results.py DIRECTORY    prints each work where another library was faster than quire, each
                                contestant that failed, and each that found something else
"""
import collections
import glob
import json
import os
import sys


def rows_of(directory):
    """All rows, each with the benchmark that it is of."""
    rows = []
    for path in sorted(glob.glob(os.path.join(directory, "*.json"))):
        name = os.path.basename(path)[:-len(".json")]
        with open(path, encoding="utf-8") as file:
            try:
                rows += [dict(row, bench=name) for row in json.load(file)]
            except json.JSONDecodeError:
                print("%s ended before its time: its rows are left out" % name, file=sys.stderr)
    return rows


def works(rows):
    """The rows of each work, in order."""
    found = collections.OrderedDict()
    for row in rows:
        found.setdefault((row["bench"], row["group"], row["workload"], row["x"]), []).append(row)
    return found


def ours(rows):
    """The row that others are compared with: quire's first."""
    for row in rows:
        if row["contestant"].startswith("quire") and row["found"] == "same":
            return row
    return None


def times(row, contest):
    """A row's time in quire's, by the ratios of rounds in which both had their turn: libraries may run
    after quire's own rows, when the machine is no longer as fast."""
    return ours(contest)["ratio"] / row["ratio"]


def label(work):
    bench, group, workload, x = work
    return " ".join(part for part in (bench + ":", group, workload, str(x or "")) if part)


def winners(rows):
    """(work, contestant, its time in quire's) where another library did all of it in less time."""
    found = []
    for work, contest in works(rows).items():
        mine = ours(contest)
        if not mine or "nanoseconds" not in mine:
            continue
        for row in contest:
            if row["peer"] and row["found"] == "same" and "nanoseconds" in row \
                    and times(row, contest) < 1:
                found.append((label(work), row["contestant"], times(row, contest)))
    return found


def odd(rows, found):
    return [(label(work), row["contestant"]) for work, contest in works(rows).items()
            for row in contest if row["found"] == found]


def main():
    rows = rows_of(sys.argv[1])
    contests = [contest for contest in works(rows).values() if any(row["peer"] for row in contest)]
    faster = winners(rows)
    print("\nWhere another library is faster than quire:")
    for work, name, ratio in faster:
        print("  %-44s %s takes %.2f of quire's time" % (work, name, ratio))
    if not faster:
        print("  nowhere that was timed")
    for found, title in (("other", "Finds something else, so its time compares with nothing:"),
                         ("failed", "Fails, so that it has no time:")):
        strange = odd(rows, found)
        if strange:
            print(title)
        for work, name in strange:
            print("  %-44s %s" % (work, name))
    print("%d works with other libraries, quire not the fastest in %d"
          % (len(contests), len({work for work, _, _ in faster})))
    print("%d rows" % len(rows))
    sys.exit(0 if rows else 1)


if __name__ == "__main__":
    main()
