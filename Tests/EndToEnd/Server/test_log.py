"""The log keeps its size by itself, and loses no line over it."""

import os
import re
import unittest

from server import WrapperCase

MANY = "99"


class NoFiles(WrapperCase):
    """Where the wrappers' own files should be, something stands that would keep them waiting."""

    def test_nobody_waits_for_a_pipe_or_a_device(self):
        self.log_path.parent.mkdir(exist_ok=True)
        for wrapper, ending in (("run-monthly", ""), ("run-monthly", ".lock"), ("run-monthly", ".run.lock"),
                                ("check-nightly", ".check.lock"), ("check-nightly", ".faults")):
            path = self.log_path.parent / (self.log_path.name + ending)
            for make in (os.mkfifo, lambda path: os.symlink("/dev/zero", path), lambda path: os.symlink("/dev/full", path)):
                with self.subTest(wrapper=wrapper, ending=ending):
                    path.unlink(missing_ok=True)
                    make(path)
                    process = self.start(wrapper=wrapper)
                    self.assertEqual(process.wait(timeout=20), 73)
                    self.assertIn(path.name, process.stderr.read())
                    path.unlink()


class Rotation(WrapperCase):
    """log, log.1, log.2 … beside each other."""

    def logs(self):
        """The names of the log and of those put aside, the newest first."""
        found = [path for path in self.log_path.parent.iterdir() if re.fullmatch(r"scorecard\.log(\.\d+)?", path.name)]
        return sorted(found, key=lambda path: int(path.suffix[1:]) if path.suffix != ".log" else 0)

    def lines(self):
        """Every line of all of them, the oldest first."""
        return [line for path in reversed(self.logs()) for line in path.read_text().splitlines()]

    def numbered_runs(self, first, last):
        """Runs of which each says its number."""
        for number in range(first, last + 1):
            self.program_says(out=f"run number {number}\n" + "x" * 300 + "\n")
            self.assertEqual(self.run_wrapper(), (0, ""))

    def numbers(self):
        """The numbers said."""
        return [int(line.split()[-1]) for line in self.lines() if line.startswith("run number ")]

    def test_a_small_log_is_left_alone_and_a_large_one_put_aside_at_the_start(self):
        self.numbered_runs(1, 3)
        self.assertEqual(len(self.logs()), 1)
        with open(self.log_path, "a", encoding="utf-8") as log:
            log.write("y" * 1_000_001 + "\n")
        self.numbered_runs(4, 4)
        self.assertEqual([path.name for path in self.logs()], ["scorecard.log", "scorecard.log.1"])
        self.assertNotIn("run number 3", self.log())
        self.assertEqual(self.numbers(), [1, 2, 3, 4])

    def test_no_line_is_lost_and_none_is_out_of_order(self):
        self.set(SCORECARD_LOG_SIZE="200", SCORECARD_LOG_KEEP=MANY)
        self.numbered_runs(1, 15)
        self.assertEqual(self.numbers(), list(range(1, 16)))
        self.assertEqual(len(self.logs()), 15)

    def test_the_oldest_go(self):
        self.set(SCORECARD_LOG_SIZE="200", SCORECARD_LOG_KEEP="3")
        self.numbered_runs(1, 6)
        self.assertEqual(self.numbers(), [3, 4, 5, 6])
        self.set(SCORECARD_LOG_SIZE="200", SCORECARD_LOG_KEEP="1")
        self.numbered_runs(7, 7)
        self.assertEqual([self.logs()[0].name, self.logs()[1].name], ["scorecard.log", "scorecard.log.1"])
        self.assertIn("run number 6", self.logs()[1].read_text())

    def test_a_shift_that_was_cut_short_is_finished_without_loss(self):
        self.set(SCORECARD_LOG_SIZE="200", SCORECARD_LOG_KEEP="3")
        self.numbered_runs(1, 4)
        self.log_path.with_name("scorecard.log.2").rename(self.folder / "elsewhere")
        self.numbered_runs(5, 5)
        self.assertEqual(self.numbers(), [1, 3, 4, 5])

    def test_twelve_are_kept_unless_said_otherwise(self):
        self.set(SCORECARD_LOG_SIZE="200")
        self.numbered_runs(1, 15)
        self.assertEqual(len(self.logs()), 13)

    def test_many_that_start_at_once(self):
        self.set(SCORECARD_LOG_SIZE="1", SCORECARD_LOG_KEEP=MANY)
        running = [self.start(wrapper=wrapper) for wrapper in ("run-monthly", "check-nightly") * 8]
        codes = [process.wait(timeout=60) for process in running]
        self.assertEqual(set(codes) - {0, 75}, set())
        lines = self.lines()
        started = sum(": start: " in line for line in lines)
        self.assertEqual(started, codes.count(0))
        self.assertEqual(sum(": end: exit code 0" in line for line in lines), started)
        self.assertEqual(sum("not started" in line for line in lines), codes.count(75))

    def test_a_run_that_is_on_goes_on_writing_to_the_log_it_began(self):
        self.set(SCORECARD_LOG_SIZE="10")
        self.program_says(out="began\n", after="ended\n")
        self.hold()
        process = self.start()
        self.has_started()
        self.assertEqual(self.run_wrapper(wrapper="check-nightly"), (0, ""))
        self.let_go()
        self.assertEqual(process.wait(timeout=30), 0)
        put_aside = self.logs()[1].read_text().splitlines()
        self.assertEqual([line.split(" ", 1)[-1] for line in put_aside][1:],
                         ["began", "ended", "run-monthly: end: exit code 0"])
        self.assertNotIn("run-monthly", self.log())

    def test_who_may_read_it(self):
        self.set(SCORECARD_LOG_SIZE="1")
        self.numbered_runs(1, 3)
        for path in self.log_path.parent.iterdir():
            self.assertEqual(path.stat().st_mode & 0o777, 0o640, path)

    def test_each_line_of_the_wrapper_has_its_time_in_london(self):
        self.numbered_runs(1, 1)
        own = [line for line in self.log().splitlines() if "run-monthly:" in line]
        self.assertEqual(len(own), 2)
        for line in own:
            self.assertRegex(line, r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00 run-monthly: (start|end): ")


if __name__ == "__main__":
    unittest.main()
