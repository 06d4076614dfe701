"""Spells rows as CSV files in the ways of real systems, and breaks a few of them on purpose."""

from datetime import date, timedelta

from dictionary import SOURCES

DATE_SPELLINGS = ["%Y-%m-%d", "%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%b-%Y", "%d %B %Y", "%Y-%b-%d 00:00:00",
                  "%Y-%m-%d 09:30:00", "%d/%m/%Y 00:00", "%d-%m-%Y"]
LAYOUTS = [("utf-8", ",", "\n"), ("utf-8-sig", ",", "\r\n"), ("utf-8", ";", "\n"), ("cp1252", ",", "\r\n"),
           ("utf-16", "\t", "\n"), ("utf-8", "|", "\r")]
RECASED = {"kpi", "stage", "reason", "phase", "area", "programme"}  # open vocabularies in which case does not matter
ADDED = "imported from"                     # a column nobody asked for
MOST_BAD_ROWS = 4                           # stays under the limit of rejects, whatever the size


def bad_rows(good, trouble, random):
    """How many rows to break: few, or just as many as the limit of rejects (5, or 2% of all) bears, or one more."""
    if trouble not in ("at the limit", "over the limit"):
        return min(random.randint(0, MOST_BAD_ROWS), good // 4)
    return max(5, good // 49) + (trouble == "over the limit")


def heading(name, random):
    """A column's name as some system might write it."""
    words = name.split("_")
    return random.choice([name, name, name.upper(), " ".join(words).title(), "-".join(words), "".join(words),
                          " ".join(word.upper() if len(word) < 4 else word for word in words) + " "])


def recased(text, random):
    """A code in another case."""
    return random.choice([text, text, text.lower(), text.upper(), text.title()])


def spelling(day, random):
    """A date in one of the legal spellings; the two-digit year only where it means the same."""
    form = random.choice(DATE_SPELLINGS)
    return day.strftime("%Y-%m-%d" if day.year < 1970 else form)


def cell(column, value, random):
    """A value as text."""
    if value is None:
        return random.choice(["", "", " "])
    if isinstance(value, date):
        text = spelling(value, random)
    else:
        text = recased(value, random) if column.kind == "code" or column.name in RECASED else str(value)
    return random.choice([text, text, text, " " + text, text + "  "])


def quoted(text, delimiter, random):
    """A cell as it stands in the file, quoted where it must be and now and then where it need not."""
    if any(mark in text for mark in (delimiter, '"', "\n", "\r")) or random.random() < 0.05:
        return '"' + text.replace('"', '""') + '"'
    return text


def faults(columns):
    """Every way in which a row of these columns can break a rule: a name and what it writes where."""
    for column in columns:
        if column.filled:
            yield "empty", column, lambda row: ""
        if column.kind == "id":
            yield "damaged", column, lambda row: "1.23E+11"
        if column.kind == "code":
            yield "unknown code", column, lambda row: "zz"
        if column.kind == "date":
            for wrong in ("30/02/2023", "02/28/2023", "2023-02-29", "soon", "44985", "29 February 2023"):
                yield "wrong date", column, lambda row, wrong=wrong: wrong
            if not column.ever:
                yield "too early", column, lambda row: "31/12/1989"
        if column.starts_at:
            yield "before its start", column, lambda row, start=column.starts_at: (
                (row[start] - timedelta(days=1)).isoformat() if row[start] else "never")
        if column.kind == "whole":
            yield "out of range", column, lambda row: "-1"
            if column.highest is not None:
                yield "out of range", column, lambda row: "91"
    yield "few fields", None, None
    yield "many fields", None, None


def broken(columns, row, texts, random):
    """The texts of a row with one fault; its key stays that of a good row, which it must not displace."""
    name, column, write = random.choice(list(faults(columns)))
    if name == "few fields":
        return texts[:-1]
    if name == "many fields":
        return texts + ["more"]
    return [write(row) if other is column else text for other, text in zip([*columns, None], texts)]


def spelled(columns, row, random):
    """The texts of a row, and of the added column at its end."""
    added = random.choice(["", "system A", 'a "new"\nsystem', "café; x, y|z"])
    return [cell(column, row[column.name], random) for column in columns] + [added]


def duplicated(columns, rows, random):
    """Rows with the keys of others, whose other cells come from a third row of the same start."""
    keys = [column.name for column in columns if column.in_key]
    changeable = [column.name for column in columns
                  if not column.in_key and column.kind not in ("date", "id", "label")]
    copies = []
    for row in random.sample(rows, len(rows) // 12):
        other = random.choice(rows)
        copies.append({**row, **{name: other[name] for name in changeable if name not in keys}})
    return copies


def file_names(source, random):
    """One file, or several whose natural order is not their alphabetical order."""
    return random.choice([[source], [source], [f"{source}-2", f"{source}-10"],
                          [source, f"{source}-2", f"{source}-10"], [f"{source}-2023", f"{source}-2024-late"]])


def write_file(path, columns, lines, random):
    """One file with its own layout, column order and headings."""
    encoding, delimiter, newline = random.choice(LAYOUTS)
    order = list(range(len(columns) + 1))
    random.shuffle(order)
    headings = [heading(column.name, random) for column in columns] + [ADDED]
    text = []
    for texts in [headings, *lines]:
        row = [texts[place] for place in order] if len(texts) == len(order) else texts
        text.append(delimiter.join(quoted(value, delimiter, random) for value in row))
        if random.random() < 0.01:
            text.append("")
    ending = random.choice([newline, newline, ""]) if lines else newline
    path.write_bytes((newline.join(text) + ending).encode(encoding))


def write_source(folder, source, rows, random, trouble="none"):
    """The files of one source; `trouble` leaves them out, empties them or breaks many rows."""
    columns = SOURCES[source]
    rows = rows + duplicated(columns, rows, random)
    random.shuffle(rows)
    lines = [spelled(columns, row, random) for row in rows]
    for _ in range(bad_rows(len(lines), trouble, random)):
        row = random.choice(rows)
        lines.insert(random.randrange(len(lines) + 1), broken(columns, row, spelled(columns, row, random), random))
    names = file_names(source, random)
    if trouble == "missing":
        return
    if trouble == "no rows":
        names, lines = names[:1], []
    cuts = sorted(random.randrange(len(lines) + 1) for _ in names[1:])
    for name, start, end in zip(names, [0, *cuts], [*cuts, len(lines)]):
        write_file(folder / f"{name}.csv", columns, lines[start:end], random)
