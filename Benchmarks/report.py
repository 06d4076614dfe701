"""What the runner prints: the machine, the versions, the exports, and aligned Markdown tables."""

import os
import platform
import statistics
from pathlib import Path

from processes import first_line

VERSIONS = "import importlib.metadata as m, platform as p; " \
           "print(f\"DuckDB {m.version('duckdb')}, Polars {m.version('polars')}, Python {p.python_version()}\")"


def machine():
    """The machine: cores, memory, model of processor."""
    model = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        names = [line.split(":", 1)[1].strip() for line in cpus.read_text().splitlines() if line.startswith("model name")]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{os.cpu_count()} cores, {memory / 1e9:.0f} GB, {model}, {platform.system()} {platform.release()}"


def versions(program, python):
    """The versions of all contenders."""
    return f"scorecard {first_line([program.binary, '--version'])}, {first_line([python, '-c', VERSIONS])}"


def extent(folder):
    """The bytes and the rows of a folder of exports."""
    size = rows = 0
    for path in Path(folder).glob("*.csv"):
        with open(path, "rb", buffering=0) as file:
            while piece := file.read(1 << 18):
                size, rows = size + len(piece), rows + piece.count(b"\n")
        rows -= 1
    return size, rows


def cost(one):
    """Wall time, processor time and peak in a cell."""
    return f"{one.wall:.2f} s, {one.cpu:.2f} s, {one.peak / 1e6:.0f} MB"


def turns(ours, theirs, name):
    """The median over the turns of our run by theirs of the same turn."""
    return statistics.median(getattr(one, name) / getattr(other, name) for one, other in zip(ours, theirs))


def ratio(ours, theirs, name, better):
    """The ratio to the better peer in a cell."""
    return f"{turns(ours, theirs[better], name):.2f} ({better})"


def table(headings, rows):
    """An aligned Markdown table."""
    widths = [max(map(len, column)) for column in zip(headings, *rows)]
    lines = [headings, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines)
