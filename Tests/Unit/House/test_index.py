"""What the index tells of a module that was made for it, and which of its units are read."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import graph
import index
import store

BELOW = """package struct Below {
  struct Inner {}
  enum Fault: Error { case none }
  typealias Name = String
  var count: Int { 0 }
}
protocol Named {}
actor Worker {}
let limit = 1
func longest(_ count: Int) -> Int { count }
"""
ABOVE = """import Swift

extension Below {
  var isMany: Bool { count > limit }
}
struct Above: Named {
  var below = Below.Inner()
  func ask(_ worker: Worker) -> Below.Name { "\\(longest(1))" }
}
"""
# It names no type of another file.
BESIDE = """struct Beside {
  func many(_ value: some Sequence<Int>) -> [Int] { Array(value) }
}
extension Beside { func sum() -> Int { many([]).count } }
"""


class Reading(unittest.TestCase):
    """A module of three files, compiled twice: the second time one of them has another name."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        root = Path(folder.name).resolve()
        sources = root / "Sources"
        (sources / "Made").mkdir(parents=True)
        for name, text in (("Below", BELOW), ("Old", BESIDE), ("Above", ABOVE)):
            (sources / f"Made/{name}.swift").write_text(text, encoding="utf-8")
        compile_all(root)
        (sources / "Made/Old.swift").rename(sources / "Made/Beside.swift")
        compile_all(root)
        cls.index = index.read(root / "store", sources)

    def test_its_files_are_those_that_are_there(self):
        self.assertEqual(list(self.index.files), ["Made/Above.swift", "Made/Below.swift", "Made/Beside.swift"])

    def test_which_file_declares_a_type(self):
        types = {(one.name, one.path, one.line) for one in self.index.declarations.values() if one.is_type}
        below = [("Below", 1), ("Inner", 2), ("Fault", 3), ("Name", 4), ("Named", 7), ("Worker", 8), ("limit", 9), ("longest(_:)", 10)]
        self.assertEqual(types, {*((name, "Made/Below.swift", line) for name, line in below), ("Above", "Made/Above.swift", 6),
                                 ("Beside", "Made/Beside.swift", 1)})

    def test_members_are_no_types(self):
        members = {one.name for one in self.index.declarations.values() if not one.is_type}
        self.assertLessEqual({"count", "none", "isMany", "below", "ask(_:)", "many(_:)"}, members)

    def test_which_line_names_a_type(self):
        arrows = graph.arrows_by_type(self.index)
        self.assertEqual({(arrow.source, arrow.target) for arrow in arrows}, {("Made/Above.swift", "Made/Below.swift")})
        self.assertEqual({(arrow.name, arrow.line) for arrow in arrows}, {
            ("Below", 3), ("limit", 4), ("Named", 6), ("Below", 7), ("Inner", 7), ("Worker", 8), ("Below", 8), ("Name", 8),
            ("longest(_:)", 8)})

    def test_which_line_uses_a_member(self):
        self.assertIn(("count", 4), {(arrow.name, arrow.line) for arrow in graph.arrows_by_symbol(self.index)})

    def test_what_a_file_imports(self):
        self.assertEqual(self.index.files["Made/Above.swift"].imports, {"Swift": 1})


def compile_all(root):
    """Compiles a module's files as swift build does, each to an object of its own."""
    outputs = {str(path): {"object": f"{root}/{path.stem}.o"} for path in sorted((root / "Sources/Made").glob("*.swift"))}
    (root / "outputs.json").write_text(json.dumps({"": {}, **outputs}), encoding="utf-8")
    subprocess.run(["swiftc", "-c", "-package-name", "made", "-module-name", "Made", "-parse-as-library", "-index-store-path", "store",
                    "-output-file-map", "outputs.json", *outputs], cwd=root, check=True, env={**os.environ, "TMPDIR": str(root)})


class Units(unittest.TestCase):
    """Which units are read."""

    def test_the_newest_of_each_file_that_is_there(self):
        with tempfile.TemporaryDirectory() as folder:
            sources = Path(folder, "Sources")
            for name in ("Model/Day.swift", "Model/Week.swift"):
                (sources / name).parent.mkdir(parents=True, exist_ok=True)
                (sources / name).touch()

            def unit(path, written, built=Path("/builds/one")):
                return store.Unit(built / path, built, f"{path}-{written}", written)

            units = [unit("Sources/Model/Day.swift", 2), unit("Sources/Model/Day.swift", 3), unit("Sources/Model/Day.swift", 1),
                     unit("Sources/Model/Gone.swift", 4), unit("Tests/Unit/Model/Week.swift", 4),
                     unit(".build/checkouts/Sources/Model/Week.swift", 4), unit("Sources/Model/Week.swift", 1, Path("/builds/two"))]
            self.assertEqual({path: one.record for path, one in index.newest(units, sources).items()},
                             {"Model/Day.swift": "Sources/Model/Day.swift-3", "Model/Week.swift": "Sources/Model/Week.swift-1"})

    def test_where_there_is_no_index_the_error_says_how_to_build_it(self):
        with self.assertRaisesRegex(store.Missing, "swift build --build-tests"), store.opened("/nowhere"):
            pass


if __name__ == "__main__":
    unittest.main()
