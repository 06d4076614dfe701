"""Where a text may come out again: in what a command says, and in any file that it writes, workbooks and databases too."""

import io
import zipfile

from leaks import found_in


def texts_below(folder):
    """Every file below a folder: its name and its bytes; of a workbook those of what is packed into it."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        yield path.name, path.name.encode() + b"\n" + content
        if content.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                yield from ((f"{path.name}/{name}", packed.read(name)) for name in packed.namelist())


def marked_in(texts, markers):
    """The lines with a marker in them, each with the name of where it stands."""
    return [f"{name}: {line}" for name, text in texts for line in found_in(text, markers)]


def holding(folder, words):
    """The files below a folder in which these bytes stand, whatever their case."""
    return sorted({name for name, text in texts_below(folder) if words.encode().lower() in text.lower()})
