"""The program and its schemas say the same of a definition's keys, shapes, types and fixed words.

Definitions of the project are changed at random, and each is read by the program and by a validator of JSON Schema. What takes more than
one place to know (whether a column exists, whether dates are in order) is listed in `BEYOND`; there the program alone refuses it.
CASES=all draws 2,000 changes, otherwise 100.
"""

import copy
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml
from area import PROGRAM, ROOT, SEED, generator
from jsonschema import Draft7Validator

COUNT = 2000 if os.environ.get("CASES") == "all" else 100
KINDS = [
    ("kpis/*.yml", "kpi"), ("actions/*.yml", "action"), ("sources/*.yml", "source"), ("plan.yml", "plan"), ("risks.yml", "risks"),
    ("qualitative.yml", "qualitative"), ("governance.yml", "governance"),
]
# The folders of definitions that are looked at.
PLANS = [ROOT / "Pipelines", ROOT / "Fixtures/northmoor/Pipelines", *sorted(ROOT.glob("Fixtures/recipes/*/Pipelines"))]


def shown():
    """The names of the figures that KPIs show besides, and of their readings: an example can expect a value of each."""
    kpis = [yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for plan in PLANS for path in plan.glob("kpis/*.yml")]
    figures = [figure for kpi in kpis for figure in [kpi, *kpi.get("parts", {}).values()]]
    return sorted({name for figure in figures for key in ("also_shown", "readings") for name in figure.get(key, {})})


# What only the program can know, because it takes more than one place: by the code of the mistake, and by what the message says.
BEYOND_CODES = {
    "duplicate-name", "unknown-source", "unknown-column", "unknown-code", "unknown-unit", "wrong-column-kind", "missing-denominator",
    "unit-mismatch", "dates-out-of-order", "too-large", "missing-file",
}
BEYOND = [re.compile(text) for text in (
    r"^(KPI|action|area of weakness|board|job title|checkpoint|column|code|source|reading|headline|dimension) '.*' is not known",
    r"outside the dates that a plan can have", r"no board is at the top",
    r"is not a date", r"is too large for a figure",
    # Sources of reports have columns of their own, by the source's name.
    r"^[a-z_]+ needs a column '",
    # What an example may expect depends on the KPI's parts and figures, and what it wants on what is expected.
    r"^an example cannot expect", r"^this example expects nothing", r"must be a number or none", r"^part '.*' is not known",
    r"^'[a-z]' must have keys and values", r"^wanted value '.*' is not known",
    rf"^'(value|numerator|denominator|baseline|expected|previous|change|rag|direction|status|reason|{'|'.join(shown())})' must be a single value",
    # A target in percent takes its sign where the unit is percent.
    r"^'.*%' is not a number",
    # A part of a ratio may leave to the whole what the whole leaves to its parts.
    r"^'(source|day|window)' is missing",
    # Whether a source has columns of days.
    r"^'day: none' is for exports without dates",
)]
MISTAKE = re.compile(r"^(?P<file>[^:\n]+\.ya?ml):(?P<line>\d+):(?P<column>\d+): error: (?P<message>.*) \[(?P<code>[a-z-]+)\]", re.M)


