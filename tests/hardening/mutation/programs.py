# SPDX-License-Identifier: Apache-2.0
"""Builds test programs of headers with mutants, runs them, and compiles single mutants."""
import glob
import os
import re
import resource
import subprocess
import sys
import tempfile

import schemata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
HERE = os.path.join(ROOT, "tests", "hardening", "mutation")
UNIT = os.path.join(ROOT, "tests", "unit")
LIBRARIES = ["-lboost_unit_test_framework", "-lsimdjson", "-lcrypto", "-pthread"]
MEMORY = 4 << 30
# Seconds of cases that are run together: the cheap ones first, so that few mutants meet the others.
COSTS = [0, 0.02, 0.2, 1, 3, 10, 1e9]


def version():
    with open(os.path.join(ROOT, "include", "quire", "version.hpp"), encoding="utf-8") as file:
        return ".".join(re.findall(r"#define QUIRE_VERSION_[A-Z]+ ([0-9]+)", file.read()))


def compiler(*includes, sanitized=False):
    """GCC with the flags of a test; headers of `includes` hide those of the tree."""
    checks = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"] if sanitized else []
    return (["g++", "-std=c++20", "-O0", "-w", "-DNDEBUG", "-DBOOST_TEST_DYN_LINK"] + checks
            + ["-I" + each for each in includes]
            + ["-I" + each for each in (os.path.join(ROOT, "include"), os.path.join(ROOT, "tests"),
                                        UNIT, ROOT)]
            + ['-DQUIRE_TEST_DATA="%s/tests/data"' % ROOT,
               '-DQUIRE_FUZZ_CORPUS="%s/fuzz/corpus"' % ROOT,
               '-DQUIRE_TEST_VERSION="%s"' % version()])


# They measure time, or take minutes to compile or seconds to run without optimisation on what other
# cases have in small.
LEFT_OUT = r"/reject/|/request/round_trips_|/multipart/(scaling|limit_values|page_end)\.cpp$"


def tests_of(directory):
    found = glob.glob(os.path.join(UNIT, directory, "**", "*.cpp"), recursive=True)
    return sorted(path for path in found if not re.search(LEFT_OUT, path))


