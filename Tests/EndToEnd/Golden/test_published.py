"""What a run publishes: the feed fits its schema in every state, and two runs keep out of each other's way."""

import fcntl
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SCHEMA = json.loads((ROOT / "Sources/Loaders/Schemas/scorecard-1.schema.json").read_text(encoding="utf-8"))
FEEDBACK = "response_id,response_date,involvement_led_to_improvement\nF1,2023-01-10,yes\n"


def closed(schema):
    """The schema with nothing allowed that it does not name, so that a new key cannot be forgotten there."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items()}
    return {**parts, "additionalProperties": False} if "required" in parts else parts


class Published(unittest.TestCase):
    """Runs of the built program in a folder of their own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_program(self, *options, exports=None):
        """One run; what it ended with."""
        command = [PROGRAM, "run", "--pipelines", str(ROOT / "Pipelines"), "--input", str(exports or self.folder / "input"),
                   "--output", str(self.folder / "output"), *options]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def deliver(self, name, text):
        """An export."""
        (self.folder / "input").mkdir(exist_ok=True)
        (self.folder / "input" / name).write_text(text, encoding="utf-8")

    def check_feed(self):
        """The latest feed against the schema."""
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        feed = json.loads((self.folder / "output/latest/scorecard.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(SCHEMA).validate(feed)
        jsonschema.Draft202012Validator(closed(SCHEMA)).validate(feed)
        return feed

    def test_a_whole_scorecard_fits_the_schema(self):
        self.run_program("--as-of", "2024-03-31", exports=ROOT / "Fixtures/somerset")
        feed = self.check_feed()
        self.assertEqual((len(feed["lines"]), feed["version"]), (16, 1))

    def test_missing_refused_nil_and_carried_fit_the_schema(self):
        self.deliver("feedback.csv", FEEDBACK)
        self.deliver("exclusions.csv", "")
        self.deliver("inclusion_tool.csv", "school_urn,completed_date\n")
        # KPI 14 has targets, the first of them later than this day.
        self.deliver("milestones.csv", (ROOT / "Fixtures/somerset/milestones.csv").read_text(encoding="utf-8"))
        self.assertEqual(self.run_program("--as-of", "2023-02-28").returncode, 65)
        self.check_feed()
        # What is carried over is no better for it.
        self.assertEqual(self.run_program("--as-of", "2023-02-28", "--kpi", "12").returncode, 65)
        reasons = {line.get("reason") for line in self.check_feed()["lines"]}
        self.assertLessEqual({"missing", "refused", "nil_return", "not_due", "no_target"}, reasons)

    def test_another_run_holds_the_lock(self):
        self.deliver("feedback.csv", FEEDBACK)
        alone = ("--as-of", "2023-02-28", "--kpi", "12", "--partial")
        (self.folder / "output/.private").mkdir(parents=True)
        with open(self.folder / "output/.private/lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.run_program(*alone)
            self.assertEqual(done.returncode, 75, done.stderr)
            self.assertIn("try again", done.stderr)
            self.assertEqual(self.run_program(*alone, "--dry-run").returncode, 0)
        self.assertEqual(self.run_program(*alone).returncode, 0)

    def test_the_same_exports_give_the_same_files(self):
        names = ["scorecard.csv", "series.csv", "breakdowns.csv", "targets.csv", "alerts.csv", "quality.csv", "rejects.csv"]
        published = []
        for _ in range(2):
            self.run_program("--as-of", "2023-09-30", exports=ROOT / "Fixtures/somerset")
            folder = (self.folder / "output/latest").resolve()
            run = folder.name
            published.append([(folder / name).read_text(encoding="utf-8").replace(run, "RUN") for name in names])
        self.assertEqual(*published)
        self.assertEqual(len(list((self.folder / "output/runs").iterdir())), 2)


if __name__ == "__main__":
    unittest.main()
