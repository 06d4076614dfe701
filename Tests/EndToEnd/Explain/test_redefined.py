"""The rows behind a definition's change: those that count as something else by the later definitions, counted here a second time."""

import json
import unittest

from test_kept import KPI, MARCH, Kept
from worlds import program


class Redefined(Kept):
    def setUp(self):
        super().setUp()
        for number, key in enumerate(self.rows):
            self.rows[key][1] = "withdrawn" if number % 3 == 0 else ""
        self.rows["OLD"] = ["2022-01-01", "withdrawn"]
        self.export()
        for path in ("plan.yml", "sources/exclusions.yml"):
            self.write(f"Later/{path}", (self.folder / "Pipelines" / path).read_text())

    def later(self, text):
        """How the rows differ by a later KPI, as JSON and as text."""
        self.write("Later/kpis/7.yml", text)
        words = ["--pipelines-before", "Pipelines", "--pipelines", "Later", "--input-before", "input",
                 "--input", "input", "--as-of", MARCH, "--rows"]
        line = [program("diff", *words, "--output", "output", "--format", form, state=self.state, cwd=self.folder)
                for form in ("json", "table", "csv")]
        self.assertEqual([done.returncode for done in line], [0] * 3, line[0].stderr)
        return json.loads(line[0].stdout)["figures"][0], line[1].stdout, line[2].stdout.splitlines()

    def test_rows_that_a_condition_left_out(self):
        figure, text, lines = self.later(KPI.replace(", where: {outcome: {not: [withdrawn]}}", ""))
        wanted = [number for number, (start, outcome) in enumerate(self.rows.values(), 2)
                  if outcome == "withdrawn" and "2023-04-01" <= start <= MARCH]
        self.assertGreater(len(wanted), 3)
        self.assertEqual([(row["before"]["line"], row["after"]["line"]) for row in figure["rows"]], [(line, line) for line in wanted])
        self.assertEqual({(row["cause"], row["source"], row["before"]["role"], row["after"]["role"], row["effect"])
                          for row in figure["rows"]}, {("definition", "exclusions", "outcome", "numerator", 1)})
        self.assertEqual(sum(row["effect"] for row in figure["rows"]), figure["to"]["value"] - figure["from"]["value"])
        self.assertEqual(figure["residue"], 0)
        self.assertNotIn("No row is behind", text)
        self.assertEqual(text.count("definition changed"), len(wanted) + text.count("its definition changed"))
        self.assertEqual(len(lines), len(wanted) + 1)

    def test_rows_that_a_shorter_window_leaves_out(self):
        figure, _, _ = self.later(KPI.replace("12 months,", "6 months,"))
        wanted = {number for number, (start, outcome) in enumerate(self.rows.values(), 2)
                  if outcome != "withdrawn" and "2023-04-01" <= start <= "2023-09-30"}
        self.assertEqual({row["before"]["line"] for row in figure["rows"]}, wanted)
        self.assertEqual({(row["before"]["role"], row["after"]["role"]) for row in figure["rows"]}, {("numerator", "before-the-window")})


if __name__ == "__main__":
    unittest.main()
