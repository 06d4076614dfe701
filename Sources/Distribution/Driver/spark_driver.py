"""The driver of `scorecard run --engine spark`: it starts Spark, submits what the program asks for, and hands the answers back.

Requests come on standard input, one a line, as JSON; answers go to standard output in the same way. It decides nothing.

    {"start": {"master": "local[2]", "settings": {…}, "files": ["/path/worker.sh"], "archive": "/path/pipelines"}}
    {"parts": {"count": 12, "command": "bash worker.sh tasks-1"}}            # a line of answer for each part
    {"lines": [{"name": "lines_exclusions", "paths": ["/staging/…"]}]}       # views of the staged files, a row a line
    {"run": ["CREATE OR REPLACE TEMPORARY VIEW …"]}
    {"ask": ["SELECT …", "SELECT …"], "together": 4}                         # the rows of each query, as they are found
    {"stop": {}}

Each request ends with {"done": …} or {"failed": …}. What failed is told by Spark's name of the fault, never by its message, which may hold
values of rows.
"""

import json
import os
import queue
import re
import shutil
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

# Whoever else prints, prints where nobody reads answers.
ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
LOCK = threading.Lock()


def answer(**what):
    """Send one line."""
    line = json.dumps(what, default=str, ensure_ascii=True)
    with LOCK:
        ANSWERS.write(line + "\n")
        ANSWERS.flush()


def fault(error):
    """What may be said of a failure."""
    text = str(error)
    condition = getattr(error, "getCondition", lambda: None)() or re.search(r"\[([A-Z][A-Z0-9_.]{3,})\]", text)
    cause = getattr(error, "java_exception", None)
    while cause is not None and cause.getCause() is not None:
        cause = cause.getCause()
    name = condition if isinstance(condition, str) else condition.group(1) if condition else \
        cause.getClass().getName() if cause is not None else type(error).__name__
    # What the program itself says when it cannot read a part or write its rows: it names no value of any row.
    child = re.search(r"Subprocess exited with status (\d+)\. Error: (.*?)(?:\n\s*at |\Z)", text, re.S)
    return {"condition": name, "status": int(child.group(1)) if child else None,
            "said": child.group(2).strip()[-2000:] if child else None}


class Driver:
    """One session."""

    def __init__(self):
        self.spark = self.staging = None
        self.work = []

    def start(self, master, settings, files, archive, staging):
        """Start Spark, and give every executor the program. `staging` is the folder of the run, which is deleted if nobody is left to."""
        self.staging = staging
        from pyspark.sql import SparkSession
        builder = SparkSession.builder.appName("scorecard")
        if master:
            builder = builder.master(master)
        for name, value in settings.items():
            builder = builder.config(name, value)
        self.spark = builder.getOrCreate()
        context = self.spark.sparkContext
        context.setLogLevel(settings.get("spark.log.level", "ERROR"))
        if "spark.sql.shuffle.partitions" not in settings:
            self.spark.conf.set("spark.sql.shuffle.partitions", str(context.defaultParallelism))
        for path in files:
            context.addFile(path)
        # Where executors that run on this machine keep what they are sent, and what they print.
        self.work.append(os.path.join(os.environ.get("SPARK_HOME") or os.path.dirname(sys.modules["pyspark"].__file__), "work",
                                      context.applicationId))
        context.addArchive(shutil.make_archive(archive, "zip", archive) + "#pipelines")
        return {"version": self.spark.version, "cores": context.defaultParallelism, "application": context.applicationId}

    def parts(self, count, command):
        """Have executors run a command for each part: it reads the number of the part, and prints one line."""
        rows = []
        done = threading.Event()
        watch = threading.Thread(target=self.watch, args=(done, count), daemon=True)
        watch.start()
        try:
            rows = self.spark.sql(
                "SELECT TRANSFORM(id) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n' "
                f"USING '{command}' AS (answer STRING) "
                "ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n' "
                f"FROM range(0, {count}, 1, {count})").collect()
        finally:
            done.set()
            watch.join()
        for row in rows:
            answer(part=row.answer)
        return len(rows)

    def watch(self, done, count):
        """Tell how many parts have been read."""
        tracker = self.spark.sparkContext.statusTracker()
        known = -1
        while not done.wait(0.5):
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            finished = sum(stage.numCompletedTasks for stage in stages if stage)
            if finished != known:
                known = finished
                answer(finished=finished, of=count)

    def lines(self, views):
        """Make a view of each source's staged files: `value` is a line, and `path` says where it stands."""
        for view in views:
            if view["paths"]:
                table = self.spark.read.option("lineSep", "\n").text(view["paths"]).selectExpr("value", "_metadata.file_name AS path")
            else:
                table = self.spark.sql("SELECT CAST(NULL AS STRING) AS value, CAST(NULL AS STRING) AS path WHERE FALSE")
            table.createOrReplaceTempView(view["name"])

    def run(self, statements):
        """Run statements that have no rows."""
        for statement in statements:
            self.spark.sql(statement)

    def ask(self, queries, together):
        """Send the rows of each query as soon as they are there."""
        def rows(number):
            began = time.monotonic()
            found = [list(row) for row in self.spark.sql(queries[number]).collect()]
            answer(query=number, rows=found, seconds=round(time.monotonic() - began, 3))
        with ThreadPoolExecutor(max_workers=max(1, together)) as pool:
            for future in as_completed([pool.submit(rows, number) for number in range(len(queries))]):
                future.result()

    def stop(self):
        """End Spark, and leave nothing of it."""
        if self.spark:
            self.spark.stop()
        for folder in self.work:
            shutil.rmtree(folder, ignore_errors=True)

    def abandon(self):
        """End at once, because the program that asked is gone."""
        for folder in [*self.work, self.staging]:
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
        os.killpg(0, 9)


def requests(driver):
    """One line after another, as soon as there is one. Where there are no more before the session was stopped, the program is gone."""
    lines = queue.SimpleQueue()

    def read():
        for line in sys.stdin:
            lines.put(line)
            if line.startswith('{"stop"'):
                return
        driver.abandon()
    threading.Thread(target=read, daemon=True).start()
    while True:
        yield lines.get()


def main():
    """Serve one request after another until there are none."""
    driver = Driver()
    for line in requests(driver):
        (name, given), = [(name, given) for name, given in json.loads(line).items() if name != "together"]
        request = json.loads(line)
        try:
            if name == "ask":
                done = driver.ask(given, request.get("together", 1))
            elif isinstance(given, dict):
                done = getattr(driver, name)(**given)
            else:
                done = getattr(driver, name)(given)
            answer(done=done if done is not None else True)
        except Exception as error:  # whatever went wrong is told, by its name
            answer(failed=fault(error))
        if name == "stop":
            break
    # The connection with the virtual machine may be gone with it.
    os._exit(0)


if __name__ == "__main__":
    main()
