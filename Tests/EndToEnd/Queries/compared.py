"""What tests of queries share: every figure of a plan by `scorecard sql` in databases, next to what `scorecard run` publishes.

    Compared(self, pipelines, exports).on(date(2024, 3, 31), first=date(2024, 1, 31))

The tables are those of `extract --all`; the published numbers are those of `scorecard.json`, which has them with all their digits.
"""

import json
import os
import random
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from clean import DuckDB, SQLite, extract_all, program

SEED = int(os.environ.get("SEED", "1"))
ALL = os.environ.get("CASES") == "all"
print(f"SEED={SEED}", flush=True)


def generator(name):
    """Random numbers of a test, the same each time for the same SEED, whatever other tests draw."""
    return random.Random(f"{SEED}, {name}")


def key(point):
    """Which figure, or which category of it, a published point is about."""
    return (point["id"]["kpi"], point["id"]["part"], point["measure"], point.get("dimension"), folded(point.get("category")))


def folded(category):
    """A category without its capitals: clean tables write it as the definitions do, and a run as it was read first."""
    return category and " ".join(category.lower().split())


def numbers(point):
    """The numbers of a published point."""
    return tuple(point.get(name) for name in ("value", "numerator", "denominator"))


def kpis(pipelines):
    """The numbers of a plan's KPIs."""
    found = []
    for path in sorted((Path(pipelines) / "kpis").glob("*.y*ml")):
        found.append(re.search(r"^kpi: *['\"]?([^\s'\"#]+)", path.read_text(encoding="utf-8"), re.M).group(1))
    return found


def same(left, right):
    """Whether two numbers are equal to 1e-9 of their size."""
    if left is None or right is None:
        return left is right
    return abs(left - right) <= 1e-9 * max(1.0, abs(right))


class Compared:
    """A plan with its exports, extracted and loaded once, and asked for any day."""

    def __init__(self, case, pipelines, exports, databases=(DuckDB, SQLite)):
        self.case, self.pipelines, self.exports = case, pipelines, exports
        self.points = 0
        folder = TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        clean = self.folder / "clean"
        done = extract_all(pipelines, exports, clean, "--quiet")
        case.assertIn(done.returncode, (0, 65, 66), done.stderr)
        self.tables = {path.stem for path in clean.glob("*.csv")}
        self.sources = {path.stem for path in (Path(pipelines) / "sources").glob("*.y*ml")}
        self.databases = {database.DIALECT: database(case, clean) for database in databases}

    def published(self, day, first):
        """What a run publishes."""
        output = self.folder / f"output-{day}-{first}"
        done = program("run", "--quiet", "--pipelines", self.pipelines, "--input", self.exports, "--output", output, "--as-of", day,
                       "--from", first)
        self.case.assertIn(done.returncode, (0, 65), done.stderr)
        return self.read(output / str(day))

    def read(self, folder):
        """The feed of a published folder, by day and point."""
        feed = json.loads((folder / "scorecard.json").read_text(encoding="utf-8"))
        self.is_doubtful = any(source["rejected"] or source.get("missing_columns") for source in feed["quality"])
        points = {}
        for point in feed["series"] + feed["breakdowns"]:
            points.setdefault(point["as_of"], {})[key(point)] = point
        return points

    def on(self, day, first=None):
        """Compare every figure of the plan on the day, by a query for that day alone, and on the month-ends since `first` by one for all."""
        points = self.published(day, first or day)
        self.day(str(day), points[str(day)])
        if len(points) > 1:
            for kpi in kpis(self.pipelines):
                self.kpi(kpi, points)

    def day(self, day, expected):
        """Compare every figure of the plan with the points of a day."""
        for kpi in kpis(self.pipelines):
            self.kpi(kpi, {day: expected})

    def close(self):
        """Let go of the databases."""
        for database in self.databases.values():
            database.close()

    def is_whole(self, query):
        """Whether each source that a query reads has a table: one that is missing or was refused has none."""
        return not any(re.search(rf'(FROM|JOIN) "?{name}"? AS', query) for name in self.sources - self.tables)

    def kpi(self, kpi, points):
        """Compare one KPI with the points of one day, or those of several by one query for all of them."""
        first, day = min(points), max(points)
        expected = {(as_of, *key): point for as_of, found in points.items() for key, point in found.items() if key[0] == kpi}
        for dialect, database in self.databases.items():
            options = ["--from", first] if first < day else []
            done = program("sql", kpi, "--dialect", dialect, "--as-of", day, *options, "--pipelines", self.pipelines)
            self.case.assertEqual(done.returncode, 0, done.stderr)
            if not self.is_whole(done.stdout):
                continue
            place = f"{self.pipelines}: KPI {kpi} from {first} to {day} in {dialect}"
            try:
                rows = database.query(done.stdout)
            except Exception as error:
                raise AssertionError(f"{place}: {error}\n{done.stdout}") from error
            rows = [(str(row[0]), *row[1:]) if options else (day, *row) for row in rows]
            found = {(*row[:5], folded(row[5])): row[6:] for row in rows}
            self.case.assertEqual(len(found), len(rows), f"{place}: a row is there twice")
            self.points += len(expected)
            wrong = [f"{point}: {found.get(point)}, not {numbers(expected[point]) if point in expected else None}"
                     for point in sorted(set(found) | set(expected), key=str) if not self.agrees(point, found, expected)]
            self.case.assertFalse(wrong, place + "\n" + "\n".join(wrong[:12]))

    def agrees(self, point, found, expected):
        """Whether the query has what is published of a point. Of a figure that has no value because of what was delivered (rejected
        rows that may matter, a heading that is missing) a query over tables cannot know that."""
        figure = expected.get((*point[:4], None, None))
        if self.is_doubtful and figure is not None and numbers(figure) == (None, None, None):
            return True
        return point in found and point in expected and all(map(same, found[point], numbers(expected[point])))
