"""Which files, folders and modules name each other, as the compiler has noted it: arrows never point back."""

import re
import unittest
from functools import cache

import graph
import index
import modules
from project import ARTICLE, ROOT, SOURCES

MODULES = sorted({path.relative_to(SOURCES).parts[0] for path in SOURCES.rglob("*.swift")})

READ = cache(index.read)
# How many names are shown of an arrow between modules.
MOST = 10


class House(unittest.TestCase):
    """The files below Sources."""

    @classmethod
    def setUpClass(cls):
        cls.by_type = graph.within_modules(graph.arrows_by_type(READ()))
        cls.by_symbol = graph.within_modules(graph.arrows_by_symbol(READ()))

    def check_circles(self, arrows, part):
        """Fails for each module that has a circle."""
        pairs = graph.between(arrows, part)
        for module in MODULES:
            own = [circle for circle in graph.circles(pairs) if graph.module(circle[0]) == module]
            with self.subTest(module=module):
                if own:
                    self.fail("\n\n" + "\n\n".join(graph.described(circle, pairs) for circle in own))

    def test_no_circle_of_files(self):
        self.check_circles(self.by_type, graph.file)

    def test_no_circle_of_folders(self):
        # By any symbol: a method that an extension in another folder declares makes a circle of folders too.
        self.check_circles(self.by_symbol, graph.folder)

    def test_circles_by_any_symbol_are_counted(self):
        found = graph.circles(graph.between(self.by_symbol, graph.file))
        largest = ", ".join(found[0]) if found else "none"
        print(f"circles of files by any symbol: {len(found)}, with {sum(map(len, found))} files; the largest: {largest}")
        for circle in graph.circles(graph.between(self.by_type, graph.file)):
            self.assertTrue(any(set(circle) <= set(larger) for larger in found), circle)


class Modules(unittest.TestCase):
    """The modules, and the table of them in CONTRIBUTING."""

    @classmethod
    def setUpClass(cls):
        cls.rows = modules.table()
        cls.arrows = graph.between(graph.imports(READ()) + graph.arrows_by_symbol(READ()), graph.module)

    def test_each_module_has_a_row(self):
        folders = sorted(path.name for path in SOURCES.iterdir() if path.is_dir())
        self.assertEqual([name for name in folders if name not in self.rows], [])

    def test_each_arrow_is_in_the_table(self):
        wrong = []
        for source, target in modules.unlisted(self.arrows, self.rows):
            wrong.append(f"{source} → {target}")
            names = list(graph.named(self.arrows[source, target]).items())
            wrong += [f"    {name}: {places}" for name, places in names[:MOST]]
            if len(names) > MOST:
                wrong.append(f"    and {len(names) - MOST} more names")
        if wrong:
            self.fail("\n\nThe table in CONTRIBUTING does not list these:\n" + "\n".join(wrong))

    def test_each_import_is_needed(self):
        self.assertEqual([f"{arrow.source}:{arrow.line}: {arrow.name}" for arrow in graph.idle_imports(READ())], [])

    def test_the_table_points_down(self):
        self.assertEqual(modules.upward(self.rows), [])

    def test_one_module_alone_imports_a_library_of_others(self):
        self.assertEqual(modules.shared_libraries(self.arrows, modules.is_ours), {})


class TheArticle(unittest.TestCase):
    """The types and the places that the article on the architecture names."""

    @classmethod
    def setUpClass(cls):
        cls.named = set(re.findall(r"`([A-Z]\w+(?:/\w+)*(?:\.swift)?)`", ARTICLE.read_text(encoding="utf-8")))

    def test_each_place_is_there(self):
        places = sorted(name for name in self.named if "/" in name)
        self.assertGreater(len(places), 20)
        self.assertEqual([name for name in places if not ((SOURCES / name).exists() or (ROOT / name).exists())], [])

    def test_each_type_is_declared(self):
        declared = {declaration.name for declaration in READ().declarations.values() if declaration.is_type}
        imported = {name for read in READ().files.values() for name in read.imports}
        names = sorted(name for name in self.named if "/" not in name)
        self.assertGreater(len(names), 60)
        self.assertEqual([name for name in names if name not in declared | imported | set(MODULES)], [])


class TheIndex(unittest.TestCase):
    """The index is that of the files as they are now."""

    @classmethod
    def setUpClass(cls):
        cls.index = READ()

    def test_it_has_every_file(self):
        files = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.swift")}
        self.assertEqual(sorted(files - self.index.files.keys()), [], "swift build --build-tests")

    def test_each_type_stands_where_it_says(self):
        lines = {path: (SOURCES / path).read_bytes().splitlines() for path in self.index.files}
        for declaration in self.index.declarations.values():
            if declaration.is_type:
                name = re.match(r"[^(]+", declaration.name)[0].encode()
                text = b"".join(lines[declaration.path][declaration.line - 1:declaration.line])[declaration.column - 1:]
                self.assertTrue(text.lstrip(b"`").startswith(name), f"{declaration}: swift build --build-tests")


if __name__ == "__main__":
    unittest.main()
