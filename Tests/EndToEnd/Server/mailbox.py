"""A mail server on this machine, and a `sendmail` that delivers to it: aiosmtpd behind msmtp."""

import contextlib
import email
import email.policy

from listeners import free_port
from server import need

try:
    from aiosmtpd.controller import Controller
except ImportError:  # said by the test that needs it, as of any other package
    Controller = None


class Mailbox:
    """Messages in the order in which they came: (recipients, message)."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, _server, _session, envelope):
        """Takes a message."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages.append((envelope.rcpt_tos, message))
        return "250 taken"

    def to(self, recipient):
        """Those to one recipient."""
        return [message for recipients, message in self.messages if recipient in recipients]


@contextlib.contextmanager
def mail_server(folder):
    """The mailbox, and a `sendmail` below the folder that everybody may use."""
    if Controller is None:
        raise AssertionError("aiosmtpd is missing: apt-get install python3-aiosmtpd, and use Debian's /usr/bin/python3")
    mailbox, port = Mailbox(), free_port()
    settings, sendmail = folder / "msmtprc", folder / "sendmail"
    settings.write_text(f"account default\nhost 127.0.0.1\nport {port}\nfrom cron@example.org\ntls off\n")
    sendmail.write_text(f'#!/bin/sh\nexec {need("msmtp", "msmtp")} -C {settings} "$@"\n')
    sendmail.chmod(0o755)
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox, sendmail
    finally:
        controller.stop()


def bodies(message):
    """The plain text and the HTML of a message."""
    return message.get_body(("plain",)), message.get_body(("html",))
