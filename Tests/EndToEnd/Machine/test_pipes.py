"""Regular files only: a named pipe in the place of one is said to be none, and is never waited for."""

import os
import shutil
import threading
import unittest

from program import Case, DAY

RUN = ("run", "--as-of", DAY, "--from", DAY, "--quiet")


class Pipes(Case):
    """A named pipe where a file belongs: nobody ever writes to it, and the program does not wait for somebody."""

    def setUp(self):
        super().setUp()
        self.with_exports()
        self.own_pipelines()

    def pipe(self, path):
        """Puts a pipe in a file's place."""
        if path.exists():
            path.unlink()
        os.mkfifo(path)
        return path

    def test_definitions(self):
        for name in ("kpis/07-exclusions.yml", "risks.yml", "plan.yml"):
            file = next(self.pipelines.glob(name.replace("07-exclusions", "07*")))
            with self.subTest(name):
                self.pipe(file)
                done = self.area(*RUN, seconds=10)
                self.assertEqual(done.code, 78, done.err)
                self.assertIn(f"{file} is not a regular file", done.err)
            shutil.rmtree(self.pipelines)
            self.own_pipelines()

    def test_contacts(self):
        file = self.pipe(self.pipelines / "contacts.yml")
        done = self.area(*RUN, seconds=20)
        self.assertIn(done.code, (0, 65), done.err)
        self.assertIn(f"{file} is not a regular file, so e-mails wait", done.err)

    def test_styles_of_papers(self):
        self.area(*RUN)
        file = self.pipe(self.pipelines / "paper.docx")
        done = self.area("report", "app-subgroup", "--as-of", DAY, seconds=10)
        self.assertEqual(done.code, 74, done.err)
        self.assertIn(f"{file} is not a regular file", done.err)

    def test_the_history_and_its_journal(self):
        self.area(*RUN)
        for name in ("history.sqlite", "history.sqlite-journal"):
            with self.subTest(name):
                self.pipe(self.output / name)
                for command in ("alerts", "history"):
                    self.assertNotIn(self.area(command, seconds=10).code, (0, 70))
                done = self.area(*RUN, seconds=20)
                self.assertIn(done.code, (0, 65), done.err)
                self.assertTrue((self.output / "history.sqlite").is_file())

    def test_what_was_published(self):
        self.area(*RUN)
        run = (self.output / DAY).resolve()
        for name in ("manifest.json", "scorecard.json", "alerts.json", "rejects.csv"):
            with self.subTest(name):
                file = self.output / "kept"
                os.rename(run / name, file)
                self.pipe(run / name)
                done = self.area("run", "--as-of", DAY, "--kpi", "7", "--quiet", seconds=20)
                self.assertNotEqual(done.code, 70, done.err)
                done = self.area("report", "app-subgroup", "--as-of", DAY, "--format", "markdown", seconds=20)
                self.assertNotEqual(done.code, 70, done.err)
                (run / name).unlink()
                os.rename(file, run / name)

    def test_a_series_of_values(self):
        file = self.pipe(self.folder / "values.csv")
        done = self.command("spc", file, seconds=10)
        self.assertEqual(done.code, 66, done.err)
        self.assertIn("is not a regular file", done.err)

    def test_a_series_of_values_on_a_descriptor(self):
        values = "date,value\n" + "".join(f"2023-{month:02}-28,{month}\n" for month in range(1, 13))
        reading, writing = os.pipe()
        threading.Thread(target=lambda: (os.write(writing, values.encode()), os.close(writing))).start()
        done = self.command("spc", "/dev/stdin", "--format", "csv", stdin=reading, seconds=10)
        os.close(reading)
        self.assertEqual(done.code, 0, done.err)

    def test_a_file_in_the_way_of_a_paper(self):
        self.area(*RUN)
        (self.output / "papers").mkdir()
        self.pipe(self.output / "papers" / f"{DAY}-app-subgroup.md.tmp")
        done = self.area("report", "app-subgroup", "--as-of", DAY, "--format", "markdown", seconds=10)
        self.assertEqual(done.code, 73, done.err)


if __name__ == "__main__":
    unittest.main()
