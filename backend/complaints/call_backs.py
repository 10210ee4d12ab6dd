"""Calls that customers ask for: while nobody is there to write to, and for whatever reason else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import call_list, sla, states
from backend.complaints.errors import ContactMissingError, TransitionNotAllowedError
from backend.complaints.idempotency import Request
from backend.complaints.models import EventKind
from backend.complaints.owning import ComplaintOwning
from backend.notifications import calls
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof
    from backend.kit.work import Work

ASKED = "asked:"
"""How the key of a call begins that its customer asked for."""
WORDS = (
    "Temsilcimizle görüşmek istediğinizi yazmıştınız, o sırada kimse yoktu; bunun için arıyoruz."
)


class ComplaintCallBacks(ComplaintOwning):
    """Plans the calls."""

    async def ask_call(
        self, work: Work, number: str, proof: Proof, key: str | None, *, actor: Actor
    ) -> Complaint:
        """Have the customer of a complaint called, as they asked, within the first notice's time.

        Somebody who is to be called for that already is not called twice.

        Raises:
            InvalidTrackingNumberError, ComplaintNotFoundError: not theirs, by `proof`.
            TransitionNotAllowedError: there is nothing to say about it any more.
            ContactMissingError: it has no number at which anybody could be called, or none
                that its customer called safe.

        """
        session = work.session
        complaint = await self._own(session, number, proof)
        request = Request("ask_call", proof.asker, key, [complaint.id])
        if not await self._first_time(session, request, complaint):
            return complaint
        if complaint.state not in states.TOLD_BY_PHONE:
            raise TransitionNotAllowedError
        recipient = call_list.number_of(complaint) or proof.phone
        if not recipient or complaint.quiet:
            raise ContactMissingError
        if await self._is_awaited(work, complaint):
            return complaint
        within = timedelta(hours=sla.terms_at(work.now, self._settings).first_notice_hours)
        by = work.now + within
        call = await calls.plan(work, ASKED, complaint.id, recipient, WORDS, by)
        data = {"call": call, "by": by.isoformat()}
        self._record(session, complaint, EventKind.CALL_PLANNED, actor, data=data)
        return complaint

    async def _is_awaited(self, work: Work, complaint: Complaint) -> bool:
        found = await work.session.scalar(
            select(OutboxMessage.id).where(
                OutboxMessage.complaint_id == complaint.id,
                OutboxMessage.key.startswith(ASKED),
                calls.OPEN,
            )
        )
        return found is not None
