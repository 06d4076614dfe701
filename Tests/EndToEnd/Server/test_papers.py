"""The papers from cron: silent when all is well, one line otherwise, with a limit, one at a time, and a log."""

import unittest

from definitions import of_kpi_12
from server import FEEDBACK, PROGRAM, WrapperCase, wait_until


class Papers(WrapperCase):
    """With the stand-in."""

    def papers(self, *options):
        """One run of it."""
        return self.run_wrapper(*options, wrapper="run-papers")

    def test_all_is_well(self):
        self.program_says(out="output/papers/board.md\n", err="scorecard: notice: the next is due in April\n")
        self.assertEqual(self.papers("--as-of", "2024-03-31"), (0, ""))
        self.assertEqual(self.arguments(), ["report --all --wait-for-scorecard 11h --as-of 2024-03-31"])
        for text in ("run-papers: start: ", "board.md\n", "due in April\n", "run-papers: end: exit code 0\n"):
            self.assertIn(text, self.log())

    def test_every_exit_code_is_kept_and_one_line_says_where_to_look(self):
        for code, why in ((64, "wrong usage"), (66, "there is nothing to compute from"), (71, "the system refuses what is "
                          "needed: memory, threads, open files"), (74, "the output cannot be written")):
            self.program_says(code=code, out="words\n", err="scorecard: error: more words\n")
            self.assertEqual(self.papers(), (code, f"scorecard report ended with exit code {code} ({why}); "
                                                   f"see {self.log_path}\n"))

    def test_papers_that_are_never_made_are_given_up(self):
        self.hold("report")
        self.set(SCORECARD_TIME_LIMIT="0.3s")
        code, err = self.papers()
        self.assertEqual(code, 124)
        self.assertRegex(err, r"\A.*longer than SCORECARD_TIME_LIMIT.*\n\Z")
        self.assertIn("run-papers: end: exit code 124", self.log())

    def test_how_long_it_waits_can_be_set(self):
        self.set(SCORECARD_PAPERS_WAIT="30m")
        self.papers()
        self.assertEqual(self.arguments(), ["report --all --wait-for-scorecard 30m"])

    def test_one_at_a_time_and_neither_run_nor_check_in_its_way(self):
        self.hold("report")
        first = self.start(wrapper="run-papers")
        self.has_started()
        self.assertEqual(self.papers(), (75, "run-papers: not started: the one before has not ended; "
                                             f"see {self.log_path}\n"))
        for other in ("run-monthly", "check-nightly"):
            self.assertEqual(self.run_wrapper(wrapper=other)[0], 0)
        self.assertIsNone(first.poll())
        self.let_go()
        self.assertEqual(first.wait(timeout=30), 0)
        self.assertEqual(self.papers()[0], 0)


class WithTheProgram(WrapperCase):
    """The same with the program itself, and a plan with one board."""

    def setUp(self):
        super().setUp()
        pipelines = of_kpi_12(self.folder)
        (pipelines / "governance.yml").write_text(
            "boards:\n  board:\n    title: Board\n    every_months: 1\n    wants: [kpis]\n")
        self.set(SCORECARD=PROGRAM, SCORECARD_WAIT="0s", SCORECARD_PAPERS_WAIT="60s", SCORECARD_PIPELINES=pipelines)
        self.day = ("--as-of", "2023-04-30")

    def test_nothing_is_published(self):
        self.set(SCORECARD=PROGRAM, SCORECARD_PAPERS_WAIT="0s", SCORECARD_PIPELINES=self.folder / "Pipelines")
        code, err = self.run_wrapper(*self.day, wrapper="run-papers")
        self.assertEqual((code, err.count("\n")), (66, 1), err)

    def test_they_wait_for_the_scorecard(self):
        (self.folder / "input/feedback.csv").write_text(FEEDBACK + "F2,2023-04-10,yes\n")
        papers = self.start(*self.day, "--format", "markdown", wrapper="run-papers")
        wait_until(lambda: self.log_path.exists() and "run-papers: start" in self.log(), "no start in the log")
        self.assertIsNone(papers.poll())
        self.assertEqual(self.run_wrapper(*self.day), (0, ""))
        self.assertEqual(papers.communicate(timeout=60), ("", ""))
        self.assertEqual(papers.returncode, 0)
        self.assertEqual(len(list((self.folder / "output/papers").glob("*.md"))), 1)


if __name__ == "__main__":
    unittest.main()
