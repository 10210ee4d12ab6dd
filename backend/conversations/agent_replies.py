"""What agents say to customers: once, by who holds the conversation, never over unread words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.conversations import canned, queries, topics, unsafe_phones
from backend.conversations.agents import holds
from backend.conversations.errors import (
    EmptyMessageError,
    MessageIdReusedError,
    MessageTooLongError,
    NotHolderError,
    UnseenMessagesError,
)
from backend.conversations.handover import locked
from backend.conversations.models import ChatChannel, Conversation, Message, Sender
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.gateways.sms import segments
from backend.kit.errors import InvalidInputError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.agents import Agent
    from backend.conversations.queries import StoredMessage
    from backend.kit.work import Work

LONGEST = 5000
MOST_SEGMENTS = 6
_MOST_NEWER = 200
_TOO_MANY_SMS = (
    f"Bu yanıt {{}} SMS tutuyor; en çok {MOST_SEGMENTS} SMS gönderilebilir. Lütfen kısaltın."
)
_ONCE = "Mesaj kimliği eksik. Sayfayı yenileyip yeniden deneyin."


async def reply(  # noqa: PLR0913 - what a form sends, and what the network can
    work: Work,
    conversation_id: str,
    agent: Agent,
    text: str,
    *,
    seen: int,
    client_id: str,
    turkish_tables: bool = False,
    attachments: list[dict[str, Any]] | None = None,
) -> StoredMessage:
    """Say something to the customer as this agent; the same `client_id` again says nothing more.

    `seen` is the position of the last message that the agent's page showed. `turkish_tables`: what
    the SMS network can, to know what an SMS costs; without, the dearer is assumed. With
    `attachments` the words are the names of files, and no reply that somebody typed.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        MessageIdReusedError: this agent said something else under this `client_id`.
        NotHolderError: the conversation is not theirs (any more).
        UnseenMessagesError: somebody else said something beyond `seen`; it is told what.
        EmptyMessageError, MessageTooLongError: nothing to say, or too much.
        PhoneNotSafeError: by SMS, where another may hold the phone by now (`unsafe_phones`).
        InvalidInputError: by SMS it would be too many, or it is a ready reply's name (`text`).

    """
    text = await check(
        work,
        conversation_id,
        agent,
        text,
        seen=seen,
        once=client_id,
        turkish_tables=turkish_tables,
        typed=not attachments,
    )
    key = key_of(agent, client_id)
    if (before := await _said_before(work.session, conversation_id, key)) is not None:
        return before
    words = Utterance(
        Sender.AGENT,
        text,
        client_id=key,
        name=agent.name,
        author_id=agent.id,
        attachments=attachments,
    )
    [said] = await say(work, conversation_id, [words])
    work.publish(topics.of_staff(agent.id), topics.CHANGED)
    return said


async def check(  # noqa: PLR0913 - what a form sends, and what the network can
    work: Work,
    conversation_id: str,
    agent: Agent,
    text: str,
    *,
    seen: int,
    once: str,
    turkish_tables: bool = False,
    typed: bool = True,
) -> str:
    """Return a reply as it would be said, unless it must not be; what was said already may be.

    Raises:
        as `reply`.

    """
    if not once:
        raise InvalidInputError(_ONCE)
    session = work.session
    conversation = await locked(session, conversation_id)
    text = mask_secrets(clean(text).strip())
    before = await _said_before(session, conversation_id, key_of(agent, once))
    if before is not None:
        if before.text != text:
            raise MessageIdReusedError
        return text
    if not holds(conversation, agent):
        raise NotHolderError
    await _require_seen(session, conversation_id, agent, seen)
    _require_sendable(conversation, text, turkish_tables=turkish_tables)
    await _require_safe(session, conversation, work.now)
    if not typed:
        return text
    if canned.is_a_name(text):
        raise InvalidInputError(errors={"text": canned.NO_SUCH.format(text)})
    if missing := canned.unfilled(text):
        raise InvalidInputError(errors={"text": canned.UNFILLED.format(missing)})
    return text


def key_of(agent: Agent, client_id: str) -> str:
    """Name what an agent's page sent once: no customer's id, nor another agent's, is the same."""
    return f"desk:{hashlib.sha256(f'{agent.id}:{client_id}'.encode()).hexdigest()[:48]}"


async def _said_before(
    session: AsyncSession, conversation_id: str, key: str
) -> StoredMessage | None:
    found = await queries.by_client_id(session, conversation_id, key)
    if found is None:
        return None
    [said] = await queries.beyond(session, conversation_id, found.position - 1, 1)
    return said


async def _require_seen(
    session: AsyncSession, conversation_id: str, agent: Agent, seen: int
) -> None:
    unseen = await session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == conversation_id,
            Message.position > seen,
            Message.author_id.is_distinct_from(agent.id),
        )
        .limit(1)
    )
    if unseen is not None:
        raise UnseenMessagesError(await queries.beyond(session, conversation_id, seen, _MOST_NEWER))


async def _require_safe(session: AsyncSession, conversation: Conversation, now: datetime) -> None:
    unsafe = await unsafe_phones.unsafe_for(session, conversation.id, conversation.phone, now)
    if unsafe is not None:
        raise unsafe_phones.refusal(unsafe)


def _require_sendable(conversation: Conversation, text: str, *, turkish_tables: bool) -> None:
    if not text:
        raise EmptyMessageError
    if len(text) > LONGEST:
        raise MessageTooLongError(len(text), LONGEST)
    if conversation.channel != ChatChannel.SMS:
        return
    size = segments.measure(segments.plain(text), turkish_tables=turkish_tables)
    if size.segments > MOST_SEGMENTS:
        raise InvalidInputError(errors={"text": _TOO_MANY_SMS.format(size.segments)})
