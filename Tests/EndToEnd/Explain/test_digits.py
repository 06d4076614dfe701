"""A published figure that is another by less than its usual digits show is told with the digits that show it."""

import unittest

from test_kept import KPI, MARCH, Kept

SHARE = KPI.replace("unit: exclusions\n", "unit: percent\n").replace(
    "measure: {kind: count, source: exclusions, day: start_date, window: rolling 12 months, where: {outcome: {not: [withdrawn]}}}",
    "measure: {kind: proportion, source: exclusions, day: start_date, window: rolling 12 months, numerator: {outcome: [upheld]}}")


class Digits(Kept):
    """901 of 3,000 are upheld: 30.03%. One less is 30.00%, which is 30.0% too."""

    def setUp(self):
        super().setUp()
        self.write("Pipelines/kpis/7.yml", SHARE)
        self.rows = {f"X{number}": ["2023-05-01", "upheld" if number < 901 else "other"] for number in range(3000)}
        self.export()
        self.run_it()
        self.rows["X0"][1] = "other"
        self.export()

    def test_run_dry_run_and_diff_agree(self):
        self.assertIn("30.00%, was 30.03%", self.program("diff").stdout)
        wanted = "KPI 7: 30.00%, was 30.03%: 1 row corrected."
        self.assertIn(wanted, self.changed(self.run_it("--dry-run")) or "")
        self.assertIn(wanted, self.changed(self.run_it()) or "")
        self.assertIn("No figure has changed", self.run_it().stdout)

    def test_the_history_shows_the_restatement(self):
        self.run_it()
        self.assertIn("31 March 2024 from 30.03% to 30.00%", " ".join(self.program("history", "7").stdout.split()))

    def test_the_note_of_the_line_shows_it(self):
        self.run_it()
        self.assertRegex((self.folder / "output" / MARCH / "scorecard.csv").read_text(), r"revised: 30\.03% when first published on .*, 30\.00% since run")


if __name__ == "__main__":
    unittest.main()
