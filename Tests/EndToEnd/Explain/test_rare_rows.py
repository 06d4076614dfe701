"""Rows that no fixture has, in a plan of their own: times that end before they begin or begin later, what becomes known, free text."""

import tempfile
import unittest
from pathlib import Path

from worlds import explain

PLAN = """plan: Visits
area: Nowhere
start: 2023-04-01
checkpoints: {year end: 2030-03-31}
areas_of_weakness: {A: Timeliness}
"""
SOURCE = """source: visits
title: Visits
key: [visit]
columns:
  visit: {type: identifier, domain: visit, headings: [visit]}
  child: {type: identifier, domain: person, headings: [child]}
  asked: {type: day, headings: [asked]}
  seen: {type: day, headings: [seen]}
  closed: {type: day, headings: [closed]}
  notes: {type: text, headings: [notes]}
  hours: {type: number, places: 1, headings: [hours]}
"""
KPI = """kpi: visits
title: Visits
area_of_weakness: A
actions: []
owner: Nobody
parts:
  wait:
    title: From asking to seeing
    unit: days
    better: lower
    measure: {kind: duration, source: visits, day: seen, window: to date, where: {notes: present}, from: asked, to: seen, statistic: longest}
  open:
    title: Longest since asking
    unit: days
    better: lower
    measure: {kind: duration, source: visits, day: seen, window: to date, from: asked, statistic: longest}
  closing:
    title: From asking to closing, or until now
    unit: days
    better: lower
    measure: {kind: duration, source: visits, day: seen, window: to date, from: asked, to: closed, statistic: longest}
  long:
    title: Visits of two and a half hours or more
    unit: percent
    better: higher
    measure: {kind: statistic, source: visits, day: seen, window: to date, column: hours, statistic: {share_at_least: 2.5}}
  latest:
    title: Latest visits that are closed, of those known to be closed
    unit: percent
    better: higher
    measure: {kind: latest, source: visits, day: seen, window: to date, per: child, denominator: {closed: present}, numerator: {notes: present}}
  fresh:
    title: Visits of the last 30 days that are not closed
    unit: requests
    better: lower
    measure:
      {kind: count, source: visits, day: asked, window: to date, where: {seen: {within: 30 days, of: the day}, closed: blank}}
"""
ROWS = """visit,child,asked,seen,closed,notes,hours
V1,C1,2024-01-10,2024-01-20,2024-02-10,came by bus,2.5
V2,C2,2024-01-20,2024-01-10,,was early,2.4
V3,C3,2024-03-05,2024-01-15,,asks again later,1
V4,C4,,2024-01-15,,nobody asked,12
V5,C5,2024-01-01,2024-01-31,2024-01-31,,0.5
"""


class RareRows(unittest.TestCase):
    """On the last of January and of February."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, text in (("Pipelines/plan.yml", PLAN), ("Pipelines/sources/visits.yml", SOURCE), ("Pipelines/kpis/visits.yml", KPI),
                           ("input/visits.csv", ROWS)):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def explain(self, part, day="2024-02-29", since="2024-01-31"):
        """A part of the KPI, with the role of each visit."""
        found = explain(f"visits{part}", (self.folder / "Pipelines", self.folder / "input"), day, "--rows", "--show-identifiers", "--yes",
                        "--reason", "x", since=since, state=self.folder / "state")[0]
        return found, {row["values"]["visit"]: row["role"] for row in found["rows"]}

    def test_a_time_that_ends_before_it_begins(self):
        found, roles = self.explain("wait")
        self.assertEqual(roles, {"V1": "denominator", "V2": "ends-early", "V3": "ends-early", "V4": "no-asked", "V5": "notes"})
        self.assertEqual((found["value"], found["denominator"]), (10, 1))

    def test_a_time_that_begins_after_the_day(self):
        found, roles = self.explain("open")
        self.assertEqual(roles, {"V1": "denominator", "V2": "denominator", "V3": "begins-later", "V4": "no-asked", "V5": "denominator"})
        self.assertEqual((found["value"], found["denominator"]), (59, 3))
        found, roles = self.explain("open", "2024-03-31", "2024-02-29")
        self.assertEqual((roles["V3"], found["value"]), ("denominator", 90))
        causes = {cause["cause"]: cause["rows"] for cause in found["bridge"]["causes"]}
        self.assertEqual(causes, {"entered": 1, "waited": 3})

    def test_an_end_is_not_known_before_its_day(self):
        found, roles = self.explain("closing")
        self.assertEqual(roles["V2"], "denominator")
        self.assertEqual((found["value"], found["bridge"]["from_value"]), (40, 30))
        causes = {cause["cause"]: (cause["rows"], cause["effect"]) for cause in found["bridge"]["causes"]}
        self.assertEqual(causes, {"waited": (2, 10)})
        by = explain("visitsclosing", (self.folder / "Pipelines", self.folder / "input"), "2024-01-31", "--by", "seen", since="2023-12-31")[0]["by"]
        self.assertEqual({group["category"]: group["to"]["value"] for group in by if group["to"]["rows"]},
                         {"2024-01-10": 11, "2024-01-20": 21, "2024-01-31": 30})

    def test_numbers_with_decimals_beside_a_limit(self):
        found, roles = self.explain("long")
        self.assertEqual({visit for visit, role in roles.items() if role == "numerator"}, {"V1", "V4"})
        self.assertEqual((found["value"], found["numerator"], found["denominator"]), (40, 2, 5))

    def test_what_becomes_known_brings_a_row_into_the_denominator(self):
        found, roles = self.explain("latest")
        self.assertEqual(roles, {"V1": "numerator", "V5": "denominator", "V2": "outside", "V3": "outside", "V4": "outside"})
        self.assertEqual([(cause["cause"], cause["rows"], cause["numerator"], cause["denominator"]) for cause in found["bridge"]["causes"]],
                         [("known", 1, 1, 1)])

    def test_time_alone_takes_out_one_row_and_what_became_known_another(self):
        found, roles = self.explain("fresh")
        self.assertEqual((found["value"], roles["V1"], roles["V2"]), (0, "seen", "seen"))
        # V1 is too long ago too, and has been closed in the meantime.
        self.assertEqual([(cause["cause"], cause["rows"], cause["effect"]) for cause in found["bridge"]["causes"]],
                         [("known", 1, -1), ("limit", 1, -1)])

    def test_free_text_is_not_shown_where_a_rule_asks_whether_it_is_there(self):
        for part in ("wait", "latest"):
            found, _ = self.explain(part)
            self.assertNotIn("notes", {column for row in found["rows"] for column in row["values"]})


if __name__ == "__main__":
    unittest.main()
