"""Worlds in which every figure is about a handful of children; two of them differ in small counts alone."""

from dataclasses import dataclass
from datetime import date, timedelta

HEADINGS = {
    "sen_support": "census_date,pupil_id,school_urn,sen_status,primary_need",
    "ehcp_consultations": "consultation_id,school_urn,sent_date,response_date,response",
    "waiting_times": "referral_id,person_id,referral_date,triage_date,first_appointment_date,withdrawn_date,priority",
    "specialist_placements": "pupil_id,school_urn,setting_type,primary_need,start_date,end_date",
    "exclusions": "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date",
    "suspensions": "suspension_id,pupil_id,school_urn,start_date,sessions,reason,sen_status",
    "targeted_support": "person_id,identified_date,review_date,in_education,safely_at_home",
    "feedback": "response_id,response_date,involvement_led_to_improvement",
    "referrals": "referral_id,person_id,service,route,setting,referral_date,first_contact_date",
    "schools": "school_urn,school_name,phase,area,headcount,open_date,close_date",
}
URN = "900001"
# Rows that no figure counts, so that no export is old in February, March or April, and none begins late.
FRESH = {
    "ehcp_consultations": f"EF{{}},{URN},{{}},,",
    "waiting_times": "WF{0},PF{0},{1},,,,",
    "suspensions": f"SF{{0}},RF{{0}},{URN},{{1}},2,PP,N",
    "feedback": "FF{},{},",
    "referrals": "RF{0},BF{0},MHST,other,clinic,{1},",
}
MONTHS = [f"{year}-{month:02}-20" for year in (2021, 2022, 2023) for month in range(1, 13)] + ["2024-01-20", "2024-02-20"]
FRESH_DAYS = ["2021-01-10", "2023-11-20", "2023-12-20", "2024-01-20", "2024-02-20", "2024-03-20", "2024-04-20"]


@dataclass(frozen=True)
class Counts:
    """What the twins differ in: each a number of children from 1 to 4, or a wait."""

    needs: tuple                # KPI 1: recorded and all, at the census before and at the last
    answers: int                # KPI 4: positive ones, between a negative one and another
    waits: tuple                # KPI 5: days, before and in the last three months
    placed: tuple               # KPI 6: at the checkpoint and at the end
    excluded: tuple             # KPI 7 and 8: with and without SEND in March
    repeated: tuple             # KPI 9: before March and then
    identified: int             # KPI 11a
    reviewed: tuple             # KPI 11b: well and all
    improved: int               # KPI 12: yes, between a no and another
    reached: int                # KPI 13


ONE = Counts(needs=((2, 4), (1, 4)), answers=2, waits=((260, 302, 340), (400, 410, 420)), placed=(2, 3), excluded=(3, 1),
             repeated=(2, 3), identified=3, reviewed=(1, 3), improved=2, reached=3)
OTHER = Counts(needs=((2, 3), (1, 3)), answers=1, waits=((250, 292, 350), (390, 394, 440)), placed=(3, 4), excluded=(2, 1),
               repeated=(3, 4), identified=4, reviewed=(1, 4), improved=1, reached=4)


def waits(days, appointed):
    """Children who were triaged in the order of their waits, the last three in the last three months."""
    before, last = days
    seen = [("2023-08-10", wait) for wait in before] + [("2023-12-10", wait) for wait in before] + [
        (f"2024-03-{10 + place}", wait) for place, wait in enumerate(last)]
    return [f"W{place},P{place},{earlier(day, wait)},{day},{appointed(day)},," for place, (day, wait) in enumerate(seen)]


def earlier(day, days):
    """The day so many days before."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def census(day, recorded, pupils):
    """Pupils with SEN support, some with a need."""
    return [f"{day},C{number},{URN},K,{'SEMH' if number < recorded else ''}" for number in range(pupils)]


def suspended(children, day):
    """Children who are suspended for the second time on a day."""
    return [f"S{day}{child}{time},{day}R{child},{URN},{start},2,PP,K" for child in range(children)
            for time, start in enumerate(("2023-11-02", day))]


def exports(counts):
    """The rows of each export, by source."""
    send, others = counts.excluded
    well, reviewed = counts.reviewed
    before, then = counts.repeated
    answers = [f"E8,{URN},2023-06-01,2023-07-08,negative"] + [f"E{number},{URN},2023-06-01,2023-07-0{1 + number},positive"
                                                              for number in range(counts.answers)]
    responses = ["F8,2023-07-08,no"] + [f"F{number},2023-07-0{1 + number},yes" for number in range(counts.improved)]
    at_checkpoint, at_end = counts.placed
    rows = {
        "sen_support": census("2023-12-18", *counts.needs[0]) + census("2024-03-21", *counts.needs[1]),
        "ehcp_consultations": answers + [f"E9,{URN},2024-02-01,2024-03-05,negative"],
        "waiting_times": waits(counts.waits, lambda day: earlier(day, -14) if day < "2024" else "2024-03-28"),
        "specialist_placements": [
            f"D{number},{URN},maintained special,SEMH,{'2023-09-01' if number < at_checkpoint else '2023-11-01'},"
            for number in range(at_end)],
        "exclusions": [f"XF{day},TF,{URN},{day},PP,N,withdrawn," for day in MONTHS] + [
            f"X{number},T{number},{URN},2024-03-0{1 + number},PP,{'K' if number < send else 'N'},,"
                       for number in range(send + others)],
        "suspensions": suspended(before, "2023-12-05") + suspended(then - before, "2024-03-05"),
        "targeted_support": [
            f"A{number},2024-01-10,{'2024-02-10' if number < reviewed else ''},{'yes' if number < well else 'no'},yes"
            for number in range(counts.identified)],
        "feedback": responses + ["F9,2024-03-05,no"],
        "referrals": [f"R{number},B{number},MHST,other,school,2023-06-01,2023-07-01" for number in range(counts.reached)],
        "schools": [f"{URN},Elm School,Primary,North,200,,"],
    }
    return {source: lines + fresh(source) for source, lines in rows.items()}


def fresh(source):
    """The rows of a source that no figure counts."""
    return [FRESH[source].format(number, day) for number, day in enumerate(FRESH_DAYS)] if source in FRESH else []


def without_late_rows(rows):
    """The exports as they were before late rows came in: of each source one row of the past is not there."""
    late = {"sen_support": 1, "ehcp_consultations": 0, "waiting_times": 3, "specialist_placements": 0, "suspensions": 1,
            "targeted_support": 1, "feedback": 0, "referrals": 0}
    return {source: [line for place, line in enumerate(lines) if place != late.get(source)] for source, lines in rows.items()}
