"""Overlapping extracts: a second file of the three largest sources, which repeats a hundredth of the first one's rows with
something changed, as an export does that begins before the last one ended."""

import csv
import os
from datetime import date, timedelta
from itertools import islice
from pathlib import Path


def later(day):
    """A date, thirty days on."""
    return str(date.fromisoformat(day) + timedelta(days=30))


# What is changed in a row.
CHANGES = {
    "sen_support": lambda row: {"primary_need": "" if row["primary_need"] else "SLCN"},
    "suspensions": lambda row: {"start_date": later(row["start_date"])},
    "referrals": lambda row: {"first_contact_date": later(row["first_contact_date"] or row["referral_date"])},
}


def overlap(exports, folder):
    """Writes a folder of the same files, linked, and the second ones. Of every ten rows repeated one stands there twice,
    unchanged before changed, so that the order of lines tells too."""
    folder.mkdir()
    for file in exports.glob("*.csv"):
        os.link(file, folder / file.name)
    for source, change in CHANGES.items():
        first, second = (Path(folder, source + end) for end in (".csv", "-2.csv"))
        with open(first, newline="", encoding="utf-8") as read, open(second, "w", newline="", encoding="utf-8") as write:
            headings = next(csv.reader([next(read)]))
            again = csv.DictWriter(write, headings, lineterminator="\n")
            again.writeheader()
            for place, row in enumerate(csv.DictReader(islice(read, 50, None, 100), headings)):
                if place % 10 == 0:
                    again.writerow(row)
                again.writerow(row | change(row))
