#!/usr/bin/env python3
"""Writes NOTICE: what is in the program, what it loads, and under which licences.

    Sources/scorecard/Supply/notice.py           prints it
    Sources/scorecard/Supply/notice.py --write   writes it
"""

import sys
import textwrap

from libraries import LIBRARIES
from parts import HERE, INSIDE, RUNTIME, Unknown, holders, notice_of, packages, runtime_licence_text

NOTICE = HERE / "NOTICE"
WIDTH = 100
RULE = "-" * WIDTH
ABOUT_LIBRARIES = """\
These are loaded when the program starts. They are packages of the system, come from there and can be replaced there by other
versions; nothing of them is given away with the program. Their notices are in /usr/share/doc/PACKAGE/copyright, where
`dpkg -S LIBRARY` names the package, and the texts of the licences in /usr/share/common-licenses. libcsv and the GNU C Library are
covered by the GNU Lesser General Public License: they are linked dynamically."""
# Packages under the Apache licence that have one want it to be passed on.
OWN_NOTICE = "NOTICE.txt"


def row(*cells):
    """A line of a list in columns."""
    return "  " + "".join(cell.ljust(width) for cell, width in zip(cells, (40, 37, 0))).rstrip()


def built_in(resolved):
    """The list of what is in the program."""
    lines = []
    for package in resolved:
        lines.append(row(f"{package.name} {package.version}", package.licence, package.url))
        for inside in INSIDE.get(package.identity, []):
            lines.append(row(f"  with {inside.name}", inside.licence, inside.url))
    return lines + [row(name, licence, url) for name, licence, url in RUNTIME]


def libraries():
    """The list of what it loads."""
    rows = {(library.name, library.licence): library for library in LIBRARIES.values()}
    return [line for library in rows.values() for line in (f"  {library.name}", f"    {library.licence}, {library.url}")]


def named(resolved):
    """The list of those whose copyright it is."""
    return [line for package in resolved for line in (f"  {package.name}", *(f"    {name}" for name in holders(package)))]


def texts(resolved):
    """Every text that has to go with the program, with the names of those whose it is. A text that several have is there once."""
    found = {}

    def add(whose, text):
        found.setdefault(" ".join(text.split()), (text, []))[1].append(whose)

    for package in resolved:
        if package.text(OWN_NOTICE):
            add(f"NOTICE of {package.name}", package.text(OWN_NOTICE))
    for package in resolved:
        add(package.name, package.licence_text)
        for inside in INSIDE.get(package.identity, []):
            add(inside.name, notice_of(inside, package))
    add("Swift's libraries", runtime_licence_text())
    add("ICU", (HERE / "licences/ICU.txt").read_text(encoding="utf-8"))
    return [(", ".join(whose), text) for text, whose in found.values()]


def notice(resolved=None):
    """The whole file."""
    resolved = [package for package in resolved or packages() if package.is_built_in]
    parts = ["What is in the program scorecard, what it loads, and under which licences", "",
             "Written by Sources/scorecard/Supply/notice.py.", "", "Built in:", "", *built_in(resolved), "",
             "Loaded:", "", *libraries(), "", *textwrap.wrap(ABOUT_LIBRARIES, WIDTH), "",
             "Copyright holders whom the sources of the packages name, with years there:", "", *named(resolved), ""]
    for whose, text in texts(resolved):
        lines = [line.rstrip() for line in text.expandtabs().strip("\n").splitlines()]
        parts += [RULE, *textwrap.wrap(whose, WIDTH), RULE, "", *lines, ""]
    return "\n".join(parts)


def main(arguments):
    """Prints or writes."""
    try:
        text = notice()
    except Unknown as reason:
        sys.exit(f"notice: {reason}")
    if arguments == ["--write"]:
        NOTICE.write_text(text, encoding="utf-8")
    elif arguments:
        sys.exit(f"notice: --write or nothing, not {' '.join(arguments)}")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
