"""Selections that choose nothing, and selections that name nothing: said as what they are, in every command and format."""

import csv
import io
import json
import shutil
import tempfile
import unittest
from pathlib import Path

from worlds import SOMERSET, program

DAY = "2024-03-31"
NOTHING = "No KPI is chosen by source:risks.\n"


class Empty(unittest.TestCase):
    """Commands on one published scorecard."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.output = cls.folder / "output"
        done = program("run", "--quiet", *SOMERSET_WORLD, "--output", cls.output, "--as-of", DAY, "--from", DAY)
        assert done.returncode == 0, done.stderr

    def call(self, *arguments, pipelines=SOMERSET[0]):
        """One call of the program on the plan."""
        return program(*arguments, "--pipelines", pipelines, "--input", SOMERSET[1], "--output", self.output, state=self.folder / "state")

    def test_programs_get_an_empty_list_or_the_headings_alone(self):
        for words in (("history", "source:risks"), ("explain", "source:risks"), ("explain", "source:risks", "--rows"),
                      ("explain", "source:risks", "--by", "area"), ("list", "kpis", "--kpi", "source:risks"),
                      ("list", "alerts", "--kpi", "source:risks")):
            done = self.call(*words, "--format", "json")
            self.assertEqual((done.returncode, json.loads(done.stdout), done.stderr), (0, [], NOTHING), words)
            done = self.call(*words, "--format", "csv")
            rows = list(csv.reader(io.StringIO(done.stdout)))
            self.assertEqual((done.returncode, len(rows), rows[0][0] in ("kpi", "id"), done.stderr), (0, 1, True, NOTHING), words)

    def test_nothing_differs_is_not_said_where_nothing_is_chosen(self):
        for selection, sentence in (("source:risks", NOTHING), ("state:not-computed", "No KPI is chosen by state:not-computed.\n"),
                                    ("changed", "Nothing has changed since the scorecard was published.\n")):
            done = self.call("diff", DAY, "--kpi", selection)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", sentence))
            done = self.call("diff", DAY, "--kpi", selection, "--format", "json")
            self.assertEqual((json.loads(done.stdout)["figures"], done.stderr), ([], sentence))
        new = self.folder / "new"
        shutil.copytree(SOMERSET[0], new, dirs_exist_ok=True)
        done = program("impact", "--pipelines-before", SOMERSET[0], "--pipelines", new, "--input", SOMERSET[1], "--output", self.output,
                       "--kpi", "source:risks", "--format", "json")
        self.assertEqual((json.loads(done.stdout)["figures"], done.stderr), ([], NOTHING))

    def test_alerts_about_others_are_not_denied(self):
        whole = json.loads(self.call("list", "alerts", "--format", "json").stdout)
        about = {kpi: len([alert for alert in whole if alert["id"].split("-")[1] == kpi]) for kpi in ("1", "7")}
        self.assertEqual((about["1"], about["7"] > 0), (0, True))
        self.assertEqual(self.call("list", "alerts", "--kpi", "1").stdout.splitlines()[0],
                         f"No alerts about KPI 1 on 31 March 2024 (and {len(whole)} about others)")
        self.assertEqual(self.call("list", "alerts", "--kpi", "7").stdout.splitlines()[0],
                         f"{about['7']} alerts about KPI 7 on 31 March 2024 (and {len(whole) - about['7']} about others)")

    def test_a_selection_that_names_nothing_is_refused(self):
        for words in (["sql"], ["explain"], ["describe"], ["history"], ["diff", "--kpi"], ["list", "kpis", "--kpi"], ["list", "sources", "--kpi"],
                      ["impact", "--kpi"], ["test", "--kpi"], ["run", "--kpi"]):
            for nothing in ("", ",", " , "):
                done = program(*words, nothing, "--pipelines", SOMERSET[0])
                self.assertEqual((done.returncode, done.stdout, "is empty: name" in done.stderr), (64, "", True), (words, done.stderr))

    def test_an_unknown_option_is_named_and_not_its_value(self):
        for words, option in ((("check", "--kpi", "7,8"), "--kpi"), (("report", "--all", "--input", "x"), "--input")):
            done = program(*words)
            self.assertEqual((done.returncode, done.stdout), (64, ""))
            self.assertIn(f"Unknown option '{option}'", done.stderr)
        for words, message in ((("check", "7,8"), "'7,8' needs --suggest"), (("report", "x", "--all"), "not both")):
            done = program(*words)
            self.assertEqual((done.returncode, message in done.stderr), (64, True), done.stderr)

    def test_changed_definitions_have_to_be_named(self):
        for words in ((), ("--pipelines-before", SOMERSET[0])):
            done = program("impact", *words, "--input", SOMERSET[1])
            self.assertEqual((done.returncode, "Name the folder of the changed definitions: --pipelines NEW" in done.stderr), (64, True))

    def test_touched_figures_are_in_the_order_of_the_plan(self):
        new = self.folder / "ordered"
        shutil.copytree(SOMERSET[0], new)
        plan = new / "plan.yml"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("{amber: warning, red: critical}", "{amber: critical, red: warning}"), encoding="utf-8")
        done = program("impact", "--pipelines-before", SOMERSET[0], "--pipelines", new, "--input", SOMERSET[1], "--output", self.output,
                       "--as-of", DAY, "--format", "json")
        touched = {figure for key in json.loads(done.stdout)["definitions"] for figure in key["figures"] + key["shared_figures"]}
        self.assertGreater(len(touched), 5)
        order = [row["kpi"] + row["part"] for row in json.loads(self.call("list", "kpis", "--format", "json").stdout)]
        for key in json.loads(done.stdout)["definitions"]:
            for figures in key["figures"], key["shared_figures"]:
                self.assertEqual(figures, sorted(figures, key=order.index))

    def test_words_of_a_line_are_among_what_can_change(self):
        for number, (key, value) in enumerate((("owner", "Data team"), ("short_title", "Exclusions"), ("title", "Another"),
                                               ("area_of_weakness", "1"), ("actions", "[2.1]"))):
            new = self.folder / f"changed-{number}"
            shutil.copytree(SOMERSET[0], new)
            file = new / "kpis/07-exclusions.yml"
            lines = file.read_text(encoding="utf-8").splitlines()
            changed = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in lines]
            self.assertNotEqual(lines, changed)
            file.write_text("\n".join(changed) + "\n", encoding="utf-8")
            done = self.call("list", "kpis", "--kpi", "changed", "--format", "json", pipelines=new)
            self.assertEqual([row["kpi"] for row in json.loads(done.stdout)], ["7"], key)


class Contacts(unittest.TestCase):
    """A file of addresses in the changed definitions."""

    OWNER = "Head of SEND"

    def impact(self, before, after):
        """What is said where two copies of a plan have these files of addresses; nil for none."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        places = []
        for name, contacts in (("before", before), ("after", after)):
            shutil.copytree(SOMERSET[0], Path(folder.name) / name)
            if contacts is not None:
                (Path(folder.name) / name / "contacts.yml").write_text(contacts, encoding="utf-8")
            places.append(Path(folder.name) / name)
        return program("impact", "--pipelines-before", places[0], "--pipelines", places[1], "--input", SOMERSET[1], "--output",
                       Path(folder.name) / "output", "--as-of", DAY)

    def test_a_mistake_is_printed_with_its_place(self):
        done = self.impact(None, f"{self.OWNER}: a@example.org\n")
        self.assertEqual((done.returncode, done.stdout), (78, ""))
        self.assertRegex(done.stderr, r"after/contacts\.yml:1:\d+: error: ")

    def test_an_e_mail_is_now_sent_or_no_longer_sent(self):
        contacts = VALID.format(self.OWNER)
        self.assertIn(f"{self.OWNER}: the e-mail is now sent", " ".join(self.impact(None, contacts).stdout.split()))
        done = self.impact(contacts, None)
        self.assertIn(f"{self.OWNER}: the e-mail is no longer sent", " ".join(done.stdout.split()))
        self.assertNotIn("the e-mail changes", done.stdout)


SOMERSET_WORLD = ("--pipelines", SOMERSET[0], "--input", SOMERSET[1])
VALID = """from: scorecard@example.org
data_team: [data@example.org]
owners:
  {}: [someone@example.org]
"""


if __name__ == "__main__":
    unittest.main()
