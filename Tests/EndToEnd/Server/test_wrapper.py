"""The wrappers that cron calls: their own environment, the exit code kept, silent when all is well, one at a time."""

import fcntl
import os
import signal
import unittest

from definitions import of_kpi_12
from server import CRON, FEEDBACK, PROGRAM, WrapperCase, wait_until

SUMMARY = "scorecard[20230301T063000Z-7f3a]: notice: published 28 February 2023: 16 of 16 figures calculated (exit code 0, 0.1 s)\n"
WRAPPERS = ("run-monthly", "check-nightly")


class ExitCodes(WrapperCase):
    """What cron and the administrator get to know."""

    def test_all_is_well(self):
        self.program_says(out="the figures\n", err=SUMMARY)
        for wrapper in WRAPPERS:
            self.assertEqual(self.run_wrapper(wrapper=wrapper), (0, ""), wrapper)
        self.assertEqual(self.arguments(), ["run --wait-for-input 2h --wait-lock --notify", "check --when-due"])
        for text in ("the figures\n", SUMMARY, "run-monthly: end: exit code 0\n", "check-nightly: end: exit code 0\n"):
            self.assertIn(text, self.log())

    def test_every_exit_code_is_kept_and_one_line_says_where_to_look(self):
        for code in (1, 64, 65, 66, 70, 71, 73, 74, 75, 78, 99):
            self.program_says(code=code)
            got, err = self.run_wrapper()
            self.assertEqual(got, code)
            self.assertRegex(err, rf"\Ascorecard run ended with exit code {code} \([a-z':, ]+\); "
                                  rf"see {self.log_path}\n\Z")
            self.assertEqual(self.run_wrapper(wrapper="check-nightly")[0], code)

    def test_a_program_that_is_killed_or_missing(self):
        self.hold()
        process = self.start()
        self.has_started()
        os.kill(int((self.stand_in / "started").read_text()), signal.SIGKILL)
        self.assertEqual(process.wait(timeout=30), 137)
        self.assertIn("ended by a signal", process.communicate()[1])
        self.set(SCORECARD=self.folder / "nowhere")
        code, err = self.run_wrapper()
        self.assertEqual(code, 127)
        self.assertIn("cannot be started", err)

    def test_a_program_that_does_not_end_is_ended(self):
        self.hold()
        self.set(SCORECARD_TIME_LIMIT="0.2s")
        code, err = self.run_wrapper()
        self.assertEqual(code, 124)
        self.assertIn("longer than SCORECARD_TIME_LIMIT", err)

    def test_options_go_to_the_program(self):
        self.set(SCORECARD_WAIT="30m")
        self.run_wrapper("--as-of", "2023-02-28", "--kpi", "7")
        self.run_wrapper("--profile", wrapper="check-nightly")
        self.assertEqual(self.arguments(), ["run --wait-for-input 30m --wait-lock --notify --as-of 2023-02-28 --kpi 7",
                                            "check --when-due --profile"])


class Surroundings(WrapperCase):
    """What the program is started with, and what becomes of settings that are wrong."""

    def test_the_environment_is_the_wrappers_own(self):
        (self.stand_in / "scorecard").write_text("#!/bin/bash\nenv\numask\n")
        self.set(SCORECARD_CONTACTS="/etc/contacts.yml", TZ="America/New_York")
        self.run_wrapper()
        for line in ("PATH=/usr/local/bin:/usr/bin:/bin", "TZ=Europe/London", "LC_ALL=C.UTF-8", "0027",
                     f"SCORECARD_INPUT={self.folder}/input", "SCORECARD_CONTACTS=/etc/contacts.yml"):
            self.assertIn(line, self.log().splitlines())

    def test_settings_that_are_wrong(self):
        for text, why in (("SCORECARD_OUTPUT=(\n", "no command"), ("X=1\r\n", "line ends of Windows"), ("X=1\n", "not set"),
                          ("SCORECARD_OUTPUT=/x\nSCORECARD_LOG_KEEP=many\n", ":2: SCORECARD_LOG_KEEP is a whole number"),
                          ("SCORECARD_TIME_LIMIT=12 hours\n", ":1: SCORECARD_TIME_LIMIT is a length of time"),
                          ("SCORECARD_TIME_LIMIT=0\n", "a length of time above 0")):
            self.settings.write_text(text)
            for wrapper in WRAPPERS:
                code, err = self.run_wrapper(wrapper=wrapper)
                self.assertEqual(code, 78)
                self.assertRegex(err, rf"\A{wrapper}: .*{why}.*\n\Z")
        self.assertEqual(self.run_wrapper(settings=self.folder / "nowhere")[0], 78)

    def test_a_log_that_cannot_be_written(self):
        (self.folder / "log").touch()
        code, err = self.run_wrapper()
        self.assertEqual((code, err), (73, f"run-monthly: {self.log_path} cannot be written\n"))
        self.assertFalse((self.stand_in / "arguments").exists())

    def test_any_command_with_the_settings(self):
        (self.stand_in / "scorecard").write_text("#!/bin/bash\necho \"$SCORECARD_OUTPUT $*\" >&2\nexit 3\n")
        done = self.run_wrapper("alerts", "--all", wrapper="with-settings")
        self.assertEqual(done, (3, f"{self.folder}/output alerts --all\n"))


