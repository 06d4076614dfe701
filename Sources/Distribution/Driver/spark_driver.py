"""The driver of `scorecard run --engine spark`: it starts Spark, submits what the program asks for, and hands the answers back.

Its argument is the folder of the run. Requests come on standard input, one a line, as JSON; answers go to standard output in the same way.
It decides nothing.

    {"start": {"master": "local[2]", "settings": {…}, "files": ["/path/worker.sh"], "archive": "/path/pipelines"}}
    {"parts": {"count": 12, "tasks": "/path/tasks-1", "program": "scorecard"}}       # a line of answer for each part
    {"lines": [{"name": "lines_exclusions", "paths": ["/staging/…"]}]}       # views of the staged files, a row a line
    {"run": ["CREATE OR REPLACE TEMPORARY VIEW …"]}
    {"ask": ["SELECT …", "SELECT …"], "together": 4}                         # the rows of each query, as they are found
    {"stop": {}}

Each request ends with {"done": true} or {"failed": …}: see `spark_faults`.
"""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from spark_faults import GivenUp, fault, need_java, need_master
from spark_rows import Folder, Store
from spark_watch import Watch

# Libraries print on standard error too, so that the program reads nothing but answers.
ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
LOCK = threading.Lock()
# Ends all that was started here, and deletes the folder once nobody writes to it. Executors elsewhere take a moment to notice.
ABANDON = 'kill -9 "-$0"; for i in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$1" 2>/dev/null && exit; sleep 1; done'


def answer(**what):
    """Send one line."""
    line = json.dumps(what, default=str, ensure_ascii=True)
    with LOCK:
        ANSWERS.write(line + "\n")
        ANSWERS.flush()


class Driver:
    """One session."""

    def __init__(self, staging):
        """`staging` is the folder of the run, which is deleted if nobody is left to."""
        self.spark = self.watch = self.rows = None
        self.is_over = False
        self.staging = staging

    def start(self, master, settings, files, archive, store=None):
        """Start Spark, and give every executor the program. `store` is where rows go that no folder of all machines can take."""
        from pyspark.sql import SparkSession
        need_java()
        need_master(master)
        builder = SparkSession.builder.appName("scorecard")
        if master:
            builder = builder.master(master)
        for name, value in settings.items():
            builder = builder.config(name, value)
        if (master or "").startswith("local-cluster"):
            self.move_home()
        try:
            self.spark = builder.getOrCreate()
        except Exception as error:
            # Somebody listens there, who is no master.
            is_nobody = (master or "").startswith("spark://") and "stopped SparkContext" in str(error)
            raise GivenUp("noMaster") if is_nobody else error
        context = self.spark.sparkContext
        context.setLogLevel(settings.get("spark.log.level", "ERROR"))
        if "spark.sql.shuffle.partitions" not in settings:
            self.spark.conf.set("spark.sql.shuffle.partitions", str(context.defaultParallelism))
        for path in files:
            context.addFile(Path(path).as_uri())
        context.addArchive(Path(shutil.make_archive(archive, "zip", archive)).as_uri() + "#pipelines")
        self.rows = Store(self.spark, store, self.staging) if store else Folder(self.spark)
        self.watch = Watch(context, answer)

    def move_home(self):
        """Let workers that Spark starts on this machine keep what they are sent, and what executors print, in the folder of the run."""
        home = Path(os.environ.get("SPARK_HOME") or os.path.dirname(sys.modules["pyspark"].__file__)).resolve()
        own = Path(self.staging, "home")
        own.mkdir()
        for entry in home.iterdir():
            if entry.name != "work":
                (own / entry.name).symlink_to(entry)
        os.environ["SPARK_HOME"] = str(own)

    def parts(self, count, tasks, program):
        """Have executors read the parts of so many tasks, which a file lists; each part is a line of answer."""
        with self.watch.parts(count):
            answers = self.rows.parts(count, tasks, program)
        for line in answers:
            answer(part=line)

    def lines(self, views):
        """Make a view of each source's staged files: `value` is a line, and `path` the name of its file."""
        for view in views:
            name = view["name"].replace("`", "``")
            self.rows.lines(view["paths"]).createOrReplaceTempView(f"`{name}`")

    def run(self, statements):
        """Run statements that have no rows."""
        for statement in statements:
            self.spark.sql(statement)

    def ask(self, queries, together):
        """Send the rows of each query as soon as they are there."""
        def rows(number):
            answer(query=number, rows=[list(row) for row in self.spark.sql(queries[number]).collect()])
        with ThreadPoolExecutor(max_workers=together) as pool:
            for future in as_completed([pool.submit(rows, number) for number in range(len(queries))]):
                future.result()

    def stop(self):
        """End Spark, and leave nothing of it but the folder of the run, which the program deletes."""
        left = None
        try:
            if self.rows:
                self.rows.drop()
        except Exception as error:  # the program says what is left behind
            left = error
        if self.spark:
            self.spark.stop()
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGTERM)
        end = time.monotonic() + 5
        try:
            while os.waitpid(-1, os.WNOHANG) is not None and time.monotonic() < end:
                time.sleep(0.02)
        except ChildProcessError:
            pass
        self.is_over = True
        if left:
            raise GivenUp("storeLeft") from left

    def abandon(self, *_):
        """End at once, because the program that asked is gone."""
        if self.rows:
            self.rows.abandon()
        subprocess.Popen(["sh", "-c", ABANDON, str(os.getpgrp()), self.staging], start_new_session=True, cwd="/",
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def requests(driver):
    """One line after another, as soon as there is one. Where there are no more before the session was stopped, the program is gone."""
    lines = queue.SimpleQueue()

    def read():
        for line in sys.stdin:
            lines.put(line)
        if not driver.is_over:
            driver.abandon()
    threading.Thread(target=read, daemon=True).start()
    while True:
        yield lines.get()


def main():
    """Serve one request after another until there are none."""
    driver = Driver(sys.argv[1])
    signal.signal(signal.SIGTERM, driver.abandon)
    for line in requests(driver):
        request = json.loads(line)
        together = request.pop("together", None)
        (name, given), = request.items()
        try:
            if name == "ask":
                driver.ask(given, together)
            elif isinstance(given, dict):
                getattr(driver, name)(**given)
            else:
                getattr(driver, name)(given)
            answer(done=True)
        except Exception as error:  # whatever went wrong is told, by its name
            lost = driver.watch is not None and driver.watch.has_given_up
            answer(failed=fault(GivenUp("noExecutors") if lost else error))
        if name == "stop":
            break
    # The connection with the virtual machine may be gone with it.
    os._exit(0)


if __name__ == "__main__":
    main()
