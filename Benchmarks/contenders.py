"""What is measured: the jobs, and the command of each contender for them."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from processes import measure

HERE = Path(__file__).resolve().parent
PIPELINES = HERE.parent / "Pipelines"
AS_OF = "2024-03-31"
ONE_DAY, SERIES = ("--as-of", AS_OF, "--from", AS_OF), ("--as-of", AS_OF, "--from", "2021-04-30")


@dataclass(frozen=True)
class Job:
    """Something to do with one folder of exports; `peers` says whether they can do it too."""

    title: str
    arguments: tuple
    command: str = "run"
    peers: bool = True


JOBS = {
    "a": Job("a: one month-end", ONE_DAY),
    "b": Job("b: 36 month-ends", SERIES),
    "c": Job("c: KPI 7 alone, one month-end", (*ONE_DAY, "--kpi", "7")),
    "d": Job("d: check", ("--as-of", AS_OF), "check", peers=False),
}


class Scorecard:
    """The program; each of its runs publishes into a folder of its own, on the file system of the data."""

    name = "scorecard"

    def __init__(self, binary, data):
        self.binary, self.output = str(Path(binary).resolve()), Path(tempfile.mkdtemp(prefix=".bench-", dir=data))

    def command(self, job, exports):
        """The command of a job; what an earlier one published is gone. One KPI alone takes its place in a whole scorecard, which
        is published first."""
        shutil.rmtree(self.output, ignore_errors=True)
        line = [self.binary, job.command, "--pipelines", PIPELINES, "--input", exports, "--output", self.output, "--quiet"]
        if "--kpi" in job.arguments:
            measure([*line, *ONE_DAY])
        return [*line, *job.arguments]

    def published(self, _):
        """The file of the series that the last run published."""
        return self.output / "latest" / "series.csv"

    def sample(self, folder, scale):
        """The command that writes the exports of an area so many times Somerset's size."""
        return [self.binary, "sample", folder, "--pipelines", PIPELINES, "--quiet", "--scale", scale, "--seed", "1"]

    def close(self):
        """Takes away what was published."""
        shutil.rmtree(self.output, ignore_errors=True)


class Peer:
    """A script that computes the same figures with DuckDB or Polars, and prints them."""

    def __init__(self, name, python, options=()):
        self.name, self.python, self.script = name, python, HERE / f"{name.lower()}_scorecard.py"
        self.options = options

    def command(self, job, exports):
        """The command of a job."""
        return [self.python, self.script, exports, *job.arguments, *self.options]

    def published(self, output):
        """The file that holds what was printed."""
        return output
