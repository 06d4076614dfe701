"""The OpenLineage events: OpenLineage's own classes take them, and they say what the definitions say.

The classes are those of the Python client, `openlineage-python`, which OpenLineage generates from its JSON Schemas: they know every key,
which keys must be there, the types and the address of each schema. The schemas themselves are on openlineage.io alone; no package holds
them, so that no event is checked against them here."""

import json
import shutil
import tempfile
import typing
import unittest
from pathlib import Path

import attr
from describing import PLANS, hostile, openlineage, written

OFFICIAL = openlineage()
FACETS = {"columnLineage": OFFICIAL["column_lineage_dataset"].ColumnLineageDatasetFacet,
          "schema": OFFICIAL["schema_dataset"].SchemaDatasetFacet}
DOCUMENTATION = {"dataset": OFFICIAL["documentation_dataset"].DocumentationDatasetFacet,
                 "job": OFFICIAL["documentation_job"].DocumentationJobFacet}


def taken(kind, value):
    """A value as an object of OpenLineage's class; keys that it does not know, missing ones and wrong types are refused."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is list:
        assert isinstance(value, list), value
        return [taken(inner[0], item) for item in value]
    if origin is dict:
        assert isinstance(value, dict), value
        return {key: taken(inner[1], item) for key, item in value.items()}
    if type(None) in inner:
        return None if value is None else taken(next(each for each in inner if each is not type(None)), value)
    if not attr.has(kind):
        assert isinstance(value, kind), (kind, value)
        return value
    types = typing.get_type_hints(kind)
    fields = {each.name: each for each in attr.fields(kind)}
    arguments, url = {}, None
    for key, item in value.items():
        assert key in fields, f"{kind.__name__} has no {key}"
        if key in ("_schemaURL", "schemaURL"):
            url = item
        elif key != "facets":
            arguments[fields[key].alias.lstrip("_")] = taken(types[key], item)
    made = kind(**arguments)
    if url is not None:
        assert url == kind._get_schema(), url  # noqa: SLF001
    return made


def events(plan):
    """The events of a plan."""
    return [json.loads(line) for line in (written(plan) / "events.ndjson").read_text(encoding="utf-8").splitlines()]


def inputs(event, output, field):
    """What a field of an output is made of, as `source.column` with the types and subtypes of its transformations."""
    dataset = next(each for each in event["outputs"] if each["name"] == output)
    return {f"{each['name']}.{each['field']}": [(way["type"], way["subtype"]) for way in each["transformations"]]
            for each in dataset["facets"]["columnLineage"]["fields"][field]["inputFields"]}


class Events(unittest.TestCase):
    """Events of both plans and of the recipes."""

    def test_official_classes_take_every_event(self):
        with tempfile.TemporaryDirectory() as folder:
            for plan in (*PLANS, hostile(folder)):
                found = events(plan)
                self.assertTrue(found)
                for event in found:
                    taken(OFFICIAL["base"].JobEvent, event)
                    for name, facet in event["job"]["facets"].items():
                        self.assertEqual(name, "documentation")
                        taken(DOCUMENTATION["job"], facet)
                    for dataset in (*event["inputs"], *event["outputs"]):
                        for name, facet in dataset["facets"].items():
                            taken(FACETS.get(name) or DOCUMENTATION["dataset"], facet)

    def test_what_is_not_in_the_standard_is_refused(self):
        event = events("somerset")[0]
        for change in ({"more": 1}, {"eventTime": "today"}, {"schemaURL": "https://openlineage.io/spec/1-0-0/OpenLineage.json"},
                       {"job": {"name": "x"}}):
            with self.assertRaises((AssertionError, TypeError, ValueError), msg=change):
                taken(OFFICIAL["base"].JobEvent, {**event, **change})

    def test_each_input_field_is_in_an_input(self):
        for plan in PLANS:
            for event in events(plan):
                there = {(each["namespace"], each["name"], field["name"]) for each in event["inputs"]
                         for field in each["facets"]["schema"]["fields"]}
                read = {(each["namespace"], each["name"], each["field"]) for output in event["outputs"]
                        for field in output["facets"]["columnLineage"]["fields"].values() for each in field["inputFields"]}
                self.assertEqual(read, there, f"{plan} {event['job']['name']}")

    def test_a_figure_has_one_event(self):
        names = [event["job"]["name"] for event in events("somerset")]
        self.assertEqual(names, [f"kpi.{kpi}" for kpi in ("1 2 3 4 5a 5b 6 7 8 9 10 11a 11b 12 13 14").split()])

    def test_conditions_are_indirect_and_what_is_counted_is_direct(self):
        found = {event["job"]["name"]: event for event in events("somerset")}
        self.assertEqual(inputs(found["kpi.9"], "scorecard.csv/9", "value"), {
            "suspensions.start_date": [("INDIRECT", "FILTER")], "suspensions.sen_status": [("INDIRECT", "FILTER")],
            "suspensions.pupil_id": [("DIRECT", "AGGREGATION"), ("INDIRECT", "GROUP_BY")],
            "suspensions.suspension_id": [("INDIRECT", "GROUP_BY")]})
        waits = inputs(found["kpi.5a"], "scorecard.csv/5a", "value")
        self.assertEqual(waits["waiting_times.referral_date"], [("DIRECT", "AGGREGATION")])
        training = inputs(found["kpi.10"], "scorecard.csv/10", "value")
        self.assertEqual(training["training.programme"], [("INDIRECT", "FILTER"), ("INDIRECT", "GROUP_BY")])
        self.assertEqual(training["training.school_urn"], [("INDIRECT", "JOIN"), ("INDIRECT", "GROUP_BY")])
        self.assertEqual(training["schools.school_urn"], [("DIRECT", "AGGREGATION"), ("INDIRECT", "JOIN"), ("INDIRECT", "GROUP_BY")])

    def test_columns_by_which_duplicates_are_found_are_indirect(self):
        found = {event["job"]["name"]: event for event in events("somerset")}
        self.assertEqual(inputs(found["kpi.7"], "scorecard.csv/7", "value")["exclusions.exclusion_id"], [("INDIRECT", "GROUP_BY")])
        self.assertEqual(inputs(found["kpi.6"], "scorecard.csv/6", "value")["specialist_placements.pupil_id"],
                         [("DIRECT", "AGGREGATION"), ("INDIRECT", "GROUP_BY")])
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(PLANS["somerset"], folder, dirs_exist_ok=True)
            source = Path(folder) / "sources/exclusions.yml"
            source.write_text(source.read_text(encoding="utf-8").replace("key: [exclusion_id]", "key: [exclusion_id]\nlater_version: start_date"),
                              encoding="utf-8")
            event = next(each for each in events(folder) if each["job"]["name"] == "kpi.7")
            self.assertEqual(inputs(event, "scorecard.csv/7", "value")["exclusions.start_date"], [("INDIRECT", "FILTER"), ("INDIRECT", "SORT")])

    def test_links_are_joined_where_a_column_has_their_numbers(self):
        found = {event["job"]["name"]: event for event in events("somerset")}
        links = {"school_links.school_urn": [("INDIRECT", "JOIN"), ("INDIRECT", "GROUP_BY")],
                 "school_links.link_urn": [("INDIRECT", "JOIN"), ("INDIRECT", "GROUP_BY")],
                 "school_links.link_type": [("INDIRECT", "FILTER"), ("INDIRECT", "GROUP_BY")]}
        for job, output, expected in (("kpi.3", "scorecard.csv/3", links), ("kpi.7", "breakdowns.csv/7/school_area", links),
                                      ("kpi.7", "scorecard.csv/7", {}), ("kpi.7", "breakdowns.csv/7/reason", {})):
            read = inputs(found[job], output, "value")
            self.assertEqual({name: ways for name, ways in read.items() if name.startswith("school_links")}, expected, output)
            self.assertTrue(not expected or any(name.endswith(".school_urn") and name.split(".")[0] not in ("school_links", "schools")
                                                for name in read), output)
        self.assertNotIn("school_links", [each["name"] for each in found["kpi.6"]["inputs"]])

    def test_a_breakdown_takes_its_category_as_it_is(self):
        event = next(each for each in events("somerset") if each["job"]["name"] == "kpi.7")
        self.assertEqual(inputs(event, "breakdowns.csv/7/sen_status", "category"), {"exclusions.sen_status": [("DIRECT", "IDENTITY")]})
        self.assertIn(("INDIRECT", "GROUP_BY"), inputs(event, "breakdowns.csv/7/sen_status", "value")["exclusions.sen_status"])


if __name__ == "__main__":
    unittest.main()
