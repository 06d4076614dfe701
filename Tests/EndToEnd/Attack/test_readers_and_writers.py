"""Readers neither stop nor delay whoever publishes, and always read a whole state of what is published.

SEED=7 picks other moments.
"""

import multiprocessing
import os
import random
import signal
import stat
import subprocess
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import area
import program
import published
import readers
import users

MOMENTS = 24
# How often a run that stands still may go on for a little.
STEPS = 12
# A run takes a tenth of a second here; one that waits for somebody takes five minutes.
SOON = 10
RUN = ("run", "--as-of", area.NEWER)


class TwoUsers(unittest.TestCase):
    """A folder that one user publishes to and another of the group reads."""

    @classmethod
    def setUpClass(cls):
        users.need_users()
        # While a disk is waited for, readers have time to be in the way, and so has a writer.
        folder = program.scratch(on_disk=True)
        cls.addClassCleanup(folder.cleanup)
        cls.area = area.Area(folder.name)
        cls.folder = cls.area.folder
        users.open_to_all(cls.folder)
        home = cls.folder / "home"
        home.mkdir()
        os.chown(home, *users.WRITER)
        cls.seed = home / "seed"
        for words in (("run", "--as-of", area.OLDER), RUN, RUN):
            cls.area.must(cls.seed, *words, user=users.WRITER)
        cls.known = readers.figures(cls.seed)
        cls.whole = cls.known[published.runs(cls.seed)[-1]]

    def copy(self, name):
        """The folder once more, to the writer's own."""
        output = self.folder / "home" / name
        subprocess.run(["cp", "-a", self.seed, output], check=True)
        return output

    def write(self, output, *words):
        """A command of the writer that goes well, and soon."""
        done = self.area.run(output, *words, user=users.WRITER, limit=SOON)
        self.assertEqual(done.code, 0, done)

    def writing(self, output):
        """The commands that write."""
        return [RUN, ("run", "--kpi", "1"), ("acknowledge", published.open_alert(output), "--why", "known", "--by", "somebody"),
                ("withdraw", published.runs(output)[-1], "--reason", "wrong", "--by", "somebody"), ("prune", "--keep", "1"),
                ("history", "rebuild")]


class Readers(TwoUsers):
    """Commands beside somebody who reads."""

    def test_an_open_transaction_stops_nobody(self):
        for words in self.writing(self.seed):
            with self.subTest(" ".join(words[:2])):
                output = self.copy("-".join(words[:2]))
                with users.Acting(users.READER, readers.hold, output) as reader:
                    before = reader.hear()
                    self.write(output, *words)
                    reader.pipe.send("again")
                    self.assertEqual(reader.hear(), before, "what a transaction reads has changed")
                self.assertEqual(readers.complaints(self.area, output, self.known, self.whole), [])

    def test_locks_stop_nobody(self):
        output = self.copy("locked")
        # An earlier version kept its lock here.
        (output / ".lock").touch()
        os.chown(output / ".lock", *users.WRITER)
        os.chmod(output / ".lock", 0o640)
        with users.Acting(users.READER, readers.lock_all, output) as reader:
            self.assertGreater(reader.hear(), len(published.runs(output)))
            for words in self.writing(output):
                with self.subTest(" ".join(words[:2])):
                    self.write(output, *words)

    def test_the_lock_is_in_a_folder_of_the_writer_alone(self):
        output = self.copy("lock")
        held = next((path for path in (self.lock_of_a_run(output) for _ in range(20)) if path), None)
        self.assertIsNotNone(held, "no run was seen to hold a lock")
        folder = held.parent
        self.assertTrue(folder != output and folder.is_relative_to(output) and folder.name.startswith("."), held)
        self.assertEqual((stat.S_IMODE(folder.stat().st_mode), folder.stat().st_uid), (0o700, users.WRITER[0]), folder)

    def lock_of_a_run(self, output):
        """The file that a run holds a lock on; None where the run was over before it was seen."""
        process = program.start(self.area.command(output, *RUN), users.WRITER)
        try:
            while process.poll() is None:
                for entry in Path(f"/proc/{process.pid}/fdinfo").glob("*"):
                    try:
                        if "FLOCK" in entry.read_text(encoding="utf-8"):
                            return Path(os.readlink(f"/proc/{process.pid}/fd/{entry.name}"))
                    except OSError:
                        continue
            return None
        finally:
            program.end(process)

    def test_a_reader_reads_all_and_changes_nothing(self):
        output = self.copy("read")
        before = readers.tree(output)
        self.assertEqual(readers.complaints(self.area, output, self.known, self.whole), [])
        for words in (("alerts", "--all"), ("history",), ("history", "1"), ("history", "1rate", "--format", "csv"),
                      ("alerts", "--explain", published.open_alert(output))):
            done = self.area.run(output, *words, user=users.READER, limit=SOON)
            self.assertEqual(done.code, 0, done)
        # It reads all that it needs, and then may not write its paper there.
        done = self.area.run(output, "report", area.BOARD, "--as-of", area.NEWER, "--format", "markdown", user=users.READER)
        self.assertIn(done.code, (73, 74), done)
        self.assertIn("papers", done.err)
        self.assertNotIn("history.sqlite", done.err)
        self.assertEqual(readers.tree(output), before)


