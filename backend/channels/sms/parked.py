"""Incoming SMS that we fail at again and again: set aside, tried again, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.sms.models import IncomingSms, SmsState
from backend.channels.sms.service import SENDER_DUE
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from backend.kit.work import Work

PARKED = "sms"
DISMISSED = "dismissed"


async def _retry(work: Work, key: str) -> None:
    """Have the sender's messages processed once more; this one is due again."""
    sms = await work.session.get(IncomingSms, int(key))
    if sms is not None:
        work.wake(SENDER_DUE, sms.sender)


async def _dismiss(work: Work, key: str) -> None:
    """Keep the message, and do nothing about it."""
    sms = await work.session.get(IncomingSms, int(key))
    if sms is not None:
        sms.settle(SmsState.IGNORED, DISMISSED)


SMS = Parkable(PARKED, _retry, _dismiss)
