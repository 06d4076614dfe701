"""`scorecard impact` predicts what a changed definition does: one key of a plan's definitions is changed at random, `impact` is asked,
and then both definitions really run, with the papers for boards and the e-mails to owners. Every cell, file, paper, e-mail, figure,
target and alert that differs was predicted, with what it was and what it is, and nothing else was.

CASES=all changes each key of both plans in turn; otherwise COUNT places are drawn, 40 where nobody says otherwise. SEED draws others.
WORKERS is how many are tried at the same time.
"""

import csv
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import threading
import unittest
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SCORECARD", str(ROOT / ".build/debug/scorecard"))
# Runs keep their exports below this folder, and not in the user's own.
os.environ["XDG_STATE_HOME"] = os.path.join(os.path.dirname(PROGRAM), "state")
SEED = int(os.environ.get("SEED", "1"))
COUNT = None if os.environ.get("CASES") == "all" else int(os.environ.get("COUNT", "40"))
WORKERS = int(os.environ.get("WORKERS", "2"))
print(f"SEED={SEED}", flush=True)

# Each plan with its definitions, its exports, the day, and the month-end before it.
PLANS = [
    (ROOT / "Pipelines", ROOT / "Fixtures/somerset", "2024-03-31", "2024-02-29"),
    (ROOT / "Fixtures/northmoor/Pipelines", ROOT / "Fixtures/northmoor/exports", "2025-02-28", "2025-01-31"),
]
# What has been published: nothing, the month-end before, or that and the day itself, with a series of those two alone.
PASTS = ("nothing", "before", "again")
# A short series costs half as much, so that a sample has most of it.
WEIGHTS = (1, 1, 1 if COUNT is None else 3)
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("SCORECARD_")}
TOLD = {"first notification", "new alerts", "all resolved", "repeat interval has passed"}
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def called(*arguments):
    """What the program says."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, check=False)


# MARK: changing a definition


def places(node, path=()):
    """Each key below a node: the way to it, its mapping, and its place there."""
    if isinstance(node, yaml.MappingNode):
        for index, (key, value) in enumerate(node.value):
            yield (*path, key.value), node, index
            yield from places(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from places(item, (*path, index))


def scalar(text, like):
    """A value, with quotes where the one that it is like has them."""
    is_quoted = like.style in ("'", '"')
    tag = "tag:yaml.org,2002:str" if is_quoted else yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False))
    return yaml.ScalarNode(tag, text, style="'" if is_quoted else None)


def plain(node):
    """A scalar as it is written, or None."""
    return node.value if isinstance(node, yaml.ScalarNode) else None


def other_texts(draw, text):
    """Values like this one."""
    if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        year, month = int(day[1]), int(day[2])
        return draw.sample([f"{year}-{month:02}-15", f"{year - 1}-{day[2]}-28", f"{year}-{month % 12 + 1:02}-28", f"{year + 1}-{day[2]}-01"], 4)
    if text in ("yes", "no"):
        return ["no" if text == "yes" else "yes"]
    if found := re.search(r"\d+(\.\d+)?", text):
        was = found[0]
        news = [f"{float(was) * 1.1:.1f}", f"{float(was) * 0.9:.1f}"] if "." in was else [str(int(was) + 1), str(max(0, int(was) - 1)), str(int(was) * 2)]
        return [text[:found.start()] + new + text[found.end():] for new in draw.sample(news, len(news))]
    return [text + " (changed)", text + "_x"]


class Change:
    """One key of a definition with other values, in the order in which they are tried; one of them may be that the key is gone."""

    def __init__(self, draw, mapping, index, pool):
        self.mapping, self.index, self.draw = mapping, index, draw
        key, value = mapping.value[index]
        tried = self.scalars(value, pool.get(key.value, [])) if isinstance(value, yaml.ScalarNode) else self.lists(value, pool.get(key.value, []))
        gone = None
        tried = [*tried[:5], gone] if draw.random() < 0.85 else [gone, *tried[:5]]
        self.ways = tried

    def scalars(self, value, pool):
        near = [scalar(text, value) for text in other_texts(self.draw, value.value)]
        others = [node for node in pool if isinstance(node, yaml.ScalarNode) and node.value != value.value]
        others = self.draw.sample(others, min(4, len(others)))
        return [node for pair in zip(others, near) for node in pair] + near[len(others):] + others[len(near):]

    def lists(self, value, pool):
        if isinstance(value, yaml.MappingNode):
            others = [node for node in pool if isinstance(node, yaml.MappingNode) and node is not value]
            return self.draw.sample(others, min(3, len(others)))
        items = value.value
        ways = []
        if len(items) > 1:
            ways += [items[:-1], items[1:], items[::-1]]
        others = [item for node in pool if isinstance(node, yaml.SequenceNode) for item in node.value if plain(item)]
        others = [item for item in others if plain(item) not in [plain(one) for one in items]]
        if others:
            ways.append([*items, self.draw.choice(others)])
        ways += [[*items[:-1], scalar(plain(items[-1]) + " x", items[-1])]] if items and plain(items[-1]) else []
        self.draw.shuffle(ways)
        return [yaml.SequenceNode(value.tag, way, flow_style=value.flow_style) for way in ways]

    def texts(self, root):
        """The whole file with each of the other values."""
        was = self.mapping.value[self.index]
        for way in self.ways:
            if way is None:
                del self.mapping.value[self.index]
                said = "gone"
            else:
                self.mapping.value[self.index] = (was[0], way)
                said = yaml.serialize(way, width=10_000).strip()
            text = yaml.serialize(root, width=10_000)
            if way is None:
                self.mapping.value.insert(self.index, was)
            else:
                self.mapping.value[self.index] = was
            yield said, text


# MARK: what is really published


class Published:
    """All that a run and its papers have published: comparable with what another run has, because its own name is taken out."""

    def __init__(self, output, pipelines, day):
        folder = output / day
        self.feed_text = (folder / "scorecard.json").read_bytes()
        self.run = json.loads(self.feed_text)["run"].encode()
        self.files = {path.name: self.content(path) for path in folder.iterdir() if path.name != "manifest.json"}
        self.feed = json.loads(self.files["scorecard.json"])
        self.tables = {name: list(csv.reader(data.decode().splitlines(keepends=True))) for name, data in self.files.items() if name.endswith(".csv")}
        package = json.loads(self.files["datapackage.json"])
        self.keys = {resource["path"]: resource["schema"].get("primaryKey") for resource in package["resources"]}
        self.by_key = {name: self.rows(name) for name in self.tables}
        self.papers = {}
        for paper in sorted((output / "papers").glob(f"{day}-*.md")):
            pictures = {path.name: path.read_bytes() for path in sorted(paper.with_suffix("").glob("*"))}
            self.papers[paper.stem[len(day) + 1:]] = (paper.read_bytes().replace(self.run, b"this-run"), pictures)
        self.notices = {
            notice["owner"]: notice.get("words") for notice in json.loads(self.files["alerts.json"])["notices"] if notice["reason"] in TOLD
        }
        governance = pipelines / "governance.yml"
        self.boards = yaml.load(governance.read_text(encoding="utf-8"), yaml.BaseLoader).get("boards", {}) if governance.exists() else {}

    def content(self, path):
        """A file without what only says which run it is of: its name, and its time on the page."""
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                return tuple((name, book.read(name).replace(self.run, b"this-run")) for name in book.namelist())
        data = path.read_bytes().replace(self.run, b"this-run")
        return re.sub(rb"Produced on [^<]* UTC from", b"Produced from", data) if path.suffix == ".html" else data

    def rows(self, name):
        """Rows of a file by their keys; of a file without a key by all of their cells, and how often they were there before."""
        headings, *rows = self.tables[name]
        places = [headings.index(column) for column in self.keys[name] or headings]
        seen, found = Counter(), {}
        for row in rows:
            key = tuple(row[place] for place in places)
            found[key, seen[key]] = dict(zip(headings, row))
            seen[key] += 1
        return found


def changed(one, other):
    """Whether something is there on one side alone."""
    return "added" if one is None else "removed" if other is None else "changed"


def cells(before, after):
    """Every cell of every CSV file that differs, with its row."""
    for name in before.tables:
        was, now = before.by_key[name], after.by_key[name]
        for key in was.keys() | now.keys():
            one, other = was.get(key), now.get(key)
            for column in (one or other):
                pair = (one or {}).get(column, ""), (other or {}).get(column, "")
                if pair[0] != pair[1]:
                    yield name, key[0], changed(one, other), column, *pair


def figures(before, after, day):
    """The figures that differ on the day, or on earlier days of their series: both sides, and those days."""
    answers, colours = [], []
    for side in (before, after):
        answers.append({
            (point["id"]["kpi"], point["id"]["part"], point["measure"], point["as_of"]): tuple(point.get(name) for name in ANSWER)
            for point in side.feed["series"]})
        colours.append({(line["id"]["kpi"], line["id"]["part"], "value"): line.get("rag", "") for line in side.feed["lines"]})

    def sides(figure):
        for points, colour in zip(answers, colours):
            answer = points.get((*figure, day))
            yield answer and (answer, colour.get(figure, ""))

    found, earlier = {}, {}
    for *figure, date in differing(*answers):
        if date < day:
            earlier.setdefault(tuple(figure), []).append(date)
    for figure in {key[:3] for points in answers for key in points}:
        one, other = sides(figure)
        days = sorted(earlier.get(figure, []))
        if one != other or days:
            found[figure] = (one, other, (len(days), days[0], days[-1]) if days else None)
    return found


ANSWER = ("value", "numerator", "denominator")


def aims(side):
    """Baselines, planned values and targets."""
    found = {}
    for line in side.feed["lines"]:
        key = line["id"]["kpi"], line["id"]["part"]
        if baseline := line.get("baseline"):
            found[*key, "baseline", None] = baseline.get("value"), baseline["date"]
        if "expected" in line:
            found[*key, "planned", None] = line["expected"], line["as_of"]
        for target in line["card"]["targets"]:
            found[*key, "target", target["checkpoint"]] = target.get("target"), target["date"]
    return found


def differing(one, other):
    return {key: (one.get(key), other.get(key)) for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def readers(board):
    people = [*board.get("co_chairs", []), *board.get("members", []), *board.get("seats", [])] + ([board["author"]] if board.get("author") else [])
    return dict.fromkeys(people)


class Impact(unittest.TestCase):
    """Predicted is actual."""

    maxDiff = 3000

    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = Path(temporary.name)
        cls.own = threading.local()
        cls.past, cls.before, cls.pools, cls.places = {}, {}, [], []
        for plan, (pipelines, exports, day, earlier) in enumerate(PLANS):
            cls.past[plan] = {past: cls.folder / f"{past}{plan}" for past in PASTS[1:]}
            cls.publish(pipelines, exports, cls.past[plan]["before"], earlier)
            shutil.copytree(cls.past[plan]["before"], cls.past[plan]["again"], symlinks=True)
            cls.publish(pipelines, exports, cls.past[plan]["again"], day, "--from", earlier)
            for past in PASTS:
                output = cls.folder / "output"
                if past in cls.past[plan]:
                    shutil.copytree(cls.past[plan][past], output, symlinks=True)
                cls.publish(pipelines, exports, output, day)
                cls.before[plan, past] = Published(output, pipelines, day)
                shutil.rmtree(output)
            pool = {}
            for path in sorted(pipelines.rglob("*.yml")):
                root = yaml.compose(path.read_text(encoding="utf-8"), Loader)
                for way, mapping, index in places(root):
                    if "examples" not in way[:-1]:
                        pool.setdefault(way[-1], []).append(mapping.value[index][1])
                        cls.places.append((plan, path.relative_to(pipelines), way))
            cls.pools.append(pool)

    @staticmethod
    def publish(pipelines, exports, output, day, *options):
        common = ["--pipelines", pipelines, "--output", output, "--as-of", day, "--quiet"]
        ended = called("run", "--input", exports, "--notify", *common, *options)
        assert ended.returncode in (0, 65), ended.stderr
        # Of a board that is gone the paper that was written before is still there.
        shutil.rmtree(output / "papers", ignore_errors=True)
        ended = called("report", "--all", "--format", "markdown", *common)
        assert ended.returncode == 0, ended.stderr

    def test_what_is_predicted_is_what_differs(self):
        if COUNT is None:
            cases = [[place] for place in self.places]
        else:
            draw = random.Random(f"{SEED}, impact")
            # Keys of all names come up, not the commonest alone.
            by_name = {}
            for place in self.places:
                by_name.setdefault((place[0], place[2][-1]), []).append(place)
            names = sorted(by_name, key=str)
            cases = [[draw.choice(by_name[draw.choice(names)]) for _ in range(30)] for _ in range(COUNT)]
        with ThreadPoolExecutor(max_workers=WORKERS) as threads:
            results = list(threads.map(lambda case: self.tried(*case), enumerate(cases)))
        tried = [result for result in results if result]
        for said, differences in tried:
            with self.subTest(said):
                self.assertEqual([], differences)
        touching = sum("cells" in said for said, _ in tried)
        print(f"{len(tried)} changes, of which {touching} touch a published cell", flush=True)
        self.assertGreater(touching, len(tried) / 4)
        self.assertTrue(COUNT is None or len(tried) == COUNT)

    def copies(self):
        """Copies of the plans that this thread alone changes, and a place for what it publishes."""
        if not hasattr(self.own, "plans"):
            folder = Path(tempfile.mkdtemp(dir=self.folder))
            self.own.plans, self.own.output = [folder / f"plan{plan}" for plan in range(len(PLANS))], folder / "output"
            for copy, (pipelines, *_) in zip(self.own.plans, PLANS):
                shutil.copytree(pipelines, copy)
        return self.own.plans

    def changes(self, draw, plan, path, way):
        """This thread's copy of a plan with each other value of a key in turn; afterwards it is whole again."""
        place = self.copies()[plan] / path
        whole = place.read_text(encoding="utf-8")
        root = yaml.compose(whole, Loader)
        mapping, index = next((mapping, index) for other, mapping, index in places(root) if other == way)
        try:
            for value, text in Change(draw, mapping, index, self.pools[plan]).texts(root):
                place.write_text(text, encoding="utf-8")
                yield value
        finally:
            place.write_text(whole, encoding="utf-8")

    def predicted(self, plan, output):
        """What is predicted of this thread's copy of a plan; None where that is wrong, or says the same."""
        pipelines, exports, day, _ = PLANS[plan]
        ended = called(
            "impact", "--pipelines-before", pipelines, "--pipelines", self.copies()[plan], "--input", exports, "--as-of", day,
            "--output", output, "--format", "json", "--quiet")
        if ended.returncode == 78:
            return None
        self.assertEqual(ended.returncode, 0, ended.stderr)
        predicted = json.loads(ended.stdout)
        return predicted if predicted["definitions"] else None

    def tried(self, count, candidates):
        """The first of these places that has another valid value: what was changed, and where prediction and truth differ."""
        draw = random.Random(f"{SEED}, impact {count}")
        for plan, path, way in candidates:
            for value in self.changes(draw, plan, path, way):
                # No output folder goes on with the scorecards of another area.
                past = "nothing" if way[-1] == "area" else draw.choices(PASTS, WEIGHTS)[0]
                result = self.compared(plan, past, path, way)
                if result is not None:
                    touched, differences = result
                    return f"{path}: {'.'.join(map(str, way))}: {value} ({touched})", differences
        return None

    def compared(self, plan, past, path, way):
        """What is touched, and where prediction and truth differ; None where the changed definitions are wrong."""
        _, exports, day, _ = PLANS[plan]
        copy, output = self.copies()[plan], self.own.output
        predicted = self.predicted(plan, self.past[plan].get(past, output))
        if predicted is None:
            return None
        if past in self.past[plan]:
            shutil.copytree(self.past[plan][past], output, symlinks=True)
        try:
            self.publish(copy, exports, output, day)
            after = Published(output, copy, day)
        finally:
            shutil.rmtree(output, ignore_errors=True)
        before = self.before[plan, past]
        truth = list(cells(before, after))
        said = f"published is {past}; {f'{len(truth)} cells' if truth else 'nothing'}"
        return said, list(self.differences(predicted, before, after, day, truth, path, way))

    def test_of_two_keys_each_touches_what_it_touches_alone(self):
        count = 200 if COUNT is None else max(3, COUNT // 25)
        draw = random.Random(f"{SEED}, two keys")
        with ThreadPoolExecutor(max_workers=WORKERS) as threads:
            results = list(threads.map(self.two_keys, [f"{SEED}, two keys {draw.random()}" for _ in range(count)]))
        for said, mistakes in results:
            with self.subTest(said):
                self.assertEqual([], mistakes)
        print(f"{len(results)} pairs of keys", flush=True)

    def two_keys(self, seed):
        """Two keys in two files, each of which touches a figure: where what is said of both together is not so."""
        draw = random.Random(seed)
        plan = draw.randrange(len(PLANS))
        nowhere = self.folder / "nowhere"
        own = [place for place in self.places if place[0] == plan and place[1].parts[0] in ("kpis", "sources", "plan.yml")]
        alone, texts = {}, {}
        while len(alone) < 2:
            _, path, way = draw.choice(own)
            if str(path) in alone:
                continue
            for _ in self.changes(draw, plan, path, way):
                predicted = self.predicted(plan, nowhere)
                if predicted and (touched := {row["kpi"] for row in predicted["rows"] if "kpi" in row}):
                    alone[str(path)] = touched
                    texts[path] = (self.copies()[plan] / path).read_text(encoding="utf-8")
                    break
        said = f"{', '.join(alone)} ({seed})"
        wholes = {path: (self.copies()[plan] / path).read_text(encoding="utf-8") for path in texts}
        try:
            for path, text in texts.items():
                (self.copies()[plan] / path).write_text(text, encoding="utf-8")
            both = self.predicted(plan, nowhere)
        finally:
            for path, whole in wholes.items():
                (self.copies()[plan] / path).write_text(whole, encoding="utf-8")
        if both is None:
            return said, []
        touched = {row["kpi"] for row in both["rows"] if "kpi" in row}
        mistakes = [
            f"{key['file']}: {key['key']} is said to touch {figure} alone" for key in both["definitions"] for figure in key["figures"]
            if figure not in alone[key["file"]]]
        named = {figure for key in both["definitions"] for figure in key["figures"] + key["shared_figures"]}
        if named != touched:
            mistakes.append(f"named are {sorted(named)}, touched are {sorted(touched)}")
        return said, mistakes

    def differences(self, predicted, before, after, day, truth, path, way):
        def same(what, wanted, found):
            if wanted != found:
                yield f"{what}: predicted and not true: {str(differing_items(found, wanted))[:400]}; true and not predicted: {str(differing_items(wanted, found))[:400]}"

        yield from same("cells", Counter(truth), Counter(
            (row["file"], tuple(row["row"]), row["change"], cell["column"], cell["from"], cell["to"])
            for row in predicted["rows"] for cell in row["cells"]))
        yield from same(
            "files", {name for name in before.files.keys() | after.files.keys() if before.files.get(name) != after.files.get(name)},
            set(predicted["files"]))
        papers = {name: changed(*pair) for name, pair in differing(before.papers, after.papers).items()}
        yield from same("papers", papers, {paper["board"]: paper["change"] for paper in predicted["papers"]})
        mails = {(owner, "e-mail", None, changed(*pair)) for owner, pair in differing(before.notices, after.notices).items()}
        boards = {name: after.boards.get(name) or before.boards[name] for name in papers}
        mails |= {(reader, "paper", name, papers[name]) for name, board in boards.items() for reader in readers(board)}
        yield from same(
            "recipients", mails, {(one["who"], one["gets"], one.get("board"), one["change"]) for one in predicted["recipients"]})
        yield from same("figures", figures(before, after, day), {
            (figure["kpi"], figure["part"], figure["measure"]): (
                *(None if side is None else (tuple(side.get(name) for name in ANSWER), side.get("rag", ""))
                  for side in (figure.get("from"), figure.get("to"))),
                (lambda days: days and (days["days"], days["first"], days["last"]))(figure.get("earlier")))
            for figure in predicted["figures"]})
        yield from same("targets", differing(aims(before), aims(after)), {
            (aim["kpi"], aim["part"], aim["what"], aim.get("checkpoint")): tuple(
                None if side is None else (side.get("value"), side["date"]) for side in (aim.get("from"), aim.get("to")))
            for aim in predicted["targets"]})
        alerts = differing(*({alert["id"]: alert for alert in side.feed["alerts"]} for side in (before, after)))
        kinds = {(False, True): "opened", (True, False): "resolved"}
        yield from same(
            "alerts", {name: kinds.get(tuple(is_open(side) for side in pair), "changed") for name, pair in alerts.items()},
            {alert["id"]: alert["change"] for alert in predicted["alerts"]})
        yield from self.key_differences(predicted, truth, before, after, path, way)

    @staticmethod
    def key_differences(predicted, truth, before, after, path, way):
        """One key was changed: what differs lies below it, and it touches all that is touched."""
        touched = set()
        for name, key in {(name, key) for name, key, *_ in truth}:
            headings = before.tables[name][0]
            if "kpi" in headings and "part" in headings:
                rows = [side.by_key[name].get((key, 0)) for side in (before, after)]
                touched |= {row["kpi"] + row["part"] for row in rows if row and row["kpi"]}
        keys = predicted["definitions"]
        named = {figure for key in keys for figure in (key["figures"] if len(keys) == 1 else key["figures"] + key["shared_figures"])}
        if named != touched:
            yield f"figures of the keys: {sorted(named)}, true are {sorted(touched)}"
        for key in keys:
            if key["file"] != str(path) or re.split(r"[.\[]", key["key"])[0] != str(way[0]):
                yield f"another key is said to be changed: {key}"


def is_open(alert):
    return alert is not None and alert["state"] in ("opened", "open", "acknowledged")


def differing_items(one, other):
    """What the first has and the second has not."""
    if isinstance(one, Counter):
        return list((one - other).elements())[:6]
    if isinstance(one, dict):
        return {key: value for key, value in one.items() if key not in other or other[key] != value}
    return one - other


class Command(unittest.TestCase):
    """What the command says."""

    def test_a_wrong_definition(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "Pipelines")
            shutil.copytree(ROOT / "Pipelines", copy)
            file = copy / "kpis/07-exclusions.yml"
            file.write_text(file.read_text(encoding="utf-8").replace("unit: exclusions", "unit: exclusoins", 1), encoding="utf-8")
            ended = called("impact", "--pipelines", copy, "--input", "Fixtures/somerset", "--as-of", "2024-03-31", "--output", f"{folder}/none")
            self.assertEqual(ended.returncode, 78)
            self.assertIn("[unknown-unit]", ended.stderr)
            self.assertEqual(ended.stdout, "")

    def test_the_same_definitions(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "Pipelines", Path(folder, "Pipelines"))
            ended = called(
                "impact", "--pipelines", f"{folder}/Pipelines", "--input", "Fixtures/somerset", "--as-of", "2024-03-31",
                "--output", f"{folder}/none")
            self.assertEqual((ended.returncode, ended.stderr), (0, ""))
            self.assertIn("Nothing that is published or sent changes.", ended.stdout)
            self.assertFalse(Path(folder, "none").exists())

    def test_every_format(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "Pipelines")
            shutil.copytree(ROOT / "Pipelines", copy)
            file = copy / "kpis/07-exclusions.yml"
            file.write_text(file.read_text(encoding="utf-8").replace("window: rolling 12 months", "window: rolling 6 months", 1), encoding="utf-8")
            shown = {name: called(
                "impact", "--pipelines", copy, "--input", "Fixtures/somerset", "--as-of", "2024-03-31", "--output", f"{folder}/none",
                "--format", name).stdout for name in ("table", "csv", "json", "markdown")}
        self.assertIn("measure.window is 'rolling 6 months', was 'rolling 12 months'. It touches KPI 7.", shown["table"])
        self.assertIn("58 exclusions, was 119 exclusions; green, was red; also 13 earlier figures", shown["table"])
        cells = list(csv.DictReader(shown["csv"].splitlines()))
        rows = json.loads(shown["json"])["rows"]
        self.assertEqual(len(cells), sum(len(row["cells"]) for row in rows))
        self.assertIn({"file": "scorecard.csv", "row": "7", "kpi": "7", "change": "changed", "column": "value", "from": "119", "to": "58"}, cells)
        self.assertEqual(shown["markdown"].splitlines()[:2], ["| part | what changes |", "| --- | --- |"])

    def test_chosen_kpis(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "Pipelines")
            shutil.copytree(ROOT / "Pipelines", copy)
            for file, old, new in (("07-exclusions", "window: rolling 12 months", "window: rolling 6 months"),
                                   ("01-primary-need-recorded", "title: ", "title: Of all pupils, "),
                                   ("08-exclusions-send", "kpi: 8", "kpi: 88")):
                file = copy / f"kpis/{file}.yml"
                file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

            def asked(*options):
                return called("impact", "--pipelines", copy, "--input", "Fixtures/somerset", "--as-of", "2024-03-31", "--output", f"{folder}/none",
                              *options)

            whole = json.loads(asked("--format", "json").stdout)
            for names, options in (({"7"}, ["--kpi", "7"]), ({"7", "1"}, ["--kpi", "7,1"]), ({"88"}, ["--kpi", "88"]), ({"8"}, ["--kpi", "8"]),
                                   ({"1", "2", "3", "4", "5a", "5b", "6"}, ["--kpi", "area:1"])):
                with self.subTest(options=options):
                    chosen = json.loads(asked("--format", "json", *options).stdout)
                    self.assertEqual(set(chosen) & {"papers", "recipients", "files"}, set())
                    self.assertEqual(chosen["rows"], [row for row in whole["rows"] if row.get("kpi") in names])
                    self.assertTrue(chosen["rows"])
                    for what in "figures", "targets":
                        self.assertEqual(chosen[what], [one for one in whole[what] if one["kpi"] + one["part"] in names])
                    self.assertEqual(chosen["alerts"], [alert for alert in whole["alerts"] if alert.get("kpi") in names])
                    self.assertEqual(chosen["definitions"],
                                     [key for key in whole["definitions"] if names & {*key["figures"], *key["shared_figures"]}])
            text = asked("--kpi", "7").stdout
            self.assertTrue(text.startswith("What the changed definitions do to KPI 7 on the scorecard for 31 March 2024\n"), text)
            self.assertIn("58 exclusions, was 119 exclusions", text)
            self.assertIn("without --kpi", text)
            self.assertIn("Nothing that is published about KPI 3 changes.", asked("--kpi", "3").stdout)
            self.assertEqual(asked("--kpi", "77").returncode, 66)

    def test_another_address_is_another_e_mail_and_is_not_shown(self):
        with tempfile.TemporaryDirectory() as folder:
            copies = [Path(folder, name) for name in ("before", "after")]
            for copy in copies:
                shutil.copytree(ROOT / "Pipelines", copy)
                (copy / "contacts.yml").write_text(
                    f"from: scorecard@example.org\ndata_team: [data@example.org]\nowners:\n  Head of SEND: [{copy.name}@example.org]\n",
                    encoding="utf-8")
            ended = called(
                "impact", "--pipelines-before", copies[0], "--pipelines", copies[1], "--input", "Fixtures/somerset", "--as-of", "2024-03-31",
                "--output", f"{folder}/none")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("  Head of SEND: the e-mail changes\n", ended.stdout)
        self.assertEqual(ended.stdout.count("the e-mail changes"), 1)
        self.assertNotIn("@", ended.stdout + ended.stderr)

    def test_no_changed_definitions(self):
        ended = called("impact", "--input", "Fixtures/somerset")
        self.assertEqual(ended.returncode, 64)
        self.assertIn("--pipelines NEW", ended.stderr)


if __name__ == "__main__":
    unittest.main()
