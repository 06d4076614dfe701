"""Random files of invented shapes, as a new analyst might be given: headings, values, encodings, titles and totals of every kind."""

import csv
import io
from datetime import date, timedelta

HEADINGS = [
    "Pupil ID", "UPN", "School URN", "LAESTAB", "Start Date", "Date of review", "Reason", "Outcome", "Headcount", "Attendance %",
    "Comments", "Pupil name", "Year group", "Phase", "SEN Status", "Waiting <18 weeks", "Waiting >18 weeks", "Cost (£)", "No.",
    "Étape", "Ward: north", "# of visits", "yes", "no", "null", "any", "not", "true", "2023/24", "2024/25", "- dash", "[list]",
    "{map}", "a: b", "*star", "&and", "!tag", "| pipe-like", "'quoted'", "q \"inner\" q", "tab\there", "very long " + "heading " * 20,
    "Ref", "Case Reference", "Term", "time_period", "time_identifier", "la_name", "Total", "Notes", "Key", "Type", "Code", "50% attendance", "C++",
    "Number on roll 31/03/2023", "Local  authority", "ТЕСТ", "学校", "x", "Number of sessions", "Excl No", "KS2", "Q1",
    "Contact ID", "Note ref", "Patient", "Phone number", "Quarter", "Date of birth",
]
WORDS = ["Alder", "birch", "Cedar wood", "dogwood", "elm", "Fir tree", "gorse", "hazel", "ivy"]
SIGNS = ["c", "x", "z", "low", ":", "~", "*", "-", "..", "<5", "n/a", "[c]", "u"]
SENTENCES = ["He was late, and left early.", 'She said "no" twice', "A line\nand another", "Plain words; with a semicolon", "Tabs\tand | pipes"]


def days(draw):
    """Dates in one or several forms."""
    forms = draw.sample(["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d-%b-%Y", "%d %B %Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M:%S"],
                        draw.choice([1, 1, 1, 2]))
    start = date(draw.choice([1975, 2001, 2022, 2023]), 1, 1)
    return lambda row: (start + timedelta(days=draw.randrange(900))).strftime(draw.choice(forms))


def numbers(draw):
    """Numbers with places, thousands, percent signs, minus signs and signs for no value."""
    places, size = draw.choice([0, 0, 1, 2, 6, 7]), draw.choice([9, 500, 2_000_000, 30_000_000_000])
    sign, grouped = draw.choice(["", "", "%", " %"]), draw.random() < 0.3
    hidden = draw.sample(SIGNS, draw.choice([0, 0, 1, 3]))
    low = draw.choice([0, 0, 0, -size])

    def value(row):
        if hidden and draw.random() < 0.1:
            return draw.choice(hidden)
        number = draw.uniform(low, size)
        return (f"{number:,.{places}f}" if grouped else f"{number:.{places}f}") + sign
    return value


def among(values, draw):
    """One of some values."""
    return lambda row: draw.choice(values)


