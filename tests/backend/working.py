"""Units of work for tests that have a database and a service, as a process that dies after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from backend.complaints import queries
from backend.kit.live import Live
from backend.kit.work import Works
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.complaints.service import ComplaintService
    from backend.kit.database import Database
    from backend.kit.work import Work


def working(database: Database, service: ComplaintService) -> AbstractAsyncContextManager[Work]:
    """Begin a unit of work at the moment of the service's clock; nobody is woken after it."""
    return Works(database, service._clock, Live({})).begin()


async def forget_outgoing(work: Work) -> None:
    """Let nothing wait to be sent: what a test looks at comes after."""
    await work.session.flush()
    await work.session.execute(delete(OutboxMessage))


async def whole(session: AsyncSession, number: str) -> Complaint:
    """Return a complaint with all that is read with one, by its number in twelve digits."""
    found = await queries.by_number(session, number)
    assert found is not None
    return found
