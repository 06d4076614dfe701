"""Which rows each messy file holds: the true ones in their order, earlier states of some before them, faulty ones between."""

import csv
from pathlib import Path

import faults

CLEAN = Path(__file__).resolve().parents[3] / "Fixtures/somerset"


def clean_rows(source):
    """The rows of a clean export."""
    with open(CLEAN / f"{source}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def stale(row, rows, columns, dice):
    """An earlier state of a row, as an overlapping extract has it: its key, and what another row says."""
    other = dice.pick(rows)
    keeps_dates = any(column.in_key and column.kind == "date" for column in columns)
    kept = [column.name for column in columns if column.in_key or (keeps_dates and column.kind == "date")]
    return {**other, **{name: row[name] for name in kept}}


def parts(rows, shares):
    """The rows cut into consecutive parts of about these shares."""
    ends = [len(rows) * sum(shares[:count]) // sum(shares) for count in range(len(shares) + 1)]
    return [rows[start:end] for start, end in zip(ends, ends[1:])]


def lines_of(part, following, rows, columns, dice):
    """The rows of one file with what comes between them: (row, "good" or "stale")."""
    lines = []
    for row in part:
        if dice.chance(0.01):
            lines.insert(dice.below(len(lines) + 1), (stale(row, rows, columns, dice), "stale"))
        lines.append((row, "good"))
    overlap = following[:1 + len(following) // 40] if following else []
    return lines + [(stale(row, rows, columns, dice), "stale") for row in overlap]


def planned_faults(count, columns, dice):
    """So many faults, each kind before any comes twice."""
    planned = []
    while len(planned) < count:
        planned += dice.shuffled(faults.faults(columns))
    return planned[:count]


def spread(planned, lines, rows, dice):
    """The lines with the faults among them, each in a row that has what it needs."""
    for rule, column in planned:
        able = [row for row in rows if faults.fits(rule, column, row)]
        if able:
            lines.insert(dice.below(len(lines) + 1), (dice.pick(able), (rule, column)))
    return lines
