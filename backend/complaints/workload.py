"""How much work somebody has, and who of a team gets the next complaint.

A complaint that is open weighs by its promise: late most, due within a business day next, and what
waits for somebody else least, as there is little to do about it until they answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from backend.complaints import pool, sla, states
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.states import State
from backend.complaints.whose_work import HANDLING
from backend.staff import presence
from backend.staff.account_models import StaffPresence, StaffTeam
from backend.staff.models import StaffMember
from backend.staff.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

LATE, SOON, USUAL, WAITING = 6, 4, 2, 1
_WAITS = (State.WAITING_CUSTOMER, State.WAITING_THIRD_PARTY)


@dataclass
class Load:
    """What somebody has to do: how much it weighs, and how many complaints want something."""

    staff_id: str
    weight: int = 0
    count: int = 0


def least(loads: Iterable[Load], most_open: int, without: str | None = None) -> Load | None:
    """Return who has least to do and may have more; of those alike always the same one.

    `without` gave it back: it is not given to them again.
    """
    free = [one for one in loads if one.count < most_open and one.staff_id != without]
    return min(free, key=lambda one: (one.weight, one.count, one.staff_id), default=None)


async def available(session: AsyncSession, team: str, now: datetime) -> list[Load]:
    """Return who of a team is there, takes new work and handles complaints, with what they have."""
    members = (
        select(StaffMember.id)
        .join(StaffTeam, StaffTeam.staff_id == StaffMember.id)
        .join(StaffPresence, StaffPresence.staff_id == StaffMember.id)
        .where(
            StaffTeam.team == team,
            StaffMember.active.is_(True),
            StaffMember.role.in_(HANDLING),
            StaffPresence.state == Presence.AVAILABLE,
            presence.here(now),
        )
    )
    ids = list(await session.scalars(members))
    loads = {staff_id: Load(staff_id) for staff_id in ids}
    soon = sla.add_business_time(now, sla.full_day())
    weight = case(
        (Complaint.state.in_(_WAITS), WAITING),
        (ComplaintClock.due_at < now, LATE),
        (ComplaintClock.due_at < soon, SOON),
        else_=USUAL,
    )
    wants = case((Complaint.state.in_(_WAITS), 0), else_=1)
    held = (
        select(Complaint.owner_id, func.sum(weight), func.sum(wants))
        .join(ComplaintClock, pool.PROMISE)
        .where(Complaint.owner_id.in_(ids), Complaint.state.in_(sorted(states.OPEN)))
        .group_by(Complaint.owner_id)
    )
    for staff_id, weighs, count in await session.execute(held):
        loads[str(staff_id)] = Load(str(staff_id), int(weighs), int(count))
    return list(loads.values())


def weight_of(due_at: datetime, now: datetime) -> int:
    """Return what a complaint adds that somebody gets now."""
    if due_at < now:
        return LATE
    return SOON if due_at < sla.add_business_time(now, sla.full_day()) else USUAL
