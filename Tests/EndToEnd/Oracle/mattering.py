"""Which rejected rows may matter to a figure: all but those whose other values show that the figure does not look at them.

For each measure and source: the column whose date places a row in the window, the window's first day as in `windows()`, and what other
columns must hold. A rejected row is a mapping of what is known of it: a column that is wrong itself, or is required
and blank, is not in it; another blank one is None.
"""

from dataclasses import dataclass, field

PRESENT = object()
STATE_MAINTAINED = {"maintained special", "special academy", "special free school"}


@dataclass(frozen=True)
class Looked:
    """The rows of a source that a measure looks at."""

    source: str
    day: str = None             # None where all days are looked at, because a cohort or a coverage may see them from another day
    first: str = None           # None where everything up to the day is looked at
    where: dict = field(default_factory=dict)

    def may_hold(self, row, window):
        """Whether a row may be looked at."""
        if self.day in row:
            day = row[self.day]
            if day is None or day > window["day"] or self.first is not None and day < window[self.first]:
                return False
        return all(self.passes(row[column], wanted) for column, wanted in self.where.items() if column in row)

    @staticmethod
    def passes(value, wanted):
        """Whether a known value is one of those that are wanted."""
        if wanted is PRESENT:
            return value is not None
        return value is not None and (value in wanted if isinstance(wanted, set) else value > wanted)


def waits(day):
    """A wait that has ended, and one that goes on."""
    return {"value": [Looked("waiting_times", day, "quarter")],
            **{name: [Looked("waiting_times", "referral_date")]
               for name in ("waiting", "waiting_median", "waiting_longest", "waiting_over_13_weeks")}}


LOOKED_AT = {
    ("1", ""): {"value": [Looked("sen_support", "census_date", None, {"sen_status": {"K"}})]},
    ("2", ""): {
        **{name: [Looked("sen_information_reports", "audit_date")] for name in ("value", "ordinarily_available", "both")},
        "coverage": [Looked("schools"), Looked("sen_information_reports")]},
    ("3", ""): {"value": [Looked("inclusion_tool", "completed_date")]},
    ("4", ""): {"value": [Looked("ehcp_consultations", "response_date", "year", {"response": PRESENT})],
                "unanswered": [Looked("ehcp_consultations", "sent_date", "year")]},
    ("5", "a"): waits("triage_date"),
    ("5", "b"): waits("first_appointment_date"),
    ("6", ""): {"value": [Looked("specialist_placements", "start_date", None,
                                 {"primary_need": {"SEMH"}, "setting_type": STATE_MAINTAINED})]},
    ("7", ""): {"value": [Looked("exclusions", "start_date", "year")]},
    ("8", ""): {"value": [Looked("exclusions", "start_date", "year")]},
    ("9", ""): {name: [Looked("suspensions", "start_date", "year", {"sen_status": {"K", "E"}})] for name in ("value", "repeat_suspensions")},
    ("10", ""): {"value": [
        Looked("schools", where={"headcount": 0}), Looked("exclusions"), Looked("suspensions"), Looked("ehc_requests"),
        Looked("training", where={"programme": {"foundations of inclusive practice"}})]},
    ("11", "a"): {"value": [Looked("targeted_support", "identified_date")]},
    ("11", "b"): {"value": [Looked("targeted_support", "review_date")]},
    ("12", ""): {"value": [Looked("feedback", "response_date", "year", {"involvement_led_to_improvement": PRESENT})]},
    ("13", ""): {"value": [Looked("referrals", "first_contact_date", "april", {"setting": {"school", "community"}})]},
    ("14", ""): {"value": [Looked("milestones", "achieved_date", None, {"kpi": {"14"}})],
                 "online_route_share": [Looked("referrals", "referral_date", "quarter")]},
}


def mattering(measure, source, rejects, window):
    """How many of a source's rejected rows may matter to a measure as at a day."""
    looked = [rows for rows in LOOKED_AT[measure.kpi, measure.part][measure.name] if rows.source == source]
    return sum(any(rows.may_hold(row, window) for rows in looked) for row in rejects)
