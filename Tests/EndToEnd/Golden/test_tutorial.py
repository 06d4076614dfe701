"""The tutorial does what it says: each of its commands is run, in their order, and prints what is shown."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from documents import PROGRAM, ROOT, article

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# The names of runs, and the day of the test.
VARYING = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}|2026-11-\d\d|" + r"(?<=exclusions  )\d{4}-\d\d-\d\d")


def steps():
    """Each command of the tutorial, with the lines shown below it."""
    for block in BLOCK.findall(article("Tutorial")):
        for step in re.split(r"(?m)^\$ ", block)[1:]:
            command, *shown = step.splitlines()
            yield command, shown


def missing(shown, printed):
    """The lines that are shown and not printed: in their order, each directly after the one before, but where `…` stands."""
    place, skips, found = 0, False, []
    printed = [VARYING.sub("*", line.rstrip()) for line in printed]
    for line in (VARYING.sub("*", line) for line in shown):
        if line == "…":
            skips = True
            continue
        places = range(place, len(printed)) if skips else range(place, min(place + 1, len(printed)))
        at = next((at for at in places if printed[at] == line), None)
        if at is None:
            found.append(line)
        else:
            place, skips = at + 1, False
    if not skips and place < len(printed) and shown:
        found.append("nothing more than is shown")
    return found


class Tutorial(unittest.TestCase):
    """From sample data to a changed definition."""

    def test_each_command_prints_what_is_shown(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "Pipelines", Path(folder, "Pipelines"))
            programs = Path(folder, "programs")
            programs.mkdir()
            (programs / "scorecard").symlink_to(PROGRAM)
            environment = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD")}
            environment["PATH"] = f"{programs}:{environment['PATH']}"
            commands = 0
            for command, shown in steps():
                with self.subTest(command):
                    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True,
                                          check=False)
                    printed = (done.stdout or done.stderr).splitlines()
                    self.assertEqual(missing(shown, printed), [], done.stdout + done.stderr)
                    commands += 1
            self.assertGreater(commands, 8)

    def test_a_line_that_is_not_printed_is_missing(self):
        self.assertEqual(missing(["a", "…", "c"], ["a", "b", "c"]), [])
        self.assertEqual(missing(["a", "c"], ["a", "b", "c"]), ["c", "nothing more than is shown"])
        self.assertEqual(missing(["…", "d"], ["a", "b", "c"]), ["d"])


if __name__ == "__main__":
    unittest.main()
