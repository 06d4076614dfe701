"""Runs on Spark that are disturbed: what tests need to look into them while they go on, and at what they leave behind.

    run = Run(self, exports)                   # a folder of its own, gone when the test is over
    run.hold()                                 # executors wait before they read a part
    run.start("local[2]")
    run.until_held()
    run.go_on()
    run.end()                                  # run.code, run.said; nothing of it runs or lies about any more
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
PLAN = ROOT / "Fixtures/northmoor"
# It stands before the shell that reads a part, and waits where it is told to, before the part is read and after; it says that it is there.
SHELL = """#!/bin/bash
if [ "${1:-}" = worker.sh ]; then
  touch "%(folder)s/held.$$"
  while [ -e "%(folder)s/hold" ]; do sleep 0.05; done
  sleep "${SLOW:-0}"
  /bin/bash "$@"
  code=$?
  while [ -e "%(folder)s/keep" ]; do sleep 0.05; done
  exit $code
fi
exec /bin/bash "$@"
"""


class Run:
    """One run on Spark."""

    def __init__(self, case, exports=PLAN / "exports", pipelines=PLAN / "Pipelines"):
        folder = tempfile.TemporaryDirectory()
        case.addCleanup(folder.cleanup)
        case.addCleanup(self.kill)
        self.case, self.folder, self.pipelines = case, Path(folder.name), pipelines
        self.exports = self.folder / "exports"
        shutil.copytree(exports, self.exports)
        self.output, self.staging, self.bin = (self.folder / name for name in ("output", "staging", "bin"))
        self.bin.mkdir()
        shell = self.bin / "bash"
        shell.write_text(SHELL % {"folder": self.folder}, encoding="utf-8")
        shell.chmod(0o755)
        self.mark = f"RUN_ON_SPARK={self.folder}"
        self.environment = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state"), "SCORECARD_SPARK_PYTHON": sys.executable,
                            "PATH": f"{self.bin}:{os.environ['PATH']}", "RUN_ON_SPARK": str(self.folder), "SPARK_LOCAL_IP": "127.0.0.1"}
        self.process = None

    def own(self):
        """The same run without Spark."""
        subprocess.run(self.command(self.folder / "own"), env=self.environment, capture_output=True, check=False)
        return tables(self.folder / "own")

    def command(self, output, *more):
        return [PROGRAM, "run", "--pipelines", str(self.pipelines), "--input", str(self.exports), "--output", str(output),
                "--as-of", "2024-03-31", *more]

    def start(self, master, *more, **settings):
        """Start it, and go on."""
        options = ["--engine", "spark", "--spark-master", master, "--spark-staging", str(self.staging), *more]
        with open(self.folder / "said", "wb") as said:
            # Whoever runs the tests may ignore signals.
            command = ["env", "--default-signal=HUP,INT,TERM", *self.command(self.output, *options)]
            self.process = subprocess.Popen(command, env={**self.environment, **settings},
                                            stdout=subprocess.DEVNULL, stderr=said)

    def end(self, seconds=240):
        """Wait for it, and see that nothing of it is left."""
        self.code = self.process.wait(timeout=seconds)
        self.said = (self.folder / "said").read_text(encoding="utf-8", errors="replace")
        self.gone()

    def gone(self, seconds=5):
        """See that no process and no file of it is there any more, at once or a few seconds later."""
        try:
            self.until(lambda: not self.processes() and not self.staged(), seconds)
        except TimeoutError:
            self.case.fail(f"left behind: {self.processes()} {self.staged()}")

    def until(self, is_so, seconds=120):
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.01)

    def hold(self):
        (self.folder / "hold").touch()

    def held(self):
        return list(self.folder.glob("held.*"))

    def until_held(self):
        """Wait until an executor is about to read a part."""
        self.until(self.held)

    def go_on(self):
        (self.folder / "hold").unlink()

    def staged_by(self, master, parts, disturb, *more):
        """Start it, and disturb the files of rows when all are there, before anybody reads them."""
        (self.folder / "keep").touch()
        self.start(master, *more)
        self.until(lambda: len(self.staged("rows/*.rows")) == parts)
        disturb(self.staged("rows/*.rows")[0])
        (self.folder / "keep").unlink()

    def processes(self, part=""):
        """The processes that the run has started, and those that they have, with `part` in their command."""
        found = {}
        for process in Path("/proc").iterdir():
            try:
                if process.name.isdigit() and self.mark.encode() + b"\0" in (process / "environ").read_bytes():
                    command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                    if part in command and command:
                        found[int(process.name)] = command[-200:]
            except OSError:
                continue
        return found

    def kill(self, part=""):
        """Kill them."""
        for process in self.processes(part):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def staged(self, pattern="**/*"):
        """The files that are staged now."""
        return sorted(self.staging.glob(f"*/{pattern}"))

    def tables(self):
        """What was published."""
        return tables(self.output)


def tables(output):
    """The published tables, without what is of one run."""
    found = {}
    for path in sorted((output / "latest").glob("*.csv")):
        text = path.read_text(encoding="utf-8")
        found[path.name] = text.replace((output / "latest").resolve().name, "RUN")
    return found
