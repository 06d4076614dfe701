"""Cases with answers worked out by hand."""

import tempfile
import unittest
from contextlib import redirect_stdout
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path

import figures
import random_exports
from figures import Scorecard
from measures import MEASURES, in_top_quartiles, percentile
from reading import Rejected, day_number, natural
from trajectory import COURSES, direction, expected, previous_month_end, rag, rolling, windows, year_before


def day(text):
    """A date from ISO text."""
    return date.fromisoformat(text)


def measure(kpi, part="", name="value"):
    """One measure by its name."""
    return next(m for m in MEASURES if (m.kpi, m.part, m.name) == (kpi, part, name))


class Windows(unittest.TestCase):
    def test_rolling_windows_around_a_leap_day(self):
        for end, start in [("2023-02-28", "2022-03-01"), ("2025-02-28", "2024-03-01"), ("2024-02-29", "2023-03-01"),
                           ("2023-05-15", "2022-05-16"), ("2024-02-28", "2023-03-01"), ("2025-03-01", "2024-03-02")]:
            self.assertEqual(rolling(day(end), 12), day(start), end)

    def test_rolling_quarters_are_clamped(self):
        for end, start in [("2023-05-31", "2023-03-01"), ("2023-05-30", "2023-03-01"), ("2023-05-28", "2023-03-01"),
                           ("2024-05-29", "2024-03-01"), ("2024-01-15", "2023-10-16")]:
            self.assertEqual(rolling(day(end), 3), day(start), end)

    def test_financial_year_and_earlier_days(self):
        self.assertEqual(windows(day("2023-03-31"))["april"], day("2022-04-01").toordinal())
        self.assertEqual(windows(day("2023-04-01"))["april"], day("2023-04-01").toordinal())
        self.assertEqual(year_before(day("2024-02-29")), day("2023-02-28"))
        self.assertEqual(previous_month_end(day("2024-03-31")), day("2024-02-29"))


class Arithmetic(unittest.TestCase):
    def test_percentile_is_type_7(self):
        self.assertEqual(percentile([1, 2, 3, 4], Fraction(3, 4)), Fraction("3.25"))
        self.assertEqual(percentile([4, 1, 3, 2], Fraction(1, 2)), Fraction("2.5"))
        self.assertEqual(percentile([7], Fraction(3, 4)), 7)

    def test_top_quartiles_need_a_rate_above_zero(self):
        quiet = [(100, 0, 0, 0, 1)] * 8
        self.assertEqual(in_top_quartiles(quiet), (0, 0))
        self.assertEqual(in_top_quartiles(quiet + [(100, 1, 0, 0, 1), (50, 0, 3, 0, 0)]), (1, 2))


class Trajectory(unittest.TestCase):
    def due(self, kpi, part, when, baseline=None):
        course = COURSES[kpi, part]
        return expected(course, course.baseline if baseline is None else baseline, day(when))

    def test_expected_at_and_between_checkpoints(self):
        cases = [("1", "", "2023-03-30", None), ("1", "", "2023-05-01", 50), ("1", "", "2023-08-15", 60),
                 ("3", "", "2023-02-28", 50), ("5", "a", "2023-06-30", 15), ("7", "", "2023-04-30", "124.8"),
                 ("7", "", "2025-01-01", 96), ("11", "b", "2023-03-31", None), ("11", "b", "2023-04-01", 80),
                 ("13", "", "2024-03-31", 7473), ("13", "", "2024-04-01", None), ("13", "", "2023-09-30", "3736.5"),
                 ("14", "", "2023-06-29", 0), ("14", "", "2023-06-30", 1), ("14", "", "2024-06-30", 3)]
        for kpi, part, when, answer in cases:
            answer = None if answer is None else Fraction(answer)
            self.assertEqual(self.due(kpi, part, when), answer, (kpi, part, when))

    def test_a_measured_start(self):
        self.assertIsNone(self.due("2", "", "2023-07-15"))
        self.assertEqual(self.due("2", "", "2023-07-16", Fraction(20)), 20 + 30 * Fraction(77, 153))
        self.assertEqual(self.due("2", "", "2023-09-30"), 50)

    def test_rag_on_its_boundaries(self):
        lower, higher = COURSES["7", ""], COURSES["3", ""]
        for value, colour in [("121.6", "green"), ("121.7", "amber"), ("133.76", "amber"), ("133.77", "red")]:
            self.assertEqual(rag(lower, Fraction(value), Fraction("121.6")), colour)
        for value, colour in [(100, "green"), (99, "amber"), (90, "amber"), (89, "red")]:
            self.assertEqual(rag(higher, Fraction(value), Fraction(100)), colour)
        self.assertEqual(direction(lower, Fraction(3), Fraction(4)), "improving")
        self.assertEqual(direction(higher, Fraction(0), Fraction(0)), "steady")


