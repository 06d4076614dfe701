"""A run that was taken back stays so, whatever becomes of the files that say it."""

import shutil
import unittest

from case import Case
from exports import Table

JANUARY, FEBRUARY, MARCH = "2024-01-31", "2024-02-29", "2024-03-31"


class TakenBack(Case):
    """January is published from exports of which every third row is missing, then taken back; February is right."""

    @classmethod
    def publish_first(cls, area):
        right = {path: path.read_bytes() for path in area.exports.iterdir()}
        for source in ("suspensions", "exclusions"):
            table = Table(area.exports / f"{source}.csv")
            table.rows = [row for number, row in enumerate(table.rows) if number % 3]
            table.write()
        area.run(JANUARY)
        for path, content in right.items():
            path.write_bytes(content)
        area.run(FEBRUARY)

    def setUp(self):
        super().setUp()
        self.wrong = self.area.manifest(JANUARY)["run"]

    def check_march(self, *options, spoil=lambda area: None):
        """March is what it is where the history was never lost."""
        twin = self.another("twin")
        for area in (self.area, twin):
            self.check_ended(area("withdraw", self.wrong, "--reason", "wrong", *options), 0)
        spoil(self.area)
        done = self.area.run(MARCH)
        twin.run(MARCH)
        for day in (FEBRUARY, MARCH):
            self.assertEqual({name: (line["value"], line["baseline"], line["note"]) for name, line in self.area.lines(day).items()},
                             {name: (line["value"], line["baseline"], line["note"]) for name, line in twin.lines(day).items()})
        self.assertEqual([row["first_published"] for row in self.area.table(MARCH, "series.csv")],
                         [row["first_published"] for row in twin.table(MARCH, "series.csv")])
        self.assertEqual(set(self.area.links()), {FEBRUARY, MARCH, "latest"})
        return done

    def lose(self, area):
        """The history is gone."""
        (area.output / "history.sqlite").unlink()

    def test_the_history_is_made_anew(self):
        self.check_march(spoil=self.lose)

    def test_it_was_erased_and_the_history_is_made_anew(self):
        self.check_march("--erase", spoil=lambda area: self.check_ended(area("history", "rebuild"), 0))

    def test_it_was_erased_and_the_history_is_lost(self):
        self.check_march("--erase", spoil=self.lose)

    def test_the_note_of_it_is_damaged(self):
        for text in (b"", b"{", b'{"run": "another", "reason": "x", "by": "x", "at": "x", "untold": []}'):
            with self.subTest(text):
                def spoil(area, text=text):
                    (area.output / f"runs/{self.wrong}.withdrawn.json").write_bytes(text)
                    self.lose(area)
                self.assertIn("counts as withdrawn", self.check_march(spoil=spoil).err)
            shutil.rmtree(self.folder / "twin")
            shutil.rmtree(self.area.folder)
            self.area = self.another("area")


if __name__ == "__main__":
    unittest.main()
