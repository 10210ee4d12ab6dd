"""What stands in every e-mail of ours, and in which form: words, and the same as a page."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backend.gateways.mail.headers import OURS, Alike
from lexicon.email_addresses import on_the_wire

if TYPE_CHECKING:
    from jinja2 import Template

    from backend.gateways.delivery import OutgoingMail
    from backend.gateways.mail.addresses import MailAddresses
    from backend.kit.clock import Clock

# Why a gateway refuses an e-mail that cannot be written.
UNFIT = "address or subject cannot stand in a header"


class Letterhead:
    """Who writes: the name and address in every e-mail."""

    def __init__(
        self, name: str, address: str, clock: Clock, answers: MailAddresses | None = None
    ) -> None:
        """Write as `name` from `address`; answers, and what does not arrive, come to `answers`.

        Without those to `address`, where a person reads them.
        """
        self._name = name
        self._address = address
        self._clock = clock
        self._answers = answers
        self._page = _page()

    def write(self, mail: OutgoingMail) -> EmailMessage:
        """Make the message. Its id is made of the outbox row's: a duplicate can be known by it.

        What it holds is read here: to be called in a thread.
        """
        message = EmailMessage(OURS)
        message["From"] = formataddr((self._name, self._address))
        message["To"] = on_the_wire(mail.recipient)
        if self._answers is not None and mail.complaint_id is not None:
            address = self._answers.reply_to(mail.complaint_id)
            value = formataddr((self._name, address))
            message["Reply-To"] = Alike.of("Reply-To", value, address.rpartition("@")[0])
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._clock.now())
        row, domain = f"outbox-{mail.id}", self._address.rpartition("@")[2]
        message["Message-ID"] = Alike.of("Message-ID", f"<{row}@{domain}>", row)
        # No holiday answers to us (RFC 3834, and what Exchange heeds).
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
        message.set_content(mail.text)
        message.make_alternative(_boundary())
        message.add_alternative(self._as_page(mail), subtype="html")
        if mail.enclosed:
            message.make_mixed(_boundary())
        for each in mail.enclosed:
            kind, _, subtype = each.media_type.partition("/")
            content = each.path.read_bytes()
            message.add_attachment(content, maintype=kind, subtype=subtype, filename=each.name)
        return message

    def envelope(self, mail: OutgoingMail) -> str:
        """Return the sender for mail servers alone: what does not arrive comes back there."""
        return self._answers.bounce_to(mail.id) if self._answers else self._address

    def _as_page(self, mail: OutgoingMail) -> str:
        """Show the same words as a page, in the reader's own colours, without pictures."""
        return self._page.render(subject=mail.subject, paragraphs=paragraphs(mail.text))


@cache
def _page() -> Template:
    """Compile it once per process."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("mail.html")


def _boundary() -> str:
    """Make what parts the parts: nobody can have written it. Else the library would look for it."""
    return f"={uuid4().hex}="


def paragraphs(text: str) -> list[list[str]]:
    """Part a text where the page does: paragraphs at empty lines, each of its lines."""
    blocks = text.replace("\r\n", "\n").strip().split("\n\n")
    return [block.strip("\n").split("\n") for block in blocks if block.strip()]
