"""What goes wrong on Spark: the same tables all the same, or an error that says what happened; and nothing of the run is left behind.

`make test` starts no Spark for it but where one is killed; `make test-spark` does all.
"""

import os
import shutil
import signal
import subprocess
import unittest

from disturbed import ROOT, Run

ALL = os.environ.get("CASES") == "all"

CLUSTER = "local-cluster[2,1,1024]"
SOMERSET = (ROOT / "Fixtures/somerset", ROOT / "Pipelines")


class NoSpark(unittest.TestCase):
    """Spark that does not start is told of at once."""

    def check(self, code, sentence, *more, master="local[2]", **settings):
        run = Run(self)
        run.start(master, *more, **settings)
        run.end(60)
        self.assertIn(sentence, run.said)
        self.assertEqual(run.code, code)
        self.assertFalse((run.output / "latest").exists())

    def test_python(self):
        self.check(69, "There is no '/nowhere/python' here that starts", SCORECARD_SPARK_PYTHON="/nowhere/python")
        self.check(69, "'/bin/true' ended without starting Spark", SCORECARD_SPARK_PYTHON="/bin/true")
        self.check(69, "'/usr/bin/python3' has no pyspark", SCORECARD_SPARK_PYTHON="/usr/bin/python3")

    def test_java(self):
        self.check(69, "There is no Java here", JAVA_HOME="/nowhere")
        self.check(69, "Java ended before Spark had started", "--spark-conf", "spark.driver.memory=much")

    def test_master(self):
        self.check(69, "No master of Spark answers at spark://127.0.0.1:1", master="spark://127.0.0.1:1")
        self.check(64, "--spark-master elsewhere", master="elsewhere")

    def test_staging_folder(self):
        self.check(73, "/proc/rows: the folder cannot be created", "--spark-staging", "/proc/rows")


class Ended(unittest.TestCase):
    """A run that is ended leaves no process and no row behind."""

    def end(self, master, number):
        run = Run(self)
        run.hold()
        run.start(master)
        run.until_held()
        self.assertEqual([path.stat().st_mode & 0o777 for path in run.staging.iterdir()], [0o700])
        run.process.send_signal(number)
        run.end(5)
        self.assertEqual((run.code, run.tables()), (-number, {}))

    def test_killed(self):
        self.end("local[2]", signal.SIGKILL)

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_interrupted(self):
        for master in ("local[2]", CLUSTER):
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
                with self.subTest(master=master, signal=number):
                    self.end(master, number)

    @unittest.skipUnless(ALL, "make test-spark does")
    def test_program_and_driver_killed(self):
        run = Run(self)
        run.hold()
        run.start("local[2]")
        run.until_held()
        run.kill()
        run.process.wait()
        left, = run.staging.iterdir()
        os.utime(left / ".in-use", (0, 0))
        run.go_on()
        run.start("local[2]")
        run.end()
        self.assertEqual((run.code, run.tables()), (0, run.own()))


@unittest.skipUnless(ALL, "make test-spark does")
class Executors(unittest.TestCase):
    """Executors that are killed."""

    def test_twice(self):
        run = Run(self)
        run.hold()
        run.start(CLUSTER)
        run.until_held()
        run.kill("CoarseGrainedExecutorBackend")
        run.go_on()
        run.until(lambda: run.staged("tables/*"))
        run.kill("CoarseGrainedExecutorBackend")
        run.end()
        self.assertEqual((run.code, run.tables()), (0, run.own()))

    def without(self, process):
        """A run of which this process was killed while parts were read."""
        run = Run(self)
        run.start("local[2]")
        run.until(lambda: run.staged("rows/*.rows"))
        run.kill(process)
        run.end()
        self.assertEqual((run.code, run.tables()), (69, {}))
        return run

    def test_driver(self):
        self.assertIn("Spark ended before it had answered", self.without("spark_driver.py").said)

    def test_java(self):
        self.without("SparkSubmit")


@unittest.skipUnless(ALL, "make test-spark does")
class Sources(unittest.TestCase):
    """Exports that change while parts are read, and rows that do not reach Spark as they were written."""

    def disturbed(self, disturb):
        run = Run(self)
        run.hold()
        run.start("local[2]")
        run.until_held()
        disturb(run)
        run.go_on()
        run.end()
        return run

    def test_vanished(self):
        run = self.disturbed(lambda run: (run.exports / "internships.csv").unlink())
        self.assertEqual((run.code, run.tables()), (66, {}))
        self.assertIn("There is no file", run.said)
        self.assertIn("internships.csv", run.said)

    def test_changed(self):
        for size in (30, 0, -1):
            def change(run):
                path = run.exports / "internships.csv"
                text = path.read_text(encoding="utf-8")
                path.write_text(text[:size] if size >= 0 else text + text.splitlines()[-1] + "\n", encoding="utf-8")
            with self.subTest(size=size):
                run = self.disturbed(change)
                self.assertEqual(run.code, 65)
                self.assertIn("internships.csv changed while it was being read", run.said)

    def test_changed_between_two_parts(self):
        run = Run(self)
        (run.folder / "keep").touch()
        # One task after another, and of each export there are several.
        run.start("local[1]", SCORECARD_SPARK_PART_BYTES="40")
        run.until(lambda: run.staged("rows/*.rows"))
        for path in run.exports.glob("*.csv"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
        (run.folder / "keep").unlink()
        run.end()
        self.assertEqual(run.code, 65)
        for name in ("appeals", "internships"):
            self.assertIn(f"{name}.csv changed while it was being read", run.said)

    def staged(self, disturb, sentence):
        run = Run(self)
        run.staged_by("local[3]", 3, disturb)
        run.end()
        self.assertIn(sentence, run.said)
        self.assertEqual((run.code, run.tables()), (69, {}))

    def test_staged_row_changed(self):
        self.staged(lambda path: path.write_bytes(path.read_bytes().replace(b"2", b"3", 1)),
                    "that Spark reads are not those that executors have written")

    def test_staged_file_deleted(self):
        self.staged(lambda path: path.unlink(), "are not there for every machine of Spark")


@unittest.skipUnless(ALL and os.geteuid() == 0 and shutil.which("mount"), "make test-spark does, as root")
class FullDisk(unittest.TestCase):
    """No room for rows."""

    def test_full(self):
        for size, local in (("1m", True), ("8m", False)):
            with self.subTest(size=size):
                run = Run(self, *SOMERSET)
                run.staging.mkdir()
                subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(run.staging)], check=True)
                self.addCleanup(subprocess.run, ["umount", str(run.staging)], check=True)
                run.start("local[2]", *(["--spark-conf", f"spark.local.dir={run.folder}/local"] if local else []))
                run.end()
                self.assertIn("No space left on device" if local else "A disk is full", run.said)
                self.assertEqual((run.code, run.tables()), (74 if local else 69, {}))


if __name__ == "__main__":
    unittest.main()
