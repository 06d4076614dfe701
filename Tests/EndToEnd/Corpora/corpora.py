"""What the tests over files made elsewhere share: where the files are, definitions made on the fly, the program's runs.

The corpora lie beside the repository, in `../shared/data`, and are no part of it: without them these tests are skipped.
"""

import csv
import io
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared/data"
AREAS = Path(__file__).resolve().parent / "areas"
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
PLAN = "plan: A file made elsewhere\narea: Nowhere\nstart: 2020-01-01\ncheckpoints: {end: 2030-12-31}\n"


def needs(folder):
    """Skips a test case where its corpus is absent."""
    return unittest.skipUnless((DATA / folder).is_dir(), f"no ../shared/data/{folder} beside the repository")


def records(text):
    """The records of a well-formed CSV text, as Python's own module reads them."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def scorecard(*arguments):
    """One run of the program; its output is text, with its line ends as they were."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, timeout=120, check=False)
    done.stdout, done.stderr = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    return done


def define(folder, name, columns, layout=""):
    """Definitions that say of one export's columns what they are: `columns` is heading → properties, as YAML."""
    (folder / "kpis").mkdir(parents=True, exist_ok=True)
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "plan.yml").write_text(PLAN, encoding="utf-8")
    lines = ["source: rows", "title: Rows", f"files: [{name}]", "key: none"]
    lines += [f"layout: {layout}"] if layout else []
    lines += ["columns:"] + [f"  {json.dumps(heading)}: {properties}" for heading, properties in columns.items()]
    (folder / "sources/rows.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def extract(source, pipelines, exports):
    """What the pipeline makes of a source: exit code, headings, records, and what it said about them."""
    done = scorecard("extract", source, "--quiet", "--pipelines", pipelines, "--input", exports)
    table = records(done.stdout) or [[]]
    return done.returncode, table[0], table[1:], done.stderr


class Feed:
    """The published `scorecard.json` of a run."""

    def __init__(self, folder):
        document = json.loads((folder / "latest/scorecard.json").read_text(encoding="utf-8"))
        self.lines = {(line["id"]["kpi"], line["id"]["part"]): line for line in document["lines"]}
        self.quality = {source["source"]: source for source in document["quality"]}
        self.points = {(*point["id"].values(), point["as_of"]): point
                       for point in document["series"] if point["measure"] == "value"}
        self.categories = document["breakdowns"]

    def value(self, kpi, part):
        """A line's value; None where it has none."""
        return self.lines[kpi, part].get("value")

    def breakdown(self, kpi, part, day):
        """A figure's value for each category on a day."""
        return {point["category"]: point.get("value") for point in self.categories
                if point["id"] == {"kpi": kpi, "part": part} and point["as_of"] == day}


class AreaCase(unittest.TestCase):
    """Runs of a test area's plan over an export that nobody here wrote."""

    area = exports = ""
    # Another folder of definitions than the area's.
    pipelines = None
    maxDiff = None

    @classmethod
    def publish(cls, day, exports=None):
        """Run the plan as at a day; the feed."""
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        done = scorecard("run", "--quiet", "--as-of", day, "--pipelines", cls.pipelines or AREAS / cls.area / "Pipelines",
                         "--input", exports or DATA / cls.exports, "--output", folder.name)
        if done.returncode not in (0, 65):
            raise AssertionError(f"exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return Feed(Path(folder.name))
