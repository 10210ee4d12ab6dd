"""Logging in and passwords. Works inside the caller's unit of work and never commits.

Hashing takes a processor some 50 ms; it is done in a thread, and outside of any transaction.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from backend.kit.errors import InvalidInputError
from backend.staff import (
    audit,
    confirming,
    half_logins,
    lock_out,
    passwords,
    second_step,
    service,
    staff_sessions,
)
from backend.staff.account_models import StaffAccount, StaffTeam
from backend.staff.audit import Done
from backend.staff.errors import HalfLoginOverError, LoginRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work, Works
    from backend.staff.models import StaffMember
    from backend.staff.sealing import Keys
    from backend.staff.staff_sessions import Lifetime, LoggedIn

_SAME_AS_BEFORE = "Yeni parola eskisinden farklı olmalı."
_NOT_REPEATED = "İki yeni parola aynı değil."
_OLD_MISSING = "Şimdiki parolanızı yazın."
_OTHER_MEANWHILE = "Parolanız bu arada değişti. Çıkıp yeniden giriş yapın."
# So long after it was typed at the login a one-time password is not asked for once more.
_JUST_TYPED = timedelta(minutes=10)
_CODE_WRONG = "Kod hatalı ya da daha önce kullanılmış. Yeni bir kod yazın."


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


@dataclass(frozen=True)
class Entered:
    """What a right password opened, under a token that its browser alone is told.

    `whole` is a session; else it is half a login (`half_logins`), which waits for the code.
    """

    token: str
    whole: bool


async def log_in(works: Works, username: str, password: str, lifetime: Lifetime) -> Entered:
    """Log somebody in, or let them in halfway where their logins ask for a code.

    Failures are forgotten only once somebody is in: with the password alone nobody guesses codes
    without end.

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
    entered = None
    async with works.begin() as work:
        if right and stored is not None and member is not None and member.active:
            entered = await _enter(work, member, stored, lifetime)
        if entered is None:
            await lock_out.failed(work.session, username, work.now)
            who = member.id if member is not None else None
            audit.note(work.session, work.now, Done.LOGIN_REFUSED, who)
    if entered is None:
        raise LoginRefusedError
    return entered


async def _enter(
    work: Work, member: StaffMember, stored: str, lifetime: Lifetime
) -> Entered | None:
    """Begin what a right password opens; None where it was changed since it was compared."""
    account = await work.session.get(StaffAccount, member.id, with_for_update=True)
    if account is None or account.password_hash != stored:
        return None
    if await second_step.is_on(work.session, member.id):
        token = await half_logins.begin(work.session, member.id, work.now)
        return Entered(token, whole=False)
    token = await _begin(work, member.id, member.username, lifetime)
    return Entered(token, whole=True)


async def log_in_by_code(
    works: Works, keys: Keys | None, half: str, code: str, lifetime: Lifetime
) -> str:
    """Make half a login whole by the code; return the token of the session.

    Raises:
        HalfLoginOverError: nobody is half logged in under this token any more.
        LoginRefusedError: the code is wrong, or was used.
        RateLimitedError: the username was tried in vain too often, by password or code.
        SecondStepUnavailableError: no code can be checked.

    """
    async with works.begin() as work:
        who = await half_logins.find(work.session, half, work.now)
        if who is None:
            raise HalfLoginOverError
        token = None
        if await second_step.take_code(work.session, keys, who, code, work.now):
            if not await half_logins.end(work.session, half):
                raise HalfLoginOverError
            token = await _begin(work, who.id, who.username, lifetime)
        else:
            audit.note(work.session, work.now, Done.LOGIN_REFUSED, who.id, step="code")
    if token is None:
        raise LoginRefusedError(_CODE_WRONG)
    return token


async def _begin(work: Work, staff_id: str, username: str, lifetime: Lifetime) -> str:
    await lock_out.succeeded(work.session, username)
    audit.note(work.session, work.now, Done.LOGGED_IN, staff_id)
    return await staff_sessions.begin(work.session, staff_id, work.now, lifetime)


def asks_for_old(who: LoggedIn, now: datetime) -> bool:
    """Whether somebody must type the old password to choose a new one.

    Not who has just typed a one-time password, which opens nothing but this. Such a session can
    have begun by it alone: whoever is given another one is logged out everywhere.
    """
    return not (who.must_change_password and now - who.began_at < _JUST_TYPED)


@dataclass(frozen=True)
class NewPassword:
    """What the form of a new password holds; `old` is empty where it was not asked for."""

    old: str
    new: str
    repeated: str


async def change_password(
    works: Works, who: LoggedIn, given: NewPassword, lifetime: Lifetime
) -> str:
    """Change one's own password; everything open is ended, and a new session begun: its token.

    Raises:
        InvalidInputError: the old one is wrong, missing where it is asked for, or changed
            meanwhile; or the new one cannot be chosen.
        RateLimitedError: the old one was tried in vain too often.

    """
    old: str | None
    if given.old:
        old = await confirming.require_password(works, who, given.old, "old")
    elif asks_for_old(who, works.now()):
        raise InvalidInputError(errors={"old": _OLD_MISSING})
    else:
        old = await confirming.stored_password(works, who)
    if problem := passwords.wrong_with(given.new, who.username):
        raise InvalidInputError(errors={"new": problem})
    if await asyncio.to_thread(passwords.fits, given.new, old):
        raise InvalidInputError(errors={"new": _SAME_AS_BEFORE})
    if given.new != given.repeated:
        raise InvalidInputError(errors={"repeated": _NOT_REPEATED})
    hashed = await asyncio.to_thread(passwords.hashed, given.new)
    async with works.begin() as work:
        account = await work.session.get(StaffAccount, who.id, with_for_update=True)
        if account is None or account.password_hash != old:
            raise InvalidInputError(errors={"old": _OTHER_MEANWHILE})
        await _store(work.session, who.id, hashed, work.now, one_time=False)
        await staff_sessions.end_all(work.session, who.id)
        audit.note(work.session, work.now, Done.PASSWORD_CHANGED, who.id)
        return await staff_sessions.begin(work.session, who.id, work.now, lifetime)


async def log_out(works: Works, who: LoggedIn, token: str | None) -> None:
    """End the session of the browser that has this token; with None those of all."""
    async with works.begin() as work:
        if token is None:
            await staff_sessions.end_all(work.session, who.id)
        else:
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
