"""Statements on conversations. Each is one round trip; none commits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, or_, select

from backend.conversations import statements
from backend.conversations.models import Conversation, Message, Sender, new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One stored message, as it travels to the customer's page."""

    id: str
    position: int
    sender: str
    name: str | None
    text: str
    choices: list[dict[str, Any]] | None
    client_id: str | None
    at: datetime
    attachments: list[dict[str, Any]] | None = None


_SAID = (
    Message.id,
    Message.position,
    Message.sender,
    Message.name,
    Message.text,
    Message.choices,
    Message.client_id,
    Message.created_at,
    Message.attachments,
)


type AnyRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is about to be stored as a message."""

    sender: Sender
    text: str
    choices: list[dict[str, Any]] | None = None
    client_id: str | None = None
    payload: str | None = None
    # Files that it tells of, as `Message.attachments` keeps them.
    attachments: list[dict[str, Any]] | None = None
    # Whose words an agent's are: the name that the customer reads, and the id in `staff`.
    name: str | None = None
    author_id: str | None = None


def _said(rows: Sequence[AnyRow]) -> list[StoredMessage]:
    return [StoredMessage(*row) for row in rows]


async def add_messages(
    session: AsyncSession,
    conversation_id: str,
    first: int,
    utterances: Sequence[Utterance],
    now: datetime,
) -> list[StoredMessage]:
    """Write messages at positions from `first` on, which the caller took from the conversation."""
    said = [
        StoredMessage(
            id=new_id(),
            position=position,
            sender=utterance.sender,
            name=utterance.name,
            text=utterance.text,
            choices=utterance.choices,
            client_id=utterance.client_id,
            at=now,
            attachments=utterance.attachments,
        )
        for position, utterance in enumerate(utterances, first)
    ]
    rows = [
        {
            "id": one.id,
            "conversation_id": conversation_id,
            "position": one.position,
            "sender": one.sender,
            "author_id": utterance.author_id,
            "name": one.name,
            "text": one.text,
            "choices": one.choices,
            "client_id": one.client_id,
            "payload": utterance.payload,
            "attachments": one.attachments,
            "created_at": now,
        }
        for one, utterance in zip(said, utterances, strict=True)
    ]
    if rows:
        await session.execute(statements.ADD_MESSAGE, rows)
    return said


async def by_client_id(
    session: AsyncSession, conversation_id: str, client_id: str
) -> Row[str, str | None, int] | None:
    """Find what was sent under a client's id: text, payload and position."""
    return (
        await session.execute(
            select(Message.text, Message.payload, Message.position).where(
                Message.conversation_id == conversation_id, Message.client_id == client_id
            )
        )
    ).first()


async def files_of(
    session: AsyncSession, conversation_id: str, client_id: str
) -> list[dict[str, Any]]:
    """Return the files that the message of a client's id tells of."""
    found: list[dict[str, Any]] | None = await session.scalar(
        select(Message.attachments).where(
            Message.conversation_id == conversation_id, Message.client_id == client_id
        )
    )
    return found or []


async def oldest_unanswered(
    session: AsyncSession, conversation_id: str, after: int
) -> Row[str, int, str, str | None, datetime] | None:
    """Find the first words of the customer beyond position `after`, and when they were stored.

    A message of files is none: nobody is asked to answer it (`handing_in`).
    """
    return (
        await session.execute(
            select(Message.id, Message.position, Message.text, Message.payload, Message.created_at)
            .where(
                Message.conversation_id == conversation_id,
                Message.position > after,
                Message.sender == Sender.CUSTOMER,
                Message.attachments.is_(None),
            )
            .order_by(Message.position)
            .limit(1)
        )
    ).first()


async def pending(session: AsyncSession, now: datetime, limit: int) -> list[str]:
    """List conversations whose answer is due and nobody's at this moment, longest waiting first."""
    due = or_(Conversation.next_attempt_at.is_(None), Conversation.next_attempt_at <= now)
    found = await session.scalars(
        select(Conversation.id)
        .where(statements.is_pending(), due, statements.lease_is_free(now))
        .order_by(Conversation.last_seen_at)
        .limit(limit)
    )
    return list(found)


async def by_session(
    session: AsyncSession, session_hash: str, seen_after: datetime
) -> Conversation | None:
    """Find the conversation of a chat session that was used after `seen_after`."""
    return await session.scalar(
        select(Conversation).where(
            Conversation.session_hash == session_hash, Conversation.last_seen_at > seen_after
        )
    )


async def newest_of_phone(
    session: AsyncSession, phone: str
) -> Row[str, str | None, datetime, str] | None:
    """Find the conversation that a phone was last used in: id, link, when, handover."""
    return (await session.execute(statements.NEWEST_OF_PHONE, {"p_phone": phone})).first()


async def last_said_at(
    session: AsyncSession,
    conversation_id: str,
    *,
    with_choices: bool = False,
    by_bot: bool = False,
) -> datetime | None:
    """Find when something was last said by anyone or the bot, or choices were last offered."""
    newest = (
        select(Message.created_at)
        .where(Message.conversation_id == conversation_id)
        .order_by(Message.position.desc())
        .limit(1)
    )
    if with_choices:
        newest = newest.where(Message.sender == Sender.BOT, Message.choices.is_not(None))
    elif by_bot:
        newest = newest.where(Message.sender == Sender.BOT)
    return await session.scalar(newest)


def _history(conversation_id: str) -> Select[Any]:
    return select(*_SAID).where(Message.conversation_id == conversation_id)


async def typed(session: AsyncSession, conversation_id: str, limit: int) -> Sequence[str]:
    """Read what the customer typed, the newest first; chosen answers and files are none of it."""
    query = (
        select(Message.text)
        .where(
            Message.conversation_id == conversation_id,
            Message.sender == Sender.CUSTOMER,
            Message.payload.is_(None),
            Message.attachments.is_(None),
        )
        .order_by(Message.position.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def newest(session: AsyncSession, conversation_id: str, limit: int) -> list[StoredMessage]:
    """Read the last `limit` messages, oldest first."""
    rows = await session.execute(
        _history(conversation_id).order_by(Message.position.desc()).limit(limit)
    )
    return _said(rows.all())[::-1]


async def beyond(
    session: AsyncSession, conversation_id: str, position: int, limit: int
) -> list[StoredMessage]:
    """Read the first `limit` messages after a position, oldest first."""
    rows = await session.execute(
        _history(conversation_id)
        .where(Message.position > position)
        .order_by(Message.position)
        .limit(limit)
    )
    return _said(rows.all())


async def position_of(session: AsyncSession, conversation_id: str, message_id: str) -> int | None:
    """Find where a message stands in its conversation."""
    return await session.scalar(
        select(Message.position).where(
            Message.conversation_id == conversation_id, Message.id == message_id
        )
    )


async def offered(session: AsyncSession, conversation_id: str) -> list[dict[str, Any]]:
    """List the choices on the table, in order: those of the newest answer, if nobody spoke since.

    Several messages of one answer may each offer some.
    """
    rows = await session.scalars(statements.OFFERED, {"p_id": conversation_id})
    return [choice for choices in rows for choice in choices or []]


async def is_underway(
    session: AsyncSession, conversation_id: str, position: int, now: datetime
) -> bool:
    """Tell whether somebody is getting an answer to the message at `position` at this moment."""
    found = await session.scalar(
        select(Conversation.id).where(
            Conversation.id == conversation_id,
            Conversation.answered_position < position,
            Conversation.lease_until >= now,
        )
    )
    return found is not None
