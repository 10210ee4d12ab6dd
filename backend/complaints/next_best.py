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
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select, true, union_all

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

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.handling import ComplaintHandling
    from backend.complaints.sla import Terms
    from backend.complaints.usual_times import UsualTimes
    from backend.kit.settings import Settings
    from backend.kit.work import Work, Works

# Of each team and order (`_looked_at`): what comes later is hardly likelier to be missed.
_LOOKED_AT = 50
SHOWN = 20
_TRIES = 5
_SCOPE = "desk:next"
_C, _K = Complaint, ComplaintClock
_FREE = (
    _C.owner_id.is_(None),
    _C.owed_until.is_not(None),
    _C.state.in_([State.REGISTERED, State.IN_REVIEW]),
)


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
    """A complaint that somebody could take: its clocks, one at least."""

    number: str
    state: str
    topic: str
    endings: Sequence[Ending]
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
    terms = sla.terms_at(now, settings)
    rows = await session.execute(
        select(_C.tracking_number, _C.state, _C.topic, _C.priority, _K.kind, _K.due_at)
        .join(_K, and_(_K.complaint_id == _C.id, _K.cycle == _C.cycle))
        .where(
            _C.id.in_(_looked_at(who, now, terms)),
            *(column.is_(None) for column in (_K.met_at, _K.stopped_at, _K.paused_at)),
        )
    )
    clocks: dict[str, list[tuple[ClockKind, datetime]]] = defaultdict(list)
    known: dict[str, tuple[str, str, int]] = {}
    for number, state, topic, priority, kind, due_at in rows:
        known[number] = (state, topic, priority)
        clocks[number].append((ClockKind(kind), due_at))
    usual = await usual_times.measured(session, now)
    return ranked(
        Candidate(
            number, state, topic, _endings(topic, clocks[number], now, usual, terms), priority
        )
        for number, (state, topic, priority) in known.items()
    )


def _looked_at(who: Viewer, now: datetime, terms: Terms) -> Select[str]:
    """Return the query for the ids of what may come first, of each team that somebody sees.

    That is what was promised first; what waits longest, as its team's target ends first; of what
    came in so lately that its first notice can be kept, the same; and what is preferred.
    """
    lately = now - timedelta(hours=terms.first_notice_hours)
    orders = (
        (true(), _C.owed_until),
        (true(), _C.registered_at),
        (_C.registered_at > lately, _C.registered_at),
        (_C.priority > 0, _C.owed_until),
    )
    every = [
        select(_C.id).where(part, *_FREE, which).order_by(by, _C.id).limit(_LOOKED_AT).subquery()
        for part in access.visible_parts(who)
        for which, by in orders
    ]
    return select(union_all(*(select(each.c.id) for each in every)).subquery().c.id)


def _endings(
    topic: str,
    clocks: Iterable[tuple[ClockKind, datetime]],
    now: datetime,
    usual: UsualTimes,
    terms: Terms,
) -> list[Ending]:
    """Return of each span the clock that ends first: the others of it wait for the same."""
    promised = {
        Span.TOLD: timedelta(hours=terms.first_notice_hours),
        Span.CONCLUDED: terms.target_days(kept_topic(topic)) * sla.full_day(),
    }
    found: dict[Span, Ending] = {}
    for kind, due_at in sorted(clocks, key=itemgetter(1)):
        span = usual_times.span_of(kind)
        if span in found:
            continue
        known = usual.of(topic, span)
        left = usual_times.length(span, now, due_at)
        found[span] = Ending(
            kind, due_at, left, known or promised[span], measured=known is not None
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
        found = (await waiting(session, who, works.now(), settings))[:_TRIES]
        free = await _still_free(session, [one.number for one in found])
    for number, (state, newest) in free.items():
        order = Order(number, who, newest)
        try:
            async with works.begin() as work:
                return await _take(work, handling, order, state, key)
        except (ComplaintChangedError, ComplaintNotFoundError):
            continue
    async with works.begin() as work:
        return await _taken_before(work.session, who, key)


async def _still_free(session: AsyncSession, numbers: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Return the state and the last event of each that still is nobody's, in the order given.

    Both in one question: what happens after that nobody has seen, and somebody may have taken one
    since it was found.
    """
    rows = await session.execute(
        select(_C.tracking_number, _C.state, func.max(ComplaintEvent.id))
        .join(ComplaintEvent, ComplaintEvent.complaint_id == _C.id)
        .where(_C.tracking_number.in_(numbers), *_FREE)
        .group_by(_C.tracking_number, _C.state)
    )
    found = {number: (state, newest) for number, state, newest in rows}
    return {number: found[number] for number in numbers if number in found}


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
