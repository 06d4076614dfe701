"""The exports as `scorecard sample` writes them: the files of a source, and its columns in their order."""

import re
from pathlib import Path

# What stands without a type is text; no figure needs more of it than to be equal. Rows are unique by the columns marked
# KEY; what is marked UNREAD no figure needs.
COLUMNS = {
    "sen_support": "census_date DATE KEY, pupil_id KEY, school_urn UNREAD, sen_status, primary_need",
    "sen_information_reports": "school_urn INTEGER KEY, audit_date DATE KEY, report_found, "
                               "refers_to_graduated_response, refers_to_ordinarily_available UNREAD",
    "inclusion_tool": "school_urn INTEGER KEY, completed_date DATE KEY",
    "ehcp_consultations": "consultation_id KEY, school_urn UNREAD, sent_date UNREAD, response_date DATE, response",
    "waiting_times": "referral_id KEY, person_id UNREAD, referral_date DATE, triage_date DATE, first_appointment_date DATE, "
                     "withdrawn_date DATE, priority UNREAD",
    "specialist_placements": "pupil_id KEY, school_urn UNREAD, setting_type, primary_need, start_date DATE KEY, "
                             "end_date DATE",
    "exclusions": "exclusion_id KEY, pupil_id UNREAD, school_urn INTEGER, start_date DATE, reason UNREAD, sen_status, "
                  "outcome, outcome_date DATE",
    "suspensions": "suspension_id KEY, pupil_id, school_urn INTEGER, start_date DATE, sessions UNREAD, reason UNREAD, "
                   "sen_status",
    "schools": "school_urn INTEGER KEY, school_name UNREAD, phase UNREAD, area UNREAD, headcount INTEGER, open_date DATE, "
               "close_date DATE",
    "ehc_requests": "request_id KEY, pupil_id UNREAD, school_urn INTEGER, request_date DATE",
    "training": "school_urn INTEGER KEY, programme KEY, attended_date DATE KEY",
    "targeted_support": "person_id KEY, identified_date DATE, review_date DATE KEY, in_education, safely_at_home",
    "feedback": "response_id KEY, response_date DATE, involvement_led_to_improvement",
    "referrals": "referral_id KEY, person_id, service UNREAD, route UNREAD, setting, referral_date UNREAD, "
                 "first_contact_date DATE",
    "milestones": "kpi KEY, stage KEY, due_date UNREAD, achieved_date DATE",
}


def files(folder, source, several):
    """A source's file; or its several files in the order in which they are read: x.csv, x-2.csv, x-10.csv."""
    first = Path(folder, f"{source}.csv")
    return [first, *sorted(Path(folder).glob(f"{source}-*.csv"), key=natural)] if several else [first]


def natural(file):
    """A file's name as people order names: digits as numbers."""
    return [int(part) if part.isdecimal() else part for part in re.split("([0-9]+)", file.stem)]


def columns(source):
    """The names of a source's columns with their types, in the file's order."""
    return {name: " ".join(word for word in words if word not in ("KEY", "UNREAD")) or "VARCHAR"
            for name, *words in described(source)}


def key(source):
    """The columns by which a source's rows are unique."""
    return [name for name, *words in described(source) if "KEY" in words]


def wanted(source):
    """The columns that the key and the figures need."""
    return [name for name, *words in described(source) if "UNREAD" not in words]


def described(source):
    """A source's columns: the name and the words behind it."""
    return [column.split() for column in COLUMNS[source].split(", ")]
