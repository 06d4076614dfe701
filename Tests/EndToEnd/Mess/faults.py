"""Every way in which a row can break a rule of rejects, one fault a row; its key stays that of a good row."""

from datetime import date, timedelta

WRONG_DATES = ["30/02/2023", "02/28/2023", "2023-02-29", "soon", "44985", "31 Septober 2023", "2023/02/28", "00/01/2023"]


def faults(columns):
    """The rules a row of these columns can break: a rule and the column it is broken in, where there is one."""
    found = [("field_count", None), ("quote", None)]
    for column in columns:
        if column.filled:
            found.append(("blank", column))
        if column.kind == "date":
            found.append(("date", column))
            if not column.ever:
                found.append(("too_early", column))
        if column.kind == "code":
            found.append(("code", column))
        if column.kind == "number":
            found += [("number", column), ("range", column)]
        if column.starts_at:
            found.append(("order", column))
        if column.kind == "id":
            found.append(("damaged_identifier", column))
    return found


def fits(rule, column, row):
    """Whether the row has what the fault needs: an end before its start needs a start, and one that is not too early."""
    return rule != "order" or row[column.starts_at] > "1990-01-01"


def wrong(rule, column, row, dice):
    """What stands in the column instead."""
    if rule == "order":
        return (date.fromisoformat(row[column.starts_at]) - timedelta(days=1)).strftime("%d/%m/%Y")
    return dice.pick({
        "blank": ["", " ", "\u00a0"],
        "date": WRONG_DATES,
        "too_early": ["31/12/1989", "1899-12-30", "01-Jan-1900"],
        "code": ["zz", "not known", "?", "see notes"],
        "number": ["many", "1.5", "1e2", "12a"],
        "range": [str(column.lowest - 1), "99999999999" if column.highest is None else str(column.highest + 1)],
        "damaged_identifier": ["1.23E+11", "9.00E+05", "2,5e+12", "-1.5E+10"],
    }[rule])


def broken_line(rule, cells, delimiter, dice):
    """A line that cannot be taken apart, or not into the right number of fields, from cells that need no quotes."""
    if rule == "quote":
        return delimiter.join(cells[:-1] + [dice.pick(['Class 5"B', 'x"', 'the "Oak" unit', '"Oak" unit'])])
    return delimiter.join(dice.pick([cells[:-1], cells + [""], cells + ["Oak", "Elm"], cells[:2]]))
