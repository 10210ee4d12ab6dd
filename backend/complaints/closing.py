"""Closes by itself what was concluded and not taken up again: the worker's job.

Nobody is told: the customer has the answer. What may still be reopened stays so.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import not_, select, update

from backend.complaints import queries
from backend.complaints.models import ComplaintCycle
from backend.kit import parking
from backend.kit.jobs import Job
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.complaints.handling import ComplaintHandling
    from backend.kit.work import Work, Works

PARKED = "closing"
_EVERY = timedelta(minutes=1)
# Longer than a batch takes, so that a second worker does not do the same work for nothing.
_LEASE = timedelta(minutes=5)
_BATCH = 500


class Closings:
    """Finds the conclusions that nobody has contested for long enough, and closes."""

    def __init__(self, works: Works, handling: ComplaintHandling) -> None:
        """Close nothing yet."""
        self._works = works
        self._handling = handling

    def job(self) -> Job:
        """Look every minute, one worker at a time."""
        return Job("closings", _EVERY, self.run, _LEASE, goes_on=True)

    async def run(self) -> int:
        """Close what is due, the oldest first; return how many were closed."""
        due = {each: each for each in await self._due()}
        return await parking.in_batches(self._works, PARKED, due, self._close)

    async def _due(self) -> Sequence[str]:
        query = (
            select(ComplaintCycle.complaint_id)
            .where(
                ComplaintCycle.closes_at <= self._works.now(),
                not_(parking.is_parked(PARKED, ComplaintCycle.complaint_id)),
            )
            .order_by(ComplaintCycle.closes_at)
            .limit(_BATCH)
        )
        async with self._works.reading() as session:
            return (await session.scalars(query)).all()

    async def _close(self, work: Work, complaint_ids: Sequence[str]) -> int:
        """Close these, but for what was reopened or closed since they were found."""
        complaints = await queries.by_ids(work.session, complaint_ids, lock=True)
        closed = 0
        for complaint in complaints.values():
            closes_at = complaint.present.closes_at
            if closes_at is not None and closes_at <= work.now:
                await self._handling.close_by_itself(work, complaint)
                closed += 1
        return closed


async def _retry(_work: Work, _key: str) -> None:
    """Leave it due: it is closed with the next pass."""


async def _dismiss(work: Work, key: str) -> None:
    """Leave it concluded, for somebody to close by hand."""
    await work.session.execute(
        update(ComplaintCycle).where(ComplaintCycle.complaint_id == key).values(closes_at=None)
    )


CLOSINGS = Parkable(PARKED, _retry, _dismiss)
