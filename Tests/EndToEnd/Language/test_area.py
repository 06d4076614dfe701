"""The tests' own tools: an area that is made on the fly runs, and SQL over its rows agrees with what it publishes."""

import unittest
from datetime import date, timedelta

from area import Area, LanguageCase, generator, month_end, months_before


class Areas(LanguageCase):
    """A count, on several days, with a breakdown."""

    def test_a_rolling_count(self):
        random = generator("a rolling count")
        area = Area(self)
        area.source("visits", {"visit_id": "{type: identifier, domain: visit}", "date": "{type: day}",
                               "kind": "{type: code, codes: [home, clinic]}"}, key="[visit_id]")
        area.kpi("seen", """
            kind: count
            source: visits
            day: date
            window: rolling 12 months""", unit="children", breakdowns="[kind]")
        area.export("visits", [{"visit_id": f"V{place}", "date": date(2022, 11, 1) + timedelta(random.randrange(600)),
                                "kind": random.choice(["home", "clinic"])} for place in range(200)])
        published = area.run(date(2024, 3, 15), first=date(2023, 10, 31))
        database = area.database()
        found = published.series("seen")
        self.assertEqual(len(found), 6)
        for day, figure in found.items():
            window = months_before(day, 12).toordinal(), day.toordinal()
            query = "SELECT kind, COUNT(*) FROM visits WHERE date BETWEEN ? AND ? GROUP BY kind"
            kinds = dict(database.execute(query, window))
            self.same(figure, sum(kinds.values()), sum(kinds.values()), message=day)
            self.assertEqual({name: part.value for name, part in published.breakdown("seen", "kind", day).items()},
                             {"home": kinds.get("home", 0), "clinic": kinds.get("clinic", 0)})
        self.assertEqual(published.figure("seen").value, found[date(2024, 3, 15)].value)

    def test_days(self):
        self.assertEqual(month_end(date(2024, 2, 3)), date(2024, 2, 29))
        for end, start in [("2023-02-28", "2022-03-01"), ("2025-02-28", "2024-03-01"), ("2024-02-29", "2023-03-01"),
                           ("2023-05-15", "2022-05-16"), ("2024-02-28", "2023-03-01"), ("2025-03-01", "2024-03-02")]:
            self.assertEqual(months_before(date.fromisoformat(end), 12), date.fromisoformat(start), end)


if __name__ == "__main__":
    unittest.main()
