"""The sixteen figures of the scorecard with DuckDB.

The CSV files are read into narrow tables, each file once and only what the figures need of it, and one query a
figure answers all days of the series. It is spared what the program does besides: rows are not checked, and rows of
one key are not told apart (the sample has none twice), so that a pupil's row in a census stands for the pupil.
"""

import os
from concurrent.futures import ThreadPoolExecutor

import duckdb

from exports import columns, path
from peer import THREADS, arguments, show, spans

# What is kept of each file. `since(d)` is the first place in the series whose rolling year holds d, `until(d)` the first
# after it whose no longer does; :first and :last are the ends of all rolling years.
TABLES = {
    "sen_support": """SELECT census_date, count_if(sen_status = 'K') AS pupils,
            count_if(sen_status = 'K' AND primary_need IS NOT NULL) AS recorded
        FROM csv WHERE census_date <= :last GROUP BY census_date""",
    "sen_information_reports": """SELECT audit_date, report_found = 'yes' AS found, refers_to_graduated_response AS refers,
            lead(audit_date) OVER (PARTITION BY school_urn ORDER BY audit_date) AS next_date
        FROM csv WHERE audit_date <= :last""",
    "inclusion_tool": "SELECT min(completed_date) AS completed_date FROM csv GROUP BY school_urn",
    "ehcp_consultations": """SELECT response_date, count(*) AS answers, count_if(response = 'positive') AS positive
        FROM csv WHERE response_date BETWEEN :first AND :last AND response IS NOT NULL GROUP BY response_date""",
    "waiting_times": """SELECT referral_date, triage_date, first_appointment_date, withdrawn_date FROM csv
        WHERE triage_date BETWEEN :first AND :last OR first_appointment_date BETWEEN :first AND :last""",
    "specialist_placements": """SELECT pupil_id, start_date, end_date FROM csv WHERE primary_need = 'SEMH' AND
        setting_type IN ('maintained special', 'special academy', 'special free school') AND start_date <= :last""",
    "exclusions": """SELECT school_urn, start_date, sen_status IN ('K', 'E') AS send,
            CASE WHEN outcome IN ('withdrawn', 'reinstated') THEN coalesce(outcome_date, start_date) END AS gone
        FROM csv WHERE start_date BETWEEN :first AND :last""",
    "suspensions": """SELECT CASE WHEN sen_status IN ('K', 'E') THEN pupil_id END AS pupil_id, school_urn,
            since(start_date) AS since, until(start_date) AS until
        FROM csv WHERE start_date BETWEEN :first AND :last""",
    "schools": "SELECT school_urn, headcount, open_date, close_date FROM csv WHERE headcount > 0",
    "ehc_requests": """SELECT school_urn, since(request_date) AS since, until(request_date) AS until
        FROM csv WHERE request_date BETWEEN :first AND :last""",
    "training": """SELECT school_urn, min(attended_date) AS attended_date FROM csv
        WHERE programme = 'Foundations of Inclusive Practice' GROUP BY school_urn""",
    "targeted_support": "SELECT * FROM csv WHERE identified_date <= :last",
    "feedback": """SELECT response_date, count(*) AS answers, count_if(involvement_led_to_improvement = 'yes') AS yes
        FROM csv WHERE response_date BETWEEN :first AND :last AND involvement_led_to_improvement IS NOT NULL
        GROUP BY response_date""",
    "referrals": """SELECT contact_date, count(*) AS people FROM (
            SELECT min(first_contact_date) AS contact_date FROM csv
            WHERE setting IN ('school', 'community') AND first_contact_date BETWEEN :first_april AND :last
            GROUP BY person_id, year(first_contact_date) - (month(first_contact_date) < 4)::INTEGER)
        GROUP BY contact_date""",
    "milestones": """SELECT stage, achieved_date FROM csv WHERE kpi = '14'
        AND stage IN ('purchased', 'developed and launched', 'completed')""",
}

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


def scanned(folder, source):
    """The call that reads a source's file."""
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns(source).items())
    return (f"read_csv('{path(folder, source)}', auto_detect = false, header = true, delim = ',', "
            f"buffer_size = {8 << 20}, columns = {{{types}}})")


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
    folder, days, wanted = arguments("The figures of the scorecard, with DuckDB.")
    ends = {":first_april": days[0].april, ":first": days[0].year, ":last": days[-1].as_of}
    queries = {name: (QUERIES | ONE_DAY if len(days) == 1 else QUERIES)[name] for name in wanted}
    sources = {source for _, needed, _ in queries.values() for source in needed}
    options = {"threads": THREADS, "preserve_insertion_order": False}
    with duckdb.connect(config=options) as database, ThreadPoolExecutor(THREADS) as pool:
        prepare(database, days)

        def run(sql):
            for name, day in ends.items():
                sql = sql.replace(name, f"DATE '{day}'")
            return database.cursor().execute(sql)

        def load(source):
            run(f"CREATE TABLE {source} AS {TABLES[source]}".replace("FROM csv", f"FROM {scanned(folder, source)}"))

        def answer(name):
            kind, _, sql = queries[name]
            return [figure(kind, *row) for row in run(sql).fetchall()]

        list(pool.map(load, sorted(sources, key=lambda source: -os.path.getsize(path(folder, source)))))
        show(days, dict(zip(wanted, pool.map(answer, wanted))))


if __name__ == "__main__":
    main()
