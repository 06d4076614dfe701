"""The messy fixtures give the clean ones' scorecard, and every mess in them is counted."""

import json
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import mess
from faults import faults
from program import ROOT, Runs, published
from columns import SOURCES

KEYS = ["id", "value", "numerator", "denominator", "expected", "rag", "direction", "targets", "status", "reason", "previous",
        "change", "baseline", "period_start", "period_end", "note"]


def figures(folder):
    """What the feed says, but for what names the run, the files and the definitions."""
    feed = json.loads((folder / "scorecard.json").read_text(encoding="utf-8"))
    lines = [{key: line.get(key) for key in KEYS} for line in feed["lines"]]
    for line in lines:
        # How many rows were rejected is told, and no figure changes by it.
        line["note"] = "; ".join(part for part in line["note"].split("; ") if not part.endswith("could not be used"))
        (line["baseline"] or {}).pop("measured_by", None)
    alerts = [alert for alert in feed["alerts"] if alert["rule"] != "rejects_high"]
    return {"lines": lines, "series": feed["series"], "breakdowns": feed["breakdowns"], "alerts": alerts}


class Messy(Runs):
    """Runs on Fixtures/somerset and Fixtures/somerset-messy, with definitions that know title and end lines."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.written, cls.outputs = Path(folder.name) / "messy", Path(folder.name) / "outputs"
        cls.tallies = mess.write(cls.written)

    def setUp(self):
        super().setUp()
        self.expect_titles_and_ends()

    def run_on(self, exports, day):
        """A run on fixtures, once for all tests; where it published."""
        output = self.outputs / exports / day
        if not output.exists():
            output.parent.mkdir(parents=True, exist_ok=True)
            done = self.scorecard("run", "--as-of", day, exports=ROOT / "Fixtures" / exports, output=output)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
        return self.latest(output)

    def test_the_committed_folder_is_what_is_written(self):
        names = sorted(path.name for path in self.written.iterdir())
        self.assertEqual(names, sorted(path.name for path in mess.MESSY.iterdir()))
        for name in names:
            self.assertTrue((self.written / name).read_bytes() == (mess.MESSY / name).read_bytes(), name)

    def test_it_is_small_and_every_rule_is_broken_but_no_limit(self):
        self.assertLess(sum(path.stat().st_size for path in self.written.iterdir()), 6_000_000)
        for source, tally in self.tallies.items():
            self.assertLessEqual(tally.bad, max(3, 0.02 * tally.read), source)
        broken = {rule for tally in self.tallies.values() for *_, rule in tally.rejects}
        self.assertEqual(broken, {rule for columns in SOURCES.values() for rule, _ in faults(columns)})
        self.assertEqual(len(broken), 10)
        for kind in ("stale", "skipped", "blank"):
            self.assertGreater(sum(getattr(tally, kind) for tally in self.tallies.values()), 20, kind)

    def compare(self, day):
        """Every figure of both folders."""
        clean, messy = (figures(self.run_on(exports, day)) for exports in ("somerset", "somerset-messy"))
        self.assertEqual(len(clean["lines"]), 16)
        for part in clean:
            self.assertEqual(len(clean[part]), len(messy[part]), part)
            for one, other in zip(clean[part], messy[part]):
                self.assertEqual(one, other)

    def test_the_same_scorecard_at_the_end_of_the_plan(self):
        self.compare("2024-03-31")

    def test_the_same_scorecard_at_its_first_checkpoint(self):
        self.compare("2023-06-30")

    def test_every_mess_is_counted(self):
        clean = {row["source"]: row for row in published(self.run_on("somerset", "2024-03-31"), "quality.csv")}
        found = [row for row in published(self.run_on("somerset-messy", "2024-03-31"), "quality.csv") if row["source"] not in mess.WORDS]
        self.assertEqual([row["source"] for row in found], sorted(self.tallies))
        for row in found:
            tally = self.tallies[row["source"]]
            wanted = {"source": row["source"], "files": tally.files, "read": tally.read, "accepted": tally.good,
                      "rejected": tally.bad, "duplicates": tally.stale, "skipped": tally.skipped,
                      "newest": clean[row["source"]]["newest"], "encoding": ", ".join(tally.encodings),
                      "status": "delivered"}
            self.assertEqual({key: str(value) for key, value in wanted.items()}, {key: row[key] for key in wanted})
            self.assertEqual(str(tally.good), clean[row["source"]]["accepted"])

    def test_every_bad_row_has_its_place_and_rule(self):
        found = published(self.run_on("somerset-messy", "2024-03-31"), "rejects.csv")
        for source, tally in self.tallies.items():
            places = [(row["file"], int(row["line"]), row["column"], row["rule"]) for row in found if row["source"] == source]
            self.assertEqual(places, tally.rejects, source)
        self.assertEqual(Counter(row["source"] for row in found), {source: tally.bad for source, tally in self.tallies.items() if tally.bad})

    def test_without_a_word_about_title_lines_the_files_are_refused(self):
        done = self.scorecard("check", "--pipelines", str(ROOT / "Pipelines"), exports=mess.MESSY)
        self.assertEqual(done.returncode, 65)
        self.assertIn(b"title_lines", done.stdout)


if __name__ == "__main__":
    unittest.main()
