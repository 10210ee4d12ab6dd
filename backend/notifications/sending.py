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


async def give_up(work: Work, outbox_ids: Sequence[int]) -> int:
    """Give such messages up: whoever can still call must know of it; return how many.

    What was sent or taken to be sent since it was listed is left as it is.
    """
    still = (statements.WAITING, statements.is_nobodys(work.now))
    return await failing.fail_all(work, outbox_ids, "no gateway took it in time", *still)


async def take(  # noqa: PLR0913 - where, whose, for how long, how many
    work: Work,
    channel: OutboxChannel,
    recipients: Sequence[str],
    lease_for: timedelta,
    receipt_within: timedelta = timedelta(),
    *,
    most: int = 1,
) -> list[Taken]:
    """Take the first waiting messages of addresses, up to `most`, with the right to send them.

    Where nothing waits, the first must wait longer, or another process is sending it, there is
    none. What is not to be sent after all is settled on the way. Where its sender dies another may
    take it after `lease_for`, and not before a receipt had `receipt_within` to come.
    """
    found: list[Taken] = []
    settled = bool(recipients)
    while settled and len(found) < most:
        settled = False
        for row in await _lease(
            work, channel, recipients, most - len(found), lease_for, receipt_within
        ):
            if row.uncertain > _MOST_UNCERTAIN:
                await failing.fail(work, row.id, "sent again and again, and never answered for")
                settled = True
            elif await _is_pointless(work.session, row, work.now):
                await _cancel(work.session, row.id)
                settled = True
            else:
                found.append(_taken(row))
    return found


async def _lease(  # noqa: PLR0913, PLR0917 - as above
    work: Work,
    channel: OutboxChannel,
    recipients: Sequence[str],
    most: int,
    lease_for: timedelta,
    receipt_within: timedelta,
) -> Sequence[Row[*tuple[Any, ...]]]:
    values = {
        "p_channel": channel.value,
        "p_recipients": recipients,
        "p_now": work.now,
        "p_limit": most,
    }
    ids = (await work.session.scalars(statements.TAKABLE, values)).all()
    if not ids:
        return ()
    leased = {
        "p_ids": ids,
        "p_lease": uuid4().hex,
        "p_until": work.now + lease_for,
        "p_receipt_by": work.now + max(lease_for, receipt_within),
    }
    rows = (await work.session.execute(statements.TAKE, leased)).all()
    return sorted(rows, key=lambda row: row.id)


async def _is_pointless(session: AsyncSession, row: Row[*tuple[Any, ...]], now: datetime) -> bool:
    """Tell whether nobody wants a message any more: a survey refused since, a code out of date."""
    if row.purpose == Purpose.CODE:
        return bool(now >= row.created_at + _PATIENCE[Purpose.CODE])
    return row.purpose == Purpose.SURVEY and await service.opted_out(session, row.recipient)


def _taken(row: Row[*tuple[Any, ...]]) -> Taken:
    return Taken(
        id=row.id,
        lease=row.lease_owner,
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


async def record(
    work: Work, outcomes: Sequence[tuple[Taken, Outcome]], *, turkish_tables: bool
) -> None:
    """Write down how handing over ended, where the right to send was not lost in between."""
    of_size: dict[tuple[str | None, int | None], list[Taken]] = {}
    for taken, outcome in outcomes:
        if outcome.result is Result.SENT:
            of_size.setdefault(_size(taken, turkish_tables=turkish_tables), []).append(taken)
        else:
            await _not_sent(work, taken, outcome)
    for (encoding, pieces), sent in of_size.items():
        values = {
            "p_ids": [each.id for each in sent],
            "p_leases": [each.lease for each in sent],
            "p_now": work.now,
            "p_encoding": encoding,
            "p_segments": pieces,
        }
        rows = (await work.session.execute(statements.SENT, values)).all()
        # Of another a receipt has told more.
        await handed_over.tell(work, [row for row in rows if row.state == OutboxState.SENT])


def _size(taken: Taken, *, turkish_tables: bool) -> tuple[str | None, int | None]:
    if taken.channel is not OutboxChannel.SMS:
        return None, None
    size = segments.measure(taken.text, turkish_tables=turkish_tables)
    return size.encoding.value, size.segments


async def _not_sent(work: Work, taken: Taken, outcome: Outcome) -> None:
    """Have it tried later, until it is too old to be of use, or turn elsewhere.

    Where it may have been handed over, not before a receipt had its time.
    """
    session, now = work.session, work.now
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
