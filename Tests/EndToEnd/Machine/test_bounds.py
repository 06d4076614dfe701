"""What a definition, an option or an export may ask for has bounds: beyond them it is refused at once, with its place."""

import shutil
import time
import unittest

from program import Case, DAY

MEGABYTE = 1 << 20
RUN = ("run", "--as-of", DAY, "--from", DAY, "--quiet")


def levels(count, made):
    """A text in which each line stands for several times the one before."""
    return "a0: &a0 x\n" + "".join(made(level, level - 1) for level in range(1, count))


BOMBS = {
    "lists": levels(9, lambda this, last: f"a{this}: &a{this} [{','.join([f'*a{last}'] * 10)}]\n"),
    "anchors within": levels(9, lambda this, last: f"a{this}: &a{this} [&b{this} x, {','.join([f'*a{last}'] * 10)}]\n"),
    "keys": levels(12, lambda this, last: f"? &a{this} {{? [*a{last}, &c{this} x, *a{last}, *a{last}, *a{last}] : y}}\n: z\n"),
    "keys of keys": levels(25, lambda this, last: f"a{this}: &a{this} {{? *a{last} : *a{last}, ? [*a{last}] : &d{this} x}}\n"),
}


class Definitions(Case):
    """Somerset's definitions, with something that no plan needs."""

    def setUp(self):
        super().setUp()
        self.own_pipelines()
        self.exports.mkdir()

    def changed(self, name, old, new):
        """Puts something else in a file of definitions. Returns its path."""
        file = next(self.pipelines.glob(name))
        text = file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return file

    def assert_refused(self, *words, seconds=10):
        """Exit code 78 soon, and what is said."""
        began = time.monotonic()
        done = self.area(*RUN, seconds=seconds)
        self.assertEqual(done.code, 78, done.err)
        for word in words:
            self.assertIn(word, done.err)
        self.assertLess(len(done.err), 20_000)
        self.assertLess(time.monotonic() - began, seconds)

    def test_aliases_that_stand_for_more_than_anybody_can_look_at(self):
        for name, bomb in BOMBS.items():
            for place in ("plan.yml", "kpis/01*.yml", "risks.yml"):
                with self.subTest(name, place=place):
                    file = next(self.pipelines.glob(place))
                    kept = file.read_bytes()
                    file.write_text(bomb, encoding="utf-8")
                    self.assertLess(len(bomb), 4000)
                    self.assert_refused(f"{file}:", "aliases")
                    file.write_bytes(kept)

    def test_a_title_of_a_megabyte(self):
        file = self.changed("kpis/07*.yml", "title: ", f"title: {'x' * 500_000} ")
        self.assert_refused(f"{file}:", "this text has 500", "at most 4000", "[too-large]")

    def test_a_file_of_more_than_a_megabyte(self):
        file = self.changed("plan.yml", "area: ", f"# {'x' * MEGABYTE}\narea: ")
        self.assert_refused(f"{file}:1:1", "larger than 1 MB", "[too-large]")

    def test_a_list_without_an_end(self):
        file = self.changed("plan.yml", "advisers: [", "advisers: [" + "A, " * 5000)
        self.assert_refused(f"{file}:", "entries here", "at most 1000")

    def test_more_files_than_a_plan_has(self):
        for number in range(501):
            (self.pipelines / "kpis" / f"{number}.yml").write_text("", encoding="utf-8")
        self.assert_refused("files here", "[too-large]")

    def test_days_that_no_plan_has(self):
        for name, old, new in (
            ("plan.yml", "start: 2023-04-01", "start: 0000-04-01"),
            ("plan.yml", "12 months: 2024-03-31", "12 months: 9999-03-31"),
            ("kpis/07*.yml", "date: 2023-02-28", "date: 0000-02-28"),
        ):
            with self.subTest(new):
                file = next(self.pipelines.glob(name))
                kept = file.read_bytes()
                self.changed(name, old, new)
                self.assert_refused(f"{file}:", "is outside the dates that a plan can have", "1 January 2000 to 31 December 2049")
                file.write_bytes(kept)

    def test_contacts_of_more_than_a_megabyte(self):
        shutil.rmtree(self.exports)
        self.with_exports()
        (self.pipelines / "contacts.yml").write_text("x" * (MEGABYTE + 1), encoding="utf-8")
        done = self.area(*RUN)
        self.assertIn("contacts.yml is larger than 1 MB, so e-mails wait", done.err)
        self.assertIn(done.code, (0, 65))


class Options(Case):
    """Days on the command line."""

    def test_days_that_no_scorecard_is_of(self):
        for line in (("run", "--from", "0000-01-01"), ("run", "--as-of", "1999-12-31"), ("check", "--as-of", "0001-01-31"),
                     ("report", "--as-of", "1999-12-31"), ("run", "--from", "1999-12-31", "--kpi", "7")):
            with self.subTest(line):
                done = self.area(*line, seconds=5)
                self.assertEqual(done.code, 64, done.err)
                self.assertIn("is outside 1 January 2000 to 31 December 2049", done.err)


class Words(Case):
    """Texts of owners that nobody reads to their end."""

    def test_seven_texts_of_a_megabyte(self):
        self.with_exports()
        with open(self.exports / "commentary.csv", "a", encoding="utf-8") as file:
            for number, kpi in enumerate(("1", "2", "3", "4", "6", "7", "8")):
                text = "Jo Bloggs went on and on, " * 39_000
                file.write(f'{kpi},,2023-05-{number + 10},Somebody,"{text}"\n')
        began = time.monotonic()
        done = self.area(*RUN, seconds=20)
        self.assertIn(done.code, (0, 65), done.err)
        self.assertLess(time.monotonic() - began, 10)
        published = (self.output / DAY).resolve()
        self.assertLess(sum(path.stat().st_size for path in published.iterdir()), 3 * MEGABYTE)
        self.assertIn("7 texts are longer than 120000 characters", (published / "quality.csv").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
