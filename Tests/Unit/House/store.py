"""Reads the index that the compiler writes, through the library `libIndexStore` that comes with it.

The index holds a unit for each file that was compiled. A unit leads to a record, and a record holds the occurrences of symbols in that
file. The names of functions and the numbers below are those of `indexstore.h`.
"""

import ctypes
import json
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODULE, ENUM, STRUCT, CLASS, PROTOCOL, ALIAS, FUNCTION, VARIABLE = 1, 5, 6, 7, 8, 11, 12, 13
# Subkinds: what reads and writes a property.
ACCESSORS = {3, 4, *range(1000, 1004), 1014, 1015}
DEFINITION, REFERENCE = 1 << 1, 1 << 2
DEPENDS_ON_RECORD = 2


class Missing(Exception):
    """There is no index to read, or nothing to read it with."""


@dataclass(frozen=True)
class Unit:
    """One compilation of one file."""
    main_file: Path
    # The folder in which the compiler ran.
    folder: Path
    # The record's name; empty where the file has no symbols.
    record: str
    # In nanoseconds.
    written: int


@dataclass(frozen=True)
class Symbol:
    """What a file declares or refers to. Its USR is the same in all records."""
    usr: str
    name: str
    kind: int
    subkind: int


class _Text(ctypes.Structure):
    """A text as the library gives it, without a zero at its end."""
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode() if self.length else ""


_POINTER, _NUMBER, _WIDE, _BOOL, _NAME = ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint64, ctypes.c_bool, ctypes.c_char_p
_OUT = ctypes.POINTER(_NUMBER)
_ForText = ctypes.CFUNCTYPE(_BOOL, _POINTER, _Text)
_ForPointer = ctypes.CFUNCTYPE(_BOOL, _POINTER, _POINTER)
_FUNCTIONS = {
    "error_get_description": (_NAME, _POINTER),
    "store_create": (_POINTER, _NAME, ctypes.POINTER(_POINTER)),
    "store_dispose": (None, _POINTER),
    "store_units_apply_f": (_BOOL, _POINTER, _NUMBER, _POINTER, _ForText),
    "store_get_unit_modification_time": (_BOOL, _POINTER, _NAME, ctypes.POINTER(ctypes.c_int64), ctypes.POINTER(ctypes.c_int64),
                                         ctypes.POINTER(_POINTER)),
    "unit_reader_create": (_POINTER, _POINTER, _NAME, ctypes.POINTER(_POINTER)),
    "unit_reader_dispose": (None, _POINTER),
    "unit_reader_get_main_file": (_Text, _POINTER),
    "unit_reader_get_working_dir": (_Text, _POINTER),
    "unit_reader_dependencies_apply_f": (_BOOL, _POINTER, _POINTER, _ForPointer),
    "unit_dependency_get_kind": (_NUMBER, _POINTER),
    "unit_dependency_get_name": (_Text, _POINTER),
    "unit_dependency_get_filepath": (_Text, _POINTER),
    "record_reader_create": (_POINTER, _POINTER, _NAME, ctypes.POINTER(_POINTER)),
    "record_reader_dispose": (None, _POINTER),
    "record_reader_occurrences_apply_f": (_BOOL, _POINTER, _POINTER, _ForPointer),
    "occurrence_get_symbol": (_POINTER, _POINTER),
    "occurrence_get_roles": (_WIDE, _POINTER),
    "occurrence_get_line_col": (None, _POINTER, _OUT, _OUT),
    "symbol_get_kind": (_NUMBER, _POINTER),
    "symbol_get_subkind": (_NUMBER, _POINTER),
    "symbol_get_name": (_Text, _POINTER),
    "symbol_get_usr": (_Text, _POINTER),
}


@cache
def _library():
    """The library. Swift says where it lies."""
    try:
        told = subprocess.run(["swiftc", "-print-target-info"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise Missing(f"swiftc -print-target-info: {error}") from error
    path = Path(json.loads(told)["paths"]["runtimeResourcePath"]).parent / "libIndexStore.so"
    if not path.is_file():
        raise Missing(f"there is no {path}, which comes with Swift")
    library = ctypes.CDLL(str(path))
    for name, (result, *arguments) in _FUNCTIONS.items():
        function = getattr(library, f"indexstore_{name}")
        function.restype, function.argtypes = result, arguments
        setattr(library, name, function)
    return library


class Store:
    """An index that is open."""

    def __init__(self, handle):
        self._library = _library()
        self._handle = handle

    def units(self):
        """All units, also those of files that are no longer there."""
        names = []
        self._library.store_units_apply_f(self._handle, 0, None, _ForText(lambda _, name: names.append(str(name)) is None))
        return map(self._unit, names)

    def _unit(self, name):
        library = self._library
        seconds, nanoseconds = ctypes.c_int64(), ctypes.c_int64()
        library.store_get_unit_modification_time(self._handle, name.encode(), seconds, nanoseconds, None)
        reader = self._opened("unit_reader_create", name)
        main_file, records = str(library.unit_reader_get_main_file(reader)), {}

        def keep(_, dependency):
            if library.unit_dependency_get_kind(dependency) == DEPENDS_ON_RECORD:
                records[str(library.unit_dependency_get_filepath(dependency))] = str(library.unit_dependency_get_name(dependency))
            return True

        try:
            library.unit_reader_dependencies_apply_f(reader, None, _ForPointer(keep))
            return Unit(Path(main_file), Path(str(library.unit_reader_get_working_dir(reader))), records.get(main_file, ""),
                        seconds.value * 10**9 + nanoseconds.value)
        finally:
            library.unit_reader_dispose(reader)

    def occurrences(self, record):
        """Each place in a file at which a symbol is declared or referred to: the symbol, its roles there, line and column."""
        library = self._library
        reader = self._opened("record_reader_create", record)
        # As long as the reader is open, one symbol has one address.
        symbols, found, line, column = {}, [], _NUMBER(), _NUMBER()

        def keep(_, occurrence):
            address = library.occurrence_get_symbol(occurrence)
            if address not in symbols:
                symbols[address] = self._symbol(address)
            library.occurrence_get_line_col(occurrence, line, column)
            found.append((symbols[address], library.occurrence_get_roles(occurrence), line.value, column.value))
            return True

        try:
            library.record_reader_occurrences_apply_f(reader, None, _ForPointer(keep))
            return found
        finally:
            library.record_reader_dispose(reader)

    def _symbol(self, address):
        library = self._library
        return Symbol(str(library.symbol_get_usr(address)), str(library.symbol_get_name(address)),
                      library.symbol_get_kind(address), library.symbol_get_subkind(address))

    def _opened(self, function, name):
        error = _POINTER()
        reader = getattr(self._library, function)(self._handle, name.encode(), error)
        if not reader:
            raise Missing(f"{name}: {self._library.error_get_description(error).decode()}")
        return reader


@contextmanager
def opened(path):
    """The index in a folder."""
    if not Path(path).is_dir():
        raise Missing(f"there is no index in {path}: swift build --build-tests")
    error = _POINTER()
    handle = _library().store_create(str(path).encode(), error)
    if not handle:
        raise Missing(f"{path}: {_library().error_get_description(error).decode()}")
    try:
        yield Store(handle)
    finally:
        _library().store_dispose(handle)
