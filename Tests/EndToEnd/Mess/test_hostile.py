"""What is in an export, or what an export is, does nothing: formulas, escape codes, odd names, things that are no files."""

import csv
import io
import json
import os
import resource
import subprocess
import unittest

from acting import ALL, FORMULAS, acts_in_a_spreadsheet, acts_in_a_terminal
from program import PROGRAM, Runs, published

EXCLUSIONS = ["exclusion_id", "pupil_id", "school_urn", "start_date", "reason", "sen_status"]
GOOD = ["X1", "P1", "900001", "2023-01-05", "Bullying", "K"]
MORE_GOOD = [[f"X{number}", *GOOD[1:]] for number in range(10, 16)]
BAD = ["X2", "P2", "900001", "soon", "Bullying", "K"]
RUN = ["--as-of", "2023-02-28", "--from", "2023-02-28"]


def as_csv(*rows):
    """Rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


class Hostile(Runs):
    """Exports from somebody who means harm, or whose system does."""

    def deliver_texts(self, texts):
        """Exports with each text in each place that holds text: reason, phase, area, name, stage, programme."""
        rows = [[f"X{number}", f"P{number}", f"9{number:05}", "2023-01-05", text, "K"] for number, text in enumerate(texts)]
        schools = [[row[2], row[4], row[4], row[4], "100"] for row in rows]
        self.deliver("exclusions.csv", as_csv(EXCLUSIONS, *rows))
        self.deliver("suspensions.csv", as_csv(["suspension_id", *EXCLUSIONS[1:]], *rows))
        self.deliver("schools.csv", as_csv(["school_urn", "school_name", "phase", "area", "headcount"], *schools))
        self.deliver("milestones.csv", as_csv(["kpi", "stage", "due_date"], *[["14", row[4], "2023-01-01"] for row in rows]))
        self.deliver("training.csv", as_csv(["school_urn", "programme", "attended_date"], *[row[2:5:2] + row[3:4] for row in rows]))

    def files_published(self):
        """The text of each published CSV file by name."""
        return {path.name: path.read_text(encoding="utf-8") for path in self.latest().glob("*.csv")}

    def quality(self):
        """What became of the exclusions in the last run."""
        return next(row for row in published(self.latest(), "quality.csv") if row["source"] == "exclusions")

    def run_all(self, *names):
        """Every command; the streams as text, the exit codes."""
        runs = [self.scorecard("run", *RUN, "--verbose"), self.scorecard("run", *RUN, "--log-format", "json", "--verbose"),
                self.scorecard("check"), self.scorecard("check", "--log-format", "json")]
        extracts = [self.scorecard("extract", name) for name in names or ["exclusions"]]
        text = b"".join(done.stdout + done.stderr for done in runs) + b"".join(done.stderr for done in extracts)
        return text.decode("utf-8"), [done.returncode for done in runs + extracts]

    def check_nothing_acts(self, streams):
        """Neither in the streams nor in a published table."""
        self.assertEqual(acts_in_a_terminal(streams), [])
        for name, text in self.files_published().items():
            with self.subTest(name):
                self.assertEqual(acts_in_a_spreadsheet(text), [])
                self.assertEqual(acts_in_a_terminal(text), [])

    def test_texts_in_cells(self):
        self.deliver_texts(ALL)
        streams, _ = self.run_all("exclusions", "suspensions", "schools", "milestones", "training")
        categories = {row["category"].lstrip("'") for row in published(self.latest(), "breakdowns.csv")}
        self.assertLessEqual({text for text in FORMULAS if not text.startswith("-")}, categories)
        points = [tuple(row[key] for key in ("kpi", "part", "measure", "as_of", "dimension", "category"))
                  for row in published(self.latest(), "breakdowns.csv")]
        self.assertEqual(len(points), len(set(points)), "two categories with one name")
        json.loads((self.latest() / "scorecard.json").read_text(encoding="utf-8"))
        self.check_nothing_acts(streams)

    def test_texts_in_the_clean_rows_that_extract_prints(self):
        self.deliver_texts(ALL)
        for source in ("exclusions", "schools"):
            with self.subTest(source):
                text = self.scorecard("extract", source).stdout.decode("utf-8")
                self.assertEqual(acts_in_a_spreadsheet(text), [])
                self.assertEqual(acts_in_a_terminal(text), [])

    def test_texts_in_values_that_are_rejected(self):
        rows = [[*GOOD[:place], text, *GOOD[place + 1:]] for place in (3, 5) for text in ALL for _ in range(6)]
        self.deliver("exclusions.csv", as_csv(EXCLUSIONS, GOOD, *rows))
        self.check_nothing_acts(self.run_all()[0])

    def test_texts_in_headings(self):
        self.deliver("exclusions.csv", as_csv(EXCLUSIONS + ALL, GOOD + ["x"] * len(ALL), BAD + ["x"] * len(ALL)))
        self.check_nothing_acts(self.run_all()[0])
        for text in ALL:
            with self.subTest(repr(text)):
                self.deliver("exclusions.csv", as_csv([text] + EXCLUSIONS[1:], GOOD))
                self.check_nothing_acts(self.run_all()[0])
                self.deliver("exclusions.csv", as_csv([text], EXCLUSIONS, GOOD))
                self.check_nothing_acts(self.run_all()[0])

    def test_names_of_files(self):
        names = ["exclusions-a b'\"\n.csv", "exclusions-\n=cmd().csv", "exclusions-\x1b[31mred.csv", "exclusions-\u202evsc.csv",
                 "exclusions-\u009b31m.csv", "exclusions-$(touch acted);|&.csv", "exclusions-<b>.csv", "exclusions-é.csv",
                 "exclusions-%s%n{0}.csv", "exclusions-,\t\\.csv"]
        for name in names:
            with self.subTest(repr(name)):
                for old in self.input.iterdir():
                    old.unlink()
                self.deliver(name, as_csv(EXCLUSIONS, *MORE_GOOD, BAD))
                self.check_name(0, str(len(MORE_GOOD)))
                self.deliver(name, "")
                self.check_name(65, "0")

    def check_name(self, code, accepted):
        """The file was read, or refused, and its name stands on one line wherever it is said."""
        streams, codes = self.run_all()
        self.assertEqual((codes[-1], self.quality()["accepted"]), (code, accepted))
        for line in streams.splitlines():
            self.assertFalse(line.startswith((".csv", "=cmd")), "a line of its own")
        self.check_nothing_acts(streams)

    def test_a_name_that_is_no_text(self):
        with open(os.fsencode(self.input) + b"/exclusions-\xff\xfe.csv", "wb") as file:
            file.write(as_csv(EXCLUSIONS, GOOD, BAD).encode())
        streams, codes = self.run_all()
        self.assertIn(codes[4], (0, 65), streams)
        self.check_nothing_acts(streams)

    def check_refused(self, word):
        """The source is refused, in words, by every command, and in no time."""
        streams, codes = self.run_all()
        self.assertEqual(codes, [65, 65, 65, 65, 65], streams)
        self.assertIn("exclusions-x.csv", streams)
        self.assertIn(word, streams)
        self.assertEqual(self.quality()["status"], "refused")

    def test_things_that_are_no_files(self):
        self.deliver("exclusions.csv", as_csv(EXCLUSIONS, GOOD))
        odd = self.input / "exclusions-x.csv"
        os.mkfifo(odd)
        self.check_refused("is not a file")
        odd.unlink()
        for target, word in (("/dev/zero", "is not a file"), ("/dev/tty", ""), ("nowhere", "cannot be read"),
                             (odd.name, "cannot be read"), (".", "is not a file")):
            with self.subTest(target):
                odd.symlink_to(target)
                self.check_refused(word)
                odd.unlink()
        odd.mkdir()
        self.check_refused("is not a file")

    def test_a_link_to_a_file_is_that_file(self):
        (self.folder / "elsewhere").write_text(as_csv(EXCLUSIONS, GOOD), encoding="utf-8")
        (self.input / "exclusions-x.csv").symlink_to(self.folder / "elsewhere")
        self.assertEqual(self.scorecard("extract", "exclusions").returncode, 0)

    def test_a_file_that_may_not_be_read(self):
        self.deliver("exclusions.csv", as_csv(EXCLUSIONS, GOOD))
        (self.input / "exclusions.csv").chmod(0)
        self.folder.chmod(0o755)
        other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        try:
            done = self.scorecard("extract", "exclusions", **other)
        except PermissionError:
            self.skipTest("another user cannot reach the program")
        self.assertEqual(done.returncode, 65, done.stderr)
        self.assertIn(b"exclusions.csv cannot be read: Permission denied", done.stderr)

    def test_two_thousand_files(self):
        for number in range(2000):
            self.deliver(f"exclusions-{number}.csv", as_csv(EXCLUSIONS, [f"X{number}", *GOOD[1:]], GOOD))
        few = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))}
        self.assertEqual(self.scorecard("extract", "exclusions", **few).returncode, 0)
        self.scorecard("run", *RUN, **few)
        quality = self.quality()
        self.assertEqual([quality[name] for name in ("files", "read", "accepted", "duplicates")], ["2000", "4000", "2000", "2000"])

    def test_a_line_without_an_end_needs_little_memory(self):
        with open(self.input / "exclusions.csv", "w", encoding="utf-8") as file:
            file.write(as_csv(EXCLUSIONS))
            for _ in range(192):
                file.write("X" * (1 << 20))
        command = [PROGRAM, "extract", "--pipelines", self.pipelines, "--input", self.input, "exclusions"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        with process.stderr:
            said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 65, said)
        self.assertIn(b"exclusions.csv, line 2: a value of more than 1 MB", said)
        # Linux counts what this process held before the program took over, too.
        self.assertLess(used.ru_maxrss, 160 << 10, "KiB")


if __name__ == "__main__":
    unittest.main()
