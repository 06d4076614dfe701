#!/usr/bin/env python3
"""Writes a bill of materials of the built program, as CycloneDX 1.6 JSON: the same text for the same commit, program and system.

    Sources/scorecard/Supply/sbom.py PROGRAM FILE
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path

from libraries import known, loaded, needed, owner
from parts import INSIDE, ROOT, RUNTIME, Unknown, packages, runtime_versions

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:scorecard:sbom")


def git(*arguments, folder=ROOT):
    """What git says."""
    return subprocess.run(["git", "-C", str(folder), *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def sha256(path):
    """A file's digest, as the format has it."""
    with open(path, "rb") as file:
        return [{"alg": "SHA-256", "content": hashlib.file_digest(file, "sha256").hexdigest()}]


def licences(name):
    """A licence or an expression of several."""
    if name.startswith("LicenseRef-"):
        return [{"license": {"name": name.removeprefix("LicenseRef-") + ", see NOTICE"}}]
    return [{"expression": name}] if " " in name else [{"license": {"id": name}}]


def properties(**values):
    """What the format has no field for."""
    return [{"name": f"scorecard:{name.replace('_', '-')}", "value": value} for name, value in sorted(values.items())]


def package_purl(package):
    """A package's name anywhere, and its reference here."""
    return f"pkg:swift/{package.url.removeprefix('https://')}@{package.version}"


def package_component(package):
    """A Swift package, with what others wrote within it. Its tree is git's digest of all its files."""
    component = {
        "type": "library", "bom-ref": package_purl(package), "name": package.name, "version": package.version,
        "scope": "required", "licenses": licences(package.licence),
        "purl": package_purl(package),
        "externalReferences": [{"type": "vcs", "url": package.url, "hashes": [{"alg": "SHA-1", "content": package.revision}]}],
        "properties": properties(git_revision=package.revision, git_tree=git("rev-parse", "HEAD^{tree}", folder=package.folder)),
    }
    inside = [{"type": "library", "bom-ref": f"{package.identity}/{part.name}", "name": part.name, "licenses": licences(part.licence),
               "externalReferences": [{"type": "website", "url": part.url}]}
              for part in INSIDE.get(package.identity, [])]
    return component | ({"components": inside} if inside else {})


def runtime_components():
    """Swift's own libraries, which are built in."""
    swift, icu = runtime_versions()
    return [{"type": "library", "bom-ref": f"swift/{name}", "name": name, "version": icu if name == "ICU" else swift,
             "scope": "required", "licenses": licences(licence), "externalReferences": [{"type": "vcs", "url": url}]}
            for name, licence, url in RUNTIME]


def distribution():
    """Debian and its release, as a purl names them."""
    text = Path("/etc/os-release").read_text(encoding="utf-8")
    lines = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', text, re.MULTILINE))
    return lines.get("ID", "linux"), f"{lines.get('ID', 'linux')}-{lines.get('VERSION_ID', '')}".rstrip("-")


def library_component(soname, path, vendor, release):
    """A library that the program loads, as the package of the system that brings it."""
    library, package = known(soname), owner(path)
    purl = f"pkg:deb/{vendor}/{package.name.replace('+', '%2B')}@{package.version.replace('+', '%2B').replace(':', '%3A')}"
    return {
        "type": "library", "bom-ref": f"library/{soname}", "supplier": {"name": vendor}, "name": soname, "version": package.version,
        "description": library.name, "scope": "required", "hashes": sha256(path), "licenses": licences(library.licence),
        "purl": f"{purl}?arch={package.architecture}&distro={release}",
        "externalReferences": [{"type": "website", "url": library.url}],
        "properties": properties(source_package=package.source, source_version=package.source_version),
    }


def program_component(program):
    """The program itself."""
    source = (ROOT / "Sources/Publishing/Runs/RunManifest.swift").read_text(encoding="utf-8")
    version = re.search(r'static let version = "([^"]+)"', source).group(1)
    state = "as committed" if not git("status", "--porcelain", "--untracked-files=no") else "changed since"
    return {"type": "application", "bom-ref": "scorecard", "name": "scorecard", "version": version, "hashes": sha256(program),
            "properties": properties(git_revision=git("rev-parse", "HEAD"), sources=state)}


def dependencies(program, resolved, runtime, paths):
    """Who asks for whom."""
    def refs(sonames):
        return sorted(f"library/{name}" for name in sonames if name in paths)

    built_in = [package_purl(package) for package in resolved]
    lines = [("scorecard", sorted(built_in + [part["bom-ref"] for part in runtime] + refs(needed(program))))]
    graph = {package.identity: package for package in resolved}
    for package in resolved:
        asked = [graph[name] for name in asked_by(package) if name in graph]
        lines.append((package_purl(package), sorted(map(package_purl, asked))))
    lines += [(part["bom-ref"], []) for part in runtime]
    lines += [(f"library/{name}", refs(needed(path))) for name, path in paths.items()]
    return [{"ref": ref, "dependsOn": asked} if asked else {"ref": ref} for ref, asked in lines]


def asked_by(package):
    """The identities of the packages that a package's manifest names."""
    urls = re.findall(r'\.package\(\s*url:\s*"([^"]+)"', package.text("Package.swift"))
    return [url.removesuffix(".git").rsplit("/", 1)[1].lower() for url in urls]


def timestamp():
    """SOURCE_DATE_EPOCH, or else when the commit was made."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or git("log", "-1", "--format=%ct"))
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def bill(program):
    """The whole document. Its serial number follows from the rest."""
    resolved, runtime, paths = packages(), runtime_components(), loaded(program)
    vendor, release = distribution()
    document = {
        "$schema": SCHEMA, "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"timestamp": timestamp(), "lifecycles": [{"phase": "build"}], "component": program_component(program)},
        "components": [*map(package_component, resolved), *runtime,
                       *(library_component(name, path, vendor, release) for name, path in paths.items())],
        "dependencies": dependencies(program, resolved, runtime, paths),
    }
    content = json.dumps(document, sort_keys=True, ensure_ascii=True)
    return document | {"serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, content)}"}


def main(arguments):
    """Writes it."""
    if len(arguments) != 2:
        sys.exit("usage: sbom.py PROGRAM FILE")
    try:
        document = bill(Path(arguments[0]))
    except Unknown as reason:
        sys.exit(f"sbom: {reason}")
    Path(arguments[1]).write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
