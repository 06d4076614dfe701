"""The data contracts: valid by the standard's own JSON Schema and classes, and in agreement with the definitions."""

import json
import re
import tempfile
import unittest
from pathlib import Path

import jsonschema
import open_data_contract_standard
import yaml
from describing import PLANS, describe, hostile, written
from open_data_contract_standard.model import OpenDataContractStandard

SCHEMA = json.loads((Path(open_data_contract_standard.__file__).parent / "schema.json").read_text(encoding="utf-8"))
CHECK = jsonschema.Draft201909Validator(SCHEMA)


def contracts(plan):
    """Every contract of a plan, by the name of its source."""
    return {path.name.split(".")[0]: yaml.safe_load(path.read_text(encoding="utf-8"))
            for path in sorted((written(plan) / "contracts").iterdir())}


def sources(plan):
    """The sources as the definitions have them."""
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((Path(PLANS.get(plan, plan)) / "sources").iterdir())]
    return {each["source"]: each for each in found}


class Contracts(unittest.TestCase):
    """Contracts of both plans, of the recipes, and of a plan with names that YAML could take for something else."""

    def test_the_standard_accepts_each(self):
        self.assertEqual(SCHEMA["properties"]["apiVersion"]["default"], "v3.1.0")
        with tempfile.TemporaryDirectory() as folder:
            for plan in (*PLANS, hostile(folder)):
                found = contracts(plan)
                self.assertEqual(set(found), set(sources(plan)))
                for name, contract in found.items():
                    self.assertEqual([error.message for error in CHECK.iter_errors(contract)], [], f"{plan} {name}")
                    OpenDataContractStandard.model_validate(contract)

    def test_a_wrong_contract_would_be_refused(self):
        contract = contracts("somerset")["exclusions"]
        for change in ({"kind": "Contract"}, {"more": 1}, {"schema": [{"name": "x", "logicalType": "table"}]}):
            self.assertTrue(list(CHECK.iter_errors({**contract, **change})), change)

    def test_texts_are_read_as_they_were_written(self):
        with tempfile.TemporaryDirectory() as folder:
            contract, source = contracts(hostile(folder))["exclusions"], sources(folder)["exclusions"]
        self.assertEqual(contract["name"], source["title"])
        self.assertIn("<script>", contract["name"])
        outcome = next(each for each in contract["schema"][0]["properties"] if each["name"] == "outcome")
        accepted = next(rule for rule in outcome["quality"] if rule["metric"] == "invalidValues")["arguments"]["validValues"]
        self.assertEqual(accepted, [text for code, spellings in source["columns"]["outcome"]["codes"].items() for text in [code, *spellings]])

    def test_columns_keys_and_demands_are_those_of_the_definitions(self):
        for plan in PLANS:
            for name, contract in contracts(plan).items():
                source = sources(plan)[name]
                columns = {each["name"]: each for each in contract["schema"][0]["properties"]}
                key = source.get("key") or []
                self.assertEqual(list(columns), list(source["columns"]), f"{plan} {name}")
                self.assertEqual([each for each in sorted(columns, key=lambda each: columns[each].get("primaryKeyPosition", 99))
                                  if columns[each].get("primaryKey")], key)
                for column, said in columns.items():
                    given = source["columns"][column]
                    required = given.get("required", column in key)
                    if isinstance(required, bool):
                        self.assertEqual(said["required"], required, f"{plan} {name}.{column}")
                    self.assertEqual(said["unique"], key == [column])
                    self.assertTrue(said["examples"], f"{plan} {name}.{column}")
                service = {each["property"]: each for each in contract["slaProperties"]}
                self.assertEqual(service["timeOfAvailability"]["value"], source.get("due_day", 1))
                if "latency" in service:
                    checks = source.get("sense_checks")
                    days = checks.get("stale_after_days", 62) if isinstance(checks, dict) else 62
                    self.assertEqual(service["latency"]["value"], days, f"{plan} {name}")

    def test_examples_pass_their_own_rules(self):
        for plan in PLANS:
            for name, contract in contracts(plan).items():
                for column in contract["schema"][0]["properties"]:
                    for example in column["examples"]:
                        place, options = f"{plan} {name}.{column['name']}", column.get("logicalTypeOptions", {})
                        if column["logicalType"] == "date":
                            self.assertTrue(re.fullmatch(r"\d{4}-\d{2}-\d{2}", example), place)
                            self.assertGreaterEqual(example, options.get("minimum", ""), place)
                        elif column["logicalType"] in ("integer", "number"):
                            self.assertGreaterEqual(example, options.get("minimum", example), place)
                            self.assertLessEqual(example, options.get("maximum", example), place)
                        else:
                            self.assertIsInstance(example, str, place)
                        for rule in column.get("quality", []):
                            if rule.get("metric") == "invalidValues":
                                self.assertIn(example, rule["arguments"]["validValues"], place)

    def test_the_version_changes_with_what_is_said_and_with_nothing_else(self):
        with tempfile.TemporaryDirectory() as folder:
            for day in ("2024-03-31", "2025-01-31"):
                self.assertEqual(describe("7", "--contracts", f"{folder}/{day}", as_of=day).returncode, 0)
            before, after = (yaml.safe_load(Path(f"{folder}/{day}/exclusions.odcs.yaml").read_text(encoding="utf-8"))
                             for day in ("2024-03-31", "2025-01-31"))
            self.assertEqual(before, after)
            self.assertEqual(sorted(path.name.split(".")[0] for path in Path(f"{folder}/2024-03-31").iterdir()),
                             ["exclusions", "school_links", "schools"])
        with tempfile.TemporaryDirectory() as folder:
            self.assertNotEqual(contracts(hostile(folder))["exclusions"]["version"], before["version"])


if __name__ == "__main__":
    unittest.main()
