"""The sixteen figures of the scorecard with DuckDB.

The CSV files are read into narrow tables, each file once and only what the figures need of it, and one query a
figure answers all days of the series. It is spared what the program does besides: rows are not checked, and rows of
one key are told apart only with --each-row-once; without it a pupil's row in a census stands for the pupil.
"""

from concurrent.futures import ThreadPoolExecutor

import duckdb

from duckdb_tables import load, size
from peer import THREADS, arguments, show, spans

EXCLUDED = "exclusions ON start_date BETWEEN days.year AND as_of AND (gone IS NULL OR gone > as_of)"

# Of each day's place in the series: the numerator and the denominator (of a proportion), the count, or the median and
# the rows behind it; and the files it needs.
QUERIES = {
    "1": ("proportion", ["sen_support"], """SELECT n, coalesce(recorded, 0), coalesce(pupils, 0)
        FROM days ASOF LEFT JOIN sen_support ON as_of >= census_date"""),
    "2": ("proportion", ["sen_information_reports"], """SELECT n, count(*) FILTER (refers = 'yes'), count(found)
        FROM days LEFT JOIN sen_information_reports
        ON found AND audit_date <= as_of AND (next_date IS NULL OR next_date > as_of) GROUP BY n"""),
    "3": ("count", ["inclusion_tool"], """SELECT n, count(completed_date)
        FROM days LEFT JOIN inclusion_tool ON completed_date <= as_of GROUP BY n"""),
    "4": ("proportion", ["ehcp_consultations"], """SELECT n, coalesce(sum(positive), 0), coalesce(sum(answers), 0)
        FROM days LEFT JOIN ehcp_consultations ON response_date BETWEEN year AND as_of GROUP BY n"""),
    "5a": ("median", ["waiting_times"], """SELECT n, median(triage_date - referral_date) / 7, count(triage_date)
        FROM days LEFT JOIN waiting_times ON triage_date BETWEEN quarter AND as_of
        AND (withdrawn_date IS NULL OR withdrawn_date >= triage_date) GROUP BY n"""),
    "5b": ("median", ["waiting_times"], """SELECT n, median(first_appointment_date - referral_date) / 30.4375::DOUBLE,
        count(first_appointment_date)
        FROM days LEFT JOIN waiting_times ON first_appointment_date BETWEEN quarter AND as_of
        AND (withdrawn_date IS NULL OR withdrawn_date >= first_appointment_date) GROUP BY n"""),
    "6": ("count", ["specialist_placements"], """SELECT n, count(DISTINCT pupil_id) FROM days
        LEFT JOIN specialist_placements ON start_date <= as_of AND (end_date IS NULL OR end_date >= as_of) GROUP BY n"""),
    "7": ("count", ["exclusions"], f"SELECT n, count(start_date) FROM days LEFT JOIN {EXCLUDED} GROUP BY n"),
    "8": ("proportion", ["exclusions"], f"""SELECT n, count(*) FILTER (send), count(start_date)
        FROM days LEFT JOIN {EXCLUDED} GROUP BY n"""),
    # Two neighbouring suspensions of a pupil count from the later one until the earlier leaves the window; what the pair
    # before them has counted already is cut off, so that each pupil counts once.
    "9": ("count", ["suspensions"], """WITH pairs AS (
            SELECT greatest(since, lag(until, 2, 0::SMALLINT) OVER w) AS since, lag(until) OVER w AS until
            FROM suspensions WHERE pupil_id IS NOT NULL WINDOW w AS (PARTITION BY pupil_id ORDER BY since, until)),
        spans AS (SELECT since, until, count(*) AS pupils FROM pairs WHERE since < until GROUP BY since, until)
        SELECT n, coalesce(sum(pupils), 0) FROM days LEFT JOIN spans ON since <= n AND n < until GROUP BY n"""),
    "10": ("proportion", ["schools", "exclusions", "suspensions", "ehc_requests", "training"], """
        WITH counted AS (
            SELECT school_urn, since, until, count(*) AS s, 0 AS e, 0 AS r FROM suspensions GROUP BY ALL
            UNION ALL SELECT school_urn, since, until, 0, 0, count(*) FROM ehc_requests GROUP BY ALL
            UNION ALL SELECT school_urn, since(start_date) AS since, least(since(gone), until(start_date)) AS until,
                0, count(*), 0 FROM exclusions GROUP BY ALL),
        sums AS (SELECT school_urn, n, sum(s::DOUBLE) AS s, sum(e::DOUBLE) AS e, sum(r::DOUBLE) AS r
            FROM counted, unnest(range(since, until)) AS places (n) GROUP BY school_urn, n),
        rates AS (SELECT n, 100 * coalesce(s, 0) / headcount AS s, 100 * coalesce(e, 0) / headcount AS e,
                100 * coalesce(r, 0) / headcount AS r, coalesce(attended_date <= as_of, false) AS trained
            FROM schools CROSS JOIN days LEFT JOIN training USING (school_urn) LEFT JOIN sums USING (school_urn, n)
            WHERE coalesce(open_date <= as_of, true) AND coalesce(close_date >= as_of, true)),
        limits AS (SELECT n, quantile_cont(s, 0.75) AS s75, quantile_cont(e, 0.75) AS e75, quantile_cont(r, 0.75) AS r75
            FROM rates GROUP BY n)
        SELECT n, count(*) FILTER (trained), count(trained) FROM days LEFT JOIN (
            SELECT n, trained FROM rates JOIN limits USING (n)
            WHERE s >= s75 AND s > 0 OR e >= e75 AND e > 0 OR r >= r75 AND r > 0) USING (n) GROUP BY n"""),
    "11a": ("count", ["targeted_support"], """SELECT n, count(DISTINCT person_id)
        FROM days LEFT JOIN targeted_support ON identified_date <= as_of GROUP BY n"""),
    "11b": ("proportion", ["targeted_support"], """WITH latest AS (SELECT n, person_id, max_by(
            coalesce(in_education = 'yes' AND safely_at_home = 'yes', false), review_date) AS well
            FROM days JOIN targeted_support ON review_date <= as_of GROUP BY n, person_id)
        SELECT n, count(*) FILTER (well), count(well) FROM days LEFT JOIN latest USING (n) GROUP BY n"""),
    "12": ("proportion", ["feedback"], """SELECT n, coalesce(sum(yes), 0), coalesce(sum(answers), 0)
        FROM days LEFT JOIN feedback ON response_date BETWEEN year AND as_of GROUP BY n"""),
    "13": ("count", ["referrals"], """SELECT n, coalesce(sum(people), 0)
        FROM days LEFT JOIN referrals ON contact_date BETWEEN april AND as_of GROUP BY n"""),
    "14": ("stages", ["milestones"], """SELECT n, count(DISTINCT stage)
        FROM days LEFT JOIN milestones ON achieved_date <= as_of GROUP BY n"""),
}

