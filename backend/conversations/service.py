"""What can happen in a conversation. Every function works inside its caller's transaction.

Whoever speaks takes the next position by updating the conversation's row, which both orders and
locks. How messages get their answers is in `answering`.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from backend.conversations import agent_queue, inbound_text, queries, statements
from backend.conversations.answering import take_turn
from backend.conversations.holder import Handover, Holder, move
from backend.conversations.models import (
    AgentRequest,
    ChatChannel,
    Conversation,
    Sender,
    Urgency,
    new_id,
)
from backend.conversations.queries import Utterance
from backend.gateways.rasa.protocol import Turn
from backend.kit.errors import (
    ChoiceNotOfferedError,
    ConversationNotFoundError,
    MessageIdReusedError,
    SessionNotFoundError,
    TransitionNotAllowedError,
)
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import Said

# How long a conversation by SMS stays open for an agent who was asked for.
_WITH_AGENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Inbound:
    """What a customer sent: words, or the payload of an offered choice."""

    client_id: str
    text: str = ""
    payload: str | None = None
    # The payload is what we read in the words ourselves, and need not have been offered.
    is_command: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an inbound message. `said` is None when it had been stored before."""

    position: int
    said: Said | None
    turn: Turn | None


@dataclass(frozen=True, slots=True)
class AgentRequestState:
    """Where a customer stands in the queue for a person; `position` counts from 1."""

    state: str
    position: int


def hash_session(token: str) -> str:
    """Return what is stored of a session token. It has 256 bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


async def open_session(session: AsyncSession, now: datetime) -> str:
    """Begin a conversation in the website's chat and return its session token."""
    token = secrets.token_urlsafe(32)
    await session.execute(
        insert(Conversation).values(
            id=new_id(),
            channel=ChatChannel.WEB_CHAT,
            session_hash=hash_session(token),
            created_at=now,
            last_seen_at=now,
        )
    )
    return token


async def find_session(
    session: AsyncSession, token: str, now: datetime, lifetime: timedelta
) -> Conversation:
    """Return the conversation of a session that was used within `lifetime`.

    Raises:
        SessionNotFoundError: unknown or expired; the two look alike.

    """
    found = await queries.by_session(session, hash_session(token), now - lifetime)
    if found is None:
        raise SessionNotFoundError
    return found


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


async def receive(
    session: AsyncSession, conversation_id: str, inbound: Inbound, now: datetime, lease: timedelta
) -> Received:
    """Store a customer's message, once per client id, and take the lease to answer if it is free.

    Secrets are masked before anything is written, but for our own code while we wait for it. In
    the common case this is two statements.

    Raises:
        MessageIdReusedError: the client id is taken by another text.
        ChoiceNotOfferedError: the payload is none of the newest offers.
        ConversationNotFoundError: there is no such conversation.

    """
    text = await inbound_text.storable(session, conversation_id, inbound.text, now)
    owner = new_id()
    row = (
        await session.execute(
            statements.RECEIVE,
            {
                "p_id": conversation_id,
                "p_client_id": inbound.client_id,
                "p_now": now,
                "p_lease": owner,
                "p_until": now + lease,
            },
        )
    ).first()
    if row is None:
        return await _sent_before(session, conversation_id, inbound)
    if inbound.payload is not None and not inbound.is_command:
        text = await _title_of(session, conversation_id, inbound.payload)
    utterance = Utterance(
        Sender.CUSTOMER, text, client_id=inbound.client_id, payload=inbound.payload
    )
    (said,) = await queries.add_messages(
        session, conversation_id, row.last_position, [utterance], now
    )
    if row.lease_owner == owner and row.holder == Holder.BOT:
        turn: Turn | None = Turn(
            conversation_id=conversation_id,
            channel=row.channel,
            message_id=said.id,
            position=said.position,
            text=text,
            payload=inbound.payload,
            at=now,
            lease=owner,
        )
    elif row.lease_owner == owner or row.lease_until is None or row.lease_until < now:
        # An agent answers here, or older messages wait and nobody is at it: a new message is the
        # best moment to look whether the assistant is back.
        turn = await take_turn(session, conversation_id, now, lease, owner=row.lease_owner)
    else:
        turn = None
    return Received(said.position, said, turn)


