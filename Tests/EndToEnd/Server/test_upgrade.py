"""A later version installed over an earlier one: edits stay, everything else is as in the new one."""

import unittest

from project import InstallCase

KPI = "Pipelines/kpis/07-exclusions.yml"
IN_USE = "/etc/scorecard"


class Upgrade(InstallCase):
    """Configuration as dpkg treats it. The program plays no part in it: /bin/true stands in."""

    binary = "/bin/true"

    def setUp(self):
        super().setUp()
        self.install()
        self.used = self.at(f"{IN_USE}/{KPI}")
        self.new = self.used.with_name(self.used.name + ".new")

    def release(self, text="# a later version\n", name=KPI):
        """A later version of a definition."""
        path = self.project / name
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)
        return path.read_text()

    def edit(self, text="# an edit\n", path=None):
        """An administrator's change."""
        path = path or self.used
        path.write_text(path.read_text() + text)
        return path.read_text()

    def kept(self, path=f"{IN_USE}/{KPI}"):
        """What is said of a file that was edited."""
        return f"install: kept {path}, which was edited; the new one is {path}.new\n"

    def test_untouched_it_is_replaced(self):
        text = self.release()
        self.install()
        self.assertEqual((self.used.read_text(), self.new.exists()), (text, False))

    def test_edited_it_is_kept_and_the_new_one_laid_beside(self):
        mine, text = self.edit(), self.release()
        self.install(self.kept())
        self.assertEqual((self.used.read_text(), self.new.read_text()), (mine, text))
        self.install()
        self.assertEqual((self.used.read_text(), self.new.read_text()), (mine, text))

    def test_edited_and_nothing_new_nothing_is_said(self):
        mine = self.edit()
        self.install()
        self.assertEqual((self.used.read_text(), self.new.exists()), (mine, False))

    def test_edited_over_several_versions(self):
        mine = self.edit()
        for _ in range(2):
            text = self.release()
            self.install(self.kept())
            self.assertEqual((self.used.read_text(), self.new.read_text()), (mine, text))

    def test_merged_by_hand_it_is_no_edit_any_more(self):
        self.edit()
        self.used.write_text(self.release())
        self.new.write_text("the one before\n")
        self.install()
        self.assertFalse(self.new.exists())
        text = self.release()
        self.install()
        self.assertEqual(self.used.read_text(), text)

    def test_one_that_is_new_is_added(self):
        self.release("kpi: 99\n", "Pipelines/kpis/99-new.yml")
        self.install()
        self.assertEqual(self.at(f"{IN_USE}/Pipelines/kpis/99-new.yml").read_text(), "kpi: 99\n")

    def test_one_that_was_deleted_stays_away(self):
        self.used.unlink()
        self.install()
        self.release()
        self.install(f"install: left away {IN_USE}/{KPI}, which was deleted here; the new one is "
                     f"/usr/local/share/scorecard/{KPI}\n")
        self.install()
        self.assertFalse(self.used.exists())

    def test_one_that_the_project_no_longer_has_goes_unless_it_was_edited(self):
        (self.project / KPI).unlink()
        other = "Pipelines/kpis/08-exclusions-send.yml"
        (self.project / other).unlink()
        mine = self.edit(path=self.at(f"{IN_USE}/{other}"))
        self.install(f"install: kept {IN_USE}/{other}, which was edited; the project no longer has it\n")
        self.assertFalse(self.used.exists())
        self.assertFalse(self.at(f"/usr/local/share/scorecard/{KPI}").exists())
        self.assertEqual(self.at(f"{IN_USE}/{other}").read_text(), mine)
        self.install()

    def test_an_administrators_own_definition_is_nobodys_business(self):
        own = self.at(f"{IN_USE}/Pipelines/kpis/99-own.yml")
        own.write_text("kpi: 99\n")
        self.install()
        self.assertEqual(own.read_text(), "kpi: 99\n")
        self.release("kpi: 98\n", "Pipelines/kpis/99-own.yml")
        self.install(self.kept(f"{IN_USE}/Pipelines/kpis/99-own.yml"))
        self.assertEqual(own.read_text(), "kpi: 99\n")

    def test_settings_and_cron_entry_too(self):
        settings, entry = self.at(f"{IN_USE}/scorecard.env"), self.at("/etc/cron.d/scorecard")
        mine = self.edit(path=settings), self.edit(path=entry)
        self.release(name="cron/scorecard.env")
        self.release(name="cron/scorecard.crontab")
        self.install(self.kept("/etc/cron.d/scorecard") + self.kept(f"{IN_USE}/scorecard.env"))
        self.assertEqual((settings.read_text(), entry.read_text()), mine)
        self.assertEqual(oct(settings.with_name("scorecard.env.new").stat().st_mode & 0o777), "0o640")

    def test_cut_short_anywhere_it_is_finished_by_the_next(self):
        text = self.release()
        self.used.write_text(text)
        self.install()
        self.assertEqual(self.at(f"/usr/local/share/scorecard/{KPI}").read_text(), text)
        later = self.release()
        self.install()
        self.assertEqual(self.used.read_text(), later)

    def test_taken_away_the_edit_stays_and_the_one_laid_beside_goes(self):
        self.edit()
        self.release()
        self.install(self.kept())
        self.assertEqual(self.call("uninstall")[0], 0)
        self.assertEqual((self.used.exists(), self.new.exists()), (True, False))

    def test_the_programs_own_files_are_those_of_the_new_version(self):
        self.release("# later\n", "cron/wrapper.bash")
        (self.project / "man/scorecard.run.1").unlink()
        (self.project / "man/scorecard.history.1").write_text(".Dd history\n")
        self.install()
        self.assertTrue(self.at("/usr/local/libexec/scorecard/wrapper.bash").read_text().endswith("# later\n"))
        self.assertEqual(sorted(path.name for path in self.at("/usr/local/share/man/man1").iterdir()),
                         ["scorecard.1", "scorecard.history.1"])

    def test_nothing_but_definitions_is_in_the_folder_of_definitions(self):
        self.edit()
        self.release()
        self.install(self.kept())
        names = {path.name for path in self.at(f"{IN_USE}/Pipelines").rglob("*") if path.is_file()}
        self.assertEqual({name for name in names if not name.endswith(".yml")}, {"07-exclusions.yml.new", "people.yml.example"})


if __name__ == "__main__":
    unittest.main()
