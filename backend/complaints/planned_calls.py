"""Calls that people of the house plan by hand, and drop again.

Works inside the caller's transaction and never commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import call_list, sla, states
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.models import EventKind
from backend.complaints.orders import ComplaintOrders
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.sla import ClockKind
from backend.complaints.written import written
from backend.kit.clock import turkish_date
from backend.kit.errors import InvalidInputError
from backend.notifications import calls
from backend.notifications.errors import (
    CallNotFoundError,
    CallNotYoursError,
    CallOverError,
    CallTakenError,
)
from backend.notifications.models import OutboxChannel, OutboxMessage
from backend.staff.models import StaffMember
from lexicon.phone_numbers import read_phone

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.models import Complaint
    from backend.complaints.orders import Order
    from backend.kit.settings import Settings
    from backend.kit.work import Work

WORDS_LIMIT = 1000
# How the key of a call begins that somebody planned.
_PLANNED = "planned:"
_M = OutboxMessage

WORDS_MISSING = "Müşteriye ne söyleneceğini yazın."
WHEN_MISSING = "Ne zamana kadar aranacağını seçin."
WHEN_PAST = "Geçmiş bir zamana arama planlanamaz."
WHEN_FAR = "En geç {} gününe arama planlanabilir; daha sonrası için hatırlatma kurun."
REASON_MISSING = "Aramadan neden vazgeçildiğini yazın."
OWED = "Bu arama müşteriye borçlu olduğumuz bir bildirim; ondan vazgeçilemez."
PHONE_MISSING = "Bu kayıtta telefon numarası yok; aranacak numarayı yazın."
NOT_SAFE = "Güvenli olduğu bilinmeyen bir telefon aranmaz; önce “Güvenli yol” ile yazın."
PHONE_WRONG = "Bu numara aranamıyor; cep ya da sabit hat numarası yazın."


def may_be_dropped(call: OutboxMessage) -> bool:
    """Whether a call may be let be: it was planned by hand, and no clock is met by it. Pure."""
    return call.due_at is not None and not call.meets


def latest_call(complaint: Complaint, now: datetime, settings: Settings) -> datetime:
    """Return by when a call that is planned now must be made: nobody waits longer for one.

    The legal limit of the complaint, or as many business days from today where that is later: no
    promise may lie beyond it either. Pure.
    """
    days = sla.terms_at(now, settings).legal_business_days
    return max(complaint.clock(ClockKind.LEGAL).due_at, sla.end_of_business_day(now, days))


class ComplaintPlannedCalls(ComplaintOrders):
    """Plans them, and lets them be."""

    async def plan(
        self, work: Work, order: Order, words: str, by: datetime | None, phone: str = ""
    ) -> Complaint:
        """Have the customer of a complaint called by a moment, and told `words`.

        At `phone`, or where none is given at the number that the complaint has.

        Raises:
            InvalidInputError: nothing to say, no moment, one that is past or beyond
                `latest_call`, or no number.
            TransitionNotAllowedError: there is nothing to say about it any more.
            Also what `ComplaintOrders._take` raises.

        """
        words, by = _planned(words, by, work.now)
        given = _called_at(phone)
        asked = (words, by.isoformat(), given)
        taken = await self._take(work.session, order, "call", *asked)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if complaint.state not in states.TOLD_BY_PHONE:
            raise TransitionNotAllowedError
        if by > (latest := latest_call(complaint, work.now, self._settings)):
            far = WHEN_FAR.format(turkish_date(latest))
            raise InvalidInputError(errors={"by": far})
        if complaint.quiet:
            raise InvalidInputError(errors={"phone": NOT_SAFE})
        number = given or call_list.number_of(complaint)
        if not number:
            raise InvalidInputError(errors={"phone": PHONE_MISSING})
        call = await calls.plan(work, _PLANNED, complaint.id, number, words, by)
        data = {"call": call, "by": by.isoformat()}
        self._record(work.session, complaint, EventKind.CALL_PLANNED, order.actor, data=data)
        return complaint

    async def drop(self, work: Work, order: Order, call_id: int, reason: str) -> Complaint:
        """Let a call that somebody planned not be made after all, and write down why.

        Only such a one: any other call is a notice that we owe the customer, often by a clock, and
        ends by reaching them, or with what overtakes it (`call_ends`).

        Raises:
            InvalidInputError: no reason, or it is not one that was planned (`call`).
            CallNotFoundError: this complaint has no such call.
            CallTakenError: somebody is making it.
            CallOverError: it was made or dropped since.
            Also what `ComplaintOrders._take` raises.

        """
        reason = written("drop_reason", reason, ADDITION_LIMIT, REASON_MISSING)
        asked = (call_id, reason)
        taken = await self._take(work.session, order, "drop_call", *asked, whatever_is_new=True)
        complaint = taken.complaint
        if taken.done:
            return complaint
        call = await work.session.get(_M, call_id, with_for_update=True, populate_existing=True)
        if call is None or (call.complaint_id, call.channel) != (complaint.id, OutboxChannel.CALL):
            raise CallNotFoundError
        if not may_be_dropped(call):
            raise InvalidInputError(errors={"drop_reason": OWED})
        held = call.lease_until is not None and call.lease_until > work.now
        if held and call.lease_owner != order.by.id:
            await self._refuse(work, call_id)
        if not await calls.cancel(work.session, [call_id], work.now):
            raise CallOverError
        actor = order.actor
        entry = self._write(complaint, actor, reason)
        kind, data = EventKind.CALL_DROPPED, {"call": call_id}
        self._record(work.session, complaint, kind, actor, entry=entry, data=data)
        return complaint

    async def _refuse(self, work: Work, call_id: int) -> None:
        """Say why somebody cannot have a call, or has it no longer."""
        call = (
            await work.session.execute(
                select(calls.is_free(work.now).label("free"), StaffMember.display_name)
                .outerjoin(StaffMember, StaffMember.id == _M.lease_owner)
                .where(_M.id == call_id, calls.OPEN)
            )
        ).first()
        if call is None:
            raise CallOverError
        if call.free:
            raise CallNotYoursError
        raise CallTakenError(call.display_name)


def _planned(words: str, by: datetime | None, now: datetime) -> tuple[str, datetime]:
    errors: dict[str, str] = {}
    try:
        words = written("words", words, WORDS_LIMIT, WORDS_MISSING)
    except InvalidInputError as error:
        errors |= error.errors
    if by is None or by <= now:
        errors["by"] = WHEN_MISSING if by is None else WHEN_PAST
    if errors or by is None:
        raise InvalidInputError(errors=errors)
    return words, by


def _called_at(phone: str) -> str:
    """Return a number that was typed as it is called; empty where none was."""
    if not phone.strip():
        return ""
    number = read_phone(phone)
    if number is None or not number.reaches_a_person:
        raise InvalidInputError(errors={"phone": PHONE_WRONG})
    return number.e164
