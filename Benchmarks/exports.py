"""The exports as `scorecard sample` writes them: one file a source, its columns in this order."""

from pathlib import Path

# What stands without a type is text; no figure needs more of it than to be equal.
COLUMNS = {
    "sen_support": "census_date DATE, pupil_id, school_urn, sen_status, primary_need",
    "sen_information_reports": "school_urn INTEGER, audit_date DATE, report_found, refers_to_graduated_response",
    "inclusion_tool": "school_urn INTEGER, completed_date DATE",
    "ehcp_consultations": "consultation_id, school_urn, sent_date, response_date DATE, response",
    "waiting_times": "referral_id, person_id, referral_date DATE, triage_date DATE, first_appointment_date DATE, "
                     "withdrawn_date DATE, priority",
    "specialist_placements": "pupil_id, school_urn, setting_type, primary_need, start_date DATE, end_date DATE",
    "exclusions": "exclusion_id, pupil_id, school_urn INTEGER, start_date DATE, reason, sen_status, outcome, "
                  "outcome_date DATE",
    "suspensions": "suspension_id, pupil_id, school_urn INTEGER, start_date DATE, sessions, reason, sen_status",
    "schools": "school_urn INTEGER, school_name, phase, area, headcount INTEGER, open_date DATE, close_date DATE",
    "ehc_requests": "request_id, pupil_id, school_urn INTEGER, request_date DATE",
    "training": "school_urn INTEGER, programme, attended_date DATE",
    "targeted_support": "person_id, identified_date DATE, review_date DATE, in_education, safely_at_home",
    "feedback": "response_id, response_date DATE, involvement_led_to_improvement",
    "referrals": "referral_id, person_id, service, route, setting, referral_date, first_contact_date DATE",
    "milestones": "kpi, stage, due_date, achieved_date DATE",
}


def path(folder, source):
    """A source's file."""
    return Path(folder, f"{source}.csv")


def columns(source):
    """The names of a source's columns with their types, in the file's order."""
    words = (column.split() for column in COLUMNS[source].split(", "))
    return {name: "".join(kind) or "VARCHAR" for name, *kind in words}
