"""`scorecard diff` says the same in every format: figures under their own KPI, alerts as they changed, and what is taken from before."""

import csv
import io
import json
import re
import shutil
import unittest
from datetime import date

from test_odd_diffs import DAY, Edited
from worlds import SOMERSET, program

EARLIER = "2024-02-29"
PP, PA = "Physical assault against a pupil", "Physical assault against an adult"


class Published(Edited):
    """Tests that publish first."""

    def setUp(self):
        super().setUp()
        self.output = self.folder / "output"

    def asked(self, *arguments, exit=0):
        """One call of the program, which ends with this code."""
        done = program(*arguments, "--pipelines", SOMERSET[0], "--output", self.output, state=self.folder / "state")
        self.assertEqual(done.returncode, exit, done.stderr)
        return done

    def run_for(self, exports, day=DAY, exit=0):
        """Publishes a scorecard, and gives the name of its run."""
        self.asked("run", "--input", exports, "--as-of", day, "--quiet", exit=exit)
        return (self.output / day).readlink().name

    def without(self, name, export):
        """The exports without one of them."""
        folder = self.edited(name)
        (folder / f"{export}.csv").unlink()
        return folder

    def withdrawn(self, name, most, since="2023-05-01", **wanted):
        """The exports with so many exclusions more that are withdrawn."""
        def edit(rows):
            names, taken = rows[0], 0
            for row in rows[1:]:
                told = dict(zip(names, row))
                if taken < most and told["start_date"] >= since and told["outcome"] == "upheld" and wanted.items() <= told.items():
                    row[names.index("outcome")], row[names.index("outcome_date")], taken = "withdrawn", "", taken + 1
            self.assertEqual(taken, most)
            return rows

        return self.edited(name, edit)


class Figures(Edited):
    """Which figures are listed, where, and with how many digits."""

    def closed(self, name="c"):
        """The exports with one school closed that no headline counts, but a figure shown with one does."""
        with open(SOMERSET[1] / "sen_information_reports.csv", newline="", encoding="utf-8") as file:
            audited = {row["school_urn"] for row in csv.DictReader(file)}

        def edit(rows):
            names = rows[0]
            row = next(row for row in rows[1:] if row[names.index("school_urn")] in audited and not row[names.index("close_date")])
            row[names.index("close_date")] = "2024-01-31"
            return rows

        return self.edited(name, edit, export="schools")

    def test_a_figure_that_is_shown_with_another_stands_below_it(self):
        text, found = self.diff(SOMERSET[1], self.closed(), "--kpi", "2")
        figures = [(figure["kpi"], figure["measure"]) for figure in found["figures"]]
        self.assertTrue(figures)
        self.assertNotIn(("2", "value"), figures)
        own = re.search(r"Figures\n  KPI 2 SEN information reports on the Graduated Response: [\d.]+%, as before; still \w+\n    (\S.*)\n", text)
        self.assertTrue(own, text)

    def test_a_change_is_seen_in_the_digits(self):
        text, found = self.diff(SOMERSET[1], self.closed(), "--kpi", "2")
        for figure in found["figures"]:
            self.assertNotEqual(figure["from"], figure["to"])
        ends = re.findall(r"(?m)^    \S.*: ([\d.]+)%, was ([\d.]+)%$", text)
        self.assertEqual(len(ends), len(found["figures"]), text)
        for (now, was), figure in zip(ends, found["figures"]):
            self.assertNotEqual(now, was)
            self.assertAlmostEqual(float(now), figure["to"]["value"], delta=0.5 * 10 ** -len(now.split(".")[1]) + 1e-12)
            self.assertAlmostEqual(float(was), figure["from"]["value"], delta=0.5 * 10 ** -len(was.split(".")[1]) + 1e-12)

    @staticmethod
    def balanced(rows):
        """Without one that waited for less and one that waited for longer than the median."""
        names, taken = rows[0], []
        for row in rows[1:]:
            told = dict(zip(names, row))
            if "2024-01-01" <= told["triage_date"] <= "2024-03-31" and told["referral_date"]:
                weeks = (date.fromisoformat(told["triage_date"]) - date.fromisoformat(told["referral_date"])).days / 7
                if weeks < 5 and "short" not in taken or weeks > 9 and "long" not in taken:
                    taken.append("short" if weeks < 5 else "long")
                    rows = [other for other in rows if other is not row]
        return rows

    def test_what_did_not_change_is_not_listed(self):
        def swapped(rows):
            """One that counts is no longer there, and another like it is."""
            place = rows[0].index("exclusion_id")
            return rows[:-1] + [[*rows[-1][:place], "X1", *rows[-1][place + 1:]]]

        text, found = self.diff(SOMERSET[1], self.edited("a", lambda rows: rows[:-1]))
        self.assertTrue(found["figures"])
        self.assertEqual([one for one in found["figures"] if one["from"] == one["to"]], [])
        text, found = self.diff(SOMERSET[1], self.edited("c", self.balanced, export="waiting_times"), "--kpi", "5a")
        self.assertEqual(found["figures"], [])
        self.assert_export(found, source="waiting_times", removed=2)
        self.assertNotIn("Figures", text)
        # Here the causes do change the figure, and cancel each other.
        text, found = self.diff(SOMERSET[1], self.edited("b", swapped), "--kpi", "7")
        self.assertEqual([cause["effect"] for cause in found["figures"][0]["causes"]], [-1, 1])


