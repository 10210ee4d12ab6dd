"""The live topic of a complaint: its name, and how far it is in the database.

Nothing is told on it: every change of a complaint is an event or meets a clock, wherever it is
made, and each process asks once a second how far the complaints are whose pages are open in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.complaints.models import ComplaintClock, ComplaintEvent
from backend.kit.live import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.kit.database import Database
    from backend.kit.live import ReadMarks

_WORD = "complaint"


def of_complaint(complaint_id: str) -> str:
    """Name the topic of everything that happens to a complaint."""
    return f"{_WORD}:{complaint_id}"


def marks(database: Database) -> dict[str, ReadMarks]:
    """Say how the marks of these topics are read."""

    async def of_complaints(topics: Sequence[str]) -> Mapping[str, Mark]:
        ids = [topic.partition(":")[2] for topic in topics]
        newest = (
            select(ComplaintEvent.complaint_id, func.max(ComplaintEvent.id))
            .where(ComplaintEvent.complaint_id.in_(ids))
            .group_by(ComplaintEvent.complaint_id)
        )
        # A receipt meets a clock, and is no event.
        met = (
            select(ComplaintClock.complaint_id, func.count(ComplaintClock.met_at))
            .where(ComplaintClock.complaint_id.in_(ids))
            .group_by(ComplaintClock.complaint_id)
        )
        async with database.reading() as session:
            events = {row[0]: row[1] for row in await session.execute(newest)}
            clocks = {row[0]: row[1] for row in await session.execute(met)}
        return {
            of_complaint(one): Mark(number, str(clocks.get(one, 0)))
            for one, number in events.items()
        }

    return {_WORD: of_complaints}
