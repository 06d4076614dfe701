"""What is half there: a month that did not come, a day that is mistyped, one of several exports, a school with two numbers."""

import unittest

from exports import Table, reduced
from program import Case, by_figure, published, state

MARCH, APRIL = "2024-03-31", "2024-04-30"


class HalfThere(Case):
    """The fixtures without a part that nothing else misses."""

    def setUp(self):
        super().setUp()
        self.area = self.area_with(reduced("somerset", self.folder / "whole"))

    def table(self, source):
        """An export to be changed."""
        return Table(self.area.exports / f"{source}.csv")

    def keep(self, source, column, until):
        """The rows of an export up to a day."""
        table = self.table(source)
        table.rows = [row for row in table.rows if row[table.place(column)] <= until]
        table.write()

    def listed(self, day, source):
        """What stands on the list of things to look at."""
        return self.area.quality(day, source)["note"]

    def test_last_months_exports_are_said_beside_every_figure_that_rests_on_them(self):
        done = self.area.run(APRIL)
        for name in ("5a", "5b", "7", "9"):
            self.assertRegex(self.area.figure(APRIL, name)["note"], "no row of the [a-z_]+ data is dated after March 2024", name)
        for source in ("waiting_times", "suspensions", "exclusions"):
            self.assertIn("no row is dated after March 2024", self.listed(APRIL, source))
        self.assertIn("no row is dated after March 2024", " ".join(done.out.split()))
        self.check_agrees(self.area, APRIL, done)

    def test_months_at_the_end_without_an_exclusion(self):
        self.area.run(MARCH)
        self.assertNotIn("dated after", self.area.figure(MARCH, "7")["note"])
        self.keep("exclusions", "start_date", "2024-01-31")
        self.area.run(MARCH)
        self.assertIn("no row of the exclusions data is dated after January 2024", self.area.figure(MARCH, "7")["note"])
        self.assertIn("no row is dated after January 2024", self.listed(MARCH, "exclusions"))

    def test_an_export_that_holds_nothing_of_the_period_is_on_the_list_and_heard_at_night(self):
        self.area.run(APRIL)
        self.assertEqual(state(self.area.figure(APRIL, "13")), ("not computed", "stale"))
        self.assertIn("KPI 13: cannot be calculated", self.listed(APRIL, "referrals"))
        night = self.area("check", "--when-due", "--as-of", APRIL)
        self.assertEqual(night.code, 65)
        self.assertIn("KPI 13", night.err)

    def test_one_row_of_a_later_day_is_no_census_without_a_word(self):
        table = self.table("sen_support")
        row = list(table.rows[-1])
        row[table.place("census_date")], row[table.place("pupil_id")], row[table.place("primary_need")] = "2024-03-20", "P0", ""
        table.rows.append(row)
        table.write()
        done = self.area.run(MARCH)
        line = self.area.figure(MARCH, "1")
        self.assertIn("the latest date, 20 March 2024, has fewer than 5 rows", line["note"])
        self.assertIn("the latest date, 20 March 2024, has fewer than 5 rows", self.listed(MARCH, "sen_support"))
        self.check_agrees(self.area, MARCH, done)

    def test_a_nil_return_of_one_of_several_sources_is_beside_the_figure(self):
        for source in ("training", "suspensions"):
            with self.subTest(source):
                kept = self.table(source)
                empty = self.table(source)
                empty.rows = []
                empty.write()
                done = self.area.run(MARCH)
                kept.write()
                self.assertIn(f"the {source} data has headings and no rows", self.area.figure(MARCH, "10")["note"])
                self.assertIn("headings but no rows", self.listed(MARCH, source))
                self.assertIn(f"{source}: headings but no rows", done.out)

    def test_what_was_not_delivered_refused_or_rejected_is_on_the_one_list(self):
        (self.area.exports / "feedback.csv").unlink()
        (self.area.exports / "training.csv").write_text("", encoding="utf-8")
        table = self.table("referrals")
        table.rows[0][table.place("referral_date")] = "2024-02-30"
        table.write()
        done = self.area.run(MARCH)
        said, page = " ".join(done.out.split()), (self.area.day(MARCH) / "dashboard.html").read_text(encoding="utf-8")
        for source, words in (("feedback", "missing: there is no"), ("training", "is empty"), ("referrals", "could not be used (a run lists")):
            self.assertIn(words, self.listed(MARCH, source))
            self.assertIn(words, said)
            self.assertIn(words, page)
        self.assertNotIn("up to date", page)

    def test_a_file_that_no_source_reads_is_named(self):
        (self.area.exports / "exclusions.csv").rename(self.area.exports / "Exclusions 2024.csv")
        self.assertIn("Exclusions 2024.csv is not used by any source", self.area.run(MARCH).err)


class Academies(Case):
    """A school that became an academy, with and without the file that says so."""

    def setUp(self):
        super().setUp()
        self.area = self.area_with(reduced("somerset", self.folder / "whole"))
        table = Table(self.area.exports / "inclusion_tool.csv")
        self.old = table.rows[0][table.place("school_urn")]
        again = list(table.rows[0])
        again[table.place("school_urn")], again[table.place("completed_date")] = "999001", "2024-03-15"
        table.rows.append(again)
        table.write()

    def links(self, *lines):
        """The file of links; its fields are those of GIAS."""
        text = "\n".join(("URN,LinkURN,LinkName,LinkType,LinkEstablishedDate", *lines)) + "\n"
        (self.area.exports / "school_links.csv").write_text(text, encoding="utf-8")

    def value(self):
        """How many schools have completed the Inclusion Tool, and the line's note."""
        self.area.run(MARCH)
        line = self.area.figure(MARCH, "3")
        return int(line["value"]), line["note"]

    def test_it_counts_once(self):
        apart, _ = self.value()
        self.links(f"{self.old},999001,An academy,Successor,01-09-2023", f"999001,{self.old},A school,Predecessor,01-09-2023")
        together, note = self.value()
        self.assertEqual((together, note.count("school_links")), (apart - 1, 0))
        self.links(f"{self.old},999001,An academy,Successor - Split School,01-09-2023")
        self.assertEqual(self.value()[0], apart)

    def test_a_file_of_links_that_is_refused_is_said(self):
        self.links(*(["1,2"] * 9))
        _, note = self.value()
        self.assertIn("the school_links data could not be used, so a school with two numbers counts as two", note)
        self.assertEqual(by_figure(published(self.area.day(MARCH), "scorecard.csv"))["13"]["note"].count("school_links"), 0)


if __name__ == "__main__":
    unittest.main()
