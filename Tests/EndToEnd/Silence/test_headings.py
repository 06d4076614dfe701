"""Headings match whatever their case and punctuation, but `<`, `>`, `=`, `%`, `+`, `£` and `#` count."""

import tempfile
import unittest
from pathlib import Path

from program import Case, state
from small import deliver, small_plan

DAY = "2024-03-31"
SAME = [("Waiting <18 weeks", "waiting_<18_weeks"), ("Waiting <18 weeks", "WAITING  <18 (weeks)"), ("Pupils (%)", "pupils %"),
        ("Pupils", "Pupils:"), ("Cost (£)", "cost £"), ("Pupil #", "pupil-#"), ("18+", "18 +")]
OTHER = [("Waiting <18 weeks", "Waiting >18 weeks"), ("Waiting <18 weeks", "Waiting 18 weeks"), ("Pupils", "Pupils (%)"),
         ("Pupils (%)", "Pupils"), ("Cost (£)", "Cost"), ("Pupil", "Pupil #"), ("Aged 18+", "Aged 18"),
         ("Waiting <=18 weeks", "Waiting <18 weeks"), ("Waiting =18 weeks", "Waiting 18 weeks")]


class Headings(Case):
    """A plan that adds up one column."""

    def figure(self, wanted, *headings):
        """The run and the figure, for a file with these headings, the first over 11, the next over 22; and the area."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        measure = "{kind: sum, source: rows, day: day, window: month, column: counted}"
        columns = {"day": "{type: day, required: yes}", "counted": f"{{type: number, headings: ['{wanted}']}}"}
        area = small_plan(folder, columns, measure)
        deliver(area, [",".join(("day", *headings)), ",".join(("2024-03-01", "11", "22")[:1 + len(headings)])])
        return area.run(DAY), area.figure(DAY, "1"), area

    def test_case_spaces_and_punctuation_do_not_count(self):
        for wanted, found in SAME:
            with self.subTest(f"{found!r} is {wanted!r}"):
                done, line, area = self.figure(wanted, found)
                self.assertEqual((done.code, line["value"]), (0, "11"), done.said)
                self.check_agrees(area, DAY, done)

    def test_signs_do(self):
        for wanted, found in OTHER:
            with self.subTest(f"{found!r} is not {wanted!r}"):
                done, line, area = self.figure(wanted, found)
                self.assertEqual((done.code, *state(line), line["value"]), (65, "not computed", "missing_column", ""), done.said)
                self.assertIn(found, line["note"], "the nearest heading")
                self.check_agrees(area, DAY, done)

    def test_of_two_that_differ_in_a_sign_the_right_one_is_read(self):
        for wanted, found in OTHER:
            with self.subTest(f"{wanted!r} after {found!r}"):
                done, line, area = self.figure(wanted, found, wanted)
                self.assertEqual((done.code, line["value"]), (0, "22"), done.said)
                self.check_agrees(area, DAY, done)


if __name__ == "__main__":
    unittest.main()
