"""Prints the figures of the house: how long files and functions are, which circles there are, and what is written where.

    swift build --build-tests && python3 Tests/Unit/House/figures.py

Lines are all lines of a file, and those of a function from its head to the brace that closes its body: functions, initialisers,
subscripts and computed properties, read from the text. Circles and arrows are the compiler's, from its index.
"""

import statistics
import sys

import graph
import index
import store
from modules import SWIFTS_OWN
from project import SOURCES
from swift import Source

LONG_FILE, LONG_FUNCTION = 200, 40
# Where sentences for people belong.
WORDING = "Wording"


def nine_in_ten(numbers):
    """What nine in ten of the numbers do not exceed."""
    return sorted(numbers)[(9 * len(numbers) + 9) // 10 - 1] if numbers else 0


def spread(numbers):
    """What half of the numbers do not exceed, and what nine in ten do not."""
    return f"{statistics.median_low(numbers)}, {nine_in_ten(numbers)}" if numbers else "–"


def of_texts(texts):
    """The figures of some files, from their texts."""
    lengths = [len(source.text.splitlines()) for source in texts]
    functions = [last - first + 1 for source in texts for first, last in source.functions()]
    long = sum(length > LONG_FUNCTION for length in functions)
    return [len(texts), sum(lengths), spread(lengths), sum(length > LONG_FILE for length in lengths), len(functions),
            spread(functions), f"{100 * long / max(1, len(functions)):.1f}%", sum(1 for source in texts for _ in source.uncommented()),
            sum(literal.is_sentence for source in texts for literal in source.literals)]


def sizes(circles):
    """How many files or folders are in how many circles, and in the largest."""
    return f"{sum(map(len, circles))} in {len(circles)}, at most {len(circles[0])}" if circles else "–"


def printed(rows):
    """Prints rows below each other."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join([row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]).rstrip())
    print()


def print_texts(modules):
    """Prints what the texts tell: a row a module, and one for all."""
    print("Lines of a file and of a function: half have at most the first number, nine in ten at most the second. Sentences are literals "
          "with three words in a row.\n")
    everything = [source for texts in modules.values() for source in texts]
    printed([["module", "files", "lines", "a file", f"above {LONG_FILE}", "functions", "a function", f"above {LONG_FUNCTION}",
              "package without ///", "sentences"],
             *([name, *of_texts(texts)] for name, texts in modules.items()), ["all", *of_texts(everything)]])
    outside = sum(literal.is_sentence for name, texts in modules.items() if name != WORDING
                  for source in texts for literal in source.literals)
    print(f"Sentences outside of {WORDING}: {outside}\n")


def print_arrows(read, modules):
    """Prints what the index tells: circles a module, and arrows between modules."""
    by_type, by_symbol = (graph.within_modules(arrows(read)) for arrows in (graph.arrows_by_type, graph.arrows_by_symbol))
    kinds = [graph.circles(graph.between(by_type, graph.file)), graph.circles(graph.between(by_symbol, graph.folder)),
             graph.circles(graph.between(by_symbol, graph.file))]
    print("Circles: how many files or folders are in how many of them, and how many in the largest.\n")
    printed([["module", "files", "folders", "files by any symbol"],
             *([name, *(sizes([circle for circle in kind if graph.module(circle[0]) == name]) for kind in kinds)] for name in modules),
             ["all", *map(sizes, kinds)]])
    between = graph.between(graph.imports(read) + graph.arrows_by_symbol(read), graph.module)
    own = [(source, target) for source, target in between if target in modules]
    print(f"Arrows between modules: {len(own)}\n")
    for name in modules:
        targets = [target for source, target in between if source == name and target not in SWIFTS_OWN]
        print(f"{name} → {', '.join(targets) or 'nothing'}")


def main():
    """Prints everything; without an index, what the texts tell."""
    modules = {}
    for path in sorted(SOURCES.rglob("*.swift")):
        modules.setdefault(path.relative_to(SOURCES).parts[0], []).append(Source(path.read_text(encoding="utf-8")))
    print_texts(modules)
    try:
        print_arrows(index.read(), modules)
    except store.Missing as error:
        sys.exit(f"figures: {error}")


if __name__ == "__main__":
    main()
