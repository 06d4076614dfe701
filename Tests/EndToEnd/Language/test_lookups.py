"""Days that are looked up in another source (`looked_up`): the first on or after a row's own day, the latest on or before it, compared with
SQL."""

import csv
import io
import unittest
from datetime import date, timedelta

from area import Area, LanguageCase, generator, months_before

START = date(2022, 1, 1)
PERSON = "{type: identifier, domain: person}"
DAY = "{type: day}"

REFERRALS = {"referral_id": "{type: identifier, domain: referral}", "person_id": PERSON, "referral_date": DAY, "withdrawn": DAY,
             "route": "{type: code, codes: [online, other]}"}
CONTACTS = {"contact_id": "{type: identifier, domain: contact}", "person_id": PERSON, "contact_date": DAY,
            "kind": "{type: code, codes: [attended, missed]}", "place": "{type: category}"}
# The other source's column has another name, and is the only one of its domain.
REVIEWS = {"child": PERSON, "review_date": DAY, "score": "{type: number}"}

LOOKED_UP = """
first_contact: {first: contact_date, in: contacts, by: person_id, not_before: referral_date, where: {kind: attended}}
any_contact: {first: contact_date, in: contacts, by: person_id, not_before: referral_date}
last_review: {latest: review_date, in: reviews, by: person_id, not_after: referral_date, where: {score: {above: 3}}}
next_review: {first: review_date, in: reviews, by: person_id, not_before: first_contact}
reviewed_contact: {first: review_before, in: contacts, by: person_id, not_before: referral_date, where: {place: [home, clinic]}}
"""

# The rows of the referrals with what each looks up, in SQL.
SQL = """
WITH firsts AS (
  SELECT r.*,
    (SELECT MIN(contact_date) FROM contacts c WHERE c.person_id = r.person_id AND c.contact_date >= r.referral_date
      AND c.kind = 'attended') AS first_contact,
    (SELECT MIN(contact_date) FROM contacts c WHERE c.person_id = r.person_id AND c.contact_date >= r.referral_date) AS any_contact,
    (SELECT MAX(review_date) FROM reviews v WHERE v.child = r.person_id AND v.review_date <= r.referral_date AND v.score > 3)
      AS last_review,
    (SELECT MIN(review_before) FROM
      (SELECT c.*, (SELECT MAX(review_date) FROM reviews v WHERE v.child = c.person_id AND v.review_date <= c.contact_date)
        AS review_before FROM contacts c) c
      WHERE c.person_id = r.person_id AND c.review_before >= r.referral_date AND LOWER(c.place) IN ('home', 'clinic'))
      AS reviewed_contact
  FROM referrals r)
SELECT f.*, (SELECT MIN(review_date) FROM reviews v WHERE v.child = f.person_id AND v.review_date >= f.first_contact) AS next_review
FROM firsts f
"""
NAMES = ["first_contact", "any_contact", "last_review", "next_review", "reviewed_contact"]


