"""Taking out what was said and noted in conversations, and whose they were. Never commits.

Rows, positions, senders and times stay; what an agent was writing is dropped, as when it is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from backend.conversations.holder import Handover
from backend.conversations.models import (
    AgentRequest,
    Conversation,
    ConversationNote,
    Draft,
    HeldReply,
    HeldState as Held,
    Message,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

_WITH_PEOPLE = (Handover.WAITING, Handover.ACTIVE)


async def of_phones(session: AsyncSession, phones: Collection[str]) -> Sequence[str]:
    """Return the conversations that these numbers wrote, or were proven in."""
    found = await session.scalars(
        select(Conversation.id)
        .where(Conversation.phone.in_(phones) | Conversation.proven_phone.in_(phones))
        .order_by(Conversation.created_at, Conversation.id)
    )
    return found.all()


async def still_at_work(session: AsyncSession, ids: Collection[str]) -> list[str]:
    """Name those in which somebody waits for an answer or for a person, or talks to one.

    Nobody says anything in them until the caller's transaction ends.
    """
    rows = await session.scalars(
        select(Conversation)
        .where(Conversation.id.in_(ids))
        .order_by(Conversation.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    held = await session.scalars(
        select(HeldReply.conversation_id).where(
            HeldReply.conversation_id.in_(ids), HeldReply.state == Held.HELD
        )
    )
    replies = set(held)
    return [
        f"conversation {one.id}"
        for one in rows
        if one.handover in _WITH_PEOPLE
        or one.last_inbound_position > one.answered_position
        or one.id in replies
    ]


async def phones_of(session: AsyncSession, ids: Collection[str]) -> Sequence[str]:
    """Return the numbers whose conversations by SMS these are."""
    found = await session.scalars(
        select(Conversation.phone)
        .distinct()
        .where(Conversation.id.in_(ids), Conversation.phone.is_not(None))
    )
    return [phone for phone in found if phone]


async def erase(
    session: AsyncSession, ids: Collection[str], now: datetime, *, whose: bool
) -> dict[str, int]:
    """Empty what was said, asked, collected and noted; return how much of what.

    With `whose` it is forgotten as well whose they were: nobody can go on with them.
    """
    said = await session.scalars(
        update(Message)
        .where(
            Message.conversation_id.in_(ids),
            (Message.text != "")
            | Message.choices.is_not(None)
            | Message.payload.is_not(None)
            | Message.attachments.is_not(None),
        )
        .values(text="", choices=None, payload=None, attachments=None)
        .returning(Message.id)
    )
    noted = await session.scalars(
        update(ConversationNote)
        .where(ConversationNote.conversation_id.in_(ids), ConversationNote.erased_at.is_(None))
        .values(text="", erased_at=now)
        .returning(ConversationNote.id)
    )
    counted = {"messages": len(said.all()), "notes": len(noted.all())}
    await session.execute(
        update(AgentRequest).where(AgentRequest.conversation_id.in_(ids)).values(reason=None)
    )
    await session.execute(delete(Draft).where(Draft.conversation_id.in_(ids)))
    await session.execute(
        update(HeldReply)
        .where(HeldReply.conversation_id.in_(ids), HeldReply.state != Held.HELD)
        .values(text="", attachments=None)
    )
    gone = {"collected": None, "stretch": None, "erased_at": now}
    if whose:
        gone |= dict.fromkeys(
            ("phone", "proven_phone", "proven_until", "opened_from", "session_hash")
        )
    await session.execute(update(Conversation).where(Conversation.id.in_(ids)).values(**gone))
    return counted
