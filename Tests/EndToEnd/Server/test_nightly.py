"""The nightly check says once what is wrong, once what changed, and once that all is well again."""

import unittest

from server import FEEDBACK, PROGRAM, WrapperCase

EXCLUSIONS = "scorecard: error: exclusions: refused: exclusions.csv, line 2: a quote never closes\n"
FEEDBACK_MISSING = "scorecard: error: feedback: missing: no file matches feedback*.csv\n"


class Nightly(WrapperCase):
    """Nights, one after the other."""

    def night(self, err="", code=None):
        """What is mailed of a night in which the program says this."""
        code = (65 if err else 0) if code is None else code
        self.program_says(out="the report\n", err=err, code=code)
        got, mailed = self.run_wrapper(wrapper="check-nightly")
        self.assertEqual(got, code)
        return mailed

    def last_line(self, code=65, why="an export is missing, refused or late"):
        """What ends each mail about faults."""
        return f"check-nightly: exit code {code} ({why}); see {self.log_path}\n"

    def test_quiet_nights(self):
        self.assertEqual([self.night() for _ in range(3)], ["", "", ""])
        self.assertEqual(self.log().count("the report"), 3)

    def test_a_fault_is_told_once_and_its_end_once(self):
        self.assertEqual(self.night(EXCLUSIONS), EXCLUSIONS + self.last_line())
        self.assertEqual([self.night(EXCLUSIONS), self.night(EXCLUSIONS)], ["", ""])
        self.assertEqual(self.night(), "check-nightly: all is well again\n")
        self.assertEqual(self.night(), "")
        self.assertEqual(self.night(EXCLUSIONS), EXCLUSIONS + self.last_line())
        self.assertEqual(self.log().count(EXCLUSIONS), 4)

    def test_only_what_is_new_is_told(self):
        self.night(EXCLUSIONS)
        self.assertEqual(self.night(FEEDBACK_MISSING + EXCLUSIONS), FEEDBACK_MISSING + self.last_line())
        self.assertEqual(self.night(EXCLUSIONS + FEEDBACK_MISSING), "")
        self.assertEqual(self.night(FEEDBACK_MISSING), "check-nightly: no longer: exclusions\n" + self.last_line())

    def test_another_reason_is_new_and_the_source_is_not_called_mended(self):
        self.night(EXCLUSIONS)
        other = EXCLUSIONS.replace("line 2", "line 9")
        self.assertEqual(self.night(other), other + self.last_line())

    def test_days_and_rows_that_grow_from_night_to_night_are_the_same_fault(self):
        late = "scorecard: error: feedback: the newest row is {} days before 31 October 2026\n"
        rejected = "scorecard: error: referrals: refused: {} of {} rows rejected: more than 2%; referrals-1.csv\n"
        both = late.format(40) + rejected.format(9, 90)
        self.assertEqual(self.night(both), both + self.last_line())
        self.assertEqual(self.night(late.format(39) + rejected.format(11, 91)), "")
        self.assertEqual(self.night(late.format(139) + rejected.format(9, 90)), "")
        other = rejected.format(9, 90).replace("referrals-1", "referrals-2")
        self.assertEqual(self.night(late.format(39) + other), other + self.last_line())

    def test_warnings_beside_faults_are_for_the_log(self):
        mailed = self.night("scorecard: warning: schools: fewer rows than last time\n" + EXCLUSIONS)
        self.assertEqual(mailed, EXCLUSIONS + self.last_line())
        self.assertIn("fewer rows", self.log())

    def test_other_exit_codes(self):
        mistake = "Pipelines/kpis/07.yml:8:7: error: unit 'exclusion' is not known [unknown-unit]\n"
        count = "scorecard: 1 error in the definitions. Nothing was run.\n"
        self.assertEqual(self.night(mistake + count, 78), mistake + self.last_line(78, "a definition is wrong"))
        self.assertEqual(self.night(mistake + count, 78), "")
        nothing = "scorecard: no export at all\n"
        self.assertIn(nothing, self.night(nothing, 66))
        self.assertIn("scorecard check ended with exit code 70", self.night("", 70))
        self.assertEqual(self.night("", 70), "")
        self.assertIn("all is well again", self.night())

    def test_a_mail_that_could_not_be_printed_is_printed_the_next_night(self):
        self.program_says(err=EXCLUSIONS, code=65)
        self.log_path.parent.mkdir()
        blocked = self.log_path.with_name("scorecard.log.faults.new")
        blocked.mkdir()
        self.assertIn(EXCLUSIONS, self.night(EXCLUSIONS))
        self.assertIn(EXCLUSIONS, self.night(EXCLUSIONS))
        blocked.rmdir()
        self.assertIn(EXCLUSIONS, self.night(EXCLUSIONS))
        self.assertEqual(self.night(EXCLUSIONS), "")

    def test_nothing_is_left_beside_the_log_but_what_it_needs(self):
        self.night(EXCLUSIONS)
        self.assertEqual(sorted(path.name for path in self.log_path.parent.iterdir()), [
            "scorecard.log", "scorecard.log.check.lock", "scorecard.log.faults", "scorecard.log.lock"])


class WithTheProgram(WrapperCase):
    """The same with the program itself."""

    def test_a_broken_export_is_known_before_the_month_s_end_and_told_once(self):
        self.set(SCORECARD=PROGRAM)
        export = self.folder / "input/feedback.csv"
        night = ("--as-of", "2023-02-28")
        export.write_text(FEEDBACK)
        first = self.run_wrapper(*night, wrapper="check-nightly")
        export.write_text(FEEDBACK + 'F2,2023-01-11,"yes\n')
        code, mailed = self.run_wrapper(*night, wrapper="check-nightly")
        self.assertEqual(code, 65)
        self.assertIn("scorecard: error: feedback: feedback.csv", mailed)
        self.assertEqual(self.run_wrapper(*night, wrapper="check-nightly"), (65, ""))
        export.write_text(FEEDBACK)
        code, mailed = self.run_wrapper(*night, wrapper="check-nightly")
        self.assertEqual(code, first[0])
        self.assertRegex(mailed, "all is well again|no longer: feedback")
        self.assertFalse((self.folder / "output").exists())


if __name__ == "__main__":
    unittest.main()
