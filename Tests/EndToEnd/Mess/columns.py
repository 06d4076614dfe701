"""The columns of each export: how real systems head them, and how they write their codes.

One line a column: its name, `*` if it belongs to the key, `!` if every row must have a value, its kind, then other
headings in use. Kinds: `id`, `text` (never respelled), `date` (`from` the column it may not precede; `ever`: no
earliest day), `number` with its range, `code`.
"""

from dataclasses import dataclass

PUPIL = "id: UPN | Student ID | Base ID"
SCHOOL = "id: School URN | URN"
STATUS = "code: SEN Provision | SEN"
NEED = "code: SEN Primary Need"

EXPORTS = {
    "exclusions": f"""
        exclusion_id*! id: Exclusion Number | ExclID
        pupil_id! {PUPIL}
        school_urn! {SCHOOL} | Establishment URN
        start_date! date: Exclusion Start Date | Date of Exclusion
        reason text: Exclusion Reason | Main Reason
        sen_status! {STATUS}
        outcome code: Review Outcome | Governors' Decision
        outcome_date date from start_date: Decision Date | Review Date""",
    "suspensions": f"""
        suspension_id*! id: Exclusion ID | Suspension Number
        pupil_id! {PUPIL}
        school_urn! {SCHOOL} | Establishment URN
        start_date! date: Suspension Start Date
        sessions number 1 90: Number of Sessions | Sessions Lost
        reason text: Suspension Reason | Main Reason
        sen_status! {STATUS}""",
    "waiting_times": """
        referral_id*! id: Referral Number | Referral Key
        person_id! id: Client ID | Patient ID | NHS Number
        referral_date! date: Referral Received Date | Date Received
        triage_date date from referral_date: Triaged Date | Date of Triage
        first_appointment_date date from referral_date: First Attended Appointment | Initial Assessment Date
        withdrawn_date date from referral_date: Referral Closed Date | Discharge Before Assessment
        priority code: Urgency""",
    "referrals": """
        referral_id*! id: Referral Number | Referral Key
        person_id! id: Client ID | Patient ID | NHS Number
        service! code: Service Referred To | Team Type
        route code: Referral Route | Source of Referral
        setting code: Contact Setting | Location Type
        referral_date! date: Referral Received Date | Date Received
        first_contact_date date from referral_date: First Attended Contact""",
    "sen_support": f"""
        census_date*! date: Census Day | Snapshot Date
        pupil_id*! {PUPIL}
        school_urn! {SCHOOL} | Establishment URN
        sen_status! {STATUS}
        primary_need {NEED} | Area of Primary Need""",
    "schools": f"""
        school_urn*! {SCHOOL} | Establishment URN
        school_name! text: Establishment Name | EstablishmentName
        phase text: Phase of Education | PhaseOfEducation (name)
        area text: Local Community Network | District
        headcount! number 0: Number of Pupils | NumberOfPupils | On Roll
        open_date date ever: OpenDate | Opened
        close_date date from open_date: CloseDate | Closed""",
    "sen_information_reports": f"""
        school_urn*! {SCHOOL}
        audit_date*! date: Date of Audit | Date Checked
        report_found! code: SEN Information Report Found
        refers_to_graduated_response code: Graduated Response | Mentions Graduated Response Tool
        refers_to_ordinarily_available code: Ordinarily Available | Refers to what is ordinarily available""",
    "inclusion_tool": f"""
        school_urn*! {SCHOOL}
        completed_date*! date: Completion time | Date Completed""",
    "ehcp_consultations": f"""
        consultation_id*! id: Consultation Number
        school_urn! {SCHOOL} | Provider URN
        sent_date! date: Consultation Sent | Date Sent
        response_date date from sent_date: Date of Response | Response Received
        response code: Outcome""",
    "specialist_placements": f"""
        pupil_id*! {PUPIL}
        school_urn! {SCHOOL} | Establishment URN
        setting_type! code: Type of Setting | Establishment Type
        primary_need! {NEED}
        start_date*! date: Date on Roll
        end_date date from start_date: Last Day on Roll | Date off Roll""",
    "ehc_requests": f"""
        request_id*! id: Request Number
        pupil_id! {PUPIL}
        school_urn {SCHOOL} | Establishment URN
        request_date! date: Date of Request | Request Received""",
    "training": f"""
        school_urn*! {SCHOOL}
        programme*! text: Course | Training
        attended_date*! date: Date Attended | Date""",
    "targeted_support": """
        person_id*! id: Child ID | Client ID
        identified_date! date: Date Identified
        review_date* date from identified_date: Date of Review
        in_education code: Remains in Education
        safely_at_home code: Remains Safely at Home""",
    "feedback": """
        response_id*! id: ID
        response_date! date: Completion time | Date
        involvement_led_to_improvement code: Has our involvement led to improvement for the child or young person?""",
    "milestones": """
        kpi*! text: KPI Reference
        stage*! text: Milestone
        due_date! date: By When
        achieved_date date: Date Achieved""",
}

