"""E-mails that we fail at again and again, or cannot take: set aside, tried again, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.channels.email.models import IncomingMail, MailCursor, MailState
from backend.kit.errors import ConflictError
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from backend.kit.work import Work

PARKED = "mail"
# What the mailbox's server cannot give: there is no row of it yet.
UNREAD = "letter"
DISMISSED = "dismissed"


async def _retry(_work: Work, _key: str) -> None:
    """Have it processed once more: what is not parked is due."""


async def _dismiss(work: Work, key: str) -> None:
    """Keep the mail, and do nothing about it."""
    mail = await work.session.get(IncomingMail, int(key))
    if mail is not None:
        mail.settle(MailState.IGNORED, DISMISSED)


MAIL = Parkable(PARKED, _retry, _dismiss)

_NUMBERED_ANEW = "Posta kutusu iletilerini yeniden numaralamış; bu numara artık bir şey söylemiyor."


def letter_key(validity: int, uid: int) -> str:
    """Name a letter of a mailbox that counts its letters."""
    return f"{validity}/{uid}"


async def _ask_again(work: Work, key: str) -> None:
    """Read the mailbox from that letter on: what is here already is known by its content."""
    validity, uid = map(int, key.split("/"))
    found = await work.session.scalars(
        update(MailCursor)
        .where(MailCursor.validity == validity, MailCursor.uid >= uid)
        .values(uid=uid - 1)
        .returning(MailCursor.mailbox)
    )
    if not found.all():
        raise ConflictError(_NUMBERED_ANEW)


async def _leave_there(_work: Work, _key: str) -> None:
    """It stays where it is, on the server."""


LETTERS = Parkable(UNREAD, _ask_again, _leave_there)
