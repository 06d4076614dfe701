"""`scorecard extract --all`: a clean, typed table for each source, its description, and scripts that load it into databases."""

import csv
import json
import stat
import unittest
from datetime import date
from decimal import Decimal
from tempfile import TemporaryDirectory
from pathlib import Path

from clean import ROOT, DuckDB, Plan, SQLite, extract_all, package, program, rows

SOMERSET = ROOT / "Fixtures/somerset"
MESSY = ROOT / "Fixtures/somerset-messy"
RECIPES = sorted(ROOT.glob("Fixtures/recipes/*/Pipelines"))
DELIVERED = "delivered_sources"
SCRIPTS = {"load.duckdb.sql", "load.sqlite.sql", "load.spark.sql"}
VISITS = {"visit_id": "{type: identifier, domain: visit}", "school": "{type: identifier, domain: school}",
          "visit_date": "{type: day}", "outcome": "{type: code, codes: {seen: {label: Seen, spellings: [S]}, away: []}}",
          "place": "{type: category}", "hours": "{type: number, places: 2}", "pupils": "{type: number}", "note": "{type: text}"}
HEADINGS = "Visit ID,School,Visit date,Outcome,Place,Hours,Pupils,Note\n"


csv.field_size_limit(2_000_000)


def value(text, field):
    """A field's value, by its description."""
    if text == "":
        return None
    kinds = {"integer": int, "number": Decimal, "date": date.fromisoformat, "string": str}
    return kinds[field["type"]](text)


