"""The sixteen figures of the scorecard with Polars.

The CSV files are scanned lazily on the streaming engine, each once and only what the figures need of it, into narrow
tables; one plan a figure answers all days of the series from them. It is spared what the program does besides: rows are
not checked, and rows of one key are told apart only with --each-row-once; without it a pupil's row in a census stands
for the pupil.
"""

from concurrent.futures import ThreadPoolExecutor

import polars as pl
from polars import col

from peer import THREADS, arguments, show
from polars_tables import TABLES, Days, each_once, rows

PROPORTIONS = {"1", "2", "4", "8", "10", "11b", "12"}


def by(day, first=None):
    """The conditions that a date is not after the day, nor before its window's first day."""
    return [col(day) <= col("as_of"), *([col(day) >= col(first)] if first else [])]


def census(days, pupils):
    """KPI 1: the latest census at each day."""
    return days.frame.join_asof(pupils.sort("census_date"), left_on="as_of", right_on="census_date").with_columns(
        col("numerator", "denominator").fill_null(0))


def answers(days, given):
    """KPI 4 and 12: the share of yes of a year's answers."""
    return days.at_each(given, by("response_date", "year"),
                        numerator=col("yes").sum(), denominator=col("answers").sum())


def waits(days, waiting, end, unit):
    """KPI 5: the median wait up to a date."""
    return days.at_each(waiting.filter(~(col("withdrawn_date") < col(end)).fill_null(False)),
                        by(end, "quarter"),
                        value=(col(end) - col("referral_date")).dt.total_days().median() / unit, denominator=pl.len())


def exclusions(days, excluded):
    """KPI 7 and 8: the exclusions that stand, and those of pupils with SEND."""
    return days.at_each(excluded, [*by("start_date", "year"), col("gone") > col("as_of")],
                        send=col("send").sum(), all=pl.len())


def suspended_more_than_once(days, suspensions):
    """KPI 9. Two neighbouring suspensions of a pupil count from the later one until the earlier leaves the window;
    what the pair before them has counted already is cut off, so that each pupil counts once."""
    pupil = col("pupil_id")
    rows = suspensions.filter(pupil.is_not_null())
    if len(days.days) == 1:
        return rows.group_by(pupil).len().select(n=pl.lit(0), numerator=(col("len") > 1).sum())
    dated = rows.sort("pupil_id", "start_date").select(
        pupil, since=days.since("start_date"), until=days.until("start_date"))
    spans = dated.select(
        pair=pupil == pupil.shift(1), until=col("until").shift(1),
        since=pl.when(pupil == pupil.shift(2)).then(pl.max_horizontal("since", col("until").shift(2))).otherwise("since"))
    counted = spans.filter("pair", col("since") < col("until")).group_by("since", "until").agg(pupils=pl.len())
    return days.at_each(counted, [col("since") <= col("n"), col("until") > col("n")], numerator=col("pupils").sum())


def top_quartile_trained(days, schools, excluded, suspensions, requests, training):
    """KPI 10: the schools in the top quartile of any of three rates, and those of them trained."""
    places = range(len(days.days))
    until = days.until("start_date")
    table = schools.join(training, on="school_urn", how="left")
    for name, rows, end in (("e", excluded, pl.min_horizontal(days.since("gone"), until)), ("s", suspensions, until),
                            ("r", requests, until)):
        spans = rows.group_by("school_urn", days.since("start_date").alias("since"), end.alias("until")).agg(
            times=pl.len().cast(pl.Int32))
        table = table.join(spans.collect(engine="streaming").lazy().group_by("school_urn").agg(
            pl.when(col("since") <= n, col("until") > n).then("times").otherwise(0).sum().alias(f"{name}{n}")
            for n in places), on="school_urn", how="left")
    counted, figures = table.collect(), []
    for n in places:
        day = days.days[n].as_of
        opened = counted.select("headcount", "attended_date", f"e{n}", f"s{n}", f"r{n}").filter(
            (counted["open_date"] <= day) & (counted["close_date"] >= day))
        top = pl.repeat(False, len(opened), eager=True)
        for name in "esr":
            rate = 100 * opened[f"{name}{n}"].fill_null(0) / opened["headcount"]
            top |= (rate > 0) & (rate >= rate.quantile(0.75, "linear"))
        figures.append((n, (top & (opened["attended_date"] <= day)).sum(), top.sum()))
    return pl.LazyFrame(figures, schema=["n", "numerator", "denominator"], orient="row")


