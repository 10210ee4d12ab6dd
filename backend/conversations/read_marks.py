"""Who has read how far: the customer's page what agents said, the holder's what they said.

Marks only grow, and never beyond what was said. An SMS has none: it has the network's receipts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.conversations import topics
from backend.conversations.models import ChatChannel, Conversation, Message, Sender
from backend.notifications import queries as outbox
from backend.notifications.models import OutboxState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import StoredMessage
    from backend.kit.work import Work


class Reader(StrEnum):
    """Whose page tells, and that it has something or has shown it: the mark's column."""

    CUSTOMER_GOT = "customer_got"
    CUSTOMER_SAW = "customer_saw"
    AGENT_SAW = "agent_saw"


@dataclass(frozen=True, slots=True)
class Marks:
    """Up to which positions either side has read."""

    customer_got: int = 0
    customer_saw: int = 0
    agent_saw: int = 0


_SMS = {
    OutboxState.QUEUED: "sırada",
    OutboxState.SENDING: "gönderiliyor",
    OutboxState.SENT: "gönderildi",
    OutboxState.ACCEPTED: "gönderildi",
    OutboxState.DELIVERED: "iletildi",
    OutboxState.FAILED: "iletilemedi",
    OutboxState.CANCELLED: "gönderilmedi",
}


async def move(work: Work, conversation_id: str, reader: Reader, position: int) -> bool:
    """Note that somebody has read up to a position; tell the other side, if that is new."""
    column = Conversation.__table__.c[reader]
    moved = await work.session.scalar(
        update(Conversation)
        .where(
            Conversation.id == conversation_id,
            column < position,
            Conversation.last_position >= position,
        )
        .values({reader.value: position})
        .returning(Conversation.id)
    )
    if moved is None:
        return False
    who = Sender.AGENT if reader is Reader.AGENT_SAW else Sender.CUSTOMER
    work.publish(topics.of_conversation(conversation_id), topics.read(who))
    return True


async def of(session: AsyncSession, conversation_id: str) -> Marks:
    """Read the marks of a conversation."""
    found = await session.execute(
        select(Conversation.customer_got, Conversation.customer_saw, Conversation.agent_saw).where(
            Conversation.id == conversation_id
        )
    )
    row = found.first()
    return Marks(*row) if row is not None else Marks()


async def newest_read(session: AsyncSession, conversation_id: str, position: int) -> str:
    """Return the id that the customer's page gave the newest of its messages up to a position."""
    if not position:
        return ""
    found = await session.scalar(
        select(Message.client_id)
        .where(
            Message.conversation_id == conversation_id,
            Message.sender == Sender.CUSTOMER,
            Message.position <= position,
        )
        .order_by(Message.position.desc())
        .limit(1)
    )
    return found or ""


async def of_replies(
    session: AsyncSession, conversation_id: str, channel: str, said: Sequence[StoredMessage]
) -> Mapping[int, str]:
    """Say of each reply of an agent, by its position, how far it has come, as agents read it."""
    replies = [one for one in said if one.sender == Sender.AGENT]
    if channel == ChatChannel.SMS:
        states = await outbox.states_in(session, conversation_id)
        sent = ((one.position, states.get(f"message:{one.id}")) for one in replies)
        return {position: _SMS[state] for position, state in sent if state is not None}
    marks = await of(session, conversation_id)
    return {one.position: _in_chat(marks, one.position) for one in replies}


def _in_chat(marks: Marks, position: int) -> str:
    if position <= marks.customer_saw:
        return "görüldü"
    return "iletildi" if position <= marks.customer_got else "gönderildi"
