"""Figures of published files, said as measures of measures: the answers are those that their authors printed or that follow from
their numbers. The files lie beside the repository, and nothing of them is copied.
"""

import csv
import unittest
from datetime import date

from area import DATA, PLAN, Area, LanguageCase, needs


def rows(path):
    """The rows of a published file, as Python reads it."""
    with open(DATA / path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Published(LanguageCase):
    """An area whose exports are a folder of published files."""

    def of(self, folder, units=""):
        """An area that reads the folder."""
        area = Area(self, plan=PLAN.replace("2023-01-01", "2010-01-01") + units)
        area.exports = DATA / folder
        return area


@needs("exclusions-by-characteristic")
class ExclusionsByCharacteristic(Published):
    """Exclusions of pupils with SEN as a share of all, from one row a group and year."""

    def test_shares_of_every_year(self):
        self.check("plain")

    def test_thousands_separators_make_no_difference(self):
        self.check("quoted_thousands", ", thousands: comma")

    def check(self, file, more=""):
        """Compare the shares that one of the two files gives."""
        area = self.of("exclusions-by-characteristic")
        area.source("exclusions", {
            "year": "{type: day, headings: [time_period], formats: [academic year]}", "school_type": "{type: category}",
            "characteristic": "{type: category}", "permanent": f"{{type: number, headings: [perm_excl], suppressed: [x]{more}}}",
            "fixed": f"{{type: number, headings: [fixed_excl], suppressed: [x]{more}}}"},
                    key="[year, school_type, characteristic]", files=f"[{file}]")
        for name in ("permanent", "fixed"):
            area.kpi(name, f"""
                kind: ratio
                source: exclusions
                day: year
                window: academic year to date
                where: {{school_type: Total}}
                of:
                  kind: sum
                  column: {name}
                  where: {{characteristic: [SEN provision SEN with statement EHC, SEN provision SEN without statement]}}
                to: {{kind: sum, column: {name}, where: {{characteristic: Total}}}}""", unit="percent")
        published = area.run(date(2017, 8, 31), first=date(2012, 8, 31))
        for name, part, whole, value in (("permanent", 3605, 7720, 46.6969), ("fixed", 171580, 381865, 44.9321)):
            figure = published.figure(name)
            self.assertEqual((figure.numerator, figure.denominator), (part, whole))
            self.assertEqual(round(figure.value, 4), value)
        read = [row for row in rows("exclusions-by-characteristic/plain.csv") if row["school_type"] == "Total"]
        for name, column in (("permanent", "perm_excl"), ("fixed", "fixed_excl")):
            series = published.series(name)
            for year in range(2012, 2018):
                def numbers(*names):
                    return sum(int(row[column]) for row in read
                               if row["time_period"] == f"{year - 1}{year % 100}" and row["characteristic"] in names)
                part = numbers("SEN provision SEN with statement EHC", "SEN provision SEN without statement")
                self.same(series[date(year, 8, 31)], 100 * part / numbers("Total"), part, numbers("Total"), message=(name, year))


@needs("ehc-plan-timeliness")
class PlansWithin20Weeks(Published):
    """The share of EHC plans that were issued within 20 weeks, exceptions left out, from counts by calendar year and area."""

    def test_somerset_and_england(self):
        area = self.of("ehc-plan-timeliness", units="units: [plans]\n")
        area.source("plans", {
            "year": "{type: day, headings: [time_period], formats: [calendar year]}", "geographic_level": "{type: category}",
            "region_name": "{type: category, required: no}", "la_name": "{type: category, required: no}",
            "breakdown_topic": "{type: category}", "breakdown": "{type: category}",
            "issued": "{type: number, headings: [plans_issued_den_ex], suppressed: [x, z, c]}",
            "in_time": "{type: number, headings: [plans_issued_20_weeks_ex], suppressed: [x, z, c]}"},
                    key="[year, geographic_level, region_name, la_name, breakdown_topic, breakdown]", files="[timeliness_20_week]")
        for name, where in {"somerset": "la_name: Somerset", "england": "geographic_level: National"}.items():
            area.kpi(name, f"""
                kind: ratio
                source: plans
                day: year
                window: latest day
                where: {{breakdown_topic: All EHC plans issued, breakdown: All EHC plans issued, {where}}}
                of: {{kind: sum, column: in_time}}
                to: {{kind: sum, column: issued}}""", unit="percent")
        first, last = (area.run(date(year, 12, 31)) for year in (2019, 2024))
        for name, published, part, whole, value in (
                ("somerset", first, 114, 523, 21.7973), ("somerset", last, 190, 567, 33.5097), ("england", first, 29895, 49519, 60.3708),
                ("england", last, None, None, 46.4344)):
            figure = published.figure(name)
            self.assertIsNotNone(figure.value, figure)
            self.assertEqual(round(figure.value, 4), value)
            if part:
                self.assertEqual((figure.numerator, figure.denominator), (part, whole))


@needs("repeat-exclusions")
class RepeatExclusions(Published):
    """Pupils with two fixed period exclusions or more: all less those with one, since some bands are hidden."""

    def test_all_less_one(self):
        area = self.of("repeat-exclusions")
        area.source("pupils", {
            "year": "{type: day, headings: [time_period], formats: [academic year]}", "school_type": "{type: category}",
            "band": "{type: category, headings: [num_fixed_excl]}", "pupils": "{type: number, headings: [headcount], suppressed: [x]}"},
                    key="[year, school_type, band]", files="[exclusions_number_of_fixed_exclusions]")
        rule = "source: pupils, day: year, window: academic year to date, column: pupils"
        total = "where: {school_type: Total}"
        area.kpi("again", f"""{{kind: difference, {total}, of: {{kind: sum, {rule}, where: {{band: Total}}}},
            less: {{kind: sum, {rule}, where: {{band: "1"}}}}}}""", unit="pupils")
        area.kpi("bands", f'{{kind: sum, {rule}, where: {{school_type: Total, band: {{not: [Total, "1"]}}}}}}', unit="pupils")
        area.kpi("visible", f"""{{kind: total, {total}, of: [
            {{kind: sum, {rule}, hidden: left out, where: {{band: {{not: [Total, "1"]}}}}}}]}}""", unit="pupils")
        area.kpi("share", f"""{{kind: ratio, {rule[:rule.rindex(',')]}, {total}, of: {{kind: sum, column: pupils, where: {{band: "1"}}}},
            to: {{kind: sum, column: pupils, where: {{band: Total}}}}}}""", unit="percent")
        published = area.run(date(2017, 8, 31))
        self.same(published.figure("again"), 183475 - 108465, 75010)
        self.same(published.figure("share"), 100 * 108465 / 183475, 108465, 183475)
        self.assertEqual((published.figure("bands").value, published.figure("bands").reason), (None, "not_computable"))
        bands = [row for row in rows("repeat-exclusions/exclusions_number_of_fixed_exclusions.csv")
                 if (row["time_period"], row["school_type"]) == ("201617", "Total") and row["num_fixed_excl"] not in ("Total", "1")]
        hidden = [row for row in bands if row["headcount"] == "x"]
        visible = sum(int(row["headcount"]) for row in bands if row not in hidden)
        self.assertNotEqual(visible, 75010)
        self.same(published.figure("visible"), visible, visible)
        self.assertIn(f"leaves out {len(hidden)} numbers that are suppressed or blank", published.figure("visible").note)


@needs("published-exclusions")
class SuspensionRate(Published):
    """The published rate of suspensions as a ratio per 100 pupils, and statistics of the published rates themselves."""

    def test_the_rate_and_its_rank(self):
        area = self.of("published-exclusions", units="units: [per 100 pupils]\n")
        area.source("exclusions", {
            "year": "{type: day, headings: [time_period], formats: [academic year]}", "geographic_level": "{type: category}",
            "region_name": "{type: category, required: no}", "la_name": "{type: category, required: no}", "school_type": "{type: category}",
            "headcount": "{type: number, required: heading, suppressed: [z]}",
            "suspension": "{type: number, places: 6, suppressed: [z]}", "susp_rate": "{type: number, places: 6, suppressed: [z]}"},
                    key="[year, geographic_level, region_name, la_name, school_type]", files="[exc_nat_region_la_fy]")
        rule = "source: exclusions, day: year, window: academic year to date"
        area.kpi("somerset", f"""{{kind: ratio, per: 100, {rule}, where: {{la_name: Somerset, school_type: Total}},
            of: {{kind: sum, column: suspension}}, to: {{kind: sum, column: headcount}}}}""", unit="per 100 pupils")
        authorities = "where: {geographic_level: Local authority, school_type: Total}, column: susp_rate"
        for name, statistic in {"median": "median", "highest": "maximum", "p75": "percentile 75"}.items():
            area.kpi(name, f"{{kind: statistic, {rule}, {authorities}, statistic: {statistic}}}", unit="per 100 pupils")
        area.kpi("above", f"{{kind: statistic, {rule}, {authorities}, statistic: {{share_above: 15.11639}}}}", unit="percent")
        published = area.run(date(2023, 8, 31))
        figure = published.figure("somerset")
        self.assertIsNotNone(figure.value, figure)
        self.assertEqual((figure.numerator, figure.denominator, round(figure.value, 5)), (10955, 72471, 15.11639))
        rates = sorted(float(row["susp_rate"]) for row in rows("published-exclusions/exc_nat_region_la_fy.csv")
                       if row["time_period"] == "202223" and row["geographic_level"] == "Local authority"
                       and row["school_type"] == "Total" and row["susp_rate"] != "z")
        self.same(published.figure("median"), (rates[(len(rates) - 1) // 2] + rates[len(rates) // 2]) / 2, None, len(rates))
        self.same(published.figure("highest"), rates[-1], None, len(rates))
        above = sum(rate > 15.11639 for rate in rates)
        self.same(published.figure("above"), 100 * above / len(rates), above, len(rates))


if __name__ == "__main__":
    unittest.main()
