"""A complaint whose contact may be in other hands: nothing goes there before it is called safe."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from backend.complaints import clocks, repeat_rows, unsafe_ways
from backend.complaints.contact import Contact, checked_contact
from backend.complaints.idempotency import Request
from backend.complaints.models import EventKind
from backend.complaints.owning import ComplaintOwning
from backend.notifications import service as notifications

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof
    from backend.kit.settings import Settings


class ComplaintQuiet(ComplaintOwning):
    """What whoever is in danger at home says of the phones and mailboxes around them."""

    async def keep_quiet(
        self, session: AsyncSession, number: str, proof: Proof, key: str | None, *, actor: Actor
    ) -> Complaint:
        """Send nothing to a complaint's contact before its customer calls one way safe.

        What waits to be sent is not sent either.

        Raises:
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.

        """
        complaint = await self._own(session, number, proof)
        request = Request("quiet", proof.asker, key, [complaint.id])
        if await self._first_time(session, request, complaint) and not complaint.quiet:
            await self._keep_quiet(session, complaint, actor)
        return complaint

    async def contact_is_safe(  # noqa: PLR0913 - whose, which, what, and by which way
        self,
        session: AsyncSession,
        number: str,
        proof: Proof,
        safe: Contact,
        key: str | None,
        *,
        actor: Actor,
    ) -> Complaint:
        """Take the one way that its customer calls safe, and tell them there again.

        Every other way that was known goes: of that nobody has said so.

        Raises:
            InvalidInputError: a number or an address that cannot be right, or nothing.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.

        """
        told = checked_contact(safe)
        complaint = await self._own(session, number, proof)
        request = Request("safe_contact", proof.asker, key, [complaint.id, asdict(told)])
        if await self._first_time(session, request, complaint):
            self._record(session, complaint, EventKind.CALLED_SAFE, actor)
            await take_safe_way(session, complaint, told, self._clock.now(), self._settings)
        return complaint

    async def _shield(
        self, session: AsyncSession, complaint: Complaint, text: str, actor: Actor
    ) -> None:
        """Keep it quiet from when its customer tells of violence at home in words of its.

        Not where they called a way safe: nothing goes anywhere else.
        """
        if complaint.quiet or not unsafe_ways.is_told_of(text, actor):
            return
        if not await unsafe_ways.was_called_safe(session, complaint.id):
            await self._keep_quiet(session, complaint, actor)

    async def _keep_quiet(self, session: AsyncSession, complaint: Complaint, actor: Actor) -> None:
        """Send nothing to its contact any more, of what waits neither: another may read it."""
        complaint.quiet = True
        await notifications.withhold(session, complaint.id, self._clock.now())
        self._record(session, complaint, EventKind.KEPT_QUIET, actor)


async def take_safe_way(
    session: AsyncSession, complaint: Complaint, safe: Contact, now: datetime, settings: Settings
) -> None:
    """Make a way that was called safe the contact, alone: of the others nobody said so.

    What is owed is told there.
    """
    complaint.quiet = False
    complaint.contact_phone, complaint.contact_email = safe.phone, safe.email
    complaint.contact_preferred = "email" if safe.email and not safe.phone else "phone"
    clocks.owe_again(complaint, [each.id for each in complaint.clocks], now)
    await repeat_rows.link(session, complaint, settings)
