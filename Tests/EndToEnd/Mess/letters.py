"""A sendmail that keeps what it is given, and the letters as one reads them."""

import email
import email.policy
import re

CONTACTS = "from: scorecard@example.org\ndata_team: [data@example.org]\n"
RUN = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]+")


class Letters:
    """The letters of one output folder, in the order in which they were sent."""

    def __init__(self, folder):
        self.folder, self.contacts, self.sendmail = folder / "letters", folder / "contacts.yml", folder / "sendmail"
        self.folder.mkdir(parents=True)
        self.contacts.write_text(CONTACTS, encoding="utf-8")
        self.sendmail.write_text(f'#!/bin/sh\ncat > "{self.folder}/$(ls {self.folder} | wc -l)"\n', encoding="utf-8")
        self.sendmail.chmod(0o755)
        self.environment = {"SCORECARD_SENDMAIL": str(self.sendmail), "SCORECARD_CONTACTS": str(self.contacts)}

    def read(self):
        """Each as its address, subject, text and HTML, without names of runs."""
        letters = []
        for path in sorted(self.folder.iterdir(), key=lambda path: int(path.name)):
            letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            bodies = [letter.get_body((kind,)).get_content() for kind in ("plain", "html")]
            letters.append(RUN.sub("RUN", "\n".join([letter["To"], letter["Subject"], *bodies])))
        return letters

    def sentences(self):
        """What the letters say item by item, each on one line; the HTML as well as the text."""
        items = []
        for letter in self.read():
            plain = re.sub(r"<[^>]*>", "\n", letter.replace("<br>", "\n").replace("</strong>: ", ": ").replace("<strong>", ""))
            items += [" ".join(item.split()) for item in re.split(r"\n- |\n\n+|\n  \(", plain)]
        return items
