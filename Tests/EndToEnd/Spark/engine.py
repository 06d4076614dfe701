"""Apache Spark on this machine, for tests of what is generated for it. `make spark` installs it.

    Spark(case, clean).query("SELECT COUNT(*) FROM exclusions")      # [(278,)]
"""

import os
import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Queries"))

from clean import Database  # noqa: E402, of the tests of queries

CORES = 2


def session():
    """The one session of these tests, as small as it can be: a page of its own, a log of events or many parts of a table help nobody."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession
    return (SparkSession.builder.master(f"local[{CORES}]").appName("scorecard tests")
            .config("spark.driver.memory", "4g").config("spark.ui.enabled", "false").config("spark.eventLog.enabled", "false")
            .config("spark.sql.shuffle.partitions", str(CORES)).config("spark.default.parallelism", str(CORES))
            .config("spark.ui.showConsoleProgress", "false").config("spark.log.level", "ERROR")
            .config("spark.sql.ansi.enabled", "true").config("spark.sql.session.timeZone", "UTC").getOrCreate())


class Spark(Database):
    """The tables of a folder in Spark, by the script that is there; each is read once and kept."""

    DIALECT = "spark"

    def __init__(self, case, clean):
        self.spark = session()
        script = (clean / "load.spark.sql").read_text(encoding="utf-8")
        # The script names its files as if it ran in their folder, which a session that runs already cannot change to.
        for statement in re.sub(r"path '", f"path '{clean}/", script).split(";\n"):
            if re.search(r"^[^-\s]", statement, re.M):
                self.spark.sql(statement)
        self.names = re.findall(r"^CREATE OR REPLACE TEMPORARY VIEW `([^`]+)`", script, re.M)
        for name in self.names:
            self.spark.catalog.cacheTable(name)

    def query(self, sql):
        """The rows of a query."""
        return [tuple(row) for row in self.spark.sql(sql.strip().removesuffix(";")).collect()]

    def close(self):
        """Let go of the tables. The session is for all tests."""
        for name in self.names:
            self.spark.catalog.uncacheTable(name)
            self.spark.catalog.dropTempView(name)
