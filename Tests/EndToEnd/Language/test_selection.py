"""Choosing KPIs by area, action, source, state and change, in every command that takes KPIs; and `scorecard list`."""

import csv
import io
import json
import unittest
from datetime import date

from area import Area, LanguageCase

DAY = date(2024, 3, 31)
VISITS = {"visit_id": "{type: identifier, domain: visit}", "day": "{type: day}", "kind": "{type: code, codes: [home, school]}"}


class Selecting(LanguageCase):
    """An area of four figures over two sources."""

    def setUp(self):
        self.area = area = Area(self, plan="plan: An invented plan\narea: Nowhere\nstart: 2023-01-01\ncheckpoints: {end: 2024-12-31}\n"
                                           "areas_of_weakness: {A: The first, B: The second}\nactions: {1.1: One, 1.2: Two}\n"
                                           "units: [visits]\n")
        for name in "visits", "calls":
            area.source(name, VISITS, key="[visit_id]")
            area.export(name, [{"visit_id": f"V{number}", "day": date(2024, 1, number), "kind": "home"} for number in range(1, 8)])
        count = "{kind: count, source: %s, day: day, window: to date, where: {kind: %s}}"
        examples = "[{name: One, exports: {visits: \"visit_id,day,kind\\nV1,2024-01-01,home\"}, expect: {2024-03-31: {value: 1}}}]"
        area.kpi("1", count % ("visits", "home"), unit="visits", examples=examples,
                 baseline="{value: 3, date: 2023-12-31}", targets="{end: 2}")
        area.kpi("2", count % ("calls", "home"), unit="visits")
        area.kpi("3", count % ("calls", "school"), unit="visits")
        self.change("kpis/2.yml", "area_of_weakness: A\nactions: []", "area_of_weakness: B\nactions: ['1.1']")
        self.output = area.folder / "output-1"

    def change(self, file, old, new):
        path = self.area.pipelines / file
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def call(self, command, *options, code=0):
        done = self.area.program(command, *options, "--input", self.area.exports, "--output", self.output)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def listed(self, *options):
        """The KPIs that a selection chooses."""
        return [row["kpi"] for row in json.loads(self.call("list", "kpis", *options, "--format", "json").stdout)]

    def publish(self, *options):
        return self.call("run", "--as-of", DAY, *options)

    def computed(self, done):
        """The KPIs whose lines a run computed: those of its name in the published scorecard."""
        feed = json.loads((self.output / "latest/scorecard.json").read_text(encoding="utf-8"))
        return [line["id"]["kpi"] for line in feed["lines"] if line["run"] == feed["run"]]

    def test_by_each_kind_of_name(self):
        self.assertEqual(self.listed(), ["1", "2", "3"])
        self.assertEqual(self.listed("--kpi", "3,1"), ["1", "3"])
        self.assertEqual(self.listed("--kpi", "area:B"), ["2"])
        self.assertEqual(self.listed("--kpi", "area:A", "--kpi", "2"), ["1", "2", "3"])
        self.assertEqual(self.listed("--kpi", "action:1.1"), ["2"])
        self.assertEqual(self.listed("--kpi", "action:1.2"), [])
        self.assertEqual(self.listed("--kpi", "source:calls"), ["2", "3"])

    def test_by_state(self):
        self.assertIn("Nothing has been published", self.call("list", "kpis", "--kpi", "state:red", code=66).stderr)
        (self.area.exports / "calls.csv").unlink()
        self.call("run", "--as-of", DAY, code=65)
        states = {row["kpi"]: row["states"] for row in json.loads(self.call("list", "kpis", "--format", "json").stdout)}
        self.assertEqual(states["2"], ["not-computed", "missing"])
        self.assertEqual(states["1"][0], "computed")
        self.assertEqual(self.listed("--kpi", "state:not-computed"), ["2", "3"])
        self.assertEqual(self.listed("--kpi", "state:missing,state:computed"), ["1", "2", "3"])
        self.assertEqual(self.listed("--kpi", f"state:{states['1'][1]}"), ["1"])

    def test_by_change(self):
        self.assertEqual(self.listed("--kpi", "changed"), ["1", "2", "3"])
        self.publish()
        self.assertEqual(self.listed("--kpi", "changed"), [])
        # Titles, owners and targets change a line, and so do exports and what figures count.
        self.change("kpis/3.yml", "title: The KPI 3", "title: Another")
        self.assertEqual(self.listed("--kpi", "changed"), ["3"])
        self.publish("--kpi", "changed")
        self.assertEqual(self.listed("--kpi", "changed"), [])
        self.change("kpis/1.yml", "owner: Nobody", "owner: Somebody")
        self.assertEqual(self.listed("--kpi", "changed"), ["1"])
        self.publish("--kpi", "changed")
        self.change("kpis/1.yml", "{end: 2}", "{end: 3}")
        self.assertEqual(self.listed("--kpi", "changed"), ["1"])
        path = self.area.exports / "calls.csv"
        path.write_text(path.read_text() + "V9,2024-02-01,home\n")
        self.assertEqual(self.listed("--kpi", "changed"), ["1", "2", "3"])
        self.publish("--kpi", "area:A")
        self.assertEqual(self.listed("--kpi", "changed"), ["2"])
        self.publish("--kpi", "changed")
        self.assertEqual(self.listed("--kpi", "changed"), [])
        (self.area.exports / "calls-2.csv").write_text("visit_id,day,kind\nV10,2024-02-01,home\n")
        self.assertEqual(self.listed("--kpi", "changed"), ["2", "3"])

    def test_a_run_of_what_has_changed_gives_what_a_whole_run_gives(self):
        self.publish()
        self.assertEqual(self.computed(None), ["1", "2", "3"])
        path = self.area.exports / "visits.csv"
        path.write_text(path.read_text() + "V9,2024-02-01,home\n")
        self.publish("--kpi", "changed")
        self.assertEqual(self.computed(None), ["1"])
        text = (self.output / "latest/scorecard.csv").read_text(encoding="utf-8")
        part = {row["kpi"]: row["value"] for row in csv.DictReader(io.StringIO(text))}
        whole = self.area.run(DAY)
        self.assertEqual(part, {row["kpi"]: row["value"] for row in whole.lines})
        self.assertEqual(part["1"], "8")

    def test_a_run_where_nothing_has_changed_says_so(self):
        self.publish()
        before = (self.output / "latest").resolve(), sorted(path.name for path in (self.output / "runs").iterdir())
        done = self.publish("--kpi", "changed", "--format", "json")
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"^scorecard\[.*\]: notice: Nothing has changed since the scorecard was published\. Nothing was run\.\n$")
        self.assertEqual(before, ((self.output / "latest").resolve(), sorted(path.name for path in (self.output / "runs").iterdir())))
        done = self.publish("--kpi", "state:amber,action:1.2")
        self.assertIn("No KPI is chosen by state:amber,action:1.2. Nothing was run.", done.stderr)
        done = self.call("run", "--kpi", "changed", "--wait-for-input", "1s", code=64)
        self.assertIn("not both", done.stderr)

    def test_the_other_commands_take_selections_too(self):
        self.publish()
        self.assertIn("KPI 2", self.call("history", "area:B").stdout)
        self.assertNotIn("KPI 1", self.area.program("history", "area:B", "--output", self.output).stdout)
        for arguments in (("history", "changed"), ("list", "kpis", "--kpi", "changed"), ("list", "sources", "--kpi", "changed")):
            self.assertEqual(self.call(*arguments).stdout, "Nothing has changed since the scorecard was published.\n")
        self.assertEqual(self.call("list", "kpis", "--kpi", "state:green").stdout, "No KPI is chosen by state:green.\n")
        self.assertIn("1 example", self.call("test", "--kpi", "source:visits").stdout)
        self.assertNotIn("1 example", self.call("test", "--kpi", "source:calls").stdout)
        self.assertIn("Nothing was run", self.call("test", "--kpi", "state:green").stdout)

    def test_what_cannot_be_understood_is_answered_with_what_there_is(self):
        cases = [("aera:A", 64, "'aera:' chooses no KPIs. Did you mean 'area'? Choose from: area:, action:, source:, state:, changed"),
                 ("area:", 64, "'area:' needs a name after the colon, such as area:2."),
                 ("state:reed", 64, "There is no state 'reed'. Did you mean 'red'? Choose from: computed, provisional, not-computed"),
                 ("area:C", 66, "There is no area 'C'. Choose from: A, B"),
                 ("source:call", 66, "There is no source 'call'. Did you mean 'calls'? Choose from: calls, visits"),
                 ("action:2.1", 66, "There is no action '2.1'. Did you mean '1.1'? Choose from: 1.1, 1.2"),
                 ("chnged", 66, "There is no KPI 'chnged'. Did you mean 'changed'? Choose from: 1, 2, 3"),
                 ("9", 66, "There is no KPI '9'. Choose from: 1, 2, 3")]
        for text, code, message in cases:
            for command in ("run", "test", "list kpis", "history"):
                words = [*command.split(), *([] if command == "history" else ["--kpi"]), text]
                self.assertIn(message, self.call(*words, code=code).stderr, words)

    def test_lists(self):
        self.publish()
        rows = list(csv.DictReader(io.StringIO(self.call("list", "kpis", "--format", "csv").stdout)))
        self.assertEqual([rows[1][name] for name in ("kpi", "title", "owner", "area_of_weakness", "actions", "sources")],
                         ["2", "The KPI 2", "Nobody", "B", "1.1", "calls"])
        table = self.call("list", "kpis").stdout.splitlines()
        self.assertRegex(table[0], r"^KPI +Title +Owner +Area +State +Sources$")
        self.assertEqual(len(table), 4)
        rows = json.loads(self.call("list", "sources", "--format", "json").stdout)
        self.assertEqual(rows, [{"source": "calls", "title": "The calls", "files": ["calls.csv"], "optional": False, "kpis": ["2", "3"]},
                                {"source": "visits", "title": "The visits", "files": ["visits.csv"], "optional": False, "kpis": ["1"]}])
        rows = json.loads(self.call("list", "sources", "--kpi", "1", "--format", "json").stdout)
        self.assertEqual([row["source"] for row in rows], ["visits"])
        self.assertEqual(self.call("list", "alerts", "--format", "csv").stdout, self.call_alerts("--format", "csv"))
        self.assertEqual(self.call("list", "alerts").stdout, self.call_alerts())
        alerts = json.loads(self.call("list", "alerts", "--format", "json").stdout)
        about = [alert for alert in alerts if alert["id"].startswith("off_trajectory-1-")]
        self.assertTrue(about, alerts)
        self.assertEqual(json.loads(self.call("list", "alerts", "--kpi", "1", "--format", "json").stdout), about)
        self.assertEqual(json.loads(self.call("list", "alerts", "--kpi", "2", "--format", "json").stdout), [])

    def call_alerts(self, *options):
        return self.area.program("alerts", *options, "--output", self.output).stdout

    def test_boards(self):
        self.assertEqual(json.loads(self.call("list", "boards", "--format", "json").stdout), [])
        (self.area.pipelines / "governance.yml").write_text(
            "boards:\n  one: {title: The board, every_months: 3, co_chairs: [A chair, Another], wants: [kpis]}\n", encoding="utf-8")
        row, = json.loads(self.call("list", "boards", "--format", "json").stdout)
        self.assertEqual([row["board"], row["title"], row["chaired_by"]], ["one", "The board", ["A chair", "Another"]])
        today = date.today()
        following = date.fromisoformat(row["next_paper"])
        self.assertGreaterEqual(following, today)
        self.assertIn((following.month, following.day), [(3, 31), (6, 30), (9, 30), (12, 31)])
        self.assertLess((following - today).days, 93)
        self.assertIn("leave out --kpi", self.call("list", "boards", "--kpi", "1", code=64).stderr)


if __name__ == "__main__":
    unittest.main()
