"""What each KPI counts, in SQL.

A measure names the rows it counts as at a day; how they are reduced to a figure (a proportion, a count, a
median ...) is said once for all measures, so a breakdown is the same reduction over the rows of one category.
Every query may use the day `:day`, and the first days of its windows `:year` (rolling 12 months),
`:quarter` (rolling 3 months) and `:april` (financial year to date).
"""

from dataclasses import dataclass
from fractions import Fraction

from dictionary import REASONS as REASON_CODES

EXCLUDED = """FROM exclusions WHERE start_date BETWEEN :year AND :day
    AND NOT (COALESCE(outcome, '') IN ('withdrawn', 'reinstated') AND COALESCE(outcome_date, start_date) <= :day)"""
SUSPENDED_WITH_SEND = """SELECT pupil_id AS who, school_urn, sen_status, reason FROM suspensions
    WHERE start_date BETWEEN :year AND :day AND sen_status IN ('K', 'E')"""
OPEN_SCHOOLS = """FROM schools s WHERE COALESCE(open_date, :day) <= :day AND COALESCE(close_date, :day) >= :day"""
WEEK, MONTH = Fraction(7), Fraction("30.4375")
PROGRAMME = "foundations of inclusive practice"

BY_PHASE = {"school_phase": ()}
BY_PRIORITY = {"priority": ("vulnerable", "routine")}
BY_SCHOOL = {"reason": tuple(REASON_CODES), "school_phase": (), "school_area": ()}
BY_ALL_STATUSES = {"sen_status": ("N", "K", "E"), **BY_SCHOOL}
BY_SEND_STATUSES = {"sen_status": ("K", "E"), **BY_SCHOOL}
STATE_MAINTAINED = ("maintained special", "special academy", "special free school")

# Of rows tagged with a category: category, numerator, denominator. A median comes doubled, to stay whole.
REDUCTIONS = {
    "proportion": "SELECT category, SUM(hit), COUNT(*) FROM tagged GROUP BY category",
    "count": "SELECT category, COUNT(*), NULL FROM tagged GROUP BY category",
    "distinct": "SELECT category, COUNT(DISTINCT who), NULL FROM tagged GROUP BY category",
    "stages": "SELECT category, COUNT(DISTINCT who), 3 FROM tagged GROUP BY category",
    "repeaters": """SELECT category, SUM(times > 1), NULL FROM (
        SELECT category, COUNT(*) AS times FROM tagged GROUP BY category, who) GROUP BY category""",
    "repeats": """SELECT category, SUM(times - 1), NULL FROM (
        SELECT category, COUNT(*) AS times FROM tagged GROUP BY category, who) GROUP BY category""",
    "longest": "SELECT category, MAX(days), COUNT(*) FROM tagged GROUP BY category",
    "median": """SELECT category, SUM(days * CASE 2 * place WHEN size + 1 THEN 2 WHEN size THEN 1 WHEN size + 2 THEN 1
            ELSE 0 END), COUNT(*) FROM (
        SELECT category, days, ROW_NUMBER() OVER (PARTITION BY category ORDER BY days) AS place,
            COUNT(*) OVER (PARTITION BY category) AS size FROM tagged) GROUP BY category""",
}
NOBODY = {"proportion": (0, 0), "median": (None, 0), "longest": (None, 0), "stages": (0, 3)}


@dataclass(frozen=True)
class Figure:
    """A figure as at a day: value None where it is not computed."""

    value: Fraction = None
    numerator: int = None
    denominator: int = None


@dataclass(frozen=True, eq=False)
class Measure:
    """One figure of a KPI: its rows, their reduction, and the dimensions with their closed lists of codes."""

    kpi: str
    part: str
    name: str
    kind: str
    sources: tuple
    rows: str
    dimensions: dict
    unit: Fraction = Fraction(1)


def waiting(part, end, unit):
    """The five figures of KPI 5 for the wait that ends with the date in column `end`."""
    seen = f"""SELECT {end} - referral_date AS days, priority FROM waiting_times
        WHERE {end} BETWEEN :quarter AND :day AND COALESCE(withdrawn_date, {end}) >= {end}"""
    still = f"""SELECT :day - referral_date AS days, priority FROM waiting_times WHERE referral_date <= :day
        AND COALESCE({end}, :day + 1) > :day AND COALESCE(withdrawn_date, :day + 1) > :day"""
    source = ("waiting_times",)
    return [Measure("5", part, "value", "median", source, seen, BY_PRIORITY, unit),
            Measure("5", part, "waiting", "count", source, still, BY_PRIORITY),
            Measure("5", part, "waiting_median", "median", source, still, BY_PRIORITY, unit),
            Measure("5", part, "waiting_longest", "longest", source, still, BY_PRIORITY, unit),
            Measure("5", part, "waiting_over_13_weeks", "proportion", source, f"SELECT days > 13 * 7 AS hit, priority FROM ({still})",
                    BY_PRIORITY)]


