"""NOTICE names everything that is in the program and everything that it loads, with the licence that each has now."""

import difflib
import json
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from project import NOT_BUILT, NOT_RESOLVED, PROGRAM, RELEASE, RESOLVED, ROOT, SUPPLY, SYMBOLS

import libraries
import notice
import parts

SHOWN = 40


def differences(kept, made):
    """Which lines are missing from the file, and which are too many."""
    lines = list(difflib.unified_diff(kept.splitlines(), made.splitlines(), "NOTICE", "what is resolved", n=0, lineterm=""))
    more = [f"and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return "\n".join(["NOTICE is not what is resolved: make notice, and look at what is new", *lines[:SHOWN], *more])


@unittest.skipUnless(RESOLVED, NOT_RESOLVED)
class Resolved(unittest.TestCase):
    """The file, and what SwiftPM has resolved."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.build = Path(folder.name)

    def copied(self, change):
        """The resolved packages after a change of one: its sources stay where they are, unless the change moves them."""
        state = json.loads((parts.BUILD / "workspace-state.json").read_text())
        (self.build / "checkouts").mkdir()
        for entry in state["object"]["dependencies"]:
            (self.build / "checkouts" / entry["subpath"]).symlink_to(parts.BUILD / "checkouts" / entry["subpath"])
        change(state["object"]["dependencies"])
        (self.build / "workspace-state.json").write_text(json.dumps(state))
        return parts.packages(self.build)

    def test_the_file_is_what_is_resolved(self):
        kept, made = notice.NOTICE.read_text(encoding="utf-8"), notice.notice()
        if kept != made:
            self.fail(differences(kept, made))

    def test_packages_have_the_names_that_they_give_themselves(self):
        def called_by_their_addresses(entries):
            for entry in entries:
                entry["packageRef"]["name"] = entry["packageRef"]["location"].rsplit("/", 1)[1]
        self.assertEqual(notice.notice(self.copied(called_by_their_addresses)), notice.notice())

    def test_another_version_shows(self):
        def raised(entries):
            one = next(entry for entry in entries if entry["packageRef"]["identity"] == "grdb.swift")
            one["state"]["checkoutState"]["version"] = "99.9.9"
        said = differences(notice.NOTICE.read_text(encoding="utf-8"), notice.notice(self.copied(raised)))
        self.assertIn("-  GRDB ", said)
        self.assertIn("+  GRDB 99.9.9", said)

    def test_another_package_shows(self):
        def added(entries):
            other = json.loads(json.dumps(entries[0]))
            other["packageRef"] |= {"identity": "other", "name": "other", "location": "https://example.org/other"}
            entries.append(other | {"subpath": "other"})
            sources = self.build / "checkouts/other/Sources"
            sources.mkdir(parents=True)
            (sources / "One.swift").write_text("// Copyright (c) 2024 The Others. All rights reserved.\n")
            shutil.copy(parts.BUILD / "checkouts/GRDB.swift/LICENSE", sources.parent)
        said = differences(notice.NOTICE.read_text(encoding="utf-8"), notice.notice(self.copied(added)))
        self.assertRegex(said, r"\+  other \S+\n\+    MIT, https://example.org/other\n")
        self.assertIn("+    The Others\n", said)

    def test_a_package_without_a_licence_is_refused(self):
        def emptied(entries):
            subpath = entries[0]["subpath"]
            (self.build / "checkouts" / subpath).unlink()
            (self.build / "checkouts" / subpath).mkdir()
        resolved = self.copied(emptied)
        with self.assertRaisesRegex(parts.Unknown, "has no LICENSE"):
            notice.notice(resolved)

    def test_a_licence_that_nobody_knows_is_refused(self):
        with self.assertRaisesRegex(parts.Unknown, "none that is known"):
            parts.licence_called("You may look at this on Tuesdays.", "a package")

    @unittest.skipUnless((SYMBOLS.is_file() or PROGRAM.is_file()) and shutil.which("nm"), NOT_BUILT)
    def test_what_is_called_built_in_is(self):
        symbols = subprocess.run(["nm", str(SYMBOLS if SYMBOLS.is_file() else PROGRAM)], capture_output=True, text=True, check=True).stdout
        for module in ("GRDB", "Mustache", "Logging", "ArgumentParser"):
            self.assertTrue(f"$s{len(module)}{module}" in symbols, f"{module} is not in the program")


@unittest.skipUnless(PROGRAM.is_file() and shutil.which("dpkg-query"), NOT_BUILT)
class Loaded(unittest.TestCase):
    """What the program loads, and what the system's packages say of it. Only the one for tests loads Swift's own libraries."""

    def setUp(self):
        usr = parts.toolchain()
        self.found = {soname: path for soname, path in libraries.loaded(RELEASE if RELEASE.is_file() else PROGRAM).items()
                      if not path.resolve().is_relative_to(usr)}
        self.assertGreater(len(self.found), 5)

    def test_every_library_is_known_and_in_the_file(self):
        text = notice.NOTICE.read_text(encoding="utf-8")
        for soname in self.found:
            library = libraries.known(soname)
            self.assertTrue(f"  {library.name}\n    {library.licence}, " in text, f"{soname} is not in NOTICE")

    def test_every_library_has_the_licence_that_the_file_says(self):
        for soname, path in self.found.items():
            package = libraries.owner(path)
            self.assertTrue(libraries.known(soname).evidence in package.copyright_text,
                            f"/usr/share/doc/{package.name}/copyright no longer says of {soname} what libraries.py says")

    def test_a_library_that_nobody_knows_is_refused(self):
        with self.assertRaisesRegex(parts.Unknown, "libother.so.2"):
            libraries.known("libother.so.2")


class Installed(unittest.TestCase):
    """The file goes where people look for it."""

    def test_install_brings_it(self):
        self.assertIn('"$DESTDIR$PREFIX/share/doc/scorecard/NOTICE"', (ROOT / "cron/install").read_text())

    def test_the_texts_beside_it_are_in_it(self):
        text = notice.NOTICE.read_text(encoding="utf-8")
        for path in (SUPPLY / "licences").glob("*.txt"):
            self.assertTrue(path.read_text(encoding="utf-8").strip("\n") in text, path.name)


if __name__ == "__main__":
    unittest.main()