class Moments(TwoUsers):
    """Readers look while a run stands still somewhere, and after it was killed there."""

    def test_a_run_that_stands_still_or_is_killed(self):
        print(f"\nreaders and writers: SEED={program.SEED}", flush=True)
        began = time.monotonic()
        self.write(self.copy("timed"), *RUN)
        self.length = time.monotonic() - began
        with ThreadPoolExecutor(2) as pool:
            trials = list(pool.map(self.trial, range(MOMENTS)))
        complaints = sum((complaints for _, complaints in trials), [])
        if complaints:
            self.fail(f"SEED={program.SEED}\n" + "\n".join(complaints))
        self.assertGreater(sum(stopped for stopped, _ in trials), MOMENTS // 4, "too few runs were met under way")

    def trial(self, number):
        """Whether the run was met under way, and what readers complain of."""
        chance = random.Random(f"{program.SEED} {number}")
        output = self.copy(f"moment-{number}")
        process = program.start(self.area.command(output, *RUN), users.WRITER)
        moment = self.stop_by_time(process, chance) if number % 4 == 0 else self.stop_by_change(output, process, chance)
        stopped, is_killed = process.poll() is None, number % 2 == 0
        found = [f"while it stands still: {text}" for text in self.step(output, process, chance)]
        program.kill(process, signal.SIGKILL if is_killed else signal.SIGCONT)
        done = program.end(process)
        if done.code != 0 and not (is_killed and done.code == -signal.SIGKILL):
            found.append(str(done))
        found += [f"when it was killed: {text}" for text in self.look(output)] if is_killed else []
        next_run = self.area.run(output, *RUN, user=users.WRITER)
        if next_run.code != 0:
            found.append(f"the next: {next_run}")
        found += [f"after the next run: {text}" for text in self.look(output)]
        return stopped, [f"{number} ({moment}): {text}" for text in found]

    def step(self, output, process, chance):
        """What readers complain of each time that a run, which stands still, does so again a little later."""
        found = []
        for _ in range(chance.randrange(STEPS)):
            if process.poll() is not None or found:
                break
            found += readers.of_history(output, self.known, self.whole)
            program.kill(process, signal.SIGCONT)
            time.sleep(chance.uniform(0, 0.003))
            program.kill(process, signal.SIGSTOP)
        return found + (self.look(output) if process.poll() is None else [])

    def look(self, output):
        """What a reader complains of."""
        return readers.complaints(self.area, output, self.known, self.whole)

    def stop_by_time(self, process, chance):
        """Stops a run at some moment."""
        delay = chance.uniform(0, self.length)
        time.sleep(delay)
        program.kill(process, signal.SIGSTOP)
        return f"after {delay:.4f} s"

    @staticmethod
    def stop_by_change(output, process, chance):
        """Stops a run a moment after the folder, the history, or what is in the writer's own folders has begun to change."""
        delay = chance.choice([0, chance.uniform(0, 0.03)])
        # A process of its own: a thread would look too seldom.
        watcher = multiprocessing.get_context("fork").Process(target=stop, args=(process.pid, output, delay))
        watcher.start()
        watcher.join()
        return f"{delay:.4f} s after the first change: {', '.join(sorted(os.listdir(output)))}"


def stop(number, output, delay):
    """Stops a process group so long after its first change, or lets it end."""
    places = [output, output / "history.sqlite", *output.glob(".*/"), *output.glob(".*/*.sqlite")]
    before, until = times(places), time.monotonic() + program.LIMIT
    while times(places) == before:
        if time.monotonic() > until or not os.path.exists(f"/proc/{number}/exe"):
            return
    until = time.monotonic() + delay
    while time.monotonic() < until:
        pass
    os.killpg(number, signal.SIGSTOP)


def times(places):
    """When each place was last changed."""
    return [os.stat(place).st_mtime_ns if os.path.exists(place) else 0 for place in places]


if __name__ == "__main__":
    unittest.main()
