"""Free text is never a category: what is shown by category is a code list, or has a bound."""

import csv
import json
import shutil
import unittest

from everywhere import marked_in, texts_below
from leaks import ADDRESS, NAME
from program import ROOT, Runs, published

DAY = "2023-02-28"
HEADINGS = "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date"
REGISTER = "school_urn,school_name,phase,area,headcount,open_date,close_date"
LONG = "A category of sixty letters, which is as long as one may be."
MOST, LONGEST = 40, 60


def export(heading, rows):
    """An export of rows."""
    return "\n".join([heading, *rows]) + "\n"


def excluded(reasons, school="900001"):
    """Exclusions for these reasons, each of another child."""
    return export(HEADINGS, [f'X{number},P{number},{school},2023-02-{1 + number % 28:02},"{reason}",N,,'
                             for number, reason in enumerate(reasons)])


def sentences(count):
    """Reasons as a busy person writes them: each another sentence, with a name and a place in it."""
    return [f"Incident {number}: {NAME} of {number} {ADDRESS} threw a chair" for number in range(count)]


class Categories(Runs):
    """The exclusions of one year."""

    def setUp(self):
        super().setUp()
        self.deliver("schools.csv", export(REGISTER, ["900001,Elm School,Primary,North,200,,"]))

    def publish(self, *options):
        """A run; what it said."""
        done = self.scorecard("run", "--as-of", DAY, "--from", DAY, "--verbose", *options)
        self.assertIn(done.returncode, (0, 65), done.stderr.decode())
        return done

    def shown(self, dimension, kpi="7"):
        """The categories of a KPI on the day, and how many are in each."""
        return {row["category"]: int(row["value"]) for row in published(self.latest(), "breakdowns.csv")
                if row["value"] and row["as_of"] == DAY
                and (row["kpi"], row["dimension"], row["measure"]) == (kpi, dimension, "value")}

    def open_reasons(self, more=""):
        """Definitions of an area in which the reason of an exclusion is an open vocabulary."""
        self.pipelines = shutil.copytree(ROOT / "Pipelines", self.folder / "Pipelines")
        path = self.pipelines / "sources/exclusions.yml"
        before, rest = path.read_text(encoding="utf-8").split("  reason:\n", 1)
        after = rest[rest.index("  sen_status:\n"):]
        path.write_text(before + "  reason:\n    type: category\n    headings: [Reason]\n" + after, encoding="utf-8")
        kpi = self.pipelines / "kpis/07-exclusions.yml"
        text = kpi.read_text(encoding="utf-8").split("\nexamples:")[0]
        window = "  window: rolling 12 months\n"
        kpi.write_text(text.replace(window, window + more) + "\n", encoding="utf-8")
        eight = self.pipelines / "kpis/08-exclusions-send.yml"
        eight.write_text(eight.read_text(encoding="utf-8").split("\nexamples:")[0] + "\n", encoding="utf-8")


class FreeText(Categories):
    """A column of codes in which somebody has written what happened."""

    def check_nowhere(self, said):
        """No name shows in what was said, and none in what was written."""
        texts = [("said", text) for text in said] + list(texts_below(self.folder / "output"))
        found = marked_in(texts, [NAME, ADDRESS])
        if found:
            self.fail(f"{len(found)} lines, the first: " + "\n".join(["", *sorted(found, key=len)[:5]]))

    def check_source(self, source, kpi, rows):
        """Reasons that are sentences count as other, and it is said how many."""
        self.deliver(f"{source}.csv", rows)
        said = []
        for options in ([], ["--log-format", "json"], ["--format", "json"], ["--format", "csv"]):
            done = self.publish(*options)
            said += [done.stdout, done.stderr]
        for command in (["check"], ["check", "--profile"], ["check", "--format", "json"], ["extract", "--verbose", source],
                        ["check", "--suggest", source, str(self.input / f"{source}.csv")]):
            done = self.scorecard(*command)
            said += [done.stdout, done.stderr]
        self.check_nowhere(said)
        note = next(row["note"] for row in published(self.latest(), "quality.csv") if row["source"] == source)
        self.assertRegex(note, r"278 rows have a reason that .*list")
        self.assertRegex(json.dumps(json.loads((self.latest() / "scorecard.json").read_text(encoding="utf-8"))), r"\bOther\b")
        return self.shown("reason", kpi)

    def test_the_reasons_of_exclusions(self):
        shown = self.check_source("exclusions", "7", excluded(sentences(278) + ["PP"] * 7))
        self.assertEqual({name: count for name, count in shown.items() if count}, {"other": 278, "PP": 7})

    def test_the_reasons_of_suspensions(self):
        rows = [f'S{number},P{number // 2},900001,2023-02-{1 + number % 28:02},3,"{reason}",K'
                for number, reason in enumerate(sentences(278))]
        heading = "suspension_id,pupil_id,school_urn,start_date,sessions,reason,sen_status"
        shown = self.check_source("suspensions", "9", export(heading, rows))
        self.assertEqual({name for name, count in shown.items() if count}, {"other"})

    def test_one_name_that_is_met_many_times(self):
        self.deliver("exclusions.csv", excluded([NAME] * 300))
        done = self.publish()
        self.check_nowhere([done.stdout, done.stderr])
        self.assertEqual({name: count for name, count in self.shown("reason").items() if count}, {"other": 300})


