#!/usr/bin/env python3
"""Writes which source files the compiler is to know by a name that begins in this folder, and not by a whole path.

    Sources/scorecard/Supply/overlay.py FILE

Where `withoutActuallyEscaping` is called, the compiler writes the length of the file's whole path into optimised code, without
the path, and -file-prefix-map does not reach it. In an overlay of the file system these files have relative names: the lengths
are then the same in every folder. The compiler is started in this folder.
"""

import json
import sys
from pathlib import Path

from parts import BUILD, ROOT

CALL = "withoutActuallyEscaping"


def calling(root=ROOT, build=BUILD):
    """The Swift files of ours and of packages in which it is called."""
    folders = [root / "Sources", *sorted(path for path in (build / "checkouts").glob("*") if path.is_dir())]
    return [path for folder in folders for path in sorted(folder.rglob("*.swift"))
            if path.is_file() and CALL in path.read_text(encoding="utf-8", errors="replace")]


def overlay(files, root=ROOT):
    """The overlay: each file under its path, with its relative name."""
    roots = [{"type": "file", "name": str(path), "external-contents": str(path.relative_to(root))} for path in files]
    return {"version": 0, "case-sensitive": "true", "use-external-names": True, "roots": roots}


def main(arguments):
    """Writes it, unless it is there."""
    if len(arguments) != 1:
        sys.exit("usage: overlay.py FILE")
    file, text = Path(arguments[0]), json.dumps(overlay(calling()), indent=1) + "\n"
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
