"""Where the rows are that executors read: in a folder that all machines reach, or in a store that they reach through Spark alone."""

import re
import shlex
import threading
from pathlib import Path

from spark_faults import GivenUp

EMPTY = "SELECT CAST(NULL AS STRING) AS value, CAST(NULL AS STRING) AS path WHERE FALSE"
# No value has this sign: it is escaped.
BETWEEN = "\\u0001"
# A table is written in small groups of rows, so that an executor needs little memory for it.
GROUP = 16 << 20


def literal(text):
    """A text as SQL has it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def printed(columns, between, command, count):
    """The query for the lines that a command prints, which is run so many times, for the numbers from 0 on."""
    return ("SELECT TRANSFORM(id) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n' "
            f"USING {literal(shlex.join(command))} AS ({columns}) ROW FORMAT DELIMITED FIELDS TERMINATED BY '{between}' LINES TERMINATED BY '\\n' "
            f"FROM range(0, {count}, 1, {count})")


class Folder:
    """The folder of the run, which all machines reach: executors write rows there, and Spark reads them. The program deletes the folder."""

    def __init__(self, spark):
        self.spark = spark

    def parts(self, count, tasks, program):
        """Have executors read parts, and return their answers."""
        query = printed("answer STRING", "\\t", ["bash", "worker.sh", tasks, program], count)
        return [row.answer for row in self.spark.sql(query).collect()]

    def lines(self, paths):
        """The lines of files, in `value`, each with the name of its file, in `path`."""
        if not paths:
            return self.spark.sql(EMPTY)
        # Each path is that of one file, whatever signs are in it.
        plain = [re.sub(r"([\\{}\[\]*?])", r"\\\1", path) for path in paths]
        return self.spark.read.option("lineSep", "\n").text(plain).selectExpr("value", "_metadata.file_name AS path")

    def drop(self):
        """Nothing: it is no database."""

    abandon = drop


class Store:
    """A database of the run at an address such as `hdfs:` or `s3a:`, where no folder is the same on all machines.

    What an executor has read it prints, and Spark writes it: a table for each round of parts, with the name of a file in `path` and a
    line of it in `value`. The answers of parts have no name. The database is deleted with everything in it.
    """

    def __init__(self, spark, address, staging):
        """Make it below `address`. `staging` is the folder of the run on this machine, whose name it has."""
        self.spark, self.staging = spark, Path(staging)
        self.name = re.sub(r"\W", "_", self.staging.name)
        self.tables, self.kept = [], 0
        place = f"{address.rstrip('/')}/{self.staging.name}"
        try:
            spark.sql(f"CREATE DATABASE {self.name} LOCATION {literal(place)}")
        except Exception as error:
            raise GivenUp("noStore") from error

    def parts(self, count, tasks, program):
        """Have executors read parts, and return their answers; rejects go into the folder of the run."""
        self.spark.sparkContext.addFile(Path(tasks).as_uri())
        table = self.keep(["bash", "worker.sh", Path(tasks).name, program, "print"], count)
        self.tables.append(table)
        answers, rejects = [], {}
        for path, value in self.spark.sql(f"SELECT path, value FROM {table} WHERE path = '' OR path LIKE '%.rejects'").collect():
            (rejects.setdefault(path, []) if path else answers).append(value)
        for path, lines in rejects.items():
            # Each line comes with its number, because Spark keeps no order.
            numbered = sorted((int(number), line) for number, _, line in (line.partition(":") for line in lines))
            (self.staging / "rows" / Path(path).name).write_text("".join(f"{line}\n" for _, line in numbered), encoding="utf-8", newline="")
        return answers

    def keep(self, command, count):
        """A table of what a command prints."""
        self.kept += 1
        table = f"{self.name}.lines_{self.kept}"
        self.spark.sql(f"CREATE TABLE {table} USING parquet OPTIONS ('parquet.block.size' = '{GROUP}') AS "
                       + printed("path STRING, value STRING", BETWEEN, command, count))
        return table

    def lines(self, paths):
        """The same of files by their names, or of one file of this machine by its path: it is sent to an executor, which prints it."""
        if paths and Path(paths[0]).is_absolute():
            (path,) = map(Path, paths)
            self.spark.sparkContext.addFile(path.as_uri())
            return self.spark.table(self.keep(["bash", "worker.sh", path.name, "print"], 1))
        if not paths or not self.tables:
            return self.spark.sql(EMPTY)
        every = " UNION ALL ".join(f"SELECT value, path FROM {table}" for table in self.tables)
        listed = ", ".join(map(literal, paths))
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
            except Exception:  # Spark has ended already, and nothing here can delete the database without it
                pass
        thread = threading.Thread(target=end, daemon=True)
        thread.start()
        thread.join(seconds)