# Where one day is asked for, plain grouping is quicker.
ONE_DAY = {
    "9": ("count", ["suspensions"], """SELECT 0, count(*) FROM (
        SELECT pupil_id FROM suspensions WHERE pupil_id IS NOT NULL GROUP BY pupil_id HAVING count(*) > 1)"""),
}


def prepare(database, days):
    """Makes the days of the series and the two functions that say which of them a date's rolling year reaches."""
    rows = ", ".join(f"({n}, DATE '{day.as_of}', DATE '{day.year}', DATE '{day.quarter}', DATE '{day.april}')"
                     for n, day in enumerate(days))
    dates, since, until = spans(days)
    database.execute(f"""
        CREATE TABLE days AS SELECT * FROM (VALUES {rows}) AS d (n, as_of, year, quarter, april);
        CREATE MACRO since(d) AS ({since}::SMALLINT[])[d - DATE '{dates[0]}' + 1];
        CREATE MACRO until(d) AS ({until}::SMALLINT[])[d - DATE '{dates[0]}' + 1]""")


def figure(kind, n, numerator, denominator=None):
    """A row of a figure: place in the series, value, numerator and denominator."""
    if kind == "proportion":
        return n, 100 * numerator / denominator if denominator else None, numerator, denominator
    if kind == "median":
        return n, numerator, None, denominator
    return n, numerator, numerator, 3 if kind == "stages" else None


def main():
    """The command: two tasks at a time, so that small files and serial steps leave no core idle."""
    folder, days, wanted, each_row_once = arguments("The figures of the scorecard, with DuckDB.")
    ends = {":first_april": days[0].april, ":first": days[0].year, ":last": days[-1].as_of}
    queries = {name: (QUERIES | ONE_DAY if len(days) == 1 else QUERIES)[name] for name in wanted}
    sources = {source for _, needed, _ in queries.values() for source in needed}
    options = {"threads": THREADS, "preserve_insertion_order": each_row_once}
    with duckdb.connect(config=options) as database, ThreadPoolExecutor(THREADS) as pool:
        prepare(database, days)

        def run(sql):
            for name, day in ends.items():
                sql = sql.replace(name, f"DATE '{day}'")
            return database.cursor().execute(sql)

        def make(source):
            for statement in load(folder, source, each_row_once):
                run(statement)

        def answer(name):
            kind, _, sql = queries[name]
            return [figure(kind, *row) for row in run(sql).fetchall()]

        list(pool.map(make, sorted(sources, key=lambda source: -size(folder, source, each_row_once))))
        show(days, dict(zip(wanted, pool.map(answer, wanted))))


if __name__ == "__main__":
    main()
