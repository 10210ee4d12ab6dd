"""Conversations by SMS: which one a phone's next message belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from backend.conversations import queries
from backend.conversations.holder import Handover
from backend.conversations.models import ChatChannel, Conversation, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

# How long a conversation by SMS stays open for an agent who was asked for.
_WITH_AGENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OpenSms:
    """A conversation by SMS that goes on, and the link by which its answers leave."""

    id: str
    smsc: str | None


async def find_sms(
    session: AsyncSession, phone: str, now: datetime, within: timedelta
) -> OpenSms | None:
    """Return the open conversation of a phone: the newest one, if it goes on.

    It does while either side said something within that time, and, up to a day, while the
    customer waits for a person or talks to one.
    """
    newest = await queries.newest_of_phone(session, phone)
    if newest is None:
        return None
    conversation_id, smsc, seen_at, handover = newest
    found = OpenSms(conversation_id, smsc)
    agents = handover in {Handover.WAITING, Handover.ACTIVE}
    if seen_at > now - (max(within, _WITH_AGENT) if agents else within):
        return found
    said_at = await queries.last_said_at(session, conversation_id)
    return found if said_at is not None and said_at > now - within else None


async def open_sms(
    session: AsyncSession, found: OpenSms | None, phone: str, smsc: str | None, now: datetime
) -> str:
    """Go on with the conversation that was `found`, or begin one; answers leave by link `smsc`.

    The caller keeps others from doing the same for this phone at the same moment.
    """
    if found is not None:
        if found.smsc != smsc:
            await session.execute(
                update(Conversation).where(Conversation.id == found.id).values(smsc=smsc)
            )
        return found.id
    conversation_id = new_id()
    await session.execute(
        insert(Conversation).values(
            id=conversation_id,
            channel=ChatChannel.SMS,
            phone=phone,
            smsc=smsc,
            created_at=now,
            last_seen_at=now,
        )
    )
    return conversation_id
