"""Where notices go in a seed that has contacts: a sendmail that keeps a list of whom it was called for."""

import plan

ADDRESSES = {plan.SAFETY: "safety@example.org", plan.LEARNING: "learning@example.org",
             plan.DATA_TEAM: "data@example.org"}
CONTACTS = f"""from: scorecard@example.org
data_team: [{ADDRESSES[plan.DATA_TEAM]}]
owners:
  {plan.SAFETY}: [{ADDRESSES[plan.SAFETY]}]
  {plan.LEARNING}: [{ADDRESSES[plan.LEARNING]}]
"""


class Post:
    """The contacts, the sendmail, and what it was given."""

    def __init__(self, folder, pipelines):
        self.program, self.list = folder / "sendmail", folder / "letters"
        (pipelines / "contacts.yml").write_text(CONTACTS, encoding="utf-8")
        self.program.write_text(f'#!/bin/sh\ncat > /dev/null\nfor to; do :; done\necho "$to" >> "{self.list}"\n')
        self.program.chmod(0o755)

    def taken(self):
        """Whom letters went to since the last time."""
        letters = self.list.read_text(encoding="utf-8").split() if self.list.exists() else []
        self.list.unlink(missing_ok=True)
        return sorted(letters)
