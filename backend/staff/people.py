"""Who may work here, and as what: what the people who run accounts do. Never commits.

Each act is asked for by somebody (`by`), whose role must grant it, and is written down. Nobody
takes their own account away, and the last one who runs accounts stays: else nobody could.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kit.errors import InvalidInputError
from backend.staff import accounts, audit, second_step, service, staff_sessions
from backend.staff.audit import Done
from backend.staff.errors import StaffNotFoundError
from backend.staff.models import Role, StaffMember
from backend.staff.permissions import GRANTED, Permission, require

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.staff.staff_sessions import LoggedIn

TAKEN = "Bu kullanıcı adı kullanılıyor."
ROLE_WRONG = "Listeden bir rol seçin."
ONLY_ONES_OWN_WAY = "Kendi parolanızı “Hesabım” sayfasında, eskisini yazarak değiştirirsiniz."
NOT_ONESELF = "Kendi hesabınızda bunu yapamazsınız; başka bir yöneticiden isteyin."
LAST_ONE = "Hesapları yöneten son kişi bu; önce başka birine bu yetkiyi verin."


async def add(  # noqa: PLR0913 - what a row holds
    session: AsyncSession,
    by: LoggedIn,
    now: datetime,
    *,
    username: str,
    name: str,
    role: str,
    teams: Iterable[str],
    email: str = "",
) -> tuple[StaffMember, str]:
    """Let somebody work here; return them and their one-time password, told once.

    Raises:
        NotAllowedError: the role of `by` does not grant it.
        InvalidInputError: a username that is taken, or something that cannot be one.

    """
    require(by.role, Permission.RUN_ACCOUNTS)
    if await service.known(session, username) is not None:
        raise InvalidInputError(errors={"username": TAKEN})
    member = await service.put(
        session, username, now, role=_role(role), display_name=name, email=email
    )
    await accounts.put_into_teams(session, member.id, teams)
    audit.note(session, now, Done.PERSON_ADDED, by.id, to=member.id, role=member.role)
    return member, await accounts.give_one_time_password(session, member, now, by.id)


async def change(  # noqa: PLR0913 - what a row holds
    session: AsyncSession,
    by: LoggedIn,
    now: datetime,
    staff_id: str,
    *,
    name: str,
    role: str,
    teams: Iterable[str],
    email: str,
) -> StaffMember:
    """Change somebody's name, role, teams and e-mail address ("" for none).

    Raises:
        NotAllowedError: the role of `by` does not grant it.
        StaffNotFoundError: there is nobody with this id.
        InvalidInputError: a name, role or address that cannot be one, or nobody would run accounts
            any more.

    """
    member, to = await _member(session, by, staff_id), _role(role)
    if to is not Role(member.role):
        await _require_others(session, by, member, "role")
    was, had, called = member.role, member.email, member.display_name
    await service.put(
        session,
        member.username,
        now,
        role=to,
        display_name=name,
        email=email,
        active=member.active,
    )
    await accounts.put_into_teams(session, member.id, teams)
    detail: dict[str, Any] = {"role": {"from": was, "to": to}, "teams": sorted(set(teams))}
    # That they changed, and not to what: neither names nor addresses can be taken out of the audit.
    changed = {"email": member.email != had, "name": member.display_name != called}
    detail["fields"] = [name for name, differs in changed.items() if differs]
    audit.note(session, now, Done.PERSON_CHANGED, by.id, to=member.id, **detail)
    return member


async def give_password(
    session: AsyncSession, by: LoggedIn, now: datetime, staff_id: str
) -> tuple[StaffMember, str]:
    """Give somebody a one-time password; whatever they had open is ended.

    Raises:
        NotAllowedError: the role of `by` does not grant it.
        StaffNotFoundError: there is nobody with this id, or they left.
        InvalidInputError: it is oneself: that takes the old password, on one's own page.

    """
    member = await _member(session, by, staff_id)
    if member.id == by.id:
        raise InvalidInputError(errors={"password": ONLY_ONES_OWN_WAY})
    if not member.active:
        raise StaffNotFoundError
    return member, await accounts.give_one_time_password(session, member, now, by.id)


async def end_sessions(
    session: AsyncSession, by: LoggedIn, now: datetime, staff_id: str
) -> StaffMember:
    """Log somebody out everywhere.

    Raises:
        NotAllowedError, StaffNotFoundError: as `give_password`.

    """
    member = await _member(session, by, staff_id)
    await staff_sessions.end_all(session, member.id)
    audit.note(session, now, Done.SESSIONS_ENDED, by.id, to=member.id)
    return member


async def reset_second_step(
    session: AsyncSession, by: LoggedIn, now: datetime, staff_id: str
) -> StaffMember:
    """Let somebody in by the password alone who lost their telephone; what they had open ends.

    Raises:
        NotAllowedError, StaffNotFoundError: as `give_password`.
        InvalidInputError: it is oneself: that takes one's own code, on one's own page.

    """
    member = await _member(session, by, staff_id)
    if member.id == by.id:
        raise InvalidInputError(errors={"second_step": NOT_ONESELF})
    await second_step.reset(session, member.id, now, by.id)
    return member


async def deactivate(
    session: AsyncSession, by: LoggedIn, now: datetime, staff_id: str
) -> StaffMember:
    """Let somebody in no more, and end what they have open; a second time is nothing.

    Their work is for `conversations.leaving` to move.

    Raises:
        NotAllowedError, StaffNotFoundError: as `change`.
        InvalidInputError: it is oneself, or the last one who runs accounts.

    """
    member = await _member(session, by, staff_id)
    if member.active:
        await _require_others(session, by, member, "active")
        member.active = False
        audit.note(session, now, Done.PERSON_LEFT, by.id, to=member.id)
    await staff_sessions.end_all(session, member.id)
    return member


async def reactivate(
    session: AsyncSession, by: LoggedIn, now: datetime, staff_id: str
) -> tuple[StaffMember, str]:
    """Let somebody in again, with a one-time password.

    Raises:
        NotAllowedError, StaffNotFoundError: as `change`.

    """
    member = await _member(session, by, staff_id)
    if not member.active:
        member.active = True
        audit.note(session, now, Done.PERSON_CAME_BACK, by.id, to=member.id)
    return member, await accounts.give_one_time_password(session, member, now, by.id)


async def _member(session: AsyncSession, by: LoggedIn, staff_id: str) -> StaffMember:
    require(by.role, Permission.RUN_ACCOUNTS)
    member = await session.get(StaffMember, staff_id, with_for_update=True)
    if member is None:
        raise StaffNotFoundError
    return member


async def _require_others(
    session: AsyncSession, by: LoggedIn, member: StaffMember, field: str
) -> None:
    """Refuse to take from oneself, or from the last one, what others' accounts hang on."""
    if member.id == by.id:
        raise InvalidInputError(errors={field: NOT_ONESELF})
    running = [role for role in Role if Permission.RUN_ACCOUNTS in GRANTED[role]]
    if member.role not in running:
        return
    # Whoever else is taken away at the same time waits for this transaction.
    left = await session.scalars(
        select(StaffMember.id)
        .where(StaffMember.role.in_(running), StaffMember.active.is_(True))
        .with_for_update()
    )
    if set(left) <= {member.id}:
        raise InvalidInputError(errors={field: LAST_ONE})


def _role(text: str) -> Role:
    if text not in set(Role):
        raise InvalidInputError(errors={"role": ROLE_WRONG})
    return Role(text)
