"""What the program is made of: the Swift packages that are built in, Swift's own libraries, and what it loads when it starts."""

import functools
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUILD = ROOT / ".build"
APACHE = "Apache-2.0"
SWIFT = "Apache-2.0 WITH Swift-exception"
MIT = "MIT"


class Unknown(Exception):
    """Something is in the program of which nobody has said what it is."""


@dataclass(frozen=True)
class Inside:
    """What somebody else wrote within a package: where its notice is, below the package or here."""

    name: str
    licence: str
    url: str
    notice: str
    # The file begins with the notice, as a comment; otherwise it is the notice.
    in_code: bool = False


# Found by looking for notices in the packages' sources; a new version may bring others.
INSIDE = {
    "grdb.swift": [
        Inside("Inflections of Active Support", MIT, "https://github.com/rails/rails", "GRDB/Utils/Inflections+English.swift",
               in_code=True),
    ],
}
# What --static-swift-stdlib brings. ICU's notice speaks for the dictionaries and for the code of others within ICU, too.
RUNTIME = [
    ("Swift standard library and runtime", SWIFT, "https://github.com/swiftlang/swift"),
    ("Foundation", SWIFT, "https://github.com/swiftlang/swift-corelibs-foundation"),
    ("libdispatch", SWIFT, "https://github.com/swiftlang/swift-corelibs-libdispatch"),
    ("ICU", "Unicode-3.0 AND ICU AND BSD-3-Clause AND BSD-2-Clause AND NAIST-2003", "https://github.com/swiftlang/swift-foundation-icu"),
]


@dataclass(frozen=True)
class Package:
    """A Swift package as SwiftPM resolved it."""

    identity: str
    name: str
    version: str
    revision: str
    url: str
    folder: Path

    def text(self, name):
        """A file of the package, or nothing."""
        path = self.folder / name
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    @property
    def licence_text(self):
        """The text of its licence."""
        found = self.text("LICENSE.txt") or self.text("LICENSE")
        if not found:
            raise Unknown(f"{self.name} {self.version} has no LICENSE: look what its licence is")
        return found

    @property
    def licence(self):
        """Its licence as SPDX calls it."""
        return licence_called(self.licence_text, self.name)


def licence_called(text, whose):
    """The SPDX name of a licence from its text."""
    flat = " ".join(text.split())
    if "Apache License" in flat and "Version 2.0" in flat:
        return SWIFT if "Runtime Library Exception" in flat else APACHE
    if "Permission is hereby granted, free of charge" in flat and "copies or substantial portions of the Software" in flat:
        return MIT
    raise Unknown(f"the licence of {whose} is none that is known here: read it, and add it to licence_called")


def called(folder, otherwise):
    """The name that a package gives itself; what SwiftPM writes down is now this, now the end of its address."""
    manifest = folder / "Package.swift"
    named = re.search(r'\bPackage\(\s*name:\s*"([^"]+)"', manifest.read_text(encoding="utf-8")) if manifest.is_file() else None
    return named.group(1) if named else otherwise


def packages(build=BUILD):
    """The packages that were resolved, by name."""
    state = build / "workspace-state.json"
    if not state.is_file():
        raise Unknown(f"there is no {state}: swift package resolve first")
    found = []
    for entry in json.loads(state.read_text())["object"]["dependencies"]:
        reference, checkout = entry["packageRef"], entry["state"]["checkoutState"]
        folder = build / "checkouts" / entry["subpath"]
        found.append(Package(reference["identity"], called(folder, reference["name"]), checkout["version"], checkout["revision"],
                             reference["location"].removesuffix(".git"), folder))
    return sorted(found, key=lambda package: package.name.lower())


def comment_at_top(text):
    """The comment that a source file begins with, without the marks."""
    if text.startswith("/*"):
        lines = text[2:text.index("*/")].splitlines()
    else:
        lines = []
        for line in text.splitlines():
            if not line.startswith("//"):
                break
            lines.append(line)
    return "\n".join(re.sub(r"^ ?(//|\*) ?", "", line).rstrip() for line in lines).strip("\n") + "\n"


def notice_of(inside, package):
    """The notice of something within a package."""
    here = HERE / inside.notice
    text = here.read_text(encoding="utf-8") if here.is_file() else package.text(inside.notice)
    if not text:
        raise Unknown(f"{package.name} {package.version} has no {inside.notice}, where the notice of {inside.name} was")
    return comment_at_top(text) if inside.in_code else text


def holders(package):
    """Whose copyright the sources of a package bear, without years."""
    folders = [folder for folder in map(package.folder.joinpath, ("Sources", package.name)) if folder.is_dir()]
    if not folders:
        raise Unknown(f"{package.name} {package.version} has no Sources: look where they are now")
    found = set()
    for path in (path for folder in folders for path in folder.rglob("*")):
        if path.suffix in {".c", ".cc", ".h", ".inc", ".S", ".swift"}:
            found |= named_in(path.read_text(encoding="utf-8", errors="replace")[:4000])
    return sorted(found, key=str.lower)


def named_in(text):
    """Whom the copyright lines of a source file name."""
    found = set()
    for line in re.findall(r"Copyright (.*)", text):
        name = re.sub(r"\([cC]\)|[0-9]{4}([- ]+[0-9]{4})?,?|All rights reserved|[*/]+$", " ", line, flags=re.IGNORECASE)
        name = " ".join(name.split()).strip(" .,-")
        if name[:1].isupper() or name.startswith("the "):
            found.add(name)
    return found


@functools.cache
def swift():
    """What the compiler says of itself and of its folders."""
    try:
        return json.loads(subprocess.run(["swiftc", "-print-target-info"], capture_output=True, text=True, check=True).stdout)
    except FileNotFoundError:
        raise Unknown("there is no swiftc in PATH") from None


def toolchain():
    """The folder `usr` of the Swift that builds."""
    return Path(swift()["paths"]["runtimeResourcePath"]).resolve().parents[1]


def runtime_licence_text():
    """The licence of Swift's own libraries."""
    return (toolchain() / "share/swift/LICENSE.txt").read_text(encoding="utf-8")


def runtime_versions():
    """The versions of Swift and of the ICU within it."""
    header = (toolchain() / "lib/swift_static/_foundation_unicode/uvernum.h").read_text(encoding="utf-8", errors="replace")
    return (re.search(r"Swift version ([0-9.]+)", swift()["compilerVersion"]).group(1),
            re.search(r'#define U_ICU_VERSION "([0-9.]+)"', header).group(1))
