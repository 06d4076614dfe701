"""A plan of two figures, a risk and a board, and its exports: small enough that a run takes a moment."""

import os
from pathlib import Path

import program

OLDER, NEWER = "2024-09-30", "2024-10-31"
BOARD = "board"

DEFINITIONS = {
    "plan.yml": """\
plan: Fenland Attendance Plan
area: Fenland
start: 2024-09-01
units: [sessions]
checkpoints: {autumn: 2024-12-31, spring: 2025-03-31}
areas_of_weakness: {A: Attendance}
actions: {A1: Visit schools}
""",
    "sources/absence.yml": """\
source: absence
title: Absence by school and month, as published
key: [school, month]
columns:
  school: {type: category}
  month: {type: day}
  missed: {type: number}
  possible: {type: number}
""",
    "kpis/1.yml": """\
kpi: 1
title: Overall absence
area_of_weakness: A
actions: [A1]
owner: Head of Attendance
parts:
  rate:
    title: Sessions missed, of those possible
    unit: percent
    better: lower
    measure: {kind: proportion, source: absence, day: month, window: month, numerator: missed, denominator: possible}
    baseline: {measured: 2024-09-30}
    targets: {autumn: 6, spring: 5}
    amber_percent: 5
    breakdowns: [school]
  sessions:
    title: Sessions missed
    unit: sessions
    better: lower
    measure: {kind: sum, source: absence, day: month, window: month, column: missed}
""",
    "risks.yml": """\
risks:
  R1:
    risk: Schools are too few to visit.
    raised: 2024-09-02
    likelihood: medium
    impact: high
    mitigation: Visits are planned together.
    with_mitigation: {likelihood: low, impact: medium}
    owner: Head of Attendance
    kpis: [1]
""",
    "contacts.yml": """\
from: scorecard@example.org
data_team: [data@example.org]
owners:
  Head of Attendance: [head@example.org]
""",
    "governance.yml": """\
boards:
  board:
    title: Attendance Board
    every_months: 1
    wants: [changes, kpis, off_track, risks, data]
""",
}
ABSENCE = "school,month,missed,possible\n" + "".join(
    f"{school},{day},{missed},{possible}\n"
    for school, day, missed, possible in [
        ("North", "2024-08-31", 130, 2000),
        ("South", "2024-08-31", 95, 1000),
        ("North", OLDER, 120, 2000),
        ("South", OLDER, 90, 1000),
        ("North", NEWER, 200, 2100),
        ("South", NEWER, 95, 1000),
    ]
)
RISKS = """\
risk_id,raised_date,risk,likelihood,impact,mitigation,residual_likelihood,residual_impact,progress,last_reviewed
R1,2024-09-02,Schools are too few to visit.,medium,high,Visits are planned together.,low,medium,,2024-09-20
"""


class Area:
    """A folder with the plan and its exports."""

    def __init__(self, folder):
        self.folder = Path(os.path.realpath(folder))
        for name, text in DEFINITIONS.items():
            self.write(f"Pipelines/{name}", text)
        risks = (program.ROOT / "Pipelines/sources/risks.yml").read_text(encoding="utf-8")
        self.write("Pipelines/sources/risks.yml", risks)
        self.write("input/absence.csv", ABSENCE)
        self.write("input/risks.csv", RISKS)

    def write(self, name, text):
        """A file of the area."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def command(self, output, verb, *words):
        """The words of a command for an output folder."""
        line = [verb, *words, "--pipelines", str(self.folder / "Pipelines"), "--output", str(output)]
        return line + ["--input", str(self.folder / "input")] if verb in ("run", "check") else line

    def run(self, output, verb, *words, **how):
        """Runs a command."""
        return program.run(self.command(output, verb, *words), **how)

    def must(self, output, verb, *words, **how):
        """Runs a command that goes well; what it printed."""
        done = self.run(output, verb, *words, **how)
        if done.code != 0:
            raise AssertionError(str(done))
        return done.out
