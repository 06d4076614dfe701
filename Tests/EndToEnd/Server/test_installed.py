"""An installation by root, in use: the user, who may read what, a run as cron would start it, what is left behind."""

import stat
import unittest

from installed import InstalledCase


class Installed(InstalledCase):
    """On a guest with an /etc of its own."""

    def test_the_user(self):
        name, _, uid, _, _, home, shell = self.entry()
        self.assertEqual((name, home, shell), ("scorecard", str(self.var / "lib/scorecard"), "/usr/sbin/nologin"))
        self.assertLess(int(uid), 1000)

    def test_owners_and_modes(self):
        for path, mode in ((self.var / "lib/scorecard", 0o2750), (self.output, 0o2750), (self.input, 0o700),
                           (self.log_path.parent, 0o750)):
            status = path.stat()
            self.assertEqual((status.st_uid, status.st_gid), self.ids, path)
            self.assertEqual(stat.S_IMODE(status.st_mode) & ~(0 if mode & 0o2000 else 0o2000), mode, path)
        for name in ("scorecard.env", "contacts.yml.example"):
            status = self.machine.at(f"/etc/scorecard/{name}").stat()
            self.assertEqual((status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)), (0, self.ids[1], 0o640))
        entry = self.machine.at("/etc/cron.d/scorecard").stat()
        self.assertEqual((entry.st_uid, stat.S_IMODE(entry.st_mode)), (0, 0o644))

    def test_a_file_of_contacts_is_not_for_everybody(self):
        contacts = self.machine.at("/etc/scorecard/contacts.yml")
        contacts.write_text("from: scorecard@example.org\n")
        self.call("install")
        self.assertEqual((contacts.stat().st_gid, stat.S_IMODE(contacts.stat().st_mode)), (self.ids[1], 0o640))

    def test_a_run_by_the_user_and_who_may_read_what_it_published(self):
        self.deliver()
        self.set(SCORECARD_CONTACTS="/etc/scorecard/contacts.yml.example", SCORECARD_SENDMAIL="/bin/true")
        run = self.as_user(self.wrapper(), self.settings, "--as-of", "2024-03-31", "--wait-for-input", "0s")
        self.assertEqual(run, (0, "", ""), self.log())
        for path in self.output.rglob("*"):
            if not path.is_symlink():
                self.assertEqual((path.stat().st_gid, path.stat().st_mode & 0o027), (self.ids[1], 0), path)
        published = self.output / "latest/scorecard.csv"
        self.assertEqual(self.as_user("cat", published, user="nobody", groups=["scorecard"])[0], 0)
        for path in (published, self.log_path, self.settings):
            self.assertEqual(self.as_user("cat", path, user="nobody", groups=["nogroup"])[0], 1, path)
        export = self.input / "exclusions.csv"
        self.assertEqual(self.as_user("cat", export, user="nobody", groups=["scorecard"])[0], 1)

    def test_root_leaves_nothing_behind_that_the_user_could_not_write(self):
        code, _, said = self.machine.run(self.wrapper(), self.settings, "--wait-for-input", "0s")
        self.assertEqual(code, 77)
        self.assertRegex(said, r"\Arun-monthly: .* is scorecard's: sudo -u scorecard .*\n\Z")
        self.assertEqual(list(self.log_path.parent.iterdir()), [])

    def test_mistakes_in_the_settings_are_in_the_log_by_the_user_and_not_by_root(self):
        with open(self.machine.at(self.settings), "a", encoding="utf-8") as file:
            file.write("exit 0\n")
        code, _, said = self.machine.run(self.wrapper(), self.settings)
        self.assertEqual((code, list(self.log_path.parent.iterdir())), (78, []), said)
        self.assertEqual(self.as_user(self.wrapper(), self.settings), (78, "", said))
        self.assertIn(said.strip(), self.log())

    def test_a_command_with_the_servers_settings(self):
        code, out, _ = self.as_user(self.wrapper("with-settings"), self.settings, "check", "--as-of", "2024-03-31")
        self.assertIn(code, (0, 65, 66))
        self.assertNotIn("not exist", out)

    def test_the_papers_that_are_due_as_cron_makes_them(self):
        self.deliver()
        day = ("--as-of", "2024-03-31")
        self.assertEqual(self.as_user(self.wrapper("with-settings"), self.settings, "run", *day)[0], 0)
        self.assertEqual(self.as_user(self.wrapper("run-papers"), self.settings, *day), (0, "", ""), self.log())
        self.assertIn("run-papers: end: exit code 0", self.log())
        self.assertEqual(len(list((self.output / "papers").glob("*.docx"))), 5)

    def test_installed_again_and_taken_away(self):
        self.output.chmod(0o2770)
        self.assertEqual(self.call("install"), "")
        self.assertEqual(stat.S_IMODE(self.output.stat().st_mode), 0o2770)
        (self.output / "history.sqlite").touch()
        said = self.call("uninstall")
        self.assertIn("kept the user scorecard", said)
        self.assertTrue((self.output / "history.sqlite").exists())
        self.assertFalse(self.machine.at("/etc/scorecard").exists())
        self.assertIsNotNone(self.entry())
        self.assertEqual(self.call("uninstall", PURGE="1"), "")
        self.assertIsNone(self.entry())
        self.assertIsNone(self.entry("group"))
        self.assertEqual([path for path in (*self.prefix.rglob("*"), *self.var.rglob("*")) if path.is_file()], [])

    def test_a_user_that_was_there_before_stays_as_it_is(self):
        self.call("uninstall", PURGE="1")
        self.machine.run("useradd", "--system", "--home-dir", "/srv/elsewhere", "--shell", "/bin/bash", "scorecard")
        before = self.entry()
        self.call("install")
        self.assertEqual(self.entry(), before)
        self.assertIn("kept the user scorecard", self.call("uninstall", PURGE="1"))
        self.assertEqual(self.entry(), before)


if __name__ == "__main__":
    unittest.main()
