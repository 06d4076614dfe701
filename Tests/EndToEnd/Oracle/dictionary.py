"""The data dictionary: which columns each export has and what a cell may hold.

One line a column: its name, `*` if it belongs to the key, `!` if it must have a value, then its kind.
Kinds: `id` (identifier, compared exactly), `text` (open vocabulary), `label` (text compared ignoring case),
`reason` and `programme` (text with known spellings),
`date` (optionally `from` another column it may not precede; `ever` has no earliest day), `whole` (with its
range) and `code` (a closed list; the spelling given here is the canonical one).
"""

from dataclasses import dataclass

# Reasons for exclusion and suspension: DfE's letters, and the labels that exports write. Any other text is `other`.
REASONS = {
    "PP": ["Physical assault against a pupil"], "PA": ["Physical assault against an adult"],
    "VP": ["Verbal abuse or threatening behaviour against a pupil", "Verbal abuse/threatening behaviour against a pupil"],
    "VA": ["Verbal abuse or threatening behaviour against an adult", "Verbal abuse/threatening behaviour against an adult"],
    "OW": ["Use or threat of use of an offensive weapon or prohibited item", "Use or threat of use of an offensive weapon"],
    "BU": ["Bullying"], "RA": ["Racist abuse"], "LG": ["Abuse against sexual orientation and gender identity"],
    "DS": ["Abuse relating to disability"], "SM": ["Sexual misconduct"], "DA": ["Drug and alcohol related"],
    "DM": ["Damage"], "TH": ["Theft"],
    "MT": ["Inappropriate use of social media or online technology", "Inappropriate use of social media"],
    "DB": ["Persistent or general disruptive behaviour", "Persistent disruptive behaviour"],
    "PH": ["Wilful and repeated transgression of protective measures in place to protect public health"],
    "other": ["OT"],
}
PROGRAMMES = {"Foundations of Inclusive Practice": [
    "Foundation to Inclusive Practice", "Foundations to Inclusive Practice", "Foundation of Inclusive Practice", "FIP"]}
# How old a source's newest row may be, in days; a source that is not here is never stale.
STALE_AFTER = {
    "exclusions": 62, "suspensions": 62, "waiting_times": 62, "referrals": 62, "ehcp_consultations": 62, "ehc_requests": 62,
    "feedback": 62, "training": 93, "inclusion_tool": 93, "targeted_support": 93, "sen_support": 150,
    "sen_information_reports": 150, "specialist_placements": 400,
}

NEED_CODES = "SPLD, MLD, SLD, PMLD, SEMH, SLCN, HI, VI, MSI, PD, ASD, OTH, NSA, DS"
MAY_BE_BLANK_IN_A_KEY = {"review_date"}

DEFINITIONS = {
    "exclusions": """
        exclusion_id*  id
        pupil_id!      id
        school_urn!    id
        start_date!    date
        reason         reason
        sen_status!    code N, K, E
        outcome        code upheld, withdrawn, reinstated
        outcome_date   date from start_date""",
    "suspensions": """
        suspension_id* id
        pupil_id!      id
        school_urn!    id
        start_date!    date
        sessions       whole 1 90
        reason         reason
        sen_status!    code N, K, E""",
    "waiting_times": """
        referral_id*   id
        person_id!     id
        referral_date! date
        triage_date    date from referral_date
        first_appointment_date date from referral_date
        withdrawn_date date from referral_date
        priority       code vulnerable, routine""",
    "referrals": """
        referral_id*   id
        person_id!     id
        service!       code MHST, CWS, CAMHS
        route          code single online, other
        setting        code school, community, clinic
        referral_date! date
        first_contact_date date from referral_date""",
    "sen_support": f"""
        census_date*!  date
        pupil_id*!     id
        school_urn!    id
        sen_status!    code N, K, E
        primary_need   code {NEED_CODES}""",
    "schools": """
        school_urn*    id
        school_name!   text
        phase          text
        area           text
        headcount!     whole 0
        open_date      date ever
        close_date     date from open_date""",
    "sen_information_reports": """
        school_urn*!   id
        audit_date*!   date
        report_found!  code yes, no
        refers_to_graduated_response code yes, no
        refers_to_ordinarily_available code yes, no""",
    "inclusion_tool": """
        school_urn*!   id
        completed_date*! date""",
    "ehcp_consultations": """
        consultation_id* id
        school_urn!    id
        sent_date!     date
        response_date  date from sent_date
        response       code positive, negative""",
    "specialist_placements": f"""
        pupil_id*!     id
        school_urn!    id
        setting_type!  code maintained special, special academy, special free school, independent special, resourced provision, sen unit, other
        primary_need!  code {NEED_CODES}
        start_date*!   date
        end_date       date from start_date""",
    "ehc_requests": """
        request_id*    id
        pupil_id!      id
        school_urn     id
        request_date!  date""",
    "training": """
        school_urn*!   id
        programme*!    programme
        attended_date*! date""",
    "targeted_support": """
        person_id*!    id
        identified_date! date
        review_date*   date from identified_date
        in_education   code yes, no
        safely_at_home code yes, no""",
    "feedback": """
        response_id*   id
        response_date! date
        involvement_led_to_improvement code yes, no, unsure""",
    "milestones": """
        kpi*!          label
        stage*!        label
        due_date!      date
        achieved_date  date""",
}


@dataclass(frozen=True)
class Column:
    """One column of an export."""

    name: str
    kind: str
    in_key: bool
    present: bool                  # its heading must be there
    filled: bool                   # and every row must have a value
    codes: tuple = ()
    lowest: int = None
    highest: int = None
    starts_at: str = None          # the column this date may not precede
    ever: bool = False


def column(line):
    """Read one line of a definition."""
    name, kind, *rest = line.split()
    in_key, required = "*" in name, "!" in name
    name = name.rstrip("*!")
    options = {}
    if kind == "code":
        options["codes"] = tuple(code.strip() for code in " ".join(rest).split(","))
    elif kind == "whole":
        options.update(zip(("lowest", "highest"), map(int, rest)))
    elif rest[:1] == ["from"]:
        options["starts_at"] = rest[1]
    elif rest == ["ever"]:
        options["ever"] = True
    filled = required or (in_key and name not in MAY_BE_BLANK_IN_A_KEY)
    return Column(name, kind, in_key, in_key or required, filled, **options)


SOURCES = {
    source: tuple(column(line) for line in text.strip().splitlines())
    for source, text in DEFINITIONS.items()
}
