"""A cluster of three machines that are all this one: a master, and two workers of which one is slow.

`make test-spark` does this.
"""

import os
import signal
import socket
import subprocess
import time
import unittest
from pathlib import Path

from disturbed import Run

ALL = os.environ.get("CASES") == "all"

SPECULATION = [f"--spark-conf=spark.speculation{setting}" for setting in
               ("=true", ".interval=200ms", ".multiplier=1.1", ".quantile=0.3", ".minTaskRuntime=100ms")]
PORT = 17077


class Cluster:
    """Spark's own master and workers, each at an address of its own."""

    def __init__(self, case, run, workers):
        """`workers` are addresses with the settings of each."""
        import pyspark
        self.case, self.run, self.home = case, run, Path(pyspark.__file__).parent
        self.master = f"spark://127.0.0.1:{PORT}"
        self.start("master.Master", "127.0.0.1", "--port", str(PORT))
        run.until(self.answers)
        self.workers = [self.start("worker.Worker", host, "--cores", "1", "--memory", "1g", "--work-dir", f"{run.folder}/work-{host}",
                                   self.master, **settings) for host, settings in workers.items()]

    def start(self, what, host, *more, **settings):
        """Start one of them; it is not one of the run's processes, and ends with the test."""
        environment = {**os.environ, "PATH": self.run.environment["PATH"], "SPARK_LOCAL_IP": host, "SPARK_HOME": str(self.home), **settings}
        process = subprocess.Popen(
            [self.home / "bin/spark-class", f"org.apache.spark.deploy.{what}", "--host", host, "--webui-port", "0", *more],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.case.addCleanup(process.wait)
        self.case.addCleanup(kill, process.pid)
        return process

    def answers(self):
        """Whether the master is there."""
        with socket.socket() as place:
            return place.connect_ex(("127.0.0.1", PORT)) == 0

    def processes(self, part):
        """The processes of all workers with this in their command."""
        return [process for worker in self.workers for process, command in group(worker.pid) if part in command]


def group(number):
    """The processes of a group, with their commands."""
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and os.getpgid(int(process.name)) == number:
                yield int(process.name), (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue


def kill(number):
    """Kill a group."""
    try:
        os.killpg(number, signal.SIGKILL)
    except ProcessLookupError:
        pass


@unittest.skipUnless(ALL, "make test-spark does")
class Standalone(unittest.TestCase):
    """The same tables, and nothing left on any machine."""

    def start(self, *more, **slow):
        run = Run(self)
        cluster = Cluster(self, run, {"127.0.0.2": {}, "127.0.0.3": slow})
        run.start(cluster.master, "--spark-conf", "spark.executor.memory=512m", *more)
        return run, cluster

    def end(self, run, cluster):
        run.end()
        self.assertEqual((run.code, run.tables()), (0, run.own()))
        run.until(lambda: not cluster.processes("extract") and not cluster.processes("worker.sh"), 5)

    def test_speculation(self):
        run, cluster = self.start("--verbose", "--spark-conf=spark.log.level=INFO", *SPECULATION, SLOW="20")
        began = time.monotonic()
        self.end(run, cluster)
        self.assertIn("TaskKilled", run.said, f"no attempt was given up in {time.monotonic() - began} s")

    def test_executors_killed(self):
        run, cluster = self.start(SLOW="1")
        for is_time in (run.held, lambda: run.staged("tables/*")):
            run.until(is_time)
            executors = cluster.processes("ExecutorBackend")
            self.assertTrue(executors)
            for process in executors:
                os.kill(process, signal.SIGKILL)
        self.end(run, cluster)

    def test_workers_killed(self):
        run, cluster = self.start(SLOW="10")
        run.until(run.held)
        for worker in cluster.workers:
            kill(worker.pid)
        run.end(300)
        self.assertEqual((run.code, run.tables()), (69, {}))
        self.assertIn("Spark had no executor", run.said)


if __name__ == "__main__":
    unittest.main()
