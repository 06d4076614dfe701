"""The program as an administrator installs it: on a guest of this machine, with a user, a cron entry, its folders."""

import os
import shutil
import tempfile
import unittest
from pathlib import Path

from machine import Machine
from server import PROGRAM, ROOT


class InstalledCase(unittest.TestCase):
    """PREFIX and LOCALSTATEDIR are folders of the test, SYSCONFDIR is the guest's /etc."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.folder.chmod(0o755)
        self.machine = Machine(self.folder)
        self.prefix, self.var = self.folder / "prefix", self.folder / "var"
        self.settings = "/etc/scorecard/scorecard.env"
        self.input, self.output = self.var / "lib/scorecard/input", self.var / "lib/scorecard/output"
        self.log_path = self.var / "log/scorecard/scorecard.log"
        (self.folder / "man").mkdir()
        (self.folder / "man/scorecard.1").touch()
        self.call("install")
        self.ids = self.id_of("passwd"), self.id_of("group")

    def call(self, script, **places):
        """cron/install or cron/uninstall, which must succeed; what it says."""
        code, out, err = self.machine.run(ROOT / "cron" / script, PREFIX=self.prefix, LOCALSTATEDIR=self.var,
                                          BINARY=PROGRAM, MANUALS=self.folder / "man", **places)
        self.assertEqual((code, out), (0, ""), err)
        return err

    def entry(self, database="passwd"):
        """The line of the user, or of its group."""
        lines = self.machine.at(f"/etc/{database}").read_text().splitlines()
        return next((line.split(":") for line in lines if line.startswith("scorecard:")), None)

    def id_of(self, database):
        """The number of the user, or of its group."""
        return int(self.entry(database)[2])

    def as_user(self, *command, user="scorecard", groups=()):
        """Runs a command there as a user."""
        more = f"--groups={','.join(groups)}" if groups else "--init-groups"
        return self.machine.run("setpriv", f"--reuid={user}", f"--regid={[*groups, user][0]}", more, *command,
                                PATH="/usr/bin:/bin", LD_LIBRARY_PATH=os.environ.get("LD_LIBRARY_PATH", ""))

    def wrapper(self, name="run-monthly"):
        """A wrapper's place."""
        return self.prefix / "libexec/scorecard" / name

    def deliver(self, *names):
        """Invented exports, all of them or these, where the user reads them."""
        for path in sorted((ROOT / "Fixtures/somerset").iterdir()):
            if not names or path.name in names:
                shutil.copy(path, self.input)
                os.chown(self.input / path.name, *self.ids)

    def set(self, **settings):
        """More settings, or others, in the file of settings."""
        path = self.machine.at(self.settings)
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if line.split("=")[0] not in settings]
        path.write_text("".join(f"{line}\n" for line in [*kept, *(f"{name}={value}" for name, value in settings.items())]))

    def log(self):
        """What the log holds."""
        return self.log_path.read_text(encoding="utf-8") if self.log_path.exists() else ""
