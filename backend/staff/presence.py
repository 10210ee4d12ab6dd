"""Who is at work: a lease that an open page of the desk renews, and what they say of themselves.

Nobody has to log out for it to end: whoever's page is gone for two minutes is not there any more,
whatever they had said last.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, func, select, update

from backend.kit.database import insert_once
from backend.kit.work import Signal
from backend.staff import staff_sessions
from backend.staff.account_models import StaffPresence
from backend.staff.models import StaffMember
from backend.staff.permissions import GRANTED, Permission

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work, Works
    from backend.staff.staff_sessions import LoggedIn

AVAILABLE = Signal[str]("available")
"""Somebody (by id) came, or takes new work again."""
LEASE = timedelta(minutes=2)
# Written no more often: each page and each beat of a stream renews it.
_EVERY = timedelta(seconds=15)
_ANSWERING = sorted(role for role, granted in GRANTED.items() if Permission.ANSWER in granted)


class Presence(StrEnum):
    """What somebody who is there says of themselves."""

    AVAILABLE = "available"
    BUSY = "busy"
    """There, and answering; no new ones for the moment."""
    AWAY = "away"
    """Back later: what they hold stays theirs as long as their page is open."""


async def keep(works: Works, who: LoggedIn) -> bool:
    """Note that the page is open of somebody who was just found logged in, where it is time to.

    Nothing is noted of whoever logged out meanwhile, on every browser of theirs. Return whether
    they have come just now.
    """
    if not _due(who.here_at, works.now()):
        return False
    async with works.begin() as work:
        if not await staff_sessions.has_any(work.session, who.id, work.now):
            return False
        await beat(work.session, who.id, work.now)
        came = who.here_at is None or work.now - who.here_at > LEASE
        if came:
            work.wake(AVAILABLE, who.id)
    return came


async def beat(session: AsyncSession, staff_id: str, now: datetime) -> None:
    """Note that somebody's page is open; who comes back after their lease is available."""
    renewed = await _renewed(session, staff_id)
    if _due(renewed, now):
        await _put(session, staff_id, now, back=renewed is None or now - renewed > LEASE)


async def choose(work: Work, staff_id: str, state: Presence) -> None:
    """Take what somebody says of themselves."""
    await _put(work.session, staff_id, work.now)
    await work.session.execute(
        update(StaffPresence).where(StaffPresence.staff_id == staff_id).values(state=state)
    )
    if state is Presence.AVAILABLE:
        work.wake(AVAILABLE, staff_id)


async def leave(session: AsyncSession, staff_id: str) -> None:
    """Take somebody for gone at once: they logged out."""
    await session.execute(delete(StaffPresence).where(StaffPresence.staff_id == staff_id))


async def state_of(session: AsyncSession, staff_id: str, now: datetime) -> Presence | None:
    """Return what somebody says of themselves; None where they are not there."""
    found = await session.scalar(
        select(StaffPresence.state).where(StaffPresence.staff_id == staff_id, here(now))
    )
    return Presence(found) if found is not None else None


async def states(session: AsyncSession, now: datetime) -> dict[str, Presence]:
    """Return what everybody who is there says of themselves, by id."""
    rows = await session.execute(
        select(StaffPresence.staff_id, StaffPresence.state).where(here(now))
    )
    return {staff_id: Presence(state) for staff_id, state in rows}


async def anybody(session: AsyncSession, now: datetime) -> bool:
    """Whether anybody is there who may answer customers and has not gone away for a while."""
    count = await session.scalar(
        select(func.count())
        .select_from(StaffPresence)
        .join(StaffMember, StaffMember.id == StaffPresence.staff_id)
        .where(
            here(now),
            StaffPresence.state != Presence.AWAY,
            StaffMember.active.is_(True),
            StaffMember.role.in_(_ANSWERING),
        )
    )
    return bool(count)


def here(now: datetime) -> ColumnElement[bool]:
    """Return the condition under which a row's lease has not ended."""
    return StaffPresence.seen_at > now - LEASE


async def _renewed(session: AsyncSession, staff_id: str) -> datetime | None:
    renewed: datetime | None = await session.scalar(
        select(StaffPresence.seen_at).where(StaffPresence.staff_id == staff_id)
    )
    return renewed


def _due(renewed: datetime | None, now: datetime) -> bool:
    return renewed is None or not timedelta() <= now - renewed < _EVERY


async def _put(session: AsyncSession, staff_id: str, now: datetime, *, back: bool = False) -> None:
    once = insert_once(session.get_bind().dialect.name, StaffPresence, "staff_id")
    await session.execute(once.values(staff_id=staff_id, state=Presence.AVAILABLE, seen_at=now))
    values: dict[str, object] = {"seen_at": now}
    if back:
        values["state"] = Presence.AVAILABLE
    await session.execute(
        update(StaffPresence).where(StaffPresence.staff_id == staff_id).values(values)
    )
