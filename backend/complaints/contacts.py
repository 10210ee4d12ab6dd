"""How the customer of a complaint can be reached: filled in, or put right by the customer.

Whoever was written to by a wrong number or address hears nothing more: what was not sent yet goes
to the right one (`notifications.readdressing`), and the tracking number is told there once.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from backend.complaints import notices, queries, repeat_rows, states
from backend.complaints.errors import ContactKnownError
from backend.complaints.idempotency import Request
from backend.complaints.models import Channel, EventKind
from backend.complaints.owning import ComplaintOwning
from backend.complaints.registration import Contact, checked_contact
from backend.complaints.sla import ClockKind
from backend.notifications import readdressing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof
    from backend.kit.work import Work

_WAYS = ("phone", "email")


class ComplaintContacts(ComplaintOwning):
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
        former = {way: getattr(complaint, f"contact_{way}") for way in _WAYS}
        await self._put_right(work, complaint, former, told, actor)
        for each in await queries.of_proof(work.session, proof):
            if each.id != complaint.id:
                one = await queries.by_id(work.session, each.id, lock=True)
                await self._put_right(work, one, former, told, actor)
        if self._fill_in(work.session, complaint, told, actor):
            await repeat_rows.link(work.session, complaint, self._settings)
        return complaint

    async def _put_right(
        self,
        work: Work,
        complaint: Complaint,
        former: Mapping[str, str | None],
        told: Contact,
        actor: Actor,
    ) -> None:
        """Put `told` in the place of what stands as `former` in a complaint."""
        session, waiting = work.session, False
        wrong = [way for way in _WAYS if _is_wrong(complaint, way, former[way], told)]
        for way in wrong:
            old, new = getattr(complaint, f"contact_{way}"), getattr(told, way)
            setattr(complaint, f"contact_{way}", new)
            gets_sms = way == "phone" and notices.mobile_of(complaint) is not None
            waiting |= await readdressing.readdress(work, complaint.id, old, new, gets_sms=gets_sms)
        if not wrong:
            return
        data = {"fields": wrong}
        self._record(session, complaint, EventKind.CONTACT_CHANGED, actor, data=data)
        await session.flush()
        await repeat_rows.link(session, complaint, self._settings)
        if not waiting and complaint.state in states.OPEN and complaint.channel != Channel.SMS:
            due_at = complaint.clock(ClockKind.PROMISE).due_at
            words = self._words.registered(complaint.tracking_number, due_at)
            cause = f"contact:{await queries.newest_event(session, complaint.id)}"
            await notices.send_for(work, complaint, cause, words)

    def _fill_in(
        self, session: AsyncSession, complaint: Complaint, told: Contact, actor: Actor
    ) -> bool:
        """Take what the complaint does not know yet; return whether there was anything."""
        filled = [
            field
            for field in ("name", "phone", "email")
            if getattr(told, field) and not getattr(complaint, f"contact_{field}")
        ]
        if told.preferred not in {None, complaint.contact_preferred}:
            filled.append("preferred")  # a wish may change
        for field in filled:
            setattr(complaint, f"contact_{field}", getattr(told, field))
        if filled:
            data = {"fields": filled}
            self._record(session, complaint, EventKind.CONTACT_ADDED, actor, data=data)
        return bool(filled)


def _is_wrong(complaint: Complaint, way: str, former: str | None, told: Contact) -> bool:
    """Whether a complaint holds the `former` number or address, and another one is `told`."""
    new = getattr(told, way)
    return (
        new is not None
        and former not in {None, new}
        and (getattr(complaint, f"contact_{way}") == former)
    )