MEASURES = [
    Measure("1", "", "value", "proportion", ("sen_support",), """
        SELECT primary_need IS NOT NULL AS hit, school_urn FROM sen_support WHERE sen_status = 'K'
        AND census_date = (SELECT MAX(census_date) FROM sen_support WHERE census_date <= :day)""", BY_PHASE),
    Measure("2", "", "value", "proportion", ("sen_information_reports",), """
        SELECT COALESCE(refers_to_graduated_response, 'no') = 'yes' AS hit FROM sen_information_reports r
        JOIN (SELECT school_urn, MAX(audit_date) AS audit_date FROM sen_information_reports
              WHERE audit_date <= :day GROUP BY school_urn) USING (school_urn, audit_date)
        WHERE report_found = 'yes'""", {}),
    *(Measure("2", "", name, "proportion", ("sen_information_reports",), f"""
        SELECT refers_to_ordinarily_available = 'yes' {also} AS hit FROM sen_information_reports r
        JOIN (SELECT school_urn, MAX(audit_date) AS audit_date FROM sen_information_reports
              WHERE audit_date <= :day GROUP BY school_urn) USING (school_urn, audit_date)
        WHERE report_found = 'yes' AND refers_to_ordinarily_available IS NOT NULL""", {})
      for name, also in (("ordinarily_available", ""),
                         ("both", "AND COALESCE(refers_to_graduated_response, 'no') = 'yes'"))),
    Measure("2", "", "coverage", "proportion", ("sen_information_reports", "schools"), f"""
        SELECT EXISTS (SELECT 1 FROM sen_information_reports r
                       WHERE r.school_urn = s.school_urn AND audit_date <= :day) AS hit {OPEN_SCHOOLS}""", {}),
    Measure("3", "", "value", "distinct", ("inclusion_tool",), """
        SELECT school_urn AS who FROM inclusion_tool WHERE completed_date <= :day""", {}),
    Measure("4", "", "value", "proportion", ("ehcp_consultations",), """
        SELECT response = 'positive' AS hit, school_urn FROM ehcp_consultations
        WHERE response_date BETWEEN :year AND :day AND response IS NOT NULL""", BY_PHASE),
    Measure("4", "", "unanswered", "count", ("ehcp_consultations",), """
        SELECT school_urn FROM ehcp_consultations WHERE sent_date BETWEEN :year AND :day
        AND (response IS NULL OR COALESCE(response_date, :day + 1) > :day)""", BY_PHASE),
    *waiting("a", "triage_date", WEEK),
    *waiting("b", "first_appointment_date", MONTH),
    Measure("6", "", "value", "distinct", ("specialist_placements",), f"""
        SELECT pupil_id AS who, setting_type FROM specialist_placements WHERE primary_need = 'SEMH'
        AND setting_type IN {STATE_MAINTAINED} AND start_date <= :day AND COALESCE(end_date, :day) >= :day""",
            {"setting_type": STATE_MAINTAINED}),
    Measure("7", "", "value", "count", ("exclusions",),
            f"SELECT school_urn, sen_status, reason {EXCLUDED}", BY_ALL_STATUSES),
    Measure("8", "", "value", "proportion", ("exclusions",),
            f"SELECT sen_status IN ('K', 'E') AS hit, school_urn, sen_status, reason {EXCLUDED}", BY_ALL_STATUSES),
    Measure("9", "", "value", "repeaters", ("suspensions",), SUSPENDED_WITH_SEND, BY_SEND_STATUSES),
    Measure("9", "", "repeat_suspensions", "repeats", ("suspensions",), SUSPENDED_WITH_SEND, BY_SEND_STATUSES),
    Measure("10", "", "value", "top quartiles",
            ("schools", "exclusions", "suspensions", "ehc_requests", "training"), f"""
        SELECT headcount, COALESCE(e.times, 0), COALESCE(u.times, 0), COALESCE(q.times, 0),
            EXISTS (SELECT 1 FROM training t WHERE t.school_urn = s.school_urn
                    AND programme = '{PROGRAMME}' AND attended_date <= :day)
        FROM (SELECT * {OPEN_SCHOOLS} AND headcount > 0) s
        LEFT JOIN (SELECT school_urn, COUNT(*) AS times {EXCLUDED} GROUP BY school_urn) e USING (school_urn)
        LEFT JOIN (SELECT school_urn, COUNT(*) AS times FROM suspensions
                   WHERE start_date BETWEEN :year AND :day GROUP BY school_urn) u USING (school_urn)
        LEFT JOIN (SELECT school_urn, COUNT(*) AS times FROM ehc_requests
                   WHERE request_date BETWEEN :year AND :day GROUP BY school_urn) q USING (school_urn)""", {}),
    Measure("11", "a", "value", "distinct", ("targeted_support",), """
        SELECT person_id AS who FROM targeted_support WHERE identified_date <= :day""", {}),
    Measure("11", "b", "value", "proportion", ("targeted_support",), """
        SELECT COALESCE(in_education, 'no') = 'yes' AND COALESCE(safely_at_home, 'no') = 'yes' AS hit
        FROM targeted_support JOIN (SELECT person_id, MAX(review_date) AS review_date FROM targeted_support
            WHERE review_date <= :day GROUP BY person_id) USING (person_id, review_date)""", {}),
    Measure("12", "", "value", "proportion", ("feedback",), """
        SELECT involvement_led_to_improvement = 'yes' AS hit FROM feedback
        WHERE response_date BETWEEN :year AND :day AND involvement_led_to_improvement IS NOT NULL""", {}),
    Measure("13", "", "value", "distinct", ("referrals",), """
        SELECT person_id AS who, service, setting FROM referrals
        WHERE first_contact_date BETWEEN :april AND :day AND setting IN ('school', 'community')""",
            {"service": ("MHST", "CWS", "CAMHS"), "setting": ("school", "community")}),
    Measure("14", "", "value", "stages", ("milestones",), """
        SELECT stage AS who FROM milestones WHERE kpi = '14' AND achieved_date <= :day
        AND stage IN ('purchased', 'developed and launched', 'completed')""", {}),
    Measure("14", "", "online_route_share", "proportion", ("referrals",), """
        SELECT COALESCE(route, '') = 'single online' AS hit FROM referrals
        WHERE referral_date BETWEEN :quarter AND :day""", {}),
]


