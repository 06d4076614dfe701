"""A key that is too narrow takes different rows for one."""

import unittest

from program import Case
from small import deliver, small_plan

DAY = "2024-03-31"
COLUMNS = {"school": "{type: identifier, domain: school, required: yes}", "day": "{type: day, required: yes}",
           "reason": "{type: category}"}
MEASURE = "{kind: count, source: rows, day: day, window: month}"
# Rows, how many of them another thing under a key that is there already, and whether that is too many: more than 5, and more
# than one in twenty.
LIMITS = [(100, 5, False), (100, 6, True), (120, 6, False), (119, 6, True), (8, 5, False), (12, 6, True), (1000, 50, False),
          (1000, 51, True)]


class Keys(Case):
    """Rows of schools, with the school as their key."""

    def delivered(self, rows, replaced):
        """The area after a run, of so many rows, so many of them replaced by one that says another thing."""
        area = small_plan(self.folder / f"{rows}-{replaced}", COLUMNS, MEASURE, key="[school]")
        lines = [f"{900000 + number},2024-03-01,Bullying" for number in range(rows - replaced)]
        lines += [f"{900000 + number % (rows - replaced)},2024-03-{2 + number // (rows - replaced):02},Theft"
                  for number in range(replaced)]
        deliver(area, ["school,day,reason", *lines])
        self.assertEqual(area.run(DAY).code, 0)
        return area

    def test_what_is_replaced_is_counted_and_looked_at(self):
        for rows, replaced, too_many in LIMITS:
            with self.subTest(f"{replaced} of {rows} replaced"):
                (self.folder / f"{rows}-{replaced}").mkdir()
                area = self.delivered(rows, replaced)
                quality, line = area.quality(DAY, "rows"), area.figure(DAY, "1")
                self.assertEqual((quality["duplicates"], quality["superseded"]), (str(replaced), str(replaced)))
                self.assertEqual("key" in quality["note"] or "replaced" in quality["note"], too_many)
                self.assertEqual("replaced" in line["note"], too_many)
                self.assertEqual("replaced" in area("check", "--as-of", DAY).out, too_many)

    def test_a_row_that_comes_again_as_it_was_is_no_correction(self):
        area = small_plan(self.folder, COLUMNS, MEASURE, key="[school]")
        lines = [f"{900000 + number},2024-03-01,Bullying" for number in range(40)]
        deliver(area, ["school,day,reason", *lines, *lines])
        area.run(DAY)
        quality = area.quality(DAY, "rows")
        self.assertEqual((quality["duplicates"], quality["superseded"], quality["note"]), ("40", "0", ""))
        self.assertNotIn("replaced", area.figure(DAY, "1")["note"])


if __name__ == "__main__":
    unittest.main()
