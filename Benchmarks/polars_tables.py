"""What the Polars script keeps of each file, and the days of the series it answers."""

from datetime import timedelta
from functools import reduce
from operator import xor

import polars as pl
from polars import col

from exports import columns, files, key, wanted
from peer import spans

TYPES = {"DATE": pl.Date, "INTEGER": pl.Int32, "VARCHAR": pl.String}
STATE_MAINTAINED = ["maintained special", "special academy", "special free school"]
STAGES = ["purchased", "developed and launched", "completed"]


class Days:
    """The days of the series, and what rows come to at each of them."""

    def __init__(self, days):
        self.days = days
        self.first, self.last, self.first_april = days[0].year, days[-1].as_of, days[0].april
        self.after = self.last + timedelta(1)
        self.frame = pl.LazyFrame(days, schema=dict.fromkeys(days[0]._fields, pl.Date), orient="row").with_row_index("n")
        self.sinces, self.untils = (pl.Series(places, dtype=pl.Int16) for places in spans(days)[1:])

    def within(self, day):
        """Whether a date lies in a rolling year of the series."""
        return col(day).is_between(self.first, self.last)

    def since(self, day):
        """The first place in the series whose rolling year holds a date."""
        return pl.lit(self.sinces).gather((col(day) - self.first).dt.total_days())

    def until(self, day):
        """The first place after those whose rolling year no longer does."""
        return pl.lit(self.untils).gather((col(day) - self.first).dt.total_days())

    def at_each(self, rows, conditions, **numbers):
        """The numbers that the rows come to at each day, of those for which the conditions hold; 0 where there are none."""
        found = self.frame.join_where(rows, *conditions).group_by("n").agg(**numbers)
        return self.frame.select("n").join(found, on="n", how="left").with_columns(pl.exclude("value").fill_null(0))


def rows(folder, source, each_row_once=False):
    """What is kept of each row of a source's files."""
    types = {name: TYPES[kind] for name, kind in columns(source).items()}
    csv = pl.scan_csv(files(folder, source, each_row_once), schema=types)
    return csv.select(ROWS.get(source) or wanted(source))


def each_once(folder, source, days):
    """The table of a source, of whose rows of one key the last one read counts. Those whose keys' hashes stand beside each
    other in order are looked at more closely; that takes a fraction of the time of `unique`."""
    kept = rows(folder, source, True).collect(engine="streaming")
    if source in MATTER:
        kept = MATTER[source](kept, days)
    names = key(source)
    hashes = kept.select(reduce(xor, (col(name).hash(seed) for seed, name in enumerate(names)))).to_series()
    ordered = hashes.sort()
    again = ordered.filter(ordered == ordered.shift()).unique()
    replaced = kept.lazy().select(*names, h=hashes).with_row_index("row").join(
        again.to_frame("h").lazy(), on="h", how="semi").select(
        "row", last=col("row").max().over(names)).filter(col("row") < col("last")).collect()
    counts = pl.repeat(True, len(kept), eager=True).scatter(replaced["row"], False)
    return TABLES[source](kept.lazy().with_columns(counts=counts).filter("counts").drop("counts"), days).collect(
        engine="streaming")


def latest_censuses(rows, days):
    """The rows of the latest census at each day; no other is asked for."""
    dates = sorted(rows["census_date"].unique())
    latest = {max((date for date in dates if date <= day.as_of), default=None) for day in days.days}
    return rows if latest == set(dates) else rows.filter(col("census_date").is_in(list(latest)))


# Where not all rows of a file matter, and the key alone says which.
MATTER = {"sen_support": latest_censuses}

# What is kept of each row, where that is not the columns as they are.
ROWS = {
    "sen_support": ["census_date", "pupil_id", pl.when(col("sen_status") == "K").then(
        col("primary_need").is_not_null()).alias("recorded")],
    "suspensions": ["suspension_id", "school_urn", "start_date",
                    pl.when(col("sen_status").is_in(["K", "E"])).then("pupil_id").alias("pupil_id")],
    "referrals": ["referral_id", "person_id", pl.when(col("setting").is_in(["school", "community"])).then(
        "first_contact_date").alias("contact_date")],
}

# What is kept of each file.
TABLES = {
    "sen_support": lambda csv, days: csv.filter(col("census_date") <= days.last).group_by("census_date").agg(
        numerator=col("recorded").sum(), denominator=col("recorded").count()),
    "sen_information_reports": lambda csv, days: csv.filter(col("audit_date") <= days.last).sort("audit_date").select(
        "audit_date", col("audit_date").shift(-1).over("school_urn").fill_null(days.after).alias("next_date"),
        (col("report_found") == "yes").alias("found"), (col("refers_to_graduated_response") == "yes").alias("refers")),
    "inclusion_tool": lambda csv, days: csv.group_by("school_urn").agg(col("completed_date").min()),
    "ehcp_consultations": lambda csv, days: csv.filter(
        days.within("response_date"), col("response").is_not_null()).group_by("response_date").agg(
        yes=(col("response") == "positive").sum(), answers=pl.len()),
    "waiting_times": lambda csv, days: csv.filter(days.within("triage_date") | days.within("first_appointment_date"))
        .select("referral_date", "triage_date", "first_appointment_date", "withdrawn_date"),
    "specialist_placements": lambda csv, days: csv.filter(
        col("primary_need") == "SEMH", col("setting_type").is_in(STATE_MAINTAINED), col("start_date") <= days.last)
        .select("pupil_id", "start_date", col("end_date").fill_null(days.last)),
    "exclusions": lambda csv, days: csv.filter(days.within("start_date")).select(
        "school_urn", "start_date", col("sen_status").is_in(["K", "E"]).alias("send"),
        pl.when(col("outcome").is_in(["withdrawn", "reinstated"]))
        .then(pl.coalesce("outcome_date", "start_date")).fill_null(days.after).clip(upper_bound=days.after).alias("gone")),
    "suspensions": lambda csv, days: csv.filter(days.within("start_date")).select(
        "school_urn", "start_date", "pupil_id"),
    "schools": lambda csv, days: csv.filter(col("headcount") > 0).select(
        "school_urn", "headcount", col("open_date").fill_null(days.first), col("close_date").fill_null(days.after)),
    "ehc_requests": lambda csv, days: csv.filter(days.within("request_date")).select(
        "school_urn", col("request_date").alias("start_date")),
    "training": lambda csv, days: csv.filter(col("programme") == "Foundations of Inclusive Practice")
        .group_by("school_urn").agg(col("attended_date").min()),
    "targeted_support": lambda csv, days: csv.filter(col("identified_date") <= days.last),
    "feedback": lambda csv, days: csv.filter(
        days.within("response_date"), col("involvement_led_to_improvement").is_not_null()).group_by("response_date").agg(
        yes=(col("involvement_led_to_improvement") == "yes").sum(), answers=pl.len()),
    "referrals": lambda csv, days: csv.filter(col("contact_date").is_between(days.first_april, days.last))
        .group_by("person_id", year=col("contact_date").dt.year() - (col("contact_date").dt.month() < 4))
        .agg(col("contact_date").min()).group_by("contact_date").agg(people=pl.len()),
    "milestones": lambda csv, days: csv.filter(col("kpi") == "14", col("stage").is_in(STAGES))
        .select("stage", "achieved_date"),
}
