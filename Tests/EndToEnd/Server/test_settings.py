"""The settings file is read, never run: what each line gives, or what is said of it, with file and line and no value."""

import os
import random
import re
import subprocess
import unittest

from server import CRON, WrapperCase

WRAPPERS = ("run-monthly", "run-papers", "check-nightly", "with-settings")
# What stands after SCORECARD_INPUT=, and the value that it is.
VALUES = (
    ("/a/in put", "/a/in put"), ("/a/two  spaces", "/a/two  spaces"), (" /a ", "/a"), ("\t/a\t", "/a"), ("/a#b", "/a#b"),
    ("'/a/in put'", "/a/in put"), ('"/a/in put"', "/a/in put"), ('" /a "  ', " /a "), ('"/srv/o\'brien"', "/srv/o'brien"),
    ("'/a \"b\"'", '/a "b"'), ("'a # b; c & d | e < f > (g) X=1'", "a # b; c & d | e < f > (g) X=1"), ("'~/a'", "~/a"),
    ("/a=b", "/a=b"), ("/a/x?y=1", "/a/x?y=1"), ("/*", "/*"), ("'{a,b}'", "{a,b}"), ("/srv/école", "/srv/école"),
    ("exit 0", "exit 0"), ("/a rm -rf b", "/a rm -rf b"), ("x" * 4000, "x" * 4000))
# A line, and what is said of it. "5ecre7" is in what nobody may be shown.
MISTAKES = (
    # Commands, and what only bash understands.
    ("exit 0", "not NAME=value: no command is run here"), ("rm -rf 5ecre7", "not NAME=value"), ("touch x", "not NAME=value"),
    (". ./more.env", "not NAME=value"), ("set -a", "not NAME=value"), ("if true; then", "not NAME=value"),
    ("SCORECARD_WAIT", "not NAME=value"), ("export SCORECARD_WAIT", "not NAME=value"), ("; a comment", "not NAME=value"),
    ("SCORECARD_WAIT = 5ecre7", "without a space before its ="), ("SCORECARD_WAIT+=5ecre7", "not NAME=value"),
    ("=5ecre7", "not NAME=value"), ("a-b=5ecre7", "not NAME=value"), ("X" * 65 + "=1", "not NAME=value"),
    ("SCORECARD_WAIT=$(touch x)", "nothing is expanded here; write the value out"),
    ("SCORECARD_WAIT=`touch x`", "nothing is expanded"), ("SCORECARD_WAIT=${5ecre7}", "nothing is expanded"),
    ("SCORECARD_WAIT=$HOME/5ecre7", "nothing is expanded"), ("SCORECARD_WAIT='$(touch x)'", "nothing is expanded"),
    ('SCORECARD_WAIT="$(touch x)"', "nothing is expanded"), ("SCORECARD_WAIT=/a/in\\ 5ecre7", "backslash"),
    ("SCORECARD_WAIT=$'\\x41'", "nothing is expanded"), ("SCORECARD_WAIT=5ecre7 \\", "backslash"),
    ("SCORECARD_WAIT=5ecre7; touch x", "no command is run here"), ("export SCORECARD_WAIT={5ecre7,x}", "no command"), ("SCORECARD_WAIT=5ecre7 & touch x", "no command"),
    ("SCORECARD_WAIT=5ecre7 | touch x", "no command"), ("SCORECARD_WAIT=<(touch x)", "no command"),
    ("SCORECARD_WAIT=5ecre7 >x", "no command"), ("SCORECARD_WAIT=(5ecre7)", "no command"),
    ("SCORECARD_WAIT=5ecre7 SCORECARD_TIME_LIMIT=3h", "each setting has a line of its own"),
    ("SCORECARD_WAIT=~/5ecre7", "write the folder out"), ("SCORECARD_WAIT=/a:~/5ecre7", "write the folder out"),
    ("SCORECARD_WAIT=5ecre7 # three", "a comment stands on a line of its own"),
    ("SCORECARD_WAIT= #5ecre7", "a comment stands"),
    # Quotes.
    ('SCORECARD_WAIT="5ecre7\nmore"', "the quote never closes"), ("SCORECARD_WAIT='5ecre7", "the quote never closes"),
    ('SCORECARD_WAIT="', "the quote never closes"), ('SCORECARD_WAIT="a" 5ecre7', "text after the closing one"),
    ("SCORECARD_WAIT='a' 'b'", "a quote inside"), ('SCORECARD_WAIT=/a/"5ecre7 b"', "a quote inside"),
    ("SCORECARD_WAIT=/o'5ecre7", "a quote inside"), ('SCORECARD_WAIT="a" # b', "text after the closing one"),
    # Names.
    ("SCORECARD_INPTU=5ecre7", "SCORECARD_INPTU is no setting; the nearest is SCORECARD_INPUT"),
    ("SCORECARD_PING_ULR=5ecre7", "the nearest is SCORECARD_PING_URL"), ("SCORECARDS=5ecre7", "the nearest is SCORECARD"),
    ("SCORECARD_X_Y_Z_5=5ecre7", "SCORECARD_X_Y_Z_5 is no setting; the nearest is SCORECARD"),
    ("SCORCARD_WAIT=5ecre7", "the nearest is SCORECARD_WAIT"), ("scorecard_wait=5ecre7", "capitals, digits and _"),
    ("program=5ecre7", "capitals"), ("log=5ecre7", "capitals"), ("SCORECARD_OUTPUT=5ecre7", "SCORECARD_OUTPUT is on line 1 already"),
    ("UID=0", "the shell's own"), ("IFS=a", "the shell's own"), ("BASH_ENV=/5ecre7", "the shell's own"),
    ("LD_PRELOAD=/5ecre7", "the shell's own"), ("_=5ecre7", "the shell's own"), ("POSIXLY_CORRECT=1", "the shell's own"),
    # Bytes.
    ("SCORECARD_WAIT=", "SCORECARD_WAIT has no value: give one, or put # before"), ("SCORECARD_WAIT=''", "has no value"),
    ("SCORECARD_WAIT=5ecre7\r", "the line ends of Windows"), ("SCORECARD_WAIT=5ecre7\x1b[31m", "control character"),
    ("SCORECARD_WAIT=5ecre7\ta", "a tab or another control character"), ("SCORECARD_WAIT=5ecre7\0", "a NUL byte"),
    ("\0", "a NUL byte"), ("\ufeffSCORECARD_WAIT=5ecre7", "a byte order mark"), ("#" + "x" * 5000, "longer than 4,096 characters"),
    ("SCORECARD_WAIT=" + "5ecre7 " * 140_000, "longer than 4,096 characters"),
    (b"SCORECARD_WAIT=5ecre7\xe9", "not UTF-8"))


