"""Limits of the system: what it refuses is said in a sentence, with exit code 71 or 74, and nothing is half published."""

import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
import unittest
from pathlib import Path

from program import Case, DAY, PROGRAM

RUN = ("run", "--as-of", DAY, "--from", DAY, "--quiet")
MEGABYTE = 1 << 20


def limited(*limits):
    """Sets limits in the process that becomes the program."""
    def set_them():
        for what, most in limits:
            resource.setrlimit(what, (most, most))
    return set_them


class Limits(Case):
    """Somerset's run, with less than it wants."""

    def setUp(self):
        super().setUp()
        self.with_exports()

    def run_limited(self, *limits, command=RUN, **how):
        """A run below some limits."""
        return self.area(*command, preexec_fn=limited(*limits), **how)

    def assert_refused(self, done, *words):
        """71, in a line or two, and nothing was published."""
        self.assertEqual(done.code, 71, done.err)
        for word in words:
            self.assertIn(word, done.err)
        self.assertLess(len(done.err.splitlines()), 4, done.err)
        self.assertEqual(list(self.output.glob("*")) if self.output.exists() else [], [])

    def test_too_few_files(self):
        self.assert_refused(self.run_limited((resource.RLIMIT_NOFILE, 10)), "open fewer than", "ulimit -n")

    def test_a_low_limit_of_files_that_may_be_raised(self):
        done = self.area(*RUN, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (10, 512)))
        self.assertIn(done.code, (0, 65), done.err)

    def test_too_little_memory(self):
        seed = os.environ.get("SEED") or str(time.time_ns())
        print(f"SEED={seed}")
        chance, ends = random.Random(seed), {}
        for megabytes in sorted(chance.sample(range(40, 480), 8)):
            shutil.rmtree(self.output, ignore_errors=True)
            # The loader's own refusal, before any line of the program, is 127.
            done = self.run_limited((resource.RLIMIT_AS, megabytes * MEGABYTE))
            ends[megabytes] = done.code
            self.assertIn(done.code, (0, 65, 71, 127), f"{megabytes} MB: {done.err}")
            if done.code == 71:
                self.assert_refused(done, "the system gives this program")
        self.assertIn(71, {done.code, *ends.values(), self.run_limited((resource.RLIMIT_AS, 200 * MEGABYTE)).code}, ends)

    def waiting(self, **how):
        """A run that waits for its input."""
        process = subprocess.Popen([PROGRAM, "run", "--wait-for-input", "20s", "--as-of", DAY, "--pipelines", str(self.pipelines),
                                    "--input", str(self.folder), "--output", str(self.output)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **how)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def test_memory_that_gives_out_half_way(self):
        for lowered, ends in ((1, 71), (4 << 30, -signal.SIGABRT)):
            process = self.waiting(preexec_fn=limited((resource.RLIMIT_AS, 4 << 30)))
            time.sleep(1)
            resource.prlimit(process.pid, resource.RLIMIT_AS, (lowered, 4 << 30))
            # As Swift's allocator ends a program for which there is no memory.
            process.send_signal(signal.SIGABRT)
            said = process.communicate(timeout=20)[1].decode()
            self.assertEqual(process.returncode, ends, said)
            self.assertEqual("no more memory" in said, ends == 71, said)

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "another user is wanted, whose processes are counted")
    def test_too_few_threads(self):
        # A user of whom nothing else runs: the limit counts everything that a user has.
        user = 50_000 + os.getpid() % 10_000
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, user, user)
        before = ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups")
        if subprocess.run([*before, PROGRAM, "--version"], capture_output=True, check=False, cwd="/").returncode:
            self.skipTest("another user cannot reach the program")
        for threads in (1, 2, 3, 5, 8):
            done = self.run_limited((resource.RLIMIT_NPROC, threads), before=before)
            self.assert_refused(done, "threads")
        done = self.run_limited((resource.RLIMIT_NPROC, 200), before=before)
        self.assertIn(done.code, (0, 65), done.err)

    def test_files_that_may_not_grow(self):
        first = self.area(*RUN)
        self.assertIn(first.code, (0, 65), first.err)
        stood = {path.name: os.readlink(path) for path in self.output.glob("*") if path.is_symlink()}
        runs = sorted(path.name for path in (self.output / "runs").iterdir())
        for most in (0, 1000, 20_000, 100_000):
            done = self.run_limited((resource.RLIMIT_FSIZE, most), command=(*RUN, "--format", "table"))
            self.assertEqual(done.code, 74, f"{most}: {done.err}")
            self.assertTrue(done.err.strip() or most == 0, "not a word")
            now = {path.name: os.readlink(path) for path in self.output.glob("*") if path.is_symlink()}
            self.assertEqual((now, sorted(path.name for path in (self.output / "runs").iterdir())), (stood, runs))
        again = self.area(*RUN)
        self.assertEqual(again.code, first.code, again.err)

    def test_a_reader_that_goes(self):
        reading, writing = os.pipe()
        os.close(reading)
        done = self.command(
            "extract", "sen_support", "--pipelines", self.pipelines, "--input", self.exports, stdout=writing)
        os.close(writing)
        self.assertEqual(done.code, 74, done.err)
        self.assertIn("standard output cannot be written: Broken pipe", done.err)

    def test_no_core_file_is_ever_written(self):
        process = self.waiting(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 30)))
        for _ in range(50):
            limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="utf-8")
            core = next(line for line in limits.splitlines() if line.startswith("Max core"))
            if core.split()[4:6] == ["0", "0"]:
                return
            time.sleep(0.05)
        self.fail(core)


