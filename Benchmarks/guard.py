#!/usr/bin/env python3
"""Counts what the jobs in budgets.yml cost, and fails where one costs more than it may."""

import argparse
import ctypes
import os
import platform
import re
import statistics
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from budgets import EXPORTS, UNITS, Wrong, budgets, cheaper, overspent, rewritten, shown
from contenders import HERE, Job, Scorecard
from processes import Failed, apart, measure
from scattered import scatter

FILE = HERE / "budgets.yml"
RUNS = 3
# The same each time: no seed of its own for each process's hash tables, no variable of whoever calls.
ENVIRONMENT = ["env", "-i", f"PATH={os.environ.get('PATH', os.defpath)}", "LC_ALL=C.UTF-8", "SWIFT_DETERMINISTIC_HASHING=1"]
# GNU time starts the job from a small process: the system starts a process's peak from that of the one that starts it.
TIME = ["/usr/bin/time", "--quiet", "--format=%M"]
VALGRIND = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
PR_SET_THP_DISABLE = 41


def arguments():
    """The guard's arguments."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="It ends with 1 where a job costs too much, and with 2 where "
                                                                 "one cannot be done.")
    parser.add_argument("--scorecard", required=True, metavar="PATH", help="the program, built for release")
    parser.add_argument("--data", required=True, type=Path, metavar="DIR", help="where exports are written, and taken away")
    parser.add_argument("--budgets", type=Path, default=FILE, metavar="FILE", help="the budgets (budgets.yml)")
    parser.add_argument("--job", default="", metavar="WORDS", help="the jobs alone whose names have these words in them")
    parser.add_argument("--update", action="store_true", help="write what was counted into the file")
    return parser.parse_args()


def countable():
    """Whether instructions are those that the budgets are for: of each x86-64 with AVX2 valgrind makes the same processor."""
    flags = Path("/proc/cpuinfo")
    return platform.machine() == "x86_64" and flags.exists() and " avx2 " in flags.read_text()


class Guard:
    """The jobs, each with exports that are written for them and a folder of its own to publish to."""

    def __init__(self, binary, scratch):
        self.binary, self.scratch, self.exports = binary, scratch, {}

    def write(self, wanted):
        """Writes the exports anew, so that they are always those of this program."""
        for name in wanted:
            councils, scattered = EXPORTS[name]
            folder = self.exports[name] = self.scratch / name
            plain = self.scratch / f"{name}, plain" if scattered else folder
            measure(Scorecard(self.binary, self.scratch).sample(plain, councils))
            if scattered:
                apart(scatter, plain, folder)

    def command(self, budget, threads):
        """The command of a job, ready to be run once."""
        if budget.exports is None:
            return [self.binary, *budget.command]
        first, *rest = budget.command
        program = Scorecard(self.binary, self.scratch)
        return [*program.command(Job(budget.job, tuple(rest), first), self.exports[budget.exports]), "--threads", threads]

    def instructions(self, budget):
        """The instructions of a job in millions, with one thread, so that none waits for another in a loop."""
        with tempfile.NamedTemporaryFile("r", dir=self.scratch) as log:
            measure([*ENVIRONMENT, *VALGRIND, f"--log-file={log.name}", *self.command(budget, "1")])
            found = re.search(r"refs: +([0-9,]+)", log.read())
        if not found:
            raise Failed(f"{budget.job}: valgrind says no number")
        return int(found[1].replace(",", "")) / 1e6

    def memory(self, budget):
        """The largest resident set of a job in MB. Two threads, however many cores there are: each has blocks of its own."""
        peaks = []
        with tempfile.NamedTemporaryFile("r", dir=self.scratch) as log:
            for _ in range(RUNS):
                measure([*TIME, f"--output={log.name}", *self.command(budget, "2")])
                log.seek(0)
                peaks.append(int(log.read()) * 1024 / 1e6)
        return statistics.median(peaks)

    def costs(self, chosen):
        """What each job costs: instructions side by side, then memory in turn, with nothing beside it."""
        self.write({one.exports for one in chosen if one.exports})
        found = {one.job: {} for one in chosen}
        if countable():
            longest_first = sorted(chosen, key=lambda one: -one.instructions)
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                for one, count in zip(longest_first, pool.map(self.instructions, longest_first)):
                    found[one.job]["instructions"] = count
        else:
            say("instructions are counted on x86-64 with AVX2 alone; here memory is all that is compared")
        # Whether a system gives huge pages unasked differs from one to the next, and is no matter of the program's.
        ctypes.CDLL(None).prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0)
        for one in chosen:
            found[one.job]["memory"] = self.memory(one)
        return found


def say(text):
    """Says a line with the guard's name."""
    print(f"budgets: {text}", flush=True)


def judge(chosen, found):
    """Says what each job cost; whether all keep within their budgets."""
    for one in chosen:
        say(f"{one.job}: " + ", ".join(f"{shown(value)} of {shown(getattr(one, name))} {' '.join(UNITS[name])}"
                                       for name, value in found[one.job].items()))
    for hint in (hint for one in chosen for hint in cheaper(one, found[one.job])):
        say(f"{hint} (make budgets UPDATE=1)")
    over = [line for one in chosen for line in overspent(one, found[one.job])]
    for line in over:
        say(f"too much: {line}")
    return not over


def main():
    """The command."""
    options = arguments()
    options.data.mkdir(parents=True, exist_ok=True)
    try:
        text = options.budgets.read_text(encoding="utf-8")
        chosen = [one for one in budgets(text) if options.job in one.job]
        with tempfile.TemporaryDirectory(prefix=".budgets-", dir=options.data) as scratch:
            found = Guard(str(Path(options.scorecard).resolve()), Path(scratch)).costs(chosen)
        if options.update:
            for one in chosen:
                text = rewritten(text, one.job, found[one.job])
            options.budgets.write_text(text, encoding="utf-8")
            chosen = [one for one in budgets(text) if options.job in one.job]
        return 0 if judge(chosen, found) else 1
    except (Failed, Wrong, OSError) as failure:
        say(failure)
        return 2


if __name__ == "__main__":
    sys.exit(main())
