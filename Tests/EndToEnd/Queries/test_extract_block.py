"""`scorecard extract --block`: parts of exports, read apart from each other, come to what reading them on one machine comes to."""

import csv
import hashlib
import io
import os
import signal
import subprocess
import sys
import time
import unittest
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from blocks import Block, digest, extract_block, parts, xxh64
from clean import PROGRAM, ROOT, Plan, program, rows

SOMERSET, MESSY = ROOT / "Fixtures/somerset", ROOT / "Fixtures/somerset-messy"
VISITS = {"visit_id": "{type: identifier, domain: visit}", "visit_date": "{type: day}", "place": "{type: category}",
          "hours": "{type: number, places: 2}", "note": "{type: text}"}
HEADINGS = "Visit ID,Visit date,Place,Hours,Note\n"


def shown(value, holds, places):
    """A staged value as `extract` prints it."""
    if value == "" or holds not in ("day", "number"):
        return value
    if holds == "day":
        return str(date(1970, 1, 1) + timedelta(days=int(value)))
    if not places:
        return value
    digits = value.lstrip("-").rjust(places + 1, "0")
    fraction = digits[-places:].rstrip("0")
    return ("-" if value[0] == "-" else "") + digits[:-places] + ("." + fraction if fraction else "")


class Blocks(unittest.TestCase):
    """What one part says and writes."""

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def visits(self, *lines, key="key: [visit_id]"):
        """A plan with one source, and its export."""
        plan = Plan(self)
        plan.source("visits", key, **VISITS)
        plan.export("visits.csv", HEADINGS + "".join(lines))
        return plan, plan.exports / "visits.csv"

    def test_digest(self):
        # From the reference implementation.
        self.assertEqual((xxh64(b"", 0), xxh64(b"a", 0)), (0xEF46DB3751D8E999, 0xD24EC4F1A98C6E5B))

    def test_columns_by_names_of_any_kind(self):
        plan = Plan(self)
        plan.source("visits", "key: [visit_id]", visit_id="{type: identifier, domain: visit}", **{"'first name'": "{type: text}", "'a,b'": "{type: text}",
                                                                                              "'100%'": "{type: text}"})
        plan.export("visits.csv", "Visit ID,first name,\"a,b\",100%\nV1,x,y,z\n")
        for names, found in (("first name", ["first name"]), ("a%2Cb, 100%", ["a,b", "100%"]), ("100%25,first name", ["first name", "100%"])):
            block = Block(self, plan.exports / "visits.csv", 0, 1000, self.folder / "rows", "--pipelines", plan.pipelines, "--columns", names)
            self.assertEqual([field["column"] for field in block.answer["columns"] if field.get("column")], ["visit_id", *found])

    def test_rows(self):
        plan, path = self.visits(
            'V1,31/01/2024,Town Hall,1.5,"10% or\tmore, ""said"" + \\\nshe"\n', "V2,32/01/2024,x,,\n", "V3,,TOWN  hall,0.07,é\n")
        block = Block(self, path, 0, 10_000, self.folder / "rows.tsv", "--pipelines", plan.pipelines)
        self.assertEqual([kind for _, kind in block.fields],
                         ["file", "part", "line", "mark", "identifier", "day", "category", "categoryFolded", "number", "text"])
        self.assertEqual([row[:3] + row[4:] for row in block.rows], [
            ["0", "0", "1", "V1", "19753", "Town Hall", "town hall", "150", '10% or\tmore, "said" + \\\nshe'],
            ["0", "0", "4", "V3", "", "TOWN  hall", "town hall", "7", "é"]])
        for line in block.lines:
            self.assertFalse(set(line) & set(b'"\\+\r\0'), line)
            self.assertEqual(line.count(b"\t"), len(block.fields) - 1)
        self.assertEqual(block.answer["rows"]["sum"], {"rows": 2, "bytes": len(block.data), "digest": digest(block.lines)})
        self.assertEqual(block["sha256"], hashlib.sha256(path.read_bytes()).hexdigest())
        self.assertEqual((block["start"], block["end"], block["size"]), (0, path.stat().st_size, path.stat().st_size))
        self.assertEqual((block["accepted"], block["rejected"], block["skipped"]), (2, 1, 0))
        self.assertEqual(block["rejects"], [{"column": "visit_date", "rows": 1, "rule": "date"}])
        self.assertEqual({name.name for name in self.folder.iterdir()}, {"rows.tsv", ".rows.tsv.rejects"})
        self.assertIn(b"99/99/9999", (self.folder / ".rows.tsv.rejects").read_bytes())

    def test_columns(self):
        plan, path = self.visits("V1,31/01/2024,Here,1,x\n")
        block = Block(self, path, 0, 10_000, self.folder / "rows.tsv", "--pipelines", plan.pipelines, "--columns", "hours")
        self.assertEqual([name for name, _ in block.fields], ["_file", "_part", "_line", "_mark", "visit_id", "hours"])

    def test_nothing_of_a_row_is_told(self):
        plan, path = self.visits("VMARKED,31/01/2024,MARKED,1,MARKED\n", "VMARKED1,MARKED,MARKED,MARKED,MARKED\n", 'VMARKED2,"MARKED" x,,,\n')
        for end in (60, 90, 10_000):
            done = extract_block(path, 0, end, self.folder / "rows.tsv", "--pipelines", plan.pipelines)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertNotIn(b"MARKED", done.stdout)

    def test_a_file_without_headings_is_reported_and_not_refused(self):
        plan, path = self.visits()
        path.write_text("VMARKED,31/01/2024,MARKED,1,MARKED\n", encoding="utf-8")
        block = Block(self, path, 0, 10_000, self.folder / "rows.tsv", "--pipelines", plan.pipelines)
        self.assertEqual(block["fault"]["kind"], "headings")
        self.assertNotIn("MARKED", str(block.answer))

    def test_wrong_calls(self):
        plan, path = self.visits()
        plan.source("others", "key: none\nfiles: [visits]", day="{type: day}")
        target = self.folder / "rows.tsv"
        for options, code, said in (
                ((path, 0, 9, target), 64, "several sources"), ((plan.exports / "visits-2.csv", 0, 9, target, "visits"), 66, "no file"),
                ((plan.exports / "none.csv", 0, 9, target), 64, "No source"),
                ((path, 9, 0, target), 64, "--block"), ((path, 0, 9, target, "visits", "--columns", "nonsense"), 64, "no column"),
                ((path, 0, 9, self.folder / "none/rows.tsv", "visits"), 73, "cannot be created")):
            done = extract_block(*options, "--pipelines", plan.pipelines)
            self.assertEqual((done.returncode, done.stdout), (code, b""), done.stderr)
            self.assertIn(said, done.stderr.decode())
            self.assertEqual(list(self.folder.iterdir()), [])

    def test_memory(self):
        plan, path = self.visits()
        line = "V%d,31/01/2024,Here,1.25,some words about a visit that nobody has made\n"
        with open(path, "a", encoding="utf-8") as file:
            file.writelines(line % number for number in range(480_000))
        with open(os.devnull, "wb") as nothing:
            child = subprocess.Popen([PROGRAM, "extract", "--block", f"{path}:0-{32 << 20}", "--rows", self.folder / "rows.tsv",
                                      "--pipelines", plan.pipelines], stdout=nothing)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = status
        self.assertEqual(status, 0)
        self.assertLess(used.ru_maxrss, 256 << 10)

    def test_ends_with_its_parent(self):
        plan, path = self.visits()
        with open(path, "a", encoding="utf-8") as file:
            file.writelines(f"V{number},31/01/2024,Here,1.25,some words\n" for number in range(600_000))
        command = [PROGRAM, "extract", "--block", f"{path}:0-{64 << 20}", "--rows", str(self.folder / "rows.tsv"),
                   "--pipelines", str(plan.pipelines)]
        code = "import subprocess, sys; child = subprocess.Popen(sys.argv[1:]); print(child.pid, flush=True); child.wait()"
        parent = subprocess.Popen([sys.executable, "-c", code, *command], stdout=subprocess.PIPE)
        child = int(parent.stdout.readline())
        while not list(self.folder.iterdir()):
            time.sleep(0.01)
        os.kill(child, signal.SIGSTOP)
        parent.kill()
        parent.wait()
        parent.stdout.close()
        for _ in range(200):
            try:
                state = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()[0]
            except FileNotFoundError:
                break
            if state == "Z":
                break
            time.sleep(0.05)
        else:
            os.kill(child, signal.SIGKILL)
            self.fail("it goes on without its parent")
        self.assertFalse((self.folder / "rows.tsv").exists())


