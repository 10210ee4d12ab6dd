"""Whose a complaint is, before its customer may do anything to it; and what is done only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import queries, tracking_number
from backend.complaints.erased import require_kept
from backend.complaints.registering import ComplaintRegistering
from backend.kit.errors import ComplaintNotFoundError

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.idempotency import Request
    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof


class ComplaintOwning(ComplaintRegistering):
    """What everything that a customer may ask for begins with."""

    async def own(self, session: AsyncSession, number: str, proof: Proof) -> Complaint:
        """Return, locked, a complaint that `proof` makes one's own.

        Raises:
            InvalidTrackingNumberError, ComplaintNotFoundError: there is none, or it is not theirs.
            ComplaintErasedError: nobody knows any more whose it was.

        """
        return await self._own(session, number, proof)

    async def _own(self, session: AsyncSession, number: str, proof: Proof) -> Complaint:
        """Lock a complaint that `proof` makes one's own, so that two tries wait in line."""
        complaint = await queries.by_number(session, tracking_number.parse(number), lock=True)
        if complaint is None or not proof.covers(complaint):
            raise ComplaintNotFoundError
        require_kept(complaint)
        return complaint

    async def _first_time(
        self, session: AsyncSession, request: Request, complaint: Complaint
    ) -> bool:
        if await request.done_before(session) is not None:
            return False
        request.remember(session, complaint.id, self._clock.now())
        return True
