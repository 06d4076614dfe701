"""Runs started together keep out of each other's way: one at a time, the others give up at once or wait their turn."""

import os
import signal
import subprocess
import unittest

import agreement
import area
import folder
import shim

TOGETHER = 20


class TwoAtOnce(unittest.TestCase):
    """Many runs over one output folder."""

    def setUp(self):
        scratch = area.scratch()
        self.addCleanup(scratch.cleanup)
        self.area = area.Area(scratch.name)
        self.output = self.area.folder / "output"

    def start(self, *options, **settings):
        """A run that is not waited for."""
        process = subprocess.Popen(
            self.area.command(self.output, "run", "--as-of", area.NEWER, "--quiet", *options),
            env=self.area.environment(self.area.folder / "mail", **settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(self.end, process)
        return process

    def end(self, process):
        """Ends a run that a failed test left."""
        if process.poll() is None:
            process.kill()
            process.communicate()

    def start_and_stop(self):
        """A run that holds the lock and stands still in the middle of publishing."""
        process = self.start(**shim.environment(shim.build(), self.output / "runs", shim.Fault(20, "stop")))
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        self.assertTrue(os.WIFSTOPPED(status), "the run ended before it could be stopped")
        return process

    def ended(self, processes):
        """The exit codes, and what was said with each."""
        said = [process.communicate(timeout=300)[1] or "" for process in processes]
        return [process.returncode for process in processes], said

    def check_runs(self, count):
        """So many runs are in the history in order, and nothing is left behind."""
        self.assertEqual(agreement.complaints(self.output), [])
        self.assertEqual(
            [number for number, in agreement.query(self.output, "SELECT id FROM run ORDER BY id")],
            list(range(1, count + 1)),
        )
        self.assertEqual(len(folder.runs(self.output)), count)
        self.assertEqual(folder.leftovers(self.output), [])

    def test_one_goes_on_and_the_others_give_up(self):
        first = self.start_and_stop()
        codes, said = self.ended([self.start() for _ in range(TOGETHER - 1)])
        self.assertEqual(codes, [75] * (TOGETHER - 1), said)
        for text in said:
            self.assertIn("try again", text)
        first.send_signal(signal.SIGCONT)
        self.assertEqual(self.ended([first])[0], [0])
        self.check_runs(1)

    def test_one_goes_on_and_the_others_wait(self):
        first = self.start_and_stop()
        others = [self.start("--wait-lock") for _ in range(TOGETHER - 1)]
        with self.assertRaises(subprocess.TimeoutExpired, msg="a run did not wait"):
            others[0].wait(timeout=1)
        first.send_signal(signal.SIGCONT)
        codes, said = self.ended([first, *others])
        self.assertEqual(codes, [0] * TOGETHER, said)
        self.check_runs(TOGETHER)

    def test_all_start_at_the_same_moment(self):
        codes, said = self.ended([self.start() for _ in range(TOGETHER)])
        self.assertLessEqual(set(codes), {0, 75}, said)
        self.assertIn(0, codes)
        self.check_runs(codes.count(0))

    def test_all_start_at_the_same_moment_and_wait(self):
        codes, said = self.ended([self.start("--wait-lock") for _ in range(TOGETHER)])
        self.assertEqual(codes, [0] * TOGETHER, said)
        self.check_runs(TOGETHER)

    def test_the_lock_of_a_killed_run_is_free(self):
        first = self.start_and_stop()
        first.kill()
        self.ended([first])
        self.assertEqual(self.ended([self.start()])[0], [0])
        self.check_runs(1)

    def test_what_changes_nothing_does_not_wait(self):
        self.assertEqual(self.area.run(self.output, "run", "--as-of", area.OLDER).returncode, 0)
        first = self.start_and_stop()
        for words in (["check", "--as-of", area.OLDER], ["alerts"], ["history"]):
            self.assertEqual(self.area.run(self.output, *words).returncode, 0, words)
        for words in (
            ["acknowledge", "an-id"],
            ["withdraw", "a-run", "--reason", "x"],
            ["prune", "--keep", "1"],
            ["history", "rebuild"],
        ):
            self.assertEqual(self.area.run(self.output, *words).returncode, 75, words)
        first.send_signal(signal.SIGCONT)
        self.assertEqual(self.ended([first])[0], [0])


if __name__ == "__main__":
    unittest.main()