class Uncounted(Edited):
    """Rows that are not the same and that a figure does not count are told with it, and change it by nothing."""

    def test_they_are_told_and_have_no_effect(self):
        def edit(rows):
            """Two rows before the window go, one in it goes, and one before it has another reason."""
            names = rows[0]
            old = [row for row in rows[1:] if row[names.index("start_date")] < "2023-03-01"]
            new = [row for row in rows[1:] if row[names.index("start_date")] > "2023-05-01" and row[names.index("outcome")] == "upheld"]
            old[2][names.index("reason")] = PA if old[2][names.index("reason")] != PA else PP
            return [row for row in rows if row not in (old[0], old[1], new[0])]

        text, found = self.diff(SOMERSET[1], self.edited("u", edit), "--kpi", "7")
        figure = found["figures"][0]
        self.assertEqual([(cause["cause"], cause["rows"], cause["effect"]) for cause in figure["causes"]], [("removed", 1, -1)])
        self.assertEqual(figure["uncounted"], [{"source": "exclusions", "rows": {"removed": 2, "corrected": 1}}])
        self.assertRegex(text, r"\n +0  rows of exclusions that do not count in it: 2 removed, 1 corrected\n")


class Categories(Published):
    """Which categories of a breakdown are listed."""

    def published(self, day):
        """Each category of a published day with its value and its parts, by figure, measure, dimension and category."""
        with open(self.output / day / "breakdowns.csv", newline="", encoding="utf-8") as file:
            return {tuple(row[name] for name in ("kpi", "part", "measure", "dimension", "category")):
                    tuple(row[name] for name in ("value", "numerator", "denominator"))
                    for row in csv.DictReader(file) if row["as_of"] == day}

    @staticmethod
    def shown(sides):
        """What is shown of a category: its parts too where it is a share."""
        return [side and (side if any(other and other[1] and other[2] for other in sides) else side[:1]) for side in sides]

    def test_they_are_those_that_differ_between_the_published_tables(self):
        for day in (EARLIER, DAY):
            self.run_for(SOMERSET[1], day)
        was, now = self.published(EARLIER), self.published(DAY)
        wanted = {key for key in was | now if len(set(self.shown([was.get(key), now.get(key)]))) > 1}
        done = self.asked("diff", EARLIER, DAY, "--input", SOMERSET[1], "--format", "json")
        found = {(*(one[name] for name in ("kpi", "part", "measure", "dimension", "category")),): one
                 for one in json.loads(done.stdout)["categories"]}
        self.assertEqual(set(found), wanted)
        for key, one in found.items():
            for side, published in (("from", was), ("to", now)):
                self.assertEqual(side in one, key in published)
                if side in one and published[key][0]:
                    self.assertAlmostEqual(one[side]["value"], float(published[key][0]), delta=1e-6)
        table = list(csv.DictReader(io.StringIO(self.asked("diff", EARLIER, DAY, "--input", SOMERSET[1], "--format", "csv").stdout)))
        rows = [row for row in table if row["about"] == "category"]
        self.assertEqual([(row["kpi"], row["part"], row["name"], row["dimension"], row["category"]) for row in rows], list(found))

    def test_a_change_within_a_figure_that_stays_is_seen(self):
        def moved(rows):
            """One upheld exclusion of the last year has another reason."""
            names = rows[0]
            for row in rows[1:]:
                told = dict(zip(names, row))
                if "2023-05-01" <= told["start_date"] <= DAY and told["outcome"] == "upheld" and told["reason"] == PP:
                    row[names.index("reason")] = PA
                    return rows
            raise AssertionError("no such row")

        text, found = self.diff(SOMERSET[1], self.edited("m", moved), "--kpi", "7")
        self.assertEqual(found["figures"], [])
        self.assertEqual({(one["dimension"], one["category"]): one["to"]["value"] - one["from"]["value"] for one in found["categories"]},
                         {("reason", "PP"): -1, ("reason", "PA"): 1})
        self.assertRegex(text, rf"\nBreakdowns\n  KPI 7 by reason: {PP} \d+, was \d+; {PA} \d+, was \d+\n")


