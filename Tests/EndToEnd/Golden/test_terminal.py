"""What people have around the program: a terminal of some width, colours, a browser, and a shell that completes what they type."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import tempfile
import termios
import time
import unittest
from pathlib import Path

from documents import PROGRAM, ROOT, run

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
DRY = ("run", "--dry-run", "--quiet", "--input", "Fixtures/somerset", "--as-of", "2024-03-31", "--from", "2024-01-31", "--output", "nowhere")
SMALL = ("run", "--dry-run", "--quiet", "--pipelines", "Fixtures/northmoor/Pipelines", "--input", "Fixtures/northmoor/exports", "--as-of",
         "2025-02-28", "--output", "nowhere")
CLEAN = {name: value for name, value in os.environ.items()
         if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "DISPLAY", "WAYLAND_DISPLAY")}


def piped(*arguments, **environment):
    """What the program prints where a program reads it."""
    return subprocess.run([PROGRAM, *arguments], cwd=ROOT, env=CLEAN | environment, capture_output=True, text=True, check=False).stdout


def shown(columns, *arguments, **environment):
    """What the program prints in a terminal with so many columns."""
    try:
        leader, follower = pty.openpty()
    except OSError as reason:
        raise unittest.SkipTest(f"this system gives no terminal: {reason}") from reason
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with subprocess.Popen([PROGRAM, *arguments], cwd=ROOT, env=CLEAN | {"TERM": "xterm"} | environment, stdin=subprocess.DEVNULL,
                          stdout=follower, stderr=subprocess.DEVNULL):
        os.close(follower)
        text = b""
        try:
            while piece := os.read(leader, 65536):
                text += piece
        except OSError:
            pass  # The terminal's other end is closed when the program has ended.
    os.close(leader)
    return text.decode().replace("\r\n", "\n")


class Width(unittest.TestCase):
    """A table is as wide as the terminal."""

    def test_no_line_is_wider_than_the_terminal_and_no_figure_is_lost(self):
        for columns in (40, 80, 120, 200, 400):
            text = COLOUR.sub("", shown(columns, *DRY))
            with self.subTest(columns=columns):
                table = text.split("\n\n")[1]
                self.assertLessEqual(max(map(len, table.splitlines())), min(200, max(80, columns)))
                self.assertEqual(re.findall(r"(?m)^(\d+[ab]?) ", table),
                                 ["1", "2", "3", "4", "5a", "5b", "6", "7", "8", "9", "10", "11a", "11b", "12", "13", "14"])

    def test_a_figure_has_one_line_where_there_is_room_or_a_program_reads_it(self):
        for text in (shown(200, *DRY), piped(*DRY)):
            self.assertEqual(len(text.split("\n\n")[1].splitlines()), 17)

    def test_columns_says_otherwise(self):
        self.assertEqual(COLOUR.sub("", shown(200, *DRY, COLUMNS="90")), piped(*DRY, COLUMNS="90"))
        self.assertNotEqual(piped(*DRY, COLUMNS="90"), piped(*DRY))


class Colour(unittest.TestCase):
    """The option comes before the environment, and the environment before what standard output is."""

    def test_a_terminal_has_colour_and_a_pipe_has_none(self):
        self.assertRegex(shown(120, *SMALL), COLOUR)
        self.assertNotRegex(piped(*SMALL), COLOUR)
        self.assertNotRegex(shown(120, *SMALL, TERM="dumb"), COLOUR)

    def test_the_environment_turns_it_off_and_on(self):
        self.assertNotRegex(shown(120, *SMALL, NO_COLOR="1"), COLOUR)
        self.assertRegex(piped(*SMALL, FORCE_COLOR="1"), COLOUR)
        self.assertRegex(piped(*SMALL, CLICOLOR_FORCE="1"), COLOUR)
        self.assertNotRegex(piped(*SMALL, FORCE_COLOR="0"), COLOUR)
        self.assertNotRegex(piped(*SMALL, FORCE_COLOR="1", NO_COLOR="1"), COLOUR)

    def test_the_option_is_stronger_in_both_spellings(self):
        for option in ("--color", "--colour"):
            self.assertRegex(piped(*SMALL, option, "always", NO_COLOR="1"), COLOUR)
            self.assertNotRegex(shown(120, *SMALL, option, "never", FORCE_COLOR="1"), COLOUR)
            self.assertRegex(shown(120, *SMALL, option, "auto"), COLOUR)

    def test_what_programs_read_has_none(self):
        for name in ("csv", "json", "markdown"):
            self.assertNotIn("\x1b", piped(*SMALL, "--color", "always", "--format", name), name)


class Open(unittest.TestCase):
    """`--open` shows what was written."""

    def report(self, folder, *arguments, **environment):
        """How `report` ends for a scorecard that is published there."""
        run("run", "--input", "Fixtures/somerset", "--output", f"{folder}/output", "--as-of", "2023-06-30", "--from", "2023-06-30", "-q")
        return subprocess.run(
            [PROGRAM, "report", "partnership-board", "--as-of", "2023-06-30", "--output", f"{folder}/output", "--format", "markdown",
             *arguments], cwd=ROOT, env=CLEAN | environment, capture_output=True, text=True, check=False)

    def test_without_a_display_the_path_is_printed(self):
        with tempfile.TemporaryDirectory() as folder:
            done = self.report(folder, "--open")
            self.assertEqual(done.returncode, 0)
            self.assertIn("No display here. To see the page, open this file in a browser: /", done.stderr)
            self.assertTrue(Path(done.stderr.strip().split(": ")[-1]).is_file())

    def test_with_a_display_the_browser_gets_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            opener = Path(folder, "xdg-open")
            opener.write_text(f'#!/bin/sh\necho "$1" > {folder}/opened\n', encoding="utf-8")
            opener.chmod(0o755)
            done = self.report(folder, "--open", DISPLAY=":9", PATH=f"{folder}:{os.environ['PATH']}")
            self.assertEqual(done.returncode, 0)
            self.assertNotIn("browser", done.stderr)
            self.assertTrue(Path(Path(folder, "opened").read_text(encoding="utf-8").strip()).is_file())

    def test_a_browser_that_does_not_start_is_told_of(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "xdg-open").symlink_to("/bin/false")
            done = self.report(folder, "--open", DISPLAY=":9", PATH=f"{folder}:{os.environ['PATH']}")
            self.assertIn("The browser could not be started. Open this file in it: /", done.stderr)

    def test_run_prints_the_path_of_its_page(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [PROGRAM, "run", "--open", "-q", "--input", "Fixtures/somerset", "--output", f"{folder}/output", "--as-of", "2023-06-30",
                 "--from", "2023-06-30"], cwd=ROOT, env=CLEAN, capture_output=True, text=True, check=False)
            self.assertRegex(done.stderr, r": /.*/output/2023-06-30/dashboard\.html\n$")


class Version(unittest.TestCase):
    """The version, however somebody asks for it."""

    def test_it_is_the_same_each_way(self):
        said = {piped("version"), piped("-V"), piped("--version")}
        self.assertEqual(len(said), 1)
        self.assertRegex(said.pop(), r"^\d+\.\d+\.\d+\n$")


class Completion(unittest.TestCase):
    """What bash offers when somebody presses the tab key."""

    @classmethod
    def setUpClass(cls):
        cls.script = run("--generate-completion-script", "bash").stdout

    def offered(self, line, folder=ROOT, **environment):
        """The words that are offered for the last word of a line."""
        words = line.split(" ")
        call = (f"{self.script}\nCOMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}; COMP_LINE={line!r};"
                f" COMP_POINT={len(line)}; _scorecard scorecard {words[-1]!r} {words[-2]!r}; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        with tempfile.TemporaryDirectory() as path:
            Path(path, "scorecard").symlink_to(Path(PROGRAM).resolve())
            done = subprocess.run(["bash", "-c", call], cwd=folder, env=CLEAN | {"PATH": f"{path}:{os.environ['PATH']}"} | environment,
                                  capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        return [word.strip() for word in done.stdout.split("\n") if word.strip()]

    def test_commands_and_options(self):
        self.assertIn("withdraw", self.offered("scorecard with"))
        self.assertIn("--until", self.offered("scorecard sample --un"))

    def test_names_of_the_definitions(self):
        self.assertEqual(set(self.offered("scorecard run --kpi 5")), {"5", "5a", "5b"})
        self.assertEqual(self.offered("scorecard run --kpi 7,11a"), ["7,11a"])
        self.assertEqual(self.offered("scorecard run --kpi ar"), ["area:1", "area:2"])
        self.assertEqual(self.offered("scorecard history 7,source:sen_s"), ["7,source:sen_support"])
        self.assertEqual(self.offered("scorecard list kpis --kpi state:re"), ["state:red", "state:refused"])
        self.assertEqual(self.offered("scorecard test --kpi ch"), ["changed"])
        self.assertEqual(self.offered("scorecard list s"), ["sources"])
        self.assertEqual(self.offered("scorecard extract sen_s"), ["sen_support"])
        self.assertEqual(self.offered("scorecard report app"), ["app-subgroup"])
        offered = self.offered("scorecard test --pipelines Fixtures/northmoor/Pipelines --kpi ")
        self.assertEqual({name for name in offered if ":" not in name}, {"1", "2", "3", "changed"})

    def test_alerts_and_runs_of_what_is_published(self):
        with tempfile.TemporaryDirectory() as folder:
            run("run", "--input", "Fixtures/somerset", "--output", folder, "--as-of", "2023-06-30", "--from", "2023-06-30", "-q")
            offered = self.offered(f"scorecard acknowledge --output {folder} off_trajectory-5")
            self.assertTrue(offered and all(name.startswith("off_trajectory-5") for name in offered), offered)
            runs = [path.name for path in Path(folder, "runs").iterdir() if path.name[0].isdigit()]
            self.assertEqual(self.offered(f"scorecard withdraw --output={folder} 2"), runs)
            self.assertEqual(self.offered("scorecard withdraw 2", SCORECARD_OUTPUT=folder), runs)

    def test_where_nothing_can_be_read_nothing_is_offered_or_said(self):
        with tempfile.TemporaryDirectory() as folder:
            for line in ("run --kpi 5", "extract sen_s", "report app", "acknowledge off", "withdraw 2"):
                self.assertEqual(self.offered(f"scorecard {line}", folder), [])

    def test_it_is_fast(self):
        began = time.monotonic()
        self.offered("scorecard run --kpi 5")
        self.assertLess(time.monotonic() - began, 5)


if __name__ == "__main__":
    unittest.main()
