#!/usr/bin/env python3
"""Small invented exports that crowd the edges of every definition, the same for the same seed.

    random_exports.py OUT_DIR --seed N [--rows N]

Days gather around month ends, 28 and 29 February, 1 April, 1 September and the plan's checkpoints; pupils and
schools are few, so that repeats, ties, duplicates and rows of unknown schools are common. `export_files`
then spells the rows in every way a real system might, and breaks a few of them.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

from export_files import write_source

FIRST, LAST = date(2021, 6, 1), date(2024, 9, 30)
EDGES = [date(year, month, 1) + timedelta(days=shift)
         for year in range(2021, 2025) for month in range(1, 13) for shift in (-2, -1, 0, 1)
         if FIRST <= date(year, month, 1) <= LAST]
EDGES += [date(2024, 2, day) for day in (27, 28, 29)] + [date(2023, 6, 30), date(2023, 9, 30), date(2024, 3, 31)] * 4
EDGES += [date(2023, 2, 28), date(2023, 3, 1), date(2023, 3, 31), date(2023, 4, 1), date(2023, 4, 30)] * 3
REASONS = ["PP", "pa", "Persistent disruptive behaviour", "Drug and alcohol related", "Verbal abuse, threats", "OT", "unknown", None]
NEEDS = ["SPLD", "MLD", "SEMH", "SLCN", "ASD", "NSA", "DS"]
SETTINGS = ["maintained special", "special academy", "special free school", "independent special", "other"]
PROGRAMMES = ["Foundations of Inclusive Practice", "FIP", "Foundation to inclusive practice", "Other, invented"]
STAGES = ["Purchased", "Developed and launched", "Completed"]


class Invention:
    """Random cells of one area."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.schools = [str(900100 + number) for number in range(self.random.randint(12, 40))]
        self.unregistered = ["999001", "999002"]
        self.pupils = [f"P{number:05d}" for number in range(1, self.random.randint(25, 90))]

    def chance(self, share):
        """True in about this share of cases."""
        return self.random.random() < share

    def choose(self, options):
        """One of the options."""
        return self.random.choice(options)

    def maybe(self, value, share=0.7):
        """The value, or a blank."""
        return value if self.chance(share) else None

    def day(self):
        """A day, mostly an edge."""
        if self.chance(0.75):
            return self.choose(EDGES)
        return FIRST + timedelta(days=self.random.randrange((LAST - FIRST).days))

    def after(self, day):
        """The same day, the next, or one some time later."""
        if self.chance(0.35):
            later = [edge for edge in EDGES if day <= edge <= day + timedelta(days=200)]
            return self.choose(later or [day])
        return day + timedelta(days=self.choose([0, 0, 1, 7, 28, 30, 31, 90, 91, self.random.randrange(800)]))

    def school(self):
        """A school, now and then one that is not in the register."""
        return self.choose(self.unregistered) if self.chance(0.06) else self.choose(self.schools)

    def pupil(self):
        """A pupil, from few."""
        return self.choose(self.pupils)

    def number(self, prefix, rows):
        """An identifier that now and then comes again."""
        return f"{prefix}{self.random.randrange(rows * 6):05d}"

    def status(self):
        """A SEN status."""
        return self.choose(["N", "K", "K", "E"])

    def schools_rows(self, rows):
        """The register: equal rolls for ties, empty schools, schools that open and close on the edges."""
        for urn in self.schools:
            opened, closed = self.maybe(self.day(), 0.2), None
            if opened is None and self.chance(0.2):
                opened = date(1884, 9, 1)
            if self.chance(0.2):
                closed = self.after(opened if opened and opened.year > 1990 else self.day())
            yield dict(school_urn=urn, school_name=f"School {urn}, Invented", open_date=opened, close_date=closed,
                       phase=self.maybe(self.choose(["Primary", "Secondary", "Special"]), 0.9),
                       area=self.maybe(self.choose(["Northmoor", "Southmoor", "East, and Hills"]), 0.9),
                       headcount=self.choose([0, 100, 100, 100, 200, 50, 60, 30, self.random.randint(1, 900)]))

    def exclusions_rows(self, rows):
        """Exclusions with outcomes dated and not, on the day and long after."""
        for _ in range(rows):
            start, outcome = self.day(), self.choose(["upheld", "withdrawn", "reinstated", None, None])
            yield dict(exclusion_id=self.number("X", rows), pupil_id=self.pupil(), school_urn=self.school(),
                       start_date=start, reason=self.choose(REASONS), sen_status=self.status(), outcome=outcome,
                       outcome_date=self.maybe(self.after(start), 0.6 if outcome else 0.05))

    def suspensions_rows(self, rows):
        """Suspensions of few pupils, whose status changes."""
        for _ in range(rows):
            yield dict(suspension_id=self.number("S", rows), pupil_id=self.pupil(), school_urn=self.school(),
                       start_date=self.day(), sessions=self.maybe(self.choose([1, 2, 5, 90])),
                       reason=self.choose(REASONS), sen_status=self.status())

    def waiting_times_rows(self, rows):
        """Referrals seen, withdrawn, both in either order, or neither."""
        for _ in range(rows):
            start = self.day()
            triage = self.maybe(self.after(start), 0.6)
            appointment = self.maybe(self.after(self.choose([start, triage or start])), 0.5)
            seen = self.choose([triage, appointment])
            near = seen and max(start, seen + timedelta(days=self.choose([-1, 0, 1])))
            withdrawn = self.maybe(self.choose([near, self.after(start)]), 0.3)
            yield dict(referral_id=self.number("W", rows), person_id=self.pupil(), referral_date=start,
                       triage_date=triage, first_appointment_date=appointment, withdrawn_date=withdrawn,
                       priority=self.choose(["vulnerable", "routine", "routine", None]))

    def referrals_rows(self, rows):
        """Referrals by every route, with and without a contact."""
        for _ in range(rows):
            start = self.day()
            yield dict(referral_id=self.number("R", rows), person_id=self.pupil(), referral_date=start,
                       service=self.choose(["MHST", "CWS", "CAMHS"]), first_contact_date=self.maybe(self.after(start)),
                       route=self.choose(["single online", "other", None]),
                       setting=self.choose(["school", "community", "clinic", None]))

    def sen_support_rows(self, rows):
        """A handful of census days."""
        censuses = [date(2022, 1, 20), date(2023, 1, 19), date(2023, 3, 31), date(2023, 9, 30), date(2024, 1, 18)]
        for _ in range(rows):
            yield dict(census_date=self.choose(censuses), pupil_id=self.pupil(), school_urn=self.school(),
                       sen_status=self.status(), primary_need=self.maybe(self.choose(NEEDS), 0.6))

    def sen_information_reports_rows(self, rows):
        """Several audits of each school, some of which found no report."""
        for _ in range(rows // 3):
            yield dict(school_urn=self.school(), audit_date=self.day(), report_found=self.choose(["yes", "yes", "no"]),
                       refers_to_graduated_response=self.choose(["yes", "no", None]),
                       refers_to_ordinarily_available=self.choose(["yes", "no", None]))

    def inclusion_tool_rows(self, rows):
        """Schools that completed the tool, some more than once."""
        for _ in range(rows // 6):
            yield dict(school_urn=self.school(), completed_date=self.day())

    def ehcp_consultations_rows(self, rows):
        """Consultations with an answer, a date, both or neither."""
        for _ in range(rows):
            sent = self.day()
            yield dict(consultation_id=self.number("C", rows), school_urn=self.school(), sent_date=sent,
                       response_date=self.maybe(self.after(sent)),
                       response=self.maybe(self.choose(["positive", "negative"]), 0.8))

    def specialist_placements_rows(self, rows):
        """Placements that end, and children placed twice."""
        for _ in range(rows):
            start = self.day()
            yield dict(pupil_id=self.pupil(), school_urn=self.school(), setting_type=self.choose(SETTINGS),
                       primary_need=self.choose(["SEMH", "SEMH", "ASD"]), start_date=start,
                       end_date=self.maybe(self.after(start), 0.5))

    def ehc_requests_rows(self, rows):
        """Requests for assessment."""
        for _ in range(rows // 2):
            yield dict(request_id=self.number("Q", rows), pupil_id=self.pupil(),
                       school_urn=self.maybe(self.school(), 0.9), request_date=self.day())

    def training_rows(self, rows):
        """The programme that counts and another."""
        for _ in range(max(4, rows // 15)):
            yield dict(school_urn=self.school(), programme=self.choose(PROGRAMMES),
                       attended_date=self.day())

    def targeted_support_rows(self, rows):
        """Children identified on different days, reviewed never, once or often."""
        for _ in range(rows // 2):
            start = self.day()
            yield dict(person_id=self.pupil(), identified_date=start, review_date=self.maybe(self.after(start)),
                       in_education=self.choose(["yes", "yes", "no", None]),
                       safely_at_home=self.choose(["yes", "yes", "no", None]))

    def feedback_rows(self, rows):
        """Answers, and responses without one."""
        for _ in range(rows):
            yield dict(response_id=self.number("F", rows), response_date=self.day(),
                       involvement_led_to_improvement=self.choose(["yes", "no", "unsure", None]))

    def milestones_rows(self, rows):
        """The three stages, and those of another KPI."""
        for kpi in ("14", "6"):
            for stage, due in zip(STAGES, (date(2023, 6, 30), date(2023, 9, 30), date(2024, 3, 31))):
                achieved = due + timedelta(days=self.choose([-40, -1, 0, 1, 60]))
                yield dict(kpi=kpi, stage=stage, due_date=due, achieved_date=self.maybe(achieved, 0.8))
        yield dict(kpi="14", stage="Contract review", due_date=self.day(), achieved_date=self.day())


SOURCES = [name.removesuffix("_rows") for name in vars(Invention) if name.endswith("_rows")]
# As many as have no factor in common with the number of sources: in time every source has every trouble.
TROUBLES = ["none", "missing", "no rows", "none", "at the limit", "over the limit", "none"]


def main(arguments=None):
    """The command."""
    parser = argparse.ArgumentParser(description="Invented exports full of edge cases.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rows", type=int, default=300, help="rows of the larger sources")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    invention = Invention(options.seed)
    trouble = TROUBLES[options.seed % len(TROUBLES)]
    troubled = SOURCES[options.seed % len(SOURCES)]
    for source in SOURCES:
        rows = list(getattr(invention, source + "_rows")(options.rows))
        write_source(options.folder, source, rows, invention.random, trouble if source == troubled else "none")


if __name__ == "__main__":
    main()
