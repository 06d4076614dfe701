"""Everything that a build or a test takes from elsewhere has one version, and what comes from PyPI a digest."""

import json
import re
import unittest

from project import NOT_RESOLVED, RESOLVED, ROOT

REQUIREMENTS = ("Tests/EndToEnd/Outputs/requirements.txt", "Tests/EndToEnd/Outputs/requirements-alone.txt", "Benchmarks/requirements.txt",
                "Tests/EndToEnd/Spark/requirements.txt")
REQUIREMENT = re.compile(r"[a-z0-9-]+==[0-9][A-Za-z0-9.]*( --hash=sha256:[0-9a-f]{64})+")


def requirements(text):
    """The requirements of a file, each on one line, without comments."""
    joined = re.sub(r" *\\\n *", " ", text)
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


class Python(unittest.TestCase):
    """Requirements of the tests and of the benchmark."""

    def test_every_requirement_has_a_version_and_digests(self):
        for name in REQUIREMENTS:
            found = requirements((ROOT / name).read_text())
            self.assertTrue(found, name)
            for line in found:
                self.assertTrue(REQUIREMENT.fullmatch(line), f"{name}: {line[:80]}")

    def test_one_without_would_be_seen(self):
        for line in ("csvw", "csvw==4.1.1", "csvw>=4.1.1 --hash=sha256:" + "a" * 64, "csvw==4.1.1 --hash=md5:" + "a" * 32):
            self.assertFalse(REQUIREMENT.fullmatch(line), line)

    def test_none_is_there_twice(self):
        for name in REQUIREMENTS:
            names = [line.split("==")[0] for line in requirements((ROOT / name).read_text())]
            self.assertEqual(len(names), len(set(names)), name)

    def test_pip_is_told_to_demand_them(self):
        text = (ROOT / "Makefile").read_text()
        self.assertRegex(text, r"(?m)^PINNED := .*--require-hashes")
        calls = re.findall(r"(?m)^\t.*pip install (.*)$", text)
        self.assertEqual(len(calls), len(REQUIREMENTS))
        for call in calls:
            self.assertTrue(call.startswith("$(PINNED) "), call)
        for name in REQUIREMENTS:
            self.assertIn(name, text)


class Swift(unittest.TestCase):
    """Packages of the program."""

    manifest = (ROOT / "Package.swift").read_text()

    def test_every_package_has_one_version(self):
        for line in re.findall(r"\.package\(\s*url:[^)]*\)", self.manifest):
            self.assertRegex(line, r'exact: "[0-9]+\.[0-9]+\.[0-9]+"', line)

    @unittest.skipUnless(RESOLVED, NOT_RESOLVED)
    def test_every_package_that_is_resolved_is_named_with_its_version(self):
        named = {url.removesuffix(".git").rsplit("/", 1)[1].lower(): version
                 for url, version in re.findall(r'url: "([^"]+)",\s*exact: "([^"]+)"', self.manifest)}
        state = json.loads((ROOT / ".build/workspace-state.json").read_text())
        resolved = {entry["packageRef"]["identity"]: entry["state"]["checkoutState"]["version"]
                    for entry in state["object"]["dependencies"]}
        self.assertEqual(resolved, named, "a package that another one asks for is named in Package.swift too")


if __name__ == "__main__":
    unittest.main()
