"""The graph finds circles in files that were made for it, and says where they are."""

import os
import random
import unittest

import graph
from index import Declaration, File, Index, Reference

SEED = os.environ.get("SEED", "1")


def made(*named, members=()):
    """An index of made files. Each of `named` is a file, a line in it, and the file whose type that line names."""
    files, declarations = {}, {}
    for path in sorted({path for source, _, target in [*named, *members] for path in (source, target)}):
        name = path.rsplit("/", 1)[1].removesuffix(".swift")
        files[path] = File()
        declarations[path] = Declaration(name, path, 1, 1, True)
        declarations[path + ".count"] = Declaration("count", path, 2, 3, False)
    for source, line, target in named:
        files[source].references.append(Reference(target, line))
    for source, line, target in members:
        files[source].references.append(Reference(target + ".count", line))
    return Index(files, declarations)


A, B, C, D = (f"Made/{name}.swift" for name in "ABCD")
CIRCLE = [(A, 10, B), (B, 20, C), (C, 30, A), (C, 31, A), (C, 40, D)]


def pairs(index):
    """The arrows between files."""
    return graph.between(graph.arrows_by_type(index), graph.file)


class Circles(unittest.TestCase):
    """Files that lead to each other."""

    def test_a_circle_of_three(self):
        self.assertEqual(graph.circles(pairs(made(*CIRCLE))), [[A, B, C]])

    def test_without_the_arrow_that_closes_it_there_is_none(self):
        for left_out in ((A, 10, B), (B, 20, C)):
            self.assertEqual(graph.circles(pairs(made(*(one for one in CIRCLE if one != left_out)))), [])

    def test_it_says_what_is_named_where(self):
        found = pairs(made(*CIRCLE))
        self.assertEqual(graph.described([A, B, C], found), "\n".join([
            f"A circle of 3: {A}, {B}, {C}", f"  {A} → {B}", f"    B: {A}:10", f"  {B} → {C}", f"    C: {B}:20",
            f"  {C} → {A}", f"    A: {C}:30 and 1 more"]))

    def test_a_member_makes_an_arrow_only_where_every_symbol_counts(self):
        index = made((A, 1, B), members=[(B, 2, A)])
        self.assertEqual(graph.circles(pairs(index)), [])
        self.assertEqual(graph.circles(graph.between(graph.arrows_by_symbol(index), graph.file)), [[A, B]])

    def test_two_circles_and_the_largest_first(self):
        found = {("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "c")}
        self.assertEqual(graph.circles(found), [["c", "d", "e"], ["a", "b"]])

    def test_a_way_of_many_thousand_files(self):
        way = [(number, number + 1) for number in range(20_000)]
        self.assertEqual(graph.circles(way), [])
        self.assertEqual([len(circle) for circle in graph.circles([*way, (20_000, 0)])], [20_001])

    def test_drawn_graphs_are_as_by_hand(self):
        draw = random.Random(SEED)
        for nodes in range(2, 9):
            for _ in range(100):
                drawn = {(draw.randrange(nodes), draw.randrange(nodes)) for _ in range(draw.randrange(2 * nodes))}
                self.assertEqual(graph.circles({(source, target) for source, target in drawn if source != target}),
                                 circles_by_hand(nodes, drawn), f"SEED={SEED}: {drawn}")


def circles_by_hand(nodes, drawn):
    """The circles of a small graph, from all ways that there are."""
    leads = {(source, target) for source, target in drawn if source != target}
    for middle in range(nodes):
        leads |= {(source, target) for source in range(nodes) for target in range(nodes)
                  if (source, middle) in leads and (middle, target) in leads}
    found = {tuple(other for other in range(nodes) if other == node or {(node, other), (other, node)} <= leads) for node in range(nodes)}
    return sorted((list(circle) for circle in found if len(circle) > 1), key=lambda circle: (-len(circle), circle))


class Parts(unittest.TestCase):
    """Folders and modules."""

    def test_the_folder_of_a_file(self):
        self.assertEqual(graph.folder("Loaders/Page/Templates/Top.swift"), "Loaders/Page/Templates")
        self.assertEqual(graph.folder("Loaders/Page/Mark.swift"), "Loaders/Page")
        self.assertIsNone(graph.folder("Loaders/Feed.swift"))

    def test_a_circle_of_folders_whose_files_are_in_none(self):
        first, second, third, fourth = "M/X/1.swift", "M/X/2.swift", "M/Y/3.swift", "M/Y/4.swift"
        index = made((first, 1, third), (fourth, 1, second), (first, 2, "M/5.swift"), ("M/5.swift", 1, second))
        self.assertEqual(graph.circles(pairs(index)), [])
        self.assertEqual(graph.circles(graph.between(graph.arrows_by_type(index), graph.folder)), [["M/X", "M/Y"]])

    def test_arrows_between_modules_are_no_circle_within_one(self):
        index = made((A, 1, "Other/E.swift"), ("Other/E.swift", 1, A))
        arrows = graph.arrows_by_type(index)
        self.assertEqual(graph.within_modules(arrows), [])
        self.assertEqual(list(graph.between(arrows, graph.module)), [("Made", "Other"), ("Other", "Made")])

    def test_an_import_leads_to_its_module(self):
        index = made((A, 1, B))
        index.files[A].imports = {"GRDB": 3, "Made": 4}
        found = graph.between(graph.imports(index), graph.module)
        self.assertEqual({pair: graph.named(arrows) for pair, arrows in found.items()}, {("Made", "GRDB"): {"import GRDB": f"{A}:3"}})

    def test_an_import_of_which_nothing_is_named_is_idle(self):
        index = made((A, 1, "Other/E.swift"))
        index.files[A].imports = {"GRDB": 3, "Other": 4}
        index.files["Other/E.swift"].imports = {"Made": 1}
        self.assertEqual([arrow.source for arrow in graph.idle_imports(index)], ["Other/E.swift"])


if __name__ == "__main__":
    unittest.main()
