"""Which deadlines of open complaints move when a day counts otherwise. Never commits.

Those in business days and hours that run over the day: the legal ones and the team's target, with
the steps that wait for it. A promise to a customer never moves; only when they are told before it
ends does, so that it still is within business hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.models.escalation import Escalation
from backend.complaints.sla import ClockKind
from backend.kit.clock import beginning_of, day_in_turkiye

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row
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


@dataclass(frozen=True)
class Moved:
    """A clock of a complaint (by its tracking number) that is due at another moment now."""

    number: str
    kind: ClockKind
    before: datetime
    after: datetime


@dataclass(frozen=True)
class Moves:
    """What a day moved: clocks, the first to be due at the front, and what stays as promised.

    `told_otherwise`: of how many promises customers are told at another moment before they end.
    `promised_for_it`: how many promises end on the day.
    """

    clocks: Sequence[Moved] = ()
    told_otherwise: int = 0
    promised_for_it: int = 0

    @property
    def complaints(self) -> int:
        """How many complaints have a clock that moved."""
        return len({one.number for one in self.clocks})


async def move(session: AsyncSession, day: date, old: Calendar, new: Calendar) -> Moves:
    """Move what runs over a day; return what moved."""
    found: list[Moved] = []
    targets: dict[str, tuple[ComplaintClock, datetime]] = {}
    told, for_it = 0, 0
    for clock, number in await _running_over(session, day):
        before, due_at, told_at = clock.due_at, moved(clock, old, new), clock.notice_at
        if told_at is not None:
            clock.notice_at = new.subtract(due_at, old.between(told_at, before))
        if clock.kind == ClockKind.PROMISE:
            told += clock.notice_at != told_at
            for_it += day_in_turkiye(before) == day
        if due_at == before:
            continue
        clock.due_at = due_at
        found.append(Moved(number, ClockKind(clock.kind), before, due_at))
        if clock.kind == ClockKind.TARGET:
            targets[clock.complaint_id] = clock, before
    await _move_steps(session, targets, old, new)
    return Moves(sorted(found, key=lambda one: (one.after, one.number)), told, for_it)


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


async def _running_over(session: AsyncSession, day: date) -> Sequence[Row[ComplaintClock, str]]:
    begins = beginning_of(day)
    query = (
        select(_C, Complaint.tracking_number)
        .join(Complaint, and_(Complaint.id == _C.complaint_id, Complaint.cycle == _C.cycle))
        .where(
            _C.kind.in_((*_MOVED, ClockKind.PROMISE)),
            _C.met_at.is_(None),
            _C.stopped_at.is_(None),
            _C.due_at >= begins,
            _C.started_at < begins + timedelta(days=1),
        )
    )
    return (await session.execute(query)).all()