class Alerts(Published):
    """How alerts differ."""

    def test_another_severity_is_a_difference(self):
        first = self.run_for(SOMERSET[1])
        second = self.run_for(self.withdrawn("a", 25, sen_status="N"))
        levels = {}
        for run in (first, second):
            with open(self.output / "runs" / run / "alerts.csv", newline="", encoding="utf-8") as file:
                levels[run] = {row["id"]: row["severity"] for row in csv.DictReader(file)}
        name = f"off_trajectory-8-{DAY}"
        self.assertEqual((levels[first][name], levels[second][name]), ("warning", "critical"))
        found = json.loads(self.asked("diff", first, second, "--input", SOMERSET[1], "--format", "json").stdout)
        alert = next(one for one in found["alerts"] if one["id"] == name)
        self.assertEqual((alert["severity_from"], alert["severity_to"]), ("warning", "critical"))
        text = " ".join(self.asked("diff", first, second, "--input", SOMERSET[1]).stdout.split())
        self.assertIn(f"{name}: critical, was warning: KPI 8, ", text)

    def test_no_run_is_named_that_does_not_exist(self):
        self.run_for(SOMERSET[1])
        other = self.withdrawn("a", 2)
        for form in ("table", "json", "csv", "markdown"):
            printed = self.asked("diff", "--input", other, "--format", form).stdout
            self.assertIn("restated-7-", printed)
            self.assertNotRegex(printed, r"run \d{8}T\d{6}Z|this-run|unpublished-run")
        text = " ".join(self.asked("diff", "--input", other).stdout.split())
        self.assertRegex(text, r"31 March 2024: 119 exclusions when published, 117 exclusions now\. Owner")

    def test_an_alert_of_a_day_that_is_calculated_has_no_name_yet(self):
        self.run_for(SOMERSET[1])
        self.assertNotIn("before:", self.asked("diff", EARLIER, DAY, "--input", SOMERSET[1]).stdout)
        found = json.loads(self.asked("diff", EARLIER, DAY, "--input", SOMERSET[1], "--format", "json").stdout)
        self.assertTrue(found["alerts"])
        for one in found["alerts"]:
            sides = [(one.get(f"{side}"), one.get(f"severity_{side}")) for side in ("from", "to")]
            self.assertNotEqual(*sides, one["id"])

    def test_an_alert_is_never_both_gone_and_new(self):
        """A date that is no month-end has alerts of its own, which have other names."""
        self.run_for(SOMERSET[1], "2023-11-15")
        self.run_for(SOMERSET[1])
        found = json.loads(self.asked("diff", "2023-11-15", DAY, "--input", SOMERSET[1], "--format", "json").stdout)
        about = {"gone": set(), "new": set(), "both": set()}
        for alert in found["alerts"]:
            place = "new" if "from" not in alert else "gone" if "to" not in alert else "both"
            rule = alert["id"][:-len("-2024-03-31")]
            if not rule.startswith("target_missed"):
                about[place].add(rule)
        self.assertIn("off_trajectory-7", about["both"])
        self.assertEqual((about["gone"] | about["both"]) & about["new"], set())
        alert = next(one for one in found["alerts"] if one["id"] == f"off_trajectory-7-{DAY}")
        self.assertEqual(alert["id_before"], "off_trajectory-7-2023-11-15")


