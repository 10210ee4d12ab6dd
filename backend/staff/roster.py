"""Who works or worked here: each with their teams, and where they are logged in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select, true

from backend.staff.account_models import StaffSession, StaffTeam
from backend.staff.errors import StaffNotFoundError
from backend.staff.models import Role, StaffMember
from backend.staff.second_step_models import SecondStep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True)
class Person:
    """Somebody who works or worked here, with their teams; `sessions` is where they are logged in.

    `seen_at` (UTC) is when one of those was used last.
    """

    id: str
    username: str
    name: str
    role: Role
    active: bool
    teams: frozenset[str]
    second_step: bool
    """Whether their logins ask for a code."""
    email: str | None
    """Where the house's alerts go besides the desk."""
    sessions: int
    seen_at: datetime | None


async def everybody(session: AsyncSession) -> Sequence[Person]:
    """Return all, whoever works here first, by name."""
    return await _people(session, true())


async def one(session: AsyncSession, staff_id: str) -> Person:
    """Return somebody who works or worked here.

    Raises:
        StaffNotFoundError: there is nobody.

    """
    found = await _people(session, StaffMember.id == staff_id)
    if not found:
        raise StaffNotFoundError
    return found[0]


async def _people(session: AsyncSession, wanted: ColumnElement[bool]) -> Sequence[Person]:
    ids = select(StaffMember.id).where(wanted)
    teams: dict[str, set[str]] = {}
    for staff_id, team in await session.execute(
        select(StaffTeam.staff_id, StaffTeam.team).where(StaffTeam.staff_id.in_(ids))
    ):
        teams.setdefault(staff_id, set()).add(team)
    open_sessions = {
        staff_id: (count, seen_at)
        for staff_id, count, seen_at in await session.execute(
            select(StaffSession.staff_id, func.count(), func.max(StaffSession.seen_at))
            .where(StaffSession.staff_id.in_(ids))
            .group_by(StaffSession.staff_id)
        )
    }
    with_code = set(
        await session.scalars(select(SecondStep.staff_id).where(SecondStep.staff_id.in_(ids)))
    )
    members = await session.scalars(
        select(StaffMember)
        .where(wanted)
        .order_by(StaffMember.active.desc(), StaffMember.display_name)
    )
    return [
        Person(
            member.id,
            member.username,
            member.display_name,
            Role(member.role),
            member.active,
            frozenset(teams.get(member.id, ())),
            member.id in with_code,
            member.email,
            *open_sessions.get(member.id, (0, None)),
        )
        for member in members
    ]
