"""Limits of the system: what it refuses is said in a sentence, with exit code 71 or 74, and nothing is half published."""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from program import Case, DAY, PROGRAM, ROOT

RUN = ("run", "--as-of", DAY, "--from", DAY, "--quiet")
MEGABYTE = 1 << 20
EXIT_CODES = ROOT / "Sources/scorecard/Documentation.docc/ExitCodes.md"


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
        # Where not even its file has room the kernel kills it (SIGSEGV) before the loader or any line of the program.
        least = max(40, os.path.getsize(PROGRAM) // MEGABYTE + 4)
        for megabytes in sorted(chance.sample(range(least, 480), 8)):
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
        self.assertEqual(done.err, "")

    def test_no_core_file_is_ever_written(self):
        process = self.waiting(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 30)))
        for _ in range(50):
            limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="utf-8")
            core = next(line for line in limits.splitlines() if line.startswith("Max core"))
            if core.split()[4:6] == ["0", "0"]:
                return
            time.sleep(0.05)
        self.fail(core)


class Told(Case):
    """The exit codes, where people look for them."""

    def test_help_and_article_know_the_same_codes(self):
        text = self.command("--help").out.split("EXIT CODES")[1].split("OPTIONS")[0]
        said = set(re.findall(r"(?m)^ +(\d+)  ", text))
        table = EXIT_CODES.read_text(encoding="utf-8").split("| exit code | meaning |")[1].split("\n\n")[0]
        written = {code for codes in re.findall(r"(?m)^\| ([\d, ]+) \|", table) for code in codes.split(", ")}
        # 70 is nothing that anybody could do something about.
        self.assertEqual(said | {"70"}, written)
        self.assertIn("71", said)


if __name__ == "__main__":
    unittest.main()
