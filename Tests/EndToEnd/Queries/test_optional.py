"""Optional sources of a plan, one missing at a time: SQL over the tables gives what a run publishes, no value where that has none."""

import re
import shutil
import tempfile
import unittest
from datetime import date
from pathlib import Path

from clean import ROOT, program
from compared import ALL, Compared, generator, kpis

SOMERSET = ROOT / "Fixtures/somerset"
DAYS = date(2024, 3, 31), date(2023, 7, 15)


class Optional(unittest.TestCase):
    """Somerset's plan, every source of which is optional."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.pipelines = self.folder / "Pipelines"
        shutil.copytree(ROOT / "Pipelines", self.pipelines)
        for path in (self.pipelines / "sources").glob("*.yml"):
            text = path.read_text(encoding="utf-8")
            if not re.search(r"^optional:", text, re.M):
                path.write_text(re.sub(r"^(source: .*)$", r"\1\noptional: yes", text, count=1, flags=re.M), encoding="utf-8")

    def without(self, *missing):
        """The exports without those of some sources, compared."""
        exports = self.folder / f"without {' '.join(missing)}"
        shutil.copytree(SOMERSET, exports)
        for source in missing:
            (exports / f"{source}.csv").unlink()
        compared = Compared(self, self.pipelines, exports)
        self.assertEqual(compared.databases["sqlite"].delivered(), {path.stem for path in exports.glob("*.csv")})
        return compared

    def test_one_missing_at_a_time(self):
        sources = sorted(path.stem for path in SOMERSET.glob("*.csv"))
        # Those that several figures read, and that say of others which category they are of; others are drawn.
        chosen = sources if ALL else ["exclusions", "schools", *generator("optional").sample(sources, 3)]
        for source in dict.fromkeys(chosen):
            with self.subTest(missing=source):
                compared = self.without(source)
                for day in DAYS[:1] if not ALL else DAYS:
                    compared.on(day)
                self.assertGreater(compared.points, 0)
                compared.close()

    def test_figures_that_need_what_is_missing_have_rows_without_a_value(self):
        compared = self.without("schools", "waiting_times")
        points = compared.published("2024-03-31", "2024-03-31")["2024-03-31"]
        empty = {key for key, point in points.items() if point.get("value") is None}
        self.assertGreaterEqual({key[:3] for key in empty}, {("5", "a", "value"), ("5", "b", "value"), ("10", "", "value")}, empty)
        self.assertEqual({key[3] for key in points if key[0] == "7"} & {"school_area", "school_phase"}, set())
        compared.on(DAYS[0], first=date(2024, 1, 31))

    def test_queries_that_read_no_optional_source_do_not_ask(self):
        for kpi in kpis(ROOT / "Pipelines"):
            query = program("sql", kpi, "--pipelines", ROOT / "Pipelines", "--as-of", "2024-03-31").stdout
            self.assertTrue(query)
            self.assertNotIn("delivered_sources", query, kpi)


if __name__ == "__main__":
    unittest.main()
