"""XmR charts, computed a second time: the independent values of each figure in SQL, limits and rules read off their definitions.

A chart's values are what each calendar month holds alone, as known on the day the scorecard is for; the state at each month-end;
or one value a census day.
"""

from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean

from figures import PERIODS
from measures import Figure, computed
from trajectory import windows

MONTHS_OF = {("4", ""): 12, ("5", "a"): 3, ("5", "b"): 3, ("7", ""): 12, ("8", ""): 12, ("9", ""): 12, ("12", ""): 12}
MONTH_ENDS_OF = {("6", "")}
CENSUSES_OF = {("1", "")}
# Which way is better: what makes a special cause an improvement.
LOWER_IS_BETTER = {("5", "a"), ("5", "b"), ("7", ""), ("8", ""), ("9", "")}
ORDER = ("outside", "trend", "two_of_three", "shift")


def next_month(day):
    """The last day of the month after."""
    first = day + timedelta(1)
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(1)


def is_month_end(day):
    """Whether the next day is another month's."""
    return (day + timedelta(1)).day == 1


def months(first, count, last):
    """The month-ends of the `count` months that end with month-end `first`, and of those after it up to `last`."""
    start = first
    for _ in range(count - 1):
        start = start.replace(day=1) - timedelta(1)
    ends = []
    while start <= last:
        ends.append(start)
        start = next_month(start)
    return ends


def values(scorecard, measure, day, series):
    """The points of a measure's chart on a day: (day, Figure)."""
    key = measure.kpi, measure.part
    usable = scorecard.delivered(*measure.sources)
    if key in MONTHS_OF:
        alone = replace(measure, rows=measure.rows.replace(":year AND :day", ":first AND :last").replace(
            ":quarter AND :day", ":first AND :last"))
        points = []
        begins = scorecard.begins(PERIODS[key][1])
        for end in (end for end in months(series[0], MONTHS_OF[key], day) if begins is None or end >= begins):
            window = {**windows(day), "first": end.replace(day=1).toordinal(), "last": end.toordinal()}
            known = usable and not scorecard.provisional(measure, end)
            points.append((end, computed(scorecard.database, alone, window)[""] if known else Figure()))
        return points
    if key in MONTH_ENDS_OF:
        return [(end, Figure() if scorecard.provisional(measure, end) else scorecard.figure(measure, end))
                for end in series if is_month_end(end)]
    if key in CENSUSES_OF and usable:
        found = {}
        for end in series:
            query = "SELECT MAX(census_date) FROM sen_support WHERE census_date <= ?"
            census = scorecard.database.execute(query, (end.toordinal(),)).fetchone()[0]
            if census is not None:
                found[date.fromordinal(census)] = scorecard.figure(measure, end)
        return sorted(found.items())
    return []


def limits(numbers):
    """Mean, lower and upper limit; moving ranges far beyond the others screened out once."""
    ranges = [abs(b - a) for a, b in zip(numbers, numbers[1:])]
    mean_range = fmean(ranges)
    kept = [size for size in ranges if size < 3.267 * mean_range]
    if kept and fmean(kept) > 0:
        mean_range = fmean(kept)
    mean = fmean(numbers)
    return mean, mean - 2.66 * mean_range, mean + 2.66 * mean_range


def causes(numbers, mean, lower, upper):
    """For each number all special causes that hold, and whether it is up."""
    def in_stretch(place, length, holds):
        return any(holds(numbers[start:start + length]) for start in range(max(0, place - length + 1), place + 1)
                   if start + length <= len(numbers))

    def one_side(stretch):
        return all(n > mean for n in stretch) or all(n < mean for n in stretch)

    def rising(stretch):
        return all(a < b for a, b in zip(stretch, stretch[1:]))

    def falling(stretch):
        return all(a > b for a, b in zip(stretch, stretch[1:]))

    def near(number):
        far = (upper - mean) * 2 / 3
        return lower <= number <= upper and (number > mean + far or number < mean - far)

    for place, number in enumerate(numbers):
        up, down = in_stretch(place, 7, rising), in_stretch(place, 7, falling)
        found = {
            "outside": number > upper or number < lower,
            "trend": up or down,
            "two_of_three": near(number) and in_stretch(
                place, 3, lambda stretch: one_side(stretch) and sum(map(near, stretch)) >= 2),
            "shift": in_stretch(place, 7, one_side),
        }
        names = [name for name in ORDER if found[name]]
        is_up = number > mean
        if names[:1] == ["trend"]:
            is_up = numbers[place - 1] < number if up and down else up
        yield names, is_up


def chart(scorecard, measure, day, series):
    """Rows of the chart: day, value, mean, lower, upper, causes, variation."""
    points = values(scorecard, measure, day, series)
    numbers = [float(figure.value) for _, figure in points if figure.value is not None]
    drawn = iter(())
    if len(numbers) >= 12:
        mean, lower, upper = limits(numbers)
        better_is_up = (measure.kpi, measure.part) not in LOWER_IS_BETTER
        drawn = iter([(mean, lower, upper, names,
                       "common cause" if not names else "improvement" if is_up == better_is_up else "concern")
                      for names, is_up in causes(numbers, mean, lower, upper)])
    for when, figure in points:
        if figure.value is None:
            yield when, None, None, None, None, [], None
        else:
            yield (when, float(figure.value), *next(drawn, (None, None, None, [], None)))
