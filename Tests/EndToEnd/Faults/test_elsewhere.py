"""Exports and definitions that the disk will not give: nobody's figures are made of half of them."""

import csv
import unittest

import agreement
import area
import folder
import scenarios
import shim


class Elsewhere(unittest.TestCase):
    """A run as at a newer day, with a fault at each call outside the output folder."""

    def setUp(self):
        scratch = area.scratch()
        self.addCleanup(scratch.cleanup)
        self.area = area.Area(scratch.name)
        self.seed, self.output = self.area.folder / "seed", self.area.folder / "output"
        scenarios.expect(self.area.run(self.seed, *scenarios.OLDER_RUN), 0)
        self.log = self.area.folder / "log"

    def run_with(self, below, sort, fault=None):
        """The run over a fresh copy, and its calls below a folder."""
        scenarios.copy(self.seed, self.output)
        self.log.unlink(missing_ok=True)
        done = self.area.run(
            self.output,
            *scenarios.NEWER_RUN,
            **shim.environment(shim.build(), self.area.folder / below, fault, sort, self.log),
        )
        return done, shim.calls(self.log)

    def faults(self, below):
        """A fault at each call of a run, with that call."""
        for sort in ("reading", "changing"):
            done, calls = self.run_with(below, sort)
            scenarios.expect(done, 0)
            self.assertTrue(calls, f"no {sort} call below {below} was counted")
            yield from (
                (shim.Fault(call.number, kind, sort), call) for call in calls for kind in ("EIO", "EACCES", "kill")
            )

    def check(self, fault, done, allowed):
        """Nothing is made of half an export: the figures are the right ones, or none, and it is said why."""
        figures = self.figures()
        if fault.kills:
            self.assertEqual((done.returncode, figures), (-9, None))
        elif done.returncode in (0, 65) and figures != self.whole:
            self.assertEqual((done.returncode, figures), (65, ["", ""]), done.stderr)
            self.assertIn("absence", done.stderr)
        elif done.returncode:
            self.assertIn(done.returncode, allowed, done.stderr)
            self.assertRegex(
                done.stderr, "Input/output error|Permission denied|cannot be (read|opened)|no file|nothing is published"
            )
        self.assertEqual(folder.published(self.output / area.OLDER), folder.published(self.seed / area.OLDER))
        scenarios.expect(self.area.run(self.output, *scenarios.NEWER_RUN), 0)
        self.assertEqual(self.figures(), self.whole)
        self.assertEqual(agreement.complaints(self.output), [])

    def figures(self):
        """The figures of the newer day; None if it was not published."""
        if not (self.output / area.NEWER).exists():
            return None
        with open(self.output / area.NEWER / "scorecard.csv", encoding="utf-8") as file:
            return [row["value"] for row in csv.DictReader(file)]

    def each(self, below, allowed):
        """Every fault below a folder."""
        self.run_with(below, "reading")
        self.whole, count = self.figures(), 0
        self.assertTrue(all(self.whole))
        for count, (fault, call) in enumerate(self.faults(below), 1):
            with self.subTest(fault=str(fault), call=call.name, path=call.path):
                self.check(fault, self.run_with(below, fault.sort, fault)[0], allowed)
        print(f"\n{count} faults injected below {below}", flush=True)

    def test_exports(self):
        self.each("delivered", {65, 66})

    def test_definitions(self):
        self.each("Pipelines", {66, 78})


if __name__ == "__main__":
    unittest.main()