# Reads lines, each ended by a NUL: + and the value where there is no mistake, else -.
READER = """. {folder}/settings.bash
while IFS= read -r -d '' line; do
  settings=() setting_lines=() number=1 wrong=
  read_line "$line"
  if [[ -z $wrong ]]; then printf '+%s\\0' "${{settings[SCORECARD_WAIT]}}"; else printf -- '-\\0'; fi
done"""
# The same by bash, with nothing there that it could run.
BASH = """while IFS= read -r -d '' line; do unset SCORECARD_WAIT; eval "$line"; printf '+%s\\0' "$SCORECARD_WAIT"; done"""


class Settings(WrapperCase):
    """Files of settings, with a program that says what it was given."""

    def setUp(self):
        super().setUp()
        (self.stand_in / "scorecard").write_text(f"#!/bin/bash\nenv -0 >{self.stand_in}/environment\n")

    def file(self, *lines, end="\n"):
        """The settings file of these lines, after those that must be there."""
        first = [f"SCORECARD_OUTPUT={self.folder}/output", f"SCORECARD={self.stand_in}/scorecard",
                 f"SCORECARD_LOG={self.log_path}"]
        lines = [line if isinstance(line, bytes) else line.encode() for line in (*first, *lines)]
        self.settings.write_bytes(b"\n".join(lines) + end.encode())
        return len(first) + 1

    def given(self, wrapper="with-settings"):
        """The environment of the program after a run that succeeds."""
        self.assertEqual(self.run_wrapper(wrapper=wrapper), (0, ""))
        pairs = (self.stand_in / "environment").read_bytes().decode().split("\0")
        return dict(pair.split("=", 1) for pair in pairs if pair)

    def refused(self, why, wrapper="run-monthly"):
        """What is said of settings that are refused: this, and nothing was run."""
        code, err = self.run_wrapper(wrapper=wrapper)
        self.assertEqual(code, 78, err)
        self.assertIn(why, err)
        self.assertNotIn("5ecre7", err)
        for path in (self.stand_in / "environment", self.folder / "x", self.folder / "output"):
            self.assertFalse(path.exists(), path)
        return err

    def test_values(self):
        for text, value in VALUES:
            for before in ("", "export ", "  "):
                with self.subTest(text[:60], before=before):
                    self.file(f"{before}SCORECARD_INPUT={text}")
                    self.assertEqual(self.given()["SCORECARD_INPUT"], value)

    def test_lines_that_are_no_settings(self):
        self.log_path.parent.mkdir()
        for text, why in MISTAKES:
            with self.subTest(text[:60]):
                number = self.file(text)
                err = self.refused(why)
                self.assertTrue(err.startswith(f"run-monthly: {self.settings}:{number}: "), err)
                self.assertIn(why, self.log())
        self.assertNotIn("5ecre7", self.log())

    def test_every_wrapper_and_every_mistake(self):
        self.file("exit 0", "SCORECARD_WAIT=1h", "SCORECARD_WIAT=2h", "SCORECARD_LOG_KEEP=many")
        for wrapper in WRAPPERS:
            err = self.refused("nearest is SCORECARD_WAIT", wrapper=wrapper)
            self.assertEqual([line.split(":")[0:3:2] for line in err.splitlines()],
                             [[wrapper, "4"], [wrapper, "6"], [wrapper, "7"]])

    def test_of_many_mistakes_twenty_are_told(self):
        self.file(*["exit 0"] * 5000)
        self.assertEqual(self.refused("no command").count("\n"), 20)
        self.file(*["SCORECARD_WAIT=1h\r"] * 5000)
        self.assertEqual(self.refused("Windows").count("\n"), 1)

    def test_a_file_that_is_none_of_settings(self):
        self.settings.write_bytes(b"#\n" * 600_000)
        self.refused(f"{self.settings}: larger than a million bytes")
        self.settings.unlink()
        self.settings.mkdir()
        self.refused("cannot be read")

    def test_comments_blanks_and_no_final_line_end(self):
        self.file("# $(touch x) `touch x` \"", "", " \t ", "  # more", "#", "SCORECARD_WAIT=5h", end="")
        self.assertEqual(self.given()["SCORECARD_WAIT"], "5h")

    def test_other_names_go_to_the_program_and_the_clock_stays_londons(self):
        self.file("HTTPS_PROXY=http://proxy.example.org:3128", "LANG=C", "EMPTY=", "TZ=Asia/Tokyo", "LC_ALL=C",
                  "LD_LIBRARY_PATH=/opt/lib", "PATH=/usr/bin:/bin", f"TMPDIR={self.folder}")
        given = self.given()
        for name, value in {"HTTPS_PROXY": "http://proxy.example.org:3128", "LANG": "C", "EMPTY": "", "TZ": "Europe/London",
                            "LC_ALL": "C.UTF-8", "LD_LIBRARY_PATH": "/opt/lib", "PATH": "/usr/bin:/bin"}.items():
            self.assertEqual(given[name], value, name)

    def test_a_log_is_not_waited_for_when_it_is_a_pipe(self):
        self.log_path.parent.mkdir()
        os.mkfifo(self.log_path)
        self.file("exit 0")
        self.refused("not NAME=value")
        self.file()
        self.assertEqual(self.run_wrapper(), (73, f"run-monthly: {self.log_path} cannot be written\n"))

    def test_the_names_that_are_known_are_those_of_the_file_that_is_installed(self):
        known = re.search(r"known_settings=\(([^)]*)\)", (CRON / "settings.bash").read_text())[1].split()
        named = re.findall(r"(?m)^#?(SCORECARD\w*)=", (CRON / "scorecard.env").read_text())
        self.assertEqual(sorted(known), sorted(named))


