"""What the tests of clean tables share: tiny plans made on the fly, calls of `extract --all`, and what databases make of it.

    plan = Plan(self)
    plan.source("visits", "key: [visit_id]", visit_id="{type: identifier, domain: visit}", visit_date="{type: day}")
    plan.export("visits.csv", "visit_id,visit_date\nV1,31/01/2024\n")
    done = plan.extract()                   # done.returncode, done.stderr
    plan.rows("visits")                     # [{"row_number": "1", "visit_id": "V1", "visit_date": "2024-01-31"}]
    duckdb_rows(plan.clean, "visits")       # [(1, "V1", date(2024, 1, 31))]
"""

import csv
import json
import os
import sqlite3
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
PLAN = "plan: An invented plan\narea: Nowhere\nstart: 2023-01-01\ncheckpoints: {end: 2024-12-31}\nareas_of_weakness: {A: An invented area}\n"


def program(*options):
    """One call of the program."""
    return subprocess.run([PROGRAM, *map(str, options)], capture_output=True, text=True, timeout=300, check=False)


def extract_all(pipelines, exports, clean, *options):
    """`extract --all` of a plan."""
    return program("extract", "--all", clean, "--pipelines", pipelines, "--input", exports, *options)


class Plan:
    """A plan without KPIs, unless a test adds one, in a folder of its own, which is gone when the test is over."""

    def __init__(self, case):
        folder = tempfile.TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.pipelines, self.exports, self.clean = (self.folder / name for name in ("Pipelines", "exports", "clean"))
        for path in (self.pipelines / "kpis", self.pipelines / "sources", self.exports):
            path.mkdir(parents=True)
        (self.pipelines / "plan.yml").write_text(PLAN, encoding="utf-8")

    def source(self, name, keys, **columns):
        """Define a source: its keys as lines of YAML, and each column with its YAML."""
        lines = [f"source: {name}", f"title: The {name}", "sense_checks: off", *keys.split("; "), "columns:"]
        lines += [f"  {column}: {text}" for column, text in columns.items()]
        (self.pipelines / f"sources/{name}.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def kpi(self, name, measure, *more):
        """Define a KPI."""
        lines = [f"kpi: {name}", f"title: The KPI {name}", "area_of_weakness: A", "actions: []", "owner: Nobody", "better: lower"]
        (self.pipelines / f"kpis/{name}.yml").write_text("\n".join([*lines, f"measure: {measure}", *more]) + "\n", encoding="utf-8")

    def export(self, file, text):
        """Write an export."""
        (self.exports / file).write_bytes(text.encode())

    def extract(self, *options):
        """Write the clean tables."""
        return extract_all(self.pipelines, self.exports, self.clean, *options)

    def rows(self, source):
        """The rows of a clean table."""
        return rows(self.clean / f"{source}.csv")

    def package(self):
        """The description of the tables."""
        return package(self.clean)


def rows(path):
    """The rows of a CSV file, by the names of its columns."""
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def package(clean):
    """The description of the tables in a folder."""
    return json.loads((clean / "datapackage.json").read_text(encoding="utf-8"))


class Database:
    """What a database makes of the tables in a folder, by the script that is there. `DIALECT` is its name for `scorecard sql`."""

    def tables(self):
        """The names of its tables."""
        return [name for name, in self.query(self.TABLES)]

    def rows(self, table):
        """All rows of a table, in their order."""
        return self.query('SELECT * FROM "{}" ORDER BY row_number'.format(table.replace('"', '""')))

    def delivered(self):
        """The sources that were delivered."""
        return {name for name, in self.query("SELECT source FROM delivered_sources")}

    def close(self):
        """Let go of it."""
        self.connection.close()


class DuckDB(Database):
    """The tables in DuckDB."""

    DIALECT = "duckdb"
    TABLES = "SELECT table_name FROM information_schema.tables ORDER BY 1"

    def __init__(self, case, clean):
        import duckdb  # where only SQLite is wanted it need not be there
        self.connection = duckdb.connect()
        case.addCleanup(self.connection.close)
        self.load(clean)

    def load(self, clean):
        """Run the script of a folder."""
        before = os.getcwd()
        os.chdir(clean)
        try:
            self.connection.execute((clean / "load.duckdb.sql").read_text(encoding="utf-8"))
        finally:
            os.chdir(before)

    def query(self, sql):
        """The rows of a query."""
        return self.connection.execute(sql).fetchall()

    def types(self, table):
        """The type of each column."""
        return dict(self.query(f"SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{table}'"))


class SQLite(Database):
    """The tables in SQLite, loaded by its own program, since the script has commands of that."""

    DIALECT = "sqlite"
    TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1"

    def __init__(self, case, clean):
        folder = tempfile.TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        self.case, self.path = case, Path(folder.name) / "area.sqlite"
        self.load(clean)
        self.connection = sqlite3.connect(self.path)
        case.addCleanup(self.connection.close)

    def load(self, clean):
        """Run the script of a folder."""
        with open(clean / "load.sqlite.sql", encoding="utf-8") as script:
            done = subprocess.run(["sqlite3", str(self.path)], stdin=script, cwd=clean, capture_output=True, text=True, check=False)
        self.case.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def query(self, sql):
        """The rows of a query."""
        return self.connection.execute(sql).fetchall()

    def types(self, table):
        """The declared type of each column."""
        return {row[1]: row[2] for row in self.query(f"PRAGMA table_info('{table}')")}
