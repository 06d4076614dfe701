"""The files as others' programs read them: Frictionless, CSVW, pandas, DuckDB, and whoever read the feed's first version."""

import json
import re
import subprocess
import unittest
from pathlib import Path

import csvw
import duckdb
import frictionless
import jsonschema
import outputs
import pandas
import workbook
from test_page import text

SCHEMAS = Path(__file__).resolve().parent / "schemas"
FILES = outputs.ROOT / "Sources/scorecard/Documentation.docc/Files.md"


def folders():
    """Each publication, with a name."""
    return {outputs.DAYS[2]: outputs.plan(outputs.DAYS[2]), "northmoor": outputs.northmoor(), **{state: outputs.ugly(state) for state in ("everything", "nothing")}}


def of_alerts(schema):
    """What the schema says of an alert."""
    alert = schema["properties"]["alerts"]["items"]
    return (schema["$defs"][alert["$ref"].rsplit("/", 1)[1]] if "$ref" in alert else alert)["properties"]


class Feed(unittest.TestCase):
    """Every file, by the reader it is for."""

    maxDiff = None

    def test_frictionless_finds_nothing(self):
        for name, folder in folders().items():
            with self.subTest(name):
                report = frictionless.validate(str(folder / "datapackage.json"))
                self.assertEqual(report.flatten(["resource", "type", "note"])[:5], [])
                self.assertEqual(len(report.tasks), 11)

    def test_csv_on_the_web_finds_nothing(self):
        for name, folder in folders().items():
            with self.subTest(name):
                described = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)
                self.assertTrue(described.is_valid, [str(w.message) for w in described.warnings])
                self.assertEqual(len(described.tables), 11)

    def test_every_column_is_described_twice_alike(self):
        folder = outputs.plan(outputs.DAYS[2])
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        group = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
        for resource, table in zip(package["resources"], group["tables"]):
            self.assertEqual(resource["path"], table["url"])
            headings = (folder / table["url"]).read_text(encoding="utf-8").split("\n")[0].rstrip("\r").split(",")
            self.assertEqual([field["name"] for field in resource["schema"]["fields"]], headings)
            self.assertEqual([column["name"] for column in table["tableSchema"]["columns"]], headings)

    def test_the_lines_that_are_documented_read_it(self):
        article = FILES.read_text(encoding="utf-8")
        folder = outputs.plan(outputs.DAYS[2])
        wanted = outputs.rows(folder, "series.csv")
        line = re.search(r"```python\n(pandas\.read_csv.*)\n```", article)[1]
        frame = eval(line.replace('"series.csv"', "file"), {"pandas": pandas, "str": str, "file": folder / "series.csv"})
        self.assertEqual(len(frame), len(wanted))
        self.assertEqual(str(frame["as_of"].dtype)[:10], "datetime64")
        self.assertEqual(frame["value"].dtype.kind, "f")
        self.assertEqual(set(frame["kpi"]), {row["kpi"] for row in wanted})
        query = re.search(r"```sql\n(SELECT \* FROM read_csv.*);\n```", article)[1]
        found = duckdb.sql(query.replace("series.csv", str(folder / "series.csv")))
        self.assertEqual(dict(zip(found.columns, map(str, found.types)))["as_of"], "DATE")
        self.assertEqual([row[0] for row in found.fetchall()], [row["kpi"] for row in wanted])

    def test_the_line_for_r_reads_it(self):
        article = FILES.read_text(encoding="utf-8")
        folder = outputs.plan(outputs.DAYS[2])
        line = re.search(r"```r\n(read\.csv.*)\n```", article)[1]
        script = f"t <- {line}; cat(nrow(t), class(t$as_of), class(t$value), sum(t$value, na.rm = TRUE), sep = '\\n')"
        done = subprocess.run(["Rscript", "--vanilla", "-e", f"options(digits = 15); {script}"], cwd=folder, capture_output=True,
                              text=True, timeout=60, check=True)
        rows, day, value, total = done.stdout.split()
        wanted = outputs.rows(folder, "series.csv")
        self.assertEqual((int(rows), day, value), (len(wanted), "Date", "numeric"))
        self.assertAlmostEqual(float(total), sum(float(row["value"] or 0) for row in wanted), places=3)

    def test_readers_of_the_first_version_still_read_it(self):
        """Codes of `reason` and `rule` may be added, as keys may: a reader goes by status and severity, and shows the sentence."""
        for path in SCHEMAS.glob("*.schema.json"):
            schema = json.loads(path.read_text(encoding="utf-8"))
            schema["$defs"]["reason"] = {"type": "string"}
            of_alerts(schema)["rule"] = {"type": "string"}
            for name, folder in folders().items():
                with self.subTest(path.name, name=name):
                    jsonschema.Draft202012Validator(schema).validate(outputs.feed(folder))

    def test_the_schema_is_published_with_it(self):
        folder = outputs.plan(outputs.DAYS[0])
        self.assertEqual((folder / "scorecard.schema.json").read_bytes(),
                         (outputs.ROOT / "Sources/Loaders/Schemas/scorecard-1.schema.json").read_bytes())

    def test_page_workbook_and_files_never_disagree(self):
        for day in outputs.DAYS:
            folder = outputs.plan(day)
            feed = {line["id"]["kpi"] + line["id"]["part"]: line for line in outputs.feed(folder)["lines"]}
            series = {row["kpi"] + row["part"]: row for row in outputs.rows(folder, "series.csv")
                      if row["measure"] == "value" and row["as_of"] == day}
            book = {row["KPI"]: row for row in workbook.table(folder / "scorecard.xlsx", "Score card")}
            page = (folder / "dashboard.html").read_text(encoding="utf-8")
            cards = {}
            for part in page.split('<article class="kpi"')[1:]:
                name, shown = re.search(r'<span class="id">KPI (\w+)</span>.*?<p class="value">([^<]*)', part, re.S).groups()
                colour = re.search(r'<span class="rag">.*?</svg>([^<]*)</span>', part.split("<svg class=\"chart", 1)[0])
                cards[name] = (shown, re.sub("no target (set|yet)$", "", colour[1].lower()) if colour else "")
            # The summary's rows say the same as the KPIs' own parts.
            for row in re.findall(r'<tr><th scope="row"><a .*?</tr>', page):
                name, value = re.search(r"<b>(\w+)</b>", row)[1], re.search(r"<td>([^<]*)</td>", row)[1]
                self.assertEqual(value, cards[name][0])
            self.assertEqual(len(feed), 16)
            for row in outputs.rows(folder, "scorecard.csv"):
                kpi = row["kpi"] + row["part"]
                with self.subTest(day, kpi=kpi):
                    value = feed[kpi].get("value")
                    self.assertEqual(row["value"], series[kpi]["value"])
                    if value is None:
                        self.assertEqual((row["value"], book[kpi]["Now"], cards[kpi][0]), ("", "[x]", "Not calculated"))
                        continue
                    for other in (row["value"], book[kpi]["Now"]):
                        self.assertAlmostEqual(float(other), value, delta=5.1e-7)
                    shown = float(re.sub(r"[^0-9.\-]", "", cards[kpi][0]))
                    places = 0 if row["unit"] not in ("percent", "weeks", "months") else 1
                    self.assertAlmostEqual(shown, value, delta=0.5 * 10 ** -places + 1e-9)
                    self.assertEqual(cards[kpi][1], row["rag"])

    def test_the_page_shows_nothing_that_the_feed_has_not(self):
        folder = outputs.plan(outputs.DAYS[2])
        feed, shown = outputs.feed(folder), text((folder / "dashboard.html").read_text(encoding="utf-8"))
        sentences = [sentence for line in feed["lines"] for sentence in line["words"].values() if sentence]
        sentences += [chart["summary"] for chart in feed["charts"]]
        for sentence in sentences:
            self.assertTrue(re.sub(r"\s+", " ", sentence) in shown, sentence)


if __name__ == "__main__":
    unittest.main()
