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
from processes import Failed, measure, median
from report import cost, extent, machine, ratio, table, versions

# The area's size in councils of Somerset's.
SCALES = {"council": 1, "8MB": 2, "100MB": 20, "800MB": 175}
# The exports as they are written, and with overlapping extracts; the peers' options for them, and what that comes to.
EXPORTS = {"plain": ((), "no row is there twice; the peers are spared the key rule"),
           "overlapping": (("--each-row-once",), "rows come again, changed; of one key the last counts, with all three")}
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
                        help="where the exports are, or are written (1 GB), two folders a size")
    parser.add_argument("--sizes", type=choice(SCALES), default=["council", "100MB", "800MB"], metavar="LIST",
                        help="council, 8MB, 100MB, 800MB; all but 8MB unless named")
    parser.add_argument("--jobs", type=choice(JOBS), default=list(JOBS), metavar="LIST", help="a, b, c, d; all unless named")
    parser.add_argument("--exports", type=choice(EXPORTS), default=list(EXPORTS), metavar="LIST",
                        help="plain: no row twice; overlapping: a row counts once, with every contender; both unless named")
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
        self.peers = [Peer(name, options.peers, EXPORTS[kind][0]) for name in ("DuckDB", "Polars")]

    def exports(self, size):
        """The folder of exports of a size."""
        plain = self.folder(size, lambda folder: measure(self.program.sample(folder, SCALES[size])))
        if self.kind == "plain":
            return plain
        return self.folder(f"{size}-{self.kind}", lambda folder: overlap(plain, folder))

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
        contenders = [self.program, *(self.peers if job.peers else [])]
        found = {contender.name: [] for contender in contenders}
        for turn in range(self.runs + 1):
            for contender in contenders:
                one = measure(contender.command(job, self.exports(size)))
                if turn:
                    found[contender.name].append(one)
        say(f"{size}, {self.kind}: {job.title}: measured")
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

    def section(self, size, jobs):
        """The table of a size under its heading."""
        volume, rows = extent(self.exports(size))
        lines = [self.line(size, job) for job in jobs]
        return (f"{size}, {self.kind}: {volume:,} bytes, {rows:,} rows; {EXPORTS[self.kind][1]}\n\n"
                f"{table(HEADINGS, lines)}")

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
            print(f"\nJob a, plain exports, time by size:\n{Bench(options, program, 'plain').growth()}")
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
