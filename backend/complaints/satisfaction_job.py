"""Asks how satisfied customers are, each a while after the conclusion: the worker's job."""

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

    from backend.complaints.satisfaction import ComplaintSatisfaction
    from backend.kit.work import Work, Works

PARKED = "satisfaction"
_EVERY = timedelta(seconds=30)
# Longer than a batch takes, so that a second worker does not do the same work for nothing.
_LEASE = timedelta(minutes=5)
_BATCH = 500


class SatisfactionQuestions:
    """Finds the conclusions whose customers are to be asked, and asks."""

    def __init__(self, works: Works, satisfaction: ComplaintSatisfaction) -> None:
        """Ask nobody yet."""
        self._works = works
        self._satisfaction = satisfaction

    def job(self) -> Job:
        """Look twice a minute, one worker at a time."""
        return Job("satisfaction", _EVERY, self.run, _LEASE, goes_on=True)

    async def run(self) -> int:
        """Ask who is to be asked, the oldest first; return how many were."""
        due = {each: each for each in await self._due()}
        return await parking.in_batches(self._works, PARKED, due, self._ask)

    async def _due(self) -> Sequence[str]:
        query = (
            select(ComplaintCycle.complaint_id)
            .where(
                ComplaintCycle.ask_at <= self._works.now(),
                not_(parking.is_parked(PARKED, ComplaintCycle.complaint_id)),
            )
            .order_by(ComplaintCycle.ask_at)
            .limit(_BATCH)
        )
        async with self._works.reading() as session:
            return (await session.scalars(query)).all()

    async def _ask(self, work: Work, complaint_ids: Sequence[str]) -> int:
        """Ask, but for complaints that were taken up again since they were found."""
        complaints = await queries.by_ids(work.session, complaint_ids, lock=True)
        asked = 0
        for complaint in complaints.values():
            ask_at = complaint.present.ask_at
            if ask_at is not None and ask_at <= work.now:
                asked += await self._satisfaction.ask(work, complaint)
        return asked


async def _retry(_work: Work, _key: str) -> None:
    """Leave it due: it is asked with the next pass."""


async def _dismiss(work: Work, key: str) -> None:
    """Ask nothing."""
    await work.session.execute(
        update(ComplaintCycle).where(ComplaintCycle.complaint_id == key).values(ask_at=None)
    )


QUESTIONS = Parkable(PARKED, _retry, _dismiss)
