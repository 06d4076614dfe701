#!/usr/bin/env python3
"""Compares the scorecard program with the best DuckDB and Polars scripts for the same figures."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from agreement import Disagreement, agree
from contenders import JOBS, Peer, Scorecard
from overlapping import overlap
from processes import Failed, apart, measure, median
from report import cost, extent, machine, ratio, table, turns, versions
from scattered import scatter

# The area's size in councils of Somerset's.
SCALES = {"council": 1, "8MB": 2, "100MB": 20, "800MB": 175}
# The exports as they are written, with overlapping extracts, and with scattered numbers: how they are made from the plain
# ones, the peers' options for them, and what that comes to.
EXPORTS = {"plain": (None, (), "no row is there twice; the peers are spared the key rule"),
           "overlapping": (overlap, ("--each-row-once",),
                           "rows come again, changed; of one key the last counts, with all three"),
           "scattered": (scatter, (), "the plain rows, with pupil and person numbers drawn anywhere in their space")}
GROWTH = ("8MB", "100MB", "800MB")
HEADINGS = ["job", "scorecard: wall, CPU, peak", "DuckDB: wall, CPU, peak", "Polars: wall, CPU, peak",
            "time to the better peer's", "memory to the better peer's"]
TO_PLAIN = "time to plain exports'"
NOTES = """Medians of {runs} runs in turn, after one run of each to warm up. CPU is user and system time; peak is the largest
resident set of a process. A ratio is the program's run by the peer's run of the same turn, the median over the turns, to
the peer with the lower median; below 1 the program is ahead. "Time to plain exports'" is the program's run by its run on
the plain exports of the same turn. MB is a million bytes."""


def choice(known):
    """The reader of a list of known names with commas between them."""
    def read(text):
        names = text.split(",")
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"there is no {name!r}; there are {', '.join(known)}")
        return names
    return read


def arguments():
    """The runner's arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, epilog="""\
jobs
  a  all figures as at one month-end
  b  all figures as at 36 month-ends
  c  KPI 7 alone, as at one month-end
  d  scorecard check (the program only)

Before anything is timed, all three must come to the same figures; where they do not, the runner ends with 1. A process
that fails ends it with 2.

