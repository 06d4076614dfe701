"""What happened to rows between two days, worked out a second time from the clean rows."""

import csv
import io
import statistics
import unittest
from datetime import date, timedelta

from test_steps import first_day
from worlds import RECIPES, SOMERSET, day_of, explain, month_end_before, program

DAY, EARLIER = date(2024, 2, 29), date(2023, 11, 30)


def clean(source):
    """The usable rows of a source, by their places."""
    text = program("extract", source, "--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--quiet").stdout
    return dict(enumerate(csv.DictReader(io.StringIO(text))))


def days(row, day=None):
    """How long a referral has waited for its triage, or until a day."""
    end = row["triage_date"] if day is None else str(day)
    return (date.fromisoformat(end) - date.fromisoformat(row["referral_date"])).days


class Causes(unittest.TestCase):
    """Each with its rows and its effect."""

    def causes(self, figure):
        """By kind."""
        found = {(cause["cause"], cause.get("use"), cause.get("part")): cause for cause in figure["bridge"]["causes"]}
        self.assertEqual(len(found), len(figure["bridge"]["causes"]))
        return found

    def test_exclusions_leave_stop_and_enter(self):
        rows = clean("exclusions")

        def stopped(row, day):
            return row["outcome"] in ("withdrawn", "reinstated") and row["outcome_date"] <= str(day)

        def counted(day):
            return {place for place, row in rows.items()
                    if str(first_day(day, 12)) <= row["start_date"] <= str(day) and not stopped(row, day)}
        stops = [date.fromisoformat(row["outcome_date"]) for row in rows.values()
                 if row["outcome"] in ("withdrawn", "reinstated") and row["start_date"] < row["outcome_date"] < "2024-03-01"]
        several = 0
        for since, day in ((EARLIER, DAY), *((stop - timedelta(days=1), stop + timedelta(days=20)) for stop in stops[:3])):
            before, after = counted(since), counted(day)
            left = {place for place in before - after if rows[place]["start_date"] < str(first_day(day, 12))}
            several += len(before - after - left)
            expected = {"left": left, "stopped": before - after - left, "entered": after - before}
            for kpi in ("7", "8"):
                found = self.causes(explain(kpi, SOMERSET, day, since=since)[0])
                self.assertEqual({kind: cause["rows"] for (kind, _, _), cause in found.items()},
                                 {kind: len(own) for kind, own in expected.items() if own})
                for (kind, _, _), cause in found.items():
                    sign = 1 if kind == "entered" else -1
                    with_send = sum(rows[place]["sen_status"] in ("K", "E") for place in expected[kind])
                    if kpi == "7":
                        self.assertEqual((cause["effect"], cause["numerator"]), (sign * cause["rows"], sign * cause["rows"]))
                    else:
                        self.assertEqual((cause["numerator"], cause["denominator"]), (sign * with_send, sign * cause["rows"]))
        self.assertGreater(several, 0)

    def test_times_lie_above_or_below_the_earlier_median(self):
        rows = clean("waiting_times")

        def counted(day):
            return {place: days(row) for place, row in rows.items() if row["triage_date"]
                    and str(first_day(day, 3)) <= row["triage_date"] <= str(day)
                    and not (row["withdrawn_date"] and row["withdrawn_date"] < row["triage_date"])}
        before, after = counted(date(2024, 1, 31)), counted(DAY)
        median = statistics.median(before.values())
        found = self.causes(explain("5a", SOMERSET, DAY)[0])
        for kind, own in (("left", {place: time for place, time in before.items() if place not in after}),
                          ("entered", {place: time for place, time in after.items() if place not in before})):
            cause = found[kind, None, None]
            self.assertEqual((cause["rows"], cause["above"], cause["below"]),
                             (len(own), sum(time > median for time in own.values()), sum(time < median for time in own.values())))

    def test_those_who_wait_have_waited_longer(self):
        rows = clean("waiting_times")

        def waiting(day):
            return {place for place, row in rows.items() if row["referral_date"] <= str(day)
                    and not any(row[end] and row[end] <= str(day) for end in ("triage_date", "withdrawn_date"))}
        before, after = waiting(date(2024, 1, 31)), waiting(DAY)
        beside = {figure["measure"]: figure for figure in explain("5a", SOMERSET, DAY)[0]["also_shown"]}
        for measure in ("waiting_median", "waiting_longest", "waiting_over_13_weeks"):
            found = self.causes(beside[measure])
            self.assertEqual({kind: cause["rows"] for (kind, _, _), cause in found.items()},
                             {"stopped": len(before - after), "waited": len(before & after), "entered": len(after - before)}, measure)
        over = beside["waiting_over_13_weeks"]
        self.assertEqual(over["numerator"], sum(days(rows[place], DAY) > 91 for place in after))
        self.assertEqual(beside["waiting_longest"]["value"], max(days(rows[place], DAY) for place in after) / 7)

    def test_what_becomes_known_changes_a_row(self):
        rows = clean("targeted_support")

        def latest(day):
            found = {}
            for place, row in rows.items():
                if row["review_date"] and row["review_date"] <= str(day):
                    known = found.get(row["person_id"])
                    if known is None or rows[known]["review_date"] <= row["review_date"]:
                        found[row["person_id"]] = place
            return found
        entered = {place for place, row in rows.items() if str(EARLIER) < row["review_date"] <= str(DAY)}
        found = self.causes(explain("11b", SOMERSET, DAY, since=EARLIER)[0])
        self.assertEqual({kind: cause["rows"] for (kind, _, _), cause in found.items()}, {"entered": len(entered)})
        self.assertEqual(found["entered", None, None]["denominator"], len(latest(DAY)) - len(latest(EARLIER)))

    def test_time_alone_and_what_becomes_known_are_told_apart(self):
        recipe = next(path for path in RECIPES if path.name == "over-18-weeks")
        rows = list(csv.DictReader(io.StringIO((recipe / "input/therapy_referrals.csv").read_text(encoding="utf-8"))))
        moved, several = {"limit": 0, "known": 0}, 0
        for day in (date(2023, 12, 31), date(2024, 1, 31), day_of(recipe)):
            since = month_end_before(day)

            def waiting(seen_on):
                return {place for place, row in enumerate(rows) if row["referral_date"] <= str(seen_on)
                        and not any(row[end] and row[end] <= str(seen_on) for end in ("seen_date", "withdrawn_date"))}

            def over(seen_on):
                return {place for place in waiting(seen_on) if (seen_on - date.fromisoformat(rows[place]["referral_date"])).days > 126}
            figure = explain("1", (recipe / "Pipelines", recipe / "input"), day, since=since)[0]
            passed = (over(day) - over(since)) & waiting(since)
            expected = {"stopped": waiting(since) - waiting(day), "limit": passed, "entered": waiting(day) - waiting(since)}
            self.assertEqual({kind: cause["rows"] for (kind, _, _), cause in self.causes(figure).items()},
                             {kind: len(own) for kind, own in expected.items() if own})
            children = next(each for each in figure["also_shown"] if each["measure"] == "children")
            # Here the conditions themselves say who has been seen: those who no longer count are known to have been.
            expected = {"known": over(since) - over(day), "limit": over(day) - over(since)}
            found = {kind: (cause["rows"], cause["effect"]) for (kind, _, _), cause in self.causes(children).items()}
            self.assertEqual(found, {kind: (len(own), len(own) if kind == "limit" else -len(own)) for kind, own in expected.items() if own})
            moved = {kind: moved[kind] + len(own) for kind, own in expected.items()}
            several += len(passed)
        self.assertGreater(min(several, *moved.values()), 0, moved)

    def test_no_earlier_figure_is_no_zero(self):
        figure = explain("11b", SOMERSET, "2024-03-31", since="2020-01-31")[0]
        self.assertNotIn("from_value", figure["bridge"])
        self.assertTrue(figure["bridge"]["causes"])
        for cause in figure["bridge"]["causes"]:
            self.assertNotIn("effect", cause)

    def test_where_the_order_matters_it_is_said(self):
        said = "The causes are applied one after the other."
        for kpi, is_said in (("8", True), ("7", False)):
            text = program("explain", kpi, "--pipelines", SOMERSET[0], "--input", SOMERSET[1], "--as-of", DAY, "--from", EARLIER).stdout
            self.assertEqual(said in " ".join(text.split()), is_said, kpi)

    def test_uses_and_parts_are_those_of_their_sources(self):
        uses = {"reached": "training", "rate 1": "exclusions", "rate 2": "suspensions", "rate 3": "ehc_requests", None: "schools"}
        figure = explain("10", SOMERSET, DAY, since=EARLIER)[0]
        for cause in figure["bridge"]["causes"]:
            self.assertEqual(cause["source"], uses[cause.get("use")])
        self.assertGreater(len({cause.get("use") for cause in figure["bridge"]["causes"]}), 3)
        recipe = next(path for path in RECIPES if path.name == "rate-per-100")
        day = day_of(recipe)
        figure = explain("1", (recipe / "Pipelines", recipe / "input"), day, since=month_end_before(month_end_before(day)))[0]
        parts = {1: "school_suspensions", 2: "school_rolls"}
        self.assertTrue(figure["bridge"]["causes"])
        for cause in figure["bridge"]["causes"]:
            self.assertEqual(cause["source"], parts[cause["part"]])


if __name__ == "__main__":
    unittest.main()
