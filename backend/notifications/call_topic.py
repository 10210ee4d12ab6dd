"""The live topic of calls to make: how far it is, from the database alone.

Nothing is told on it: a list of calls that is a second behind is told from one that is not by
whoever takes a call, and a mark that changed reaches the pages of every process alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.kit.live import Mark
from backend.notifications import calls
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.kit.database import Database
    from backend.kit.live import ReadMarks

CALLS = "calls"
"""The calls that wait for a person."""

_M = OutboxMessage


def marks(database: Database) -> dict[str, ReadMarks]:
    """Say how the mark of this topic is read: another one whenever a call changed hands."""
    query = select(
        func.count(),
        func.max(_M.id),
        func.sum(_M.attempts),
        func.count(_M.lease_owner),
        func.max(_M.lease_until),
    ).where(calls.OPEN)

    async def of_calls(topics: Sequence[str]) -> Mapping[str, Mark]:
        async with database.reading() as session:
            row = (await session.execute(query)).one()
        return dict.fromkeys(topics, Mark(state=" ".join(map(str, row))))

    return {CALLS: of_calls}
