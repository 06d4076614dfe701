"""`make install` and `make uninstall`, below a folder: what goes where, and who is told what when it does not work."""

import os
import shutil
import subprocess
import unittest

from project import InstallCase
from server import ROOT

CONFIGURATION = "/etc/scorecard"


class Install(InstallCase):
    """A first install, the same again, and one that cannot be."""

    def test_what_goes_where(self):
        self.install()
        modes = {path: mode for path, (mode, _) in self.everything().items()}
        for path, mode in {
                "/usr/local/bin/scorecard": "0o755", "/usr/local/libexec/scorecard/run-monthly": "0o755",
                "/usr/local/libexec/scorecard/check-nightly": "0o755",
                "/usr/local/libexec/scorecard/with-settings": "0o755", "/usr/local/libexec/scorecard/run-papers": "0o755",
                "/usr/local/libexec/scorecard/settings.bash": "0o644",
                "/usr/local/libexec/scorecard/wrapper.bash": "0o644", "/usr/local/share/man/man1/scorecard.1": "0o644",
                "/usr/local/share/man/man1/scorecard.run.1": "0o644",
                "/usr/local/share/bash-completion/completions/scorecard": "0o644",
                "/usr/local/share/zsh/site-functions/_scorecard": "0o644",
                "/usr/local/share/fish/vendor_completions.d/scorecard.fish": "0o644",
                "/usr/local/share/doc/scorecard/NOTICE": "0o644",
                f"{CONFIGURATION}/scorecard.env": "0o640", f"{CONFIGURATION}/contacts.yml.example": "0o640",
                "/etc/cron.d/scorecard": "0o644", "/var/lib/scorecard": "0o2750", "/var/lib/scorecard/output": "0o2750",
                "/var/log/scorecard": "0o750"}.items():
            self.assertEqual(modes.get(path), mode, path)
        self.assertIn(modes["/var/lib/scorecard/input"], ("0o700", "0o2700"))
        for path in (ROOT / "Pipelines").rglob("*.yml"):
            name = path.relative_to(ROOT)
            for place in (CONFIGURATION, "/usr/local/share/scorecard"):
                self.assertEqual(self.at(f"{place}/{name}").read_bytes(), path.read_bytes())

    def test_what_people_read_in_the_repository_stays_there(self):
        self.install()
        self.assertEqual([path for path in self.everything() if path.endswith(".md")], [])

    def test_the_paths_are_filled_in(self):
        self.places |= {"PREFIX": "/opt/score", "SYSCONFDIR": "/opt/etc", "LOCALSTATEDIR": "/srv/v"}
        self.install()
        entry = self.at("/opt/etc/cron.d/scorecard").read_text()
        for wrapper in ("run-monthly", "run-papers", "check-nightly"):
            self.assertIn(f"scorecard  /opt/score/libexec/scorecard/{wrapper} /opt/etc/scorecard/scorecard.env\n", entry)
        settings = self.at("/opt/etc/scorecard/scorecard.env").read_text()
        for line in ("SCORECARD=/opt/score/bin/scorecard", "SCORECARD_PIPELINES=/opt/etc/scorecard/Pipelines",
                     "SCORECARD_INPUT=/srv/v/lib/scorecard/input", "SCORECARD_OUTPUT=/srv/v/lib/scorecard/output",
                     "SCORECARD_LOG=/srv/v/log/scorecard/scorecard.log"):
            self.assertIn(line, settings.splitlines())
        for path, (_, text) in self.everything().items():
            if "/bin/" not in path and text:
                self.assertNotRegex(text, rb"@[A-Z]+@", path)

    def test_the_contacts_to_fill_in_name_every_owner(self):
        self.install()
        contacts = self.at(f"{CONFIGURATION}/contacts.yml.example").read_text()
        for path in (ROOT / "Pipelines/kpis").iterdir():
            owner = next(line for line in path.read_text().splitlines() if line.startswith("owner: "))
            self.assertIn('  "' + owner.removeprefix("owner: ") + '": [name@example.org]\n', contacts)

    def test_settings_in_use_that_only_bash_understood_are_said(self):
        self.install()
        settings = self.at(f"{CONFIGURATION}/scorecard.env")
        settings.write_text(settings.read_text() + f"SCORECARD_CONTACTS=$HOME/contacts.yml\n. {self.folder}/more\n")
        (self.folder / "more").write_text(f"touch {self.folder}/touched\n")
        lines = len(settings.read_text().splitlines())
        code, said = self.call("install")
        self.assertEqual(code, 0)
        self.assertRegex(said, rf"\Ainstall: {CONFIGURATION}/scorecard.env:{lines - 1}: SCORECARD_CONTACTS .* write the value "
                               rf"out\ninstall: {CONFIGURATION}/scorecard.env:{lines}: not NAME=value: .*\n\Z")
        self.assertFalse((self.folder / "touched").exists())

    def test_completion_is_what_shells_read(self):
        self.install()
        script = self.at("/usr/local/share/bash-completion/completions/scorecard")
        done = subprocess.run(["bash", "-c", f". {script}; complete -p scorecard"], capture_output=True, text=True,
                              check=True)
        self.assertIn("scorecard", done.stdout)

    def test_again_changes_nothing_and_says_nothing(self):
        self.install()
        before = self.everything()
        written = {path: self.at(path).stat().st_mtime_ns for path in before if self.at(path).is_file()}
        self.install()
        self.assertEqual(self.everything(), before)
        self.assertEqual({path: self.at(path).stat().st_mtime_ns for path in written}, written)

    def test_there_are_no_man_pages(self):
        shutil.rmtree(self.project / "man")
        code, said = self.call("install")
        self.assertEqual(code, 0)
        self.assertRegex(said, r"\Ainstall: there are no man pages in .*: make man.*\n\Z")

    def test_what_is_wrong_is_said_and_nothing_is_installed(self):
        broken = self.project / "broken"
        broken.write_text("#!/bin/sh\nexit 127\n")
        broken.chmod(0o755)
        for places, code, why in (({"BINARY": "/nowhere"}, 66, "make build"),
                                  ({"PREFIX": "usr"}, 64, "PREFIX is a path"),
                                  ({"SYSCONFDIR": "/a b"}, 64, "SYSCONFDIR is a path"),
                                  ({"DESTDIR": "x"}, 64, "DESTDIR is a path"),
                                  ({"BINARY": str(broken)}, 70, "does not start")):
            got, said = self.call("install", **places)
            self.assertEqual(got, code)
            self.assertRegex(said, rf"\Ainstall: .*{why}.*\n\Z")
            self.assertFalse(self.destination.exists())

    def test_only_root_without_a_destdir(self):
        drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        for script in ("install", "uninstall"):
            code, said = self.call(script, *drop, DESTDIR="", PREFIX=str(self.folder / "prefix"))
            self.assertEqual(code, 77)
            self.assertIn("only root", said)
        self.assertFalse((self.folder / "prefix").exists())


