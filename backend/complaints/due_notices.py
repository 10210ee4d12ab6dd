"""Tells customers, before a promise ends, what nobody has told them yet: the worker's job.

Many are told in one transaction. One that fails by a fault of ours is found out and counted, and at
last set aside where staff sees it; the others go on.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import not_, select, update

from backend.complaints import queries
from backend.complaints.models import ComplaintClock
from backend.kit import parking
from backend.kit.jobs import Job
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from backend.complaints.handling import ComplaintHandling
    from backend.complaints.models import Complaint
    from backend.kit.work import Work, Works

PARKED = "notice"
_EVERY = timedelta(seconds=5)
# Longer than a batch takes, so that a second worker does not do the same work for nothing.
_LEASE = timedelta(minutes=2)
_BATCH = 500


class DueNotices:
    """Finds the clocks whose time to tell has come, and tells."""

    def __init__(self, works: Works, handling: ComplaintHandling) -> None:
        """Tell nobody yet."""
        self._works = works
        self._handling = handling

    def job(self) -> Job:
        """Look every few seconds, one worker at a time."""
        return Job("notices", _EVERY, self.run, _LEASE, goes_on=True)

    async def run(self) -> int:
        """Tell what is due, the oldest first; return how many were told."""
        due = {row.id: row for row in await self._due()}
        return await parking.in_batches(self._works, PARKED, due, self._tell)

    async def _due(self) -> Sequence[Row[str, str]]:
        query = (
            select(ComplaintClock.id, ComplaintClock.complaint_id)
            .where(
                ComplaintClock.notice_at <= self._works.now(),
                not_(parking.is_parked(PARKED, ComplaintClock.id)),
            )
            .order_by(ComplaintClock.notice_at)
            .limit(_BATCH)
        )
        async with self._works.reading() as session:
            return (await session.execute(query)).all()

    async def _tell(self, work: Work, due: Sequence[Row[str, str]]) -> int:
        """Tell these, but for what was told, met or moved since they were found."""
        ids, parts = [row.complaint_id for row in due], (queries.CLOCKS, queries.ENTRIES)
        complaints = await queries.by_ids(work.session, ids, lock=True, parts=parts)
        told, left = 0, list(due)
        while left:  # of each complaint one after the other: what is told tells on the next
            first = {row.complaint_id: row.id for row in reversed(left)}
            left = [row for row in left if first[row.complaint_id] != row.id]
            clocks = [_owing(complaints[each], clock, work.now) for each, clock in first.items()]
            owed = [(complaints[each.complaint_id], each) for each in clocks if each is not None]
            await self._handling.tell_due(work, owed)
            told += len(owed)
        return told


def _owing(complaint: Complaint, clock_id: str, now: datetime) -> ComplaintClock | None:
    """Return the clock if its time to tell has come; what is over owes nothing any more."""
    clock = next(each for each in complaint.clocks if each.id == clock_id)
    if clock.notice_at is None or clock.notice_at > now:
        return None
    if clock.cycle != complaint.cycle:
        clock.notice_at = None
        return None
    return clock


async def _retry(_work: Work, _key: str) -> None:
    """Leave it due: it is told with the next pass."""


async def _dismiss(work: Work, key: str) -> None:
    """Give up telling by machine; the clock stays owed, and shows it."""
    await work.session.execute(
        update(ComplaintClock).where(ComplaintClock.id == key).values(notice_at=None)
    )


NOTICES = Parkable(PARKED, _retry, _dismiss)