class Independent(Published):
    """What is published plays no part between two folders; where it does, that is said."""

    def test_two_folders_do_not_depend_on_what_is_published(self):
        other = self.without("a", "feedback")
        asked = ["diff", "--input-before", SOMERSET[1], "--input", other, "--as-of", DAY, "--format", "json"]
        without = self.asked(*asked).stdout
        self.run_for(SOMERSET[1])
        self.assertEqual(self.asked(*asked).stdout, without)
        found = json.loads(without)
        self.assertIn("12", [figure["kpi"] for figure in found["figures"]])
        self.assertEqual([one["kpi"] for one in found["not_calculated"]], ["12"])
        self.assertIn(f"not_computed-12-{DAY}", [alert["id"] for alert in found["alerts"]])

    def test_what_would_be_taken_from_the_earlier_run_is_said(self):
        run = self.run_for(SOMERSET[1])
        other = self.without("a", "feedback")
        found = json.loads(self.asked("diff", "--input", other, "--format", "json").stdout)
        said = f"taken from the earlier run {run}: no feedback data that can be used"
        self.assertEqual([(one["kpi"], one["to"]) for one in found["carried"]], [("12", said)])
        self.assertEqual(found["not_calculated"], [])
        text = self.asked("diff", "--input", other).stdout
        self.assertIn(f"\n\nTaken from an earlier run\n  KPI 12, now: {said}\n", text)
        self.assertNotIn("Not calculated", text)
        rows = [row for row in csv.DictReader(io.StringIO(self.asked("diff", "--input", other, "--format", "csv").stdout))
                if row["about"] == "carried"]
        self.assertEqual([(row["kpi"], row["to"]) for row in rows], [("12", said)])
        self.assertNotIn("12", [figure["kpi"] for figure in found["figures"]])


class Series(Published):
    """Days that have no scorecard of their own."""

    def test_a_day_of_a_series_is_calculated_from_what_the_scorecard_was_made_from(self):
        self.run_for(SOMERSET[1])
        other = self.edited("a", lambda rows: rows[:-40])
        text = self.asked("diff", EARLIER, DAY, "--input", other).stdout
        self.assertIn("29 February 2024 has no scorecard of its own: it is calculated from what the scorecard for 31 March 2024 was made from.",
                      " ".join(text.split()))
        found = json.loads(self.asked("diff", EARLIER, DAY, "--input", other, "--format", "json").stdout)
        self.assertEqual((found["from"], found["to"], found["calculated"]), (EARLIER, DAY, [EARLIER]))
        self.assertEqual((found["exports"], found["definitions"]), ([], []))
        series = json.loads((self.output / "latest/scorecard.json").read_text(encoding="utf-8"))["series"]
        published = {(point["id"]["kpi"], point["id"]["part"]): point.get("value") for point in series
                     if point["as_of"] == EARLIER and point["measure"] == "value"}
        own = [figure for figure in found["figures"] if figure["measure"] == "value"]
        self.assertGreater(len(own), 8)
        for figure in own:
            self.assertEqual(figure["from"].get("value"), published[figure["kpi"], figure["part"]])
            self.assertAlmostEqual(figure.get("residue", 0), 0, places=9)
        # As if both had been published.
        self.run_for(SOMERSET[1], EARLIER)
        both = json.loads(self.asked("diff", EARLIER, DAY, "--input", other, "--format", "json").stdout)
        self.assertNotIn("calculated", both)
        self.assertEqual(both["figures"], found["figures"])

    def test_the_example_of_the_help_works(self):
        self.run_for(SOMERSET[1])
        example = re.search(r"(?m)^ +scorecard (diff \S+ \S+) +# two months$", program("diff", "--help", columns=200).stdout)
        self.asked(*example[1].split(), "--input", SOMERSET[1])

    def test_another_day_names_the_remedy(self):
        self.run_for(SOMERSET[1])
        for day, words in (("2024-02-15", "15 February 2024"), ("2024-04-30", "30 April 2024")):
            done = self.asked("diff", day, "--input", SOMERSET[1], exit=66)
            self.assertIn(f"To publish one for {words}: scorecard run --as-of {day}", " ".join(done.stderr.split()))


