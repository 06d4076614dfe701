"""What the tests of the definitions' language share: tiny areas, made on the fly, and the same rows in an SQL database.

A test writes a plan of one or more KPIs with the words that it is about, draws random exports, runs the program over several days, and
compares each figure with what SQL says over the same rows. The SQL is written from what the language promises, not from the program.

    area = Area(self)
    area.source("visits", {"visit_id": "{type: identifier, domain: visit}", "date": "{type: day}"}, key="[visit_id]")
    area.kpi("seen", "{kind: count, source: visits, day: date, window: rolling 12 months}", unit="visits")
    area.export("visits", [{"visit_id": "V1", "date": date(2024, 1, 31)}])
    published = area.run(date(2024, 3, 31), first=date(2023, 12, 31))
    published.figure("seen").value              # 1.0, on 31 March
    published.series("seen")                    # {date(2023, 12, 31): Figure(0.0, ...), ...}
    area.database().execute("SELECT COUNT(*) FROM visits WHERE date <= ?", (date(2024, 3, 31).toordinal(),))
"""

import csv
import io
import os
import random
import sqlite3
import subprocess
import tempfile
import textwrap
import unittest
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared/data"
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SEED = int(os.environ.get("SEED", "1"))
PLAN = "plan: An invented plan\narea: Nowhere\nstart: 2023-01-01\ncheckpoints: {end: 2024-12-31}\nareas_of_weakness: {A: An invented area}\n"
NO_SENSE_CHECKS = "{off: [gaps, seasons, stale, blanks]}"
print(f"SEED={SEED}", flush=True)


def generator(name):
    """Random numbers of a test, the same each time for the same SEED, whatever other tests draw."""
    return random.Random(f"{SEED}, {name}")


def needs(folder):
    """Skips a test case where a folder of files made elsewhere is absent: `../shared/data` is no part of the repository."""
    return unittest.skipUnless((DATA / folder).is_dir(), f"no ../shared/data/{folder} beside the repository")


def month_end(day):
    """The last day of a day's month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def months_before(day, months):
    """The first day of a rolling window of so many months that ends with the day."""
    start = day + timedelta(days=1)
    index = start.year * 12 + start.month - 1 - months
    year, month = index // 12, index % 12 + 1
    if day == month_end(day):
        return date(year, month, 1)
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, month_end(date(year, month, 1)).day)) + timedelta(days=1)


def months_later(day, months):
    """The ordinal of the same day so many months later, or of that month's last day where it is shorter; None for none."""
    if day is None:
        return None
    day = date.fromordinal(day)
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day)).toordinal()


@dataclass(frozen=True)
class Figure:
    """A figure as the program publishes it, with six decimal places: what it has none of is None."""

    value: float = None
    numerator: float = None
    denominator: float = None
    status: str = None
    reason: str = None
    note: str = None
    hidden: int = None


def number(text):
    """A published number."""
    return None if text in ("", None) else float(text)


def figure(row):
    """The figure of a published row."""
    numbers = (number(row[name]) for name in ("value", "numerator", "denominator"))
    hidden = int(row["hidden"]) if row.get("hidden") else None
    return Figure(*numbers, *(row.get(name) or None for name in ("status", "reason", "note")), hidden)


