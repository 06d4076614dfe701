#!/usr/bin/env python3
"""Compares the scorecard program with the best DuckDB and Polars scripts for the same figures."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from agreement import Disagreement, agree
from contenders import JOBS, Peer, Scorecard
from processes import Failed, measure, median
from report import cost, extent, machine, ratio, table, versions

# The area's size in councils of Somerset's.
SCALES = {"council": 1, "8MB": 2, "100MB": 20, "800MB": 175}
GROWTH = ("8MB", "100MB", "800MB")
HEADINGS = ["job", "scorecard: wall, CPU, peak", "DuckDB: wall, CPU, peak", "Polars: wall, CPU, peak",
            "time to the better peer's", "memory to the better peer's"]
NOTES = """Medians of {runs} runs in turn, after one run of each to warm up. CPU is user and system time; peak is the largest
resident set of a process. A ratio is the program's run by the peer's run of the same turn, the median over the turns, to
the peer with the lower median; below 1 the program is ahead. MB is a million bytes."""


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
                        help="where the exports are, or are written (1 GB), a folder a size")
    parser.add_argument("--sizes", type=choice(SCALES), default=["council", "100MB", "800MB"], metavar="LIST",
                        help="council, 8MB, 100MB, 800MB; all but 8MB unless named")
    parser.add_argument("--jobs", type=choice(JOBS), default=list(JOBS), metavar="LIST", help="a, b, c, d; all unless named")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each contender for a job (5)")
    parser.add_argument("--growth", action="store_true", help="also time by size: job a on 8 MB, 100 MB and 800 MB")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be 1 or more")
    return options


class Bench:
    """The contenders on one folder of data."""

    def __init__(self, options):
        options.data.mkdir(parents=True, exist_ok=True)
        self.data, self.runs = options.data, options.runs
        self.program = Scorecard(options.scorecard, options.data)
        self.peers = [Peer("DuckDB", options.peers), Peer("Polars", options.peers)]

    def exports(self, size):
        """The folder of exports of a size; written whole or not at all."""
        folder = self.data / size
        if not folder.exists():
            say(f"{size}: writing the exports")
            with tempfile.TemporaryDirectory(prefix=".sample-", dir=self.data) as scratch:
                measure(self.program.sample(Path(scratch, size), SCALES[size]))
                os.rename(Path(scratch, size), folder)
        return folder

    def check(self, size, job):
        """Makes sure that all come to the same figures."""
        with tempfile.TemporaryDirectory(prefix=".figures-", dir=self.data) as scratch:
            count = agree(job, self.exports(size), self.program, self.peers, Path(scratch))
        say(f"{size}: {job.title}: all three agree on {count} figures")

    def costs(self, size, job):
        """What each run of each contender cost, in turn after one to warm up."""
        contenders = [self.program, *(self.peers if job.peers else [])]
        found = {contender.name: [] for contender in contenders}
        for turn in range(self.runs + 1):
            for contender in contenders:
                one = measure(contender.command(job, self.exports(size)))
                if turn:
                    found[contender.name].append(one)
        say(f"{size}: {job.title}: measured")
        return found

    def line(self, size, job):
        """A job's line of the table."""
        costs = self.costs(size, job)
        ours, medians = costs.pop(self.program.name), {name: median(runs) for name, runs in costs.items()}
        if not medians:
            return [job.title, cost(median(ours)), *["–"] * 4]
        best = {name: min(medians, key=lambda peer: getattr(medians[peer], name)) for name in ("wall", "peak")}
        return [job.title, cost(median(ours)), *map(cost, medians.values()),
                *(ratio(ours, costs, name, better) for name, better in best.items())]

    def growth(self):
        """Time by size of the first job, for each contender."""
        found = {size: {name: median(runs).wall for name, runs in self.costs(size, JOBS["a"]).items()} for size in GROWTH}
        sizes = {size: extent(self.exports(size))[0] / 1e6 for size in GROWTH}
        return "\n".join(f"{name}: " + ", ".join(
            f"{1000 * found[size][name] / sizes[size]:.2f} ms a MB at {sizes[size]:.0f} MB" for size in GROWTH)
            for name in found[GROWTH[0]])


def say(text):
    """Says on standard error what is being done."""
    print(text, file=sys.stderr, flush=True)


def main():
    """The command."""
    options = arguments()
    bench = Bench(options)
    jobs = [JOBS[name] for name in options.jobs]
    try:
        for size in options.sizes:
            for job in jobs:
                if job.peers:
                    bench.check(size, job)
        print(f"{machine()}\n{versions(bench.program, options.peers)}\n\n{NOTES.format(runs=options.runs)}")
        starts = [measure([bench.program.binary, "--version"]).wall for _ in range(21)][1:]
        print(f"\nscorecard --version: {1000 * statistics.median(starts):.1f} ms (median of {len(starts)})")
        for size in options.sizes:
            volume, rows = extent(bench.exports(size))
            lines = [bench.line(size, job) for job in jobs]
            print(f"\n{size}: {volume:,} bytes, {rows:,} rows\n\n{table(HEADINGS, lines)}", flush=True)
        if options.growth:
            print(f"\nJob a, time by size:\n{bench.growth()}")
    except Disagreement as disagreement:
        say(f"bench: {disagreement}")
        return 1
    except (Failed, OSError, subprocess.CalledProcessError) as failure:
        say(f"bench: {failure}")
        return 2
    finally:
        bench.program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
