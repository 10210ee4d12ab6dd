"""The worker's part of escalation: each step that is due, in business hours, once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import not_, select, update

from backend.complaints import escalation, queries
from backend.complaints.models.escalation import Escalation
from backend.kit import parking
from backend.kit.jobs import Job
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from backend.complaints.handling import ComplaintHandling
    from backend.kit.work import Work, Works

PARKED = "escalation"
_EVERY = timedelta(seconds=20)
_LEASE = timedelta(minutes=2)
_BATCH = 500


class Escalations:
    """Finds the steps that are due, and has them heard of."""

    def __init__(self, works: Works, handling: ComplaintHandling) -> None:
        """Alert nobody yet."""
        self._works = works
        self._handling = handling

    def job(self) -> Job:
        """Look now and then, one worker at a time."""
        return Job("escalations", _EVERY, self.run, _LEASE, goes_on=True)

    async def run(self) -> int:
        """Fire what is due, the oldest first; return how many. Outside business hours none is."""
        if not escalation.at_work(self._works.now()):
            return 0
        due = {row.id: row for row in await self._due()}
        return await parking.in_batches(self._works, PARKED, due, self._fire)

    async def _due(self) -> Sequence[Row[str, str]]:
        query = (
            select(Escalation.id, Escalation.complaint_id)
            .where(
                Escalation.due_at <= self._works.now(),
                Escalation.fired_at.is_(None),
                Escalation.cancelled_at.is_(None),
                not_(parking.is_parked(PARKED, Escalation.id)),
            )
            .order_by(Escalation.due_at)
            .limit(_BATCH)
        )
        async with self._works.reading() as session:
            return (await session.execute(query)).all()

    async def _fire(self, work: Work, due: Sequence[Row[str, str]]) -> int:
        """Fire these, but for what fired, moved or ended since they were found."""
        ids = [row.complaint_id for row in due]
        complaints = await queries.by_ids(work.session, ids, lock=True, parts=(queries.CLOCKS,))
        steps = await work.session.scalars(
            select(Escalation)
            .where(
                Escalation.id.in_([row.id for row in due]),
                Escalation.due_at <= work.now,
                Escalation.fired_at.is_(None),
                Escalation.cancelled_at.is_(None),
            )
            .order_by(Escalation.due_at)
        )
        found = [(complaints[step.complaint_id], step) for step in steps]
        return await self._handling.escalate(work, found)


async def _retry(_work: Work, _key: str) -> None:
    """Leave it due: it fires with the next pass."""


async def _dismiss(work: Work, key: str) -> None:
    """Let the step go; the next ones stay."""
    await work.session.execute(
        update(Escalation).where(Escalation.id == key).values(cancelled_at=work.now)
    )


ESCALATIONS = Parkable(PARKED, _retry, _dismiss)