class Fixtures(unittest.TestCase):
    """The parts of the repository's exports, put together."""

    maxDiff = None

    def compared(self, exports, cuts):
        with TemporaryDirectory() as output:
            program("run", "--quiet", "--input", exports, "--output", output, "--as-of", "2024-03-31", "--pipelines", ROOT / "Pipelines")
            quality = {row["source"]: row for row in rows(Path(output) / "latest/quality.csv")}
        listed = {path.name for path in exports.glob("*.csv")}
        seen = set()
        for source, row in quality.items():
            if row["status"] != "delivered":
                continue
            done = program("extract", source, "--quiet", "--input", exports, "--pipelines", ROOT / "Pipelines")
            wanted = list(csv.DictReader(io.StringIO(done.stdout)))
            records, counts = [], [0, 0, 0]
            with self.subTest(source=source), TemporaryDirectory() as folder:
                for path in sorted(exports.glob("*.csv")):
                    if not path.name[:-4].split("-")[0] == source:
                        continue
                    seen.add(path.name)
                    blocks = parts(self, path, max(64, path.stat().st_size // cuts + 1), folder, source, "--pipelines", ROOT / "Pipelines")
                    first = 0
                    for block in blocks:
                        counts = [count + block[name] for count, name in zip(counts, ("accepted", "rejected", "skipped"))]
                        places = [column.get("places") for column in block.answer["columns"]]
                        for values in block.rows:
                            record = {name: shown(value, holds, count)
                                      for (name, holds), value, count in zip(block.fields, values, places)
                                      if holds not in ("categoryFolded", "categoryKey")}
                            record["order"] = tuple(int(record.pop(name)) for name in ("_file", "_part", "_line"))
                            record.pop("_mark", None)
                            records.append(record)
                        first += block["lines"]
                records.sort(key=lambda record: record["order"])
                for record in records:
                    record.pop("order")
                self.assertEqual(counts[0], int(row["accepted"]) + int(row["duplicates"]))
                self.assertEqual(counts[1], int(row["rejected"]))
                free = {"summary", "actions_taken", "source", "note", "text", "author", "risk", "mitigation", "progress"}
                names = [name for name in (records[0] if records else {}) if name not in free]
                kept = [tuple(record[name] for name in names) for record in records]
                found = [tuple(record[name] for name in names) for record in wanted]
                # What `extract` prints are those that no later row replaces, in the same order.
                place = 0
                for values in found:
                    while place < len(kept) and kept[place] != values:
                        place += 1
                    self.assertLess(place, len(kept), "a row that is in no part, or in another order")
                    place += 1
                self.assertEqual(len(kept) - len(found), int(row["duplicates"]))
        self.assertTrue(seen and seen <= listed)

    def test_somerset(self):
        self.compared(SOMERSET, 3)

    def test_messy(self):
        self.compared(MESSY, 5)


if __name__ == "__main__":
    unittest.main()
