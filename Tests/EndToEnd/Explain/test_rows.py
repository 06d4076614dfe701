"""The rows that `--rows` lists and what `--by` counts: whose they are is kept from whoever need not know."""

import csv
import io
import json
import os
import pty
import stat
import subprocess
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from worlds import NORTHMOOR, PROGRAM, ROOT, SOMERSET, explain, kpis, program

WORLD = ("--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--as-of", "2024-02-29")
SHOWN = ("--show-identifiers", "--yes", "--reason", "a school asked")


def export(name):
    """The rows of an export, as they were delivered."""
    with open(SOMERSET[1] / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Pseudonyms(unittest.TestCase):
    """In place of identifiers."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = Path(folder.name, "a", "state")

    def listed(self, kpi, *arguments):
        """The rows of a KPI's own figure."""
        return explain(kpi, SOMERSET, "2024-02-29", "--rows", *arguments, state=self.state)[0]["rows"]

    def test_they_stay_and_are_the_same_in_every_source(self):
        first = self.listed("7")
        self.assertEqual(first, self.listed("7"))
        pupils = {}
        for kpi, name in (("7", "exclusions"), ("9", "suspensions")):
            rows = export(name)
            for row in self.listed(kpi):
                pupils.setdefault(rows[row["line"] - 2]["pupil_id"], set()).add(row["values"]["pupil_id"])
        self.assertTrue(all(len(names) == 1 for names in pupils.values()))
        self.assertEqual(len({min(names) for names in pupils.values()}), len(pupils), "two children have one pseudonym")
        self.assertTrue(all(name.startswith("child ") for names in pupils.values() for name in names))

    def test_another_key_gives_others(self):
        one = self.listed("7")[0]["values"]["pupil_id"]
        self.state = self.state.with_name("other")
        self.assertNotEqual(one, self.listed("7")[0]["values"]["pupil_id"])

    def test_no_identifier_is_printed_in_any_format(self):
        known = {row[column] for row in export("exclusions") for column in ("exclusion_id", "pupil_id", "school_urn")}
        for form in ("text", "csv", "json", "markdown"):
            done = program("explain", "7", *WORLD, "--rows", "--format", form, state=self.state)
            self.assertEqual(done.returncode, 0, done.stderr)
            words = set(done.stdout.replace('"', " ").replace(",", " ").replace("|", " ").split())
            self.assertEqual(words & known, set(), form)

    def test_the_folder_and_the_key_are_for_one_user(self):
        self.listed("7")
        self.assertEqual(stat.S_IMODE(self.state.stat().st_mode), 0o700)
        self.assertEqual(stat.S_IMODE((self.state / "pseudonyms.key").stat().st_mode), 0o600)
        self.assertEqual({path.name for path in self.state.iterdir()}, {"pseudonyms.key"})

    def test_a_key_that_others_can_read_is_refused(self):
        self.listed("7")
        for mode in (0o640, 0o604):
            (self.state / "pseudonyms.key").chmod(mode)
            done = program("explain", "7", *WORLD, "--rows", state=self.state)
            self.assertEqual((done.returncode, done.stdout), (74, ""))
            self.assertIn("chmod 600", done.stderr)

    def test_a_broken_key_is_refused(self):
        self.listed("7")
        (self.state / "pseudonyms.key").write_bytes(b"short")
        self.assertEqual(program("explain", "7", *WORLD, "--rows", state=self.state).returncode, 74)

    def test_no_key_is_made_where_no_row_is_shown(self):
        self.assertEqual(program("explain", "7", *WORLD, state=self.state).returncode, 0)
        self.assertFalse(self.state.exists())


class Identifiers(unittest.TestCase):
    """Only for a reason, which is kept."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = Path(folder.name)
        self.log = self.state / "identifiers-shown.log"

    def test_a_line_is_left_in_the_log(self):
        for number in (1, 2):
            done = program("explain", "7", *WORLD, "--rows", *SHOWN, "--format", "csv", state=self.state)
            self.assertEqual(done.returncode, 0, done.stderr)
            rows = list(csv.DictReader(io.StringIO(done.stdout)))
            own = export("exclusions")
            self.assertTrue(all(own[int(row["line"]) - 2]["pupil_id"] == row["pupil_id"] for row in rows))
            lines = self.log.read_text(encoding="utf-8").splitlines()
            self.assertEqual(len(lines), number)
        self.assertRegex(lines[0], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\t[^\t]+\tKPI 7\t2024-02-29\ta school asked$")
        self.assertEqual(stat.S_IMODE(self.log.stat().st_mode), 0o600)

    def test_a_reason_is_one_line(self):
        program("explain", "7", *WORLD, "--rows", "--show-identifiers", "--yes", "--reason", "a\nb\tc", state=self.state)
        self.assertEqual(len(self.log.read_text(encoding="utf-8").splitlines()), 1)

    def test_nothing_is_shown_without_a_reason_or_without_yes(self):
        for wrong in (("--show-identifiers", "--yes"), ("--show-identifiers", "--reason", "x"), ("--show-identifiers", "--yes", "--reason", " "),
                      ("--reason", "x"), ("--yes",)):
            done = program("explain", "7", *WORLD, "--rows", *wrong, state=self.state)
            self.assertEqual((done.returncode, done.stdout), (64, ""), wrong)
        self.assertFalse(self.log.exists())

    def test_nothing_is_shown_where_the_log_cannot_be_written(self):
        self.log.mkdir()
        done = program("explain", "7", *WORLD, "--rows", *SHOWN, state=self.state)
        self.assertEqual((done.returncode, done.stdout), (73, ""))

    def test_a_terminal_is_asked(self):
        for answer, shows in (("y", True), ("n", False), ("", False)):
            with self.subTest(answer):
                before = self.log.read_text(encoding="utf-8").count("\n") if self.log.exists() else 0
                try:
                    master, slave = pty.openpty()
                except OSError as error:
                    self.skipTest(f"no terminal can be had here: {error}")
                with subprocess.Popen([PROGRAM, "explain", "7", *map(str, WORLD), "--rows", "numerator", "--show-identifiers", "--reason", "x"],
                                      stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                      env={"PATH": os.environ["PATH"], "SCORECARD_STATE": str(self.state)}) as running:
                    os.write(master, f"{answer}\n".encode())
                    out, error = running.communicate(timeout=60)
                os.close(master)
                os.close(slave)
                self.assertIn("[y/N]", error)
                self.assertEqual(bool(out), shows)
                self.assertEqual(self.log.read_text(encoding="utf-8").count("\n") - before if self.log.exists() else 0, int(shows))


class Roles(unittest.TestCase):
    """Which rows are listed."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = folder.name

    def test_one_role_alone(self):
        every = Counter(row["role"] for row in explain("7", SOMERSET, "2024-02-29", "--rows", state=self.state)[0]["rows"])
        for role, rows in every.items():
            found = explain("7", SOMERSET, "2024-02-29", "--rows", role, state=self.state)[0]["rows"]
            self.assertEqual(Counter(row["role"] for row in found), Counter({role: rows}))

    def test_a_role_that_no_row_has_is_an_empty_list(self):
        self.assertEqual(explain("7", SOMERSET, "2024-02-29", "--rows", "no-start-date", state=self.state)[0]["rows"], [])

    def test_an_unknown_role_is_answered_with_the_nearest(self):
        done = program("explain", "7", *WORLD, "--rows", "stoped", state=self.state)
        self.assertEqual((done.returncode, done.stdout), (64, ""))
        self.assertIn("did you mean 'stopped'?", done.stderr)
        self.assertIn("before-the-window", done.stderr)

    def test_free_text_is_never_listed(self):
        for kpi in ("1", "5a", "7", "12"):
            found = explain(kpi, SOMERSET, "2024-02-29", "--rows", state=self.state)[0]["rows"]
            self.assertFalse({"comment", "notes", "text"} & {column for row in found for column in row["values"]})


class Categories(unittest.TestCase):
    """What `--by` counts."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = folder.name

    def by(self, kpi, name, day="2024-02-29", **options):
        """The categories of a KPI's figure."""
        return explain(kpi, SOMERSET, day, "--by", name, state=self.state, **options)[0]

    def test_they_add_up_and_are_in_their_order(self):
        """Months follow each other; of others those that changed most come first."""
        for kpi, name in (("7", "area"), ("7", "school.phase"), ("7", "reason"), ("7", "school"), ("7", "month"), ("5a", "priority"),
                          ("1", "school"), ("8", "sen_status"), ("10", "phase"), ("11b", "month")):
            with self.subTest(kpi=kpi, by=name):
                figure = self.by(kpi, name)
                own = figure["sources"][0]
                self.assertEqual(sum(group["to"]["rows"] for group in figure["by"]), own["counted"])
                earlier = explain(kpi, SOMERSET, "2024-01-31")[0]["sources"][0]
                self.assertEqual(sum(group["from"]["rows"] for group in figure["by"]), earlier["counted"])
                if name == "month":
                    months = [group["category"] for group in figure["by"]]
                    self.assertEqual(months, sorted(months))
                    continue
                sizes = [(abs(group["difference"]) if "difference" in group else -1, group["to"]["rows"]) for group in figure["by"]]
                self.assertEqual(sizes, sorted(sizes, reverse=True))

    def test_children_are_never_named(self):
        known = {row["pupil_id"] for row in export("exclusions")}
        found = self.by("7", "pupil_id")["by"]
        self.assertEqual({entry["category"] for entry in found} & known, set())
        self.assertTrue(all(entry["category"].startswith("child ") for entry in found))

    def test_an_unknown_column_is_answered_with_the_nearest(self):
        done = program("explain", "7", *WORLD, "--by", "reson", state=self.state)
        self.assertEqual((done.returncode, done.stdout), (64, ""))
        self.assertIn("did you mean 'reason'?", done.stderr)


class Asking(unittest.TestCase):
    """The rest of the command line."""

    def test_what_is_wrong_is_said(self):
        for wrong, code in ((("7", "--from", "2024-02-29"), 64), (("7", "--from", "2024-03-01"), 64), (("99",), 66)):
            done = program("explain", *wrong, *WORLD)
            self.assertEqual((done.returncode, done.stdout), (code, ""), wrong)

    def test_a_missing_export_is_said(self):
        with tempfile.TemporaryDirectory() as folder:
            done = program("explain", "7", "--pipelines", ROOT / "Pipelines", "--input", folder, "--as-of", "2024-02-29")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("No figure for 29 February 2024", done.stdout)
            done = program("explain", "7", "--pipelines", ROOT / "Pipelines", "--input", folder, "--as-of", "2024-02-29", "--format", "json")
            figure = json.loads(done.stdout)
            self.assertIsNone(figure["value"])
            self.assertIn("exclusions", figure["note"])

    def test_no_line_is_longer_than_100_columns(self):
        for pipelines, exports, day in ((*SOMERSET, "2024-02-29"), (*NORTHMOOR, "2025-02-28")):
            for kpi in kpis(pipelines):
                done = program("explain", kpi, "--pipelines", pipelines, "--input", exports, "--as-of", day, columns=120)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual([line for line in done.stdout.splitlines() if len(line) > 100], [], kpi)

    def test_csv_has_a_row_for_each_step(self):
        done = program("explain", "7", *WORLD, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        steps = {(row["step"], row["rule"]): row for row in rows if row["measure"] == "value"}
        figure = explain("7", SOMERSET, "2024-02-29")[0]
        self.assertEqual(int(steps["accepted", ""]["rows"]), figure["sources"][0]["accepted"])
        self.assertEqual(float(steps["value", ""]["value"]), figure["value"])
        for step in figure["sources"][0]["steps"]:
            self.assertEqual(int(steps["dropped", step["name"]]["rows"]), step["rows"])


if __name__ == "__main__":
    unittest.main()
