"""Who works here. Works inside the caller's transaction and never commits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line
from backend.staff.account_models import StaffTeam
from backend.staff.errors import StaffNotFoundError
from backend.staff.models import NAME_LIMIT, Role, StaffMember
from backend.staff.permissions import may
from lexicon.email_addresses import read_email

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.staff.permissions import Permission

# Letters that no keyboard or folding changes: a username is typed by its owner and in commands.
_USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,39}")
EMAIL_WRONG = "E-posta adresini kontrol edin; örneğin ad@ornek.com."
USERNAME_WRONG = "Kullanıcı adı küçük harf, rakam, nokta ve çizgiden oluşur; harfle başlar."
NAME_WRONG = f"Ad, 1 ile {NAME_LIMIT} karakter arasında olmalı."


async def known(session: AsyncSession, username: str) -> StaffMember | None:
    """Return whoever has this username, active or not, or None."""
    query = select(StaffMember).where(StaffMember.username == username)
    return (await session.execute(query)).scalar_one_or_none()


async def working(session: AsyncSession, username: str) -> StaffMember:
    """Return whoever acts under this username.

    Raises:
        StaffNotFoundError: there is nobody, or they are not active any more.

    """
    member = await known(session, username)
    if member is None or not member.active:
        raise StaffNotFoundError
    return member


async def by_id(session: AsyncSession, staff_id: str) -> StaffMember:
    """Return whoever has this id and is active.

    Raises:
        StaffNotFoundError: there is nobody, or they are not active any more.

    """
    member = await session.get(StaffMember, staff_id)
    if member is None or not member.active:
        raise StaffNotFoundError
    return member


async def colleagues_of(session: AsyncSession, staff_id: str) -> set[str]:
    """Return who works in a team with somebody, themselves included."""
    teams = select(StaffTeam.team).where(StaffTeam.staff_id == staff_id)
    found = await session.scalars(select(StaffTeam.staff_id).where(StaffTeam.team.in_(teams)))
    return {staff_id, *found}


async def everybody(session: AsyncSession) -> Sequence[StaffMember]:
    """Return all who work or worked here, by username."""
    return (
        (await session.execute(select(StaffMember).order_by(StaffMember.username))).scalars().all()
    )


async def names(session: AsyncSession, ids: Collection[str]) -> dict[str, str]:
    """Return what these people are called, by id; who is none of ours is left out."""
    query = select(StaffMember.id, StaffMember.display_name).where(StaffMember.id.in_(ids))
    return {row[0]: row[1] for row in await session.execute(query)} if ids else {}


async def who_may(session: AsyncSession, permission: Permission) -> list[StaffMember]:
    """Return all who work here and whose role grants something, by username."""
    return [
        one for one in await everybody(session) if one.active and may(Role(one.role), permission)
    ]


async def teams_of(session: AsyncSession, permission: Permission) -> dict[str, set[str]]:
    """Return in which teams everybody is whose role grants something, by id; in none, not named."""
    able = [role for role in Role if may(role, permission)]
    rows = await session.execute(
        select(StaffTeam.staff_id, StaffTeam.team)
        .join(StaffMember, StaffMember.id == StaffTeam.staff_id)
        .where(StaffMember.active.is_(True), StaffMember.role.in_(able))
    )
    found: dict[str, set[str]] = {}
    for staff_id, team in rows:
        found.setdefault(staff_id, set()).add(team)
    return found


async def active(session: AsyncSession, staff_id: str | None) -> StaffMember | None:
    """Return whoever has this id, if they are at work here; None for nobody."""
    member = await session.get(StaffMember, staff_id) if staff_id is not None else None
    return member if member is not None and member.active else None


async def of_role(session: AsyncSession, role: Role, team: str | None = None) -> list[StaffMember]:
    """Return all who work here in a role, in `team` if one is given, by username."""
    query = select(StaffMember).where(StaffMember.role == role, StaffMember.active.is_(True))
    if team is not None:
        theirs = select(StaffTeam.staff_id).where(StaffTeam.team == team)
        query = query.where(StaffMember.id.in_(theirs))
    return list(await session.scalars(query.order_by(StaffMember.username)))


async def put(  # noqa: PLR0913 - what a row holds
    session: AsyncSession,
    username: str,
    now: datetime,
    *,
    role: Role | None = None,
    display_name: str | None = None,
    email: str | None = None,
    active: bool = True,
) -> StaffMember:
    """Add somebody, or change what is given of them; a new one without a role is an agent.

    Raises:
        InvalidInputError: a username, a name or an e-mail address that cannot be one.

    """
    member = await known(session, username)
    name = clean_line(display_name) if display_name is not None else None
    if name is not None and not 0 < len(name) <= NAME_LIMIT:
        raise InvalidInputError(errors={"display_name": NAME_WRONG})
    address = _address(email) if email is not None else None
    if member is None:
        if not _USERNAME.fullmatch(username):
            raise InvalidInputError(errors={"username": USERNAME_WRONG})
        member = StaffMember(
            username=username,
            display_name=name or username,
            role=role or Role.AGENT,
            email=address,
            active=active,
            created_at=now,
        )
        session.add(member)
        await session.flush()
        return member
    member.display_name, member.role = name or member.display_name, role or member.role
    member.email = address if email is not None else member.email
    member.active = active
    return member


def _address(given: str) -> str | None:
    """Read an address; an empty one takes away what there was."""
    if not given.strip():
        return None
    address = read_email(clean_line(given)).address
    if address is None:
        raise InvalidInputError(errors={"email": EMAIL_WRONG})
    return address