class Uninstall(InstallCase):
    """What goes and what stays."""

    def files(self):
        """The files that are there."""
        return [path for path, (_, text) in self.everything().items() if text is not None]

    def test_all_that_was_installed_goes_and_folders_of_data_stay(self):
        self.install()
        code, said = self.call("uninstall")
        self.assertEqual((code, self.files()), (0, []))
        self.assertEqual(said, "uninstall: kept /var/lib/scorecard, 0 files\n"
                               "uninstall: kept /var/log/scorecard, 0 files\n")
        self.assertFalse(self.at(CONFIGURATION).exists())
        self.assertFalse(self.at("/usr/local/share/scorecard").exists())
        self.assertFalse(self.at("/usr/local/libexec/scorecard").exists())

    def test_others_files_stay(self):
        self.install()
        other = self.at("/usr/local/bin/other")
        other.touch()
        self.call("uninstall")
        self.assertEqual(self.files(), ["/usr/local/bin/other"])

    def test_edits_data_and_logs_stay_until_they_are_purged(self):
        self.install()
        mine = [f"{CONFIGURATION}/Pipelines/kpis/07-exclusions.yml", f"{CONFIGURATION}/Pipelines/kpis/99-own.yml",
                f"{CONFIGURATION}/contacts.yml", "/etc/cron.d/scorecard", "/var/lib/scorecard/output/history.sqlite",
                "/var/log/scorecard/scorecard.log"]
        for path in mine:
            with open(self.at(path), "a", encoding="utf-8") as file:
                file.write("# mine\n")
        code, said = self.call("uninstall")
        self.assertEqual((code, self.files()), (0, sorted(mine)))
        for line in ("/etc/scorecard, 3 files", "/etc/cron.d/scorecard, 1 files", "/var/lib/scorecard, 1 files",
                     "/var/log/scorecard, 1 files"):
            self.assertIn(f"uninstall: kept {line}\n", said)
        code, said = self.call("uninstall")
        self.assertEqual((code, self.files()), (0, sorted(mine)))
        self.assertIn("nothing is installed", said)
        self.assertEqual(self.call("uninstall", PURGE="1"), (0, ""))
        self.assertEqual(self.files(), [])
        self.assertEqual(self.call("uninstall", PURGE="1"), (0, ""))

    def test_installed_again_what_was_kept_is_still_kept(self):
        self.install()
        settings = self.at(f"{CONFIGURATION}/scorecard.env")
        settings.write_text("SCORECARD_OUTPUT=/mine\n")
        self.call("uninstall")
        self.install("install: kept /etc/scorecard/scorecard.env, which was edited; the new one is "
                     "/etc/scorecard/scorecard.env.new\n")
        self.assertEqual(settings.read_text(), "SCORECARD_OUTPUT=/mine\n")


if __name__ == "__main__":
    unittest.main()
