"""Logging in and passwords. Works inside the caller's unit of work and never commits.

Hashing takes a processor some 50 ms; it is done in a thread, and outside of any transaction.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from backend.kit.errors import InvalidInputError, LoginRefusedError
from backend.staff import audit, lock_out, passwords, service, staff_sessions
from backend.staff.account_models import StaffAccount, StaffTeam
from backend.staff.audit import Done

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Works
    from backend.staff.models import StaffMember
    from backend.staff.staff_sessions import Lifetime, LoggedIn

_SAME_AS_BEFORE = "Yeni parola eskisinden farklı olmalı."
_NOT_REPEATED = "İki yeni parola aynı değil."
_OLD_WRONG = "Şimdiki parola hatalı."


async def give_one_time_password(
    session: AsyncSession, member: StaffMember, now: datetime, by: str | None = None
) -> str:
    """Give somebody a new password to be changed at the first login; return it, told once.

    Whatever they had open is ended. `by` is who gave it, None for an operator's command.
    """
    password = passwords.one_time()
    stored = await asyncio.to_thread(passwords.hashed, password)
    await _store(session, member.id, stored, now, one_time=True)
    await staff_sessions.end_all(session, member.id)
    audit.note(session, now, Done.PASSWORD_GIVEN, by, to=member.id)
    return password


async def put_into_teams(session: AsyncSession, staff_id: str, teams: Iterable[str]) -> None:
    """Let somebody work in these teams, and in no others."""
    await session.execute(delete(StaffTeam).where(StaffTeam.staff_id == staff_id))
    session.add_all(StaffTeam(staff_id=staff_id, team=team) for team in sorted(set(teams)))


async def log_in(works: Works, username: str, password: str, lifetime: Lifetime) -> str:
    """Log somebody in; return the token of the session, which its browser alone is told.

    Raises:
        LoginRefusedError: nobody has this username, they left, or the password is another.
        RateLimitedError: the username was tried in vain too often.

    """
    async with works.reading() as session:
        await lock_out.require_open(session, username, works.now())
        member = await service.known(session, username)
        known = await session.get(StaffAccount, member.id) if member is not None else None
        stored = known.password_hash if known is not None else None
    right = await asyncio.to_thread(passwords.fits, password[: passwords.LONGEST], stored)
    async with works.begin() as work:
        if not right or stored is None or member is None or not member.active:
            await lock_out.failed(work.session, username, work.now)
            who = member.id if member is not None else None
            audit.note(work.session, work.now, Done.LOGIN_REFUSED, who)
            token = None
        else:
            await lock_out.succeeded(work.session, username)
            audit.note(work.session, work.now, Done.LOGGED_IN, member.id)
            token = await staff_sessions.begin(work.session, member.id, work.now, lifetime)
    if token is None:
        raise LoginRefusedError
    return token


@dataclass(frozen=True)
class NewPassword:
    """What the form of a new password holds."""

    old: str
    new: str
    repeated: str


async def change_password(
    works: Works, who: LoggedIn, given: NewPassword, lifetime: Lifetime
) -> str:
    """Change one's own password; everything open is ended, and a new session begun: its token.

    Raises:
        InvalidInputError: the old one is wrong, or the new one cannot be chosen.

    """
    async with works.reading() as session:
        stored = await session.scalar(
            select(StaffAccount.password_hash).where(StaffAccount.staff_id == who.id)
        )
    if not await asyncio.to_thread(passwords.fits, given.old[: passwords.LONGEST], stored):
        raise InvalidInputError(errors={"old": _OLD_WRONG})
    if given.new == given.old:
        raise InvalidInputError(errors={"new": _SAME_AS_BEFORE})
    if problem := passwords.wrong_with(given.new, who.username):
        raise InvalidInputError(errors={"new": problem})
    if given.new != given.repeated:
        raise InvalidInputError(errors={"repeated": _NOT_REPEATED})
    hashed = await asyncio.to_thread(passwords.hashed, given.new)
    async with works.begin() as work:
        await _store(work.session, who.id, hashed, work.now, one_time=False)
        await staff_sessions.end_all(work.session, who.id)
        audit.note(work.session, work.now, Done.PASSWORD_CHANGED, who.id)
        return await staff_sessions.begin(work.session, who.id, work.now, lifetime)


async def log_out(works: Works, who: LoggedIn, token: str) -> None:
    """End the session of one browser."""
    async with works.begin() as work:
        await staff_sessions.end(work.session, token)
        audit.note(work.session, work.now, Done.LOGGED_OUT, who.id)


async def _store(
    session: AsyncSession, staff_id: str, stored: str, now: datetime, *, one_time: bool
) -> None:
    account = await session.get(StaffAccount, staff_id)
    if account is None:
        account = StaffAccount(staff_id=staff_id)
        session.add(account)
    account.password_hash, account.one_time, account.password_set_at = stored, one_time, now
