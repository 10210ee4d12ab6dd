"""What to take next: nobody's complaints, by the probability that a clock of theirs is missed.

Until a clock ends there is a time `r`, and what it waits for usually takes `u`: what was measured
lately in the topic, or in the whole house (`usual_times`). The first notice waits for the customer
to be told, all others for the conclusion. Of a time of which nothing but its mean is known, the
distribution that assumes least is the exponential (Jaynes, "Information Theory and Statistical
Mechanics", 1957), so a clock is missed with probability exp(-r / u): 1 when it is late already. Of
several the likeliest counts. The order is that of r / u, the "critical ratio" of scheduling
(Conway, Maxwell and Miller, "Theory of Scheduling", 1967); of what is late or alike, what ends
first comes first. Where too little was measured no probability is told, and what was promised
stands for `u` in the order. What the rules of routing prefer comes before all of that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from backend.complaints import access, sla, usual_times
from backend.complaints.errors import ComplaintChangedError
from backend.complaints.idempotency import Request
from backend.complaints.models import Complaint, ComplaintClock, ComplaintEvent
from backend.complaints.orders import Order
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.topics import kept_topic
from backend.complaints.usual_times import Span
from backend.kit.errors import ComplaintNotFoundError
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.handling import ComplaintHandling
    from backend.complaints.sla import Terms
    from backend.complaints.usual_times import UsualTimes
    from backend.kit.settings import Settings
    from backend.kit.work import Work, Works

# Ranked is where one of these ends first: what ends later is hardly likelier to be missed.
_LOOKED_AT_BY = (ClockKind.FIRST_NOTICE, ClockKind.PROMISE, ClockKind.TARGET)
_LOOKED_AT = 100
SHOWN = 20
_TRIES = 5
_SCOPE = "desk:next"


@dataclass(frozen=True)
class Ending:
    """A clock that runs: when it ends, what is left, and what it usually takes to keep it.

    `measured` says whether that was, or is only what was promised.
    """

    kind: ClockKind
    due_at: datetime
    left: timedelta
    usual: timedelta
    measured: bool = True

    @property
    def ratio(self) -> float:
        """How much of what it usually takes is left."""
        return self.left / self.usual

    @property
    def missed(self) -> float | None:
        """The probability that it is missed; None where too little is known."""
        return math.exp(-self.ratio) if self.measured or not self.left else None


@dataclass(frozen=True)
class Candidate:
    """A complaint that somebody could take: its clocks, one at least, and the last event."""

    number: str
    state: str
    topic: str
    endings: Sequence[Ending]
    seen: int
    priority: int = 0

    @property
    def first(self) -> Ending:
        """The clock that is likeliest to be missed."""
        return min(self.endings, key=lambda one: (one.ratio, one.due_at))


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Order what may be taken: what is preferred, then what is likeliest to be missed first."""
    return sorted(
        candidates,
        key=lambda one: (-one.priority, one.first.ratio, one.first.due_at, one.number),
    )


async def waiting(
    session: AsyncSession, who: Viewer, now: datetime, settings: Settings
) -> Sequence[Candidate]:
    """Return what somebody could take, in the order in which it should be."""
    free = (
        access.visible_to(who),
        Complaint.owner_id.is_(None),
        Complaint.state.in_([State.REGISTERED, State.IN_REVIEW]),
    )
    # What is preferred is looked at by itself: it may be due after hundreds of others.
    ids = {
        found
        for preferred in (Complaint.priority > 0, Complaint.priority == 0)
        for kind in _LOOKED_AT_BY
        for found in await session.scalars(
            select(Complaint.id)
            .join(ComplaintClock, _running(kind))
            .where(*free, preferred)
            .order_by(ComplaintClock.due_at, ComplaintClock.complaint_id)
            .limit(_LOOKED_AT)
        )
    }
    newest = (
        select(func.max(ComplaintEvent.id))
        .where(ComplaintEvent.complaint_id == Complaint.id)
        .correlate(Complaint)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Complaint, newest, ComplaintClock)
        .join(ComplaintClock, _running())
        .where(Complaint.id.in_(ids), ComplaintClock.paused_at.is_(None))
    )
    clocks: dict[str, list[ComplaintClock]] = {}
    known: dict[str, tuple[Complaint, int]] = {}
    for complaint, seen, clock in rows:
        known[complaint.id] = (complaint, seen)
        clocks.setdefault(complaint.id, []).append(clock)
    usual = await usual_times.measured(session, now)
    terms = sla.terms_at(now, settings)
    return ranked(
        Candidate(
            number=complaint.tracking_number,
            state=complaint.state,
            topic=complaint.topic,
            endings=_endings(complaint, clocks[complaint.id], now, usual, terms),
            seen=seen,
            priority=complaint.priority,
        )
        for complaint, seen in known.values()
    )


