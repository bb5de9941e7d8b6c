# SPDX-License-Identifier: Apache-2.0
"""One setting of the contest: every contestant started afresh, then measured in turn."""
import collections
import contextlib
import json
import os
import resource
import statistics
import subprocess

import live

HERE = os.path.dirname(os.path.abspath(__file__))
TICK = 1 / os.sysconf("SC_CLK_TCK")
SERVER_CORE, LOAD_CORE = "0", "1"
WARM_SECONDS = 3  # the runtime's code is compiled while it runs

Load = collections.namedtuple("Load", "name content_type body_file check")
Round = collections.namedtuple("Round", "per_second micros kernel_micros server_busy load_busy p50 p99")
Result = collections.namedtuple("Result", "round peak_kib idle_kib")


def seconds_of(pid):
    """Processor time of a process and its threads: all, and what of it was spent in the kernel."""
    with open("/proc/%d/stat" % pid, encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    user, kernel = int(fields[11]) * TICK, int(fields[12]) * TICK
    return user + kernel, kernel


def peak_kib(pid):
    with open("/proc/%d/status" % pid, encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:"))


def seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def wrk(port, load, connections, seconds):
    command = ["taskset", "-c", LOAD_CORE, "wrk", "--threads=1", "--connections=%d" % connections,
               "--duration=%ds" % seconds, "--timeout=10s", "--script=" + HERE + "/post.lua",
               "http://127.0.0.1:%d/v1" % port]
    names = {"QUIRE_BODY": load.body_file, "QUIRE_CONTENT_TYPE": load.content_type}
    done = subprocess.run(command, env={**os.environ, **names}, stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout.decode().splitlines()[-1])
    if told["refused"] or told["broken"] or not told["requests"]:
        raise SystemExit("not every request was answered with 200: %s" % told)
    return told


def measure(server, load, connections, seconds):
    server_before, load_before = seconds_of(server.pid), seconds_of_children()
    told = wrk(server.port, load, connections, seconds)
    used, in_kernel = (now - then for now, then in zip(seconds_of(server.pid), server_before))
    load_used = seconds_of_children() - load_before
    wall, requests = told["microseconds"] / 1e6, told["requests"]
    return Round(requests / wall, used / requests * 1e6, in_kernel / requests * 1e6, used / wall,
                 load_used / wall, told["p50"], told["p99"])


def medians(rounds):
    return Round(*(statistics.median(values) for values in zip(*rounds)))


def contest(contestants, load, connections, rounds, seconds):
    """{name: Result}. Contestants take turns, and turns about who is first."""
    with contextlib.ExitStack() as stack:
        servers = {name: stack.enter_context(live.running(["taskset", "-c", SERVER_CORE, *command]))
                   for name, command in contestants.items()}
        idle = {name: peak_kib(server.pid) for name, server in servers.items()}
        for name, server in servers.items():
            load.check(name, server)
            wrk(server.port, load, connections, WARM_SECONDS)
        found = {name: [] for name in servers}
        for turn in range(rounds):
            order = list(servers) if turn % 2 == 0 else list(servers)[::-1]
            for name in order:
                found[name].append(measure(servers[name], load, connections, seconds))
        return {name: Result(medians(found[name]), peak_kib(server.pid), idle[name])
                for name, server in servers.items()}
