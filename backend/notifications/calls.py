"""Messages that a person has to say on the phone: taken, given back, made or given up.

A call is a row of the outbox that waits for a person instead of a gateway, with the same states and
the same kind of lease: whoever takes one has it for a while, and when they are gone it is free
again. Nothing here commits; who may do what, and what a complaint hears of it, is said above.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import and_, func, literal_column, not_, or_, select, update

from backend.notifications import handed_over, service, statements
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

    type Moment = datetime | ColumnElement[datetime]
    """A moment, or a place in a query that is kept where one is put each time it is asked."""

LEASE = timedelta(minutes=15)
_M = OutboxMessage
# How the second and later pieces of an SMS are named (`service.enqueue`).
PIECE = re.compile(r"/\d+$")
# In the words of the partial index of what waits.
OPEN = and_(_M.channel == OutboxChannel.CALL.value, statements.WAITING)
# In the words of the partial index of these.
GIVEN_UP = and_(
    _M.channel == literal_column(f"'{OutboxChannel.CALL.value}'"),
    _M.state == literal_column(f"'{OutboxState.FAILED.value}'"),
)


def is_due(now: Moment) -> ColumnElement[bool]:
    """Return the condition under which a call is to be made now, and not only at a later time."""
    return or_(_M.next_attempt_at.is_(None), _M.next_attempt_at <= now)


def is_free(now: Moment) -> ColumnElement[bool]:
    """Return the condition under which nobody is making a call at present."""
    return or_(_M.lease_owner.is_(None), _M.lease_until <= now)


def is_held_by(who: str) -> ColumnElement[bool]:
    """Return the condition under which `who` took a call last and nobody else since."""
    return _M.lease_owner == who


async def plan(  # noqa: PLR0913, PLR0917 - of which kind, about what, to whom, what, by when
    work: Work, kind: str, complaint_id: str, number: str, words: str, by: datetime
) -> int | None:
    """Have a person say `words` to a number, by a moment; `kind` begins its key. Return its id."""
    return await service.enqueue(
        work,
        service.Outgoing(
            key=f"{kind}{uuid4().hex}",
            channel=OutboxChannel.CALL,
            recipient=number,
            purpose=Purpose.NOTICE,
            text=words,
            complaint_id=complaint_id,
            due_at=by,
        ),
    )


async def take(work: Work, outbox_id: int, who: str) -> bool:
    """Let `who` (an id) make a call, for `LEASE`; False if somebody else has it or it is over.

    Whoever has it already has it longer.
    """
    taken = await work.session.scalar(
        update(_M)
        .where(_M.id == outbox_id, OPEN, or_(is_free(work.now), _M.lease_owner == who))
        .values(state=OutboxState.SENDING, lease_owner=who, lease_until=work.now + LEASE)
        .returning(_M.id)
    )
    return taken is not None


async def give_back(work: Work, outbox_id: int, who: str) -> bool:
    """Let others make a call that `who` has; False if they have it not.

    Also when their time ran out and nobody took it since.
    """
    return await _let_go(work, outbox_id, who, {})


async def give_back_all(work: Work, who: str) -> int:
    """Let others make all calls that `who` has, as they go; return how many."""
    given = await work.session.scalars(
        update(_M)
        .where(OPEN, is_held_by(who))
        .values(state=OutboxState.QUEUED, **statements.FREE)
        .returning(_M.id)
    )
    return len(given.all())


async def count_held(session: AsyncSession, who: str, now: datetime) -> int:
    """Count the calls that `who` has."""
    mine = (OPEN, is_held_by(who), not_(is_free(now)))
    return await session.scalar(select(func.count()).select_from(_M).where(*mine)) or 0


async def put_off(work: Work, outbox_id: int, who: str, until: datetime) -> bool:
    """Note that `who`, who has a call, reached nobody, and let it be made again from `until` on.

    False if they have it not.
    """
    tried = {"next_attempt_at": until, "attempts": _M.attempts + 1}
    return await _let_go(work, outbox_id, who, tried)


async def _let_go(work: Work, outbox_id: int, who: str, values: dict[str, Any]) -> bool:
    given = await work.session.scalar(
        update(_M)
        .where(_M.id == outbox_id, OPEN, is_held_by(who))
        .values(state=OutboxState.QUEUED, **statements.FREE, **values)
        .returning(_M.id)
    )
    return given is not None


async def mark_made(work: Work, outbox_id: int, *conditions: ColumnElement[bool]) -> bool:
    """Note that the customer was told on the phone now; False if no such call waits."""
    row = (
        await work.session.execute(
            statements.settle(OutboxState.DELIVERED, (OutboxState.QUEUED, OutboxState.SENDING))
            .where(_M.channel == OutboxChannel.CALL.value, *conditions)
            .values(sent_at=work.now, attempts=_M.attempts + 1, **statements.FREE),
            {"p_ids": [outbox_id], "p_now": work.now},
        )
    ).first()
    if row is None:
        return False
    await handed_over.tell(work, [row])
    return True


async def give_up(
    work: Work, outbox_id: int, reason: str, *conditions: ColumnElement[bool]
) -> bool:
    """Note that a customer cannot be told on the phone either; False if no such call waits."""
    tried = {"failure": reason, "attempts": _M.attempts + 1, "dead": True}
    mine = (_M.id == outbox_id, *conditions)
    return await _settle(work.session, mine, work.now, OutboxState.FAILED, tried) > 0


async def cancel(session: AsyncSession, outbox_ids: Collection[int], now: datetime) -> int:
    """Drop those of these calls that wait: there is nothing to say any more."""
    return await _settle(session, (_M.id.in_(outbox_ids),), now, OutboxState.CANCELLED, {})


async def _settle(
    session: AsyncSession,
    which: Sequence[ColumnElement[bool]],
    now: datetime,
    state: OutboxState,
    values: dict[str, Any],
) -> int:
    settled = await session.scalars(
        update(_M)
        .where(*which, OPEN)
        .values(
            state=state,
            settled_at=now,
            next_attempt_at=None,
            **statements.FREE,
            **values,
        )
        .returning(_M.id)
    )
    return len(settled.all())


async def instead_of(session: AsyncSession, outbox_id: int) -> list[OutboxMessage]:
    """Return the open calls that stand in for a message which has arrived whole after all.

    Where a piece of the same SMS has failed, its call still has something to say.
    """
    message = await session.get_one(_M, outbox_id, populate_existing=True)
    base = PIECE.sub("", message.key)
    pieces = await session.execute(
        select(_M.id, _M.state).where(
            _M.complaint_id == message.complaint_id,
            or_(_M.key == base, _M.key.startswith(f"{base}/", autoescape=True)),
        )
    )
    states = {row.id: row.state for row in pieces}
    if OutboxState.FAILED in states.values():
        return []
    found = await session.scalars(
        select(_M).where(_M.complaint_id == message.complaint_id, OPEN).with_for_update()
    )
    return [call for call in found.all() if await _stands_for(session, call, states.keys())]


async def _stands_for(session: AsyncSession, call: OutboxMessage, those: Collection[int]) -> bool:
    earlier = call.fallback_of
    while earlier is not None and earlier not in those:
        earlier = await session.scalar(select(_M.fallback_of).where(_M.id == earlier))
    return earlier is not None


async def origins(session: AsyncSession, calls: Sequence[OutboxMessage]) -> dict[int, str]:
    """Return the key of what each call is in place of at first: its own, or an older message's."""
    found: dict[int, str] = {}
    for call in calls:
        key, earlier = call.key, call.fallback_of
        while earlier is not None:
            before = (
                await session.execute(select(_M.key, _M.fallback_of).where(_M.id == earlier))
            ).one()
            key, earlier = before.key, before.fallback_of
        found[call.id] = key
    return found