class Lookups(LanguageCase):
    """Random referrals, contacts and reviews."""

    def area(self, name, **sources):
        random = generator(name)
        area = Area(self)
        area.source("referrals", REFERRALS, key="[referral_id]", looked_up=LOOKED_UP, **sources)
        area.source("contacts", CONTACTS, key="[contact_id]", **sources,
                    looked_up="{review_before: {latest: review_date, in: reviews, by: person_id, not_after: contact_date}}")
        area.source("reviews", REVIEWS, **sources)
        people = [f"P{place}" for place in range(25)]

        def some_day():
            return START + timedelta(random.randrange(0, 800, random.choice([1, 7, 30])))

        def somebody(blank=0.05):
            return None if random.random() < blank else random.choice(people)

        area.export("referrals", [
            {"referral_id": f"R{place}", "person_id": somebody(), "referral_date": random.choice([some_day(), some_day(), None]),
             "withdrawn": random.choice([None, None, some_day()]), "route": random.choice(["online", "other"])}
            for place in range(150)])
        contacts = [
            {"contact_id": f"C{place}", "person_id": somebody(), "contact_date": random.choice([some_day(), some_day(), None]),
             "kind": random.choice(["attended", "attended", "missed", None]), "place": random.choice(["home", "Home", "school", None])}
            for place in range(200)]
        # A later row with the same key takes an earlier one's place.
        later = [{**row, "person_id": somebody(), "contact_date": some_day()} for row in random.sample(contacts, 30)]
        area.export("contacts", contacts + later)
        area.rows["contacts"] = (list(CONTACTS), list({row["contact_id"]: row for row in contacts + later}.values()))
        area.export("reviews", [{"child": somebody(), "review_date": some_day(), "score": random.choice([None, 1, 3, 4, 5])}
                                for _ in range(120)])
        return area

    def rows(self, area):
        database = area.database()
        cursor = database.execute(SQL)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor]

    def test_a_looked_up_day_places_rows_in_windows(self):
        area = self.area("windows")
        for name in NAMES:
            area.kpi(name, f"{{kind: count, source: referrals, day: {name}, window: rolling 12 months, where: {{route: online}}}}",
                     unit="referrals", breakdowns="[route]")
        published = area.run(date(2024, 2, 29), first=date(2022, 12, 31))
        rows = self.rows(area)
        for name in NAMES:
            for day, figure in published.series(name).items():
                first, last = months_before(day, 12).toordinal(), day.toordinal()
                count = sum(1 for row in rows if row["route"] == "online" and row[name] is not None and first <= row[name] <= last)
                self.same(figure, count, count, message=f"{name} on {day}")
        self.assertTrue(any(figure.value > 0 for name in NAMES for figure in published.series(name).values()))

    def test_it_ends_a_wait_and_measures_it(self):
        area = self.area("waits")
        area.kpi("waiting", """
            kind: count
            source: referrals
            day: referral_date
            window: at the day
            stops: [{on: first_contact}, {on: withdrawn}]""", unit="referrals")
        area.kpi("mean", """
            kind: duration
            source: referrals
            day: first_contact
            window: rolling 12 months
            from: referral_date
            to: first_contact
            statistic: mean""", unit="days")
        published = area.run(date(2024, 2, 29), first=date(2022, 12, 31))
        rows = [row for row in self.rows(area) if row["referral_date"] is not None]
        for day, figure in published.series("waiting").items():
            last = day.toordinal()
            waiting = sum(1 for row in rows if row["referral_date"] <= last and all(
                row[end] is None or row[end] > last for end in ("first_contact", "withdrawn")))
            self.same(figure, waiting, waiting, message=day)
        for day, figure in published.series("mean").items():
            first, last = months_before(day, 12).toordinal(), day.toordinal()
            waits = [row["first_contact"] - row["referral_date"] for row in rows
                     if row["first_contact"] is not None and first <= row["first_contact"] <= last]
            self.assertAlmostEqual(figure.value, sum(waits) / len(waits), delta=1e-6, msg=str(day))

    def test_conditions_see_it_from_the_day(self):
        area = self.area("conditions")
        common = "kind: proportion, source: referrals, day: referral_date, window: rolling 12 months"
        area.kpi("seen", f"{{{common}, numerator: {{first_contact: present}}}}", unit="percent")
        area.kpi("soon", f"{{{common}, numerator: {{first_contact: {{within: 8 weeks, of: referral_date}}}}}}", unit="percent")
        area.kpi("reviewed", f"{{{common}, where: {{last_review: {{not_before: 2022-06-01}}}}, "
                 "numerator: {next_review: {not_after: withdrawn}}}", unit="percent")
        published = area.run(date(2024, 2, 29), first=date(2022, 12, 31))
        rows = self.rows(area)

        def known(row, name, last):
            return row[name] if row[name] is not None and row[name] <= last else None

        def soon(row, last):
            contact = known(row, "first_contact", last)
            return contact is not None and contact - row["referral_date"] <= 56

        def reviewed(row, last):
            after, withdrawn = known(row, "next_review", last), known(row, "withdrawn", last)
            return after is None or withdrawn is None or after <= withdrawn

        tests = {
            "seen": (lambda row, last: True, lambda row, last: known(row, "first_contact", last) is not None),
            "soon": (lambda row, last: True, soon),
            "reviewed": (lambda row, last: row["last_review"] is None or row["last_review"] >= date(2022, 6, 1).toordinal(), reviewed),
        }
        for name, (counts, passes) in tests.items():
            for day, figure in published.series(name).items():
                first, last = months_before(day, 12).toordinal(), day.toordinal()
                counted = [row for row in rows if row["referral_date"] is not None and first <= row["referral_date"] <= last
                           and counts(row, last)]
                part = sum(1 for row in counted if passes(row, last))
                self.same(figure, 100 * part / len(counted), part, len(counted), message=f"{name} on {day}")

    def test_extract_shows_it(self):
        area = self.area("extract")
        done = area.program("extract", "referrals", "--input", area.exports)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = {row["referral_id"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
        rows = self.rows(area)
        self.assertEqual(len(found), len(rows))
        for row in rows:
            for name in NAMES:
                expected = "" if row[name] is None else date.fromordinal(row[name]).isoformat()
                self.assertEqual(found[row["referral_id"]][name], expected, (name, row))
        (area.exports / "reviews.csv").unlink()
        done = area.program("extract", "referrals", "--input", area.exports)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("reviews: missing: there is no reviews.csv in the input folder. Columns that are looked up in it are blank.",
                      done.stderr)
        lines = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual({line["last_review"] for line in lines}, {""})
        self.assertNotEqual({line["first_contact"] for line in lines}, {""})

    def test_linked_numbers_are_one_school(self):
        area = Area(self)
        urn = "{type: identifier, domain: school}"
        area.source("links", {"urn": urn, "link": urn}, links="{of: school, from: urn, to: link}")
        area.source("visits", {"urn": urn, "date": DAY}, looked_up="{inspected: {first: date, in: inspections, by: urn, not_before: date}}")
        area.source("inspections", {"urn": urn, "date": DAY})
        area.kpi("1", "{kind: count, source: visits, day: inspected, window: to date}", unit="schools")
        area.export("links", [{"urn": "A", "link": "B"}])
        area.export("visits", [{"urn": "A", "date": date(2023, 1, 5)}, {"urn": "B", "date": date(2023, 1, 6)},
                               {"urn": "C", "date": date(2023, 1, 7)}])
        area.export("inspections", [{"urn": "A", "date": date(2023, 1, 5)}, {"urn": "B", "date": date(2023, 1, 6)}])
        self.assertEqual(area.run(date(2023, 1, 31)).figure("1").value, 2)
        rows = list(csv.DictReader(io.StringIO(area.program("extract", "visits", "--input", area.exports).stdout)))
        self.assertEqual([(row["urn"], row["inspected"]) for row in rows], [("A", "2023-01-05"), ("B", "2023-01-06"), ("C", "")])


class Faults(LanguageCase):
    """What keeps a day from being looked up is the reason of the figures that use it, and of no others."""

    def faults(self, change, **sources):
        area = Lookups.area(self, "faults", **sources)
        area.kpi("used", "{kind: count, source: referrals, day: first_contact, window: rolling 12 months}", unit="referrals")
        area.kpi("unused", "{kind: count, source: referrals, day: referral_date, window: rolling 12 months}", unit="referrals")
        change(area)
        day = date(2024, 2, 29)
        published = area.run(day)
        checked = area.program("check", "--input", area.exports, "--as-of", day)
        self.assertEqual(checked.returncode, published.exit, checked.stdout + checked.stderr)
        self.assertEqual((published.figure("unused").status, published.figure("unused").reason), ("computed", "no_target"))
        return published.figure("used"), checked.stdout

    def test_missing(self):
        figure, _ = self.faults(lambda area: (area.exports / "contacts.csv").unlink())
        self.assertEqual((figure.value, figure.reason), (None, "missing"))
        self.assertIn("contacts", figure.note)

    def test_refused(self):
        figure, _ = self.faults(lambda area: area.export("contacts", [{"contact_id": "C", "kind": "unheard of"}]))
        self.assertEqual((figure.value, figure.reason), (None, "refused"))
        self.assertIn("contacts", figure.note)

    def test_a_column_without_a_heading(self):
        def without_kind(area):
            rows = [{name: row[name] for name in ("contact_id", "person_id", "contact_date")} for row in area.rows["contacts"][1]]
            area.export("contacts", rows, columns=["contact_id", "person_id", "contact_date"])
        figure, _ = self.faults(without_kind)
        self.assertEqual((figure.value, figure.reason), (None, "missing_column"))
        self.assertIn("kind", figure.note)

    def test_too_old(self):
        def cut(newest):
            def change(area):
                area.export("contacts", [row for row in area.rows["contacts"][1]
                                         if row["contact_date"] is not None and row["contact_date"] <= newest])
            return change
        # Before the window begins: nothing is known of it.
        figure, _ = self.faults(cut(date(2023, 2, 10)), sense_checks="{off: [gaps, seasons, blanks]}")
        self.assertEqual((figure.value, figure.reason), (None, "stale"))
        self.assertIn("contacts", figure.note)
        # Older than it should be: what there is counts, and the figure is provisional.
        figure, _ = self.faults(cut(date(2023, 4, 10)), sense_checks="{off: [gaps, seasons, blanks]}")
        self.assertIsNotNone(figure.value)
        self.assertEqual((figure.status, figure.reason), ("provisional", "stale"))


class Mistakes(LanguageCase):
    """Each mistake is one message, at its place."""

    def mistakes(self, own, **others):
        area = Area(self)
        area.source("referrals", {**REFERRALS, "route_name": "{type: category}"}, key="[referral_id]", looked_up=own)
        area.source("contacts", CONTACTS, key="[contact_id]", **others)
        area.source("reviews", {**REVIEWS, "carer": PERSON})
        area.source("other_reviews", REVIEWS)
        area.source("places", {"urn": "{type: identifier, domain: school}", "date": DAY})
        area.kpi("1", "{kind: count, source: referrals, day: referral_date, window: to date}", unit="referrals")
        done = area.program("check", "--input", area.exports)
        self.assertEqual(done.returncode, 78, done.stdout + done.stderr)
        return [line for line in done.stderr.splitlines() if ": error: " in line and "[" in line]

    def only(self, own, *texts, **others):
        found = self.mistakes(own, **others)
        self.assertEqual(len(found), 1, found)
        for text in texts:
            self.assertIn(text, found[0])

    def test_mistakes(self):
        whole = "{x: {first: contact_date, in: contacts, by: person_id, not_before: referral_date}}"
        self.only(whole.replace("x:", "withdrawn:"), "referrals has a column 'withdrawn' already")
        self.only(whole.replace("x:", "not:"), "a column cannot be called 'not'")
        self.only(whole.replace("contact_date", "contact_day"), "column of contacts 'contact_day' is not known", "contact_date")
        self.only(whole.replace("contact_date", "kind"), "column 'kind' of contacts is a code, not a date")
        self.only(whole.replace("in: contacts", "in: contact"), "source 'contact' is not known", "contacts")
        self.only(whole.replace("in: contacts", "in: referrals"), "referrals cannot look up days in itself")
        self.only(whole.replace("by: person_id", "by: person"), "column of referrals 'person' is not known")
        self.only(whole.replace("by: person_id", "by: route"), "is a code")
        self.only(whole.replace("by: person_id", "by: route_name"), "is a category, and days are looked up by an identifier")
        self.only(whole.replace("by: person_id", "by: referral_id"), "contacts has no column with domain: referral")
        self.only(whole.replace("contact_date, in: contacts", "review_date, in: reviews"), "several columns", "child, carer", "person_id")
        self.only(whole.replace("contact_date, in: contacts", "date, in: places"), "places has no column with domain: person",
                  "give the column of places")
        self.only(whole.replace("not_before:", "not_after:"), "'first' goes with 'not_before'")
        self.only(whole.replace("first:", "latest:"), "'latest' goes with 'not_after'")
        self.only(whole.replace(", not_before: referral_date", ""), "'not_before' is missing")
        self.only(whole.replace("first: contact_date, ", ""), "'first' or 'latest' is missing")
        self.only(whole.replace("first:", "latest: contact_date, first:"), "not both")
        self.only(whole.replace("not_before: referral_date", "not_before: route"), "column 'route' of referrals is a code, not a date")
        self.only(whole.replace("}}", ", where: {contact_date: present}}}"), "'contact_date' of contacts is a date")
        self.only(whole.replace("}}", ", where: {kind: attendd}}}"), "code of kind 'attendd' is not known", "attended")
        self.only(whole.replace("by:", "bye: 1, by:"), "'bye' is not a key of this looked-up column", "by")
        self.only("[]", "must have keys and values")
        later = "{x: {first: contact_date, in: contacts, by: person_id, not_before: y}, y: %s}" % whole[4:-1]
        self.only(later, "'y' is not looked up yet", "put it before")

    def test_circles(self):
        self.only("{x: {first: contact_date, in: contacts, by: person_id, not_before: referral_date}}",
                  "contacts looks up days in referrals looks up days in contacts: none of them can be read first",
                  looked_up="{y: {first: referral_date, in: referrals, by: person_id, not_before: contact_date}}")

    def test_a_register(self):
        self.only("{x: {first: contact_date, in: contacts, by: person_id, not_before: referral_date}}",
                  "contacts is read before the sources that it could look something up in", register_of="contact",
                  looked_up="{y: {first: review_date, in: other_reviews, by: person_id, not_before: contact_date}}")


if __name__ == "__main__":
    unittest.main()
