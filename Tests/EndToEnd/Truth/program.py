"""Runs the built program on exports in a folder of their own, and reads what it says, publishes and sends."""

import csv
import email
import email.policy
import io
import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD")} | {"NO_COLOR": "1"}
CONTACTS = """from: scorecard@example.org
data_team: [data@example.org]
owners:
  Head of Service, Vulnerable Learners: [learners@example.org]
"""
RUN = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]+")


@dataclass
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def said(self):
        """All that it wrote."""
        return self.out + self.err

    def json(self):
        """Its output as JSON."""
        return json.loads(self.out)


def rows_of(text):
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def by_figure(rows):
    """Rows of the scorecard, or figures of a check, by KPI and part."""
    return {str(row["kpi"]) + (row.get("part") or ""): row for row in rows}


def state(row):
    """The status of a figure and the reason for it; no reason is an empty one."""
    return row.get("status", "not said"), row.get("reason") or ""


class Area:
    """An area's definitions, exports, output folder and letter box, all below one folder."""

    def __init__(self, folder, pipelines):
        self.folder, self.pipelines = Path(folder), Path(pipelines)
        self.exports, self.output, self.letters = self.folder / "input", self.folder / "output", self.folder / "letters"
        self.letters.mkdir(exist_ok=True)
        self.contacts, sendmail = self.folder / "contacts.yml", self.folder / "sendmail"
        self.contacts.write_text(CONTACTS, encoding="utf-8")
        sendmail.write_text(f'#!/bin/sh\ncat > "{self.letters}/$(ls {self.letters} | wc -l)"\n', encoding="utf-8")
        sendmail.chmod(0o755)
        self.environment = ENVIRONMENT | {"SCORECARD_SENDMAIL": str(sendmail), "SCORECARD_CONTACTS": str(self.contacts)}

    def __call__(self, command, *options):
        """One command with all three folders, as far as it knows them."""
        line = [PROGRAM, command, *map(str, options), "--pipelines", self.pipelines, "--output", self.output]
        if command in ("run", "check"):
            line += ["--input", self.exports]
        done = subprocess.run([*map(str, line)], capture_output=True, check=False, timeout=120, env=self.environment)
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def run(self, day, *options):
        """A run of a day."""
        return self("run", "--as-of", day, *options)

    def run_alone(self, day, *options):
        """A run that publishes a day with no month before it: quickly."""
        return self("run", "--as-of", day, "--from", day, *options)

    def lines(self, day):
        """The published scorecard of a day, by figure."""
        return by_figure(self.table(day, "scorecard.csv"))

    def table(self, day, name):
        """The rows of a published CSV file."""
        return rows_of((self.output / day / name).read_text(encoding="utf-8"))

    def rows_of_kpis(self, day, name, kpis):
        """The rows of a published CSV file that are about these KPIs."""
        return [row for row in self.table(day, name) if row["kpi"] in kpis]

    def alerts(self, day):
        """The state of each alert that a day's page shows."""
        return {row["id"]: row["state"] for row in self.table(day, "alerts.csv")}

    def ledger(self):
        """What the command says of all alerts, all that a row holds, without the names of runs."""
        done = self("alerts", "--all", "--format", "csv")
        assert done.code == 0, done.err
        return {row["id"]: row for row in rows_of(RUN.sub("RUN", done.out))}

    def manifest(self, day):
        """What a day's run says of itself."""
        return json.loads((self.output / day / "manifest.json").read_text(encoding="utf-8"))

    def links(self):
        """Where the published links lead."""
        return {path.name: os.readlink(path) for path in self.output.glob("*") if path.is_symlink()}

    def latest(self):
        """The day that `latest` shows."""
        return os.readlink(self.output / "latest")

    def mail(self):
        """The letters since the last time: to whom, subject and text, without the names of runs."""
        taken = []
        for path in sorted(self.letters.iterdir(), key=lambda path: int(path.name)):
            letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            text = letter.get_body(("plain",)).get_content()
            taken.append(RUN.sub("RUN", f"To {letter['To']}: {letter['Subject']}\n{text}"))
            path.unlink()
        return taken