class OneAtATime(WrapperCase):
    """A second one of a kind steps back; nothing that was left running stands in the next one's way."""

    def test_the_second_says_so_and_the_first_is_not_disturbed(self):
        for wrapper in WRAPPERS:
            self.hold("check" if wrapper == "check-nightly" else "run")
            first = self.start(wrapper=wrapper)
            self.has_started()
            code, err = self.run_wrapper(wrapper=wrapper)
            self.assertEqual(code, 75)
            self.assertEqual(err, f"{wrapper}: not started: the one before has not ended; see {self.log_path}\n")
            self.let_go()
            self.assertEqual(first.wait(timeout=30), 0)
            self.assertEqual(self.run_wrapper(wrapper=wrapper)[0], 0)
        self.assertEqual(len(self.arguments()), 4)

    def test_the_check_does_not_wait_for_the_run(self):
        self.hold()
        first = self.start()
        self.has_started()
        self.assertEqual(self.run_wrapper(wrapper="check-nightly")[0], 0)
        self.assertIsNone(first.poll())
        self.let_go()
        self.assertEqual(first.wait(timeout=30), 0)

    def test_a_wrapper_that_was_killed_and_a_child_that_stays_hold_no_lock(self):
        self.hold()
        (self.stand_in / "aside").touch()
        first = self.start()
        self.has_started()
        first.kill()
        first.wait()
        self.let_go()
        (self.stand_in / "aside").touch()
        self.assertEqual(self.run_wrapper()[0], 0)
        self.assertEqual(self.run_wrapper()[0], 0)


class WithTheProgram(WrapperCase):
    """The same with the program itself."""

    def setUp(self):
        super().setUp()
        self.set(SCORECARD=PROGRAM, SCORECARD_WAIT="0s", SCORECARD_PIPELINES=of_kpi_12(self.folder))

    def test_a_run(self):
        (self.folder / "input/feedback.csv").write_text(FEEDBACK)
        for _ in range(2):
            self.assertEqual(self.run_wrapper("--as-of", "2023-02-28"), (0, ""))
        self.assertIn("Scorecard for 28 February 2023", self.log())
        self.assertTrue((self.folder / "output/latest/scorecard.csv").exists())
        self.assertEqual(self.log().count("end: exit code 0"), 2)

    def test_nothing_to_compute_from(self):
        code, err = self.run_wrapper("--as-of", "2023-02-28")
        self.assertEqual(code, 66)
        self.assertRegex(err, r"\Ascorecard run ended with exit code 66 .*\n\Z")
        self.assertIn("Nothing was published", self.log())

    def test_what_is_published_is_for_owner_and_group(self):
        (self.folder / "input/feedback.csv").write_text(FEEDBACK)
        self.run_wrapper("--as-of", "2023-02-28")
        paths = [*self.folder.glob("output/**/*"), *self.folder.glob("log/*")]
        self.assertGreater(len(paths), 10)
        for path in paths:
            if not path.is_symlink():
                self.assertEqual(path.stat().st_mode & 0o027, 0, path)

    def test_an_analyst_who_holds_the_lock_does_not_lose_the_month(self):
        (self.folder / "input/feedback.csv").write_text(FEEDBACK)
        (self.folder / "output/.private").mkdir(parents=True)
        with open(self.folder / "output/.private/lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            process = self.start("--as-of", "2023-02-28")
            wait_until(lambda: self.log_path.exists() and "start:" in self.log(), "no start in the log")
            self.assertIsNone(process.poll())
        self.assertEqual(process.wait(timeout=60), 0)
        self.assertTrue((self.folder / "output/latest/scorecard.csv").exists())


class Crontab(unittest.TestCase):
    """The entry as it stands in the project."""

    def test_when_and_what(self):
        lines = [line.split() for line in (CRON / "scorecard.crontab").read_text().splitlines() if line[:1].isdigit()]
        self.assertEqual([line[:6] for line in lines], [["30", "6", "6", "*", "*", "scorecard"],
                                                        ["30", "6", "7", "*", "*", "scorecard"],
                                                        ["15", "5", "*", "*", "*", "scorecard"]])
        self.assertEqual([line[6].split("/")[-1] for line in lines], ["run-monthly", "run-papers", "check-nightly"])
        self.assertEqual({tuple(line[7:]) for line in lines}, {("@SYSCONFDIR@/scorecard/scorecard.env",)})

    def test_the_run_comes_after_the_last_export_is_due(self):
        due = [int(line.split(":")[1]) for path in (CRON.parent / "Pipelines/sources").glob("*.yml")
               for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("due_day:")]
        run = next(line for line in (CRON / "scorecard.crontab").read_text().splitlines() if "run-monthly" in line)
        self.assertGreater(int(run.split()[2]), max(due))


if __name__ == "__main__":
    unittest.main()
