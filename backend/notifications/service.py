"""Putting messages into the outbox, and who wants none. Nothing here commits or sends.

A row is written in the transaction of its cause, so that a message goes out if, and only if, what
it tells of has happened. `dispatch` carries rows out, `receipts` hears what became of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from backend.gateways.sms import segments
from backend.kit.database import insert_once
from backend.kit.work import News, Signal
from backend.notifications import statements
from backend.notifications.models import OptOut, OutboxChannel, OutboxMessage, OutboxState, Purpose
from lexicon.turkish import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

# Whatever else is over: so long a message is tried at least.
_TRIED_FOR = timedelta(minutes=15)
# Something may be sent to an address.
ADDRESS_DUE = Signal[tuple[OutboxChannel, str]]("outbox")
# A message has become a call: told with its id, to whoever knows whether it is still worth saying.
CALL_TO_MAKE = News[int]("call to make")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to turn: a channel, and a number or an e-mail address on it.

    `text` is what to say there, where that is not what was said before: nobody on the phone reads
    out what an SMS says about answering it.
    """

    channel: OutboxChannel
    recipient: str
    text: str | None = None


async def enqueue(  # noqa: PLR0913 - a row has these columns
    work: Work,
    *,
    key: str,
    channel: OutboxChannel,
    recipient: str,
    purpose: Purpose,
    text: str,
    subject: str | None = None,
    smsc: str | None = None,
    complaint_id: str | None = None,
    conversation_id: str | None = None,
    fallbacks: Sequence[Address] = (),
    fallback_of: int | None = None,
    meets: Sequence[str] = (),
    try_until: datetime | None = None,
    due_at: datetime | None = None,
    enclosed: Sequence[str] = (),
) -> int | None:
    """Put a message into the outbox, once per `key`; return its id, None if it was there before.

    `recipient` is E.164 for SMS and calls. An SMS is written in plain characters, and one that is
    too long for a gateway becomes several (`key`, `key/2`, …), of which the first id is returned.
    A survey to somebody who opted out is stored as cancelled. `fallbacks` are tried in order if
    this message fails; when nothing is left of a notice, a person has to call. `meets` is what its
    cause keeps by it (`handed_over`); from `try_until` on it is not tried any more, and turns to
    its fallbacks. `due_at` is by when a call is to be made, where no clock says so. `enclosed` are
    files that an e-mail holds, also where it is one of the fallbacks. Whoever sends is woken after
    the commit.
    """
    session = work.session
    state = OutboxState.QUEUED
    if purpose is Purpose.SURVEY and await opted_out(session, recipient):
        state = OutboxState.CANCELLED
    values: dict[str, Any] = {
        "channel": channel.value,
        "recipient": recipient,
        "purpose": purpose.value,
        "subject": subject,
        "smsc": smsc,
        "complaint_id": complaint_id,
        "conversation_id": conversation_id,
        "fallbacks": [_kept(each, meets) for each in fallbacks],
        "fallback_of": fallback_of,
        "meets": None,
        "try_until": try_until and max(try_until, work.now + _TRIED_FOR),
        "state": state.value,
        "created_at": work.now,
        "due_at": due_at,
        "enclosed": list(enclosed) or None,
    }
    statement = statements.ADD[session.get_bind().dialect.name]
    first: int | None = None
    pieces = _messages(channel, text)
    for number, piece in enumerate(pieces, 1):
        row = {**values, "key": key if number == 1 else f"{key}/{number}", "text": piece}
        if number == len(pieces):
            row["meets"] = list(meets) or None
        added = await session.scalar(statement, row)
        if number == 1:
            first = added
        if added is None:  # the same cause again: its other pieces are there too
            break
    if first is not None and channel is OutboxChannel.CALL:
        await work.tell(CALL_TO_MAKE, first)
    elif first is not None:
        work.wake(ADDRESS_DUE, (channel, recipient))
    return first


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
    same = OptOut.contact == _contact(address)
    return await session.scalar(select(OptOut.contact).where(same)) is not None


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


async def withhold(session: AsyncSession, complaint_id: str) -> None:
    """Send nothing of a complaint that still waits: where it goes may be in other hands."""
    await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.complaint_id == complaint_id, OutboxMessage.state == OutboxState.QUEUED
        )
        .values(state=OutboxState.CANCELLED, next_attempt_at=None)
    )
