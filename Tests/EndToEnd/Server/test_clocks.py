"""What day it is: around month-ends, leap days and daylight-saving nights, wherever the server stands."""

import contextlib
import os
import sqlite3
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from definitions import of_kpi_12
from server import CRON, ENVIRONMENT, PROGRAM, ROOT, need

FEEDBACK = "response_id,response_date,involvement_led_to_improvement\n" + "".join(
    f"F{month},2024-{month:02}-10,yes\n" for month in range(1, 6))
ZONES = ("UTC", "Europe/London", "Pacific/Auckland", "America/Los_Angeles")

# A moment in UTC, and the last day of the month before it in London.
MOMENTS = {
    "2024-05-31T22:59:59": "2024-04-30", "2024-05-31T23:00:00": "2024-05-31", "2024-05-31T23:30:00": "2024-05-31",
    "2024-06-05T05:30:00": "2024-05-31", "2024-06-30T22:59:59": "2024-05-31", "2024-06-30T23:00:00": "2024-06-30",
    # 29 February, and a year without one.
    "2024-02-29T23:59:59": "2024-01-31", "2024-03-01T00:00:00": "2024-02-29", "2023-03-01T00:00:00": "2023-02-28",
    # The night clocks go forward is the last of a month in 2024; back, it is so in 2027.
    "2024-03-31T00:59:59": "2024-02-29", "2024-03-31T01:00:00": "2024-02-29", "2024-03-31T22:59:59": "2024-02-29",
    "2024-03-31T23:00:00": "2024-03-31", "2023-03-31T22:59:59": "2023-02-28", "2023-03-31T23:00:00": "2023-03-31",
    "2024-10-27T00:59:59": "2024-09-30", "2024-10-27T01:00:00": "2024-09-30", "2024-10-31T23:59:59": "2024-09-30",
    "2024-11-01T00:00:00": "2024-10-31", "2027-10-31T00:30:00": "2027-09-30", "2027-10-31T01:30:00": "2027-09-30",
    "2027-10-31T23:59:59": "2027-09-30", "2027-11-01T00:00:00": "2027-10-31",
    "2024-12-31T23:59:59": "2024-11-30", "2025-01-01T00:00:00": "2024-12-31",
}


class ClockCase(unittest.TestCase):
    """Runs at a time that is named."""

    def setUp(self):
        self.faketime = need("faketime", "faketime")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "input").mkdir()
        (self.folder / "input/feedback.csv").write_text(FEEDBACK)
        self.output = self.folder / "output"
        self.pipelines = of_kpi_12(self.folder)

    def at(self, moment, *command, zone="UTC"):
        """Runs a command at a moment in UTC, on a server in a time zone: exit code, standard output, standard error."""
        seconds = int(datetime.fromisoformat(moment).replace(tzinfo=timezone.utc).timestamp())
        environment = {**ENVIRONMENT, "TZ": zone, "FAKETIME_FMT": "%s", "DONT_FAKE_MONOTONIC": "1",
                       "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
                       "SCORECARD_PIPELINES": str(self.pipelines), "SCORECARD_INPUT": f"{self.folder}/input",
                       "SCORECARD_OUTPUT": str(self.output)}
        done = subprocess.run([self.faketime, "-f", f"@{seconds}", *map(str, command)], capture_output=True, text=True,
                              env=environment, check=False)
        return done.returncode, done.stdout, done.stderr

    def run_at(self, moment, *options, zone="UTC"):
        """A run that publishes KPI 12."""
        code, _, err = self.at(moment, PROGRAM, "run", *options, zone=zone)
        self.assertEqual(code, 0, err)

    def published(self):
        """The days that are published, and what latest is."""
        days = sorted(path.name for path in self.output.iterdir() if path.is_symlink() and path.name != "latest")
        return days, os.readlink(self.output / "latest")


