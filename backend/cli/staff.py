"""`python -m backend staff [USER]`: who works here; a new one is given a one-time password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.bootstrap import texts_of
from backend.cli.printing import print_lines
from backend.complaints import catalogue_rows
from backend.complaints.actors import SYSTEM
from backend.complaints.handling import ComplaintHandling
from backend.conversations import leaving
from backend.kit.clock import ISTANBUL, SystemClock
from backend.kit.database import Database
from backend.kit.errors import InvalidInputError
from backend.kit.live import Live
from backend.kit.work import Works
from backend.staff import accounts, second_step, service, staff_sessions
from backend.staff.models import Role

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings
    from backend.staff.models import StaffMember

_ROLE_WRONG = "Rol şunlardan biri olmalı: " + ", ".join(Role) + "."


def run(settings: Settings, arguments: Namespace) -> int:
    """Print everybody, or add or change one and print them; 1 when that is refused."""
    return print_lines(_lines(settings, arguments))


async def _lines(settings: Settings, arguments: Namespace) -> list[str]:
    database = Database(settings.database_url)
    try:
        if arguments.username is None:
            async with database.reading() as session:
                return [_line(one) for one in await service.everybody(session)] or ["nobody"]
        teams = await _teams(database, arguments.teams)
        async with Works(database, SystemClock(), Live({})).begin() as work:
            session, now = work.session, work.now
            if arguments.reset_totp:
                member = await service.working(session, arguments.username)
                was_on = await second_step.reset(session, member.id, now)
                return [_line(member), f"second step: {'reset' if was_on else 'was off'}"]
            new = await service.known(session, arguments.username) is None
            member = await service.put(
                session,
                arguments.username,
                now,
                role=_role(arguments.role),
                display_name=arguments.name,
                email=arguments.email,
                active=not arguments.left,
            )
            if teams is not None:
                await accounts.put_into_teams(session, member.id, teams)
            if arguments.left:
                await staff_sessions.end_all(session, member.id)
                handling = ComplaintHandling(SystemClock(), settings, texts_of(settings))
                await leaving.release_work(work, handling, member.id, SYSTEM)
            elif new or arguments.new_password:
                password = await accounts.give_one_time_password(session, member, now)
                return [_line(member), f"one-time password: {password}"]
            return [_line(member)]
    finally:
        await database.close()


def _role(text: str | None) -> Role | None:
    if text is None:
        return None
    if text not in set(Role):
        raise InvalidInputError(errors={"role": _ROLE_WRONG})
    return Role(text)


async def _teams(database: Database, text: str | None) -> list[str] | None:
    if text is None:
        return None
    async with database.reading() as session:
        stored = await catalogue_rows.read(session)
    known = stored.teams_on(SystemClock().now().astimezone(ISTANBUL).date())
    given = [team.strip() for team in text.split(",") if team.strip()]
    if unknown := [team for team in given if team not in known]:
        raise InvalidInputError(
            errors={"teams": f"no team {', '.join(unknown)}; there are {', '.join(sorted(known))}"}
        )
    return given


def _line(member: StaffMember) -> str:
    active = "active" if member.active else "left"
    return f"{member.username:<20} {member.role:<10} {active:<6} {member.display_name}"