class Formats(Published):
    """CSV for programs and Markdown for people hold what the terminal and JSON do."""

    def setUp(self):
        super().setUp()
        other = self.without("a", "feedback")
        file = other / "exclusions.csv"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[:150] + lines[153:]), encoding="utf-8")
        self.arguments = ["--input-before", SOMERSET[1], "--input", other, "--as-of", DAY]
        self.found = json.loads(self.printed("json"))

    def printed(self, form, *more):
        """The difference in a format."""
        return self.asked("diff", *self.arguments, "--format", form, *more).stdout

    def test_csv_has_every_cause_and_everything_else(self):
        rows = list(csv.DictReader(io.StringIO(self.printed("csv"))))
        about = {name: [row for row in rows if row["about"] == name] for name in ("figure", "category", "not calculated", "alert", "export", "definition")}
        self.assertEqual(sum(map(len, about.values())), len(rows))
        causes = [(figure, cause) for figure in self.found["figures"] for cause in figure["causes"] or [{}]]
        self.assertEqual(len(about["figure"]), len(causes))
        for row, (figure, cause) in zip(about["figure"], causes):
            self.assertEqual((row["kpi"], row["part"], row["name"]), (figure["kpi"], figure["part"], figure["measure"]))
            self.assertEqual((row["cause"], row["source"], row["rows"]),
                             (cause.get("cause", ""), cause.get("source", ""), str(cause.get("rows", ""))))
            self.assertEqual((row["status_from"], row["status_to"]), (figure["from"].get("rag", ""), figure["to"].get("rag", "")))
            for cell, number in ((row["from"], figure["from"].get("value")), (row["to"], figure["to"].get("value")),
                                 (row["effect"], cause.get("effect")), (row["numerator"], cause.get("numerator")),
                                 (row["denominator"], cause.get("denominator"))):
                self.assertEqual(cell == "", number is None, row)
                if cell:
                    self.assertAlmostEqual(float(cell), number, delta=1e-6)
        self.assertIn(("removed", "exclusions"), {(row["cause"], row["source"]) for row in about["figure"]})
        self.assertEqual([(row["kpi"], row["to"]) for row in about["not calculated"]],
                         [(one["kpi"], one["to"]) for one in self.found["not_calculated"]])
        self.assertEqual([(row["name"], row["from"], row["to"], row["status_to"]) for row in about["alert"]],
                         [(one["id"], one.get("from", ""), one.get("to", ""), one.get("severity_to", "")) for one in self.found["alerts"]])
        self.assertEqual([row["name"] for row in about["export"]], [one["source"] for one in self.found["exports"]])
        self.assertTrue(all(about[name] for name in about if name != "definition"))

    def test_definitions_too(self):
        pipelines = self.folder / "Pipelines"
        shutil.copytree(SOMERSET[0], pipelines)
        file = pipelines / "kpis/07-exclusions.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("window: rolling 12 months", "window: rolling 6 months", 1), encoding="utf-8")
        asked = ["diff", "--pipelines-before", pipelines, "--input", SOMERSET[1], "--as-of", DAY, "--kpi", "7", "--format"]
        rows = [row for row in csv.DictReader(io.StringIO(self.asked(*asked, "csv").stdout)) if row["about"] == "definition"]
        self.assertIn(("kpis/07-exclusions.yml: measure.window", "rolling 6 months", "rolling 12 months"),
                      [(row["name"], row["from"], row["to"]) for row in rows])
        self.assertIn("### Definitions\n\n- kpis/07-exclusions.yml: measure.window is 'rolling 12 months', was 'rolling 6 months'\n",
                      self.asked(*asked, "markdown").stdout)

    def test_markdown_is_for_people(self):
        text = self.printed("markdown")
        self.assertEqual(re.findall(r"(?m)^##+ (.*)$", text),
                         ["What differs on 31 March 2024", "Figures", "Breakdowns", "Not calculated", "Alerts", "Exports"])
        self.assertNotRegex(text, r"\d\.\d{7}|\| \d+\.0 \|")
        table = re.findall(r"(?m)^\| (.*) \|$", text)
        self.assertEqual(table[0].split(" | "), ["KPI", "Figure", "Was", "Is", "Colour", "Effect", "Cause"])
        self.assertEqual(len(table) - 2, sum(max(1, len(figure["causes"]) + len(figure.get("uncounted", []))) for figure in self.found["figures"]))
        seven = next(line for line in table if line.startswith("KPI 7 | Permanent"))
        self.assertRegex(seven, r"\| \d+ exclusions \| \d+ exclusions \| still red \| −\d \| \d rows? of exclusions")
        breakdowns = {(one["kpi"], one["part"], one["measure"], one["dimension"]) for one in self.found["categories"]}
        self.assertEqual(len(re.findall(r"(?m)^- ", text)), len(breakdowns) +
                         sum(len(self.found[part]) for part in ("not_calculated", "alerts", "exports", "definitions")))

    def test_markdown_lists_the_rows(self):
        text = self.printed("markdown", "--rows")
        listed = sum(len(figure["rows"]) for figure in json.loads(self.printed("json", "--rows"))["figures"])
        self.assertGreater(listed, 0)
        self.assertEqual(len(re.findall(r"(?m)^\| removed ", text.split("### Rows")[1])), listed)


if __name__ == "__main__":
    unittest.main()
