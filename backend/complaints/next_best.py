"""What to take next: nobody's complaints, by the probability that their promise is missed.

A complaint of a topic is usually handled in `u`, the business time of the topic's target; `r` is
the business time that is left until the promised moment. Of a handling time of which nothing but
its mean is known, the distribution that assumes least is the exponential
(Jaynes, "Information Theory and Statistical Mechanics", 1957), so the promise is missed with
probability exp(-r / u): 1 when it is late already. The order is that of r / u, the "critical ratio"
of scheduling (Conway, Maxwell and Miller, "Theory of Scheduling", 1967); of what is late or alike,
what was promised for the earliest moment comes first. What the rules of routing prefer comes before
all of that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.complaints import access, pool, sla
from backend.complaints.idempotency import Request
from backend.complaints.models import Complaint, ComplaintClock, ComplaintEvent
from backend.complaints.orders import Order
from backend.complaints.states import State
from backend.complaints.topics import kept_topic
from backend.kit.clock import ISTANBUL
from backend.kit.errors import ComplaintChangedError, ComplaintNotFoundError
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.handling import ComplaintHandling
    from backend.kit.settings import Settings
    from backend.kit.work import Work, Works

# Ranked are those that are due first: what is due later can hardly be more likely to be missed.
_LOOKED_AT = 300
SHOWN = 20
_TRIES = 5
_SCOPE = "desk:next"


@dataclass(frozen=True)
class Candidate:
    """A complaint that somebody could take: what is left, what is usual, and the last event."""

    number: str
    state: str
    topic: str
    due_at: datetime
    left: timedelta
    usual: timedelta
    seen: int
    priority: int = 0

    @property
    def missed(self) -> float:
        """The probability that its promise is missed."""
        return math.exp(-(self.left / self.usual))


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Order what may be taken: what is preferred, then what is likeliest to be missed first."""
    return sorted(
        candidates,
        key=lambda one: (-one.priority, one.left / one.usual, one.due_at, one.number),
    )


async def waiting(
    session: AsyncSession, who: Viewer, now: datetime, settings: Settings
) -> Sequence[Candidate]:
    """Return what somebody could take, in the order in which it should be."""
    newest = (
        select(func.max(ComplaintEvent.id))
        .where(ComplaintEvent.complaint_id == Complaint.id)
        .correlate(Complaint)
        .scalar_subquery()
    )
    query = (
        select(
            Complaint.tracking_number,
            Complaint.state,
            Complaint.topic,
            ComplaintClock.due_at,
            newest,
            Complaint.priority,
        )
        .join(ComplaintClock, pool.PROMISE)
        .where(
            access.visible_to(who),
            ComplaintClock.met_at.is_(None),
            ComplaintClock.stopped_at.is_(None),
            Complaint.owner_id.is_(None),
            Complaint.state.in_([State.REGISTERED, State.IN_REVIEW]),
        )
        .order_by(ComplaintClock.due_at, ComplaintClock.complaint_id)
        .limit(_LOOKED_AT)
    )
    # What is preferred is looked at by itself: it may be due after hundreds of others.
    found = [
        *await session.execute(query.where(Complaint.priority > 0)),
        *await session.execute(query.where(Complaint.priority == 0)),
    ]
    terms = sla.terms_on(now.astimezone(ISTANBUL).date(), settings)
    return ranked(
        Candidate(
            number=number,
            state=state,
            topic=topic,
            due_at=due_at,
            left=sla.business_time_between(now, due_at),
            usual=terms.target_days(kept_topic(topic)) * sla.FULL_DAY,
            seen=seen,
            priority=priority,
        )
        for number, state, topic, due_at, seen, priority in found
    )


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
