"""The calls to make, the most urgent first, and those that nobody could make: as one may see them.

A call is urgent by the moment by which it is to be made: the one that somebody planned it for, else
the end of the clocks that it meets, else of the first notice or the promise, if they still run.
What no clock waits for (an answer that could not be sent) is to be told within a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, distinct, exists, func, or_, select
from sqlalchemy.orm import aliased

from backend.complaints import access, states
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.sla import ClockKind
from backend.notifications import calls
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState
from backend.staff.models import StaffMember
from lexicon.phone_numbers import read_phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.notifications.calls import Moment

MOST_SHOWN = 200
_WITHIN = timedelta(days=1)
_M = OutboxMessage
_EARLIER = aliased(OutboxMessage)
_NEWER = aliased(OutboxMessage)
_FIRST, _PROMISE = aliased(ComplaintClock), aliased(ComplaintClock)
_DUE = func.coalesce(_M.due_at, _FIRST.due_at, _PROMISE.due_at)
_CUSTOMER = case(
    (_M.recipient.contains("@"), func.coalesce(Complaint.contact_phone, _M.recipient)),
    else_=_M.recipient,
)
# Something newer reached the customer, or is on its way; a call that was given up as well is the
# one that counts.
_TRIED_SINCE = exists().where(
    _NEWER.complaint_id == _M.complaint_id,
    _NEWER.id > _M.id,
    _NEWER.state != OutboxState.CANCELLED.value,
    or_(_NEWER.state != OutboxState.FAILED.value, _NEWER.channel == OutboxChannel.CALL.value),
)
UNSOLVED = and_(
    calls.GIVEN_UP,
    Complaint.state.not_in(sorted(states.NOTHING_TO_SAY)),
    ~_TRIED_SINCE,
)
"""A customer whom nobody could tell something that they still are to be told."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call, about which complaint, what it is in place of, and who makes it now."""

    message: OutboxMessage
    complaint: Complaint
    # What failed before it; none where there was nothing but the telephone.
    failed_channel: str | None
    failure: str | None
    # The clock that waits for it; none where none does.
    clock: ComplaintClock | None
    holder: str | None

    @property
    def due_at(self) -> datetime:
        """By when it is to be made."""
        if self.message.due_at is not None:
            return self.message.due_at
        return self.clock.due_at if self.clock else self.message.created_at + _WITHIN

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be made now, and not only at a later time."""
        return self.message.next_attempt_at is None or self.message.next_attempt_at <= now

    def is_for_now(self, now: datetime) -> bool:
        """Whether it stands among what is to be made now: what is late does, whatever was tried."""
        return self.is_due(now) or self.due_at <= now

    @property
    def customer(self) -> str:
        """Whom it reaches: the number that is called, else what it was written to."""
        recipient = self.message.recipient
        return (number_of(self.complaint) if "@" in recipient else recipient) or recipient

    def is_held(self, now: datetime) -> bool:
        """Whether somebody makes it just now."""
        until = self.message.lease_until
        return until is not None and until > now

    def is_made_by(self, who: str, now: datetime) -> bool:
        """Whether somebody, by their id, makes it just now."""
        return self.is_held(now) and self.message.lease_owner == who


async def waiting(session: AsyncSession, who: Viewer, now: datetime) -> list[Call]:
    """Return the calls to make that somebody may see: what is late first, then by urgency.

    What is only to be made later stands last, unless it is late.
    """
    later = case((_for_now(now), 0), else_=1)
    query = (
        _calls()
        .where(calls.OPEN, access.visible_to(who))
        .order_by(later, _DUE.is_(None), _DUE, _M.id)
        .limit(MOST_SHOWN)
    )
    found = await _read(session, query)
    return sorted(found, key=lambda one: (not one.is_for_now(now), one.due_at, one.message.id))


def by_customer(found: Iterable[Call]) -> list[list[Call]]:
    """Put together what one customer is to be told, in the order of the first of each. Pure."""
    together: dict[str, list[Call]] = {}
    for one in found:
        together.setdefault(one.customer, []).append(one)
    return list(together.values())


async def beside(session: AsyncSession, who: Viewer, call_id: int, now: datetime) -> list[Call]:
    """Return every call to make to the customer of one of them; nothing where that one is over."""
    for those in by_customer(await waiting(session, who, now)):
        if any(one.message.id == call_id for one in those):
            return those
    return []


async def unsolved(session: AsyncSession, who: Viewer) -> list[Call]:
    """Return the calls that were given up, where the customer still is to be told; newest first."""
    query = _calls().where(UNSOLVED, access.visible_to(who))
    return await _read(session, query.order_by(_M.id.desc()).limit(MOST_SHOWN))


async def find(session: AsyncSession, who: Viewer, call_id: int) -> Call | None:
    """Return a call that somebody may see, whatever became of it."""
    wanted = (_M.id == call_id, _M.channel == OutboxChannel.CALL, access.visible_to(who))
    return next(iter(await _read(session, _calls().where(*wanted))), None)


async def of_complaint(session: AsyncSession, complaint_id: str) -> list[Call]:
    """Return every call about a complaint, the newest first."""
    mine = (_M.complaint_id == complaint_id, _M.channel == OutboxChannel.CALL)
    return await _read(session, _calls().where(*mine).order_by(_M.id.desc()))


async def is_unsolved(session: AsyncSession, complaint_id: str) -> bool:
    """Whether a call about a complaint was given up, and the customer still is to be told."""
    query = _count().where(UNSOLVED, _M.complaint_id == complaint_id)
    return bool(await session.scalar(query))


def counted(who: Viewer, now: Moment) -> Select[int]:
    """Return the query for how many customers somebody could call now, and those they have."""
    mine = or_(calls.is_free(now), calls.is_held_by(who.id))
    wanted = (calls.OPEN, _for_now(now), mine, access.visible_to(who))
    return (
        select(func.count(distinct(_CUSTOMER)))
        .select_from(_M)
        .join(Complaint, Complaint.id == _M.complaint_id)
        .outerjoin(_FIRST, _owed(_FIRST, ClockKind.FIRST_NOTICE))
        .outerjoin(_PROMISE, _owed(_PROMISE, ClockKind.PROMISE))
        .where(*wanted)
    )


async def count_unsolved(session: AsyncSession, who: Viewer) -> int:
    """Count what `unsolved` returns."""
    return await session.scalar(_count().where(UNSOLVED, access.visible_to(who))) or 0


def number_of(complaint: Complaint) -> str:
    """Return at which number a complaint's customer can be called; empty where there is none."""
    if complaint.contact_phone:
        return complaint.contact_phone
    line = read_phone(complaint.service_number) if complaint.service_number else None
    return line.e164 if line and line.reaches_a_person else ""


