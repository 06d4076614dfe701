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


def rows(name, licence, url, margin="  "):
    """What something is called, and below it the rest."""
    licence = "a licence of its own, below" if licence.startswith("LicenseRef-") else licence
    return [f"{margin}{name}", f"{margin}  {licence}, {url}"]


def built_in(resolved):
    """The list of what is in the program."""
    lines = []
    for package in resolved:
        lines += rows(f"{package.name} {package.version}", package.licence, package.url)
        for inside in INSIDE.get(package.identity, []):
            lines += rows(f"with {inside.name}", inside.licence, inside.url, "    ")
    return lines + [line for part in RUNTIME for line in rows(*part)]


def libraries():
    """The list of what it loads."""
    known = dict.fromkeys((library.name, library.licence, library.url) for library in LIBRARIES.values())
    return [line for library in known for line in rows(*library)]


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
    resolved = resolved or packages()
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
