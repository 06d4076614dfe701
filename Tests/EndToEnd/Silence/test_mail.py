"""Who is told, and by which run."""

import email
import shutil
import unittest

import program
from exports import PIPELINES, reduced
from program import Area, Case

DATA_TEAM, OWNER = "data@example.org", "vulnerable-learners@example.org"
CONTACTS = f"""from: scorecard@example.org
data_team: [{DATA_TEAM}]
owners:
  Head of Service, Vulnerable Learners: [{OWNER}]
"""


class Mail(Case):
    """Somerset's plan with contacts, and a sendmail that keeps what it is given or fails."""

    def setUp(self):
        super().setUp()
        self.exports = reduced("somerset", self.folder / "input")
        pipelines = shutil.copytree(PIPELINES["somerset"], self.folder / "Pipelines")
        (pipelines / "contacts.yml").write_text(CONTACTS, encoding="utf-8")
        self.area = Area(pipelines, self.exports, self.folder / "output")
        self.sendmail, self.letters = self.folder / "sendmail", self.folder / "letters"
        program.ENVIRONMENT["SCORECARD_SENDMAIL"] = str(self.sendmail)
        self.addCleanup(program.ENVIRONMENT.pop, "SCORECARD_SENDMAIL")
        self.mail_works(True)

    def mail_works(self, works):
        """Whether the mail server takes letters."""
        does = f'cat > "{self.letters}/$$"' if works else "cat > /dev/null; exit 75"
        self.letters.mkdir(exist_ok=True)
        self.sendmail.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        self.sendmail.chmod(0o755)

    def taken(self):
        """What was sent since the last time: to whom, and the words on one line."""
        letters = []
        for path in sorted(self.letters.iterdir()):
            letter = email.message_from_bytes(path.read_bytes())
            text = letter.get_payload(0).get_payload(decode=True).decode("utf-8")
            letters.append(f"To {letter['To']}: {letter['Subject']} {' '.join(text.split())}")
            path.unlink()
        return "\n".join(letters)

    def test_a_run_without_notify_sends_nothing_and_leaves_nothing_to_be_sent(self):
        (self.exports / "exclusions.csv").unlink()
        self.area.run("2023-09-30")
        self.area.run("2023-09-30", "--kpi", "14")
        self.assertEqual(self.taken(), "")
        self.assertNotIn("waiting", self.area("alerts").out)

    def test_the_run_of_cron_tells_all_owners_once(self):
        (self.exports / "exclusions.csv").unlink()
        self.area.run("2023-09-30")
        self.area.run("2023-09-30", "--notify")
        letters = self.taken()
        self.assertIn(OWNER, letters)
        self.assertIn(DATA_TEAM, letters)
        self.assertIn("the exclusions data is missing", letters)
        self.area.run("2023-09-30", "--notify")
        self.assertEqual(self.taken(), "")

    def test_a_notice_that_waits_and_no_longer_holds_is_never_sent(self):
        kept = (self.exports / "exclusions.csv").read_bytes()
        (self.exports / "exclusions.csv").unlink()
        self.mail_works(False)
        self.area.run("2023-09-30", "--notify")
        self.mail_works(True)
        (self.exports / "exclusions.csv").write_bytes(kept)
        self.area.run("2023-10-31", "--notify")
        letters = self.taken()
        self.assertIn("31 October 2023", letters)
        self.assertNotIn("scorecard as at 30 September 2023", letters)
        self.assertNotIn("the exclusions data is missing", letters)
        self.assertNotIn("not been delivered", letters)

    def test_contacts_added_later_let_an_analysts_run_tell_nobody(self):
        contacts = self.area.pipelines / "contacts.yml"
        contacts.unlink()
        self.area.run("2023-09-30", "--notify")
        self.area.run("2023-10-31", "--notify")
        contacts.write_text(CONTACTS, encoding="utf-8")
        self.area.run("2023-10-31", "--kpi", "14")
        self.assertEqual(self.taken(), "")


if __name__ == "__main__":
    unittest.main()
