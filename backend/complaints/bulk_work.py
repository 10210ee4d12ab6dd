"""Carries out work on many complaints that was confirmed, in small batches.

Each complaint goes through the same use case as on its own page, with the same checks, on behalf
of whoever confirmed it. What happened to one since it was shown, or is not theirs to do, is left
out by name. A batch is one transaction, with the results in it: no crash does anything twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.complaints import pool
from backend.complaints.bulk import DONE, Wanted
from backend.complaints.models import Complaint
from backend.complaints.models.bulk import BulkChange, BulkItem, BulkOrder, BulkState
from backend.complaints.orders import Order
from backend.kit.errors import YardimError
from backend.kit.jobs import Job
from backend.staff import service as staff_service
from backend.staff.account_models import StaffTeam
from backend.staff.errors import StaffNotFoundError
from backend.staff.models import Role

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.handling import ComplaintHandling
    from backend.kit.work import Work, Works

BATCH = 25
LEFT = "staff_not_found"
_EVERY, _LEASE = timedelta(seconds=2), timedelta(seconds=60)
_BATCHES_A_RUN = 20


@dataclass(frozen=True)
class _By:
    """Whoever confirmed it, as they are now."""

    id: str
    role: Role
    teams: frozenset[str]


class BulkWork:
    """Carries out what was confirmed."""

    def __init__(self, works: Works, handling: ComplaintHandling) -> None:
        """Work through the use cases of `handling`."""
        self._works = works
        self._handling = handling

    def job(self) -> Job:
        """Look every few seconds; one worker at a time."""
        return Job("bulk work", _EVERY, self.run, _LEASE)

    async def run(self) -> int:
        """Carry on with what is under way; return how many complaints were tried."""
        async with self._works.reading() as session:
            running = select(BulkOrder.id).where(BulkOrder.state == BulkState.RUNNING)
            found = (await session.scalars(running.order_by(BulkOrder.created_at))).all()
        tried = 0
        for bulk_id in found:
            for _ in range(_BATCHES_A_RUN):
                batch = await self.carry_on(bulk_id)
                tried += batch
                if not batch:
                    break
        return tried

    async def carry_on(self, bulk_id: str) -> int:
        """Try one batch in one transaction; return how many, none when it is over."""
        async with self._works.begin() as work:
            locked = select(BulkOrder).where(BulkOrder.id == bulk_id).with_for_update()
            order = await work.session.scalar(locked)
            if order is None or order.state != BulkState.RUNNING:
                return 0
            untried = (
                select(BulkItem.complaint_id, BulkItem.seen, Complaint.tracking_number)
                .join(Complaint, Complaint.id == BulkItem.complaint_id)
                .where(BulkItem.bulk_id == bulk_id, BulkItem.result.is_(None))
                .order_by(BulkItem.complaint_id)
                .limit(BATCH)
            )
            items = (await work.session.execute(untried)).all()
            if not items:
                order.state = BulkState.DONE
                return 0
            wanted = Wanted(BulkChange(order.change), order.team, order.person, order.topic)
            by = await _present(work.session, order.staff_id)
            for complaint_id, seen, number in items:
                result = LEFT
                if by is not None:
                    result = await self._try(work, Order(number, by, seen), wanted, complaint_id)
                await work.session.execute(
                    update(BulkItem)
                    .where(BulkItem.bulk_id == bulk_id, BulkItem.complaint_id == complaint_id)
                    .values(result=result)
                )
            return len(items)

    async def _try(self, work: Work, order: Order, wanted: Wanted, complaint_id: str) -> str:
        """Do it to one complaint; what is refused takes back nothing of the others."""
        try:
            async with work.session.begin_nested():
                if wanted.change is BulkChange.TOPIC:
                    await self._handling.change_topic(work, order, wanted.topic)
                else:
                    team, person = await _whose(work.session, wanted, complaint_id)
                    await self._handling.assign(work, order, team, person)
        except YardimError as error:
            return error.code
        return DONE


async def _whose(session: AsyncSession, wanted: Wanted, complaint_id: str) -> tuple[str, str]:
    """Return whose a complaint becomes: what was left open stays as it is."""
    row = select(Complaint.team, Complaint.owner_id).where(Complaint.id == complaint_id)
    team, owner = (await session.execute(row)).one()
    if wanted.person == pool.NOBODYS:
        return wanted.team or team, ""
    moves = wanted.team not in {"", team}
    return wanted.team or team, wanted.person or ("" if moves else owner or "")


async def _present(session: AsyncSession, staff_id: str) -> _By | None:
    """Return whoever it is done for with what they may now; None when they left."""
    try:
        member = await staff_service.by_id(session, staff_id)
    except StaffNotFoundError:
        return None
    of_theirs = await session.scalars(select(StaffTeam.team).where(StaffTeam.staff_id == staff_id))
    return _By(member.id, Role(member.role), frozenset(of_theirs))