example
  bench.py --scorecard .build/release/scorecard --peers .build-bench/venv/bin/python --data .build-bench/data""")
    parser.add_argument("--scorecard", required=True, metavar="PATH", help="the program, built for release")
    parser.add_argument("--peers", required=True, metavar="PYTHON", help="a Python that has DuckDB and Polars")
    parser.add_argument("--data", required=True, type=Path, metavar="DIR",
                        help="where the exports are, or are written (2 GB), a folder for each size and kind")
    parser.add_argument("--sizes", type=choice(SCALES), default=["council", "100MB", "800MB"], metavar="LIST",
                        help="council, 8MB, 100MB, 800MB; all but 8MB unless named")
    parser.add_argument("--jobs", type=choice(JOBS), default=list(JOBS), metavar="LIST", help="a, b, c, d; all unless named")
    parser.add_argument("--exports", type=choice(EXPORTS), default=list(EXPORTS), metavar="LIST",
                        help="plain: no row twice; overlapping: a row counts once, with every contender; scattered: numbers of "
                             "pupils and persons that are no neighbours; all unless named")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each contender for a job (5)")
    parser.add_argument("--growth", action="store_true", help="also time by size: job a on plain 8 MB, 100 MB and 800 MB")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be 1 or more")
    return options


class Bench:
    """The contenders on one kind of exports."""

    def __init__(self, options, program, kind):
        self.data, self.runs, self.program, self.kind = options.data, options.runs, program, kind
        self.peers = [Peer(name, options.peers, EXPORTS[kind][1]) for name in ("DuckDB", "Polars")]

    def exports(self, size):
        """The folder of exports of a size."""
        plain, make = self.plain(size), EXPORTS[self.kind][0]
        return self.folder(f"{size}-{self.kind}", lambda folder: apart(make, plain, folder)) if make else plain

    def plain(self, size):
        """The folder of plain exports of a size."""
        return self.folder(size, lambda folder: measure(self.program.sample(folder, SCALES[size])))

    def folder(self, name, write):
        """A folder of exports; written whole or not at all."""
        folder = self.data / name
        if not folder.exists():
            say(f"{name}: writing the exports")
            with tempfile.TemporaryDirectory(prefix=".sample-", dir=self.data) as scratch:
                write(Path(scratch, name))
                os.rename(Path(scratch, name), folder)
        return folder

    def check(self, size, job):
        """Makes sure that all come to the same figures."""
        with tempfile.TemporaryDirectory(prefix=".figures-", dir=self.data) as scratch:
            count = agree(job, self.exports(size), self.program, self.peers, Path(scratch))
        say(f"{size}, {self.kind}: {job.title}: all three agree on {count} figures")

    def costs(self, size, job):
        """What each run of each contender cost, in turn after one to warm up."""
        contenders = {one.name: (one, self.exports(size)) for one in (self.program, *(self.peers if job.peers else []))}
        if self.kind == "scattered":
            contenders["plain"] = self.program, self.plain(size)
        found = {name: [] for name in contenders}
        for turn in range(self.runs + 1):
            for name, (contender, exports) in contenders.items():
                one = measure(contender.command(job, exports))
                if turn:
                    found[name].append(one)
        say(f"{size}, {self.kind}: {job.title}: measured")
        return found

    def line(self, size, job):
        """A job's line of the table."""
        costs = self.costs(size, job)
        ours, plain = costs.pop(self.program.name), costs.pop("plain", None)
        last = [f"{turns(ours, plain, 'wall'):.2f}"] if plain else []
        medians = {name: median(runs) for name, runs in costs.items()}
        if not medians:
            return [job.title, cost(median(ours)), *["–"] * 4, *last]
        best = {name: min(medians, key=lambda peer: getattr(medians[peer], name)) for name in ("wall", "peak")}
        return [job.title, cost(median(ours)), *map(cost, medians.values()),
                *(ratio(ours, costs, name, better) for name, better in best.items()), *last]

    def section(self, size, jobs):
        """The table of a size under its heading."""
        volume, rows = extent(self.exports(size))
        lines = [self.line(size, job) for job in jobs]
        headings = [*HEADINGS, TO_PLAIN] if self.kind == "scattered" else HEADINGS
        return f"{size}, {self.kind}: {volume:,} bytes, {rows:,} rows; {EXPORTS[self.kind][2]}\n\n{table(headings, lines)}"

    def growth(self):
        """Time by size of the first job, for each contender, and the time a MB at the largest size to that at the smallest."""
        found = {size: {name: median(runs).wall for name, runs in self.costs(size, JOBS["a"]).items()} for size in GROWTH}
        sizes = {size: extent(self.exports(size))[0] / 1e6 for size in GROWTH}
        lines = []
        for name in found[GROWTH[0]]:
            each = [1000 * found[size][name] / sizes[size] for size in GROWTH]
            steps = ", ".join(f"{one:.2f} ms a MB at {sizes[size]:.0f} MB" for one, size in zip(each, GROWTH))
            lines.append(f"- {name}: {steps}; {each[-1] / each[0]:.2f} of the first")
        return "\n".join(lines)


def say(text):
    """Says on standard error what is being done."""
    print(text, file=sys.stderr, flush=True)


def main():
    """The command."""
    options = arguments()
    options.data.mkdir(parents=True, exist_ok=True)
    program = Scorecard(options.scorecard, options.data)
    benches = [Bench(options, program, kind) for kind in options.exports]
    jobs = [JOBS[name] for name in options.jobs]
    try:
        for size, bench in product(options.sizes, benches):
            for job in jobs:
                if job.peers:
                    bench.check(size, job)
        print(f"{machine()}\n{versions(program, options.peers)}\n\n{NOTES.format(runs=options.runs)}")
        starts = [measure([program.binary, "--version"]).wall for _ in range(21)][1:]
        print(f"\nscorecard --version: {1000 * statistics.median(starts):.1f} ms (median of {len(starts)})")
        for size, bench in product(options.sizes, benches):
            print(f"\n{bench.section(size, jobs)}", flush=True)
        if options.growth:
            print(f"\nJob a, plain exports, time by size:\n\n{Bench(options, program, 'plain').growth()}")
    except Disagreement as disagreement:
        say(f"bench: {disagreement}")
        return 1
    except (Failed, OSError, subprocess.CalledProcessError) as failure:
        say(f"bench: {failure}")
        return 2
    finally:
        program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
