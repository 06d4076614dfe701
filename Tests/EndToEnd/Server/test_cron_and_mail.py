"""Debian's cron runs the installed scorecard each minute and alerts go out by mail: once, to whoever they concern."""

import contextlib
import csv
import os
import re
import shutil
import subprocess
import unittest

from installed import InstalledCase
from mailbox import bodies, mail_server
from server import need, wait_until

DAY = "2024-03-31"
CONTACTS = """from: scorecard@example.org
data_team: [data@example.org]
owners:
  Head of Service, Vulnerable Learners: [vulnerable@example.org, deputy@example.org]
  Head of SEND: [send@example.org]
"""
ADDRESSES = {"Head of Service, Vulnerable Learners": "vulnerable@example.org", "Head of SEND": "send@example.org"}
# cron's minutes are this much shorter than ours.
SPEED = 6


class CronAndMail(InstalledCase):
    """On a guest: cron, the user scorecard, a mail server on this machine."""

    def setUp(self):
        super().setUp()
        self.mailbox, sendmail = self.enterContext(mail_server(self.folder))
        shutil.copy(sendmail, self.machine.at("/usr/sbin/sendmail"))
        self.machine.at("/etc/scorecard/contacts.yml").write_text(CONTACTS)
        self.call("install")
        self.set(SCORECARD_SENDMAIL=sendmail, SCORECARD_CONTACTS="/etc/scorecard/contacts.yml", SCORECARD_WAIT="0s")
        self.deliver()

    def each_minute(self):
        """The installed cron entry, with other hours, somebody to mail to, and a day of its own; the papers, a day after, are not due."""
        entry = self.machine.at("/etc/cron.d/scorecard")
        text = re.sub(r"(?m)^.*/run-papers .*\n", "", entry.read_text())
        text = re.sub(r"(?m)^\d+ \d+ \d+ \* \*(.*)$", rf"* * * * *\1 --as-of {DAY}", text)
        text = re.sub(r"(?m)^\d+ \d+ \* \* \*(.*)$", rf"* * * * *\1 --as-of {DAY}", text)
        entry.write_text(text.replace("MAILTO=root", "MAILTO=admin@example.org"))

    @contextlib.contextmanager
    def cron(self):
        """cron, as long as it is wanted; what it started ends with it."""
        command = self.machine.command(need("faketime", "faketime"), "-f", f"+0 x{SPEED}", need("cron", "cron"), "-f")
        nothing = subprocess.DEVNULL
        with subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing) as process:
            try:
                yield process
            finally:
                process.kill()

    def ended(self, count, wrapper="run-monthly"):
        """Waits until that many runs have ended: their exit codes."""
        pattern = rf"(?m)^\S+ {wrapper}: end: exit code (\d+)$"
        return wait_until(lambda: len(found := re.findall(pattern, self.log())) >= count and found,
                          f"{count} ends of {wrapper} in the log", 180)

    def alerts(self):
        """Those of the latest run that are about a figure and open, by owner."""
        with open(self.output / "latest/alerts.csv", encoding="utf-8", newline="") as file:
            found = {}
            for row in csv.DictReader(file):
                if row["state"] in ("opened", "open"):
                    found.setdefault(row["owner"], []).append(row)
            return found

    def check_message(self, message, alerts):
        """One mail: for a machine that reads headers, for a person who reads text, for one who reads HTML."""
        self.assertEqual(message["Auto-Submitted"], "auto-generated")
        self.assertEqual(message["From"].addresses[0].addr_spec, "scorecard@example.org")
        self.assertRegex(message["Message-ID"], r"\A<[^<>@\s]+@[^<>@\s]+>\Z")
        self.assertTrue(message["Date"] and message["Subject"])
        self.assertEqual(message.get_content_type(), "multipart/alternative")
        plain, html = bodies(message)
        text = " ".join(plain.get_content().split())
        for alert in alerts:
            # Its owner reads it, so that it does not name the owner.
            line = re.sub(rf" (Owner|Lead): {re.escape(alert['owner'])}\.", "", " ".join(alert["message"].split()))
            self.assertIn(line, text)
        self.assertIn("<html", html.get_content())
        self.assertNotIn("<html", text)

    def test_one_mail_an_owner_and_none_for_the_run_that_is_repeated(self):
        self.each_minute()
        with self.cron():
            self.ended(1)
            first = len(self.mailbox.messages)
            self.assertEqual(set(self.ended(3)), {"0"})
            self.ended(2, "check-nightly")
        alerts = self.alerts()
        self.assertGreater(len(alerts), 2)
        self.assertEqual(len(self.mailbox.messages), first, "a run that was repeated sent mail")
        owners = [owner for owner in alerts if owner in ADDRESSES]
        self.assertEqual(len(owners), 2)
        for owner in owners:
            (message,) = self.mailbox.to(ADDRESSES[owner])
            self.check_message(message, alerts[owner])
        self.assertEqual(self.mailbox.to("deputy@example.org"), self.mailbox.to("vulnerable@example.org"))
        identifiers = [message["Message-ID"] for _, message in self.mailbox.messages]
        self.assertEqual(len(set(identifiers)), len(identifiers))
        self.assertEqual(self.mailbox.to("admin@example.org"), [], "cron had something to mail though all was well")
        self.assertTrue(self.mailbox.to("data@example.org"), "owners without an address")

    def test_a_broken_export_is_mailed_by_cron_and_told_to_the_data_team(self):
        with open(self.input / "feedback.csv", "a", encoding="utf-8") as export:
            export.write('F9999,2024-03-01,"yes\n')
        self.each_minute()
        with self.cron():
            self.assertEqual(set(self.ended(1)), {"65"})
            self.assertEqual(set(self.ended(3, "check-nightly")), {"65"})
            wait_until(lambda: len(self.mailbox.to("admin@example.org")) >= 3, "cron's own mails")
        mails = [message.get_content() for message in self.mailbox.to("admin@example.org")]
        nightly = [text for text in mails if "check-nightly" in text]
        self.assertEqual(len(nightly), 1, mails)
        self.assertIn("scorecard: error: feedback: feedback.csv", nightly[0])
        self.assertIn("scorecard run ended with exit code 65", "".join(mails))
        told = "".join(bodies(message)[0].get_content() for message in self.mailbox.to("data@example.org"))
        self.assertIn("feedback", told)

    def test_mail_that_cannot_be_sent_is_sent_by_the_next_run(self):
        real = self.folder / "sendmail"
        self.set(SCORECARD_SENDMAIL=self.folder / "no-sendmail")
        run = (self.wrapper(), self.settings, "--as-of", DAY)
        self.assertEqual(self.as_user(*run)[0], 0)
        self.assertEqual(self.mailbox.messages, [])
        os.link(real, self.folder / "no-sendmail")
        self.assertEqual(self.as_user(*run), (0, "", ""))
        self.assertEqual(len(self.mailbox.to("send@example.org")), 1)
        sent = len(self.mailbox.messages)
        self.assertEqual(self.as_user(*run), (0, "", ""))
        self.assertEqual(len(self.mailbox.messages), sent)


if __name__ == "__main__":
    unittest.main()
