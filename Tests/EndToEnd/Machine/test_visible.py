"""What acts in a terminal instead of being seen never reaches one: wherever it comes from, it is shown as an escape."""

import json
import os
import pty
import re
import shutil
import subprocess
import unicodedata
import unittest

from program import Case, DAY, ENVIRONMENT, PROGRAM

RUN = ("run", "--as-of", DAY, "--from", DAY)
# In YAML's own escapes: red, right to left, a line end of another kind, two more, no width, the bell.
NASTY = r"\e[31m\u202E\u0085\u2028\u2029\u200B\a"
RAW = "\x1b[31m\u202e\u0085\u2028\u2029\u200b\x07"
SHOWN = r"\u001B[31m\u202E\u0085\u2028"


def acting(text):
    """The characters of a text that act."""
    return {character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")} - {"\n"}


class Nasty(Case):
    """Somerset's plan, in every text of which somebody has put what acts."""

    def setUp(self):
        super().setUp()
        self.with_exports()
        self.own_pipelines()
        (self.exports / "exclusions.csv").unlink()
        (self.exports / f"stranger{RAW}.csv").write_text("a,b\n", encoding="utf-8")
        for name in ("plan.yml", "risks.yml", "governance.yml", "qualitative.yml"):
            self.defile(self.pipelines / name)
        for folder in ("kpis", "sources", "actions"):
            for file in (self.pipelines / folder).glob("*.yml"):
                self.defile(file)

    def defile(self, file):
        """Puts it at the end of whatever is shown: titles, names, owners, texts, reasons."""
        keys = r"title|short_title|plan|monitoring_title|text|risk|mitigation|escalation|footnote|reason|finding|name"
        changed = re.sub(rf"(?m)^( *(?:- )?(?:{keys}): )([A-Za-z][^\n\"{{}}>|:#']*)$", 
                         lambda found: f'{found[1]}"{found[2]}{NASTY}"', file.read_text(encoding="utf-8"))
        file.write_text(changed, encoding="utf-8")

    def assert_seen(self, done, *codes):
        """Nothing that acts, and the escapes in its place, in some place."""
        self.assertIn(done.code, codes, done.err)
        self.assertEqual(acting(done.out + done.err), set(), ascii(done.out + done.err)[:3000])

    def test_every_command_for_people(self):
        first = self.area(*RUN, "--verbose")
        self.assert_seen(first, 65)
        self.assertIn(SHOWN, first.out)
        self.assert_seen(self.area("check", "--as-of", DAY), 65)
        self.assert_seen(self.area("check", "--as-of", DAY, "--when-due"), 0, 65)
        for line in (("alerts",), ("history",), ("history", "7"), ("history", "7", "--format", "markdown"), ("report",),
                     ("report", "app-subgroup", "--as-of", DAY, "--format", "markdown"), (*RUN, "--format", "markdown")):
            with self.subTest(line):
                self.assert_seen(self.area(*line), 0, 65)
        alert = json.loads(self.area("alerts", "--format", "json").out)[0]["id"]
        self.assert_seen(self.area("alerts", "--explain", alert), 0)
        self.assert_seen(self.area("acknowledge", alert, "--why", RAW, "--by", RAW), 0)
        run = (self.output / DAY).resolve().name
        self.assert_seen(self.area("withdraw", run, "--reason", RAW, "--by", RAW), 0)
        self.assert_seen(self.area("history"), 0)

    def test_json_for_programs(self):
        self.area(*RUN, "--quiet")
        for line in ((*RUN, "--format", "json", "--quiet", "--log-format", "json"), ("check", "--as-of", DAY, "--format", "json"),
                     ("alerts", "--format", "json"), ("history", "--format", "json")):
            with self.subTest(line):
                done = self.area(*line)
                self.assert_seen(done, 0, 65)
                self.assertTrue(json.loads(done.out))
                self.assertTrue(all(json.loads(said) for said in done.err.splitlines() if said.startswith("{")))
        self.assertIn(RAW, json.loads(self.area(*RUN, "--format", "json", "--quiet").out)["plan"])

    def test_a_terminal_with_colours(self):
        try:
            main, side = pty.openpty()
        except OSError as reason:
            self.skipTest(f"this system gives no terminal: {reason}")
        line = [PROGRAM, *RUN, "--pipelines", self.pipelines, "--input", self.exports, "--output", self.output]
        environment = {name: value for name, value in ENVIRONMENT.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
        with subprocess.Popen([*map(str, line)], stdin=subprocess.DEVNULL, stdout=side, stderr=subprocess.DEVNULL, env=environment) as process:
            os.close(side)
            said = b""
            try:
                while more := os.read(main, 65536):
                    said += more
            except OSError:
                pass
            os.close(main)
            process.wait(20)
        text = said.decode().replace("\r\n", "\n")
        self.assertIn("\x1b[31mRed\x1b[0m", text)
        self.assertIn(SHOWN, text)
        self.assertEqual(acting(re.sub(r"\x1b\[3[1-4]m(Red|Amber|Green)\x1b\[0m", "", text)), set())

    def test_mistakes_in_the_definitions(self):
        file = next(self.pipelines.glob("kpis/07*.yml"))
        text = file.read_text(encoding="utf-8")
        for old, new in (("unit: ", f'unit: "{NASTY}" # '), ("owner: ", f'"own{NASTY}er": '), ("better: ", f'better: "{NASTY}" # ')):
            with self.subTest(old):
                file.write_text(text.replace(old, new, 1), encoding="utf-8")
                done = self.area(*RUN)
                self.assert_seen(done, 78)
                self.assertIn(SHOWN, done.err)
        file.write_text(text, encoding="utf-8")
        shutil.copy(file, file.with_name(f"07{RAW}.yml"))
        done = self.area(*RUN)
        self.assert_seen(done, 78)
        self.assertIn(SHOWN, done.err)


class Options(Case):
    """What stands on the command line is quoted in what is said of it."""

    def test_wrong_usage(self):
        for line in (("run", f"--{RAW}"), ("run", "--as-of", RAW), (RAW,), ("run", f"--from={RAW}\nError: another line"),
                     ("spc", f"{RAW}.csv"), ("run", "--input", RAW), ("check", "--pipelines", RAW), ("extract", RAW),
                     ("report", RAW), ("report", "--format", RAW), ("alerts", "--output", RAW), ("run", "--kpi", RAW)):
            with self.subTest(line):
                done = self.command(*line, cwd=self.folder, env={"SCORECARD_PIPELINES": str(self.pipelines)})
                self.assertNotIn(done.code, (0, 70), done.err)
                self.assertEqual(acting(done.out + done.err), set(), ascii(done.err))
                self.assertNotIn("\nError: another line", done.err)

    def test_help_is_as_it_was(self):
        done = self.command("run", "--help")
        self.assertEqual((done.code, done.err), (0, ""))
        self.assertIn("USAGE: scorecard run", done.out)
        self.assertEqual(self.command("--generate-completion-script", "bash").code, 0)
        self.assertEqual(self.command("--version").err, "")


if __name__ == "__main__":
    unittest.main()
