"""How the customer of a complaint can be reached: filled in, or put right by the customer.

What follows from it, `contact_changes` does; people of the house come to it by `contact_orders`.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from backend.complaints import repeat_rows
from backend.complaints.contact import Contact, checked_contact
from backend.complaints.contact_changes import ContactChanges
from backend.complaints.errors import ContactKnownError
from backend.complaints.idempotency import Request
from backend.complaints.owning import ComplaintOwning

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof
    from backend.kit.work import Work


class ComplaintContacts(ContactChanges, ComplaintOwning):
    """Whose a complaint is, and where they are written to."""

    async def add_contact(  # noqa: PLR0913 - whose, which, what, and by which way
        self,
        session: AsyncSession,
        number: str,
        proof: Proof,
        given: Contact,
        key: str | None,
        *,
        actor: Actor,
    ) -> Complaint:
        """Fill in how the customer can be reached, where the complaint does not know it yet.

        Raises:
            InvalidInputError: a number or an address that cannot be right, or nothing.
            ContactKnownError: everything that is given is known already, maybe otherwise.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.

        """
        told = checked_contact(given)
        complaint = await self._own(session, number, proof)
        request = Request("add_contact", proof.asker, key, [complaint.id, asdict(told)])
        first_time = await self._first_time(session, request, complaint)
        if first_time:
            if not self._fill_in(session, complaint, told, actor):
                raise ContactKnownError
            await repeat_rows.link(session, complaint, self._settings)
        return complaint

    async def change_contact(  # noqa: PLR0913 - whose, which, what, and by which way
        self,
        work: Work,
        number: str,
        proof: Proof,
        given: Contact,
        key: str | None,
        *,
        actor: Actor,
    ) -> Complaint:
        """Put right by which number or address the customer is reached.

        It holds for every complaint that `proof` makes theirs and that had the same wrong one.
        What was not sent yet goes to the new one; of what is open the tracking number is told
        there, unless that is among what goes there anyway. Nobody tells the old one anything.

        Raises:
            InvalidInputError: a number or an address that cannot be right, or nothing.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.

        """
        told = checked_contact(given)
        complaint = await self._own(work.session, number, proof)
        request = Request("change_contact", proof.asker, key, [complaint.id, asdict(told)])
        if not await self._first_time(work.session, request, complaint):
            return complaint
        await self._readdress(work, complaint, told, proof, actor)
        return complaint
