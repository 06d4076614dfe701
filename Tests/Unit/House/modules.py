"""The table of modules in CONTRIBUTING: which floor each stands on, and what it may import."""

import re
from dataclasses import dataclass

from project import CONTRIBUTING, SOURCES

SECTION = re.compile(r"(?ms)^## Modules\n(.*?)(?=^## |\Z)")
CODE = re.compile(r"`(\w+)`")
# What comes with Swift, every module may import.
SWIFTS_OWN = {"Swift", "Glibc", "Synchronization", "Dispatch", "Foundation", "FoundationEssentials"}
# Everyone may write to the log.
SHARED = {"Logging"}


class NoTable(Exception):
    """There is no table, or a row in it is not understood."""


@dataclass(frozen=True)
class Row:
    """A module of the table."""
    floor: int
    may_import: frozenset[str]


def table(markdown=None):
    """The rows by module. A row can name several modules; what it may import are the names that it gives as code."""
    section = SECTION.search(CONTRIBUTING.read_text(encoding="utf-8") if markdown is None else markdown)
    lines = [line for line in (section[1] if section else "").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    if len(cells) < 3 or not {"floor", "module", "may import"} <= set(cells[0]):
        raise NoTable("CONTRIBUTING has no table with the columns floor, module and may import in its section Modules")
    rows = {}
    for row in (dict(zip(cells[0], row, strict=True)) for row in cells[2:]):
        for name in CODE.findall(row["module"]):
            if name in rows:
                raise NoTable(f"{name} has two rows")
            rows[name] = Row(int(row["floor"]), frozenset(CODE.findall(row["may import"])))
    return rows


def unlisted(pairs, rows):
    """The arrows between modules that the table does not list. `pairs` are sources and targets."""
    return [(source, target) for source, target in pairs
            if target not in SWIFTS_OWN and (source not in rows or target not in rows[source].may_import)]


def upward(rows):
    """What the table lists though it stands on the same floor or on a higher one."""
    return [(name, target) for name, row in rows.items() for target in sorted(row.may_import)
            if target in rows and rows[target].floor >= row.floor]


def shared_libraries(pairs, is_ours):
    """The libraries of others that more than one module imports, with these modules."""
    importers = {}
    for source, target in pairs:
        if target not in SWIFTS_OWN | SHARED and not is_ours(target):
            importers.setdefault(target, set()).add(source)
    return {library: sorted(modules) for library, modules in importers.items() if len(modules) > 1}


def is_ours(name, sources=SOURCES):
    """Whether a module is in Sources and links no library of others."""
    links = sources / name / "module.modulemap"
    return (sources / name).is_dir() and not (links.is_file() and re.search(r"(?m)^\s*link ", links.read_text(encoding="utf-8")))
