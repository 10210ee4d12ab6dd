"""Browsers on which somebody is logged in: kept by use, for a day's work at the most."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, delete, select, update

from backend.staff import permissions
from backend.staff.account_models import StaffAccount, StaffPresence, StaffSession, StaffTeam
from backend.staff.models import Role, StaffMember
from backend.staff.permissions import Permission
from backend.staff.second_step_models import HalfLogin, SecondStep

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Works

# Written no more often than this: each page and each live note uses the session.
_SEEN_EVERY = timedelta(minutes=1)
# Put together once: every page and every beat of an open one asks them.
_FIND = (
    select(
        StaffSession.csrf,
        StaffSession.created_at,
        StaffSession.seen_at,
        StaffSession.expires_at,
        StaffMember.id,
        StaffMember.username,
        StaffMember.display_name,
        StaffMember.role,
        StaffMember.single_keys,
        StaffAccount.one_time,
        SecondStep.staff_id.is_not(None).label("second_step"),
        StaffPresence.seen_at.label("here_at"),
    )
    .join(StaffMember, StaffMember.id == StaffSession.staff_id)
    .join(StaffAccount, StaffAccount.staff_id == StaffSession.staff_id)
    .outerjoin(SecondStep, SecondStep.staff_id == StaffSession.staff_id)
    .outerjoin(StaffPresence, StaffPresence.staff_id == StaffSession.staff_id)
    .where(StaffSession.token_hash == bindparam("token_hash"), StaffMember.active.is_(True))
)
_TEAMS = select(StaffTeam.team).where(StaffTeam.staff_id == bindparam("who"))


@dataclass(frozen=True)
class Lifetime:
    """How long a session lasts unused, and however much it is used."""

    idle: timedelta
    absolute: timedelta


@dataclass(frozen=True)
class LoggedIn:
    """Who is logged in on a browser, and what its forms carry."""

    id: str
    username: str
    name: str
    role: Role
    teams: frozenset[str]
    csrf: str
    must_change_password: bool
    second_step: bool
    """Whether they log in with a code besides."""
    single_keys: bool
    """Whether one key does something on their pages."""
    began_at: datetime
    """When they logged in on this browser, or chose the password that holds."""
    seen_at: datetime
    here_at: datetime | None
    """When an open page of theirs was noted last (`presence`); None where none is."""

    def may(self, permission: str) -> bool:
        """Whether their role grants a permission: pages show nobody what they may not."""
        return permissions.may(self.role, Permission(permission))


async def begin(session: AsyncSession, staff_id: str, now: datetime, lifetime: Lifetime) -> str:
    """Begin a session under a new token, which is told to its browser only."""
    await session.execute(delete(StaffSession).where(StaffSession.expires_at <= now))
    token = secrets.token_urlsafe(32)
    session.add(
        StaffSession(
            token_hash=hash_token(token),
            staff_id=staff_id,
            csrf=secrets.token_urlsafe(24),
            created_at=now,
            seen_at=now,
            expires_at=now + lifetime.absolute,
        )
    )
    return token


async def use(works: Works, token: str, lifetime: Lifetime) -> LoggedIn | None:
    """Return who is logged in under a token, and keep it alive; None once it is over or they left.

    It is written once a minute at the most: to ask is to read, and waits for nobody who writes.
    """
    now = works.now()
    async with works.reading() as session:
        found = await find(session, token, now, lifetime)
    if found is not None and now - found.seen_at >= _SEEN_EVERY:
        async with works.begin() as work:
            await work.session.execute(
                update(StaffSession)
                # Another request of the same browser may have been quicker.
                .where(
                    StaffSession.token_hash == hash_token(token), StaffSession.seen_at < work.now
                )
                .values(seen_at=work.now)
            )
    return found


async def find(
    session: AsyncSession, token: str, now: datetime, lifetime: Lifetime
) -> LoggedIn | None:
    """Return who is logged in under a token; None once it is over or they left."""
    row = (await session.execute(_FIND, {"token_hash": hash_token(token)})).first()
    if row is None or now >= row.expires_at or now - row.seen_at >= lifetime.idle:
        return None
    teams = await session.scalars(_TEAMS, {"who": row.id})
    return LoggedIn(
        id=row.id,
        username=row.username,
        name=row.display_name,
        role=Role(row.role),
        teams=frozenset(teams),
        csrf=row.csrf,
        must_change_password=row.one_time,
        second_step=row.second_step,
        single_keys=row.single_keys,
        began_at=row.created_at,
        seen_at=row.seen_at,
        here_at=row.here_at,
    )


async def has_any(
    session: AsyncSession, staff_id: str, now: datetime, lifetime: Lifetime | None = None
) -> bool:
    """Whether somebody is still logged in on any browser; it stays so until this work ends.

    With `lifetime` what was not used for too long is none.
    """
    query = _open(staff_id, now, lifetime).limit(1).with_for_update(read=True)
    return await session.scalar(query) is not None


async def has_other(
    session: AsyncSession, staff_id: str, token: str, now: datetime, lifetime: Lifetime
) -> bool:
    """Whether somebody is logged in on another browser than the one that has this token."""
    query = _open(staff_id, now, lifetime).where(StaffSession.token_hash != hash_token(token))
    return await session.scalar(query.limit(1)) is not None


def _open(staff_id: str, now: datetime, lifetime: Lifetime | None) -> Select[str]:
    """Select what somebody has open."""
    query = select(StaffSession.token_hash).where(
        StaffSession.staff_id == staff_id, StaffSession.expires_at > now
    )
    return query.where(StaffSession.seen_at > now - lifetime.idle) if lifetime else query


async def end(session: AsyncSession, token: str) -> None:
    """End a session, if it is there."""
    await session.execute(delete(StaffSession).where(StaffSession.token_hash == hash_token(token)))


async def end_all(session: AsyncSession, staff_id: str) -> None:
    """End everything somebody has open, half a login too: a new password, or they left."""
    # In this order: whoever turns half a login into a session at this moment is waited for, and
    # what they began is ended as well.
    await session.execute(delete(HalfLogin).where(HalfLogin.staff_id == staff_id))
    await session.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))


def hash_token(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
