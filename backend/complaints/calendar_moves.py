"""Which deadlines of open complaints move when a day counts otherwise. Never commits.

Those in business days and hours that run over the day: the legal ones and the team's target, with
the steps that wait for it. A promise to a customer never moves; only when they are told before it
ends does, so that it still is within business hours.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.models.escalation import Escalation
from backend.complaints.sla import ClockKind
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.calendars import Calendar

_C = ComplaintClock
_BY_DAYS = frozenset({ClockKind.LEGAL, ClockKind.LEGAL_NOTICE})
_MOVED = (*sorted(_BY_DAYS), ClockKind.TARGET)
_AT_ONCE = 500


def moved(clock: ComplaintClock, old: Calendar, new: Calendar) -> datetime:
    """Return when a clock is due by a new calendar that was due by an old one. Pure."""
    if clock.kind in _BY_DAYS:
        days = old.business_days_between(clock.started_at, clock.due_at)
        return new.end_of_business_day(clock.started_at, days)
    if clock.kind == ClockKind.TARGET:
        return new.add(clock.started_at, old.between(clock.started_at, clock.due_at))
    return clock.due_at


async def count(session: AsyncSession, day: date, old: Calendar, new: Calendar) -> int:
    """Count the complaints of which a deadline would move."""
    clocks = await _running_over(session, day, _MOVED)
    return len({one.complaint_id for one in clocks if moved(one, old, new) != one.due_at})


async def move(session: AsyncSession, day: date, old: Calendar, new: Calendar) -> int:
    """Move what runs over a day; return of how many complaints a deadline moved."""
    clocks = await _running_over(session, day, (*_MOVED, ClockKind.PROMISE))
    touched: set[str] = set()
    targets: dict[str, tuple[ComplaintClock, datetime]] = {}
    for clock in clocks:
        before, due_at = clock.due_at, moved(clock, old, new)
        if clock.notice_at is not None:
            lead = old.between(clock.notice_at, before)
            clock.notice_at = new.subtract(due_at, lead)
        if due_at == before:
            continue
        clock.due_at = due_at
        touched.add(clock.complaint_id)
        if clock.kind == ClockKind.TARGET:
            targets[clock.complaint_id] = clock, before
    await _move_steps(session, targets, old, new)
    return len(touched)


async def _move_steps(
    session: AsyncSession,
    targets: dict[str, tuple[ComplaintClock, datetime]],
    old: Calendar,
    new: Calendar,
) -> None:
    """Keep each step as far before its target, or after it, as it was."""
    ids = list(targets)
    for start in range(0, len(ids), _AT_ONCE):
        waiting = select(Escalation).where(
            Escalation.complaint_id.in_(ids[start : start + _AT_ONCE]),
            Escalation.fired_at.is_(None),
            Escalation.cancelled_at.is_(None),
            Escalation.due_at.is_not(None),
        )
        for step in await session.scalars(waiting):
            clock, before = targets[step.complaint_id]
            if step.due_at is None or step.cycle != clock.cycle:
                continue
            if step.due_at <= before:
                step.due_at = new.subtract(clock.due_at, old.between(step.due_at, before))
            else:
                step.due_at = new.add(clock.due_at, old.between(before, step.due_at))


async def _running_over(
    session: AsyncSession, day: date, kinds: Sequence[ClockKind]
) -> Sequence[ComplaintClock]:
    begins = datetime.combine(day, time(), ISTANBUL)
    query = (
        select(_C)
        .join(Complaint, and_(Complaint.id == _C.complaint_id, Complaint.cycle == _C.cycle))
        .where(
            _C.kind.in_(kinds),
            _C.met_at.is_(None),
            _C.stopped_at.is_(None),
            _C.due_at >= begins,
            _C.started_at < begins + timedelta(days=1),
        )
    )
    return (await session.scalars(query)).all()
