"""What a run published, as its files say."""

import csv
import json
from datetime import date
from fractions import Fraction


def table(folder, name):
    """The rows of a published file."""
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def exact(row):
    """A value without the rounding of its six places: a share is its numerator of its denominator. None: no value."""
    if row["value"] == "":
        return None
    if row["denominator"] in ("", "0"):
        return Fraction(row["value"])
    return Fraction(row["numerator"]) * 100 / Fraction(row["denominator"])


class Published:
    """The files of one run."""

    def __init__(self, folder):
        self.folder, self.name = folder, folder.name
        self.lines = {(row["kpi"], row["part"]): row for row in table(folder, "scorecard.csv")}
        self.series = {(row["kpi"], row["part"], row["measure"], date.fromisoformat(row["as_of"])): row
                       for row in table(folder, "series.csv")}
        self.values = {key: exact(row) for key, row in self.series.items()}
        self.targets = {(row["kpi"], row["part"], date.fromisoformat(row["date"])): row
                        for row in table(folder, "targets.csv")}
        self.breakdowns = table(folder, "breakdowns.csv")
        self.quality = {row["source"]: row for row in table(folder, "quality.csv")}
        self.alerts = table(folder, "alerts.csv")

    def value(self, figure, day):
        """A figure as at a day, exactly; None where there is no value or no such day in the series."""
        return self.values.get((figure.kpi, figure.part, "value", day))

    def firm(self, figure, day):
        """The same, but for a value that is provisional."""
        row = self.series.get((figure.kpi, figure.part, "value", day))
        return None if row is None or row["status"] == "provisional" else self.value(figure, day)

    def days(self, figure):
        """The days of a figure's series, in order."""
        return sorted(day for kpi, part, measure, day in self.values if (kpi, part, measure) == (*figure.key, "value"))

    def alerts_as_json(self):
        """What alerts.json says."""
        return json.loads((self.folder / "alerts.json").read_text(encoding="utf-8"))
