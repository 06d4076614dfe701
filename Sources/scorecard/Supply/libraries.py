"""The shared libraries that the program loads, and the packages of the system that they come from."""

import functools
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from parts import Unknown


@dataclass(frozen=True)
class Library:
    """What is known of a shared library: what its package's copyright file says shows that the licence is still this one."""

    name: str
    licence: str
    url: str
    evidence: str


LIBRARIES = {
    "libcsv": Library("libcsv", "LGPL-2.1-or-later", "https://github.com/rgamble/libcsv", "License: LGPL-2.1+"),
    "libxlsxwriter": Library(
        "libxlsxwriter, with tmpfileplus, dtoa, queue.h and tree.h", "BSD-2-Clause AND MPL-2.0 AND MIT AND BSD-3-Clause",
        "https://github.com/jmcnamara/libxlsxwriter", "License:   BSD-2-Clause"),
    "libminizip": Library("minizip", "Zlib", "https://www.winimage.com/zLibDll/minizip.html", "License: zlib"),
    "libz": Library("zlib", "Zlib", "https://zlib.net", "License: Zlib"),
    "libcrypto": Library("OpenSSL", "Apache-2.0", "https://www.openssl.org", "License: Apache-2.0"),
    "libsqlite3": Library("SQLite", "blessing", "https://www.sqlite.org", "License: public-domain"),
    "libyaml-0": Library("libyaml", "MIT", "https://github.com/yaml/libyaml", "License: Expat"),
    "libc": Library("GNU C Library", "LGPL-2.1-or-later", "https://sourceware.org/glibc", "GNU Lesser General Public"),
    "libm": Library("GNU C Library", "LGPL-2.1-or-later", "https://sourceware.org/glibc", "GNU Lesser General Public"),
    "ld-linux": Library("GNU C Library", "LGPL-2.1-or-later", "https://sourceware.org/glibc", "GNU Lesser General Public"),
    "libgcc_s": Library("GCC's runtime library", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org",
                        "GCC Runtime Library Exception"),
    "libstdc++": Library("GCC's C++ library", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org",
                         "GCC Runtime Library Exception"),
}


def stem(soname):
    """libcsv of libcsv.so.3, ld-linux of ld-linux-x86-64.so.2."""
    return "ld-linux" if soname.startswith("ld-linux") else re.sub(r"\.so(\..*)?$", "", soname)


def known(soname):
    """What is known of a library."""
    found = LIBRARIES.get(stem(soname))
    if found is None:
        raise Unknown(f"the program loads {soname}, of which nobody has said what it is and under which licence: "
                      "read /usr/share/doc/PACKAGE/copyright, and add it to LIBRARIES in libraries.py")
    return found


def said(*command):
    """What a command prints, in English."""
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"LC_ALL": "C"}).stdout


def loaded(program):
    """Every shared library that a program loads, those that its libraries load too: soname to path."""
    found = {}
    for line in said("ldd", str(program)).splitlines():
        if "not found" in line:
            raise Unknown(f"the program does not start here: {line.strip()}")
        at = re.match(r"\s*(?:\S+ => )?(/\S+) \(0x", line)
        if at:
            found[Path(at.group(1)).name] = Path(at.group(1))
    return dict(sorted(found.items()))


def needed(path):
    """The sonames that a file itself asks for."""
    return sorted(re.findall(r"\(NEEDED\).*\[(.+)\]", said("readelf", "--dynamic", "--wide", str(path))))


@dataclass(frozen=True)
class SystemPackage:
    """A package of Debian's as dpkg knows it."""

    name: str
    version: str
    architecture: str
    source: str
    source_version: str

    @property
    def copyright_text(self):
        """What the package says of its licences."""
        return Path(f"/usr/share/doc/{self.name}/copyright").read_text(encoding="utf-8", errors="replace")


@functools.cache
def owner(path):
    """The package that a file belongs to. /lib is /usr/lib, and dpkg knows a file by one of the two names."""
    for name in dict.fromkeys([str(path), "/usr" + str(path), str(path).removeprefix("/usr")]):
        done = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            package = done.stdout.split(": ")[0].split(",")[0]
            form = "${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}"
            return SystemPackage(*said("dpkg-query", "--show", "--showformat", form, package).split("\t"))
    raise Unknown(f"{path} belongs to no package of the system")
