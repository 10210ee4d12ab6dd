"""What stands beside a complaint on the desk: the same customer's others, and similar answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, func, or_, select

from backend.complaints import access
from backend.complaints.customer_keys import email_key, line_key
from backend.complaints.models import Complaint, ComplaintCycle, ComplaintEntry
from backend.complaints.states import FINISHED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer

MOST_OTHERS = 20
MOST_SIMILAR = 3
_ACCEPTED = 4


@dataclass(frozen=True, slots=True)
class Other:
    """Another complaint, in a line."""

    number: str
    topic: str
    state: str
    registered_at: datetime
    # Of a repeat: whether the topic is surely the same.
    certain: bool | None = None


@dataclass(frozen=True, slots=True)
class Others:
    """A customer's complaints that somebody may see, newest first, and how many more there are."""

    seen: Sequence[Other]
    hidden: int


@dataclass(frozen=True, slots=True)
class Similar:
    """A concluded complaint about the same, and what its customer was answered."""

    number: str
    outcome: str | None
    answer: str


@dataclass(frozen=True, slots=True)
class Ways:
    """By what a customer is known: any of these."""

    phone: str | None = None
    email: str | None = None
    service_number: str | None = None

    def condition(self) -> ColumnElement[bool] | None:
        """Return the condition that a complaint is theirs; None when nothing is known."""
        known = (
            (Complaint.contact_phone, self.phone),
            (Complaint.email_key, email_key(self.email)),
            (Complaint.line_key, line_key(self.service_number)),
        )
        found = [column == value for column, value in known if value]
        return or_(*found) if found else None


async def others(
    session: AsyncSession, who: Viewer, ways: Ways, *, besides: str | None = None
) -> Others:
    """Return what else a customer complained of; `besides` is the id of the one that is shown."""
    theirs = ways.condition()
    if theirs is None:
        return Others((), 0)
    if besides is not None:
        theirs = and_(theirs, Complaint.id != besides)
    rows = await session.execute(
        select(Complaint.tracking_number, Complaint.topic, Complaint.state, Complaint.registered_at)
        .where(theirs, access.visible_to(who))
        .order_by(Complaint.registered_at.desc(), Complaint.id)
        .limit(MOST_OTHERS)
    )
    seen = [Other(*row) for row in rows]
    count = await session.scalar(select(func.count()).select_from(Complaint).where(theirs)) or 0
    return Others(seen, count - len(seen))


async def linked(session: AsyncSession, who: Viewer, complaint_id: str) -> Sequence[Other]:
    """Return what was linked to a complaint as the same, as far as somebody may see it."""
    rows = await session.execute(
        select(Complaint.tracking_number, Complaint.topic, Complaint.state, Complaint.registered_at)
        .where(Complaint.duplicate_of == complaint_id, access.visible_to(who))
        .order_by(Complaint.registered_at)
        .limit(MOST_OTHERS)
    )
    return [Other(*row) for row in rows]


async def repeats(
    session: AsyncSession, who: Viewer, complaint: Complaint
) -> tuple[Sequence[Other], Sequence[Other]]:
    """Return what a complaint repeats, and what repeats it, as far as somebody may see them."""
    of_it = Complaint.repeat_of == complaint.id
    before = Complaint.id == complaint.repeat_of if complaint.repeat_of else false()
    found = []
    for linked_so in (before, of_it):
        rows = await session.execute(
            select(
                Complaint.tracking_number,
                Complaint.topic,
                Complaint.state,
                Complaint.registered_at,
                Complaint.repeat_certain,
            )
            .where(linked_so, access.visible_to(who))
            .order_by(Complaint.registered_at)
            .limit(MOST_OTHERS)
        )
        found.append([Other(*row) for row in rows])
    [told_before] = found[:1]
    certain = complaint.repeat_certain
    return [replace(each, certain=certain is not False) for each in told_before], found[1]


async def similar(session: AsyncSession, who: Viewer, complaint: Complaint) -> list[Similar]:
    """Return the newest answers about the same topic that customers took: none was reopened."""
    rows = await session.execute(
        select(
            Complaint.tracking_number,
            ComplaintCycle.outcome,
            ComplaintEntry.text,
        )
        .join(
            ComplaintCycle,
            and_(
                ComplaintCycle.complaint_id == Complaint.id,
                ComplaintCycle.number == Complaint.cycle,
            ),
        )
        .join(ComplaintEntry, ComplaintEntry.id == ComplaintCycle.answer_id)
        .where(
            Complaint.topic == complaint.topic,
            Complaint.state.in_(sorted(FINISHED)),
            Complaint.cycle == 1,
            Complaint.id != complaint.id,
            ComplaintEntry.erased_at.is_(None),
            func.coalesce(ComplaintCycle.satisfaction, _ACCEPTED) >= _ACCEPTED,
            access.visible_to(who),
        )
        .order_by(ComplaintCycle.resolved_at.desc())
        .limit(MOST_SIMILAR)
    )
    return [Similar(*row) for row in rows]
