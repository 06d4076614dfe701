"""No letter tells of a handful of children: of two worlds that differ in small counts alone the letters are the same."""

import difflib
import json
import re
import unittest

import few_children
from few_children import HEADINGS, ONE, OTHER
from letters import Letters
from program import Runs, published

FEBRUARY, MARCH, APRIL = "2024-02-29", "2024-03-31", "2024-04-30"
UNITS = {"percent": "{:.1f}%", "weeks": "{:.1f} weeks", "months": "{:.1f} months"}
WORDS = {1: "one", 2: "two", 3: "three", 4: "four"}
CASES = "(child|exclusion|pupil|people|person|row|referral|response)"
OF_CHILDREN = {"1", "4", "5a", "5b", "6", "7", "8", "9", "11a", "11b", "12", "13"}


class World:
    """One of two areas: its exports, what it publishes, and its letters."""

    def __init__(self, test, name):
        self.test, self.name = test, name
        self.letters = Letters(test.folder / name)
        self.exports = test.folder / name / "input"
        self.exports.mkdir()

    def deliver(self, rows):
        """Exports in the place of those that were there."""
        for source, lines in rows.items():
            (self.exports / f"{source}.csv").write_text("\n".join([HEADINGS[source], *lines]) + "\n", encoding="utf-8")

    def run(self, day):
        """A run that tells; its alerts by name, with their state."""
        done = self.test.scorecard("run", "--as-of", day, "--notify", "--quiet", exports=self.exports,
                                   output=f"{self.name}/output", env=self.letters.environment)
        self.test.assertIn(done.returncode, (0, 65), done.stderr.decode())
        alerts = json.loads((self.day(day) / "alerts.json").read_text(encoding="utf-8"))["alerts"]
        return {alert["id"]: alert["state"] for alert in alerts}

    def day(self, day):
        """Where a day is published."""
        return self.test.folder / self.name / "output" / day

    def figures(self, day):
        """The published figures, by KPI and part."""
        return {row["kpi"] + row["part"]: row for row in published(self.day(day), "scorecard.csv")}


def is_small(figure):
    """Whether a figure rests on one to four children: those it counts, or those it is a share or a median of."""
    return any(figure[name] and 1 <= float(figure[name]) <= 4 for name in ("numerator", "denominator"))


