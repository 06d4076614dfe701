"""Exports of a small area that grow month by month, and are corrected: late, withdrawn and changed rows, bad months."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from days import month_end, months_before, next_month_end
from plan import DAYS_UNTIL_STALE

HEADINGS = {
    "incidents": "incident_id,incident_date,place,outcome,outcome_date",
    "answers": "answer_id,answer_date,answer",
    "places": "person_id,start_date,end_date,place",
    "visits": "visit_id,visit_date",
}
TOWNS = ["Fleet", "Quay", "Staithe"]
EARLIEST = date(2019, 9, 30)


@dataclass
class Row:
    """A row, from when it stands in the exports, and until when."""

    cells: list
    seen: date
    gone: date = date.max
    later: tuple = ()               # (day, cells): what it says from that day on

    def text(self, day):
        """The line that is delivered on a day."""
        return ",".join(str(cell) for cell in (self.later[1] if self.later and self.later[0] <= day else self.cells))


@dataclass
class Area:
    """All rows there will ever be, and what is the matter with each source's delivery."""

    dice: object
    rows: dict = field(default_factory=lambda: {source: [] for source in HEADINGS})
    trouble: dict = field(default_factory=dict)     # source: missing, refused or rejects
    frozen: dict = field(default_factory=dict)      # source: the day from which it delivers nothing new, and until when
    number: int = 0

    def live_until(self, last):
        """Let rows happen, month by month."""
        level, happy, end = 9.0, 0.6, EARLIEST
        while end <= last:
            level = max(2, level + 0.2 * (9 - level) + self.dice.choice([-4, -1, 0, 0, 1, 4]))
            happy = min(0.95, max(0.1, happy + 0.2 * (0.6 - happy) + self.dice.choice([-0.3, -0.1, 0, 0, 0.1, 0.3])))
            for _ in range(round(level)):
                self.incident(self.day_of(end))
            for _ in range(self.dice.randint(0, 12)):
                self.answer(self.day_of(end), happy)
            for _ in range(self.dice.randint(0, 3)):
                self.place(self.day_of(end))
            for _ in range(self.dice.randint(2, 14)):
                self.add("visits", [self.new("V"), day := self.day_of(end)], self.arrival(day))
            end = next_month_end(end)

    def day_of(self, end):
        """A day of a month."""
        return end.replace(day=self.dice.randint(1, end.day))

    def new(self, letter):
        """An identifier."""
        self.number += 1
        return f"{letter}{self.number}"

    def arrival(self, day):
        """When a row of a day is first delivered: soon after, as a rule."""
        return day + timedelta(self.dice.randint(30, 120) if self.dice.random() < 0.03 else self.dice.randint(0, 2))

    def add(self, source, cells, seen, **more):
        """A row, which may vanish again."""
        gone = seen + timedelta(self.dice.randint(20, 400)) if self.dice.random() < 0.02 else date.max
        self.rows[source].append(Row(cells, seen, gone, **more))

    def incident(self, day):
        """An incident; some are withdrawn later, and a few of these from the start."""
        cells, seen, later = [self.new("I"), day, self.dice.choice(TOWNS), "", ""], self.arrival(day), ()
        if self.dice.random() < 0.08:
            decided = seen + timedelta(self.dice.randint(5, 150))
            later = (decided, [*cells[:3], "withdrawn", self.dice.choice([decided, decided, ""])])
        self.add("incidents", cells, seen, later=later)

    def answer(self, day, happy):
        """An answer to the questionnaire."""
        said = "yes" if self.dice.random() < happy else self.dice.choice(["no", "unsure", ""])
        self.add("answers", [self.new("A"), day, said], self.arrival(day))

    def place(self, day):
        """A person's place, which ends some day."""
        cells, seen = [self.new("P"), day, "", self.dice.choice(TOWNS)], self.arrival(day)
        ends = day + timedelta(self.dice.randint(100, 1500))
        self.add("places", cells, seen, later=(max(ends, seen), [*cells[:2], ends, cells[3]]))

    def correct(self, today):
        """A corrected export: rows of the past that were missing, or that should not have been there."""
        source = self.dice.choice(sorted(HEADINGS))
        self.trouble.pop(source, None)
        self.frozen.pop(source, None)
        for _ in range(self.dice.choice([1, 1, 2, 6])):
            known = [row for row in self.rows[source] if row.seen <= today < row.gone]
            if known and self.dice.random() < 0.5:
                self.dice.choice(known).gone = today
            else:
                self.late_row(source, today)

    def late_row(self, source, today):
        """A row of a day some time ago that is delivered only now."""
        day = self.day_of(month_end(months_before(today, self.dice.choice([1, 1, 2, 3, 6, 14, 20]))))
        fresh = {"incidents": lambda: self.incident(day), "answers": lambda: self.answer(day, 0.5),
                 "places": lambda: self.place(day), "visits": lambda: self.add(source, [self.new("V"), day], day)}
        fresh[source]()
        self.rows[source][-1].seen = today

    def new_month(self, today):
        """What is the matter this month, with another source or again with the same."""
        sources, again = sorted(HEADINGS), sorted(self.trouble)
        self.trouble = {}
        if self.dice.random() < (0.75 if again else 0.4):
            source = self.dice.choice(again if again and self.dice.random() < 0.7 else sources)
            self.trouble[source] = self.dice.choice(["missing", "refused", "rejects", "rejects"])
        self.frozen = {source: (since, until) for source, (since, until) in self.frozen.items() if until > today}
        if self.dice.random() < 0.2:
            self.freeze(self.dice.choice(sources), today)

    def freeze(self, source, today):
        """A source delivers nothing new for months; often its newest row will just be too old, or just not yet."""
        since, limit = today, DAYS_UNTIL_STALE[source]
        if limit is not None and self.dice.random() < 0.7:
            ends = [end := month_end(today), next_month_end(end)]
            since = max((end - timedelta(limit + self.dice.randint(0, 1)) for end in ends
                         if end - timedelta(limit) <= today), default=today)
            known = [row for row in self.rows[source] if row.seen <= since < row.gone]
            self.add_copy(source, self.dice.choice(known), since)
        self.frozen[source] = (since, today + timedelta(self.dice.choice([40, 75, 130])))

    def add_copy(self, source, row, day):
        """A row like another one, of a day and known on that day."""
        self.rows[source].append(Row([self.new("C"), day, *row.cells[2:]], day))

    def deliver(self, folder, today):
        """Write the exports as they are on a day."""
        folder.mkdir(exist_ok=True)
        for source, headings in HEADINGS.items():
            path, trouble = folder / f"{source}.csv", self.trouble.get(source)
            day = self.frozen.get(source, (today,))[0]
            lines = [headings, *(row.text(day) for row in self.rows[source] if row.seen <= day < row.gone)]
            if trouble == "rejects":
                lines += [f"X{number},31.6.2023," for number in range(1 + len(lines) // 50 * (1 + today.month % 3))]
            path.unlink(missing_ok=True)
            if trouble != "missing":
                path.write_text("" if trouble == "refused" else "\n".join(lines) + "\n", encoding="utf-8")
