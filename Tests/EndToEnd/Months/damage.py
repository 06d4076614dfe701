"""What becomes of the history when it is lost, or damaged, and what it must still know afterwards."""

from comparing import unequal


def known(history):
    """Runs, figures and ledger, as far as a rebuilt history must know them."""
    return {"runs": history.runs(), "figures": history.figures(), "alerts": history.alerts()}


def rebuilt(simulation):
    """Without its file, the history is made again from what is published, what was acknowledged before it included."""
    simulation.run(simulation.record.last().day)
    before = known(simulation.history)
    today = simulation.alerts()
    simulation.history.path.rename(simulation.folder / "moved.sqlite")
    simulation.program("history", "rebuild")
    simulation.done.append("history moved away and rebuilt")
    compare(simulation, before)
    simulation.check_today()
    simulation.check(unequal("alerts after rebuilding", simulation.alerts(), today))


def compare(simulation, before):
    """The history as it was."""
    for name, found in known(simulation.history).items():
        wanted = before[name]
        if isinstance(found, dict):
            found, wanted = set(found.items()), set(wanted.items())
        simulation.check(unequal(f"rebuilt {name}", found, wanted))


def overwritten(simulation, offset, length=512):
    """A damaged history stops no run: it is set aside, and made again."""
    path, day = simulation.history.path, simulation.record.last().day
    before = set(path.parent.glob("history.sqlite.damaged-*"))
    noise = simulation.dice.randbytes(length)
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(noise)
    simulation.done.append(f"history overwritten from {offset}")
    simulation.run(day)
    fresh = set(path.parent.glob("history.sqlite.damaged-*")) - before
    simulation.check(unequal("files set aside", len(fresh), 1))
    held = fresh.pop().read_bytes() if fresh else b""
    simulation.check(unequal("what was set aside is what was damaged", held[offset:offset + length] == noise, True))
    simulation.check(unequal("a sound history", simulation.history.is_sound(), True))



def middle_page(history):
    """Where a page in the middle of the file begins that holds figures."""
    size = history.ask("PRAGMA page_size")[0][0]
    pages = history.ask("PRAGMA page_count")[0][0]
    return pages // 2 * size
