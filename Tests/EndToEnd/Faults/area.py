"""A plan of two figures and its exports, small enough that a run takes a moment; and the program, run over them."""

import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
OLDER, NEWER = "2024-09-30", "2024-10-31"

PLAN = """\
plan: Fenland Attendance Plan
area: Fenland
start: 2024-09-01
units: [sessions]
checkpoints: {autumn: 2024-12-31, spring: 2025-03-31}
areas_of_weakness: {A: Attendance}
actions: {A1: Visit schools}
"""
SOURCE = """\
source: absence
title: Absence by school and month, as published
key: [school, month]
columns:
  school: {type: category}
  month: {type: day}
  missed: {type: number}
  possible: {type: number}
"""
KPI = """\
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
"""
CONTACTS = """\
from: scorecard@example.org
data_team: [data@example.org]
owners:
  Head of Attendance: [head@example.org]
"""
HEADINGS = "school,month,missed,possible\n"
DELIVERED = HEADINGS + "".join(
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
CORRECTED = DELIVERED.replace(f"South,{OLDER},90", f"South,{OLDER},70").replace(
    f"North,{NEWER},200", f"North,{NEWER},230"
)


def scratch():
    """A folder to be used as a context; in memory where that can be, since a test publishes thousands of times."""
    memory = "/dev/shm"
    return tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None)


class Area:
    """A folder with the plan, its exports as delivered and as corrected, and a mail program that keeps its mail."""

    def __init__(self, folder):
        self.folder = Path(os.path.realpath(folder))
        self.write("Pipelines/plan.yml", PLAN)
        self.write("Pipelines/sources/absence.yml", SOURCE)
        self.write("Pipelines/kpis/1.yml", KPI)
        self.write("Pipelines/contacts.yml", CONTACTS)
        self.write("delivered/absence.csv", DELIVERED)
        self.write("corrected/absence.csv", CORRECTED)

    def write(self, name, text):
        """A file of the area."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def command(self, output, verb, *options, exports="delivered"):
        """The program's command line for an output folder."""
        line = [PROGRAM, verb, *options, "--pipelines", str(self.folder / "Pipelines"), "--output", str(output)]
        return line + ["--input", str(self.folder / exports)] if verb in ("run", "check") else line

    def environment(self, mailbox=None, **more):
        """With a mail program that keeps each message as a file of its own below a folder, or else refuses them all."""
        mail = "false"
        if mailbox is not None:
            mailbox.mkdir(exist_ok=True)
            mail = mailbox.with_suffix(".sendmail")
            mail.write_text(f'#!/bin/sh\nexec cat > "$(mktemp {mailbox}/XXXXXXXX)"\n')
            mail.chmod(0o755)
        return {
            "PATH": "/usr/bin:/bin",
            "TZ": "UTC",
            "SWIFT_BACKTRACE": "enable=no",
            "SCORECARD_SENDMAIL": str(mail),
            **more,
        }

    def run(self, output, verb, *options, exports="delivered", mailbox=None, **more):
        """Runs the program; what it ended with."""
        return subprocess.run(
            self.command(output, verb, *options, exports=exports),
            env=self.environment(mailbox, **more),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=120,
        )
