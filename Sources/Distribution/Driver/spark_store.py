"""Rows in a store that machines reach through Spark alone, such as `hdfs:` or `s3a:`, where no folder is the same on all of them.

What an executor has read it prints, and Spark writes it: a table for each round of parts, with the name of a file in `path` and a line of
it in `value`. The answers of parts have no name. All tables are in one database, which is deleted with everything in it.
"""

import re
import threading
from pathlib import Path

from spark_faults import GivenUp

# No value has this sign: it is escaped.
BETWEEN = "\\u0001"
# A table is written in small groups of rows, so that an executor needs little memory for it.
GROUP = 16 << 20


class Store:
    """The database of one run."""

    def __init__(self, spark, address, staging):
        """Make it below `address`. `staging` is the folder of the run on this machine, whose name it has."""
        self.spark, self.staging = spark, Path(staging)
        self.name = re.sub(r"\W", "_", self.staging.name)
        self.tables, self.kept = [], 0
        place = f"{address.rstrip('/')}/{self.staging.name}".replace("\\", "\\\\").replace("'", "\\'")
        try:
            spark.sql(f"CREATE DATABASE {self.name} LOCATION '{place}'")
        except Exception as error:
            raise GivenUp("noStore") from error

    def parts(self, script, rows):
        """Keep what a script prints for each row, and return the answers; rejects go into the folder of the run."""
        table = self.keep(script, rows)
        self.tables.append(table)
        for name, lines in self.rejects(table).items():
            (self.staging / "rows" / Path(name).name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
        return [row.value for row in self.spark.sql(f"SELECT value FROM {table} WHERE path = ''").collect()]

    def keep(self, script, rows):
        """A table of what a script prints for each row, with `path` and `value`."""
        self.kept += 1
        table = f"{self.name}.lines_{self.kept}"
        self.spark.sql(
            f"CREATE TABLE {table} USING parquet OPTIONS ('parquet.block.size' = '{GROUP}') AS "
            "SELECT TRANSFORM(id) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n' "
            f"USING '{script}' AS (path STRING, value STRING) "
            f"ROW FORMAT DELIMITED FIELDS TERMINATED BY '{BETWEEN}' LINES TERMINATED BY '\\n' FROM {rows}")
        return table

    def rejects(self, table):
        """By the name of a file of rejects, its lines in their order: each comes with its number."""
        found = {}
        for path, value in self.spark.sql(f"SELECT path, value FROM {table} WHERE path LIKE '%.rejects'").collect():
            number, _, line = value.partition(":")
            found.setdefault(path, []).append((int(number), line))
        return {path: [line for _, line in sorted(lines)] for path, lines in found.items()}

    def lines(self, names):
        """The rows of these files."""
        if not self.tables or not names:
            return self.spark.sql("SELECT CAST(NULL AS STRING) AS value, CAST(NULL AS STRING) AS path WHERE FALSE")
        every = " UNION ALL ".join(f"SELECT value, path FROM {table}" for table in self.tables)
        listed = ", ".join("'" + name + "'" for name in names)
        return self.spark.sql(f"SELECT value, path FROM ({every}) WHERE path IN ({listed})")

    def drop(self):
        """Delete everything."""
        self.spark.sql(f"DROP DATABASE IF EXISTS {self.name} CASCADE")

    def abandon(self, seconds=10):
        """Delete everything as soon as nobody works any more; give up after some seconds."""
        def end():
            try:
                self.spark.sparkContext.cancelAllJobs()
                self.drop()
            except Exception:  # the session is gone, and with it whoever could delete
                pass
        thread = threading.Thread(target=end, daemon=True)
        thread.start()
        thread.join(seconds)
