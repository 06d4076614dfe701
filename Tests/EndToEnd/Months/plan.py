"""What the test knows of its plan (Pipelines/) without reading it: figures, owners, sources."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Figure:
    """A figure of the scorecard."""

    kpi: str
    part: str
    owner: str
    better: str
    source: str
    window: str = ""            # days.first_day; without one, everything up to a day
    measured: date = None       # the day its baseline is measured on
    yearly: bool = False        # compares with the same day a year before

    @property
    def key(self):
        """How the published files name it."""
        return self.kpi, self.part


SAFETY, LEARNING, DATA_TEAM = "Head of Safety", "Head of Learning", "Keepers of the exports"
MARCH, APRIL = date(2022, 3, 31), date(2022, 4, 30)
FIGURES = (
    Figure("1", "", SAFETY, "lower", "incidents", "year"),
    Figure("2", "", LEARNING, "higher", "answers", "year", measured=MARCH),
    Figure("3", "", SAFETY, "higher", "places"),
    Figure("4", "", LEARNING, "higher", "visits", measured=APRIL),
    Figure("5", "a", SAFETY, "lower", "incidents", "since April", yearly=True),
    Figure("5", "b", SAFETY, "higher", "answers", "month", measured=MARCH),
)
FIGURE = {figure.key: figure for figure in FIGURES}
DAYS_UNTIL_STALE = {"incidents": 27, "answers": 58, "places": None, "visits": 28}
SOURCES = tuple(DAYS_UNTIL_STALE)


def owner_of(about):
    """Who answers for a figure (kpi, part) or a source (its name)."""
    return DATA_TEAM if isinstance(about, str) else FIGURE[about].owner
