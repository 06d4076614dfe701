"""Days and month-ends."""

import calendar
from datetime import date, timedelta


def months_before(day, months):
    """The same day some months earlier, clamped to that month's length."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day):
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def previous_month_end(day):
    """The last day of the month before."""
    return day.replace(day=1) - timedelta(1)


def next_month_end(day):
    """The last day of the month after."""
    return month_end(month_end(day) + timedelta(1))


def first_day(window, day):
    """The first day of a window that ends with a month-end; None where it has none."""
    if window == "year":
        return months_before(day, 11).replace(day=1)
    if window == "since April":
        return date(day.year - (day.month < 4), 4, 1)
    return day.replace(day=1) if window == "month" else None


def month_ends_to(day):
    """How many month-ends there have been since the year 0, this day's included."""
    return day.year * 12 + day.month - 1 + (day == month_end(day))


def month_ends(since, until):
    """The number of month-ends after one day and on or before another."""
    return max(0, month_ends_to(until) - month_ends_to(since))
