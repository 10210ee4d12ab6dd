"""What a customer says: stored once, and whoever drives turns is woken.

Whoever speaks takes the next position by updating the conversation's row, which both orders and
locks. How messages get their answers is in `answering`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.conversations import inbound_text, queries, statements, topics
from backend.conversations.answering import TURN_DUE, take_turn
from backend.conversations.errors import (
    ChoiceNotOfferedError,
    ConversationNotFoundError,
    MessageIdReusedError,
)
from backend.conversations.holder import Holder
from backend.conversations.models import Sender, new_id
from backend.conversations.queries import Utterance
from backend.gateways.rasa.protocol import Turn

if TYPE_CHECKING:
    from datetime import timedelta

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import AnyRow, StoredMessage
    from backend.kit.work import Work


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
    said: StoredMessage | None


async def receive(work: Work, conversation_id: str, inbound: Inbound, lease: timedelta) -> Received:
    """Store a customer's message, once per client id, and take the lease to answer if it is free.

    Secrets are masked before anything is written, but for our own code while we wait for it. In
    the common case this is two statements.

    Raises:
        MessageIdReusedError: the client id is taken by another text.
        ChoiceNotOfferedError: the payload is none of the newest offers.
        ConversationNotFoundError: there is no such conversation.

    """
    session, now = work.session, work.now
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
    work.publish(topics.of_conversation(conversation_id), topics.note_of([said]))
    if row.agent_id is not None:
        work.publish(topics.of_staff(row.agent_id), topics.CHANGED)
    own = Turn(
        conversation_id=conversation_id,
        channel=row.channel,
        message_id=said.id,
        position=said.position,
        text=text,
        payload=inbound.payload,
        at=now,
        lease=owner,
        people=row.stretch,
    )
    await _have_answered(work, row, own, lease)
    return Received(said.position, said)


async def _have_answered(work: Work, row: AnyRow, own: Turn, lease: timedelta) -> None:
    """Wake whoever drives turns, unless somebody is at the conversation already."""
    turn: Turn | None = None
    if row.lease_owner == own.lease and row.holder == Holder.BOT:
        turn = own
    elif row.lease_owner == own.lease or row.lease_until is None or row.lease_until < work.now:
        # An agent answers here, or older messages wait and nobody is at it: a new message is the
        # best moment to look whether the assistant is back.
        turn = await take_turn(work, own.conversation_id, lease, owner=row.lease_owner)
    if turn is not None:
        work.wake(TURN_DUE, turn)


async def _sent_before(session: AsyncSession, conversation_id: str, inbound: Inbound) -> Received:
    before = await queries.by_client_id(session, conversation_id, inbound.client_id)
    if before is None:
        raise ConversationNotFoundError
    is_choice = inbound.payload is not None and not inbound.is_command
    # The code may have been awaited then and not now.
    same_words = is_choice or before.text in inbound_text.ways_to_store(inbound.text)
    if not same_words or before.payload != inbound.payload:
        raise MessageIdReusedError
    return Received(before.position, None)


async def _title_of(session: AsyncSession, conversation_id: str, payload: str) -> str:
    for choice in await queries.offered(session, conversation_id):
        if choice["payload"] == payload:
            return str(choice["title"])
    raise ChoiceNotOfferedError