class Published:
    """The published CSV files of a run."""

    def __init__(self, folder, done):
        self.folder, self.exit, self.said = folder, done.returncode, done.stdout + done.stderr
        self.lines, self.points, self.categories = (self.table(f"{name}.csv") for name in ("scorecard", "series", "breakdowns"))

    def table(self, name):
        """The rows of a published file."""
        with open(self.folder / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def figure(self, kpi, part=""):
        """The figure on the scorecard's own day."""
        return next(figure(row) for row in self.lines if (row["kpi"], row["part"]) == (kpi, part))

    def series(self, kpi, measure="value", part=""):
        """The figure on each day of the series; `measure` is the name of a figure that is also shown, or of a reading."""
        return {date.fromisoformat(row["as_of"]): figure(row) for row in self.points
                if (row["kpi"], row["part"], row["measure"]) == (kpi, part, measure)}

    def breakdown(self, kpi, dimension, day, measure="value", part=""):
        """The figure of each category on a day."""
        return {row["category"]: figure(row) for row in self.categories
                if (row["kpi"], row["part"], row["measure"], row["dimension"], row["as_of"])
                == (kpi, part, measure, dimension, day.isoformat())}


class Area:
    """A tiny area in a folder of its own, which is gone when the test is over: definitions, exports, and runs."""

    def __init__(self, case, plan=PLAN):
        folder = tempfile.TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.pipelines, self.exports = self.folder / "Pipelines", self.folder / "exports"
        self.rows, self.columns, self.runs = {}, {}, 0
        for path in (self.pipelines / "kpis", self.pipelines / "sources", self.exports):
            path.mkdir(parents=True)
        (self.pipelines / "plan.yml").write_text(plan, encoding="utf-8")

    def source(self, name, columns, key="none", **more):
        """Define a source: each column with its YAML, `key` and any other key as YAML."""
        more = {"sense_checks": NO_SENSE_CHECKS, **more}
        lines = [f"source: {name}", f"title: The {name.replace('_', ' ')}", f"key: {key}"]
        lines += [entry(key, text) for key, text in more.items()]
        lines += ["columns:"] + [textwrap.indent(entry(column, text), "  ") for column, text in columns.items()]
        (self.pipelines / f"sources/{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.columns[name] = list(columns)

    def kpi(self, name, measure=None, unit="children", better="lower", **more):
        """Define a KPI of one part: `measure` and any other key as YAML, in one line or several."""
        more = {"unit": unit, "better": better, **more}
        if measure is not None:
            more["measure"] = measure
        lines = [f"kpi: {name}", f"title: The KPI {name}", "area_of_weakness: A", "actions: []", "owner: Nobody"]
        lines += [entry(key, text) for key, text in more.items() if text is not None]
        (self.pipelines / f"kpis/{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def export(self, name, rows, columns=None, file=None):
        """Write an export: a mapping a row, with days as dates, None for blanks, and numbers or texts."""
        columns = columns or self.columns[name]
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: "" if value is None else value for column, value in row.items()} for row in rows)
        (self.exports / f"{file or name}.csv").write_text(text.getvalue(), encoding="utf-8")
        self.rows[name] = (columns, rows)

    def database(self):
        """The exports in SQL: a table for each, days as `date.toordinal()`, blanks as NULL; `months_later` counts by the calendar."""
        connection = sqlite3.connect(":memory:")
        connection.create_function("months_later", 2, months_later, deterministic=True)
        for name, (columns, rows) in self.rows.items():
            connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})",
                                   [[stored(row.get(column)) for column in columns] for row in rows])
        return connection

    def program(self, command, *options):
        """One call of the program with the area's definitions."""
        return subprocess.run([PROGRAM, command, *map(str, options), "--pipelines", str(self.pipelines)],
                              capture_output=True, text=True, timeout=120, check=False)

    def check(self):
        """What `check` says of the definitions and the exports."""
        return self.program("check", "--input", self.exports)

    def run(self, day, first=None, *options):
        """Run the plan for a day, with the month-ends since `first`."""
        self.runs += 1
        output = self.folder / f"output-{self.runs}"
        since = [] if first is None else ["--from", first]
        done = self.program("run", "--quiet", "--as-of", day, "--input", self.exports, "--output", output, *since, *options)
        if done.returncode not in (0, 65):
            raise AssertionError(f"exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return Published(output / day.isoformat(), done)


def entry(key, text):
    """A key with its YAML: in its line, or below it where it has several lines."""
    text = textwrap.dedent(str(text)).strip("\n")
    return f"{key}:\n{textwrap.indent(text, '  ')}" if "\n" in text else f"{key}: {text}"


def stored(value):
    """A value as the database holds it."""
    return value.toordinal() if isinstance(value, date) else value


class LanguageCase(unittest.TestCase):
    """A test of some words of the language."""

    maxDiff = None

    def same(self, found, value, numerator=None, denominator=None, message=None):
        """Compare a published figure with what SQL says; a number of SQL may be a fraction."""
        for name, right in (("value", value), ("numerator", numerator), ("denominator", denominator)):
            left = getattr(found, name)
            if right is None:
                self.assertIsNone(left, f"{name}: {message}")
            else:
                self.assertIsNotNone(left, f"{name}: {message}: {found}")
                self.assertAlmostEqual(left, float(right), delta=1e-6 * max(1.0, abs(float(right)) * 1e-6), msg=f"{name}: {message}")
