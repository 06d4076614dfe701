"""Each target names the targets that it imports. A build that has them already would not miss one; a new clone does."""

import json
import re
import subprocess
import unittest

from project import ROOT

IMPORT = re.compile(r"^(?:@testable )?(?:internal |package |public |private |fileprivate )?import (\w+)", re.MULTILINE)


def targets():
    """The package as it describes itself: each target's name, folder, what it leaves out and the names of what it depends on."""
    told = json.loads(subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    for target in told["targets"]:
        named = {value[0] for dependency in target["dependencies"] for value in dependency.values()}
        yield target["name"], ROOT / target.get("path", f"Sources/{target['name']}"), set(target.get("exclude", [])), named


class Targets(unittest.TestCase):
    """Package.swift against the files."""

    def test_each_names_what_it_imports(self):
        found = list(targets())
        own = {name for name, *_ in found}
        self.assertGreater(len(own), 20)
        missing = set()
        for name, folder, left_out, named in found:
            for file in folder.rglob("*.swift"):
                if left_out & set(file.relative_to(folder).parts):
                    continue
                used = set(IMPORT.findall(file.read_text(encoding="utf-8"))) & own - named - {name}
                missing |= {f"{name} does not name {module}, which {file.name} imports" for module in used}
        self.assertEqual(missing, set())
