"""Runs a plan with this program's own engine and on Apache Spark, and compares all that is published, printed and ended with.

    both = Both(case, pipelines, exports)
    both.run("--as-of", "2024-03-31")                   # fails where one file, sentence or exit code differs
    both.run("--as-of", "2024-03-31", "--kpi", "7")     # over what the first has published
"""

import difflib
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
ENGINES = "own", "spark"
# Small executors beside the driver, each with a process of its own.
CLUSTER = ("local-cluster[2,1,1024]", "spark.executor.memory=512m", "spark.driver.memory=1g", "spark.testing.memory=1073741824")
RUN_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4}")


class Both:
    """A plan and its exports, with two folders of published output."""

    def __init__(self, case, pipelines, exports, master="local[2]", part_size=None):
        folder = TemporaryDirectory(ignore_cleanup_errors=True)
        case.addCleanup(folder.cleanup)
        self.case, self.pipelines, self.exports = case, pipelines, exports
        self.folders = {engine: Path(folder.name) / engine for engine in ENGINES}
        for path in self.folders.values():
            path.mkdir()
        self.names = {engine: {} for engine in ENGINES}
        master, *settings = CLUSTER if master == "cluster" else (master, "spark.driver.memory=4g")
        self.spark = ["--engine", "spark", "--spark-master", master, "--spark-python", sys.executable]
        for setting in settings:
            self.spark += ["--spark-conf", setting]
        # What a run on this machine keeps of its exports, one on Spark does not.
        self.variables = {"SCORECARD_KEEP_EXPORTS": "no", **({"SCORECARD_SPARK_PART_BYTES": str(part_size)} if part_size else {})}

    def run(self, *options):
        """One run of each engine; the exit code of both."""
        done = {engine: self.run_alone(engine, *options) for engine in ENGINES}
        wrong = [f"{place}: {line}" for place, line in differences(*(self.said(engine, done[engine]) for engine in ENGINES))]
        wrong += [f"{place}: {line}" for place, line in differences(*(self.published(engine) for engine in ENGINES))]
        if wrong:
            print("\n".join(wrong[:40]), flush=True)
        self.case.assertFalse(wrong, f"{len(wrong)} differences on {self.exports} {options}\n" + "\n".join(wrong[:40]))
        return done["own"].returncode

    def run_alone(self, engine, *options):
        """A run of one engine."""
        began = time.monotonic()
        state = self.folders[engine] / "state"
        done = subprocess.run(
            [PROGRAM, "run", "--pipelines", str(self.pipelines), *self.read(), "--output", "output", *map(str, options),
             *(self.spark if engine == "spark" else [])],
            cwd=self.folders[engine], capture_output=True, text=True, timeout=900, check=False, stdin=subprocess.DEVNULL,
            env={**os.environ, **self.variables, "XDG_STATE_HOME": str(state), "SPARK_LOCAL_IP": "127.0.0.1"})
        print(f"{engine} {time.monotonic() - began:.1f} s: {Path(self.exports).name} {' '.join(map(str, options))}", flush=True)
        left = sorted(path.name for path in (state / "scorecard/staging").glob("*")) if engine == "spark" else []
        self.case.assertFalse(left, "staged rows are left behind")
        return done

    def read(self):
        """Where the exports are."""
        return ["--input", str(self.exports)]

    def said(self, engine, done):
        """What a run printed and ended with, without its name and its seconds."""
        texts = {"exit code": str(done.returncode), "standard output": done.stdout, "standard error": done.stderr}
        return {name: re.sub(r"(\d+ min|(\d+ min )?[\d.]+ s)\)", "… s)", self.without_names(engine, text)) for name, text in texts.items()}

    def published(self, engine):
        """The text of everything that lies in the output folder, by its name."""
        output, found = self.folders[engine] / "output", {}
        runs = sorted(output.glob("runs/*"), key=lambda path: path.stat().st_mtime_ns)
        for number, path in enumerate(runs):
            self.names[engine].setdefault(path.name, f"RUN-{number + 1}")
        for path in sorted(output.rglob("*")):
            if path.is_file() and not path.is_symlink() and ".private" not in path.parts and "runs" in path.parts:
                found |= self.texts(engine, path, self.without_names(engine, str(path.relative_to(output))))
        if (output / "history.sqlite").exists():
            found["history.sqlite"] = self.without_names(engine, history(output / "history.sqlite"))
        return found

    def texts(self, engine, path, name):
        """A file as text, or each file of a workbook."""
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                return {f"{name}/{part}": self.without_names(engine, book.read(part).decode()) for part in book.namelist()}
        text = path.read_text(encoding="utf-8")
        if path.name == "manifest.json":
            manifest = json.loads(text)
            manifest["seconds"] = dict.fromkeys(manifest["seconds"])
            text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
        return {name: self.without_names(engine, text)}

    def without_names(self, engine, text):
        """A text in which runs have the names of their order, and no clock shows the time."""
        text = RUN_NAME.sub(lambda name: self.names[engine].get(name[0], "RUN"), text)
        return re.sub(r"(?<!\d)\d\d:\d\d(:\d\d)?(\.\d+)?(?!\d)", "TT", text)


def history(path):
    """All tables of the archive, a row a line."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        tables = [name for name, in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        lines = [f"{table} {row}" for table in tables for row in sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"')))]
    finally:
        connection.close()
    return "\n".join(lines)


def differences(own, spark):
    """Each line that only one of two has, with its place."""
    for name in sorted(own.keys() | spark.keys()):
        one, other = own.get(name), spark.get(name)
        if one is None or other is None:
            yield name, "only the own engine has it" if other is None else "only Spark has it"
        elif one != other:
            lines = difflib.unified_diff(one.splitlines(), other.splitlines(), "own", "spark", lineterm="", n=0)
            yield from ((name, line[:300]) for line in list(lines)[2:10])
