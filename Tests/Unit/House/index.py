"""Which file declares a type, and which files name it in which line, as the compiler has noted it in its index.

The index is that of the debug build, or the one that INDEX_STORE names. It leaves out the type in `do throws(Fault)` and what a closure's
type throws: an arrow that nothing else makes is not seen.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

import store
from project import ROOT, SOURCES

INDEX = Path(os.environ.get("INDEX_STORE", ROOT / ".build/debug/index/store"))
# An actor is a class to the index.
TYPES = {store.ENUM, store.STRUCT, store.CLASS, store.PROTOCOL, store.ALIAS, store.FUNCTION, store.VARIABLE}


@dataclass(frozen=True)
class Declaration:
    """A symbol and the place where it is declared. A path begins with the module: `Model/Day.swift`."""
    name: str
    path: str
    line: int
    column: int
    # It is a struct, class, enum, protocol, typealias or actor, nested or not, or a global function or variable. All else are members.
    is_type: bool


@dataclass(frozen=True)
class Reference:
    """A line that refers to a symbol."""
    usr: str
    line: int


@dataclass
class File:
    """What a file refers to."""
    references: list[Reference] = field(default_factory=list)
    # The modules that it imports, each with the line.
    imports: dict[str, int] = field(default_factory=dict)


@dataclass
class Index:
    """The files of Sources by their paths, and the symbols that they declare by USR."""
    files: dict[str, File]
    declarations: dict[str, Declaration]


def newest(units, sources):
    """The newest unit of each file in `sources`, by path. The index keeps units of files that were renamed or deleted."""
    found = {}
    for unit in units:
        if not unit.main_file.is_relative_to(unit.folder / "Sources"):
            continue
        path = unit.main_file.relative_to(unit.folder / "Sources").as_posix()
        if (sources / path).is_file() and (path not in found or unit.written > found[path].written):
            found[path] = unit
    return dict(sorted(found.items()))


def read(index=INDEX, sources=SOURCES):
    """The index of all files in `sources`."""
    files, declarations = {}, {}
    with store.opened(index) as opened:
        for path, unit in newest(opened.units(), sources).items():
            file = files[path] = File()
            for symbol, roles, line, column in opened.occurrences(unit.record) if unit.record else ():
                if symbol.kind == store.MODULE:
                    file.imports.setdefault(symbol.name, line)
                elif roles & store.REFERENCE:
                    file.references.append(Reference(symbol.usr, line))
                # A property stands for what reads and writes it.
                elif roles & store.DEFINITION and symbol.subkind not in store.ACCESSORS:
                    declarations[symbol.usr] = Declaration(symbol.name, path, line, column, symbol.kind in TYPES)
    return Index(files, declarations)