def _running(kind: ClockKind | None = None) -> ColumnElement[bool]:
    return and_(
        ComplaintClock.complaint_id == Complaint.id,
        ComplaintClock.cycle == Complaint.cycle,
        ComplaintClock.met_at.is_(None),
        ComplaintClock.stopped_at.is_(None),
        *([ComplaintClock.kind == kind] if kind else []),
    )


def _endings(
    complaint: Complaint,
    clocks: Iterable[ComplaintClock],
    now: datetime,
    usual: UsualTimes,
    terms: Terms,
) -> list[Ending]:
    """Return of each span the clock that ends first: the others of it wait for the same."""
    promised = {
        Span.TOLD: timedelta(hours=terms.first_notice_hours),
        Span.CONCLUDED: terms.target_days(kept_topic(complaint.topic)) * sla.FULL_DAY,
    }
    found: dict[Span, Ending] = {}
    for clock in sorted(clocks, key=lambda one: one.due_at):
        kind = ClockKind(clock.kind)
        span = usual_times.span_of(kind)
        if span in found:
            continue
        known = usual.of(complaint.topic, span)
        left = usual_times.length(span, now, clock.due_at)
        found[span] = Ending(
            kind, clock.due_at, left, known or promised[span], measured=known is not None
        )
    return list(found.values())


async def take(
    works: Works, handling: ComplaintHandling, who: Viewer, key: str, settings: Settings
) -> str | None:
    """Take what comes first into review; return its number, or None when nothing waits.

    Whoever is quicker has it, and the other one gets the next. The same key takes the same one.

    Raises:
        NotAllowedError: their role handles no complaints.

    """
    require(who.role, Permission.HANDLE)
    async with works.reading() as session:
        found = await waiting(session, who, works.now(), settings)
    for one in found[:_TRIES]:
        try:
            async with works.begin() as work:
                return await _take(work, handling, Order(one.number, who, one.seen), one.state, key)
        except (ComplaintChangedError, ComplaintNotFoundError):
            continue
    async with works.begin() as work:
        return await _taken_before(work.session, who, key)


async def _take(work: Work, handling: ComplaintHandling, order: Order, state: str, key: str) -> str:
    if before := await _taken_before(work.session, order.by, key):
        return before
    if state == State.REGISTERED:
        taken = await handling.change_state(work, order, State.IN_REVIEW)
    else:
        team = await work.session.scalar(
            select(Complaint.team).where(Complaint.tracking_number == order.number)
        )
        taken = await handling.assign(work, order, team or "", order.by.id)
    _request(order.by, key).remember(work.session, taken.id, work.now)
    return taken.tracking_number


async def _taken_before(session: AsyncSession, who: Viewer, key: str) -> str | None:
    complaint_id = await _request(who, key).done_before(session)
    if complaint_id is None:
        return None
    number = select(Complaint.tracking_number).where(Complaint.id == complaint_id)
    return await session.scalar(number)


def _request(who: Viewer, key: str) -> Request:
    return Request(_SCOPE, f"staff:{who.id}", key, [])
