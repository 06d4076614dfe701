"""Which rules fire as at a day, from the files that a run published."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import plan
from days import first_day, month_end, months_before, previous_month_end

FIRING, CLEAR, UNKNOWN = "firing", "clear", "unknown"


@dataclass(frozen=True)
class Verdict:
    """What a rule says of a figure or source."""

    state: str
    severity: str = None
    checkpoint: date = None

    @classmethod
    def of(cls, fires, severity):
        """Firing or clear."""
        return cls(FIRING, severity) if fires else cls(CLEAR)


@dataclass(frozen=True)
class Situation:
    """What a run is judged by: its day, its files, what it computed, and what was published before."""

    day: date
    today: date
    published: object
    computed: frozenset             # figures (kpi, part)
    read: frozenset                 # sources
    base: object = None             # the files of the base run
    before: dict = None             # what was last published for days before
    first: dict = None              # what was first published for this day, by figure


def verdicts(situation, rules):
    """Every rule's verdict on every figure and source; none where the rule is off."""
    found = {}
    for judges, abouts, known in ((FIGURE_JUDGES, plan.FIGURE, situation.computed),
                                  (SOURCE_JUDGES, plan.SOURCES, situation.read)):
        for rule, judge in judges.items():
            for about in abouts:
                settings = rules.settings(rule, about)
                provisional = about in plan.FIGURE and situation.published.lines[about]["status"] == "provisional"
                if settings is not None and about in known and not provisional:
                    found[rule, about] = judge(situation, about, settings, rules)
                elif settings is not None:
                    found[rule, about] = Verdict(UNKNOWN)
    return found


def off_trajectory(situation, about, settings, _):
    """Amber or red on the line as at the day."""
    line = situation.published.lines[about]
    if line["value"] == "":
        return Verdict(UNKNOWN)
    return Verdict.of(line["rag"] in settings, settings.get(line["rag"]))


def target_missed(situation, about, settings, _):
    """The target of the latest checkpoint that has one, missed as at the checkpoint."""
    rows = [row for key, row in sorted(situation.published.targets.items())
            if key[:2] == about and key[2] <= situation.day and row["target"] != ""]
    if not rows:
        return Verdict(CLEAR)
    if rows[-1]["met"] == "":
        return Verdict(UNKNOWN)
    checkpoint = date.fromisoformat(rows[-1]["date"])
    return Verdict(FIRING, settings["severity"], checkpoint) if rows[-1]["met"] == "no" else Verdict(CLEAR)


def is_worse(figure, value, other):
    """Whether a value is worse than another; not known, so no, if either is missing."""
    if value is None or other is None:
        return False
    return value > other if figure.better == "lower" else value < other


def differs(value, other, percent):
    """Whether a value differs from another by more than so many percent of the other."""
    return abs(value - other) * 100 > Fraction(percent) * abs(other)


def worsened(situation, about, settings, _):
    """Much worse than a month before, or worse again and again."""
    figure, files = plan.FIGURE[about], situation.published
    if files.value(figure, situation.day) is None:
        return Verdict(UNKNOWN)

    def compared(day):
        """A day's value, and what it is compared with: nothing where the export may not reach so far back."""
        earlier = months_before(day, 12) if figure.yearly else previous_month_end(day)
        begins, oldest = first_day(figure.window, earlier), files.quality[figure.source]["oldest"]
        reaches_back = not begins or not oldest or begins.isoformat()[:7] >= oldest[:7]
        return files.firm(figure, day), files.firm(figure, earlier) if reaches_back else None

    now, earlier = compared(situation.day)
    much = is_worse(figure, now, earlier) and differs(now, earlier, settings["by_percent"])
    days = [situation.day]
    while len(days) < settings["months_running"]:
        days.append(previous_month_end(days[-1]))
    again = all(is_worse(figure, *compared(day)) for day in days)
    return Verdict.of(much or again, settings["severity"])


def restated(situation, about, settings, _):
    """A past figure that differs from what was said of it last, or this day's from what was said of it first."""
    figure, files = plan.FIGURE[about], situation.published
    pairs = [((situation.before or {}).get((*about, "value", day)), files.value(figure, day))
             for day in files.days(figure) if day < situation.day]
    pairs.append(((situation.first or {}).get(about), files.value(figure, situation.day)))
    pairs = [(before, now) for before, now in pairs if before is not None and now is not None]
    if any(differs(now, before, settings["by_percent"]) for before, now in pairs):
        return Verdict(FIRING, settings["severity"])
    base_days = situation.base.days(figure) if situation.base else []
    begins_later = base_days != [] and base_days[:1] < files.days(figure)[:1]
    nothing_known = not pairs and files.value(figure, situation.day) is None
    return Verdict(UNKNOWN) if begins_later or nothing_known else Verdict(CLEAR)


def not_computed(situation, about, settings, _):
    """A source is missing, refused, too old, or lacks a column."""
    line = situation.published.lines[about]
    faulty = line["reason"] in ("missing", "refused", "stale", "missing_column")
    return Verdict.of(line["status"] == "not computed" and faulty, settings["severity"])


def source_stale(situation, source, settings, rules):
    """Missing, or its newest row is too old, once it is due."""
    row, limit = situation.published.quality[source], plan.DAYS_UNTIL_STALE[source]
    following = month_end(situation.day).toordinal() + rules.due_days[source]
    if situation.today.toordinal() < following or row["status"] == "refused":
        return Verdict(UNKNOWN)
    old = bool(row["newest_by_then"]) and limit is not None \
        and date.fromisoformat(row["newest_by_then"]).toordinal() < situation.day.toordinal() - limit
    return Verdict.of(row["status"] == "missing" or old, settings["severity"])


def source_refused(situation, source, settings, _):
    """Refused; missing now says nothing."""
    status = situation.published.quality[source]["status"]
    return Verdict(UNKNOWN) if status == "missing" else Verdict.of(status == "refused", settings["severity"])


def rejects_high(situation, source, settings, _):
    """More rejected rows than the share."""
    row = situation.published.quality[source]
    if row["status"] in ("missing", "refused"):
        return Verdict(UNKNOWN)
    return Verdict.of(int(row["rejected"]) * 100 > Fraction(settings["above_percent"]) * int(row["read"]),
                      settings["severity"])


FIGURE_JUDGES = {judge.__name__: judge for judge in (off_trajectory, target_missed, worsened, restated, not_computed)}
SOURCE_JUDGES = {judge.__name__: judge for judge in (source_stale, source_refused, rejects_high)}
