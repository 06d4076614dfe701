"""What a run keeps of its exports: a disk that refuses, or a kill at any call, changes nothing of what is published, and nothing that is
half kept is ever taken for whole."""

import hashlib
import os
import unittest

import agreement
import area
import scenarios
import shim


class Kept(unittest.TestCase):
    """A run on corrected exports, with a fault at each call in the state folder."""

    def setUp(self):
        scratch = area.scratch()
        self.addCleanup(scratch.cleanup)
        self.area = area.Area(scratch.name)
        self.seed, self.output = self.area.folder / "seed", self.area.folder / "output"
        self.before, self.state = self.area.folder / "before", self.area.folder / "state"
        self.log = self.area.folder / "log"
        # Kept of an output folder of this path.
        self.run_once(exports="delivered")
        scenarios.copy(self.output, self.seed)
        scenarios.copy(self.state, self.before)

    def run_once(self, fault=None, sort="changing", exports="corrected", log=None):
        """The run, and what it ended with."""
        return self.area.run(self.output, *scenarios.NEWER_RUN, exports=exports, SCORECARD_STATE=str(self.state),
                             **shim.environment(shim.build(), self.state, fault, sort, log))

    def afresh(self):
        """Output and state as they were before."""
        scenarios.copy(self.seed, self.output)
        scenarios.copy(self.before, self.state)
        for path in self.state.rglob("*"):
            path.chmod(0o700 if path.is_dir() else 0o600)
        self.log.unlink(missing_ok=True)

    def faults(self):
        """A fault at each call of a run, with that call; a sample of them unless CASES=all."""
        whole = os.environ.get("CASES") == "all"
        for sort, kinds, step in (("changing", ("EIO", "ENOSPC", "kill"), 7), ("reading", ("EIO", "kill"), 29)):
            self.afresh()
            scenarios.expect(self.run_once(sort=sort, log=self.log), 0)
            calls = shim.calls(self.log)
            self.assertTrue(calls, f"no {sort} call was counted")
            yield from ((shim.Fault(call.number, kind, sort), call) for call in calls[:: 1 if whole else step] for kind in kinds)

    def check(self, fault, done):
        """The run published all the same, unless it was killed; the next run is in order, and so is what is kept."""
        if fault.kills:
            self.assertEqual(done.returncode, -9)
        else:
            scenarios.expect(done, 0)
            self.assertLessEqual(done.stderr.count("are not kept"), 1)
            self.assertEqual(self.figures(), self.whole)
        done = self.run_once()
        scenarios.expect(done, 0)
        self.assertNotIn("are not kept", done.stderr)
        self.assertEqual(self.figures(), self.whole)
        self.assertEqual(agreement.complaints(self.output), [])
        for path in (self.state / "kept").rglob("*"):
            self.assertFalse(path.name.startswith("."), path)
            if path.parent.name == "files":
                self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), path.name)

    def figures(self):
        """What is published of the newer day's figures."""
        return [line.split(",")[6] for line in (self.output / area.NEWER / "scorecard.csv").read_text().splitlines()[1:]]

    def test_each_call(self):
        scenarios.expect(self.run_once(), 0)
        self.whole, count = self.figures(), 0
        for count, (fault, call) in enumerate(self.faults(), 1):
            with self.subTest(fault=str(fault), call=call.name, path=call.path):
                self.afresh()
                self.check(fault, self.run_once(fault, fault.sort))
        print(f"\n{count} faults injected in the state folder", flush=True)


if __name__ == "__main__":
    unittest.main()
