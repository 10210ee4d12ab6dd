"""What customers are owed to be told, and nothing and nobody is about to tell: for people to see.

The first notice of a complaint that is kept quiet, from the beginning: no machine may tell it. And
any notice whose time to be told came and went with no message left that tells it, however that came
about. It ends by a way that is called safe or put right, by telling, or by giving up with a reason
(`ComplaintDeciding.give_up_telling`). Only reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import String, and_, cast, func, or_, select, union

from backend.complaints import access, states
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.models.clock import UNTOLD
from backend.complaints.models.complaint import QUIET
from backend.complaints.sla import ClockKind
from backend.notifications.handed_over import UNDER_WAY
from backend.notifications.models import OutboxMessage
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, Label, Select
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import InstrumentedAttribute

    from backend.complaints.access import Viewer

MOST_SHOWN = 200
# By a bound of what it goes by SQLite takes the index of few, also where it counted no rows.
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
_C = ComplaintClock
# Also a dead letter: it stands before people already.
_TELLING = (
    select(OutboxMessage.id)
    .where(
        OutboxMessage.complaint_id == _C.complaint_id,
        cast(OutboxMessage.meets, String).contains(_C.id),
        or_(OutboxMessage.state.in_(UNDER_WAY), OutboxMessage.dead),
    )
    .limit(1)
    .correlate(_C)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Untold:
    """A clock of which nobody is about to tell the customer; `owner` is who has the complaint."""

    clock: ComplaintClock
    complaint: Complaint
    owner: str | None


async def waiting(session: AsyncSession, who: Viewer) -> list[Untold]:
    """Return what somebody may see of it, the most urgent first."""
    ids = (await session.scalars(_ids(access.visible_to(who)).limit(MOST_SHOWN))).all()
    query = (
        select(_C, Complaint, StaffMember.display_name)
        .join(Complaint, Complaint.id == _C.complaint_id)
        .outerjoin(StaffMember, StaffMember.id == Complaint.owner_id)
        .where(_C.id.in_(ids))
        .order_by(_C.due_at, _C.id)
    )
    return [Untold(*row) for row in await session.execute(query)] if ids else []


def counted(who: Viewer) -> Select[int]:
    """Return the query for how many there are of what `waiting` lists."""
    return select(func.count()).select_from(_ids(access.visible_to(who)).subquery())


async def clocks_of(session: AsyncSession, complaint: Complaint) -> Sequence[ComplaintClock]:
    """Return the clocks of a complaint of which nobody is about to tell its customer."""
    ids = (await session.scalars(_ids(Complaint.id == complaint.id))).all()
    found = await session.scalars(select(_C).where(_C.id.in_(ids))) if ids else None
    return found.all() if found else ()


def _ids(which: ColumnElement[bool]) -> Select[str]:
    """Return the query for the ids of the clocks, of complaints of which `which` holds, in order.

    Of each clock that may be one its complaint is looked at, and the messages only of what is left:
    said so, as PostgreSQL thinks of many more clocks than there are, and reads all messages.
    """
    owed = and_(which, Complaint.state.not_in(sorted(states.NOTHING_TO_SAY)))
    of_quiet = select(*(_first_notice(column) for column in (_C.id, _C.due_at))).where(QUIET, owed)
    telling = and_(owed, Complaint.cycle == _C.cycle, _TELLING.is_(None))
    its = Complaint.id == _C.complaint_id
    left = select(telling).where(its).correlate(_C).scalar_subquery()
    found = union(
        of_quiet, select(_C.id, _C.due_at).where(UNTOLD, _C.due_at > _ALWAYS, left)
    ).subquery()
    return select(found.c.id).where(found.c.id.is_not(None)).order_by(found.c.due_at, found.c.id)


def _first_notice(column: InstrumentedAttribute[Any]) -> Label[Any]:
    """Return a column of a complaint's clock of the first notice, where that still runs."""
    running = (_C.met_at.is_(None), _C.stopped_at.is_(None))
    its = (_C.complaint_id == Complaint.id, _C.cycle == Complaint.cycle)
    query = select(column).where(*its, _C.kind == ClockKind.FIRST_NOTICE, *running)
    return query.correlate(Complaint).scalar_subquery().label(column.key)
