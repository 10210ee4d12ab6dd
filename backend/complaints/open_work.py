"""How much that is open teams and people have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.complaints import access
from backend.complaints.models import Complaint

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer


@dataclass(frozen=True, slots=True)
class OfTeam:
    """How many open complaints a team has, and when the first of their promises ends."""

    team: str
    count: int
    first_due: datetime


async def by_team(session: AsyncSession, who: Viewer, codes: Collection[str]) -> Sequence[OfTeam]:
    """Return what somebody may see of what some teams have, the one that is due first before."""
    query = (
        select(Complaint.team, func.count(), func.min(Complaint.owed_until))
        .where(
            access.visible_to(who),
            Complaint.team.in_(codes),
            Complaint.owed_until.is_not(None),
        )
        .group_by(Complaint.team)
        .order_by(func.min(Complaint.owed_until))
    )
    rows = await session.execute(query)
    return [OfTeam(team, count, due) for team, count, due in rows if due is not None]


async def by_owner(session: AsyncSession, who: Viewer, owners: Collection[str]) -> dict[str, int]:
    """Return how many that are open each of some people has, as somebody may see them."""
    query = (
        select(Complaint.owner_id, func.count())
        .where(
            access.visible_to(who),
            Complaint.owner_id.in_(owners),
            Complaint.owed_until.is_not(None),
        )
        .group_by(Complaint.owner_id)
    )
    return {owner: count for owner, count in await session.execute(query) if owner is not None}