class Pipes(Case):
    """A named pipe where a file belongs: nobody ever writes to it, and the program does not wait for somebody."""

    def setUp(self):
        super().setUp()
        self.with_exports()
        self.own_pipelines()

    def pipe(self, path):
        """Puts a pipe in a file's place."""
        if path.exists():
            path.unlink()
        os.mkfifo(path)
        return path

    def test_definitions(self):
        for name in ("kpis/07-exclusions.yml", "risks.yml", "plan.yml"):
            file = next(self.pipelines.glob(name.replace("07-exclusions", "07*")))
            with self.subTest(name):
                self.pipe(file)
                done = self.area(*RUN, seconds=10)
                self.assertEqual(done.code, 78, done.err)
                self.assertIn(f"{file} is no regular file", done.err)
            shutil.rmtree(self.pipelines)
            self.own_pipelines()

    def test_contacts(self):
        file = self.pipe(self.pipelines / "contacts.yml")
        done = self.area(*RUN, seconds=20)
        self.assertIn(done.code, (0, 65), done.err)
        self.assertIn(f"{file} is no regular file: notices wait", done.err)

    def test_styles_of_papers(self):
        self.area(*RUN)
        file = self.pipe(self.pipelines / "paper.docx")
        done = self.area("report", "app-subgroup", "--as-of", DAY, seconds=10)
        self.assertEqual(done.code, 74, done.err)
        self.assertIn(f"{file} is no regular file", done.err)

    def test_the_history_and_its_journal(self):
        self.area(*RUN)
        for name in ("history.sqlite", "history.sqlite-journal"):
            with self.subTest(name):
                self.pipe(self.output / name)
                for command in ("alerts", "history"):
                    self.assertNotIn(self.area(command, seconds=10).code, (0, 70))
                done = self.area(*RUN, seconds=20)
                self.assertIn(done.code, (0, 65), done.err)
                self.assertTrue((self.output / "history.sqlite").is_file())

    def test_what_was_published(self):
        self.area(*RUN)
        run = (self.output / DAY).resolve()
        for name in ("manifest.json", "scorecard.json", "alerts.json", "rejects.csv"):
            with self.subTest(name):
                file = self.output / "kept"
                os.rename(run / name, file)
                self.pipe(run / name)
                done = self.area("run", "--as-of", DAY, "--kpi", "7", "--quiet", seconds=20)
                self.assertNotEqual(done.code, 70, done.err)
                done = self.area("report", "app-subgroup", "--as-of", DAY, "--format", "markdown", seconds=20)
                self.assertNotEqual(done.code, 70, done.err)
                (run / name).unlink()
                os.rename(file, run / name)

    def test_a_series_of_values(self):
        file = self.pipe(self.folder / "values.csv")
        done = self.command("spc", file, seconds=10)
        self.assertEqual(done.code, 66, done.err)
        self.assertIn("is no regular file", done.err)

    def test_a_series_of_values_on_a_descriptor(self):
        values = "date,value\n" + "".join(f"2023-{month:02}-28,{month}\n" for month in range(1, 13))
        reading, writing = os.pipe()
        threading.Thread(target=lambda: (os.write(writing, values.encode()), os.close(writing))).start()
        done = self.command("spc", "/dev/stdin", "--format", "csv", stdin=reading, seconds=10)
        os.close(reading)
        self.assertEqual(done.code, 0, done.err)

    def test_a_file_in_the_way_of_a_paper(self):
        self.area(*RUN)
        (self.output / "papers").mkdir()
        self.pipe(self.output / "papers" / f"{DAY}-app-subgroup.md.tmp")
        done = self.area("report", "app-subgroup", "--as-of", DAY, "--format", "markdown", seconds=10)
        self.assertEqual(done.code, 73, done.err)


if __name__ == "__main__":
    unittest.main()
