"""What stands beside a complaint on the desk: the same customer's others, and similar answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, func, not_, or_, select, true

from backend.complaints import access, queries
from backend.complaints.customer_keys import email_key, line_key
from backend.complaints.likeness import beginnings, likeness
from backend.complaints.models import Complaint, ComplaintCycle, ComplaintEntry, EntryKind
from backend.complaints.states import FINISHED, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer

MOST_OTHERS = 20
MOST_SIMILAR = 3
_ACCEPTED = 4
# The newest of a topic of which the likest are chosen.
_LOOKED_AT = 40
_LATELY = timedelta(days=14)
# A quarter of what both say; to come from one province counts half of that.
_ALIKE, _NEAR = 0.25, 0.125


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
    # Whose it was, as far as that is known.
    name: str | None
    # From 1 to 5, as its customer rated it; None where nobody knows how they took it.
    satisfaction: int | None


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
    """Return answers about the same that customers accepted, the likest first.

    Accepted is what was rated 4 or 5 and not reopened. Only where there is none, those that nobody
    rated are returned: whoever was not asked, or did not answer, has accepted nothing.
    """
    rated, unrated = ComplaintCycle.satisfaction >= _ACCEPTED, ComplaintCycle.satisfaction.is_(None)
    accepted = await _answered(session, who, complaint, rated)
    return accepted or await _answered(session, who, complaint, unrated)


async def _answered(
    session: AsyncSession, who: Viewer, complaint: Complaint, taken: ColumnElement[bool]
) -> list[Similar]:
    """Return answers taken so, of the topic's newest: the likest first, of like ones the newest."""
    rows = await session.execute(
        select(
            Complaint.tracking_number,
            ComplaintCycle.outcome,
            ComplaintEntry.text,
            Complaint.contact_name,
            ComplaintCycle.satisfaction,
            queries.DESCRIPTION,
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
            taken,
            access.visible_to(who),
        )
        .order_by(ComplaintCycle.resolved_at.desc())
        .limit(_LOOKED_AT)
    )
    mine = beginnings(_told_in(complaint))
    found = [(likeness(mine, beginnings(words or "")), Similar(*row)) for *row, words in rows]
    return [one for _, one in sorted(found, key=lambda each: -each[0])[:MOST_SIMILAR]]


async def alike(
    session: AsyncSession, who: Viewer, complaint: Complaint, now: datetime
) -> list[Other]:
    """Return what other customers complain of in like words lately, and is open: the likest first.

    Of the same topic; from the same province fewer words will do, as of an outage.
    """
    theirs = Ways(complaint.contact_phone, complaint.contact_email, complaint.service_number)
    own = theirs.condition()
    rows = await session.execute(
        select(
            Complaint.tracking_number,
            Complaint.topic,
            Complaint.state,
            Complaint.registered_at,
            Complaint.province,
            queries.DESCRIPTION,
        )
        .where(
            Complaint.topic == complaint.topic,
            Complaint.registered_at > now - _LATELY,
            Complaint.state.in_(sorted(OPEN)),
            Complaint.id != complaint.id,
            not_(func.coalesce(own, false())) if own is not None else true(),
            access.visible_to(who),
        )
        .order_by(Complaint.registered_at.desc(), Complaint.id)
        .limit(_LOOKED_AT)
    )
    mine = beginnings(_told_in(complaint))
    found = []
    for *row, province, words in rows:
        near = complaint.province is not None and province == complaint.province
        found.append((likeness(mine, beginnings(words or "")) + near * _NEAR, Other(*row)))
    ranked = sorted(found, key=lambda each: -each[0])
    return [one for score, one in ranked[:MOST_SIMILAR] if score >= _ALIKE]


def _told_in(complaint: Complaint) -> str:
    return next((one.text for one in complaint.entries if one.kind == EntryKind.DESCRIPTION), "")
