"""Whose work was given on by another: they are told when they look next, until they read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from backend.staff.models import StaffMember
from backend.staff.taken_models import WorkTaken

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work


_KINDS = ("conversations", "complaints", "calls")


@dataclass(frozen=True)
class Taken:
    """What was given on at once (`at` in UTC): by whom, to whom, if to anybody, and how much."""

    id: int
    by: str
    to: str | None
    at: datetime
    conversations: int
    complaints: int
    calls: int


async def note(work: Work, staff_id: str, by_id: str, to_id: str | None, **counts: int) -> None:
    """Write down that somebody's work was given on; `counts` says how much of which kind.

    What the same person gave to the same one, and nobody has read of yet, is told together.
    """
    same = select(WorkTaken).where(
        WorkTaken.staff_id == staff_id,
        WorkTaken.by_id == by_id,
        WorkTaken.to_id == to_id,
        WorkTaken.seen_at.is_(None),
    )
    one = await work.session.scalar(same.limit(1))
    if one is None:
        one = WorkTaken(staff_id=staff_id, by_id=by_id, to_id=to_id, **dict.fromkeys(_KINDS, 0))
        work.session.add(one)
    one.at = work.now
    for kind in _KINDS:
        setattr(one, kind, getattr(one, kind) + counts.get(kind, 0))


async def unseen(session: AsyncSession, staff_id: str) -> Sequence[Taken]:
    """Return what somebody has not read of yet, the oldest first."""
    by, to = aliased(StaffMember), aliased(StaffMember)
    rows = await session.execute(
        select(WorkTaken, by.display_name, to.display_name)
        .join(by, by.id == WorkTaken.by_id)
        .outerjoin(to, to.id == WorkTaken.to_id)
        .where(WorkTaken.staff_id == staff_id, WorkTaken.seen_at.is_(None))
        .order_by(WorkTaken.id)
    )
    return [
        Taken(one.id, by_name, to_name, one.at, one.conversations, one.complaints, one.calls)
        for one, by_name, to_name in rows
    ]


async def seen(work: Work, staff_id: str, ids: Collection[int]) -> None:
    """Note that somebody has read of these."""
    await work.session.execute(
        update(WorkTaken)
        .where(WorkTaken.staff_id == staff_id, WorkTaken.id.in_(ids), WorkTaken.seen_at.is_(None))
        .values(seen_at=work.now)
    )
