"""What people decide of a complaint beside its result: that it is taken back, how grave it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import escalating, states, untold, whose_work
from backend.complaints.answering import ComplaintAnswering
from backend.complaints.contact import checked_contact
from backend.complaints.models import EntryKind, EventKind, Reason, RequestMedium
from backend.complaints.quiet import take_safe_way
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.severity import Severity
from backend.complaints.states import State
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from backend.complaints.contact import Contact
    from backend.complaints.models import Complaint
    from backend.complaints.orders import Order
    from backend.kit.work import Work

HOW_MISSING = "Müşterinin bunu nasıl söylediğini seçin."
SAID_MISSING = "Müşterinin ne dediğini ve neden geri çektiğini yazın."
SURE_MISSING = "Geri çekilen kayıt yeniden açılamaz; emin olduğunuzu işaretleyin."
SEVERITY_WRONG = "Listeden bir önem seçin."
SEVERITY_SAME = "Kaydın önemi zaten bu."
WHY_MISSING = "Önemi neden değiştirdiğinizi yazın."
SAFE_WHY_MISSING = "Güvenli olduğunu nereden bildiğinizi yazın."
NO_WAY_WHY_MISSING = "Neyi denediğinizi ve neden yol bulunamadığını yazın."
NOTHING_UNTOLD = "Bu kayıtta bildirilmeden kalan bir şey yok."
NOT_QUIET = "Bu kayıt için zaten bildirim gönderiliyor."
_SAFE_FIELDS = {"phone": "safe_phone", "email": "safe_email", "contact": "safe_phone"}


class ComplaintDeciding(ComplaintAnswering):
    """Actions that need a reason, and change what the house does with a complaint."""

    async def withdraw_for_customer(
        self, work: Work, order: Order, how: str, said: str, *, sure: bool
    ) -> Complaint:
        """Take a complaint back on the customer's word, and tell them: it cannot be undone.

        `how` and `said`, which stay inside, are how they said so and what. `sure`: whoever does it
        has been told that it is for good.

        Raises:
            InvalidInputError: one of these is missing, or too much is written.
            TransitionNotAllowedError: it is finished or set aside.
            Also what `ComplaintOrders._take` raises.

        """
        errors: dict[str, str] = {}
        if how not in RequestMedium:
            errors["how"] = HOW_MISSING
        if not sure:
            errors["sure"] = SURE_MISSING
        try:
            said = written("said", said, ADDITION_LIMIT, SAID_MISSING)
        except InvalidInputError as error:
            errors |= error.errors
        if errors:
            raise InvalidInputError(errors=errors)
        taken = await self._take(work.session, order, "withdraw", how, said)
        complaint = taken.complaint
        if taken.done:
            return complaint
        states.move(State(complaint.state), State.WITHDRAWN)
        words = self._words.withdrawn(complaint.tracking_number)
        told = self._write(complaint, order.actor, words.chat, EntryKind.NOTICE)
        # Before it moves, which drops the calls to make: nobody is called about it any more.
        await self._tell(work, complaint, told, words)
        await self.move(
            work.session,
            complaint,
            State.WITHDRAWN,
            order.actor,
            reason=Reason.CUSTOMER_ASKED,
            words=said,
            data={"said_by": RequestMedium(how)},
        )
        return complaint

    async def change_severity(self, work: Work, order: Order, to: str, why: str) -> Complaint:
        """Say how grave a complaint is, whatever was read from its words, and why.

        No clock hangs on it; whose work it is may (`routing`). What the customer
        writes later may raise it again by itself.

        Raises:
            InvalidInputError: no such severity, the one it has, or no reason.
            Also what `ComplaintOrders._take` raises.

        """
        if to not in Severity:
            raise InvalidInputError(errors={"severity": SEVERITY_WRONG})
        why = written("why", why, ADDITION_LIMIT, WHY_MISSING)
        taken = await self._take(work.session, order, "severity", to, why)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if complaint.severity == to:
            raise InvalidInputError(errors={"severity": SEVERITY_SAME})
        data: dict[str, Any] = {"from": complaint.severity, "to": to}
        complaint.severity = Severity(to)
        data |= await whose_work.reroute(work.session, complaint)
        await escalating.follow(work.session, complaint, work.now, self._settings)
        entry = self._write(complaint, order.actor, why)
        kind = EventKind.SEVERITY_CHANGED
        self._record(work.session, complaint, kind, order.actor, entry=entry, data=data)
        return complaint

    async def call_safe(self, work: Work, order: Order, safe: Contact, why: str) -> Complaint:
        """Take the one way by which a customer in danger can be reached, and how one knows.

        Until then nothing goes to a complaint that is kept quiet. Every other way goes.

        Raises:
            InvalidInputError: no number or address, one that cannot be right, no reason, or nothing
                is kept quiet.
            Also what `ComplaintOrders._take` raises.

        """
        errors: dict[str, str] = {}
        try:
            safe = checked_contact(safe)
        except InvalidInputError as error:
            errors |= {_SAFE_FIELDS.get(name, name): text for name, text in error.errors.items()}
        try:
            why = written("safe_why", why, ADDITION_LIMIT, SAFE_WHY_MISSING)
        except InvalidInputError as error:
            errors |= error.errors
        if errors:
            raise InvalidInputError(errors=errors)
        taken = await self._take(work.session, order, "safe", safe.phone, safe.email, why)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if not complaint.quiet:
            raise InvalidInputError(errors={"safe_phone": NOT_QUIET})
        entry = self._write(complaint, order.actor, why)
        self._record(work.session, complaint, EventKind.CALLED_SAFE, order.actor, entry=entry)
        await take_safe_way(work.session, complaint, safe, work.now, self._settings)
        return complaint

    async def give_up_telling(self, work: Work, order: Order, why: str) -> Complaint:
        """Write down why a customer cannot be told what they are owed: nobody looks for a way now.

        Of what is kept quiet, and of any notice that nothing tells any more (`untold`). Its clocks
        stop; a way that is called safe later is taken all the same.

        Raises:
            InvalidInputError: no reason, or there is nothing that somebody is about to tell.
            Also what `ComplaintOrders._take` raises.

        """
        why = written("no_way_why", why, ADDITION_LIMIT, NO_WAY_WHY_MISSING)
        taken = await self._take(work.session, order, "no_way", why)
        complaint = taken.complaint
        if taken.done:
            return complaint
        owed = await untold.clocks_of(work.session, complaint)
        if not (owed or complaint.quiet):
            raise InvalidInputError(errors={"no_way_why": NOTHING_UNTOLD})
        for clock in owed:
            clock.stopped_at, clock.notice_at = work.now, None
        entry = self._write(complaint, order.actor, why)
        data = {"clocks": sorted(clock.kind for clock in owed)}
        kind = EventKind.NO_WAY_FOUND
        self._record(work.session, complaint, kind, order.actor, entry=entry, data=data)
        return complaint
