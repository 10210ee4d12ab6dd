"""What customers are owed to be told, and nothing and nobody is about to tell: for people to see.

The first notice of a complaint that is kept quiet, from the beginning: no machine may tell it. And
any notice whose time to be told came and went with no message left that tells it, however that came
about. It ends by a way that is called safe or put right, by telling, or by giving up with a reason
(`ComplaintDeciding.give_up_telling`). Only reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import String, and_, cast, exists, func, or_, select, union_all

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

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer

MOST_SHOWN = 200
_C = ComplaintClock
# Also a dead letter: it stands before people already.
_TELLING = exists().where(
    OutboxMessage.complaint_id == _C.complaint_id,
    cast(OutboxMessage.meets, String).contains(_C.id),
    or_(OutboxMessage.state.in_(UNDER_WAY), OutboxMessage.dead),
)


@dataclass(frozen=True, slots=True)
class Untold:
    """A clock of which nobody is about to tell the customer; `owner` is who has the complaint."""

    clock: ComplaintClock
    complaint: Complaint
    owner: str | None


async def waiting(session: AsyncSession, who: Viewer) -> list[Untold]:
    """Return what somebody may see of it, the most urgent first."""
    query = (
        _listed(select(_C, Complaint, StaffMember.display_name))
        .outerjoin(StaffMember, StaffMember.id == Complaint.owner_id)
        .where(access.visible_to(who))
        .order_by(_C.due_at, _C.id)
        .limit(MOST_SHOWN)
    )
    return [Untold(*row) for row in await session.execute(query)]


async def count_waiting(session: AsyncSession, who: Viewer) -> int:
    """Count what `waiting` returns."""
    query = _listed(select(func.count()).select_from(_C)).where(access.visible_to(who))
    return await session.scalar(query) or 0


async def clocks_of(session: AsyncSession, complaint: Complaint) -> Sequence[ComplaintClock]:
    """Return the clocks of a complaint of which nobody is about to tell its customer."""
    query = _listed(select(_C)).where(Complaint.id == complaint.id)
    return (await session.scalars(query)).all()


def _listed(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    quiet = (
        select(_C.id)
        .join(Complaint, Complaint.id == _C.complaint_id)
        .where(QUIET, _C.kind == ClockKind.FIRST_NOTICE, _running())
    )
    left = select(_C.id).where(UNTOLD, ~_TELLING)
    return query.join(Complaint, Complaint.id == _C.complaint_id).where(
        _C.id.in_(union_all(quiet, left)),
        Complaint.cycle == _C.cycle,
        Complaint.state.not_in(sorted(states.NOTHING_TO_SAY)),
    )


def _running() -> Any:
    return and_(_C.met_at.is_(None), _C.stopped_at.is_(None))
