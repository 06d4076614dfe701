"""Arrows between files, folders and modules, and the circles that they close."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, order=True)
class Arrow:
    """A line of a file that names what another file declares. Instead of another file it can lead to a module that is imported."""
    source: str
    target: str
    name: str
    line: int


def file(path):
    """A file stands for itself."""
    return path


def module(path):
    """The module of a file."""
    return PurePosixPath(path).parts[0]


def folder(path):
    """The folder of a file, such as `Loaders/Page/Templates`. A file that lies in no folder of its module has none."""
    parts = PurePosixPath(path).parts[:-1]
    return "/".join(parts) if len(parts) > 1 else None


def arrows_by_type(index):
    """The arrows that a type's name makes, and the name of a global function or variable."""
    return _arrows(index, lambda declaration: declaration.is_type)


def arrows_by_symbol(index):
    """The arrows that any symbol makes: members too, and what the compiler adds."""
    return _arrows(index, lambda declaration: True)


def _arrows(index, counts):
    return sorted({
        Arrow(path, declaration.path, declaration.name, reference.line)
        for path, read in index.files.items() for reference in read.references
        if (declaration := index.declarations.get(reference.usr)) and declaration.path != path and counts(declaration)})


def imports(index):
    """The arrows that import statements make."""
    return sorted(Arrow(path, name, f"import {name}", line)
                  for path, read in index.files.items() for name, line in read.imports.items())


def idle_imports(index):
    """The imports of modules that are in the index and of which the file names nothing."""
    ours = {module(path) for path in index.files}
    named = {(arrow.source, module(arrow.target)) for arrow in arrows_by_symbol(index)}
    return [arrow for arrow in imports(index) if arrow.target in ours and (arrow.source, arrow.target) not in named]


def within_modules(arrows):
    """The arrows that do not leave their module."""
    return [arrow for arrow in arrows if module(arrow.source) == module(arrow.target)]


def between(arrows, part):
    """The arrows from one part to another, by source and target. `part` is `file`, `folder` or `module`."""
    found = defaultdict(list)
    for arrow in arrows:
        source, target = part(arrow.source), part(arrow.target)
        if source and target and source != target:
            found[source, target].append(arrow)
    return dict(sorted(found.items()))


def circles(pairs):
    """The parts that lead to each other, the largest circle first. Tarjan's strongly connected components, without recursion."""
    following = defaultdict(list)
    for source, target in sorted(pairs):
        following[source].append(target)
    number, lowest, path, on_path, found = {}, {}, [], set(), []

    def enter(node):
        number[node] = lowest[node] = len(number)
        path.append(node)
        on_path.add(node)
        return node, iter(following.get(node, ()))

    for start in list(following):
        walk = [enter(start)] if start not in number else []
        while walk:
            node, rest = walk[-1]
            target = next(rest, None)
            if target is None:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[node])
                if lowest[node] == number[node]:
                    place = path.index(node)
                    found.append(sorted(path[place:]))
                    on_path.difference_update(path[place:])
                    del path[place:]
            elif target not in number:
                walk.append(enter(target))
            elif target in on_path:
                lowest[node] = min(lowest[node], number[target])
    return sorted((circle for circle in found if len(circle) > 1), key=lambda circle: (-len(circle), circle))


def described(circle, pairs):
    """A circle in words: its parts, and under each arrow what is named, in which line first and how many times more."""
    lines = [f"A circle of {len(circle)}: {', '.join(circle)}"]
    for (source, target), arrows in pairs.items():
        if source in circle and target in circle:
            lines.append(f"  {source} → {target}")
            lines += [f"    {name}: {places}" for name, places in named(arrows).items()]
    return "\n".join(lines)


def named(arrows):
    """The names that arrows have, each with the line where it stands first."""
    places = defaultdict(list)
    for arrow in arrows:
        places[arrow.name].append(f"{arrow.source}:{arrow.line}")
    return {name: found[0] + (f" and {len(found) - 1} more" if len(found) > 1 else "") for name, found in places.items()}
