"""The workbook as OpenDocument, which LibreOffice makes of it where it is installed."""

import os
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

import outputs
import workbook


class OpenDocument(unittest.TestCase):
    """A run with --ods."""

    def run_with(self, output, path=None):
        """A run that ends; with other folders of programs, if any."""
        environment = {**os.environ, **({} if path is None else {"PATH": path})}
        return subprocess.run(
            [outputs.PROGRAM, "run", "--quiet", "--ods", "--as-of", "2024-03-31", "--pipelines", outputs.ROOT / "Pipelines", "--input",
             outputs.ROOT / "Fixtures/somerset", "--output", output],
            capture_output=True, text=True, timeout=300, check=False, env=environment)

    def published(self, output):
        """The files of the latest run; nothing else lies in the folder of runs."""
        folder = (Path(output) / "latest").resolve()
        self.assertEqual([path.name for path in (Path(output) / "runs").iterdir()], [folder.name])
        return folder, {path.name for path in folder.iterdir()}

    def test_it_has_every_cell_of_the_workbook(self):
        with tempfile.TemporaryDirectory() as output:
            done = self.run_with(output)
            self.assertEqual(done.returncode, 0, done.stderr)
            folder, names = self.published(output)
            self.assertIn("scorecard.ods", names)
            self.assertEqual([name for name in names if name.startswith(".")], [])
            with zipfile.ZipFile(folder / "scorecard.ods") as archive:
                self.assertEqual(archive.read("mimetype"), b"application/vnd.oasis.opendocument.spreadsheet")
                self.assertIn(b"<dc:language>en-GB</dc:language>", archive.read("meta.xml"))
                self.assertIn(b'fo:country="GB"', archive.read("styles.xml"))
            self.assertEqual((folder / "scorecard.ods").stat().st_mode, (folder / "scorecard.xlsx").stat().st_mode)
            self.assertEqual(workbook.sheets(folder / "scorecard.ods"), workbook.sheets(folder / "scorecard.xlsx"))

    def assert_all_but_it(self, path, reason):
        """Everything else is published, and what is said names the reason."""
        with tempfile.TemporaryDirectory() as output:
            done = self.run_with(output, path)
            self.assertEqual(done.returncode, 74, done.stderr)
            self.assertIn(f"scorecard.ods was not written: {reason}. Everything else is published.", done.stderr)
            _, names = self.published(output)
            self.assertLessEqual({"scorecard.xlsx", "scorecard.csv", "manifest.json", "dashboard.html"}, names)
            self.assertEqual([name for name in names if "ods" in name], [])

    def test_without_libreoffice_all_else_is_published(self):
        with tempfile.TemporaryDirectory() as empty:
            self.assert_all_but_it(empty, "LibreOffice is not installed (Debian: apt-get install libreoffice-calc-nogui)")

    def test_a_libreoffice_that_fails_keeps_nothing_back(self):
        for script, reason in (("echo 'no such filter' >&2; exit 3", "LibreOffice ended with 3: no such filter"),
                               ("exit 0", "LibreOffice ended without an error, but wrote no .ods/scorecard.ods")):
            with tempfile.TemporaryDirectory() as programs:
                program = Path(programs) / "soffice"
                program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
                program.chmod(0o755)
                self.assert_all_but_it(programs, reason)


if __name__ == "__main__":
    unittest.main()
