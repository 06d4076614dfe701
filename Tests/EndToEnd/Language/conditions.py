"""Random conditions, each as the YAML of a definition and as the SQL that says which rows pass.

A figure for a day sees its rows from that day: a day later than that reads as blank. In SQL the day is `:day`.
"""

from datetime import date, timedelta

FIRST, LAST = date(2022, 9, 1), date(2024, 3, 31)
DAYS = ["opened", "sent", "answered"]
KINDS = ["home", "clinic", "school"]
UNITS = {"days": 1, "weeks": 7}
MONTHS = {"months": 1, "years": 12}
COLUMNS = {
    "visit_id": "{type: identifier, domain: visit}", "person": "{type: identifier, domain: person}", "opened": "{type: day}",
    "sent": "{type: day}", "answered": "{type: day}", "kind": f"{{type: code, codes: [{', '.join(KINDS)}]}}",
    "area": "{type: category}", "score": "{type: number, places: 1, at_least: 0}", "size": "{type: number, at_least: 0}",
}


def visits(random, count):
    """Rows whose days lie close together, so that every order of them occurs; some are blank."""
    rows = []
    for place in range(count):
        opened = FIRST + timedelta(random.randrange((LAST - FIRST).days + 1))
        other = [random.choice([None, opened + timedelta(random.randrange(-40, 160))]) for _ in range(2)]
        rows.append({
            "visit_id": f"V{place}", "person": f"P{random.randrange(40)}", "opened": random.choice([opened] * 9 + [None]),
            "sent": other[0], "answered": other[1], "kind": random.choice(KINDS + [None]), "area": random.choice(["A", "B", None]),
            "score": random.choice([None] + [tenths / 10 for tenths in range(0, 40)]), "size": random.choice([None, *range(9)])})
    return rows


def seen(column):
    """The day in a column, as it is known on the figure's day."""
    return f"(CASE WHEN {column} <= :day THEN {column} END)"


def reference(random, column, besides=("the day", "date")):
    """A day to compare with: as YAML and as SQL."""
    what = random.choice([name for name in DAYS if name != column] * 2 + list(besides))
    if what == "the day":
        return what, ":day"
    if what == "date":
        day = FIRST + timedelta(random.randrange(500))
        return day.isoformat(), str(day.toordinal())
    return what, seen(what)


def length(random):
    """A length of time: as YAML, about how many days it has, and the SQL of the last day on time after that of an expression."""
    unit = random.choice([*UNITS, *MONTHS])
    count = random.choice([0, 1, 2, 3, 4.5, 10] if unit in UNITS else [0, 1, 2, 3, 5])
    text = f"{count} {unit if count != 1 else unit[:-1]}"
    if unit in UNITS:
        return text, count * UNITS[unit], lambda start: f"{start} + {count * UNITS[unit]}"
    return text, count * MONTHS[unit] * 30, lambda start: f"months_later({start}, {count * MONTHS[unit]})"


def test_of_days(random, column):
    """One or two tests of a column of days."""
    own = seen(column)
    kind = random.choice(["span", "span", "span", "order", "order", "between", "state"])
    if kind == "state":
        return random.choice([("present", f"{own} IS NOT NULL"), ("blank", f"{own} IS NULL")])
    if kind == "span":
        name, day = reference(random, column, besides=["the day"])
        (short, _, end_of_short), (long, _, end_of_long) = sorted((length(random), length(random)), key=lambda found: found[1])
        start, end = (own, ":day") if name == "the day" else (day, own)
        within, over = f"COALESCE({end} BETWEEN {start} AND {end_of_long(start)}, 0)", f"COALESCE({end} > {end_of_short(start)}, 0)"
        return random.choice([
            (f"{{within: {long}, of: {name}}}", within), (f"{{over: {short}, of: {name}}}", over),
            (f"{{over: {short}, within: {long}, of: {name}}}", f"({within} AND {over})")])
    if kind == "between":
        (first, start), (last, end) = reference(random, column, ["date"]), reference(random, column, ["the day"])
        return f"{{between: [{first}, {last}]}}", f"COALESCE({own} BETWEEN {start} AND {end}, 0)"
    tests = {"before": ("<", 0), "after": (">", 0), "not_before": (">=", 1), "not_after": ("<=", 1), "on_or_before": ("<=", 0),
             "on_or_after": (">=", 0)}
    yaml, sql = [], []
    for word in random.sample(list(tests), random.choice([1, 1, 2])):
        name, day = reference(random, column, ["date"] if word == "after" else ["the day", "date"])
        sign, blank = tests[word]
        yaml.append(f"{word}: {name}")
        sql.append(f"COALESCE({own} {sign} {day}, {blank})")
    return f"{{{', '.join(yaml)}}}", f"({' AND '.join(sql)})"


def test_of_numbers(random, column):
    """One or two tests of a column of numbers, with decimal places."""
    low = random.choice([0, 1, 1.25, 2, 2.5])
    high = low + random.choice([0.5, 1, 1.75, 2])
    return random.choice([
        (f"{{above: {low}}}", f"COALESCE({column} > {low}, 0)"), (f"{{at_most: {high}}}", f"COALESCE({column} <= {high}, 0)"),
        (f"{{at_least: {low}, below: {high + 1}}}", f"COALESCE({column} >= {low} AND {column} < {high + 1}, 0)"),
        (f"{{between: [{low}, {high + 1}]}}", f"COALESCE({column} BETWEEN {low} AND {high + 1}, 0)"),
        ("present", f"{column} IS NOT NULL"), ("blank", f"{column} IS NULL")])


def test_of_names(random, column):
    """A test of a column of codes or categories."""
    names = random.sample(KINDS if column == "kind" else ["A", "B"], random.choice([1, 2]))
    quoted = ", ".join(f"'{name}'" for name in names)
    return random.choice([
        (f"[{', '.join(names)}]", f"COALESCE({column} IN ({quoted}), 0)"),
        (f"{{not: [{', '.join(names)}]}}", f"COALESCE({column} NOT IN ({quoted}), 1)"),
        ("present", f"{column} IS NOT NULL"), ("blank", f"{column} IS NULL")])


def condition(random):
    """A condition on one column: its name, its YAML and its SQL."""
    column = random.choice(DAYS * 3 + ["kind", "area", "score", "size"])
    kind = test_of_days if column in DAYS else test_of_names if column in ("kind", "area") else test_of_numbers
    return (column, *kind(random, column))


def drawn(random, depth=2, fewest=0):
    """A filter, as YAML in one line and as SQL; with groups in groups."""
    found = {}
    for _ in range(random.randrange(fewest, 3)):
        column, yaml, sql = condition(random)
        found.setdefault(column, (yaml, sql))
    if depth and random.random() < 0.6:
        parts = [drawn(random, depth - 1, fewest=1) for _ in range(random.choice([1, 2, 3]))]
        found["any"] = f"[{', '.join(yaml for yaml, _ in parts)}]", f"({' OR '.join(sql for _, sql in parts)})"
    if depth and random.random() < 0.4:
        yaml, sql = drawn(random, depth - 1, fewest=1)
        found["not"] = yaml, f"NOT {sql}"
    if not found:
        return "{}", "(1)"
    return "{" + ", ".join(f"{name}: {yaml}" for name, (yaml, _) in found.items()) + "}", \
        "(" + " AND ".join(sql for _, sql in found.values()) + ")"
