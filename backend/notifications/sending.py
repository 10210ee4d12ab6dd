"""Taking a message to send it, and writing down what became of it, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import update

from backend.gateways.sms import segments
from backend.kit import parking
from backend.kit.parking import told
from backend.notifications import failing, handed_over, service, statements
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

PARKED = "message"
_MOST_BACKOFF_SECONDS = 300
# A message whose senders keep dying is what kills them; and nobody gets the same five times.
_MOST_UNCERTAIN = 3
_PATIENCE: dict[Purpose, timedelta] = {
    Purpose.REPLY: timedelta(hours=48),
    Purpose.NOTICE: timedelta(hours=48),
    Purpose.SURVEY: timedelta(hours=12),
    Purpose.ALERT: timedelta(hours=12),
    # As long as the code in it is good.
    Purpose.CODE: timedelta(minutes=5),
}


class Result(Enum):
    """How handing over ended."""

    SENT = auto()
    UNAVAILABLE = auto()
    # Nobody heard whether it was taken.
    UNANSWERED = auto()
    REFUSED = auto()
    # By a fault of ours: it may or may not have been handed over.
    FAULT = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How handing over ended, and why."""

    result: Result
    reason: str = ""
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that this process, and no other, may hand over now."""

    id: int
    lease: str
    channel: OutboxChannel
    recipient: str
    purpose: Purpose
    subject: str | None
    text: str
    smsc: str | None
    complaint_id: str | None
    enclosed: tuple[str, ...]
    attempts: int
    tried_until: datetime
    # From when on it is anybody's again; a receipt may come until then.
    theirs_until: datetime


def backoff_seconds(attempt: int) -> int:
    """Say how long to wait after the `attempt`-th failure (from 1): 1, 2, 4, … 300."""
    return int(min(1 << min(attempt - 1, 10), _MOST_BACKOFF_SECONDS))


async def due(
    session: AsyncSession, channel: OutboxChannel, now: datetime, limit: int
) -> Sequence[str]:
    """List the addresses on a channel whose first waiting message may be sent, longest first."""
    values = {"p_channel": channel.value, "p_now": now, "p_limit": limit}
    return (await session.scalars(statements.DUE, values)).all()


async def overdue(session: AsyncSession, now: datetime, limit: int) -> Sequence[int]:
    """List messages whose time is over and that something else keeps from being tried."""
    values = {"p_now": now, "p_limit": limit}
    return (await session.scalars(statements.OVERDUE, values)).all()


async def kept_by_outage(
    session: AsyncSession, now: datetime, limit: int, *, away: Sequence[OutboxChannel]
) -> Sequence[int]:
    """List messages whose time is over, on channels whose gateway is `away`: whether tried or not.

    In an outage the oldest are tried, and stand for all: the others have no turn.
    """
    values = {"p_now": now, "p_limit": limit, "p_away": [each.value for each in away]}
    return (await session.scalars(statements.KEPT_BY_OUTAGE, values)).all()


async def give_up(work: Work, outbox_id: int) -> None:
    """Give such a message up: whoever can still call the customer must know of it."""
    nobodys = statements.is_nobodys(work.now)
    await failing.fail(work, outbox_id, "no gateway took it in time", statements.WAITING, nobodys)


async def take(
    work: Work,
    channel: OutboxChannel,
    recipient: str,
    lease_for: timedelta,
    receipt_within: timedelta = timedelta(),
) -> Taken | None:
    """Take the first waiting message of an address, with the right to send it.

    None when nothing waits, when the first must wait longer, or another process is sending it.
    What is not to be sent after all is settled on the way. Where its sender dies another may take
    it after `lease_for`, and not before a receipt had `receipt_within` to come.
    """
    session, now = work.session, work.now
    while True:
        lease = uuid4().hex
        row = (
            await session.execute(
                statements.TAKE,
                {
                    "p_channel": channel.value,
                    "p_recipient": recipient,
                    "p_now": now,
                    "p_lease": lease,
                    "p_until": now + lease_for,
                    "p_receipt_by": now + max(lease_for, receipt_within),
                },
            )
        ).first()
        if row is None:
            return None
        if row.uncertain > _MOST_UNCERTAIN:
            await failing.fail(work, row.id, "sent again and again, and never answered for")
        elif await _is_pointless(session, row, now):
            await _cancel(session, row.id)
        else:
            return _taken(row, lease)


async def _is_pointless(session: AsyncSession, row: Row[*tuple[Any, ...]], now: datetime) -> bool:
    """Tell whether nobody wants a message any more: a survey refused since, a code out of date."""
    if row.purpose == Purpose.CODE:
        return bool(now >= row.created_at + _PATIENCE[Purpose.CODE])
    return row.purpose == Purpose.SURVEY and await service.opted_out(session, row.recipient)


def _taken(row: Row[*tuple[Any, ...]], lease: str) -> Taken:
    return Taken(
        id=row.id,
        lease=lease,
        channel=OutboxChannel(row.channel),
        recipient=row.recipient,
        purpose=Purpose(row.purpose),
        subject=row.subject,
        text=row.text,
        smsc=row.smsc,
        complaint_id=row.complaint_id,
        enclosed=tuple(row.enclosed or ()),
        attempts=row.attempts,
        tried_until=_tried_until(row),
        theirs_until=row.lease_until,
    )


def _tried_until(row: Row[*tuple[Any, ...]]) -> datetime:
    too_old: datetime = row.created_at + _PATIENCE[Purpose(row.purpose)]
    return min(too_old, row.try_until or too_old)


async def _cancel(session: AsyncSession, outbox_id: int) -> None:
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id == outbox_id)
        .values(state=OutboxState.CANCELLED, text=statements.TEXT_TO_KEEP, **statements.FREE)
    )


async def record(work: Work, taken: Taken, outcome: Outcome, *, turkish_tables: bool) -> None:
    """Write down how handing over ended, if the right to send was not lost in between.

    A gateway that is away is tried again later, until the message is too old to be of use. Where it
    may have been handed over, not before a receipt had its time.
    """
    session, now = work.session, work.now
    if outcome.result is Result.SENT:
        size = (
            segments.measure(taken.text, turkish_tables=turkish_tables)
            if taken.channel is OutboxChannel.SMS
            else None
        )
        row = (
            await session.execute(
                statements.SENT,
                {
                    "p_id": taken.id,
                    "p_lease": taken.lease,
                    "p_now": now,
                    "p_encoding": size.encoding.value if size else None,
                    "p_segments": size.segments if size else None,
                },
            )
        ).first()
        if row is not None and row.state == OutboxState.SENT:  # else a receipt has told more
            await handed_over.tell(work, row)
        return
    later = now + timedelta(seconds=backoff_seconds(taken.attempts))
    values: dict[str, Any] = {"p_id": taken.id, "p_lease": taken.lease, "p_later": later}
    doubted_until = max(later, taken.theirs_until)
    if outcome.fault is not None:
        faulty = {"p_later": doubted_until, "p_failure": told(outcome.fault)}
        await session.execute(statements.FAULTY, {**values, **faulty})
        await parking.failed(work, PARKED, taken.id, outcome.fault, most=_MOST_UNCERTAIN)
        return
    values["p_failure"] = outcome.reason[:200]
    if outcome.result is Result.UNANSWERED and now < taken.tried_until:
        values["p_later"] = min(doubted_until, taken.tried_until)
        await session.execute(statements.IN_DOUBT, values)
    elif outcome.result is Result.REFUSED or later > taken.tried_until:
        mine = OutboxMessage.lease_owner == taken.lease
        await failing.fail(work, taken.id, outcome.reason, mine)
    else:
        await session.execute(statements.LATER, values)


async def blame_oldest(
    work: Work, channel: OutboxChannel, recipient: str, error: Exception
) -> None:
    """Count a fault of ours against the message of an address that we did not get past."""
    values = {"p_channel": channel.value, "p_recipient": recipient}
    oldest = await work.session.scalar(statements.HEAD, values)
    if oldest is not None:
        await parking.failed(work, PARKED, oldest, error)


async def wake(session: AsyncSession, channel: OutboxChannel, now: datetime) -> None:
    """Make every message of a channel due that waits out a failure: the channel works again."""
    await session.execute(statements.WAKE, {"p_channel": channel.value, "p_now": now})
