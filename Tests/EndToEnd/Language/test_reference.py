"""The examples on the reference page run: what it says of conditions, windows, dates, units and measures is what the program does."""

import json
import re
import shutil
import unittest
from datetime import date, datetime, timedelta

import yaml
from area import ROOT, Area, LanguageCase

PAGE = (ROOT / "Sources/scorecard/Documentation.docc/Definitions.md").read_text(encoding="utf-8")
DAY = date(2024, 3, 31)
SOMERSET = "plan: P\narea: A\nstart: 2023-04-01\ncheckpoints: {end: 2024-12-31}\nareas_of_weakness: {A: An area}\nunits: [\"per 10,000 pupils\"]\n"


def table(heading):
    """The rows of a table of words: each cell by the heading of its column."""
    lines = PAGE.split("\n## Words\n")[1].split(f"\n### {heading}\n")[1].split("\n### ")[0].splitlines()
    rows = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if line.startswith("|")]
    return [dict(zip(rows[0], row)) for row in rows[2:]]


def code(cell):
    """The examples in a cell."""
    return re.findall(r"`([^`]*)`", cell)


def day(words):
    """A day in words."""
    return datetime.strptime(words, "%d %B %Y").date()


class Reference(LanguageCase):
    """One test for each table."""

    def accepted(self, area):
        """The definitions are right."""
        done = area.check()
        self.assertNotEqual(done.returncode, 78, done.stderr)

    def test_conditions(self):
        rows = table("Conditions")
        area, export = Area(self), []
        answers = "{type: code, codes: [yes, no]}"
        columns = {
            "about": "{type: category}", "day": "{type: day}", "sen_status": "{type: code, codes: [N, K, E]}",
            "outcome": "{type: code, codes: [upheld, withdrawn]}", "primary_need": "{type: category}", "phase": "{type: category}",
            "headcount": "{type: number}", "rate": "{type: number, places: 2}", "in_education": answers, "safely_at_home": answers,
            **dict.fromkeys(("request_date", "issued_date", "sent_date", "answered_date", "start_date"), "{type: day}"),
        }
        area.source("rows", columns)
        for number, row in enumerate(rows):
            condition = code(row["condition"])[0].removeprefix("{").removesuffix("}")
            area.kpi(number, f"{{kind: count, source: rows, day: day, window: to date, where: {{about: c{number}, {condition}}}}}")
            for cell in ("passes", "does not pass"):
                export += [{"about": f"c{number}", "day": date(2023, 1, 1), **yaml.load(text, yaml.BaseLoader)} for text in code(row[cell])]
        area.export("rows", export)
        published = area.run(DAY)
        for number, row in enumerate(rows):
            with self.subTest(condition=row["condition"]):
                self.assertTrue(code(row["passes"]) and code(row["does not pass"]))
                self.assertEqual(published.figure(str(number)).value, len(code(row["passes"])))

    def test_every_test_of_a_condition_has_an_example(self):
        parts = json.loads((ROOT / "Pipelines/.schema/kpi.schema.json").read_text(encoding="utf-8"))["definitions"]
        shown = " ".join(row["condition"] for row in table("Conditions"))
        names = {*parts["condition"]["properties"], *parts["filter"]["properties"]}
        self.assertGreater(len(names), 10)
        self.assertEqual({name for name in names if not re.search(rf"\b{name}: ", shown)}, set())

    def test_windows(self):
        rows = table("Windows")
        for column, as_of in (("on 31 March 2024", DAY), ("on 15 February 2024", date(2024, 2, 15))):
            area = Area(self)
            area.source("days", {"day": "{type: day}"})
            days = [date(2022, 1, 1) + timedelta(number) for number in range(1000)]
            area.export("days", [{"day": day} for day in days])
            for number, row in enumerate(rows):
                area.kpi(number, f"{{kind: count, source: days, day: day, window: {code(row['window'])[0]}}}")
            published = area.run(as_of)
            for number, row in enumerate(rows):
                with self.subTest(window=row["window"], day=as_of):
                    ends = [day(words) for words in re.findall(r"\d+ \w+ \d{4}", row[column])]
                    first = as_of if row["window"] == "`latest day`" else ends[0] if len(ends) == 2 else days[0]
                    self.assertEqual(ends[-1], as_of)
                    self.assertEqual(published.figure(str(number)).value, (as_of - first).days + 1)

    def test_date_formats(self):
        rows = table("Date formats")
        area = Area(self)
        for number, row in enumerate(rows):
            area.source(f"s{number}", {"day": f"{{type: day, formats: [{code(row['`formats`'])[0]}]}}", "row": "{type: number}"})
            area.export(f"s{number}", [{"day": text, "row": place} for place, text in enumerate(code(row["reads"]))])
        for number, row in enumerate(rows):
            with self.subTest(format=row["`formats`"], reads=row["reads"]):
                done = area.program("extract", f"s{number}", "--input", area.exports)
                wanted = [f"{day(row['as'])},{place}" for place in range(len(code(row["reads"])))]
                self.assertEqual(done.stdout.splitlines()[1:], wanted, done.stderr)

    def test_lengths_of_time(self):
        area, export, wanted = Area(self), [], []
        area.source("rows", {"about": "{type: category}", "sent": "{type: day}", "answered": "{type: day}"})
        for row in table("Lengths of time"):
            for length, last in zip(code(row["length"]), row["the last day that is no longer after 31 August 2023"].split(", ")):
                number = len(wanted)
                wanted.append(length)
                area.kpi(number, f"{{kind: count, source: rows, day: sent, window: to date, "
                                 f"where: {{about: c{number}, answered: {{within: {length}, of: sent}}}}}}")
                export += [{"about": f"c{number}", "sent": date(2023, 8, 31), "answered": answered}
                           for answered in (day(last), day(last) + timedelta(1))]
        area.export("rows", export)
        published = area.run(date(2025, 12, 31))
        self.assertEqual({length: published.figure(str(number)).value for number, length in enumerate(wanted)}, dict.fromkeys(wanted, 1))

    def somerset(self):
        """The sources of the Somerset plan and its invented exports, without a KPI."""
        area = Area(self, SOMERSET)
        shutil.copytree(ROOT / "Pipelines/sources", area.pipelines / "sources", dirs_exist_ok=True)
        area.exports = ROOT / "Fixtures/somerset"
        return area

    def test_measures_and_choices_have_values(self):
        area, measures = self.somerset(), {}
        for row in table("Kinds of measure"):
            measures[code(row["kind"])[0]] = code(row["example"])[0], code(row["unit"])[0]
        coverage = measures["coverage"][0].removesuffix("}")
        rates = "[{source: suspensions, of: school_urn, day: start_date, window: rolling 12 months}]"
        for row in table("Choices of a cohort"):
            for choice in code(row["`choose`"]):
                cohort = f"cohort: {{choose: {choice}, per: headcount, rates: {rates}}}"
                measures[f"choice{len(measures)}"] = f"{coverage}, where: {{headcount: {{above: 0}}}}, {cohort}}}", "percent"
        for name, (measure, unit) in measures.items():
            area.kpi(name, measure, unit=unit)
        self.accepted(area)
        published = area.run(DAY)
        for name, (measure, _) in measures.items():
            with self.subTest(name=name, measure=measure):
                self.assertIsNotNone(published.figure(name).value)

    def test_units(self):
        examples = {code(row["unit"])[0]: code(row["example"])[0] for row in table("Kinds of measure")}
        area, units = self.somerset(), [unit for row in table("Units") for unit in code(row["unit"])]
        self.assertGreater(len(units), 10)
        for number, unit in enumerate(units):
            alike = {"percent": "percent", "weeks": "weeks", "months": "weeks", "days": "weeks", "per 10,000 pupils": unit}
            area.kpi(number, examples[alike.get(unit, "exclusions")], unit=unit)
        self.accepted(area)
        published = area.run(DAY)
        for number, unit in enumerate(units):
            with self.subTest(unit=unit):
                self.assertIsNotNone(published.figure(str(number)).value)


if __name__ == "__main__":
    unittest.main()
