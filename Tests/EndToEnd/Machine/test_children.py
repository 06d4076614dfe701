"""The programs that this one starts, pandoc, LibreOffice and sendmail: none of them holds it up for ever, whatever it does."""

import os
import shutil
import signal
import subprocess
import time
import unittest

from program import Case, DAY, PROGRAM, copy_published

CONTACTS = """from: scorecard@example.org
data_team: [data@example.org]
"""


def alive(word):
    """How many processes have a word in their command line."""
    return subprocess.run(["pgrep", "-fc", word], capture_output=True, check=False).stdout.strip() != b"0"


class Children(Case):
    """A test with a mark of its own, by which the processes that it starts are known."""

    def setUp(self):
        super().setUp()
        # A number of seconds that nobody else sleeps.
        self.mark = f"{7000 + os.getpid() % 1000}.{time.monotonic_ns() % 10**9}"

    def assert_nothing_is_left(self):
        """Whatever was started has ended."""
        for _ in range(30):
            if not alive(f"sleep {self.mark}"):
                return
            time.sleep(0.1)
        self.fail("a process that the child started goes on")

    def end_what_was_left(self):
        """Ends the processes that a script, which may run several times, left behind on purpose."""
        for left in (self.folder / "left").read_text(encoding="utf-8").split():
            os.kill(int(left), signal.SIGKILL)
        self.assert_nothing_is_left()


