"""A customer says to somebody of the house that their number or address is wrong: it is put right.

By the road that customers take themselves (`contact_changes`); an agent's word stands in the place
of their proof, so who says so and why is written down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints.contact import checked_contact
from backend.complaints.contact_changes import ContactChanges
from backend.complaints.orders import ComplaintOrders
from backend.complaints.proof import Proof
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.staff_words import to_staff
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError
from backend.staff import audit
from backend.staff.audit import Done

if TYPE_CHECKING:
    from backend.complaints.contact import Contact
    from backend.complaints.models import Complaint
    from backend.complaints.orders import Order
    from backend.kit.work import Work

CONTACT_WRONG = "Yeni telefonu ya da e-postayı yazın."
CONTACT_SAME = "Kayıttaki zaten bu; değişen bir şey yok."
CONTACT_WHY_MISSING = "Yanlış olduğunu kimin, nasıl söylediğini yazın."
IN_DANGER = (
    "Bu kayda bildirim gönderilmiyor. Müşteri güvenli bir yol söylediyse onu “Güvenli yol” "
    "altında yazın; başka bir numara yazılmaz."
)
_FIELDS = {"phone": "contact_phone", "email": "contact_email"}


class ContactOrders(ContactChanges, ComplaintOrders):
    """What people of the house do to a contact."""

    async def correct_contact(self, work: Work, order: Order, new: Contact, why: str) -> Complaint:
        """Put a wrong number or address right on the customer's word; `why` stays inside.

        A way that is not given stays as it is. What else was registered in the same conversation
        and had the same wrong one follows; other complaints with that number may be those of whom
        it belongs to, and are left alone. What is told to whom then, `contact_changes` says. Which
        fields changed is in the audit, never to what.

        Raises:
            InvalidInputError: by field (`contact_phone`, `contact_email`, `contact_why`): nothing
                new, a number or an address that cannot be right, no reason; or the complaint is
                kept quiet (`call_safe` is for that).
            Also what `ComplaintOrders._take` raises.

        """
        errors: dict[str, str] = {}
        if not (new.phone or "").strip() and not (new.email or "").strip():
            errors["contact_phone"] = CONTACT_WRONG
        else:
            try:
                new = checked_contact(new)
            except InvalidInputError as error:
                told = to_staff(error.errors)
                errors |= {_FIELDS[name]: text for name, text in told.items()}
        try:
            why = written("contact_why", why, ADDITION_LIMIT, CONTACT_WHY_MISSING)
        except InvalidInputError as error:
            errors |= error.errors
        if errors:
            raise InvalidInputError(errors=errors)
        taken = await self._take(work.session, order, "readdress", new.phone, new.email, why)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if complaint.quiet:
            raise InvalidInputError(errors={"contact_phone": IN_DANGER})
        before = _of(complaint)
        entry = self._write(complaint, order.actor, why)
        told_in = Proof(complaint.conversation_id)
        if not await self._readdress(work, complaint, new, told_in, order.actor, entry):
            raise InvalidInputError(errors={"contact_phone": CONTACT_SAME})
        changed = sorted(way for way, value in _of(complaint).items() if value != before[way])
        done, whose = Done.CONTACT_CORRECTED, complaint.id
        audit.note(work.session, work.now, done, order.by.id, complaint=whose, fields=changed)
        return complaint


def _of(complaint: Complaint) -> dict[str, str | None]:
    return {"phone": complaint.contact_phone, "email": complaint.contact_email}