class SmallCasesInLetters(Runs):
    """Two worlds that differ in small counts, told of the same alerts."""

    reached = set()

    def setUp(self):
        super().setUp()
        self.one, self.other = World(self, "one"), World(self, "other")

    @classmethod
    def tearDownClass(cls):
        print("\nrules that letters were about: " + ", ".join(sorted(cls.reached)))

    def run_both(self, day, one, other):
        """Both worlds on a day. They must be told of the same alerts, or they differ in more than a count."""
        self.one.deliver(one)
        self.other.deliver(other)
        alerts, others = self.one.run(day), self.other.run(day)
        self.assertEqual(alerts, others, "the worlds are no twins")
        SmallCasesInLetters.reached |= {alert.split("-")[0] for alert in alerts}
        return {alert.rsplit("-", 3)[0] for alert in alerts}

    def check_letters(self):
        """The letters of both, byte for byte."""
        one, other = self.one.letters.read(), self.other.letters.read()
        self.assertTrue(one)
        lines = ["\n".join(letters).split("\n") for letters in (one, other)]
        differing = list(difflib.unified_diff(*lines, "one", "other", n=1, lineterm=""))
        if differing or one != other:
            self.fail("\n".join(["the letters differ", *differing[:60]]))

    def check_figures(self, day):
        """Nor do they spell out a figure of a few children."""
        for world in (self.one, self.other):
            sentences = world.letters.sentences()
            for name, figure in world.figures(day).items():
                if name not in OF_CHILDREN or not figure["value"] or not is_small(figure):
                    continue
                said = [sentence for sentence in sentences if f"KPI {name}," in sentence]
                for form in self.spellings(figure):
                    with self.subTest(name, form=form, world=world.name):
                        self.assertFalse([sentence for sentence in said if re.search(form, sentence)])

    def spellings(self, figure):
        """The ways to say a figure."""
        if figure["unit"] in UNITS:
            yield r"\b" + re.escape(UNITS[figure["unit"]].format(float(figure["value"])))
        counts = {int(float(figure[name])) for name in ("numerator", "denominator") if figure[name]}
        for count in counts:
            if 1 <= count <= 4:
                yield rf"\b{count} (of|out of) \d|\bof {count}\b|\b{count} {CASES}"
                yield rf"(?i)\b{WORDS[count]} (of|out of) |\b{WORDS[count]} {CASES}"

    def test_every_figure_that_is_off_its_course(self):
        kinds = self.run_both(MARCH, few_children.exports(ONE), few_children.exports(OTHER))
        for kpi in ("1", "5a", "5b", "6", "8", "11a", "11b", "13"):
            self.assertIn(f"off_trajectory-{kpi}", kinds)
        for kpi in ("1", "4", "5a", "7", "9", "12"):
            self.assertIn(f"worsened-{kpi}", kinds)
        self.assertIn("target_missed-11b", kinds)
        self.assertIn("special_cause-7", kinds)
        self.check_letters()
        self.check_figures(MARCH)

    def test_figures_that_changed_after_they_were_published(self):
        one, other = few_children.exports(ONE), few_children.exports(OTHER)
        self.run_both(FEBRUARY, *map(few_children.without_late_rows, (one, other)))
        kinds = self.run_both(MARCH, one, other)
        for kpi in ("4", "5a", "5b", "6", "9", "11a", "11b", "12", "13"):
            self.assertIn(f"restated-{kpi}", kinds)
        self.check_letters()
        self.check_figures(MARCH)

    def test_a_share_that_few_are_left_out_of(self):
        worlds = [few_children.exports(ONE) | {"targeted_support": [
            f"A{number},2024-01-10,2024-02-10,{'yes' if number < 5 else 'no'},yes" for number in range(count)]}
                  for count in (8, 9)]
        self.assertIn("off_trajectory-11b", self.run_both(MARCH, *worlds))
        items = [[item for item in world.letters.sentences() if "KPI 11b," in item] for world in (self.one, self.other)]
        self.assertEqual(*items)

    def test_figures_about_many_are_told(self):
        rows = few_children.exports(ONE) | {
            "targeted_support": [f"A{number},2024-01-10,2024-02-10,{'yes' if number < 10 else 'no'},yes"
                                 for number in range(20)],
            "waiting_times": few_children.fresh("waiting_times") + [
                f"W{number},P{number},2023-12-01,2024-03-0{1 + number},,," for number in range(7)]}
        self.one.deliver(rows)
        self.one.run(MARCH)
        letters = "\n".join(self.one.letters.sentences())
        self.assertRegex(letters, r"KPI 11b, [^\n]*: 50\.0% on 31 March 2024")
        self.assertRegex(letters, r"KPI 5a, [^\n]*: 13\.4 weeks on 31 March 2024")
        self.assertRegex(letters, r"KPI 11a, [^\n]*: 20 children on 31 March 2024")

    def test_what_was_told_is_resolved(self):
        one, other = few_children.exports(ONE), few_children.exports(OTHER)
        self.run_both(MARCH, one, other)
        for rows in (one, other):
            rows["feedback"] += [f"G{number},2024-03-0{1 + number},yes" for number in range(9)]
            rows["sen_support"] += few_children.census("2024-03-21", 40, 40)
            rows["targeted_support"] = [f"A{number},2024-03-01,2024-03-02,yes,yes" for number in range(60)]
        self.run_both(APRIL, one, other)
        letters = [letter for letter in self.one.letters.read() if "\nClosed\n" in letter]
        closed = "\n".join(letter.split("\nClosed\n")[1].split("\n\n")[0] for letter in letters)
        for kpi in ("1", "4", "11a", "11b", "12"):
            self.assertRegex(closed, rf"(?m)^- No longer the case: KPI {kpi}[:,] ")
        self.check_letters()

    def test_medians_that_grow_month_by_month(self):
        def waiting(first, step):
            """One child a month is triaged, each after a slightly longer wait."""
            months = ["2023-10-05", "2023-11-05", "2023-12-05", "2024-01-05", "2024-02-05", "2024-03-05"]
            days = [(day, round(first + step * place)) for place, day in enumerate(months)]
            return few_children.fresh("waiting_times") + [
                f"W{place},P{place},{few_children.earlier(day, wait)},{day},{day},," for place, (day, wait) in enumerate(days)]
        worlds = [few_children.exports(ONE) | {"waiting_times": waiting(*wait)} for wait in ((200, 8), (240, 9))]
        kinds = self.run_both(MARCH, *worlds)
        self.assertIn("worsened-5a", kinds)
        self.assertIn("worsened-5b", kinds)
        self.check_letters()
        self.check_figures(MARCH)

    def with_bad_rows(self, source, good, bad):
        """An export with good rows, and rows whose day is none."""
        lines = {"feedback": "F{},2024-03-{:02},yes", "targeted_support": "A{},2024-03-{:02},2024-03-30,yes,yes",
                 "exclusions": "X{0},T{0},900001,2024-03-{1:02},PP,K,,", "suspensions": "S{0},T{0},900001,2024-03-{1:02},2,PP,K"}
        return [lines[source].format(number, 1 + number % 28) for number in range(good)] + [
            lines[source].format(good + number, 31).replace("-31,", "-41,") for number in range(bad)]

    def test_exports_with_few_rows_that_are_rejected_refused_or_lost(self):
        worlds = []
        for bad, left in ((3, 2), (4, 3)):
            rows = few_children.exports(ONE) | {"feedback": self.with_bad_rows("feedback", 120 - bad, bad),
                                                "targeted_support": self.with_bad_rows("targeted_support", 12 - bad, bad),
                                                "exclusions": self.with_bad_rows("exclusions", 40, 0)}
            shrunk = self.with_bad_rows("exclusions", left, 0)
            worlds.append((rows, rows | {"exclusions": shrunk}))
        self.run_both(MARCH, worlds[0][0], worlds[1][0])
        kinds = self.run_both(APRIL, worlds[0][1], worlds[1][1])
        self.assertLessEqual({"source_shrunk-exclusions", "rejects_high-feedback", "source_refused-targeted_support",
                              "not_computed-11b"}, kinds)
        self.check_letters()

    def test_an_old_export_of_few_rows(self):
        worlds = [few_children.exports(ONE) | {"feedback": [f"F{number},2023-09-04,yes" for number in range(count)]}
                  for count in (2, 4)]
        self.run_both(MARCH, *worlds)
        self.assertIn("source_stale-feedback", self.run_both(APRIL, *worlds))
        self.check_letters()


if __name__ == "__main__":
    unittest.main()
