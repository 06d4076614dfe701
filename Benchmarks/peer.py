"""What both peers share: their arguments, the days of the series with their windows, and how figures are printed."""

import argparse
import os
from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

THREADS = os.cpu_count() or 1
FIGURES = "1 2 3 4 5a 5b 6 7 8 9 10 11a 11b 12 13 14".split()


def month_end(year, month):
    """The last day of a month; month 0 and less are months of the years before, 13 and more of those after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def rolling(day, months):
    """The first day of the rolling window of so many months that ends with a day."""
    end = month_end(day.year, day.month - months)
    if day != month_end(day.year, day.month):
        end = end.replace(day=min(day.day, end.day))
    return end + timedelta(days=1)


class Windows(NamedTuple):
    """A day of the series and the first days of the windows that end with it."""

    as_of: date
    year: date
    quarter: date
    april: date


def windows(day):
    """The windows of a day."""
    return Windows(day, rolling(day, 12), rolling(day, 3), date(day.year - (day.month < 4), 4, 1))


def series(first, last):
    """The windows of every month-end from the month of `first` on, and of the as-of day `last`."""
    day, days = month_end(first.year, first.month), []
    while day < last:
        days.append(windows(day))
        day = month_end(day.year, day.month + 1)
    return [*days, windows(last)]


def spans(days):
    """For each date of the rolling years and the day after them: the first place in the series whose rolling year holds
    it, and the first after those whose no longer does."""
    ends, starts = [day.as_of for day in days], [day.year for day in days]
    dates = [starts[0] + timedelta(days=n) for n in range((ends[-1] - starts[0]).days + 2)]
    return dates, [bisect_left(ends, when) for when in dates], [bisect_right(starts, when) for when in dates]


def arguments(description):
    """The peer's arguments: the folder, the days of the series, the figures asked for, and whether a row
    counts once."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("input", help="the folder of CSV exports, as `scorecard sample` writes them")
    parser.add_argument("--as-of", type=date.fromisoformat, required=True, metavar="D", help="the day, as 2024-03-31")
    parser.add_argument("--from", type=date.fromisoformat, dest="first", metavar="D",
                        help="the month the series begins with; the as-of day alone unless named")
    parser.add_argument("--kpi", metavar="ID", help="this KPI, or part of one (7, 5a), alone")
    parser.add_argument("--each-row-once", action="store_true",
                        help="of rows of one key the last one read counts; reads x-2.csv and so on after x.csv")
    options = parser.parse_args()
    wanted = [one for one in FIGURES if options.kpi in (None, one, one.rstrip("ab"))]
    if not wanted:
        parser.error(f"there is no KPI {options.kpi}")
    return options.input, series(options.first or options.as_of, options.as_of), wanted, options.each_row_once


def show(days, figures):
    """Prints the figures: for each its rows of place in the series, value, numerator and denominator."""
    lines = ["as_of,kpi,part,value,numerator,denominator"]
    for name, rows in figures.items():
        label = f"{name.rstrip('ab')},{name.lstrip('0123456789')}"
        for place, *numbers in sorted(rows):
            cells = ("" if number is None else repr(number) for number in numbers)
            lines.append(f"{days[place].as_of},{label},{','.join(cells)}")
    print("\n".join(lines))