class AsBash(unittest.TestCase):
    """Whatever is taken without blanks outside quotes is what bash took it for: no file changes its meaning in silence."""

    def results(self, script, lines):
        """What a script says of each line."""
        done = subprocess.run(["/bin/bash", "-c", script], input="".join(f"{line}\0" for line in lines), capture_output=True,
                              text=True, check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/nowhere", "HOME": "/home/of"}, cwd="/")
        return done.stdout.split("\0")[:-1]

    def test_random_lines(self):
        seed = int(os.environ.get("SEED", random.randrange(1 << 30)))
        print(f"SEED={seed}")
        source = random.Random(seed)
        letters = "aaab/é\"\"''$`\\~#;&|=: \t!*?{},+-%@"
        lines = [source.choice(["", " ", "export "]) + "SCORECARD_WAIT=" + "".join(source.choices(letters, k=source.randrange(1, 9)))
                 for _ in range(20_000)]
        found = dict(zip(lines, self.results(READER.format(folder=CRON), lines), strict=True))
        taken = [line for line, value in found.items() if value != "-"
                 and not re.search(r"\S\s+\S", re.sub("\"[^\"]*\"|'[^']*'", "q", line.strip().removeprefix("export ")))
                 and not re.search(r"=\s+\S", line)]
        self.assertGreater(len(taken), 1000)
        by_bash = zip(taken, self.results(BASH, taken), strict=True)
        self.assertEqual([(line, found[line], value) for line, value in by_bash if value != found[line]], [])


if __name__ == "__main__":
    unittest.main()