def percentile(values, share):
    """Hyndman and Fan's type 7, exactly: `share` of the way through the sorted values, interpolated."""
    ordered = sorted(values)
    whole, part = divmod((len(ordered) - 1) * Fraction(share), 1)
    upper = ordered[min(int(whole) + 1, len(ordered) - 1)]
    return ordered[int(whole)] + part * (upper - ordered[int(whole)])


def in_top_quartiles(schools):
    """KPI 10's numerator and denominator from (headcount, three counts, trained) of each school."""
    if not schools:
        return 0, 0
    top = set()
    for index in (1, 2, 3):
        rates = [Fraction(100 * school[index], school[0]) for school in schools]
        limit = percentile(rates, Fraction(3, 4))
        top |= {place for place, rate in enumerate(rates) if rate >= limit and rate > 0}
    return sum(schools[place][4] for place in top), len(top)


def figure(measure, numerator, denominator):
    """The figure that a measure's numerator and denominator make."""
    if measure.kind in ("median", "longest"):
        doubled = 2 if measure.kind == "median" else 1
        value = Fraction(numerator, doubled) / measure.unit if denominator else None
        return Figure(value, None, denominator)
    if measure.kind in ("proportion", "top quartiles"):
        return Figure(Fraction(100 * numerator, denominator) if denominator else None, numerator, denominator)
    return Figure(Fraction(numerator), numerator, denominator)


def computed(database, measure, window, dimension=None):
    """The figure by category as at a day; without a dimension there is the one category ''."""
    if measure.kind == "top quartiles":
        return {"": figure(measure, *in_top_quartiles(database.execute(measure.rows, window).fetchall()))}
    register, category, listed = "", "''", ("",)
    if dimension:
        listed = measure.dimensions[dimension]
        name = dimension
        if dimension.startswith("school_"):
            name = "register." + dimension.removeprefix("school_")
            register = "LEFT JOIN schools register ON register.school_urn = counted.school_urn"
        category = f"COALESCE({name}, 'unknown')"
    query = (f"WITH tagged AS (SELECT {category} AS category, counted.* FROM ({measure.rows}) counted {register}) "
             + REDUCTIONS[measure.kind])
    found = {name: figure(measure, *parts) for name, *parts in database.execute(query, window)}
    nobody = figure(measure, *NOBODY.get(measure.kind, (0, None)))
    return {name: found.get(name, nobody) for name in [*listed, *sorted(found.keys() - set(listed))]}
