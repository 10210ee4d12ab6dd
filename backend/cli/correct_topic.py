"""`python -m backend correct-topic NUMBER TOPIC --by NAME`: an agent says what it is about."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.bootstrap import texts_of
from backend.complaints import catalogue_keeper, queries
from backend.complaints.actors import staff
from backend.complaints.service import ComplaintService
from backend.complaints.tracking_number import parse
from backend.kit.clock import SystemClock
from backend.kit.database import Database
from backend.kit.errors import ComplaintNotFoundError, YardimError
from backend.staff.service import working

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings


def run(settings: Settings, arguments: Namespace) -> int:
    """Set the topic; 1 when there is no such complaint, topic or colleague."""
    try:
        asyncio.run(_correct(settings, arguments))
    except YardimError as error:
        details = " ".join(error.errors.values()) or error.detail
        sys.stderr.write(f"{error.code}: {details}\n")
        return 1
    return 0


async def _correct(settings: Settings, arguments: Namespace) -> None:
    database = Database(settings.database_url)
    service = ComplaintService(SystemClock(), settings, texts_of(settings))
    try:
        async with database.transaction() as session:
            await catalogue_keeper.load(session, SystemClock())
            member = await working(session, arguments.by)
            complaint = await queries.by_number(session, parse(arguments.number), lock=True)
            if complaint is None:
                raise ComplaintNotFoundError
            await service.set_topic(session, complaint, arguments.topic, staff(member.id))
    finally:
        await database.close()