class Programs:
    """The test programs of some directories of tests/unit, built against headers with mutants."""

    def __init__(self, place, directories, sanitized=False):
        self.place, self.directories, self.sanitized = place, directories, sanitized
        self.include = os.path.join(place, "include")
        self.objects = os.path.join(place, "sanitized" if sanitized else "plain")

    def program(self, directory):
        return os.path.join(self.objects, "test-" + directory)

    def write_build(self):
        escaped = [re.sub(r"([\"])", r"\\\1", each)
                   for each in compiler(self.include, sanitized=self.sanitized)]
        command = " ".join(escaped)
        lines = ["builddir = " + self.objects, "rule compile",
                 "  command = %s -include %s/switch.hpp -I%s $extra -MD -MF $out.d -c $in -o $out"
                 % (command, HERE, HERE),
                 "  depfile = $out.d", "  deps = gcc", "rule link",
                 "  command = %s $in -o $out %s" % (command, " ".join(LIBRARIES)),
                 "build %s/main.o: compile %s/main.cpp" % (self.objects, HERE)]
        for directory in self.directories:
            objects = []
            for source in tests_of(directory):
                name = os.path.relpath(source, UNIT).replace("/", "_")[:-4] + ".o"
                objects.append(os.path.join(self.objects, name))
                lines += ["build %s: compile %s" % (objects[-1], self.at_run_time(source, name)),
                          "  extra = -I" + os.path.dirname(source)]
            lines.append("build %s: link %s/main.o %s" % (self.program(directory), self.objects,
                                                          " ".join(objects)))
        with open(os.path.join(self.objects, "build.ninja"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    def at_run_time(self, source, name):
        """A copy of a test that executes its asserts when it runs."""
        with open(source, encoding="utf-8") as file:
            text = file.read()
        text = '#line 1 "%s"\n' % source + re.sub(r"(?m)^static_assert\(", "QM_ASSERT(", text)
        path = os.path.join(self.objects, name[:-2] + ".cpp")
        if not os.path.exists(path) or open(path, encoding="utf-8").read() != text:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return path

    def build(self, texts, numbered, dropped, jobs):
        """Builds; puts the numbers of mutants that do not compile into `dropped`."""
        os.makedirs(self.objects, exist_ok=True)
        self.write_build()
        for attempt in range(40):
            schemata.write_headers(self.include, texts, numbered, dropped, attempt != 0)
            log = subprocess.run(["ninja", "-k", "0", "-j", str(jobs), "-f",
                                  os.path.join(self.objects, "build.ninja")],
                                 cwd=ROOT, capture_output=True, text=True)
            if log.returncode == 0:
                return
            bad, others = schemata.blamed(self.include, log.stdout)
            if not bad - dropped:
                sys.exit("the tests do not build:\n%s\n%s" % ("\n".join(others[:5]),
                                                             log.stdout[-3000:]))
            print("    %d mutants do not compile, such as %d" % (len(bad - dropped), min(bad)),
                  flush=True)
            dropped |= bad
        sys.exit("the tests do not build after 40 attempts")

    def check_syntax(self, texts, numbered, dropped, headers):
        """Drops what the front end refuses in the headers alone, which is sooner than in tests."""
        source = "".join("#include <%s>\n" % name for name in headers if name.endswith(".hpp"))
        for _ in range(40):
            schemata.write_headers(self.include, texts, numbered, dropped)
            log = subprocess.run(compiler(self.include) + [
                "-fsyntax-only", "-fmax-errors=0", "-include", os.path.join(HERE, "switch.hpp"),
                "-x", "c++", "-"], input=source, capture_output=True, text=True)
            if log.returncode == 0:
                return
            bad, others = schemata.blamed(self.include, log.stderr)
            if not bad - dropped:
                sys.exit("headers with mutants do not compile:\n" + "\n".join(others[:5])
                         + log.stderr[-2000:])
            dropped |= bad

    def run(self, directory, seconds, environment):
        """Exit status of a program; "time" if it used more than these seconds of the processor."""
        def limits():
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if not self.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            done = subprocess.run([self.program(directory)], cwd=ROOT, preexec_fn=limits,
                                  env=dict(os.environ, **environment), timeout=60 + 10 * seconds,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return "time"
        return "time" if done.returncode in (-24, -9) else done.returncode

    def meetings(self):
        """{mutant: {directory: {case: seconds}}}, by a run of each new program without any mutant."""
        met = {}
        for directory in self.directories:
            path = os.path.join(self.objects, directory + ".met")
            if not os.path.exists(path) or (os.path.getmtime(path)
                                            < os.path.getmtime(self.program(directory))):
                if self.run(directory, 3000, {"QUIRE_MET": path + ".part"}) != 0:
                    sys.exit("the tests of %s fail without any mutant" % directory)
                os.replace(path + ".part", path)
            with open(path, encoding="utf-8") as file:
                for line in file:
                    name, microseconds, numbers = line.rstrip("\n").split("\t")
                    for number in map(int, numbers.split()):
                        met.setdefault(number, {}).setdefault(directory, {})[name] = \
                            int(microseconds) / 1e6
        return met

    def killer(self, number, met):
        """What noticed a mutant: a program and how it ended, or ""."""
        for least, most in zip(COSTS, COSTS[1:]):
            for directory, cases in met.items():
                names = sorted(name for name in cases if least <= cases[name] < most)
                if not names:
                    continue
                with tempfile.NamedTemporaryFile("w", suffix=".cases") as file:
                    file.write("\n".join(names) + "\n")
                    file.flush()
                    seconds = sum(cases[name] for name in names)
                    status = self.run(directory, 2 + int(3 * seconds),
                                      {"QUIRE_MUTANT": str(number), "QUIRE_CASES": file.name})
                if status != 0:
                    return "%s: %s" % (directory, {77: "check", 78: "exception"}.get(
                        status, "time" if status == "time" else "crash"))
        return ""


class Plain:
    """One mutant as plain source: what a constant expression of a test notices."""

    def __init__(self, tests):
        self.tests = tests  # of a header
        self.good = set()   # those that pass without any mutant

    def has_constants(self, name):
        """True if a test of this header has a constant expression that could notice."""
        for test in self.tests(name):
            with open(test, encoding="utf-8") as file:
                if re.search(r"static_assert|constexpr", file.read()):
                    return True
        return False

    def verdict(self, text, mutant, only_compile):
        """"" if it survives, "!" if the header itself does not compile, else what noticed. Only
        compiles tests if what they execute is known to pass."""
        with tempfile.TemporaryDirectory() as place:
            path = os.path.join(place, "include", mutant.file)
            os.makedirs(os.path.dirname(path))
            with open(path, "wb") as file:
                file.write(schemata.replaced(text, mutant))
            command = compiler(os.path.join(place, "include"))
            if mutant.file.endswith(".hpp"):
                alone = subprocess.run(command + ["-fsyntax-only", "-x", "c++", path],
                                       capture_output=True)
                if alone.returncode:
                    return "!"
            for test in self.tests(mutant.file):
                self.expect_good(test)
                program = None if only_compile else os.path.join(place, "test")
                why = self.tried(command, test, program)
                if why:
                    return "%s: %s" % (os.path.relpath(test, UNIT), why)
        return ""

    def expect_good(self, test):
        """Ends the run if a test fails by itself: it would kill every mutant."""
        if test not in self.good:
            with tempfile.TemporaryDirectory() as place:
                why = self.tried(compiler(), test, os.path.join(place, "test"))
            if why:
                sys.exit("%s by itself: %s" % (test, why))
            self.good.add(test)

    def tried(self, command, test, program):
        main = os.path.join(ROOT, "tests", "main.cpp")
        if program is None:
            refused = subprocess.run(command + ["-fsyntax-only", test], capture_output=True)
            return "refused by the compiler" if refused.returncode else ""
        if subprocess.run(command + [test, main, "-o", program] + LIBRARIES,
                          capture_output=True).returncode:
            return "refused by the compiler"
        try:
            # Seconds of the processor, as others may be at work.
            status = subprocess.run(["prlimit", "--cpu=60", program], capture_output=True, cwd=ROOT,
                                    timeout=600)
            return "check" if status.returncode else ""
        except subprocess.TimeoutExpired:
            return "time"
