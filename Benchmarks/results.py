#!/usr/bin/env python3
"""Writes the table that bench.py has printed into Benchmarks/README.md, and what the project's README quotes from it.

    Benchmarks/results.py TABLE

A quote stands between marks that name its place in the table: size, exports, job, and which ratio of the line: `time` or
`memory` to the better peer's, or `plain`, time to plain exports'.

    <!-- bench: 100MB, plain, a, time -->0.81<!-- end -->
"""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS, README = HERE / "README.md", HERE.parent / "README.md"
SPARK = HERE.parent / "Sources/scorecard/Documentation.docc/Spark.md"
WRITTEN = re.compile(r"(<!-- written by make bench(?:-\w+)? -->\n).*?(<!-- end -->)", re.DOTALL)
QUOTE = re.compile(r"(<!-- bench: ([^>]*?) -->)(.*?)(<!-- end -->)")
SECTION = re.compile(r"^(\w+), (\w+): [\d,]+ bytes", re.MULTILINE)
COLUMNS = {"time to the better peer's": "time", "memory to the better peer's": "memory", "time to plain exports'": "plain"}


class Missing(Exception):
    """The table does not have what is quoted from it."""


def ratios(table):
    """Each ratio of a table by its place."""
    found = {}
    starts = list(SECTION.finditer(table))
    for start, end in zip(starts, [*(match.start() for match in starts[1:]), len(table)]):
        lines = [[cell.strip() for cell in line.strip("|").split("|")]
                 for line in table[start.end():end].splitlines() if line.startswith("|")]
        for job, *cells in lines[2:]:
            for heading, cell in zip(lines[0][1:], cells):
                if heading in COLUMNS and (ratio := re.match(r"[0-9.]+", cell)):
                    found[", ".join([start[1], start[2], job.split(":")[0], COLUMNS[heading]])] = ratio[0]
    return found


def quotes(text):
    """The quotes of a text: the place that each names, and what it says."""
    return [(match[2], match[3]) for match in QUOTE.finditer(text)]


def quoting(text, table):
    """A text with its quotes as they are in a table."""
    known = ratios(table)
    missing = [place for place, _ in quotes(text) if place not in known]
    if missing:
        raise Missing("; ".join(missing))
    return QUOTE.sub(lambda match: match[1] + known[match[2]] + match[4], text)


def holding(text, table):
    """A text with a table between its marks."""
    text, times = WRITTEN.subn(lambda match: f"{match[1]}{table.strip()}\n{match[2]}", text)
    if times != 1:
        raise Missing("the marks for the table")
    return text


def written(text):
    """The table between the marks of a text."""
    return WRITTEN.search(text)[0]


def commit():
    """The commit that was measured, and whether it is what is there."""
    def git(*words):
        return subprocess.run(["git", "-C", HERE, *words], check=True, capture_output=True, text=True).stdout.strip()
    try:
        changed = git("status", "--porcelain", "--", "../Sources", "../Package.swift", ".", ":!README.md")
        return f"commit {git('rev-parse', '--short=10', 'HEAD')}" + (", with changes that are not committed" if changed else "")
    except (OSError, subprocess.CalledProcessError):
        return "no commit"


def main():
    """The command. A table without what is quoted, of one size say, is not written: the one that is there has more."""
    table = f"{date.today()}, {commit()}; {Path(sys.argv[1]).read_text(encoding='utf-8')}"
    try:
        readme = quoting(README.read_text(encoding="utf-8"), table)
        results = holding(RESULTS.read_text(encoding="utf-8"), table)
    except Missing as missing:
        print(f"bench: the table is not written to Benchmarks/README.md: it does not have {missing}", file=sys.stderr)
        return
    README.write_text(readme, encoding="utf-8")
    RESULTS.write_text(results, encoding="utf-8")


if __name__ == "__main__":
    main()
