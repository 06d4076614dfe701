"""Damage of every kind to a folder of exports; every choice is a throw of one seeded die."""

from exports import Table, is_day, moved, tables

NOTHING_TO_DAMAGE = (FileNotFoundError, IndexError, UnicodeDecodeError, ValueError)


def lose_file(table, dice):
    """The file did not come."""
    table.path.unlink()


def keep_headings(table, dice):
    """Nothing but the headings came."""
    table.rows = []
    table.write()


def lose_column(table, dice):
    """A column is left out."""
    table.drop(dice.choice(table.headings))
    table.write()


def rename_heading(table, dice):
    """A heading is misspelt, or another altogether."""
    place = dice.randrange(len(table.headings))
    old = table.headings[place]
    table.headings[place] = dice.choice([old[:-2] + old[-1], old + " 2", "Field 7", ">" + old, old + " (%)", old.upper()])
    table.write()


def blank_column(table, dice):
    """A column has no value, in all rows or in the last ones."""
    place, first = dice.randrange(len(table.headings)), dice.choice([0, len(table.rows) // 2])
    for row in table.rows[first:]:
        row[place] = ""
    table.write()


def ragged_rows(table, dice):
    """Rows with a field too many or too few: some, or most."""
    for row in some(table.rows, dice):
        if dice.random() < 0.5:
            row.append("x")
        else:
            row.pop()
    table.write()


def american_dates(table, dice):
    """Days with the month first, which are none where the day is after the 12th."""
    place = table.place(dice.choice(table.days()))
    for row in some(table.rows, dice):
        if is_day(row[place]):
            year, month, day = row[place].split("-")
            row[place] = f"{month}/{day}/{year}"
    table.write()


def double_heading(table, dice):
    """A heading stands there twice."""
    heading = dice.choice(table.headings)
    for row in table.rows:
        row.append(row[table.place(heading)])
    table.headings.append(heading)
    table.write()


def other_years(table, dice):
    """The whole file is of other years: old, very old, or of the future."""
    years = dice.choice([-5, -3, -2, -1, 1, 3])
    for heading in table.days():
        table.set(heading, lambda text: moved(text, years))
    table.write()


def cut_short(table, dice):
    """The file ends early, perhaps in the middle of a row."""
    if dice.random() < 0.5:
        table.rows = table.rows[:int(len(table.rows) * dice.random())]
        table.write()
    else:
        text = table.bytes()
        table.path.write_bytes(text[:dice.randrange(len(text))])


def unlisted_values(table, dice):
    """A column has a spelling that nobody lists, in some rows or most."""
    place = dice.randrange(len(table.headings))
    for row in some(table.rows, dice):
        row[place] = dice.choice(["Zz", "not known", "1.23E+11", "-7"])
    table.write()


def zero_bytes(table, dice):
    """Bytes that no text has."""
    text = bytearray(table.bytes())
    for _ in range(3):
        text[dice.randrange(len(text))] = 0
    table.path.write_bytes(text)


def no_text(table, dice):
    """An empty file, a workbook under another name, a quote that never closes, bytes of no encoding."""
    text = table.bytes()
    half = len(text) // 2
    table.path.write_bytes(dice.choice([b"", b"PK\x03\x04" + text, text[:half] + b',"' + text[half:],
                                        text[:half] + b"\x81" + text[half:]]))


def same_keys(table, dice):
    """Rows that are there again with another value in one column."""
    place, again = dice.randrange(len(table.headings)), [list(row) for row in some(table.rows, dice)]
    for row in again:
        row[place] = dice.choice(table.rows)[place]
    table.rows += again
    table.write()


def second_file(table, dice):
    """The rows come in two files, the second with a column less."""
    half = len(table.rows) // 2
    rows, table.rows = table.rows[half:], table.rows[:half]
    table.write()
    second = Table(table.path)
    second.rows, second.path = rows, table.path.with_name(table.source + "-2.csv")
    if dice.random() < 0.7:
        second.drop(dice.choice(second.headings))
    second.write()


def some(rows, dice):
    """A few rows, a tenth, half, or all of them."""
    return dice.sample(rows, min(len(rows), dice.choice([1, 4, 7, len(rows) // 10 + 1, len(rows) // 2 + 1, len(rows)])))


KINDS = [lose_file, keep_headings, lose_column, rename_heading, blank_column, ragged_rows, american_dates, double_heading,
         other_years, cut_short, unlisted_values, zero_bytes, no_text, same_keys, second_file]
EVERYWHERE = [lose_file, other_years, ragged_rows, keep_headings, double_heading]


def damage(folder, first, dice):
    """Damage of one kind, and often more of any kind: what was done, in words."""
    wanted, done = [first] + dice.choices(KINDS, k=dice.choice([0, 0, 1, 2, 4])), []
    for kind in wanted:
        for _ in range(10):                  # a file may have nothing that can be damaged in this way
            name = dice.choice(sorted(path.name for path in folder.glob("*.csv")))
            try:
                kind(Table(folder / name), dice)
            except NOTHING_TO_DAMAGE:
                continue
            done.append(f"{kind.__name__} {name}")
            break
    return done


def damage_everything(folder, number, dice):
    """The same kind of damage to every export: each kind in its turn."""
    kind = EVERYWHERE[number % len(EVERYWHERE)]
    for table in tables(folder):
        kind(table, dice)
    return [f"{kind.__name__} everywhere"]
