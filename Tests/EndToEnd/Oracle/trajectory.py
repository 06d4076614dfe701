"""Baselines, targets, expected values, RAG and direction: what the plan asks of each figure.

All arithmetic is in exact fractions, so that a value on a boundary falls on its right side.
"""

import calendar
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

CHECKPOINTS = (date(2023, 6, 30), date(2023, 9, 30), date(2024, 3, 31))
FEBRUARY, MARCH, APRIL = date(2023, 2, 28), date(2023, 3, 31), date(2023, 4, 30)
AMBER_SHARE = Fraction(1, 10)
STEADY = Fraction(1, 10**9)


@dataclass(frozen=True)
class Course:
    """The course of a figure: where it starts, where it should be at each checkpoint, and which way is better."""

    better: str
    started: date
    baseline: Fraction = None        # None: measured on the day it started, if `measured`
    targets: tuple = (None, None, None)
    measured: bool = False
    shape: str = "line"
    ends: bool = False               # nothing is expected after the last checkpoint


def course(better, started, baseline, *targets, **options):
    """A course from decimal texts."""
    exact = [None if text is None else Fraction(text) for text in (baseline, *targets)]
    return Course(better, started, exact[0], tuple(exact[1:]) or (None,) * 3, **options)


COURSES = {
    ("1", ""): course("higher", MARCH, "50", "50", "70", "90"),
    ("2", ""): course("higher", APRIL, None, None, "50", "100", measured=True),
    ("3", ""): course("higher", FEBRUARY, "50", "100", "150", "200"),
    ("4", ""): course("higher", MARCH, None, measured=True),
    ("5", "a"): course("lower", MARCH, "19", "15", "10", "6"),
    ("5", "b"): course("lower", MARCH, "24", "20", "16", "12"),
    ("6", ""): course("higher", MARCH, "73", "80", "100", "160"),
    ("7", ""): course("lower", FEBRUARY, "128", "121.6", "108.8", "96"),
    ("8", ""): course("lower", FEBRUARY, "65.6", "60", "55", "45"),
    ("9", ""): course("lower", MARCH, None, measured=True),
    ("10", ""): course("higher", MARCH, "0", "25", "50", "100"),
    ("11", "a"): course("higher", MARCH, "0", "25", "40", "50"),
    ("11", "b"): course("higher", date(2023, 4, 1), None, "80", "80", "80", shape="level"),
    ("12", ""): course("higher", MARCH, None, measured=True),
    ("13", ""): course("higher", MARCH, "0", None, None, "7473", ends=True),
    ("14", ""): course("higher", MARCH, "0", "1", "2", "3", shape="steps"),
}


def expected(plan, baseline, day):
    """The value due on a day, or None where nothing is due."""
    points = [(when, target) for when, target in zip(CHECKPOINTS, plan.targets) if target is not None]
    if not points:
        return None
    if plan.shape == "level":
        return points[0][1] if day >= plan.started else None
    if baseline is not None:
        points.insert(0, (plan.started, baseline))
    last = bisect_right([when for when, _ in points], day) - 1
    if last < 0 or (plan.ends and day > points[-1][0]):
        return None
    (since, low), (until, high) = points[last], points[min(last + 1, len(points) - 1)]
    if plan.shape == "steps" or until == since:
        return low
    return low + (high - low) * Fraction((day - since).days, (until - since).days)


def as_good(plan, value, wanted):
    """Whether a value is at least as good as another."""
    return value >= wanted if plan.better == "higher" else value <= wanted


def rag(plan, value, due):
    """Green, amber, red, or nothing where there is no value or nothing due."""
    if value is None or due is None:
        return ""
    if as_good(plan, value, due):
        return "green"
    return "amber" if abs(value - due) <= AMBER_SHARE * abs(due) else "red"


def direction(plan, value, before):
    """Which way a figure has moved."""
    if value is None or before is None:
        return ""
    if abs(value - before) <= STEADY * max(abs(value), abs(before)):
        return "steady"
    return "improving" if as_good(plan, value, before) else "worsening"


def month_before(day, months):
    """The same day some months earlier, clamped to that month's length."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_month_end(day):
    """Whether a day is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def rolling(day, months):
    """The first day of the rolling window of so many months that ends with a day."""
    if is_month_end(day):
        return month_before(day.replace(day=1), months - 1)
    return date.fromordinal(month_before(day, months).toordinal() + 1)


def windows(day):
    """The first days of every window that ends with a day, as day numbers."""
    april = date(day.year - (day < date(day.year, 4, 1)), 4, 1)
    days = {"day": day, "year": rolling(day, 12), "quarter": rolling(day, 3), "april": april}
    return {name: when.toordinal() for name, when in days.items()}


def previous_month_end(day):
    """The last day of the month before."""
    return date.fromordinal(day.replace(day=1).toordinal() - 1)


def year_before(day):
    """The same day a year before, 28 February for the 29th."""
    return month_before(day, 12)
