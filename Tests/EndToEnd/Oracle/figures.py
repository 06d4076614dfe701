#!/usr/bin/env python3
"""The figures of the KPI pipeline, computed a second time and independently, as CSV on standard output.

    figures.py EXPORTS_DIR --days DAYS_FILE     every figure, also-shown figure and breakdown of each day
    figures.py EXPORTS_DIR --quality            what became of the rows of each source

DAYS_FILE holds one ISO date a line.
"""

import argparse
import csv
import sys
from bisect import bisect_right
from datetime import date
from pathlib import Path

from dictionary import STALE_AFTER
from mattering import mattering
from measures import MEASURES, Figure, computed
from reading import load, too_many
from trajectory import (CHECKPOINTS, COURSES, as_good, direction, expected, previous_month_end, rag, windows,
                        year_before)

HEADINGS = ("as_of,kpi,part,measure,dimension,category,value,numerator,denominator,expected,rag,baseline,previous,"
            "direction,target_3m,target_6m,target_12m,met_3m,met_6m,met_12m").split(",")
QUALITY_HEADINGS = "source,files,read,accepted,rejected,duplicates,skipped,newest,status".split(",")
COMPARED_WITH_A_YEAR_BEFORE = {("13", "")}


def shown(number):
    """A number at full precision, nothing for None."""
    if number is None:
        return ""
    return repr(int(number)) if number == int(number) else repr(float(number))


# Of the figures whose period has a first day: its name in windows(), and the sources that must reach back to it.
PERIODS = {("4", ""): ("year", "ehcp_consultations"), ("5", "a"): ("quarter", "waiting_times"),
           ("5", "b"): ("quarter", "waiting_times"), ("7", ""): ("year", "exclusions"), ("8", ""): ("year", "exclusions"),
           ("9", ""): ("year", "suspensions"), ("10", ""): ("year", "exclusions", "suspensions", "ehc_requests"),
           ("12", ""): ("year", "feedback"), ("13", ""): ("april", "referrals")}


# The same of the figures shown beside: measure and source.
PERIODS_BESIDE = {("4", "", "unanswered"): ("year", "ehcp_consultations"),
                  ("9", "", "repeat_suspensions"): ("year", "suspensions"),
                  ("14", "", "online_route_share"): ("quarter", "referrals")}


