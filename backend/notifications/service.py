"""Putting messages into the outbox, and who wants none. Nothing here commits or sends.

A row is written in the transaction of its cause, so that a message goes out if, and only if, what
it tells of has happened. `dispatch` carries rows out, `receipts` hears what became of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, or_, select, update

from backend.gateways.sms import segments
from backend.kit.database import insert_once
from backend.kit.work import News, Signal
from backend.notifications import statements
from backend.notifications.models import OptOut, OutboxChannel, OutboxMessage, OutboxState, Purpose
from lexicon.turkish import fold, nfc

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

# Whatever else is over: so long a message is tried at least.
_TRIED_FOR = timedelta(minutes=15)
# Something may be sent to an address.
ADDRESS_DUE = Signal[tuple[OutboxChannel, str]]("outbox")
# Messages have become calls: told with their ids, to whoever knows what is still worth saying.
CALL_TO_MAKE = News[Sequence[int]]("call to make")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to turn: a channel, and a number or an e-mail address on it.

    `text` is what to say there, where that is not what was said before: nobody on the phone reads
    out what an SMS says about answering it.
    """

    channel: OutboxChannel
    recipient: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message as it goes into the outbox, once per `key`.

    `recipient` is E.164 for SMS and calls. `fallbacks` are tried in order if this message fails;
    when nothing is left of a notice, a person has to call. `meets` is what its cause keeps by it
    (`handed_over`); from `try_until` on it is not tried any more, and turns to its fallbacks.
    `due_at` is by when a call is to be made, where no clock says so. `enclosed` are files that an
    e-mail holds, also where it is one of the fallbacks.
    """

    key: str
    channel: OutboxChannel
    recipient: str
    purpose: Purpose
    text: str
    subject: str | None = None
    smsc: str | None = None
    complaint_id: str | None = None
    conversation_id: str | None = None
    fallbacks: Sequence[Address] = ()
    fallback_of: int | None = None
    meets: Sequence[str] = ()
    try_until: datetime | None = None
    due_at: datetime | None = None
    enclosed: Sequence[str] = ()


async def enqueue(work: Work, message: Outgoing) -> int | None:
    """Put a message into the outbox; return its id, None if its key was used before."""
    return (await enqueue_all(work, [message])).get(message.key)


async def enqueue_all(work: Work, messages: Sequence[Outgoing]) -> dict[str, int]:
    """Put messages into the outbox, in this order; return the ids of those that are new, by key.

    An SMS is written in plain characters, and one that is too long for a gateway becomes several
    (`key`, `key/2`, …), of which the first id is returned. A survey to somebody who opted out is
    stored as cancelled. Whoever sends is woken after the commit.
    """
    surveyed = [each.recipient for each in messages if each.purpose is Purpose.SURVEY]
    unwanted = await _opted_out(work.session, surveyed)
    rows = [_rows(each, work.now, unwanted) for each in messages]
    added: dict[str, int] = {}
    # The first pieces of all, then the second: where the same cause comes again, all are there.
    for pieces in zip_longest(*rows):
        wanted = [
            row
            for message, row in zip(messages, pieces, strict=True)
            if row is not None and (row["key"] == message.key or message.key in added)
        ]
        added |= await _add(work.session, wanted)
    new = [message for message in messages if message.key in added]
    for message in new:
        if message.channel is not OutboxChannel.CALL:
            work.wake(ADDRESS_DUE, (message.channel, message.recipient))
    if calls := [added[each.key] for each in new if each.channel is OutboxChannel.CALL]:
        await work.tell(CALL_TO_MAKE, calls)
    return added


async def _add(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Insert rows whose keys are new; return their ids, by key."""
    statement = statements.ADD[session.get_bind().dialect.name]
    added = await session.execute(statement, rows) if rows else ()
    return {row.key: row.id for row in added}