def in_sqlite(value):
    """A value as SQLite keeps it."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


class Fits(unittest.TestCase):
    """The description fits the files, and databases have exactly what the files say."""

    maxDiff = None

    def described(self, clean):
        """Compare each file with its description; return the typed rows of each."""
        described = package(clean)
        self.assertEqual({resource["path"] for resource in described["resources"]} | SCRIPTS | {"datapackage.json"},
                         {path.name for path in clean.iterdir()})
        tables = {}
        for resource in described["resources"]:
            schema, found = resource["schema"], rows(clean / resource["path"])
            fields = schema["fields"]
            with open(clean / resource["path"], newline="", encoding="utf-8") as file:
                self.assertEqual(next(csv.reader(file)), [field["name"] for field in fields], resource["name"])
            typed = [[value(row[field["name"]], field) for field in fields] for row in found]
            for place, field in enumerate(fields):
                self.constrained(resource["name"], field, [row[place] for row in typed])
            self.assertEqual([row[0] for row in typed], list(range(1, len(typed) + 1)))
            keys = [tuple(row[name] for name in schema["primaryKey"]) for row in found]
            self.assertEqual(len(keys), len(set(keys)), f"{resource['name']}: {schema['primaryKey']}")
            tables[resource["name"]] = typed
        columns = {resource["name"]: [field["name"] for field in resource["schema"]["fields"]] for resource in described["resources"]}
        for resource in described["resources"]:
            for key in resource["schema"].get("references", []):
                reference = key["reference"]
                self.assertLessEqual(set(key["fields"]), set(columns[resource["name"]]))
                self.assertLessEqual(set(reference["fields"]), set(columns[reference["resource"]]))
        return tables

    def references(self, clean):
        """For each table the columns that are looked up in another, and where."""
        keys = {resource["name"]: resource["schema"].get("references", []) for resource in package(clean)["resources"]}
        return {name: {key["fields"][0]: (key["reference"]["resource"], key["reference"]["fields"][0]) for key in found}
                for name, found in keys.items() if found}

    def constrained(self, table, field, values):
        constraints, place = field.get("constraints", {}), f"{table}.{field['name']}"
        self.assertTrue(field["title"] and field["description"], place)
        if constraints.get("required"):
            self.assertNotIn(None, values, place)
        values = [value for value in values if value is not None]
        if "enum" in constraints:
            self.assertLessEqual(set(values), set(constraints["enum"]), place)
        for name, fits in (("minimum", lambda value, bound: value >= bound), ("maximum", lambda value, bound: value <= bound)):
            if name in constraints:
                bound = constraints[name] if isinstance(constraints[name], int) else date.fromisoformat(constraints[name])
                self.assertTrue(all(fits(value, bound) for value in values), place)

    def loaded(self, clean, tables):
        """Compare the tables of both databases with the typed rows of the files."""
        databases = DuckDB(self, clean), SQLite(self, clean)
        for database in databases:
            self.assertEqual(database.tables(), sorted([*tables, DELIVERED]))
            self.assertLessEqual({name for name, typed in tables.items() if typed}, database.delivered())
        for name, typed in tables.items():
            self.assertEqual(databases[0].rows(name), [tuple(row) for row in typed], name)
            self.assertEqual(databases[1].rows(name), [tuple(map(in_sqlite, row)) for row in typed], name)

    def three_sources(self):
        plan = Plan(self)
        for name, optional in ("first", "no"), ("second", "no"), ("third", "yes"):
            plan.source(name, f"key: none; optional: {optional}", day="{type: day, required: yes}", size="{type: number}")
            plan.export(f"{name}.csv", "Day,Size\n2024-01-31,1\n")
        return plan

    def accepted(self, pipelines, exports, *options):
        """How many rows of each source a run accepts."""
        with TemporaryDirectory() as output:
            program("run", "--quiet", "--pipelines", pipelines, "--input", exports, "--output", output, *options)
            return {row["source"]: int(row["accepted"]) for row in rows(Path(output) / "latest/quality.csv")
                    if row["status"] in ("delivered", "nil return")}


class Plans(Fits):
    """The plans of the repository with their exports."""

    def test_somerset(self):
        for exports in SOMERSET, MESSY:
            with self.subTest(exports=exports.name), TemporaryDirectory() as folder:
                clean = Path(folder) / "clean"
                done = extract_all(ROOT / "Pipelines", exports, clean)
                tables = self.described(clean)
                self.loaded(clean, tables)
                accepted = self.accepted(ROOT / "Pipelines", exports, "--as-of", "2024-03-31")
                self.assertLessEqual(set(accepted), set(tables))
                self.assertEqual({name: len(tables[name]) for name in accepted}, accepted)
                if exports == SOMERSET:
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(tables["school_links"], [])
                    self.assertEqual(self.references(clean)["exclusions"], {"school_urn": ("schools", "school_urn")})
                    self.assertNotIn("schools", self.references(clean))

    def test_recipes(self):
        for pipelines in RECIPES:
            exports = next(path for path in pipelines.parent.iterdir() if path.is_dir() and path.name != "Pipelines")
            with self.subTest(recipe=pipelines.parent.name), TemporaryDirectory() as folder:
                clean = Path(folder) / "clean"
                done = extract_all(pipelines, exports, clean)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.loaded(clean, self.described(clean))

    def test_frictionless_finds_nothing_wrong(self):
        try:
            from frictionless import Package
        except ImportError:
            self.skipTest("frictionless is not there")
        with TemporaryDirectory() as folder:
            clean = Path(folder) / "clean"
            self.assertEqual(extract_all(ROOT / "Pipelines", SOMERSET, clean, "--quiet").returncode, 0)
            self.assertTrue(any("references" in resource["schema"] for resource in package(clean)["resources"]))
            # A few rows are about schools that the register does not know, as in every area: they are accepted.
            report = Package(package(clean), basepath=str(clean)).validate()
            self.assertTrue(report.valid, report.flatten(["path", "rowNumber", "fieldName", "type", "note"])[:5])


class Values(Fits):
    """What becomes of values."""

    def visits(self, *lines, file="visits.csv"):
        plan = Plan(self)
        plan.source("visits", "key: [visit_id]", **VISITS)
        plan.export(file, HEADINGS + "".join(line + "\n" for line in lines))
        return plan

    def test_values_are_typed_and_texts_are_as_they_were_written(self):
        plan = self.visits('V1,900001,31/01/2024,S,Home,1.50,12,"=1+1, ""NULL""\nand more"', "V2,,,,,,,NULL", "-V3,@9,1 Feb 2024,away,+44,0.07,0,-1")
        done = plan.extract()
        self.assertEqual(done.returncode, 0, done.stderr)
        tables = self.described(plan.clean)
        self.assertEqual(tables["visits"], [
            [1, "V1", "900001", date(2024, 1, 31), "seen", "Home", Decimal("1.5"), 12, '=1+1, "NULL"\nand more'],
            [2, "V2"] + [None] * 6 + ["NULL"],
            [3, "-V3", "@9", date(2024, 2, 1), "away", "+44", Decimal("0.07"), 0, "-1"]])
        self.loaded(plan.clean, tables)

    def test_line_ends_backslashes_and_long_texts(self):
        texts = ["a\rb", "c\r\nd", "e\u2028f\u200bg", "h\\", 'i\\" j', '"\n"', "NaN", "\\N", "\x1a", "\ufeff", "#", "''", "a\n\n\nb", '"' * 5000,
                 "x" * 1_000_000]
        plan = self.visits(*(f'V{number},,,,,,,"{text.replace(chr(34), 2 * chr(34))}"' for number, text in enumerate(texts)))
        self.assertEqual(plan.extract().returncode, 0)
        tables = self.described(plan.clean)
        self.assertEqual([row[-1] for row in tables["visits"]], texts)
        self.loaded(plan.clean, tables)

    def test_columns_have_their_types(self):
        plan = self.visits("V1,,,,,,,")
        plan.extract()
        kinds = ["number", "text", "text", "day", "text", "text", "decimal", "whole", "text"]
        duckdb = {"number": "BIGINT", "text": "VARCHAR", "day": "DATE", "whole": "BIGINT", "decimal": "DECIMAL(18,2)"}
        sqlite = {"number": "INTEGER", "text": "TEXT", "day": "TEXT", "whole": "INTEGER", "decimal": "REAL"}
        spark = {"number": "BIGINT", "text": "STRING", "day": "DATE", "whole": "BIGINT", "decimal": "DECIMAL(18, 2)"}
        columns = ["row_number", *VISITS]
        self.assertEqual(DuckDB(self, plan.clean).types("visits"), dict(zip(columns, map(duckdb.get, kinds))))
        self.assertEqual(SQLite(self, plan.clean).types("visits"), dict(zip(columns, map(sqlite.get, kinds))))
        script = (plan.clean / "load.spark.sql").read_text(encoding="utf-8")
        for column, kind in zip(columns, kinds):
            self.assertIn(f"  `{column}` {spark[kind]}", script)

    def test_rows_are_in_reading_order_without_those_that_do_not_count(self):
        plan = self.visits("V1,1,2024-01-01,,,,,first", "V2,1,2024-01-02,,,,,", "V3,1,never,,,,,rejected")
        plan.export("visits-2.csv", HEADINGS + "V4,1,2024-01-03,,,,,\n")
        plan.export("visits-10.csv", HEADINGS + "V1,1,2024-01-04,,,,,again\n")
        done = plan.extract()
        self.assertEqual([(row["row_number"], row["visit_id"], row["note"]) for row in plan.rows("visits")],
                         [("1", "V2", ""), ("2", "V4", ""), ("3", "V1", "again")])
        self.assertIn("visits: 5 rows read, 3 used, 1 rejected, 1 duplicate, 0 skipped\n", done.stderr)

    def test_categories_that_figures_compare_are_written_alike(self):
        lines = ["V1,,2024-01-01,,HOME,,,Same", "V2,,2024-01-01,,Home,,,SAME", "V3,,2024-01-01,,at  School,,,", "V4,,2024-01-01,,At school,,,"]
        plan = self.visits(*lines)
        plan.extract()
        self.assertEqual([row["place"] for row in plan.rows("visits")], ["HOME", "Home", "at  School", "At school"])
        # The definition's own name stands for all, and where it names none, the spelling that was read first.
        plan.kpi("1", "{kind: count, source: visits, day: visit_date, window: to date, where: {place: {not: [home]}}}", "unit: visits")
        (plan.pipelines / "plan.yml").write_text((plan.pipelines / "plan.yml").read_text() + "units: [visits]\n")
        self.assertEqual(plan.extract().returncode, 0)
        self.assertEqual([row["place"] for row in plan.rows("visits")], ["home", "home", "at  School", "at  School"])
        self.assertEqual([row["note"] for row in plan.rows("visits")], ["Same", "SAME", "", ""])

    def test_an_entity_has_the_one_number_that_it_has_now(self):
        plan = self.visits("V1,1,,,,,,", "V2,3,,,,,,", "V3,2,,,,,,", "V4,,,,,,,")
        plan.source("schools", "key: [school]; register_of: school", school=VISITS["school"])
        plan.source("joins", "key: none; optional: yes; links: {of: school, from: old, to: new, where: {kind: successor}}",
                    old=VISITS["school"], new=VISITS["school"], kind="{type: code, codes: [successor, other]}")
        plan.export("schools.csv", "School\n1\n2\n3\n4\n")
        plan.extract()
        self.assertEqual([row["school"] for row in plan.rows("visits")], ["1", "3", "2", ""])
        self.assertEqual(self.keys(plan), {"visits": ["visit_id"], "schools": ["school"], "joins": ["row_number"]})
        plan.export("joins.csv", "Old,New,Kind\n1,2,successor\n2,4,successor\n3,4,other\n")
        self.assertEqual(plan.extract().returncode, 0)
        self.assertEqual([row["school"] for row in plan.rows("visits")], ["4", "3", "4", ""])
        self.assertEqual([row["school"] for row in plan.rows("schools")], ["4", "4", "3", "4"])
        self.assertEqual([(row["old"], row["new"]) for row in plan.rows("joins")], [("1", "2"), ("2", "4"), ("3", "4")])
        self.assertEqual(self.keys(plan)["schools"], ["row_number"])
        self.loaded(plan.clean, self.described(plan.clean))

    def keys(self, plan):
        return {resource["name"]: resource["schema"]["primaryKey"] for resource in plan.package()["resources"]}


class Sources(Fits):
    """What becomes of sources that did not arrive, or cannot be used."""

    def test_an_optional_source_that_is_absent_has_an_empty_table(self):
        plan = self.three_sources()
        (plan.exports / "third.csv").unlink()
        done = plan.extract()
        self.assertEqual(done.returncode, 0, done.stderr)
        tables = self.described(plan.clean)
        self.assertEqual(tables["third"], [])
        self.loaded(plan.clean, tables)
        self.assertIn("third: an optional export that is missing; its table is empty\n", done.stderr)
        self.assertIn("The third. This optional export is missing: the table is empty.", (plan.clean / "load.sqlite.sql").read_text())

    def test_headings_alone_are_an_empty_table_too(self):
        plan = self.three_sources()
        plan.export("first.csv", "Day,Size\n")
        self.assertEqual(plan.extract().returncode, 0)
        self.assertEqual((plan.clean / "first.csv").read_text(), "row_number,day,size\n")
        self.loaded(plan.clean, self.described(plan.clean))

    def test_a_source_that_is_missing_or_refused_has_no_table_and_all_others_are_written(self):
        for code, change in ((66, lambda plan: (plan.exports / "first.csv").unlink()),
                             (65, lambda plan: plan.export("first.csv", "Day,Size\nnever,1\n"))):
            with self.subTest(code=code):
                plan = self.three_sources()
                self.assertEqual(plan.extract().returncode, 0)
                change(plan)
                done = plan.extract()
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertIn("scorecard: first: ", done.stderr)
                tables = self.described(plan.clean)
                self.assertEqual(sorted(tables), ["second", "third"])
                self.loaded(plan.clean, tables)
                self.assertIn("The first. There is no table: scorecard extract first says why.", (plan.clean / "load.spark.sql").read_text())

    def test_a_table_of_earlier_rows_is_removed_where_its_source_is_refused_or_missing(self):
        plan = self.three_sources()
        plan.extract()
        databases = DuckDB(self, plan.clean), SQLite(self, plan.clean)
        plan.export("first.csv", "")
        (plan.exports / "second.csv").unlink()
        (plan.exports / "third.csv").unlink()
        self.assertEqual(plan.extract().returncode, 65)
        for database in databases:
            self.assertEqual(database.delivered(), {"first", "second", "third"})
            database.load(plan.clean)
            self.assertEqual((database.tables(), database.delivered()), ([DELIVERED, "third"], set()))
            self.assertEqual(database.rows("third"), [])
        script = (plan.clean / "load.spark.sql").read_text()
        for source in "first", "second":
            self.assertIn(f"DROP VIEW IF EXISTS `{source}`;\n", script)
        self.assertIn("FROM VALUES ('') AS d (source) WHERE FALSE;\n", script)

    def test_a_source_of_the_name_of_the_table_of_those_delivered_is_a_mistake(self):
        plan = self.three_sources()
        plan.source("Delivered_Sources", "key: none; optional: yes", day="{type: day}")
        done = plan.extract()
        self.assertEqual((done.returncode, "The source delivered_sources has the name of the table" in done.stderr), (78, True), done.stderr)
        self.assertFalse(plan.clean.exists())

    def test_an_optional_source_that_is_refused_is_named_and_changes_no_exit_code(self):
        plan = self.three_sources()
        plan.export("third.csv", "Day,Size\nnever,1\n")
        done = plan.extract("--quiet")
        self.assertEqual(done.returncode, 0)
        self.assertTrue(done.stderr.startswith("scorecard: third: "), done.stderr)
        self.assertEqual(sorted(self.described(plan.clean)), ["first", "second"])

    def test_a_column_of_the_name_that_row_numbers_have_is_a_mistake(self):
        plan = self.three_sources()
        plan.source("fourth", "key: none; optional: yes", row_number="{type: number}")
        done = plan.extract()
        self.assertEqual((done.returncode, "fourth has a column row_number" in done.stderr), (78, True))
        self.assertFalse(plan.clean.exists())

    def test_names_that_databases_take_for_the_same_are_a_mistake(self):
        plan = self.three_sources()
        plan.source("fourth", "key: none; optional: yes", ROW_Number="{type: number}")
        self.assertEqual(plan.extract().returncode, 78)
        plan = self.three_sources()
        plan.source("First", "key: none; optional: yes; files: [other]", day="{type: day}")
        done = plan.extract()
        self.assertEqual((done.returncode, "First and first would have the same table" in done.stderr), (78, True), done.stderr)
        self.assertFalse(plan.clean.exists())

    def test_a_name_that_no_file_can_have_is_a_mistake(self):
        for name in "../first", "a/b", ".hidden", "fi*", "[f]irst":
            plan = self.three_sources()
            plan.source("fourth", "key: none; optional: yes", day="{type: day}")
            file = plan.pipelines / "sources/fourth.yml"
            file.write_text(file.read_text().replace("source: fourth", f"source: '{name}'"))
            with self.subTest(name=name):
                done = plan.extract()
                self.assertEqual(done.returncode, 78, done.stderr)
                self.assertFalse(plan.clean.exists())
                self.assertFalse((plan.folder / "first.csv").exists())

    def test_names_are_quoted(self):
        plan = Plan(self)
        names = ["select", "my source", "o'brien \\ \"x\"", "ünï-côde", "the_day", "Group", "2nd"]
        columns = ["order", "first name", "it's", 'a"b', "Naïve", "index", "2nd"]
        for number, name in enumerate(names):
            path = plan.pipelines / f"sources/source{number}.yml"
            told = {"source": name, "title": "Names\n; DROP TABLE x;", "sense_checks": "off", "key": "none", "files": [f"names{number}"],
                    "columns": {"day": {"type": "day"}, **{column: {"type": "text", "headings": [f"Heading {place}"]}
                                                           for place, column in enumerate(columns)}}}
            path.write_text(json.dumps(told).replace('"off"', "off").replace('"none"', "none"), encoding="utf-8")
            plan.export(f"names{number}.csv", "Day," + ",".join(f"Heading {place}" for place in range(len(columns))) + "\n2024-01-31"
                        + "".join(f',"{place}, ""{number}"""' for place in range(len(columns))) + "\n")
        done = plan.extract()
        self.assertEqual(done.returncode, 0, done.stderr)
        tables = self.described(plan.clean)
        self.assertEqual(sorted(tables), sorted(names))
        self.loaded(plan.clean, tables)
        script = (plan.clean / "load.spark.sql").read_text(encoding="utf-8")
        self.assertIn(r"""path 'o\'brien \\ "x".csv'""", script)
        self.assertIn("CREATE OR REPLACE TEMPORARY VIEW `my source` (\n  `row_number` BIGINT,\n  `day` DATE,\n  `order` STRING,", script)

    def test_without_an_input_folder_nothing_is_written(self):
        plan = self.three_sources()
        done = extract_all(plan.pipelines, plan.folder / "nowhere", plan.clean)
        self.assertEqual(done.returncode, 66)
        self.assertFalse(plan.clean.exists())