def _calls() -> Select[*tuple[Any, ...]]:
    return (
        select(
            _M,
            Complaint,
            _EARLIER.channel,
            _EARLIER.failure,
            _FIRST,
            _PROMISE,
            StaffMember.display_name,
        )
        .join(Complaint, Complaint.id == _M.complaint_id)
        .outerjoin(_EARLIER, _EARLIER.id == _M.fallback_of)
        .outerjoin(_FIRST, _owed(_FIRST, ClockKind.FIRST_NOTICE))
        .outerjoin(_PROMISE, _owed(_PROMISE, ClockKind.PROMISE))
        .outerjoin(StaffMember, StaffMember.id == _M.lease_owner)
    )


def _for_now(now: Moment) -> ColumnElement[bool]:
    return or_(calls.is_due(now), now >= _DUE)


def _owed(clock: Any, kind: ClockKind) -> ColumnElement[bool]:
    return and_(
        clock.complaint_id == Complaint.id,
        clock.cycle == Complaint.cycle,
        clock.kind == kind,
        clock.met_at.is_(None),
        clock.stopped_at.is_(None),
    )


def _count() -> Select[int]:
    return select(func.count()).select_from(_M).join(Complaint, Complaint.id == _M.complaint_id)


async def _read(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> list[Call]:
    rows = (await session.execute(query)).all()
    met = await _met(session, [clock for message, *_ in rows for clock in message.meets or ()])
    return [
        Call(
            message=message,
            complaint=complaint,
            failed_channel=channel,
            failure=failure,
            clock=_earliest([met[each] for each in message.meets or () if each in met])
            or first
            or promise,
            holder=holder,
        )
        for message, complaint, channel, failure, first, promise, holder in rows
    ]


async def _met(session: AsyncSession, ids: Sequence[str]) -> dict[str, ComplaintClock]:
    """Return those of some clocks that still run, by their ids."""
    if not ids:
        return {}
    running = (ComplaintClock.met_at.is_(None), ComplaintClock.stopped_at.is_(None))
    found = await session.scalars(
        select(ComplaintClock).where(ComplaintClock.id.in_(ids), *running)
    )
    return {each.id: each for each in found}


def _earliest(clocks: Sequence[ComplaintClock]) -> ComplaintClock | None:
    return min(clocks, key=lambda one: one.due_at, default=None)
