"""The built program, run on folders of cases, must print and publish what is kept beside them.

A case is a folder: `commands` (one line a command, without the program's name; `@latest` is the latest run), its input files, `files` (which
published files are kept; none where it is missing) and what is expected: `expected/transcript` and
`expected/files/…`. The definitions are the case's own `Pipelines`, or else the project's; `Fixtures` are the project's.

UPDATE_GOLDEN=1 rewrites what is expected; where CI is set, that is refused.
"""

import datetime
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest
import zoneinfo
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CASES = Path(__file__).resolve().parent / "cases"
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
_NOW = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London")).date()
TODAY = _NOW.isoformat()
# What differs from run to run: the run's name, its times, and the digests of definitions that are not the case's.
CHANGING = [(re.compile(r"\b\d{8}T\d{6}Z-[0-9a-f]{4}\b"), "RUN"), (re.compile(r"\b[0-9a-f]{64}\b"), "DIGEST"),
            (re.compile(r'"started" : "[^"]*"'), '"started" : "TIME"'),
            (re.compile(r'"seconds" : \{[^}]*\}'), '"seconds" : {}'),
            (re.compile(r'"bytes" : \d+'), '"bytes" : SIZE'), (re.compile(r"after today, [0-9-]{10}"), "after today, TODAY"),
            (re.compile(r"(exit code \d+, )[0-9.]+ s\b"), r"\1TIME"),
            (re.compile(r'"time":"[^"]*"'), '"time":"TIME"'), (re.compile(r"(\bat )\d{4}-\d\d-\d\dT[0-9:]+Z"), r"\1TIME"),
            (re.compile(r'"at" : "[^"]*"'), '"at" : "TIME"'), (re.compile(r"\d{8}T\d{6}Z\b"), "STAMP"),
            (re.compile(TODAY), "TODAY"), (re.compile(f"on {_NOW.day} {_NOW:%B %Y} by run"), "on TODAY by run"),
            (re.compile(r"scorecard\.RUN\.[0-9a-f]{12}"), "scorecard.RUN.OWNER")]


def steady(text):
    """A text without what differs from run to run."""
    for pattern, name in CHANGING:
        text = pattern.sub(name, text)
    return text


def transcript(folder):
    """What the commands of a case print, and how they end."""
    said = []
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    for line in (folder / "commands").read_text(encoding="utf-8").splitlines():
        if line.startswith("!"):              # a change to the files between two commands
            subprocess.run(["sh", "-c", line[1:]], cwd=folder, check=True)
            said.append(line)
            continue
        latest = Path(folder, "output/latest").resolve().name
        done = subprocess.run([PROGRAM, *shlex.split(line.replace("@latest", latest))], cwd=folder, env=environment, capture_output=True,
                              text=True, encoding="utf-8", timeout=60, check=False)
        said.append(f"$ scorecard {line}")
        said.extend(done.stdout.splitlines())
        said.extend(f"2> {text}" for text in done.stderr.splitlines())
        said.append(f"exit {done.returncode}")
    return steady("\n".join(said) + "\n")


def kept_files(folder):
    """The published files that a case keeps, as they are now."""
    listed = folder / "files"
    if not listed.exists():
        return {}
    return {name: steady((folder / name).read_text(encoding="utf-8")) for name in listed.read_text().split()}


class Golden(unittest.TestCase):
    """One test a case."""

    maxDiff = None

    def check(self, case):
        """Run a case and compare, or rewrite what is expected."""
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary, "case")
            shutil.copytree(case, folder, ignore=shutil.ignore_patterns("expected"))
            if not (folder / "Pipelines").exists():
                (folder / "Pipelines").symlink_to(ROOT / "Pipelines")
            (folder / "Fixtures").symlink_to(ROOT / "Fixtures")
            found = {"transcript": transcript(folder),
                     **{f"files/{name}": text for name, text in kept_files(folder).items()}}
        if UPDATE:
            shutil.rmtree(case / "expected", ignore_errors=True)
            for name, text in found.items():
                path = case / "expected" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return
        expected = {str(path.relative_to(case / "expected")): path.read_text(encoding="utf-8")
                    for path in (case / "expected").rglob("*") if path.is_file()}
        self.assertEqual(sorted(found), sorted(expected))
        for name, text in found.items():
            self.assertEqual(text, expected[name], f"{case.name}: {name}")

    def test_updating_is_refused_in_ci(self):
        self.assertFalse(UPDATE and os.environ.get("CI"), "UPDATE_GOLDEN is for people, not for CI")


for _case in sorted(path for path in CASES.iterdir() if path.is_dir()):
    setattr(Golden, "test_" + _case.name.replace("-", "_"), lambda self, case=_case: self.check(case))


if __name__ == "__main__":
    unittest.main()