class Folders(Fits):
    """The folder that is written to."""

    def contents(self, folder):
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    def test_the_same_exports_give_the_same_files(self):
        plan = self.three_sources()
        plan.extract()
        first = self.contents(plan.clean)
        self.assertEqual(plan.extract().returncode, 0)
        self.assertEqual(self.contents(plan.clean), first)
        self.assertEqual({stat.S_IMODE(path.stat().st_mode) for path in plan.clean.iterdir()}, {0o640})
        self.assertEqual(stat.S_IMODE(plan.clean.stat().st_mode), 0o750)

    def test_files_of_others_are_never_written_over(self):
        plan = self.three_sources()
        plan.clean.mkdir()
        (plan.clean / "first.csv").write_text("mine\n")
        for folder in plan.clean, plan.exports, plan.clean / "first.csv":
            done = extract_all(plan.pipelines, plan.exports, folder)
            self.assertEqual(done.returncode, 73, done.stderr)
        self.assertEqual(self.contents(plan.clean), {"first.csv": b"mine\n"})
        self.assertEqual(len(self.contents(plan.exports)), 3)

    def test_a_folder_that_the_command_wrote_may_have_other_files(self):
        plan = self.three_sources()
        plan.extract()
        (plan.clean / "area.sqlite").write_text("mine\n")
        plan.source("fourth", "key: none; optional: yes", day="{type: day}")
        self.assertEqual(plan.extract().returncode, 0)
        self.assertEqual((plan.clean / "area.sqlite").read_text(), "mine\n")
        plan.source("fifth", "key: none; optional: yes", day="{type: day}")
        (plan.clean / "fifth.csv").write_text("mine\n")
        before = self.contents(plan.clean)
        done = plan.extract()
        self.assertEqual((done.returncode, "fifth.csv" in done.stderr), (73, True))
        self.assertEqual(self.contents(plan.clean), before)

    def test_a_command_that_was_killed_while_files_got_their_names_can_be_run_again(self):
        for earlier in False, True:
            with self.subTest(earlier=earlier):
                plan = self.three_sources()
                if earlier:
                    plan.extract()
                    for source in "first", "second":
                        plan.export(f"{source}.csv", "Day,Size\n2024-02-29,2\n")
                    plan.source("fourth", "key: none; optional: yes", day="{type: day}")
                whole = Plan(self)
                extract_all(plan.pipelines, plan.exports, whole.clean)
                # As if the first and the last of the tables had their names already.
                plan.clean.mkdir(exist_ok=True)
                for path in whole.clean.iterdir():
                    name = path.name if path.stem in ("first", "fourth") else path.name + ".tmp"
                    (plan.clean / name).write_bytes(path.read_bytes())
                done = plan.extract()
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(self.contents(plan.clean), self.contents(whole.clean))

    def test_what_a_killed_command_left_behind_does_no_harm(self):
        plan = self.three_sources()
        plan.clean.mkdir()
        (plan.clean / "first.csv.tmp").write_text("half\n")
        self.assertEqual(plan.extract().returncode, 0)
        self.assertFalse((plan.clean / "first.csv.tmp").exists())


class Usage(unittest.TestCase):
    def test_one_source_or_all(self):
        for options in (), ("exclusions", "--all", "clean"), ("--all", ""):
            self.assertEqual(program("extract", *options).returncode, 64, options)


if __name__ == "__main__":
    unittest.main()