class Reading(unittest.TestCase):
    def test_dates(self):
        for text in ("2023-02-28", "28/02/2023", "28/02/23", "28-Feb-2023", "28 February 2023",
                     "2023-Feb-28 00:00:00", "28/02/2023 09:30"):
            self.assertEqual(day_number(text), day("2023-02-28").toordinal(), text)
        for text in ("02/28/2023", "2023-02-29", "44985", "28.02.2023"):
            self.assertRaises(Rejected, day_number, text)

    def test_natural_order(self):
        self.assertEqual(sorted(["x-10", "x-2", "x"], key=natural), ["x", "x-2", "x-10"])


class Figures(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def export(self, name, *lines):
        Path(self.folder.name, name + ".csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def figure(self, when, *wanted):
        found = Scorecard(self.folder.name).figure(measure(*wanted), day(when))
        return found.value, found.numerator, found.denominator

    def test_an_exclusion_counts_until_it_is_withdrawn(self):
        self.export("exclusions", "Exclusion ID,pupil-id,SCHOOL URN,start_date,sen_status,outcome,outcome_date",
                    "X1,P1,1,2023-01-10,n,withdrawn,2023-03-01", "X2,P2,1,10/01/2023,K,Reinstated,",
                    "X3,P3,1,28-Feb-2023,E,upheld,")
        self.assertEqual(self.figure("2023-02-28", "7"), (2, 2, None))
        self.assertEqual(self.figure("2023-02-28", "8"), (50, 1, 2))
        self.assertEqual(self.figure("2023-03-01", "7"), (1, 1, None))
        self.assertEqual(self.figure("2022-02-28", "8"), (None, 0, 0))
        self.assertEqual(self.figure("2023-02-28", "9"), (None, None, None))

    def test_waits(self):
        self.export("waiting_times", "referral_id,person_id,referral_date,triage_date,first_appointment_date,"
                    "withdrawn_date,priority", "1,A,2023-01-01,2023-01-15,,,routine",
                    "2,B,2023-01-01,2023-02-05,,2023-02-05,", "3,C,2023-01-01,2023-02-06,,2023-02-05,routine",
                    "4,D,2023-02-21,,,2023-03-01,vulnerable", "5,E,2023-02-01,2023-03-01,,,")
        self.assertEqual(self.figure("2023-02-28", "5", "a"), (Fraction(7, 2), None, 2))
        self.assertEqual(self.figure("2023-02-28", "5", "a", "waiting"), (2, 2, None))
        self.assertEqual(self.figure("2023-02-28", "5", "a", "waiting_longest"), (Fraction(27, 7), None, 2))
        self.assertEqual(self.figure("2023-02-28", "5", "b", "waiting_longest")[0], 58 / Fraction("30.4375"))
        # On 3 May 2023, 91 days after 1 February, the fifth has waited 13 weeks for an appointment; the first 122 days.
        self.assertEqual(self.figure("2023-05-03", "5", "b", "waiting_over_13_weeks"), (Fraction(50), 1, 2))
        self.assertEqual(self.figure("2023-05-04", "5", "b", "waiting_over_13_weeks"), (Fraction(100), 2, 2))

    def test_repeat_suspensions_and_the_last_row_read(self):
        columns = "suspension_id,pupil_id,school_urn,start_date,sen_status"
        self.export("suspensions", columns, "1,A,9,2023-01-01,K", "2,A,9,2023-01-02,E", "3,A,9,2023-01-03,K",
                    "4,B,9,2023-01-01,K", "5,B,9,2023-01-02,K")
        self.export("suspensions-2", columns, "5,B,9,2023-01-02,N", "1,A,9,2023-02-30,N")
        self.assertEqual(self.figure("2023-02-28", "9"), (1, 1, None))
        self.assertEqual(self.figure("2023-02-28", "9", "", "repeat_suspensions"), (2, 2, None))
        quality = Scorecard(self.folder.name).quality["suspensions"]
        self.assertEqual((quality.read, quality.accepted, quality.rejected, quality.duplicates), (7, 5, 1, 1))

    def test_random_exports_are_the_same_for_a_seed_and_run_through(self):
        for name in ("a", "b"):
            random_exports.main([str(Path(self.folder.name, name)), "--seed", "5", "--rows", "40"])
        self.export("days", "2024-02-29")
        outputs = []
        for name in ("a", "b"):
            with redirect_stdout(StringIO()) as output:
                figures.main([str(Path(self.folder.name, name)), "--days", str(Path(self.folder.name, "days.csv"))])
            outputs.append(output.getvalue())
        self.assertEqual(*outputs)
        self.assertEqual(outputs[0].count(",value,,,"), 16)


if __name__ == "__main__":
    unittest.main()