KINDS = [
    lambda draw: lambda row: f"R{row:05}",
    lambda draw: lambda row: f"{draw.randrange(10**12):013}",
    lambda draw: lambda row: str(100000 + draw.randrange(300)),
    lambda draw: lambda row: f"{draw.randrange(40):04}",
    lambda draw: lambda row: draw.choice(["1.23E+11", "9E+5", "12345"]),
    lambda draw: lambda row: str(row),
    days, days, numbers, numbers, numbers,
    lambda draw: among(draw.sample(WORDS, draw.choice([1, 2, 5])), draw),
    lambda draw: among(draw.sample(WORDS, 3) + ["unknown"], draw),
    lambda draw: among(["Yes", "No", "yes", "NO"], draw),
    lambda draw: among(["Ann Ash", "Bo Beech", "Di Dale"], draw),
    lambda draw: among(SENTENCES, draw),
    lambda draw: lambda row: f"{draw.choice(WORDS)} {draw.randrange(5000)}",
    lambda draw: lambda row: "",
    lambda draw: among(["2021/22", "2022/23", "2023/24"], draw),
    lambda draw: among(["202122", "202223"], draw),
    lambda draw: among(["2021", "2022"], draw),
    lambda draw: among(["Autumn 2023", "Spring 2024", "Summer term 2024"], draw),
    lambda draw: among(["September 2023", "Oct 2023"], draw),
    lambda draw: among(["2024-Q1", "2024-Q2"], draw),
    lambda draw: among(["Total", "All ages", "5 to 9", "England"], draw),
    lambda draw: among(["Autumn term", "Spring term", "Summer term"], draw),
    lambda draw: lambda row: f"{row % 28 + 1:02}{draw.choice('./')}{row % 12 + 1:02}{draw.choice('./')}2024",
    lambda draw: lambda row: f"{row % 12 + 1:02}/{row % 28 + 1:02}/2024",
    lambda draw: lambda row: draw.choice(["tbc", "05/04/2024", "05/04/2024", "06/04/2024", "07/04/2024"]),
    lambda draw: lambda row: f"£{draw.randrange(5000):,}.50",
    lambda draw: lambda row: f"07700 9{row:05}",
    lambda draw: among([f"{n} to {n + 4}" for n in range(0, 60, 5)], draw),
    lambda draw: lambda row: draw.choice(["=1+1", "@x", "+5", "-7", "0x1F", "1e5", "١٢", "½", "NaN", "inf"]),
]


class NewFile:
    """One file: its name, its bytes, and what was written into it."""

    def __init__(self, draw):
        self.width = draw.choice([1, 2, 3, 5, 8, 12])
        self.headings = draw.sample(HEADINGS, self.width)
        if draw.random() < 0.08 and self.width > 2:
            self.headings[draw.randrange(self.width)] = draw.choice(["", self.headings[0], self.headings[0].upper() + " "])
        self.count = draw.choice([0, 1, 2, 7, 30, 30, 120, 120, 400])
        self.rows = self.table(draw)
        self.titles = draw.choice([[], [], [], ["A report, made by hand"], ["A report", ""], ["A report", "", "Printed: today"]])
        self.ends = draw.choice([[], [], [], ["Total"], ["End of report"], ["", "Source: invented", "Note: a sample"]])
        self.delimiter = draw.choice([",", ",", ",", ";", "\t", "|"])
        self.line_end = draw.choice(["\n", "\r\n"])
        self.encoding = draw.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"])
        self.padded = draw.random() < 0.3
        ragged = draw.random() < 0.05 and self.rows
        if ragged:
            draw.choice(self.rows).append("one too many")
        stem = draw.choice(["visits", "New Visits", "visits-2024-03", "LAVisits", "v", "2024 visits", "Vïsits (1)", "visits.final", "sen_ehcp",
                            "visits-new", "-visits", "any", "yes"])
        self.name = stem + ".csv"

    def table(self, draw):
        """The values of each row."""
        blanks = [draw.choice([0, 0, 0, 0.05, 0.5]) for _ in range(self.width)]
        makers = [draw.choice(KINDS)(draw) for _ in range(self.width)]
        odd = draw.random() < 0.15    # one value that is none of what the others are
        rows = [["" if draw.random() < blank else make(row) for make, blank in zip(makers, blanks)] for row in range(self.count)]
        if odd and rows:
            rows[draw.randrange(len(rows))][draw.randrange(self.width)] = draw.choice(["?", "to follow", "31/02/2023", "1,2", "1.2.3"])
        if rows and draw.random() < 0.15:
            rows.insert(draw.randrange(len(rows)), list(draw.choice(rows)))    # somebody has pasted a row twice
        return rows

    def text(self):
        """The file's text."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator=self.line_end)
        for line in self.titles:
            writer.writerow([line] + [""] * (self.width - 1) if self.padded else [line])
        writer.writerow(self.headings)
        writer.writerows(self.rows)
        for line in self.ends:
            writer.writerow([line] + [""] * (self.width - 1) if self.padded else [line])
        return text.getvalue()

    def write(self, folder):
        """The file, in a folder."""
        path = folder / self.name
        path.write_bytes(self.text().encode(self.encoding))
        return path