async def _sent_before(session: AsyncSession, conversation_id: str, inbound: Inbound) -> Received:
    before = await queries.by_client_id(session, conversation_id, inbound.client_id)
    if before is None:
        raise ConversationNotFoundError
    is_choice = inbound.payload is not None and not inbound.is_command
    # The code may have been awaited then and not now.
    same_words = is_choice or before.text in inbound_text.ways_to_store(inbound.text)
    if not same_words or before.payload != inbound.payload:
        raise MessageIdReusedError
    return Received(before.position, None, None)


async def _title_of(session: AsyncSession, conversation_id: str, payload: str) -> str:
    for choice in await queries.offered(session, conversation_id):
        if choice["payload"] == payload:
            return str(choice["title"])
    raise ChoiceNotOfferedError


async def request_agent(
    session: AsyncSession,
    conversation_id: str,
    reason: str | None,
    now: datetime,
    *,
    urgency: Urgency = Urgency.NONE,
) -> AgentRequestState:
    """Put a conversation into the queue for a person, in front of what is less urgent.

    Asking again while waiting changes nothing but that it may become more urgent.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    conversation = await _locked(session, conversation_id)
    if conversation.handover == Handover.ACTIVE:
        return AgentRequestState(state=Handover.ACTIVE, position=0)
    request = await agent_queue.open_request(session, conversation_id)
    if request is None:
        conversation.holder = move(Handover(conversation.handover), Handover.WAITING)
        conversation.handover = Handover.WAITING
        request = AgentRequest(
            conversation_id=conversation_id,
            reason=mask_secrets(clean(reason)) if reason else None,
            urgency=urgency,
            created_at=now,
        )
        session.add(request)
        await session.flush()
    else:
        request.urgency = max(request.urgency, urgency)
        await session.flush()
    return AgentRequestState(
        state=Handover.WAITING, position=await agent_queue.queue_position(session, request)
    )


async def agent_place(session: AsyncSession, conversation_id: str) -> AgentRequestState:
    """Say how far the way to a person has gone; the position is 0 unless the customer waits.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    found = await agent_queue.handover_of(session, conversation_id)
    if found is None:
        raise ConversationNotFoundError
    state, _, position = found
    return AgentRequestState(state=state, position=position)


async def leave_queue(session: AsyncSession, conversation_id: str, now: datetime) -> bool:
    """Give up waiting for a person; return whether anything changed.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        TransitionNotAllowedError: an agent has the conversation.

    """
    conversation = await _locked(session, conversation_id)
    if conversation.handover == Handover.ACTIVE:
        raise TransitionNotAllowedError
    if conversation.handover != Handover.WAITING:
        return False
    conversation.holder = move(Handover.WAITING, Handover.ENDED)
    conversation.handover = Handover.ENDED
    await session.flush()
    await agent_queue.close_requests(session, conversation_id, now)
    return True


async def hand_over(
    session: AsyncSession,
    conversation_id: str,
    to: Handover,
    now: datetime,
    *,
    agent_name: str | None = None,
) -> None:
    """Move a conversation to or from an agent; from the same moment the other side is silent.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        TransitionNotAllowedError: the table of `holder` has no such move.

    """
    conversation = await _locked(session, conversation_id)
    conversation.holder = move(Handover(conversation.handover), to)
    conversation.handover = to
    conversation.agent_name = agent_name if to is Handover.ACTIVE else None
    await session.flush()
    await agent_queue.close_requests(session, conversation_id, now)


async def _locked(session: AsyncSession, conversation_id: str) -> Conversation:
    conversation = await session.get(Conversation, conversation_id, with_for_update=True)
    if conversation is None:
        raise ConversationNotFoundError
    return conversation