def latest_reviews(days, supported):
    """KPI 11b: each child's latest review at each day."""
    well = ((col("in_education") == "yes") & (col("safely_at_home") == "yes")).fill_null(False)
    latest = days.frame.join_where(supported.select("person_id", "review_date", well=well), *by("review_date"))
    latest = latest.group_by("n", "person_id").agg(col("well").sort_by("review_date").last())
    return days.frame.select("n").join(latest.group_by("n").agg(numerator=col("well").sum(), denominator=pl.len()),
                                       on="n", how="left").fill_null(0)


# The plan of each figure and the files it needs.
PLANS = {
    "1": (["sen_support"], census),
    "2": (["sen_information_reports"], lambda days, audits: days.at_each(
        audits.filter("found"), [*by("audit_date"), col("next_date") > col("as_of")],
        numerator=col("refers").sum(), denominator=pl.len())),
    "3": (["inclusion_tool"], lambda days, tool: days.at_each(tool, by("completed_date"), numerator=pl.len())),
    "4": (["ehcp_consultations"], answers),
    "5a": (["waiting_times"], lambda days, waiting: waits(days, waiting, "triage_date", 7)),
    "5b": (["waiting_times"], lambda days, waiting: waits(days, waiting, "first_appointment_date", 30.4375)),
    "6": (["specialist_placements"], lambda days, placed: days.at_each(
        placed, [*by("start_date"), col("end_date") >= col("as_of")], numerator=col("pupil_id").n_unique())),
    "7": (["exclusions"], lambda days, excluded: exclusions(days, excluded).select("n", numerator="all")),
    "8": (["exclusions"], lambda days, excluded: exclusions(days, excluded).rename(
        {"send": "numerator", "all": "denominator"})),
    "9": (["suspensions"], suspended_more_than_once),
    "10": (["schools", "exclusions", "suspensions", "ehc_requests", "training"], top_quartile_trained),
    "11a": (["targeted_support"], lambda days, supported: days.at_each(
        supported, by("identified_date"), numerator=col("person_id").n_unique())),
    "11b": (["targeted_support"], latest_reviews),
    "12": (["feedback"], answers),
    "13": (["referrals"], lambda days, people: days.at_each(
        people, by("contact_date", "april"), numerator=col("people").sum())),
    "14": (["milestones"], lambda days, stages: days.at_each(
        stages, by("achieved_date"), numerator=col("stage").n_unique()).with_columns(denominator=pl.lit(3))),
}


def figure(name, row):
    """A row of a figure: place in the series, value, numerator and denominator."""
    numerator, denominator = row.get("numerator"), row.get("denominator")
    value = row["value"] if "value" in row else numerator
    if name in PROPORTIONS:
        value = 100 * numerator / denominator if denominator else None
    return row["n"], value, numerator, denominator


def main():
    """The command."""
    folder, series, wanted, each_row_once = arguments("The figures of the scorecard, with Polars.")
    days = Days(series)
    sources = list(dict.fromkeys(source for name in wanted for source in PLANS[name][0]))
    if each_row_once:
        with ThreadPoolExecutor(THREADS) as pool:
            found = list(pool.map(lambda source: each_once(folder, source, days), sources))
    else:
        found = pl.collect_all([TABLES[source](rows(folder, source), days) for source in sources], engine="streaming")
    tables = dict(zip(sources, found))
    answers = pl.collect_all([plan(days, *(tables[source].lazy() for source in needed))
                              for needed, plan in (PLANS[name] for name in wanted)])
    show(series, {name: [figure(name, row) for row in found.iter_rows(named=True)]
                  for name, found in zip(wanted, answers)})


if __name__ == "__main__":
    main()