# libyaml's, which is faster, where PyYAML has it.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CoreLoader(Loader):
    """YAML 1.2 as editors read it: `yes` and dates are texts."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"), ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"), ("null", r"^$", [""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def as_json(text):
    """A definition as a validator sees it; keys are texts."""
    def keyed(value):
        if isinstance(value, dict):
            return {key if isinstance(key, str) else str(key): keyed(item) for key, item in value.items()}
        return [keyed(item) for item in value] if isinstance(value, list) else value
    return keyed(yaml.load(text, CoreLoader))


def scalar(text, is_quoted=False):
    """A value, without quotes unless it is blank or is to have them."""
    tag = yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False)) if text and not is_quoted else "tag:yaml.org,2002:str"
    return yaml.ScalarNode(tag, text, style=None)


def pairs(node):
    """All mappings below a node."""
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from pairs(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from pairs(item)


def names(schema):
    """The names of all keys that a schema knows."""
    if isinstance(schema, list):
        for item in schema:
            yield from names(item)
    elif isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties":
                yield from value
            yield from names(value)


def examples(schema):
    """Each part of a schema with an example of it."""
    if isinstance(schema, list):
        for item in schema:
            yield from examples(item)
    elif isinstance(schema, dict):
        for example in schema.get("examples", []) if isinstance(schema.get("examples"), list) else []:
            yield schema, example
        for value in schema.values():
            yield from examples(value)


class Mutation:
    """One change of a definition, drawn at random."""

    def __init__(self, draw, text, names):
        self.draw, self.names = draw, names
        self.root = yaml.compose(text, Loader)
        self.said = self.change()

    @property
    def text(self):
        """The changed definition."""
        return yaml.serialize(self.root, width=10_000)

    def change(self):
        """Change one place, and say what was done."""
        mappings = [node for node in pairs(self.root) if node.value]
        node = self.draw.choice(mappings)
        place = self.draw.randrange(len(node.value))
        key, value = node.value[place]
        how = self.draw.choice(["rename", "remove", "add", "replace", "replace", "replace", "wrap"])
        if how == "rename":
            name = self.draw.choice([key.value[:-1] or "x", key.value + "s", key.value.upper(), self.draw.choice(self.names)])
            if any(other.value == name for other, _ in node.value):
                name += "_more"
            node.value[place] = (scalar(name), value)
            return f"rename {key.value} to {name}"
        if how == "remove":
            del node.value[place]
            return f"remove {key.value}"
        if how == "add":
            name = self.draw.choice(self.names + ["nonsense"])
            if any(other.value == name for other, _ in node.value):
                name += "_more"
            new = self.value()
            node.value.append((scalar(name), new))
            return f"add {name}"
        new = yaml.SequenceNode("tag:yaml.org,2002:seq", [value], flow_style=True) if how == "wrap" else self.value()
        node.value[place] = (key, new)
        return f"{how} the value of {key.value} with {yaml.serialize(new).strip()!r}"

    def value(self):
        """A value that may be right or wrong."""
        kind = self.draw.randrange(10)
        if kind == 0:
            return yaml.SequenceNode("tag:yaml.org,2002:seq", [scalar("a"), scalar("b")], flow_style=True)
        if kind == 1:
            return yaml.MappingNode("tag:yaml.org,2002:map", [(scalar("a"), scalar("b"))], flow_style=True)
        if kind == 2:
            mappings = list(pairs(self.root))
            return copy.deepcopy(self.draw.choice([value for node in mappings for _, value in node.value] or [scalar("x")]))
        words = ["", "nonsense", "3", "-1", "0.5", "yes", "2023-04-01", "2023-04-31x", "off", "12 weeks", "K", "none", "lower"]
        return scalar(self.draw.choice(words), is_quoted=self.draw.randrange(4) == 0)


class SchemaTest(unittest.TestCase):
    """The schemas and the program."""

    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = Path(temporary.name)
        subprocess.run([PROGRAM, "schema", cls.folder / "schemas", "--quiet"], check=True)
        cls.schemas = {kind: json.loads((cls.folder / f"schemas/{kind}.schema.json").read_text()) for _, kind in KINDS}
        for schema in cls.schemas.values():
            Draft7Validator.check_schema(schema)
        cls.names = sorted({name for schema in cls.schemas.values() for name in names(schema)})
        (cls.folder / "input").mkdir()

    def refused(self, kind, text):
        """What the schema says is wrong."""
        return [
            f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}"
            for error in Draft7Validator(self.schemas[kind]).iter_errors(as_json(text))
        ]

    def files(self):
        """Every definition, with its kind."""
        return [
            (plan, path.relative_to(plan), kind) for plan in PLANS for pattern, kind in KINDS for path in sorted(plan.glob(pattern))
        ]

    def test_every_definition_of_the_project_fits_its_schema(self):
        for plan, path, kind in self.files():
            with self.subTest(file=str(plan / path)):
                self.assertEqual([], self.refused(kind, (plan / path).read_text(encoding="utf-8")))

    def test_every_example_of_a_key_fits_its_schema(self):
        count = 0
        for kind, schema in self.schemas.items():
            for part, example in examples(schema):
                count += 1
                with self.subTest(kind=kind, sentence=part.get("description"), example=example):
                    validator = Draft7Validator({**part, "definitions": schema.get("definitions", {})})
                    errors = validator.iter_errors(as_json(f"example: {example}")["example"])
                    self.assertEqual([], [error.message[:200] for error in errors])
        self.assertGreater(count, 300)

    def test_changed_definitions_are_refused_by_both_or_by_neither(self):
        draw = generator("schema")
        files = self.files()
        cases = [(number, *draw.choice(files)) for number in range(COUNT)]
        # Each thread changes copies of its own.
        own = threading.local()
        with ThreadPoolExecutor(max_workers=(os.cpu_count() or 1) + 1) as threads:
            results = list(threads.map(lambda case: self.tried(own, *case), cases))
        for (number, _, path, _), (said, schema, program) in zip(cases, results):
            mistakes = [(code, message) for code, message in program if not self.is_beyond(code, message, said)]
            with self.subTest(number=number, file=str(path), change=said):
                self.assertTrue(schema or not mistakes, f"the schema accepts it; program: {mistakes}")
                self.assertTrue(program or not schema, f"the program accepts it; schema: {schema}")
        self.assertGreater(sum(bool(schema) for _, schema, _ in results), COUNT / 4)

    def tried(self, own, number, plan, path, kind):
        """A change of a definition, and what the schema and the program say of it."""
        if not hasattr(own, "folder"):
            own.folder = Path(tempfile.mkdtemp(dir=self.folder))
            for place, other in enumerate(PLANS):
                shutil.copytree(other, own.folder / f"plan{place}")
        copy = own.folder / f"plan{PLANS.index(plan)}"
        whole = (plan / path).read_text(encoding="utf-8")
        mutation = Mutation(random.Random(f"{SEED}, {number}"), whole, self.names)
        text = mutation.text
        (copy / path).write_text(text, encoding="utf-8")
        program = self.mistakes(copy, copy / path)
        (copy / path).write_text(whole, encoding="utf-8")
        return mutation.said, self.refused(kind, text), program

    def is_beyond(self, code, message, said):
        """Whether the program alone can know it. JSON Schema has no bounds for a number that is written in quotes."""
        if " cannot be " in message and re.search(r"'-?[0-9.]+'", said):
            return True
        return code in BEYOND_CODES or any(pattern.search(message) for pattern in BEYOND)

    def mistakes(self, plan, place):
        """What the program finds wrong with one file: codes and messages."""
        done = subprocess.run(
            [PROGRAM, "check", "--pipelines", plan, "--input", self.folder / "input", "--as-of", "2024-03-31"], capture_output=True, text=True,
            check=False)
        return [(found["code"], found["message"]) for found in MISTAKE.finditer(done.stderr) if found["file"] == str(place)]


class Named(unittest.TestCase):
    """The schemas that the project's definitions name."""

    def test_they_are_what_the_program_writes(self):
        kept = ROOT / "Pipelines/.schema"
        if os.environ.get("UPDATE_GOLDEN"):
            subprocess.run([PROGRAM, "schema", kept, "--quiet"], check=True)
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([PROGRAM, "schema", folder, "--quiet"], check=True)
            self.assertEqual(*({path.name: path.read_text(encoding="utf-8") for path in Path(place).iterdir()} for place in (folder, kept)),
                             "UPDATE_GOLDEN=1 writes them again")

    def test_each_definition_names_its_own(self):
        files = [(path, kind) for plan in PLANS for pattern, kind in [*KINDS, ("people.yml*", "people")] for path in plan.glob(pattern)]
        self.assertGreater(len(files), 90)
        for path, kind in files:
            with self.subTest(file=str(path)):
                first = path.read_text(encoding="utf-8").splitlines()[0]
                self.assertTrue(first.startswith("# yaml-language-server: $schema="), first)
                schema = path.parent / first.split("=", 1)[1]
                self.assertEqual(schema.resolve(), ROOT / f"Pipelines/.schema/{kind}.schema.json")


if __name__ == "__main__":
    unittest.main()
