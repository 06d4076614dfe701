"""Two hundred histories to which something happened, always the same for a seed."""

import random
from dataclasses import dataclass
from typing import Callable

import damages
import hostile
import program

# What must come of a damage. MENDED: whatever a command does, readers then find what they would without the damage. WORKS: it
# cannot be told from what a run may have written; commands go well. REFUSED: nothing is touched, and it is said why.
MENDED, WORKS, REFUSED = "mended", "works", "refused"
OF_BYTES = 32


@dataclass
class Variant:
    """One damage; `apply` takes a path and a source of chance, and returns False where it could not be done."""

    number: int
    name: str
    apply: Callable
    must: str

    @property
    def random(self):
        """Chance, the same each time."""
        return random.Random(f"{program.SEED} {self.name}")


def all_of(path):
    """The variants for a history like this one."""
    chance = random.Random(program.SEED)
    found = [(f"bytes {number}: {damage.__name__}", damage, WORKS)
             for number, damage in ((number, damages.BYTES[number % len(damages.BYTES)]) for number in range(OF_BYTES))]
    found += [of_value(column, *chance.choice(hostile.values(column))) for column in hostile.columns(path)]
    found += [(f"schema: {name}", damage, MENDED) for name, damage in damages.SCHEMA.items()]
    found += [(f"schema: {name}", damage, WORKS) for name, damage in damages.HARMLESS.items()]
    found += [(f"file: {name}", damage, MENDED) for name, damage in damages.FILES.items()]
    found.append(("a later version's", damages.LATER, REFUSED))
    return [Variant(number, *one) for number, one in enumerate(found)]


def of_value(column, value, is_certain):
    """A variant that has a value in a column."""
    table, name, *_ = column
    shown = repr(value) if len(repr(value)) < 40 else f"{len(value)} characters"
    return (f"{table}.{name} is {shown}", lambda path, chance: hostile.replace(path, table, name, value, chance),
            MENDED if is_certain else WORKS)