@unittest.skipUnless(shutil.which("pandoc"), "pandoc is not installed")
class Papers(Children):
    """Papers, where something stands in pandoc's place."""

    def setUp(self):
        super().setUp()
        copy_published(self.output)

    def report(self, *options, seconds="1", **how):
        """The paper of one board."""
        return self.area("report", "app-subgroup", "--as-of", DAY, *options,
                         env=self.path | {"SCORECARD_CHILD_SECONDS": seconds}, **how)

    def assert_markdown_alone(self, done, reason):
        """The paper is there as Markdown, and what is missing is said."""
        self.assertEqual(done.code, 74, done.err)
        self.assertTrue(done.out.endswith(f"{DAY}-app-subgroup.md\n"), done.out)
        self.assertIn(reason, done.err)
        self.assertEqual(sorted(path.name for path in (self.output / "papers").glob(".*")), [])

    def test_one_that_never_ends(self):
        self.program_file("pandoc", f"sleep {self.mark}")
        self.assert_markdown_alone(self.report(), "pandoc did not end in 1 second")
        self.assert_nothing_is_left()

    def test_one_that_will_not_be_ended(self):
        self.program_file("pandoc", f"trap '' TERM\nwhile :; do sleep {self.mark}; done")
        self.assert_markdown_alone(self.report("--format", "html"), "pandoc did not end in 1 second")
        self.assert_nothing_is_left()

    def test_the_program_is_ended_while_it_waits(self):
        self.program_file("pandoc", f"sleep {self.mark} & sleep {self.mark}")
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            line = [PROGRAM, "report", "app-subgroup", "--as-of", DAY, "--pipelines", self.pipelines, "--output", self.output]
            # Whoever runs the tests in the background ignores some signals, and so would the program.
            heard = ["env", "--default-signal=TERM,INT,HUP", *map(str, line)]
            with subprocess.Popen(heard, env=os.environ | self.path, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as process:
                self.addCleanup(process.kill)
                for _ in range(100):
                    if alive(f"sleep {self.mark}"):
                        break
                    time.sleep(0.1)
                process.send_signal(number)
                try:
                    self.assertEqual(process.wait(10), -number)
                finally:
                    process.kill()
            self.assert_nothing_is_left()

    def test_one_that_cannot_make_word_alone(self):
        self.program_file("pandoc", f'case "$*" in *docx*) exec sleep {self.mark};; esac\necho "<p>" > {DAY}-app-subgroup.html')
        done = self.report()
        self.assertEqual(done.code, 74, done.err)
        self.assertIn(f"{DAY}-app-subgroup.html\n", done.out)
        self.assertIn("no Word and PDF: pandoc did not end in 1 second.", done.err)

    def test_one_that_says_it_went_well_and_makes_nothing(self):
        self.program_file("pandoc", f"touch {DAY}-app-subgroup.html {DAY}-app-subgroup.docx")
        self.assert_markdown_alone(self.report(), "pandoc ended without an error, but wrote no")

    def test_one_that_leaves_a_process_with_its_pipes(self):
        self.program_file("pandoc", f"sleep {self.mark} &\necho $! >> '{self.folder}/left'\necho 'no such font' >&2\nexit 43")
        began = time.monotonic()
        self.assert_markdown_alone(self.report(seconds="20"), "pandoc ended with 43: no such font")
        self.assertLess(time.monotonic() - began, 10)
        self.end_what_was_left()

    def test_one_that_says_more_than_a_pipe_holds(self):
        self.program_file("pandoc", "head -c 5000000 /dev/zero | tr '\\0' x >&2\nexit 3")
        done = self.report(seconds="20")
        self.assert_markdown_alone(done, "pandoc ended with 3: xxx")
        self.assertLess(len(done.err), 10_000)

    def test_one_that_the_system_will_not_start(self):
        self.program_file("pandoc", "").write_bytes(b"\x7fELF no program")
        self.assert_markdown_alone(self.report(), "pandoc")

    def assert_all_but_pdf(self, done, reason):
        """The other papers are there, and why there is no PDF is said."""
        self.assertEqual(done.code, 74, done.err)
        self.assertTrue(done.out.endswith(f"{DAY}-app-subgroup.docx\n"), done.out)
        self.assertIn(reason, done.err)
        self.assertEqual(sorted(path.name for path in (self.output / "papers").glob(".*")), [])

    def test_a_libreoffice_that_never_ends(self):
        self.program_file("soffice", f"sleep {self.mark} & sleep {self.mark}")
        self.assert_all_but_pdf(self.report(seconds="10"), "no PDF: LibreOffice did not end in 10 seconds.")
        self.assert_nothing_is_left()

    def test_a_libreoffice_that_says_it_went_well_and_makes_nothing(self):
        self.program_file("soffice", "mkdir -p profile/user; exit 0")
        self.assert_all_but_pdf(self.report(seconds="25"), "no PDF: LibreOffice ended without an error, but wrote no")

    def test_a_libreoffice_that_fails(self):
        self.program_file("soffice", "echo 'source file could not be loaded' >&2\nexit 1")
        self.assert_all_but_pdf(self.report(seconds="25"), "no PDF: LibreOffice ended with 1: source file could not be loaded.")

    def test_what_libreoffice_keeps_for_all_users_is_for_all_users(self):
        self.program_file("soffice", f"umask > '{self.folder}/umask'; exit 1")
        self.assert_all_but_pdf(self.report(seconds="25"), "no PDF: LibreOffice ended with 1")
        self.assertEqual((self.folder / "umask").read_text().strip(), "0022")

    @unittest.skipIf(subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode, "not permitted here")
    def test_without_a_network_of_any_kind(self):
        done = self.report(seconds="25", before=("unshare", "-n"))
        self.assertEqual((done.code, done.err), (0, ""))
        for ending in ("docx", "pdf"):
            self.assertIn(f"{DAY}-app-subgroup.{ending}\n", done.out)


class Mail(Children):
    """Notices, where something stands in sendmail's place."""

    def setUp(self):
        super().setUp()
        self.with_exports()
        (self.exports / "exclusions.csv").unlink()
        (self.own_pipelines() / "contacts.yml").write_text(CONTACTS, encoding="utf-8")

    def run_with(self, script, seconds="1", **how):
        """A run that mails."""
        sendmail = self.program_file("sendmail", script)
        return self.area("run", "--as-of", DAY, "--from", DAY, "--notify",
                         env={"SCORECARD_SENDMAIL": str(sendmail), "SCORECARD_CHILD_SECONDS": seconds}, **how)

    def test_one_that_never_ends(self):
        done = self.run_with(f"sleep {self.mark}")
        self.assertEqual(done.code, 65, done.err)
        self.assertIn("sendmail did not end in 1 second", done.err)
        self.assertTrue((self.output / DAY / "scorecard.csv").exists())
        self.assert_nothing_is_left()

    def test_one_that_takes_the_letter_and_leaves_a_process(self):
        done = self.run_with(f"cat > '{self.folder}/letter'\nsleep {self.mark} &\necho $! >> '{self.folder}/left'\nexit 0", seconds="20")
        self.assert_taken(done)
        self.end_what_was_left()

    def test_one_that_does_not_read_and_says_it_took_the_letter(self):
        done = self.run_with("echo letter > '" + str(self.folder / "letter") + "'\nyes | head -c 300000 >&2\nexit 0", seconds="20")
        self.assert_taken(done)

    @unittest.skipIf(subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode, "not permitted here")
    def test_without_a_network_of_any_kind(self):
        self.assert_taken(self.run_with(f"cat > '{self.folder}/letter'", seconds="20", before=("unshare", "-n")))

    def assert_taken(self, done):
        """The letter was sent, and is known to have been: nobody gets it again."""
        self.assertEqual(done.code, 65, done.err)
        self.assertNotIn("could not be sent", done.err)
        letter = self.folder / "letter"
        self.assertTrue(letter.read_bytes())
        letter.unlink()
        again = self.run_with(f"cat > '{letter}'", seconds="20")
        self.assertEqual(again.code, 65, again.err)
        self.assertFalse(letter.exists(), "the same letter is sent again")


if __name__ == "__main__":
    unittest.main()
