"""The model's ledger and notices, on sequences made by hand: what the two years are compared with."""

import unittest
from datetime import date

import plan
from days import next_month_end
from evaluation import CLEAR, FIRING, UNKNOWN, Verdict
from ledger import Key, identifier, step
from notices import Acknowledgement, decide
from rules import Rules

JANUARY, FEBRUARY, MARCH, APRIL, MAY = (date(2023, month, day) for month, day in
                                        ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31)))
MONTHS = (JANUARY, FEBRUARY, MARCH, APRIL, MAY)
KEY = Key("off_trajectory", ("1", ""))


def rules(**said):
    """Rules with something said of off_trajectory."""
    return Rules("Data team", 3, {"off_trajectory": said})


def verdict(state, severity="warning", checkpoint=None):
    """A verdict on the figure of these tests."""
    return Verdict(state, severity if state == FIRING else None, checkpoint)


def walked(states, wanted_rules, days=MONTHS):
    """The entry after each month, in short."""
    ledger, found = {}, []
    for state, day in zip(states, days):
        words = {"f": FIRING, "c": CLEAR, "?": UNKNOWN}
        ledger = step(ledger, None, {(KEY.rule, KEY.about): verdict(words[state])}, wanted_rules, day)
        entry = ledger.get(KEY)
        found.append(f"{entry.state} {(entry.opened_on or entry.since).month}" if entry else "-")
    return found


class Ledger(unittest.TestCase):
    """One step after another."""

    def test_opens_stays_and_resolves(self):
        self.assertEqual(walked("cff?c", rules()), ["-", "open 2", "open 2", "open 2", "resolved 2"])
        self.assertEqual(walked("fcfcf", rules()), ["open 1", "resolved 1", "open 3", "resolved 3", "open 5"])

    def test_waits_before_it_opens(self):
        self.assertEqual(walked("ff?cf", rules(pending_for=2)), ["pending 1"] * 3 + ["-", "pending 5"])
        self.assertEqual(walked("f?fff", rules(pending_for=2)), ["pending 1"] * 2 + ["open 3"] * 3)

    def test_keeps_firing(self):
        self.assertEqual(walked("fcfcc", rules(keep_firing_for=2)), ["open 1"] * 5)
        self.assertEqual(walked("fc?cf", rules(keep_firing_for=2)), ["open 1"] * 3 + ["resolved 1", "open 5"])

    def again(self, base, head, state, day=MARCH, said=None):
        """The same day again."""
        return step(base, head, {(KEY.rule, KEY.about): verdict(state)}, said or rules(), day).get(KEY)

    def test_the_same_day_again(self):
        opened = step({}, None, {(KEY.rule, KEY.about): verdict(FIRING)}, rules(), MARCH)
        self.assertEqual(self.again({}, opened, FIRING), opened[KEY])
        self.assertEqual(self.again({}, opened, UNKNOWN), opened[KEY])
        gone = self.again({}, opened, CLEAR)
        self.assertEqual((gone.state, gone.opened_on, gone.resolved_on), ("resolved", MARCH, MARCH))
        self.assertEqual(self.again({}, {KEY: gone}, CLEAR), gone)
        self.assertEqual(self.again({}, {KEY: gone}, FIRING), opened[KEY])
        self.assertIsNone(self.again({}, {}, UNKNOWN))

    def test_resolved_by_mistake_and_mended_on_the_same_day(self):
        base = step({}, None, {(KEY.rule, KEY.about): verdict(FIRING)}, rules(), FEBRUARY)
        resolved = self.again(base, None, CLEAR)
        self.assertEqual(resolved.state, "resolved")
        mended = self.again(base, {KEY: resolved}, FIRING)
        self.assertEqual(identifier(KEY, mended), "off_trajectory-1-2023-02-28")

    def test_what_began_in_a_run_withdrawn_since_is_known_from_that_of_the_day(self):
        opened = step({}, None, {(KEY.rule, KEY.about): verdict(FIRING)}, rules(), FEBRUARY)
        self.assertEqual(self.again({}, opened, FIRING), opened[KEY])
        self.assertEqual(self.again({}, opened, CLEAR).resolved_on, MARCH)
        waiting = step({}, None, {(KEY.rule, KEY.about): verdict(FIRING)}, rules(pending_for=1), FEBRUARY)
        self.assertEqual(self.again({}, waiting, FIRING, said=rules(pending_for=1)).opened_on, MARCH)

    def test_a_checkpoint_later_the_target_is_another_alert(self):
        said = {("target_missed", ("1", "")): verdict(FIRING, checkpoint=FEBRUARY)}
        first = step({}, None, said, rules(), FEBRUARY)
        said = {("target_missed", ("1", "")): verdict(FIRING, checkpoint=APRIL)}
        second = step(first, None, said, rules(), APRIL)
        self.assertEqual({(key.checkpoint.month, entry.state) for key, entry in second.items()},
                         {(2, "resolved"), (4, "open")})


class Notices(unittest.TestCase):
    """One decision after another."""

    def setUp(self):
        self.prior, self.acknowledged = None, {}
        self.base, self.day = {}, JANUARY

    def told(self, state, severity="warning"):
        """A month more, and whether the owner hears of it."""
        ledger = step(self.base, None, {(KEY.rule, KEY.about): verdict(state, severity)}, rules(), self.day)
        notice = decide(plan.SAFETY, ledger, self.acknowledged, self.prior, self.day, 3)
        self.base, self.day = ledger, next_month_end(self.day)
        if notice is not None and notice.told:
            self.prior = notice
        return notice and notice.told

    def test_first_then_not_again_then_repeated_then_resolved(self):
        self.assertIsNone(self.told(CLEAR))
        self.assertEqual([self.told(FIRING) for _ in range(5)], [True, False, False, True, False])
        self.assertEqual([self.told(CLEAR), self.told(CLEAR)], [True, None])

    def test_worse_than_before(self):
        self.assertTrue(self.told(FIRING))
        self.assertTrue(self.told(FIRING, "critical"))
        self.assertFalse(self.told(FIRING, "warning"))

    def test_acknowledged(self):
        self.assertTrue(self.told(FIRING))
        self.acknowledged["off_trajectory-1-2023-01-31"] = Acknowledgement("warning", date(2023, 5, 31))
        self.assertEqual([self.told(FIRING) for _ in range(4)], [False] * 4)
        self.assertTrue(self.told(FIRING))
        self.acknowledged["off_trajectory-1-2023-01-31"] = Acknowledgement("warning")
        self.assertEqual([self.told(FIRING), self.told(FIRING, "critical"), self.told(CLEAR)], [False, True, True])


if __name__ == "__main__":
    unittest.main()
