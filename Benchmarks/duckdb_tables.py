"""What the DuckDB script keeps of each file, every row of a file or each row once."""

import os

from exports import columns, files, key, wanted

# What is kept of each row, where that is not the columns as they are.
ROWS = {
    "sen_support": "census_date, pupil_id, CASE WHEN sen_status = 'K' THEN primary_need IS NOT NULL END AS recorded",
    "suspensions": """suspension_id, school_urn, start_date,
        CASE WHEN sen_status IN ('K', 'E') THEN pupil_id END AS pupil_id""",
    "referrals": """referral_id, person_id,
        CASE WHEN setting IN ('school', 'community') THEN first_contact_date END AS contact_date""",
}

# What is kept of each file. `since(d)` is the first place in the series whose rolling year holds d, `until(d)` the first
# after it whose no longer does; :first and :last are the ends of all rolling years.
TABLES = {
    "sen_support": """SELECT census_date, count(recorded) AS pupils, count_if(recorded) AS recorded
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
    "suspensions": """SELECT pupil_id, school_urn, since(start_date) AS since, until(start_date) AS until
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
            SELECT min(contact_date) AS contact_date FROM csv WHERE contact_date BETWEEN :first_april AND :last
            GROUP BY person_id, year(contact_date) - (month(contact_date) < 4)::INTEGER)
        GROUP BY contact_date""",
    "milestones": """SELECT stage, achieved_date FROM csv WHERE kpi = '14'
        AND stage IN ('purchased', 'developed and launched', 'completed')""",
}

# Where not all rows of a file matter, and the key alone says which: of the censuses the latest at each day.
MATTER = {
    "sen_support": """census_date IN (SELECT max(census_date)
        FROM days JOIN (SELECT DISTINCT census_date FROM rows_of_sen_support) ON census_date <= as_of GROUP BY n)""",
}


# Below so many bytes a single statement costs less than several quick ones.
SMALL = 4 << 20


def rows(folder, source, each_row_once):
    """What is kept of each row of a source's files."""
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns(source).items())
    names = ", ".join(f"'{file}'" for file in files(folder, source, each_row_once))
    return (f"(SELECT {ROWS.get(source) or ', '.join(wanted(source))} FROM read_csv([{names}], auto_detect = false, "
            f"header = true, delim = ',', buffer_size = {8 << 20}, columns = {{{types}}}))")


def size(folder, source, each_row_once):
    """The bytes of a source's files."""
    return sum(map(os.path.getsize, files(folder, source, each_row_once)))


def load(folder, source, each_row_once):
    """The statements that make the table of a source.

    Each row once: small files are numbered and grouped in one statement. The rows of large ones are kept in the order in
    which they are read, so that their ids tell the last one of a key; those whose keys' hashes stand beside each other in
    order are looked at more closely, and all but the last one of each key deleted: half the time of grouping by keys.
    """
    kept, names = rows(folder, source, each_row_once), ", ".join(key(source))

    def of(those):
        return f"CREATE TABLE {source} AS {TABLES[source]}".replace("FROM csv", f"FROM {those}")

    if not each_row_once:
        return [of(kept)]
    if size(folder, source, each_row_once) < SMALL:
        return [of(f"""(SELECT * EXCLUDE line FROM (SELECT *, row_number() OVER () AS line FROM {kept})
            QUALIFY row_number() OVER (PARTITION BY {names} ORDER BY line DESC) = 1)""")]
    table, hashed, matter = f"rows_of_{source}", f"(hash({names}) >> 32)::UINTEGER", MATTER.get(source, "true")
    return [f"CREATE TABLE {table} AS FROM {kept}", f"""DELETE FROM {table} WHERE rowid IN (
        SELECT id FROM (
            SELECT rowid AS id, row_number() OVER (PARTITION BY {names} ORDER BY rowid DESC) AS place
            FROM {table} WHERE {matter} AND {hashed} IN (
                SELECT h FROM (SELECT h, lag(h) OVER (ORDER BY h) AS previous
                    FROM (SELECT {hashed} AS h FROM {table} WHERE {matter})) WHERE h = previous))
        WHERE place > 1)""", of(table), f"DROP TABLE {table}"]