def _rows(message: Outgoing, now: datetime, unwanted: set[str]) -> list[dict[str, Any]]:
    """Return the rows of a message: one for each piece of it."""
    refused = message.purpose is Purpose.SURVEY and _contact(message.recipient) in unwanted
    values: dict[str, Any] = {
        "channel": message.channel.value,
        "recipient": message.recipient,
        "purpose": message.purpose.value,
        "subject": message.subject,
        "smsc": message.smsc,
        "complaint_id": message.complaint_id,
        "conversation_id": message.conversation_id,
        "fallbacks": [_kept(each, message.meets) for each in message.fallbacks],
        "fallback_of": message.fallback_of,
        "meets": None,
        "try_until": message.try_until and max(message.try_until, now + _TRIED_FOR),
        "state": (OutboxState.CANCELLED if refused else OutboxState.QUEUED).value,
        "created_at": now,
        "due_at": message.due_at,
        "enclosed": list(message.enclosed) or None,
    }
    key, pieces = message.key, _messages(message.channel, message.text)
    rows = [
        {**values, "key": key if number == 1 else f"{key}/{number}", "text": piece}
        for number, piece in enumerate(pieces, 1)
    ]
    rows[-1]["meets"] = list(message.meets) or None
    return rows


def _kept(address: Address, meets: Sequence[str]) -> dict[str, Any]:
    """Write a fallback as it is kept; it meets the same, whichever piece of an SMS fails first."""
    kept: dict[str, Any] = {"channel": address.channel.value, "recipient": address.recipient}
    if address.text is not None:
        kept |= {"text": address.text, "meets": list(meets)}
    return kept


def _messages(channel: OutboxChannel, text: str) -> list[str]:
    if channel is not OutboxChannel.SMS:
        return [text]
    return [segments.without_split_pairs(piece) for piece in segments.pieces(segments.plain(text))]


async def opted_out(session: AsyncSession, address: str) -> bool:
    """Tell whether the owner of a number or an e-mail address wants no surveys."""
    return bool(await _opted_out(session, [address]))


async def _opted_out(session: AsyncSession, addresses: Sequence[str]) -> set[str]:
    """Return those of these addresses, as they are compared, whose owners want no surveys."""
    if not addresses:
        return set()
    same = OptOut.contact.in_([_contact(each) for each in addresses])
    return set(await session.scalars(select(OptOut.contact).where(same)))


async def opt_out(session: AsyncSession, address: str, now: datetime) -> bool:
    """Send no more surveys to an address, those waiting included; False if that was so before.

    Replies and notices go on: the customer is owed them.
    """
    added = await session.scalar(
        insert_once(session.get_bind().dialect.name, OptOut, "contact")
        .values(contact=_contact(address), since=now)
        .returning(OptOut.contact)
    )
    await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.recipient == address,
            OutboxMessage.purpose == Purpose.SURVEY,
            OutboxMessage.state == OutboxState.QUEUED,
        )
        .values(state=OutboxState.CANCELLED, next_attempt_at=None)
    )
    return added is not None


async def opt_in(session: AsyncSession, address: str) -> bool:
    """Allow surveys to an address again; False if they were allowed."""
    same = OptOut.contact == _contact(address)
    gone = await session.scalar(delete(OptOut).where(same).returning(OptOut.contact))
    return gone is not None


def _contact(address: str) -> str:
    """Return an address in the form in which two are one: e-mail knows no capitals."""
    return fold(nfc(address.strip()))


async def withhold(session: AsyncSession, complaint_id: str, now: datetime) -> None:
    """Send nothing more of a complaint: where it goes may be in other hands.

    What waits is cancelled, a call also where somebody has it. What a sender has in hand at this
    moment cannot be called back; it is not tried again, and turns nowhere else.
    """
    of_it = OutboxMessage.complaint_id == complaint_id
    by_hand = OutboxMessage.channel == OutboxChannel.CALL
    waits = or_(
        OutboxMessage.state == OutboxState.QUEUED,
        and_(by_hand, OutboxMessage.state == OutboxState.SENDING),
    )
    await session.execute(
        update(OutboxMessage)
        .where(of_it, waits)
        .values(state=OutboxState.CANCELLED, next_attempt_at=None, **statements.FREE)
    )
    left = (OutboxState.SENDING, OutboxState.SENT, OutboxState.ACCEPTED)
    await session.execute(
        update(OutboxMessage)
        .where(of_it, OutboxMessage.state.in_(left))
        .values(fallbacks=[], try_until=now)
    )
