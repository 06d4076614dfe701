"""What jobs may cost: the budgets in `budgets.yml`, and what is said of what a job did cost."""

import math
import re
import shlex
from dataclasses import dataclass

import yaml

# By how many percent a job may cost more than its budget; and less, before it is worth lowering the budget.
ALLOWED = {"instructions": 5, "memory": 10}
WORTH_LOWERING = 10
UNITS = {"instructions": ("million", "instructions"), "memory": ("MB", "of memory")}
# Exports by name: how many councils, and whether their numbers are scattered.
EXPORTS = {"council": (1, False), "40MB": (8, False), "40MB, scattered": (8, True)}


class Wrong(Exception):
    """The file of budgets is not what it should be."""


@dataclass(frozen=True)
class Budget:
    """A job and what it may cost; without exports it reads none."""

    job: str
    command: tuple
    exports: str | None
    instructions: float
    memory: float


def budgets(text):
    """The budgets of a file."""
    try:
        entries = yaml.safe_load(text)
        return [budget(job, entry) for job, entry in entries.items()]
    except (yaml.YAMLError, AttributeError) as error:
        raise Wrong(f"no list of jobs: {error}") from error


def budget(job, entry):
    """The budget of one job."""
    keys = {"command", *UNITS}
    if not isinstance(entry, dict) or not keys <= entry.keys() <= keys | {"exports"}:
        raise Wrong(f"{job}: a job has command, instructions, memory, and exports where it reads some")
    for name in UNITS:
        if not isinstance(entry[name], int | float) or entry[name] <= 0:
            raise Wrong(f"{job}: {name}: {entry[name]!r} is no number above 0")
    exports = entry.get("exports")
    if exports is not None and exports not in EXPORTS:
        raise Wrong(f"{job}: there are no exports {exports!r}; there are {'; '.join(EXPORTS)}")
    return Budget(job, tuple(shlex.split(entry["command"])), exports, entry["instructions"], entry["memory"])


def overspent(budget, found):
    """What is said of each number that is more than a budget allows; `found` holds those that were taken."""
    said = []
    for name, value in found.items():
        planned, allowed = getattr(budget, name), ALLOWED[name]
        if 100 * value > (100 + allowed) * planned:
            # Rounded up, so that it is never as much as is allowed.
            more = math.ceil(round(1000 * (value / planned - 1), 6)) / 10
            said.append(f"{beside(budget, name, value)}: {more:.10g}% more, and {allowed}% are allowed")
    return said


def beside(budget, name, value):
    """A job's number beside its budget."""
    unit, kind = UNITS[name]
    return f"{budget.job}: {shown(value)} {unit} {kind}, and the budget is {shown(getattr(budget, name))} {unit}"


def cheaper(budget, found):
    """What is said of each number that is so much less that the budget guards nothing any more."""
    return [f"{beside(budget, name, value)}: lower it" for name, value in found.items()
            if 100 * value < (100 - WORTH_LOWERING) * getattr(budget, name)]


def rewritten(text, job, found):
    """The file's text with other numbers for a job, and everything else as it was."""
    for name, value in found.items():
        block = rf"(?m)^({re.escape(job)}:\n(?:  .*\n)*?  {name}: )[0-9.]+"
        text, times = re.subn(block, lambda match: match[1] + written(value), text)
        if times != 1:
            raise Wrong(f"{job}: {name} is not where it should be")
    return text


def written(value):
    """A number to four places, as it stands in the file."""
    return f"{float(f'{value:.4g}'):.10g}"


def shown(value):
    """A number for people."""
    return f"{float(written(value)):,g}" if value < 1000 else f"{value:,.0f}"
