"""What stands in every e-mail of ours."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING

from lexicon.email_addresses import on_the_wire

if TYPE_CHECKING:
    from backend.gateways.delivery import OutgoingMail
    from backend.kit.clock import Clock

# Why a gateway refuses an e-mail that cannot be written.
UNFIT = "address or subject cannot stand in a header"


class Letterhead:
    """Who writes: the name and address in every e-mail."""

    def __init__(self, name: str, address: str, clock: Clock) -> None:
        """Write as `name` from `address`."""
        self._name = name
        self._address = address
        self._clock = clock

    def write(self, mail: OutgoingMail) -> EmailMessage:
        """Make the message. Its id is made of the outbox row's: a duplicate can be known by it."""
        message = EmailMessage()
        message["From"] = formataddr((self._name, self._address))
        message["To"] = on_the_wire(mail.recipient)
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = f"<outbox-{mail.id}@{self._address.rpartition('@')[2]}>"
        # No holiday answers to us (RFC 3834).
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        return message
