"""Breakdowns by a register's column of codes."""

import unittest
from datetime import date, timedelta

from area import SEED, LanguageCase, Area, generator

CODES = {"P": "Primary", "S": "Secondary", "X": "Special", "N": "Nursery"}
LAST = date(2024, 3, 31)


class RegisterCodes(LanguageCase):
    """Random visits to random schools, by the schools' phases, which are codes."""

    def test_listed_codes_are_shown_in_their_order(self):
        for round in range(6):
            random = generator(f"registers {round}")
            area = Area(self)
            codes = ", ".join(f"{code}: {{label: {label}}}" for code, label in CODES.items())
            area.source("schools", {"urn": "{type: identifier, domain: school}", "phase": f"{{type: code, codes: {{{codes}}}}}",
                                    "open": "{type: day}"}, key="[urn]", register_of="school")
            area.source("visits", {"visit_id": "{type: identifier, domain: visit}", "urn": "{type: identifier, domain: school}",
                                   "day": "{type: day}"}, key="[visit_id]")
            area.export("schools", [{"urn": urn, "phase": random.choice(["P", "S", "X", None]), "open": date(2020, 1, 1)}
                                    for urn in range(1, 20)])
            area.export("visits", [{"visit_id": place, "urn": random.choice([None, *range(1, 24)]),
                                    "day": LAST - timedelta(random.randrange(400))} for place in range(random.randrange(150))])
            rule = "source: visits\nday: day\nwindow: rolling 12 months"
            area.kpi("count", f"kind: count\n{rule}", unit="referrals", breakdowns="[school.phase]")
            area.kpi("schools", f"kind: distinct\nof: urn\n{rule}", unit="schools", breakdowns="[school.phase]")
            published = area.run(LAST, date(2023, 12, 31))
            database = area.database()
            for day in (date(2023, 12, 31), date(2024, 2, 29), LAST):
                for kpi, number in (("count", "COUNT(*)"), ("schools", "COUNT(DISTINCT urn)")):
                    found = published.breakdown(kpi, "school_phase", day)
                    self.assertEqual([name for name in found if name != "unknown"], list(CODES))
                    first = date(day.year - 1 + (day.month == 12), day.month % 12 + 1, 1)
                    for name, figure in found.items():
                        own = "IS NULL" if name == "unknown" else f"= '{name}'"
                        value = database.execute(
                            f"""SELECT {number} FROM visits WHERE day BETWEEN ? AND ?
                                AND (SELECT phase FROM schools WHERE schools.urn = visits.urn) {own}""",
                            (first.toordinal(), day.toordinal())).fetchone()[0]
                        self.assertEqual(figure.value, value, f"SEED={SEED}, round {round}, {kpi}, {name}, {day}")
            self.assertIn("Secondary", (published.folder / "dashboard.html").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
