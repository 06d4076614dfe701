"""The bill of materials is what CycloneDX demands, is complete, and is the same each time."""

import copy
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import jsonschema

from project import NOT_BUILT, PROGRAM, RELEASE, RESOLVED, SUPPLY

import libraries
import parts
import sbom
from cyclonedx import BILL, components, references

RELEASED = RELEASE if RELEASE.is_file() else None


def is_ours(path):
    """Whether a library is one of Swift's that only the program for tests loads."""
    return path.resolve().is_relative_to(parts.toolchain())


def loaded(program):
    """What the program for a server would load."""
    return {soname: path for soname, path in ALL_LOADED(program).items() if not is_ours(path)}


ALL_LOADED = libraries.loaded


@unittest.skipUnless(RESOLVED and (RELEASED or PROGRAM.is_file()), NOT_BUILT)
class Bill(unittest.TestCase):
    """One bill, looked at from all sides."""

    @classmethod
    def setUpClass(cls):
        cls.program = RELEASED or PROGRAM
        with mock.patch.object(sbom, "loaded", loaded):
            cls.bill, cls.again = sbom.bill(cls.program), sbom.bill(cls.program)
            with mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "86400"}):
                cls.other = sbom.bill(cls.program)
        cls.by_name = {component["name"]: component for component in components(cls.bill)}

    def test_it_is_what_the_format_demands(self):
        jsonschema.validate(self.bill, BILL)
        self.assertEqual(references(self.bill), [])

    def test_another_would_be_refused(self):
        for change in (lambda bill: bill.pop("bomFormat"), lambda bill: bill["components"][0].pop("name"),
                       lambda bill: bill["components"][0].update(colour="red"),
                       lambda bill: bill["components"][0].update(purl="pkg:swift/GRDB"),
                       lambda bill: bill["components"][0].update(licenses=[{"license": {"id": "MIT or so"}}]),
                       lambda bill: bill.update(serialNumber="1"), lambda bill: bill["metadata"].update(timestamp="today")):
            bill = copy.deepcopy(self.bill)
            change(bill)
            with self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate(bill, BILL)
        bill = copy.deepcopy(self.bill)
        bill["dependencies"][0]["dependsOn"].append("nobody")
        bill["components"].append(bill["components"][0])
        self.assertEqual(len(references(bill)), 2 + len(bill["components"][0].get("components", [])))

    def test_the_same_program_has_the_same_bill(self):
        self.assertEqual(self.bill, self.again)
        self.assertEqual(self.other["metadata"]["timestamp"], "1970-01-02T00:00:00Z")
        self.assertNotEqual(self.other["serialNumber"], self.bill["serialNumber"])

    def test_the_program_is_named_by_commit_and_digest(self):
        program = self.bill["metadata"]["component"]
        self.assertEqual(program["hashes"][0]["content"], hashlib.sha256(self.program.read_bytes()).hexdigest())
        self.assertIn({"name": "scorecard:git-revision", "value": sbom.git("rev-parse", "HEAD")}, program["properties"])
        said = subprocess.run([str(self.program), "--version"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(program["version"], said.split()[-1])

    def test_every_package_is_in_it(self):
        for package in parts.packages():
            component = self.by_name[package.name]
            self.assertEqual(component["version"], package.version)
            self.assertEqual(component["externalReferences"][0]["hashes"], [{"alg": "SHA-1", "content": package.revision}])
            self.assertEqual(component["scope"], "required")
            for inside in parts.INSIDE.get(package.identity, []):
                self.assertIn(inside.name, self.by_name)

    def test_every_library_is_in_it(self):
        for soname, path in loaded(self.program).items():
            component = self.by_name[soname]
            self.assertEqual(component["hashes"][0]["content"], hashlib.sha256(path.read_bytes()).hexdigest())
            self.assertTrue(component["purl"].startswith("pkg:deb/"))
        self.assertIn("library/libcsv.so.3", self.bill["dependencies"][0]["dependsOn"])

    def test_what_is_in_it_is_in_the_notice(self):
        notice = (SUPPLY / "NOTICE").read_text(encoding="utf-8")
        for component in components(self.bill):
            name = component.get("description", component["name"])
            self.assertTrue(name in notice or name == "scorecard" or component.get("scope") == "excluded", name)

    @unittest.skipUnless(RELEASED, "there is no program for a server here: make build")
    def test_the_script_writes_it(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "bill.json"
            subprocess.run([sys.executable, "-B", str(SUPPLY / "sbom.py"), str(RELEASED), str(file)], check=True)
            self.assertEqual(json.loads(file.read_text(encoding="utf-8")), self.bill)


if __name__ == "__main__":
    unittest.main()
