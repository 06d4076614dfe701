"""What `--by` shows: the figure itself over the rows of each group, as a run publishes it and as worked out a second time here."""

import csv
import io
import math
import shutil
import statistics
import tempfile
import unittest
from collections import defaultdict
from datetime import date
from pathlib import Path

from test_steps import first_day
from worlds import NORTHMOOR, RECIPES, SEED, SOMERSET, day_of, explain, month_end_before, program, random_world

DAY, EARLIER = date(2024, 2, 29), date(2024, 1, 31)
NUMBERS = ("value", "numerator", "denominator")


def clean(source, world=SOMERSET):
    """The usable rows of a source."""
    text = program("extract", source, "--pipelines", world[0], "--input", world[1], "--quiet").stdout
    return list(csv.DictReader(io.StringIO(text)))


def grouped(kpi, name, world=SOMERSET, day=DAY, since=EARLIER, **options):
    """The groups of a KPI's figure by name, and the whole of it."""
    figure = explain(kpi, world, day, "--by", name, since=since, **options)[0]
    return {group["category"]: group for group in figure["by"]}, figure


class Published(unittest.TestCase):
    """The groups are the breakdowns that a run publishes."""

    def check(self, world, day, state):
        """Every breakdown of a plan's own figures on two days."""
        since, count = month_end_before(day), 0
        with tempfile.TemporaryDirectory() as folder:
            program("run", "--pipelines", world[0], "--input", world[1], "--output", folder, "--as-of", day, "--from", since, "--quiet")
            with open(Path(folder, "latest/breakdowns.csv"), newline="", encoding="utf-8") as file:
                rows = [row for row in csv.DictReader(file) if row["measure"] == "value"]
        for kpi, part, dimension in sorted({(row["kpi"], row["part"], row["dimension"]) for row in rows}):
            found, _ = grouped(kpi + part, dimension, world, day, since, state=state)
            published = [row for row in rows if (row["kpi"], row["part"], row["dimension"]) == (kpi, part, dimension)]
            for row in published:
                side = "to" if row["as_of"] == str(day) else "from"
                with self.subTest(world=world[1].name, kpi=kpi + part, by=dimension, category=row["category"], side=side):
                    numbers = {name: float(row[name]) if row[name] else None for name in NUMBERS}
                    if row["category"] not in found:
                        # A listed code of which no row counts.
                        self.assertIn(numbers["denominator"] if numbers["numerator"] is None else numbers["numerator"], (0, None))
                        continue
                    group = found[row["category"]][side]
                    for name, number in numbers.items():
                        self.assertEqual(group[name] is None, number is None, name)
                        if number is not None:
                            self.assertAlmostEqual(group[name], number, delta=1e-6, msg=name)
                    count += 1
            known = {(row["category"], "to" if row["as_of"] == str(day) else "from") for row in published}
            more = [name for name, group in found.items() for side in ("from", "to") if group[side]["rows"] and (name, side) not in known]
            self.assertEqual(more, [], (kpi, part, dimension))
        return count

    def test_of_every_plan(self):
        with tempfile.TemporaryDirectory() as state:
            self.assertGreater(self.check(SOMERSET, date(2024, 3, 31), state), 100)
            self.assertGreater(self.check(SOMERSET, date(2023, 5, 15), state), 50)
            self.assertGreater(self.check(NORTHMOOR, date(2025, 2, 28), state), 3)
            for recipe in RECIPES:
                self.check((recipe / "Pipelines", recipe / "input"), day_of(recipe), state)

    def test_of_exports_that_crowd_their_edges(self):
        print(f"SEED={SEED}")
        with tempfile.TemporaryDirectory() as state, tempfile.TemporaryDirectory() as folder:
            self.assertGreater(self.check(random_world(folder, SEED), date(2023, 6, 30), state), 50)

    def test_of_schools_that_became_academies(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as state:
            exports = Path(folder, "input")
            shutil.copytree(SOMERSET[1], exports)
            schools = clean("schools")
            areas = {row["school_urn"]: row["area"] for row in schools}
            used = sorted({row["school_urn"] for row in clean("exclusions") if row["school_urn"] in areas})
            # Each is followed by a school of another area.
            links = [(urn, next(other for other in reversed(used) if areas[other] != areas[urn])) for urn in used[:8]]
            links = [(one, other) for one, other in links if other not in dict(links)]
            self.assertGreater(len(links), 3)
            lines = [f"{one},{other},Successor,2023-01-01" for one, other in links]
            (exports / "school_links.csv").write_text("\n".join(["URN,Link URN,Link Type,Date", *lines]) + "\n", encoding="utf-8")
            world = (SOMERSET[0], exports)
            self.assertGreater(self.check(world, DAY, state), 100)
            plain, linked = grouped("7", "area", state=state)[0], grouped("7", "area", world, state=state)[0]
            self.assertNotEqual({name: group["to"] for name, group in plain.items()}, {name: group["to"] for name, group in linked.items()})
            by_school = grouped("7", "school", world, state=state)[0]
            self.assertEqual(set(by_school) & {one for one, _ in links}, set())


class WorkedOutAgain(unittest.TestCase):
    """Each kind of measure in groups by which nothing is published, from the clean rows."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = folder.name

    def check(self, kpi, name, group_of, figure_of, world=SOMERSET, days=(EARLIER, DAY)):
        """`figure_of(day)` gives the rows and what makes a figure of some of them: (value, numerator, denominator)."""
        found, _ = grouped(kpi, name, world, days[1], days[0], state=self.state)
        for day, side in zip(days, ("from", "to")):
            rows, figure = figure_of(day)
            groups = defaultdict(list)
            for row in rows:
                groups[group_of(row) or "unknown"].append(row)
            self.assertEqual({name for name, group in found.items() if group[side]["rows"]} - set(groups), set())
            for group, own in groups.items():
                with self.subTest(kpi=kpi, by=name, group=group, day=str(day)):
                    expected = figure(own)
                    told = found[group][side] if group in found else {key: 0 for key in NUMBERS}
                    for key, number in zip(NUMBERS, expected):
                        if group not in found:
                            self.assertIn(number, (0, None))
                        elif number is None:
                            self.assertIsNone(told[key], key)
                        else:
                            self.assertTrue(math.isclose(told[key], number, rel_tol=1e-9), (key, told[key], number))

    def exclusions(self, day):
        """Those of twelve months that stand."""
        first = first_day(day, 12)
        return [row for row in clean("exclusions") if str(first) <= row["start_date"] <= str(day) and not (
            row["outcome"] in ("withdrawn", "reinstated") and row["outcome_date"] <= str(day))]

    def test_a_count_by_school_and_by_month(self):
        def figure(day):
            return self.exclusions(day), lambda rows: (len(rows), len(rows), None)
        self.check("7", "school", lambda row: row["school_urn"], figure)
        self.check("7", "month", lambda row: date.fromisoformat(row["start_date"]).strftime("%Y-%m"), figure)

    def test_a_share_by_school(self):
        def figure(day):
            def share(rows):
                part = sum(row["sen_status"] in ("K", "E") for row in rows)
                return 100 * part / len(rows), part, len(rows)
            return self.exclusions(day), share
        self.check("8", "school", lambda row: row["school_urn"], figure)

    def test_repeats_count_a_child_where_it_has_several_rows(self):
        def figure(day):
            rows = [row for row in clean("suspensions") if str(first_day(day, 12)) <= row["start_date"] <= str(day)
                    and row["sen_status"] in ("K", "E")]

            def children(own):
                counts = defaultdict(int)
                for row in own:
                    counts[row["pupil_id"]] += 1
                several = sum(count > 1 for count in counts.values())
                return several, several, None
            return rows, children
        self.check("9", "school", lambda row: row["school_urn"], figure)
        self.check("9", "month", lambda row: date.fromisoformat(row["start_date"]).strftime("%Y-%m"), figure)

    def test_different_children_by_month(self):
        def figure(day):
            first = date(day.year if day.month > 3 else day.year - 1, 4, 1)
            rows = [row for row in clean("referrals") if str(first) <= row["first_contact_date"] <= str(day)
                    and row["setting"] in ("school", "community")]

            def children(own):
                count = len({row["person_id"] for row in own})
                return count, count, None
            return rows, children
        self.check("13", "month", lambda row: date.fromisoformat(row["first_contact_date"]).strftime("%Y-%m"), figure)
        self.check("13", "route", lambda row: row["route"], figure)

    def test_a_median_by_month(self):
        def figure(day):
            rows = [row for row in clean("waiting_times") if row["triage_date"] and str(first_day(day, 3)) <= row["triage_date"] <= str(day)
                    and not (row["withdrawn_date"] and row["triage_date"] > row["withdrawn_date"])]

            def median(own):
                days = [(date.fromisoformat(row["triage_date"]) - date.fromisoformat(row["referral_date"])).days for row in own]
                return statistics.median(days) / 7, None, len(days)
            return rows, median
        self.check("5a", "month", lambda row: date.fromisoformat(row["triage_date"]).strftime("%Y-%m"), figure)

    def test_the_latest_row_of_each_child_among_those_of_the_group(self):
        def figure(day):
            rows = [row for row in clean("targeted_support") if row["review_date"] and row["review_date"] <= str(day)]

            def share(own):
                latest = {}
                for row in own:
                    if row["person_id"] not in latest or latest[row["person_id"]]["review_date"] <= row["review_date"]:
                        latest[row["person_id"]] = row
                part = sum(row["in_education"] == row["safely_at_home"] == "yes" for row in latest.values())
                return 100 * part / len(latest), part, len(latest)
            return rows, share
        self.check("11b", "month", lambda row: date.fromisoformat(row["review_date"]).strftime("%Y-%m"), figure)

    def test_a_cohort_is_chosen_among_all(self):
        found, figure = grouped("10", "phase", state=self.state)
        self.assertEqual(sum(group["to"]["denominator"] for group in found.values()), figure["denominator"])
        self.assertEqual(sum(group["to"]["numerator"] for group in found.values()), figure["numerator"])
        rows = explain("10", SOMERSET, DAY, "--rows", since=EARLIER, state=self.state)[0]["rows"]
        phases = [row["phase"] or "unknown" for row in clean("schools")]
        lines = {number + 2: phase for number, phase in enumerate(phases)}
        for name, group in found.items():
            own = [row["role"] for row in rows if row["source"] == "schools" and lines[row["line"]] == name]
            self.assertEqual(group["to"]["numerator"], own.count("numerator"), name)
            self.assertEqual(group["to"]["denominator"], own.count("numerator") + own.count("denominator"), name)

    def test_a_rate_by_month_counts_what_is_dated(self):
        recipe = next(path for path in RECIPES if path.name == "rate-per-100")
        world, day = (recipe / "Pipelines", recipe / "input"), day_of(recipe)
        done = explain("1", world, day, "--by", "month", since=month_end_before(day), state=self.state)[0]
        groups = done["by"]
        self.assertEqual({group["part"] for group in groups}, {1})
        self.assertEqual(sum(group["to"]["value"] for group in groups), done["numerator"])

    def test_the_rows_of_a_rates_second_part_are_its_denominator(self):
        recipe = next(path for path in RECIPES if path.name == "rate-per-100")
        figure = explain("1", (recipe / "Pipelines", recipe / "input"), day_of(recipe), "--rows", "denominator", state=self.state)[0]
        first, second = figure["sources"]
        self.assertEqual((first["denominator"], second["numerator"]), (0, 0))
        self.assertEqual({row["source"] for row in figure["rows"]}, {second["source"]})
        self.assertEqual(len(figure["rows"]), second["denominator"])

    def test_a_rate_has_both_its_parts_in_the_group(self):
        recipe = next(path for path in RECIPES if path.name == "rate-per-100")
        world, day = (recipe / "Pipelines", recipe / "input"), day_of(recipe)
        found, figure = grouped("1", "setting.phase", world, day, month_end_before(day), state=self.state)
        for name, group in found.items():
            side = group["to"]
            self.assertTrue(side["denominator"] == 0 or math.isclose(side["value"], 100 * side["numerator"] / side["denominator"]), name)
        for number in ("numerator", "denominator"):
            self.assertEqual(sum(group["to"][number] for group in found.values()), figure[number])


class Told(unittest.TestCase):
    """In text, what does not add up is said in a sentence, and what does is not."""

    def text(self, kpi, name, *arguments):
        """What a screen shows."""
        done = program("explain", kpi, "--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--as-of", DAY, "--by", name, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_whether_groups_add_up(self):
        self.assertNotIn("add up", self.text("7", "area"))
        self.assertIn("The groups do not add up to the figure: each is the share of its own rows.", self.text("8", "area"))
        self.assertIn("The groups do not add up to the figure: each is the median of its own rows.", self.text("5a", "priority"))
        groups, figure = grouped("9", "area")
        total = int(sum(group["to"]["value"] for group in groups.values()))
        self.assertNotEqual(total, figure["value"])
        self.assertIn(f"On 29 February 2024 the groups add up to {total:,} children, fewer than the figure of {int(figure['value']):,}, because each group "
                      "counts only those with several rows in it.", " ".join(self.text("9", "area").split()))

    def test_each_line_has_the_figure_in_its_unit(self):
        groups, _ = grouped("8", "area")
        for line in self.text("8", "area").splitlines():
            for name, group in groups.items():
                if line.startswith(name):
                    side = group["to"]
                    self.assertIn(f"{side['value']:.1f}%", line)
                    self.assertIn(f"{side['numerator']} of {side['denominator']}", line)
        self.assertRegex(self.text("5a", "priority"), r"(?m)^Most vulnerable +\d+\.\d +\d+ +\d+\.\d +\d+ +[−+0]")

    def test_the_earlier_day_comes_first(self):
        groups, _ = grouped("7", "area")
        lines = {line.split()[0]: line.split()[1:] for line in self.text("7", "area").splitlines() if line.split()[:1] and line.split()[0] in groups}
        for name, group in groups.items():
            self.assertEqual([int(cell) for cell in lines[name][:2]], [group["from"]["value"], group["to"]["value"]])

    def test_csv_has_both_days(self):
        groups, _ = grouped("8", "area")
        rows = list(csv.DictReader(io.StringIO(self.text("8", "area", "--format", "csv"))))
        self.assertEqual(len(rows), len(groups))
        for row in rows:
            for side in ("from", "to"):
                for number in (*NUMBERS, "rows"):
                    self.assertAlmostEqual(float(row[f"{side}_{number}"]), groups[row["category"]][side][number], delta=1e-6)
            self.assertEqual((row["from"], row["to"]), (str(EARLIER), str(DAY)))


if __name__ == "__main__":
    unittest.main()
