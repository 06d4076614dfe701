"""The XmR charts that a run publishes, and the second computation's."""

import tempfile
import unittest
from datetime import date
from pathlib import Path

import random_exports
from control import chart, months
from figures import Scorecard
from measures import MEASURES
from test_agreement import FIXTURES, published, run, same

CASES = [("2023-02-28", "2024-03-31"), ("2023-02-28", "2023-09-30"), ("2022-06-30", "2024-05-17"), ("2024-03-31", "2024-03-31")]


class Charts(unittest.TestCase):
    """Every point of every chart."""

    maxDiff = None

    def compare(self, exports, first, day):
        """All charts of a run over a folder of exports; how many points have special causes."""
        first, day = date.fromisoformat(first), date.fromisoformat(day)
        second = Scorecard(exports)
        series = months(first, 1, day)
        series += [day] if series[-1] != day else []
        with tempfile.TemporaryDirectory() as output:
            feed = published(run(exports, output, day, "--from", first.isoformat()))[0]
        charts = {(c["id"]["kpi"], c["id"]["part"]): c for c in feed["charts"]}
        differences, special = [], 0
        for measure in MEASURES:
            if measure.name != "value":
                continue
            mine = charts[measure.kpi, measure.part]["points"]
            wanted = list(chart(second, measure, day, series))
            if len(mine) != len(wanted):
                differences.append((measure.kpi, measure.part, len(mine), len(wanted)))
                continue
            for point, (when, value, mean, lower, upper, names, variation) in zip(mine, wanted):
                numbers = [(point.get("value"), value), (point.get("mean"), mean), (point.get("lower"), lower),
                           (point.get("upper"), upper)]
                if (not all(same(*pair) for pair in numbers) or point["as_of"] != when.isoformat()
                        or point["causes"] != names or point.get("variation") != variation):
                    differences.append((measure.kpi, measure.part, point, when, numbers, names, variation))
                special += bool(names)
        self.assertEqual(differences[:5], [], f"{len(differences)} differences in {exports} at {day}")
        return special

    @unittest.skipUnless(FIXTURES.is_dir(), "no fixtures")
    def test_fixtures(self):
        self.assertGreater(sum(self.compare(FIXTURES, *case) for case in CASES), 50)

    def test_invented_exports(self):
        for seed in range(4):
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                random_exports.main([folder, "--seed", str(seed), "--rows", "400"])
                self.compare(folder, *CASES[seed])

    @unittest.skipUnless(FIXTURES.is_dir(), "no fixtures")
    def test_twelve_months_of_a_count_are_its_rolling_figure(self):
        with tempfile.TemporaryDirectory() as output:
            feed = published(run(FIXTURES, output, date(2024, 3, 31), "--from", "2024-03-31"))[0]
        line = next(line for line in feed["lines"] if line["id"]["kpi"] == "7")
        months_alone = next(c for c in feed["charts"] if c["id"]["kpi"] == "7")["points"]
        self.assertEqual(len(months_alone), 12)
        self.assertEqual(sum(point["value"] for point in months_alone), line["value"])


if __name__ == "__main__":
    unittest.main()
