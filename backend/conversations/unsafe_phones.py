"""Phones of conversations by SMS to which nothing may go, but an answer to who texts just now.

Whoever is in danger and texts us from their phone holds it at that moment: in that conversation
they are answered. A while later another may hold it, and read what comes (ADR 0055).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import unsafe_ways
from backend.complaints.tracking_number import display
from backend.conversations.errors import PhoneNotSafeError
from backend.conversations.models import Message, Sender

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

TEXTING_FOR = timedelta(minutes=15)
"""So long after their last message it is still the customer who holds the phone."""


def refusal(number: str) -> PhoneNotSafeError:
    """Say for the sake of which complaint nothing may be written to its phone now."""
    return PhoneNotSafeError(display(number), TEXTING_FOR // timedelta(minutes=1))


async def unsafe_for(
    session: AsyncSession, conversation_id: str, phone: str | None, now: datetime
) -> str | None:
    """Return the number of the complaint for whose sake `phone` gets nothing now; None if it may.

    `phone` is the conversation's, E.164; None of one that was erased.
    """
    if phone is None:
        return None
    texted = await session.scalar(
        select(Message.created_at)
        .where(Message.conversation_id == conversation_id, Message.sender == Sender.CUSTOMER)
        .order_by(Message.position.desc())
        .limit(1)
    )
    if texted is not None and now - texted <= TEXTING_FOR:
        return None
    return await unsafe_ways.unsafe_for(session, phone, conversation_id=conversation_id)
