"""Whether all contenders come to the same figures, before any of them is timed."""

import csv
from itertools import combinations

from processes import measure

# The program publishes at most six places; the peers print all they have.
PUBLISHED, PRINTED = 1e-6, 1e-9


class Disagreement(Exception):
    """Two contenders come to different figures."""


def figures(path, kpi=None):
    """The figures of a file: by KPI, part and day their value, numerator and denominator, None where there is none."""
    found = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row.get("measure", "value") == "value" and kpi in (None, row["kpi"]):
                numbers = (row[name] for name in ("value", "numerator", "denominator"))
                found[row["kpi"] + row["part"], row["as_of"]] = tuple(float(one) if one else None for one in numbers)
    return found


def same(one, other, tolerance):
    """Whether two figures are the same number by number."""
    return all(a is b if a is None or b is None else abs(a - b) <= tolerance for a, b in zip(one, other))


def compare(name, one, other_name, other, tolerance):
    """Says where two contenders' figures differ, if they do."""
    differences = [f"KPI {kpi} as at {day}: {name} {one.get((kpi, day))}, {other_name} {other.get((kpi, day))}"
                   for kpi, day in sorted(one.keys() | other.keys())
                   if (kpi, day) not in one or (kpi, day) not in other
                   or not same(one[kpi, day], other[kpi, day], tolerance)]
    if differences:
        more = f"\n  and {len(differences) - 10} more" if len(differences) > 10 else ""
        raise Disagreement(f"{name} and {other_name} differ (value, numerator, denominator):\n  "
                           + "\n  ".join(differences[:10]) + more)


def agree(job, exports, program, peers, scratch):
    """Runs a job once with every contender and compares what they found; gives the number of figures."""
    kpi = job.arguments[job.arguments.index("--kpi") + 1] if "--kpi" in job.arguments else None
    found = {}
    for contender in (program, *peers):
        output = scratch / f"{contender.name}.csv"
        measure(contender.command(job, exports), output=output)
        found[contender.name] = figures(contender.published(output), kpi)
        output.unlink()
    for one, other in combinations(found, 2):
        compare(one, found[one], other, found[other], PUBLISHED if one == program.name else PRINTED)
    return len(found[program.name])