class Scorecard:
    """The figures over one reading of the exports, each computed once a day."""

    def __init__(self, folder):
        self.database, self.quality = load(folder)
        self.values = {}

    def delivered(self, *sources):
        """Whether all of the sources can be used."""
        return all(self.quality[source].status == "ok" for source in sources)

    def usable(self, measure, day):
        """Whether the measure's sources can be used for it: of one with too many rejected rows, only those that may matter count."""
        def is_usable(quality):
            if quality.status != "over the limit":
                return quality.status == "ok"
            return not too_many(mattering(measure, quality.source, quality.rejects, windows(day)), quality.read)
        return all(is_usable(self.quality[source]) for source in measure.sources)

    def newest(self, source, day):
        """The newest day of a source's rows up to a day, as a number; None where all are later."""
        days = self.quality[source].days
        place = bisect_right(days, day.toordinal())
        return days[place - 1] if place else None

    def reached(self, measure, day):
        """Whether the sources' newest rows do not all lie before the measure's window begins."""
        key = measure.kpi, measure.part
        first, *sources = (PERIODS.get(key, (None,)) if measure.name == "value"
                           else PERIODS_BESIDE.get((*key, measure.name), (None,)))
        newest = [self.newest(source, day) for source in sources]
        return not any(new is not None and new < windows(day)[first] for new in newest)

    def provisional(self, measure, day):
        """Whether a source of the measure is older on a day than it should be."""
        newest = [(self.newest(source, day), STALE_AFTER.get(source)) for source in measure.sources]
        return any(new is not None and limit is not None and day.toordinal() - new > limit for new, limit in newest)

    def figure(self, measure, day):
        """A measure's figure as at a day."""
        if (measure, day) not in self.values:
            usable = self.usable(measure, day) and self.reached(measure, day)
            self.values[measure, day] = (computed(self.database, measure, windows(day))[""] if usable else Figure())
        return self.values[measure, day]

    def comparable(self, measure, day):
        """A figure that another is compared with: none where its period begins before the export's oldest month."""
        first, *sources = PERIODS.get((measure.kpi, measure.part), (None,))
        begins = [self.begins(source) for source in sources]
        if any(begin is not None and windows(day)[first] < begin.toordinal() for begin in begins):
            return None
        return self.firm(measure, day)

    def firm(self, measure, day):
        """A measure's value, unless it is provisional."""
        return None if self.provisional(measure, day) else self.figure(measure, day).value

    def begins(self, source):
        """The first day of the month of a source's oldest row."""
        oldest = self.quality[source].oldest
        return oldest and oldest.replace(day=1)

    def breakdown(self, measure, day, dimension):
        """A measure's figures by category; the closed codes without a figure where its source is not usable."""
        if dimension.startswith("school_") and not self.delivered("schools"):
            return {}
        if not self.usable(measure, day) or not self.reached(measure, day):
            return {code: Figure() for code in measure.dimensions[dimension]}
        return computed(self.database, measure, windows(day), dimension)

    def progress(self, measure, day):
        """The columns that set a KPI's own figure against its plan."""
        plan = COURSES[measure.kpi, measure.part]
        value = self.firm(measure, day)
        baseline = plan.baseline
        if plan.measured and day >= plan.started:
            baseline = self.firm(measure, plan.started)
        due = expected(plan, baseline, day)
        previous = self.comparable(measure, previous_month_end(day))
        before = previous
        if (measure.kpi, measure.part) in COMPARED_WITH_A_YEAR_BEFORE:
            before = self.comparable(measure, year_before(day))
        met = [self.met(measure, plan, *checkpoint, day) for checkpoint in zip(CHECKPOINTS, plan.targets)]
        return [shown(due), rag(plan, value, due), shown(baseline), shown(previous), direction(plan, value, before),
                *map(shown, plan.targets), *met]

    def met(self, measure, plan, checkpoint, target, day):
        """Whether a target was met at its checkpoint, once that has passed."""
        if target is None or day < checkpoint:
            return ""
        value = self.firm(measure, checkpoint)
        if value is None:
            return ""
        return "yes" if as_good(plan, value, target) else "no"

    def lines(self, day):
        """Every line of a day: the KPIs' own figures first, then those also shown and the breakdowns."""
        def line(measure, dimension, category, figure):
            return [day.isoformat(), measure.kpi, measure.part, measure.name, dimension, category,
                    shown(figure.value), shown(figure.numerator), shown(figure.denominator)]

        nothing = [""] * (len(HEADINGS) - 9)
        for measure in MEASURES:
            if measure.name == "value":
                yield line(measure, "", "", self.figure(measure, day)) + self.progress(measure, day)
        for measure in MEASURES:
            if measure.name != "value":
                yield line(measure, "", "", self.figure(measure, day)) + nothing
            for dimension in measure.dimensions:
                for category, figure in self.breakdown(measure, day, dimension).items():
                    yield line(measure, dimension, category, figure) + nothing


def days_in(path):
    """The days of a file, one ISO date a line."""
    return [date.fromisoformat(line.strip()) for line in Path(path).read_text().splitlines() if line.strip()]


def main(arguments=None):
    """The command."""
    parser = argparse.ArgumentParser(description="KPI figures, computed independently.")
    parser.add_argument("exports", help="folder of CSV exports")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--days", metavar="DAYS_FILE", help="file of ISO dates, one a line")
    mode.add_argument("--quality", action="store_true", help="counts of rows read, accepted and rejected")
    options = parser.parse_args(arguments)
    scorecard = Scorecard(options.exports)
    output = csv.writer(sys.stdout, lineterminator="\n")
    if options.quality:
        output.writerow(QUALITY_HEADINGS)
        for q in scorecard.quality.values():
            output.writerow([q.source, q.files, q.read, q.accepted, q.rejected, q.duplicates, q.skipped, "", q.status])
        return
    output.writerow(HEADINGS)
    for day in days_in(options.days):
        output.writerows(scorecard.lines(day))


if __name__ == "__main__":
    main()