YES_OR_NO = {"yes": ["Y", "true"], "no": ["N", "false"]}
NEEDS = {
    "SPLD": ["Specific Learning Difficulty"], "MLD": ["Moderate Learning Difficulty"],
    "SLD": ["Severe Learning Difficulty"], "PMLD": ["Profound and Multiple Learning Difficulty"],
    "SEMH": ["Social, Emotional and Mental Health"], "SLCN": ["Speech, Language and Communication Needs"],
    "HI": ["Hearing Impairment"], "VI": ["Vision Impairment", "Visual Impairment"], "MSI": ["Multi-Sensory Impairment"],
    "PD": ["Physical Disability"], "ASD": ["Autistic Spectrum Disorder"], "OTH": ["Other Difficulty or Disability"],
    "NSA": ["SEN Support but no specialist assessment of type of need"], "DS": ["Down Syndrome"],
}
CODES = {
    "sen_status": {"N": ["No SEN", "No Special Educational Need"], "K": ["SEN Support", "SEN support (K)"],
                   "E": ["EHC plan", "EHCP", "Education Health and Care Plan", "Statement"]},
    "outcome": {"upheld": ["Confirmed"], "withdrawn": ["Rescinded", "Cancelled"], "reinstated": ["Overturned"]},
    "priority": {"vulnerable": ["Most Vulnerable", "Priority"], "routine": ["Standard"]},
    "service": {"MHST": ["Mental Health Support Team"], "CWS": ["Community Wellbeing Service"],
                "CAMHS": ["Child and Adolescent Mental Health Services"]},
    "route": {"single online": ["Online Portal", "SPA Online"], "other": ["Letter", "Email", "Telephone"]},
    "setting": {"school": ["School or College", "Education"], "community": ["Community Venue", "Home"],
                "clinic": ["Clinic or Hospital"]},
    "setting_type": {"maintained special": ["Community special school", "Foundation special school"],
                     "special academy": ["Academy special converter", "Academy special sponsor led"],
                     "special free school": ["Free schools special"],
                     "independent special": ["Other independent special school"], "other": []},
    "response": {"positive": ["Yes", "Can meet need", "Offer"], "negative": ["No", "Cannot meet need", "Decline"]},
    "primary_need": NEEDS, "report_found": YES_OR_NO, "refers_to_graduated_response": YES_OR_NO, "refers_to_ordinarily_available": YES_OR_NO,
    "in_education": YES_OR_NO, "safely_at_home": YES_OR_NO,
    "involvement_led_to_improvement": {"yes": ["Y"], "no": ["N"], "unsure": ["Not sure", "Don't know"]},
}


@dataclass(frozen=True)
class Column:
    """One column of an export."""

    name: str
    kind: str
    in_key: bool
    filled: bool
    headings: tuple
    lowest: int = 0
    highest: int = None
    starts_at: str = None          # the column this date may not precede
    ever: bool = False


def column(line):
    """One line of a description."""
    head, headings = line.strip().split(":", 1)
    name, kind, *rest = head.split()
    options = {}
    if kind == "number":
        options.update(zip(("lowest", "highest"), map(int, rest)))
    elif rest[:1] == ["from"]:
        options["starts_at"] = rest[1]
    elif rest == ["ever"]:
        options["ever"] = True
    plain = name.rstrip("*!")
    spellings = (plain, *(heading.strip() for heading in headings.split("|")))
    return Column(plain, kind, "*" in name, "!" in name, spellings, **options)


SOURCES = {source: tuple(map(column, text.strip().splitlines())) for source, text in EXPORTS.items()}
