"""No definition is passed over in silence: neither a file that is not read, nor a KPI that is gone."""

import os
import shutil
import unittest

from case import Case

FEBRUARY, MARCH, APRIL = "2024-02-29", "2024-03-31", "2024-04-30"
RED = "off_trajectory-7-" + FEBRUARY
KPI = "kpis/07-exclusions.yml"
UNREAD = ["kpis/07-exclusions.YML", "kpis/07-exclusions.yaml", "kpis/07-exclusions.yaml.bak", "kpis/07-exclusions.yml~",
          "kpis/sub/x.yml", "kpis/07-exclusions", "sources/notes.txt", "sources/old/exclusions.yml", "sources/contacts.yml",
          "actions/1.1.YAML", "plan.yaml", "plan.YML", "07-exclusions.yml", "notes.txt", "drafts/x.yml"]
PASSED_OVER = ["README.md", "kpis/README.md", "people.yml.example", "kpis/07-exclusions.yml.new", "sources/x.example",
               "contacts.yml", "paper.docx", ".hidden", "kpis/.07-exclusions.yml.swp", "sources/.x/y.yml", ".git/config"]


class UnreadFiles(Case):
    """A file beside the definitions."""

    def commands(self, area):
        """What reads definitions, and how it ended."""
        yield area("check", "--as-of", MARCH)
        yield area.run_alone(MARCH)

    def put(self, name, text=""):
        """A file below the definitions; its path."""
        path = self.area.pipelines / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def check_refused(self, name):
        """Nothing is published, and the file is named."""
        for done in self.commands(self.area):
            self.check_ended(done, 78)
            self.assertIn(name, done.err)
        self.assertFalse(self.area.output.exists() and list(self.area.output.glob("20*")))

    def test_a_file_that_is_not_read_is_named(self):
        text = (self.area.pipelines / KPI).read_text(encoding="utf-8")
        for name in UNREAD:
            with self.subTest(name):
                path = self.put(name, text)
                self.check_refused(name)
                path.unlink()
                if path.parent.name in ("sub", "old", "drafts"):
                    path.parent.rmdir()

    def test_a_definition_under_another_name(self):
        (self.area.pipelines / KPI).rename(self.area.pipelines / "kpis/07-exclusions.YML")
        self.check_refused("kpis/07-exclusions.YML")

    def test_a_link_to_nowhere(self):
        for name in ("kpis/99-nowhere.yml", "sources/nowhere.yml", "nowhere.txt"):
            with self.subTest(name):
                os.symlink("nowhere", self.area.pipelines / name)
                self.check_refused(name)
                (self.area.pipelines / name).unlink()

    def test_all_are_named_at_once(self):
        names = ["kpis/x.YML", "sources/notes.txt", "plan.yaml"]
        for name in names:
            self.put(name)
        for name in names:
            self.check_refused(name)

    def test_what_may_stand_there(self):
        for name in PASSED_OVER:
            if name != "contacts.yml":
                self.put(name)
        shutil.copy(self.area.contacts, self.area.pipelines / "contacts.yml")
        for done in self.commands(self.area):
            self.check_ended(done, 0)
        self.assertEqual(self.area.latest(), MARCH)


class Vanished(Case):
    """KPI 7 is published and red; then its definition is gone."""

    @classmethod
    def publish_first(cls, area):
        area.run_alone(FEBRUARY, "--notify")
        area.mail()

    def test_its_alerts_stay_as_they_were_and_it_is_said(self):
        before = self.area.ledger()[RED]
        text = (self.area.pipelines / KPI).read_text(encoding="utf-8")
        (self.area.pipelines / KPI).unlink()
        done = self.area.run_alone(MARCH, "--notify")
        self.assertIn(done.code, (0, 65), done.err)
        self.assertRegex(done.err, r"KPI 7\b")
        for letter in self.area.mail():
            self.assertNotRegex(" ".join(letter.split()), "resolved: It was: KPI 7,")
        self.check_stands(before)
        self.area.run_alone(APRIL)
        self.check_stands(before)
        (self.area.pipelines / KPI).write_text(text, encoding="utf-8")
        self.area.run_alone(APRIL)
        self.assertEqual(self.area.ledger()[RED]["state"], "open", "it goes on when the definition is there again")

    def check_stands(self, before):
        """The alert is in the ledger, as open as it was."""
        self.assertIn(RED, self.area.ledger())
        now = self.area.ledger()[RED]
        self.assertIn(now["state"], ("opened", "open"))
        for column in ("opened_on", "as_of", "value", "message", "resolved_on"):
            self.assertEqual(now[column], before[column], column)

    def test_a_source_that_is_gone_resolves_nothing_either(self):
        (self.area.exports / "suspensions.csv").write_bytes(b"PK\x03\x04 no text")
        self.area.run_alone(FEBRUARY)
        refused = "source_refused-suspensions-" + FEBRUARY
        self.assertIn(self.area.ledger()[refused]["state"], ("opened", "open"))
        (self.area.pipelines / "sources/suspensions.yml").unlink()
        next(self.area.pipelines.glob("kpis/09-*")).unlink()
        done = self.area.run_alone(MARCH)
        self.assertIn("source suspensions", done.err)
        self.assertEqual(self.area.ledger()[refused]["state"], "open")

    def test_the_same_day_again(self):
        before = self.area.ledger()[RED]
        (self.area.pipelines / KPI).unlink()
        done = self.area.run_alone(FEBRUARY)
        self.assertRegex(done.err, r"KPI 7\b")
        self.check_stands(before)

    def test_nothing_is_said_where_none_is_gone(self):
        self.assertNotRegex(self.area.run_alone(MARCH).err, r"KPI 7\b")


if __name__ == "__main__":
    unittest.main()
