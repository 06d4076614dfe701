"""Numbers that are hidden: what a proportion of sums leaves out, and what is said where nothing can be calculated."""

import unittest
from datetime import date, timedelta

from area import SEED, LanguageCase, Area, generator

COLUMNS = {"urn": "{type: identifier, domain: school}", "day": "{type: day}", "phase": "{type: code, codes: [Primary, Secondary]}",
           "absent": "{type: number, suppressed: [c]}", "roll": "{type: number, places: 1, suppressed: [c]}"}
RULE = "source: absences\nday: day\nwindow: rolling 3 months"
FIRST, LAST = date(2023, 1, 1), date(2024, 3, 31)


def checked(area):
    """What `check` says for the day that the tests are about."""
    return area.program("check", "--input", area.exports, "--as-of", LAST)


class Hidden(LanguageCase):
    """Random rows, of which some have a hidden number, or two."""

    def area(self, random):
        area = Area(self)
        area.source("absences", COLUMNS)
        rows = []
        for _ in range(random.randrange(3, 120)):
            rows.append({"urn": random.randrange(30), "day": FIRST + timedelta(random.randrange((LAST - FIRST).days)),
                         "phase": random.choice(["Primary", "Secondary", None]),
                         "absent": random.choice(["c", None, *range(9)]), "roll": random.choice(["c", None, 0, 1.5, 2, 10, 20])})
        area.export("absences", rows)
        area.rows["absences"] = area.columns["absences"], [
            {name: None if value == "c" else value for name, value in row.items()} for row in rows]
        return area

    def test_a_row_with_a_hidden_number_is_in_neither_sum(self):
        query = """SELECT CASE WHEN SUM(roll) <> 0 THEN 100.0 * SUM(absent) / SUM(roll) END, SUM(absent), SUM(roll)
            FROM absences WHERE day BETWEEN ? AND ? AND absent IS NOT NULL AND roll IS NOT NULL"""
        for round in range(8):
            random = generator(f"hidden {round}")
            area = self.area(random)
            area.kpi("share", f"kind: proportion\nnumerator: absent\ndenominator: roll\nhidden: left out\n{RULE}", unit="percent",
                     breakdowns="[phase]")
            published = area.run(LAST, date(2023, 6, 30))
            database = area.database()
            for day, figure in published.series("share").items():
                first = date(day.year - (day.month < 3), (day.month - 3) % 12 + 1, 1)
                span = first.toordinal(), day.toordinal()
                value, numerator, denominator = database.execute(query, span).fetchone()
                self.same(figure, value, numerator, denominator, f"SEED={SEED}, round {round}, {day}")
                for phase, part in published.breakdown("share", "phase", day).items():
                    own = "phase IS NULL" if phase == "unknown" else f"phase = '{phase}'"
                    value, numerator, denominator = database.execute(f"{query} AND {own}", span).fetchone()
                    self.same(part, value, numerator, denominator, f"SEED={SEED}, round {round}, {day}, {phase}")
            hidden = database.execute(
                """SELECT SUM((absent IS NULL) + (roll IS NULL)) FROM absences WHERE day BETWEEN ? AND ?""",
                (date(2024, 1, 1).toordinal(), LAST.toordinal())).fetchone()[0]
            figure = published.figure("share")
            if figure.value is not None and hidden:
                self.assertIn(f"leaves out {hidden} number", figure.note)

    def small(self, measure, rows):
        area = Area(self)
        area.source("absences", COLUMNS)
        area.export("absences", [{"urn": place, "day": date(2024, 3, 1), **row} for place, row in enumerate(rows)])
        area.kpi("1", f"{measure}\n{RULE}", unit="percent")
        return area

    def test_a_ratio_says_which_of_its_sums_lacks_numbers(self):
        rows = [{"absent": 2, "roll": 10}, {"absent": "c", "roll": 10}]
        for of, to, value, said in (
            ("{kind: sum, column: absent, hidden: left out}", "{kind: sum, column: roll}", 10, ", from the numerator alone"),
            ("{kind: sum, column: roll}", "{kind: sum, column: absent, hidden: left out}", 1000, ", from the denominator alone"),
            ("{kind: sum, column: absent, hidden: left out}", "{kind: sum, column: roll, where: {absent: present}}", 20,
             ", from the numerator alone"),
        ):
            figure = self.small(f"kind: ratio\nof: {of}\nto: {to}", rows).run(LAST).figure("1")
            self.assertEqual(figure.value, value)
            self.assertIn(f"leaves out 1 number that is suppressed or blank{said}", figure.note)

    def test_check_counts_what_has_a_value_and_names_the_remedy(self):
        for measure, rows, why in (
            ("kind: proportion\nnumerator: absent\ndenominator: roll", [{"absent": "c", "roll": 10}, {"absent": 2, "roll": "c"}],
             "2 of the numbers to add up are suppressed or blank"),
            ("kind: proportion\nnumerator: absent\ndenominator: roll", [{"absent": 1, "roll": 10}, {"absent": "c", "roll": 10}],
             "1 of the numbers to add up is suppressed or blank"),
        ):
            area = self.small(measure, rows)
            area.kpi("2", f"kind: count\n{RULE}", unit="referrals")
            said = checked(area).stdout
            self.assertIn("1 of 2 figures can be calculated in full. Not:", said)
            self.assertIn(why, said)
            self.assertIn("To leave them out, write 'hidden: left out' in the measure", said)
            self.assertIn(why, area.run(LAST).figure("1").note)
        zero = self.small("kind: proportion\nnumerator: absent\ndenominator: roll", [{"absent": 1, "roll": 0}])
        self.assertIn("the sum of which it is a percentage is 0", checked(zero).stdout)
        self.assertNotIn("hidden: left out", checked(zero).stdout)


if __name__ == "__main__":
    unittest.main()
