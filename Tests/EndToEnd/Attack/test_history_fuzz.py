"""Two hundred damaged histories: no command crashes, hangs or gives up on one, and what can be known is known again.

SEED=7 picks other damages; VARIANT=12 takes that one alone.
"""

import collections
import os
import shutil
import unittest
from concurrent.futures import ThreadPoolExecutor

import area
import program
import published
import variants
from variants import MENDED, REFUSED

DOCUMENTED = {0, 1, 64, 65, 66, 71, 73, 74, 75, 78}
# A damaged word may name a migration that nobody knows, or another area: a run may then decline, and say so.
UNDERSTOOD = ("later version", "has the scorecards of")
WRITING = {
    "run": lambda seed: ("run", "--as-of", area.NEWER),
    "run of an older day": lambda seed: ("run", "--as-of", area.OLDER),
    "run of a KPI": lambda seed: ("run", "--kpi", "1"),
    "rebuild": lambda seed: ("history", "rebuild"),
    "acknowledge": lambda seed: ("acknowledge", published.open_alert(seed), "--why", "known", "--by", "somebody"),
    "withdraw": lambda seed: ("withdraw", published.runs(seed)[-2], "--reason", "wrong exports", "--by", "somebody"),
    "prune": lambda seed: ("prune", "--keep", "1"),
}
READING = {
    "alerts": lambda seed: ("alerts",),
    "history": lambda seed: ("history",),
    "history of a KPI": lambda seed: ("history", "1"),
    "an alert's story": lambda seed: ("alerts", "--explain", published.open_alert(seed)),
    "prune, to look": lambda seed: ("prune", "--keep", "1", "--dry-run"),
    "report": lambda seed: ("report", area.BOARD, "--as-of", area.NEWER, "--format", "markdown"),
}


class Trial:
    """A variant and a command that meets it, then a run, then readers."""

    def __init__(self, test, variant):
        self.test, self.variant = test, variant
        self.name = variant.random.choice([*WRITING, *WRITING, *READING])
        if variant.must == REFUSED:
            self.name = "run"
        self.complaints = []
        self.codes = {}

    def complain(self, what):
        """Something is not as it should be."""
        self.complaints.append(f"{self.variant.number} ({self.variant.name}; {self.name}): {what}")

    def tell(self, who, done):
        """Takes down what a command ended with; whether it ended by itself, with a code that it may have."""
        self.codes[who] = done.code
        if done.code is None or done.code not in DOCUMENTED:
            self.complain(done)
            return False
        return True

    def run(self):
        """The whole trial; itself."""
        home = self.test.folder / f"variant-{self.variant.number}"
        output = home / "output"
        published.copy(self.test.seed, output)
        (home / "kept").mkdir()
        try:
            for path in published.databases(output):
                self.variant.apply(path, self.variant.random)
            before = self.looks_of(output)
            done = self.test.area.run(output, *self.test.commands[self.name])
            if self.tell(self.name, done):
                self.check_command(output, done, before)
            if not (home / "kept").exists():
                self.complain("took a folder away that is not its own")
        finally:
            shutil.rmtree(home, ignore_errors=True)
        return self

    @staticmethod
    def looks_of(output):
        """The bytes of the history, if it has any."""
        path = output / "history.sqlite"
        return path.read_bytes() if path.is_file() else None

    def check_command(self, output, done, before):
        """What the command ended with, and what a run and readers then find."""
        if self.variant.must == REFUSED:
            if done.code != 74 or "later version" not in done.err or self.looks_of(output) != before:
                self.complain(f"is not left alone: {done}")
            return
        if self.name in READING:
            if done.code not in (0, 66, 73, 74) or (done.code in (73, 74) and "history.sqlite" not in done.err):
                self.complain(done)
        elif self.variant.must == MENDED and done.code != 0:
            self.complain(done)
        is_mended = self.variant.must == MENDED or published.set_aside(output)
        done = self.test.area.run(output, *published.FINISH)
        if self.tell("then a run", done):
            if done.code == 0:
                self.check_found(output, is_mended)
            elif self.variant.must == MENDED or not any(words in done.err for words in UNDERSTOOD):
                self.complain(f"then {done}")

    def check_found(self, output, is_mended):
        """Readers find what they do where nothing was damaged."""
        try:
            found = published.found(self.test.area, output, self.test.known)
        except Exception as error:  # pylint: disable=broad-except  # whatever readers meet, it is told
            self.complain(f"readers find: {error}")
            return
        if not is_mended:
            return
        for name, text in self.test.controls[self.name].items():
            if found[name] != text:
                self.complain(f"{name} is not as it was:\n{difference(text, found[name])}")


def difference(was, now):
    """The lines that differ, up to a few."""
    before, after = collections.Counter(was.splitlines()), collections.Counter(now.splitlines())
    lost, new = list((before - after).elements()), list((after - before).elements())
    return "\n".join([f"  - {line[:160]}" for line in lost[:4]] + [f"  + {line[:160]}" for line in new[:4]])


class HistoryFuzz(unittest.TestCase):
    """Commands over damaged histories."""

    @classmethod
    def setUpClass(cls):
        folder = program.scratch()
        cls.addClassCleanup(folder.cleanup)
        cls.area = area.Area(folder.name)
        cls.folder = cls.area.folder
        cls.seed = cls.folder / "seed"
        published.prepare(cls.area, cls.seed)
        cls.known = published.runs(cls.seed)
        cls.commands = {name: words(cls.seed) for name, words in {**WRITING, **READING}.items()}
        with ThreadPoolExecutor(2) as pool:
            cls.controls = dict(zip(cls.commands, pool.map(cls.undamaged, cls.commands)))
        print(f"\ndamaged histories: SEED={program.SEED}", flush=True)

    @classmethod
    def undamaged(cls, name):
        """What readers find after a command and a run over the history as it is."""
        output = cls.folder / "control" / name
        output.parent.mkdir(parents=True, exist_ok=True)
        published.copy(cls.seed, output)
        cls.area.must(output, *cls.commands[name])
        cls.area.must(output, *published.FINISH)
        return published.found(cls.area, output, cls.known)

    def test_a_lost_history_is_made_anew_as_it_was(self):
        output = self.folder / "lost"
        published.copy(self.seed, output)
        for path in published.databases(output):
            path.unlink()
        self.area.must(output, *published.FINISH)
        found = published.found(self.area, output, self.known)
        for name, text in self.controls["alerts"].items():
            self.assertEqual(found[name], text, difference(text, found[name]))

    def test_damaged_histories(self):
        chosen = variants.all_of(self.seed / "history.sqlite")
        self.assertGreaterEqual(len(chosen), 200)
        if "VARIANT" in os.environ:
            chosen = [chosen[int(os.environ["VARIANT"])]]
        with ThreadPoolExecutor(2) as pool:
            trials = list(pool.map(lambda variant: Trial(self, variant).run(), chosen))
        codes = collections.Counter(f"{who}: {code}" for trial in trials for who, code in trial.codes.items())
        complaints = [complaint for trial in trials for complaint in trial.complaints]
        if complaints:
            self.fail(f"SEED={program.SEED}; {len(complaints)} of {len(trials)} variants:\n" + "\n".join(complaints)
                      + "\ncommands ended with " + ", ".join(f"{what} ({count})" for what, count in sorted(codes.items())))


if __name__ == "__main__":
    unittest.main()
