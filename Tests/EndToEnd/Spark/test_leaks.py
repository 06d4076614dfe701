"""No value of a row gets into Spark's log, its log of events or any other file that outlives a run, whatever goes wrong.

`make test-spark` does this.
"""

import os
import unittest

from disturbed import Run

ALL = os.environ.get("CASES") == "all"

MARK = "ZZMARK"
INTERNSHIPS = [f"{MARK}{number},2023-0{number % 9 + 1}-01,2024-01-01" for number in range(300)] + [
    f"{MARK}DAY,{MARK}2023,2024-01-01", f"{MARK}MONTH,2023-13-45,2024-01-01", f"{MARK}ORDER,2024-01-01,2023-01-01",
    f"{MARK}FIELDS,2023-01-01,2024-01-01,{MARK}EXTRA", f"{MARK}{'X' * 70_000},2023-01-01,2024-01-01", f'"{MARK}\n{MARK}",2023-01-01,',
    f"[{MARK}_IN.BRACKETS],2023-01-01,2024-01-01", f"{MARK}\\t\\n'\"$(id),2023-01-01,2024-01-01"]
REVIEWS = [f"{MARK}V,{MARK}Q,2023-06-01,{MARK}CODE,primary", f"{MARK}W,{MARK}Q,2023-06-01,yes,{MARK} told us of her home"]


@unittest.skipUnless(ALL, "make test-spark does")
class Leaks(unittest.TestCase):
    """Identifiers and free text with a mark in them, in good rows and in bad ones."""

    def planted(self):
        """A run on exports with the marks."""
        run = Run(self)
        for name, lines in (("internships", INTERNSHIPS), ("annual_reviews", REVIEWS), ("appeals", [f'"{MARK}T,2023-06-01'])):
            with open(run.exports / f"{name}.csv", "a", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        (run.folder / "events").mkdir()
        return run

    def all_written(self, run, level):
        """The options for all that Spark can write down."""
        return ["--verbose", "--spark-conf", f"spark.log.level={level}", "--spark-conf", "spark.eventLog.enabled=true",
                "--spark-conf", f"spark.eventLog.dir=file://{run.folder}/events", "--spark-conf", "spark.eventLog.compress=false"]

    def start(self, run, master, level):
        run.start(master, *self.all_written(run, level))

    def see(self, run):
        """See that there is no mark in what outlives the run, besides the exports and what was published."""
        run.end(400)
        read = 0
        for path in run.folder.rglob("*"):
            if path.is_file() and not path.is_symlink() and not {run.exports, run.output} & set(path.parents):
                text = path.read_bytes()
                read += len(text)
                place = text.find(MARK.encode())
                self.assertEqual(place, -1, f"{path}: {text[max(0, place - 200):place + 100]}")
        self.assertGreater(read, 100_000, "the log of events was read")
        return run

    def test_good_and_bad_rows(self):
        for master, level in (("local[2]", "INFO"), ("local-cluster[2,1,1024]", "INFO"), ("local[2]", "DEBUG")):
            with self.subTest(master=master, level=level):
                run = self.planted()
                self.start(run, master, level)
                self.see(run)
                self.assertEqual(run.code, 65, "a source is refused")
                self.assertIn("internships.csv", run.tables()["rejects.csv"])

    def test_errors(self):
        def shorten(path):
            path.write_bytes(path.read_bytes().replace(b"\t", b"", 1))

        def garble(path):  # days are staged as numbers
            path.write_bytes(path.read_bytes().replace(b"\t19", b"\t" + MARK.encode() + b"19"))

        for disturb in (shorten, garble, lambda path: path.write_bytes(path.read_bytes()[:-20]), lambda path: path.unlink()):
            run = self.planted()
            run.staged_by("local[3]", 3, disturb, *self.all_written(run, "INFO"))
            self.see(run)
            self.assertEqual((run.code, run.tables()), (69, {}))

    def test_killed(self):
        run = self.planted()
        self.start(run, "local-cluster[2,1,1024]", "INFO")
        run.until(lambda: run.staged("tables/*"))
        run.kill("CoarseGrainedExecutorBackend")
        self.see(run)
        run = self.planted()
        self.start(run, "local[2]", "INFO")
        run.until(lambda: run.staged("tables/*"))
        run.kill("SparkSubmit")
        self.see(run)
        self.assertEqual(run.code, 69)


if __name__ == "__main__":
    unittest.main()
