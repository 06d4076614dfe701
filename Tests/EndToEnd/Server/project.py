"""A copy of what is installed, to be changed from version to version, and installs of it below a folder."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from server import PROGRAM, ROOT


class InstallCase(unittest.TestCase):
    """A project of its own, installed into a DESTDIR unless a test says otherwise."""

    binary = PROGRAM

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.folder.chmod(0o755)
        self.project = self.folder / "project"
        for name in ("cron", "Pipelines", "Sources/scorecard/Supply"):
            shutil.copytree(ROOT / name, self.project / name)
        (self.project / "man").mkdir()
        for name in ("scorecard.1", "scorecard.run.1"):
            (self.project / "man" / name).write_text(f".Dd {name}\n")
        self.destination = self.folder / "destination"
        self.places = {"DESTDIR": str(self.destination)}

    def call(self, script, *prefix, **places):
        """Runs cron/install or cron/uninstall: exit code and what it says; it prints nothing else."""
        environment = {"PATH": os.environ["PATH"], "BINARY": self.binary, "MANUALS": str(self.project / "man"),
                       **self.places, **places}
        done = subprocess.run([*prefix, str(self.project / "cron" / script)], capture_output=True, text=True,
                              env=environment, check=False, stdin=subprocess.DEVNULL)
        self.assertEqual(done.stdout, "")
        return done.returncode, done.stderr

    def install(self, says=""):
        """An install that succeeds and says this."""
        self.assertEqual(self.call("install"), (0, says))

    def at(self, path):
        """A file of the installation."""
        return self.destination / path.lstrip("/")

    def everything(self):
        """Every file and folder of the installation: its path, mode, and for a file what it holds."""
        return {f"/{path.relative_to(self.destination)}": (oct(path.stat().st_mode & 0o7777),
                                                         path.read_bytes() if path.is_file() else None)
                for path in sorted(self.destination.rglob("*"))}
