"""E-mails that we fail at again and again, or cannot take: set aside, tried again, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.email.models import IncomingMail, MailState
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from backend.kit.work import Work

PARKED = "mail"
DISMISSED = "dismissed"


async def _retry(_work: Work, _key: str) -> None:
    """Have it processed once more: what is not parked is due."""


async def _dismiss(work: Work, key: str) -> None:
    """Keep the mail, and do nothing about it."""
    mail = await work.session.get(IncomingMail, int(key))
    if mail is not None:
        mail.settle(MailState.IGNORED, DISMISSED)


MAIL = Parkable(PARKED, _retry, _dismiss)
