"""`python -m backend staff [USER]`: who works here. Passwords come with the desk."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.kit.clock import SystemClock
from backend.kit.database import Database
from backend.kit.errors import InvalidInputError, YardimError
from backend.staff import service
from backend.staff.models import Role

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings
    from backend.staff.models import StaffMember

_ROLE_WRONG = "Rol şunlardan biri olmalı: " + ", ".join(Role) + "."


def run(settings: Settings, arguments: Namespace) -> int:
    """Print everybody, or add or change one and print them; 1 when that is refused."""
    try:
        lines = asyncio.run(_lines(settings, arguments))
    except YardimError as error:
        details = " ".join(error.errors.values()) or error.detail
        sys.stderr.write(f"{error.code}: {details}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


async def _lines(settings: Settings, arguments: Namespace) -> list[str]:
    database = Database(settings.database_url)
    try:
        if arguments.username is None:
            async with database.reading() as session:
                return [_line(one) for one in await service.everybody(session)] or ["nobody"]
        async with database.transaction() as session:
            member = await service.put(
                session,
                arguments.username,
                SystemClock().now(),
                role=_role(arguments.role),
                display_name=arguments.name,
                active=not arguments.left,
            )
            return [_line(member)]
    finally:
        await database.close()


def _role(text: str | None) -> Role | None:
    if text is None:
        return None
    if text not in set(Role):
        raise InvalidInputError(errors={"role": _ROLE_WRONG})
    return Role(text)


def _line(member: StaffMember) -> str:
    active = "active" if member.active else "left"
    return f"{member.username:<20} {member.role:<10} {active:<6} {member.display_name}"