class DefaultDay(ClockCase):
    """The last day of last month in London."""

    def test_at_every_moment_in_every_zone(self):
        with ThreadPoolExecutor(4) as pool:
            runs = {(moment, zone): pool.submit(self.at, moment, PROGRAM, "run", "--dry-run", zone=zone)
                    for moment in MOMENTS for zone in ZONES}
        for moment, day in MOMENTS.items():
            local = datetime.fromisoformat(moment).replace(tzinfo=timezone.utc).astimezone(ZoneInfo("Europe/London"))
            self.assertEqual(str(local.date().replace(day=1) - timedelta(days=1)), day, moment)
            words = f"{int(day[8:])} {datetime.fromisoformat(day):%B %Y}"
            for zone in ZONES:
                _, out, err = runs[moment, zone].result()
                self.assertIn(f"\nScorecard for {words}", out, f"{moment} {zone} {err}")

    def test_a_day_that_has_begun_in_auckland_only_is_after_today(self):
        code, _, err = self.at("2024-05-31T12:00:00", PROGRAM, "run", "--as-of", "2024-06-01",
                               zone="Pacific/Auckland")
        self.assertEqual(code, 64)
        self.assertIn("is after today, 2024-05-31", err)

    def test_the_wrapper_too(self):
        settings = self.folder / "scorecard.env"
        settings.write_text(f"SCORECARD={PROGRAM}\nSCORECARD_OUTPUT={self.output}\nSCORECARD_WAIT=0s\n")
        for moment, zone, day in (("2024-05-31T23:30:00", "UTC", "2024-05-31"),
                                  ("2024-06-30T12:30:00", "Pacific/Auckland", "2024-05-31"),
                                  ("2024-07-01T05:30:00", "America/Los_Angeles", "2024-06-30")):
            done = self.at(moment, CRON / "run-monthly", settings, zone=zone)
            self.assertEqual(done, (0, "", ""))
            self.assertEqual(self.published()[1], day)
        log = Path(f"{self.output}.log").read_text(encoding="utf-8")
        self.assertIn("2024-06-01T00:30:00+01:00 run-monthly: start", log)


class SetBack(ClockCase):
    """A clock that goes back loses nothing: what was published later counts as later."""

    def runs(self):
        """The history's runs in order of publication: day, and when by the clock they were."""
        with contextlib.closing(sqlite3.connect(f"file:{self.output}/history.sqlite?mode=ro", uri=True)) as history:
            return history.execute("SELECT as_of, name FROM run ORDER BY id").fetchall()

    def first_published(self, day):
        """When KPI 12 was first published for a day, as its own run says."""
        with open(self.output / day / "series.csv", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split(",") for line in file]
        at = {name: place for place, name in enumerate(rows[0])}
        found = [row for row in rows[1:] if row[at["as_of"]] == day and row[at["measure"]] == "value"]
        return [row[at["first_published_on"]] for row in found if row[at["kpi"]] == "12"]

    def test_by_a_month(self):
        self.run_at("2024-04-05T05:30:00")
        self.run_at("2024-03-05T06:30:00")
        self.assertEqual(self.published(), (["2024-02-29", "2024-03-31"], "2024-03-31"))
        self.assertEqual([(day, name[:8]) for day, name in self.runs()],
                         [("2024-03-31", "20240405"), ("2024-02-29", "20240305")])
        for day in ("2024-02-29", "2024-03-31"):
            self.assertTrue((self.output / day / "scorecard.csv").exists())
        self.run_at("2024-05-05T05:30:00")
        self.assertEqual(self.published(), (["2024-02-29", "2024-03-31", "2024-04-30"], "2024-04-30"))
        self.assertEqual(len(self.runs()), 3)

    def test_by_minutes_between_two_runs_of_one_day(self):
        self.run_at("2024-04-05T05:30:00")
        self.run_at("2024-04-05T05:10:00")
        runs = self.runs()
        self.assertEqual([name[:16] for _, name in runs], ["20240405T053000Z", "20240405T051000Z"])
        self.assertEqual(os.readlink(self.output / "2024-03-31"), f"runs/{runs[1][1]}")
        self.run_at("2024-05-05T05:30:00", "--as-of", "2024-02-29")
        self.assertEqual(os.readlink(self.output / "2024-03-31"), f"runs/{runs[1][1]}")
        folders = sorted(path.name for path in (self.output / "runs").iterdir())
        self.assertEqual(folders, sorted(name for _, name in self.runs()))

    def test_in_the_same_second(self):
        for _ in range(3):
            self.run_at("2024-04-05T05:30:00")
        names = [name for _, name in self.runs()]
        self.assertEqual(len(set(names)), 3)
        self.assertEqual(os.readlink(self.output / "2024-03-31"), f"runs/{names[-1]}")

    def test_the_first_publication_stays_the_first(self):
        self.run_at("2024-04-05T05:30:00")
        self.run_at("2024-04-04T05:30:00")
        self.assertEqual(self.first_published("2024-03-31"), ["2024-04-05"])

    def test_before_the_day_the_figures_are_for(self):
        self.run_at("2024-04-05T05:30:00")
        code, _, err = self.at("2024-03-20T05:30:00", PROGRAM, "run", "--as-of", "2024-03-31")
        self.assertEqual(code, 64)
        self.assertIn("is after today", err)
        self.assertEqual(self.published(), (["2024-03-31"], "2024-03-31"))


if __name__ == "__main__":
    unittest.main()