class OpenVocabularies(Categories):
    """Columns whose categories no definition lists."""

    def check_bounds(self, shown, of):
        """No more than may be, none longer than may be, and they add up."""
        self.assertLessEqual(len(shown.keys() - {"other", "unknown"}), MOST)
        self.assertLessEqual(max(map(len, shown)), LONGEST)
        self.assertEqual(sum(shown.values()), of)

    def test_a_value_of_fewer_than_five_children_is_other(self):
        self.open_reasons()
        reasons = ["Fighting"] * 5 + ["Swearing"] * 4 + ["Truancy"] * 6 + [NAME] * 3 + ["PP"]
        self.deliver("exclusions.csv", excluded(reasons))
        done = self.publish()
        self.assertEqual(self.shown("reason"), {"Fighting": 5, "Truancy": 6, "other": 8})
        self.assertEqual(marked_in([("said", done.stdout + done.stderr)] + list(texts_below(self.folder / "output")), [NAME]), [])

    def test_rows_count_not_those_of_the_figure(self):
        self.open_reasons()
        reasons = ["Fighting"] * 5
        text = excluded(reasons).replace(",2023-02-01,", ",2019-02-01,").replace(",2023-02-02,", ",2019-02-02,")
        self.deliver("exclusions.csv", text)
        self.publish()
        self.assertEqual(self.shown("reason"), {"Fighting": 3})

    def test_a_filter_sees_the_true_value(self):
        for value, count in (("Swearing", 4), (LONG, 6), (LONG + "x", 7)):
            with self.subTest(value):
                shutil.rmtree(self.folder / "Pipelines", ignore_errors=True)
                self.open_reasons(f"  where: {{reason: [{json.dumps(value)}]}}\n")
                self.deliver("exclusions.csv", excluded(["Swearing"] * 4 + [LONG] * 6 + [LONG + "x"] * 7 + ["Other"] * 9))
                self.publish()
                lines = {row["kpi"]: row["value"] for row in published(self.latest(), "scorecard.csv")}
                self.assertEqual(lines["7"], str(count))

    def test_more_values_than_may_be_shown(self):
        self.open_reasons()
        self.deliver("exclusions.csv", excluded([f"Reason {number}" for number in range(70) for _ in range(5 + number)]))
        self.publish()
        shown = self.shown("reason")
        self.check_bounds(shown, sum(range(5, 75)))
        self.assertIn("Reason 69", shown, "the commonest are shown")
        self.assertIn("other", shown)
        self.assertNotIn("Reason 0", shown)

    def test_what_is_longer_than_may_be_is_other(self):
        self.open_reasons()
        self.deliver("exclusions.csv", excluded([LONG] * 6 + [LONG + "x"] * 7 + [NAME * 9] * 8))
        self.publish()
        self.assertEqual(self.shown("reason"), {LONG: 6, "other": 15})
        self.assertEqual(marked_in(texts_below(self.folder / "output"), [NAME]), [])

    def test_it_is_said_what_is_not_shown(self):
        self.open_reasons()
        self.deliver("exclusions.csv", excluded(["Swearing"] * 60 + sentences(90)))
        self.publish()
        note = next(row["note"] for row in published(self.latest(), "quality.csv") if row["source"] == "exclusions")
        self.assertIn("reason", note)
        self.assertRegex(note, r"\b90\b.*other|other.*\b90\b")

    def test_phase_and_area_have_the_bounds_of_number_and_length_alone(self):
        schools = [f"9000{number},School {number},Phase {number % 3},Area {number},200,," for number in range(10, 70)]
        self.deliver("schools.csv", export(REGISTER, schools + [f'900003,Long,"{LONG}x","{LONG}",200,,']))
        rows = [f"X{number},P{number},9000{number:02},2023-02-10,PP,N,," for number in range(10, 70)]
        rows += [f"X{number}a,Q{number},9000{number:02},2023-02-10,PP,N,," for number in range(40, 70)]
        rows += [f"Y{number},R{number},900003,2023-02-10,PP,N,," for number in range(9)]
        self.deliver("exclusions.csv", export(HEADINGS, rows))
        self.publish()
        self.assertEqual(self.shown("school_phase"), {"Phase 0": 30, "Phase 1": 30, "Phase 2": 30, "other": 9})
        areas = self.shown("school_area")
        self.check_bounds(areas, 99)
        self.assertGreaterEqual(len(areas), MOST)

    def test_few_schools_in_an_area_show_under_its_name(self):
        self.deliver("exclusions.csv", excluded(["PP"] * 3))
        self.publish()
        self.assertEqual((self.shown("school_phase"), self.shown("school_area")), ({"Primary": 3}, {"North": 3}))

    def test_a_code_list_has_no_bound(self):
        with open(ROOT / "Fixtures/somerset/exclusions.csv", newline="", encoding="utf-8") as file:
            reasons = sorted({row["reason"] for row in csv.DictReader(file)})
        self.deliver("exclusions.csv", excluded(["PA", "DB", "DB"] + reasons))
        self.publish()
        self.assertEqual(self.shown("reason")["PA"], 1 + ("Physical assault against an adult" in reasons))


if __name__ == "__main__":
    unittest.main()
