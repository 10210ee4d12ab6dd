"""Calling customers: who takes a call, what came of it, and calls that somebody plans.

Works inside the caller's transaction and never commits. What is told on the phone counts as handed
over like any other notice (`notifications.calls`).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from backend.complaints import access, call_list, queries, states
from backend.complaints.actors import SYSTEM, staff
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.idempotency import Request
from backend.complaints.models import Complaint, EventKind
from backend.complaints.models.call_attempt import CallAttempt, CallOutcome
from backend.complaints.orders import ComplaintOrders
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError
from backend.notifications import calls, service as notifications
from backend.notifications.errors import (
    CallNotFoundError,
    CallNotYoursError,
    CallOverError,
    CallTakenError,
)
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose
from backend.staff.models import StaffMember
from backend.staff.permissions import Permission, require
from lexicon.phone_numbers import read_phone

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.orders import Order
    from backend.kit.work import Work

WORDS_LIMIT = 1000
_TRIED_AGAIN = frozenset({CallOutcome.NO_ANSWER, CallOutcome.BUSY})
_M = OutboxMessage

OUTCOME_MISSING = "Aramanın nasıl sonuçlandığını seçin."
WORDS_MISSING = "Müşteriye ne söyleneceğini yazın."
WHEN_MISSING = "Ne zamana kadar aranacağını seçin."
WHEN_PAST = "Geçmiş bir zamana arama planlanamaz."
REASON_MISSING = "Aramadan neden vazgeçildiğini yazın."
OWED = "Bu arama müşteriye borçlu olduğumuz bir bildirim; ondan vazgeçilemez."
PHONE_MISSING = "Bu kayıtta telefon numarası yok; aranacak numarayı yazın."
NOT_SAFE = "Güvenli olduğu bilinmeyen bir telefon aranmaz; önce “Güvenli yol” ile yazın."
PHONE_WRONG = "Bu numara aranamıyor; cep ya da sabit hat numarası yazın."


def may_be_dropped(call: OutboxMessage) -> bool:
    """Whether a call may be let be: it was planned by hand, and no clock is met by it. Pure."""
    return call.due_at is not None and not call.meets


class ComplaintCalls(ComplaintOrders):
    """Everything that people of the house do about calls."""

    async def take(self, work: Work, who: Viewer, call_id: int) -> None:
        """Let somebody make a call, for a while; whoever has it already has it longer.

        With it they have whatever else the same customer is to be told, as far as it is free.

        Raises:
            NotAllowedError: their role makes no calls.
            CallNotFoundError: there is no such call, or they may not see its complaint.
            CallTakenError, CallOverError: somebody else has it, or there is nothing to call about.

        """
        await self._see(work.session, who, call_id)
        if not await calls.take(work, call_id, who.id):
            await self._refuse(work, call_id)
        for other in await call_list.beside(work.session, who, call_id, work.now):
            await calls.take(work, other.message.id, who.id)

    async def give_back(self, work: Work, who: Viewer, call_id: int) -> None:
        """Let others make a call that somebody took, with all that its customer is to be told.

        Raises:
            As `take`; CallNotYoursError: they have not taken it.

        """
        await self._see(work.session, who, call_id)
        together = await call_list.beside(work.session, who, call_id, work.now)
        if not await calls.give_back(work, call_id, who.id):
            await self._refuse(work, call_id)
        for other in together:
            await calls.give_back(work, other.message.id, who.id)

    async def record(  # noqa: PLR0913 - who, which, what came of it, and its key
        self, work: Work, who: Viewer, call_id: int, outcome: str, *, note: str, key: str
    ) -> CallOutcome:
        """Note what came of a call that somebody has: a row, and an event of its complaint.

        Who was reached was told. Who did not answer is called again later, until it was tried as
        often as the settings say; then, and where the number is wrong, it is given up.

        Raises:
            InvalidInputError: no such outcome, or too long a note.
            IdempotencyConflictError: the key was used for something else.
            Also what `give_back` raises.

        """
        if outcome not in CallOutcome:
            raise InvalidInputError(errors={"outcome": OUTCOME_MISSING})
        came, note = CallOutcome(outcome), written("note", note, ADDITION_LIMIT)
        complaint_id = await self._see(work.session, who, call_id)
        # The complaint before its call, as everybody else locks them.
        complaint = await queries.by_id(work.session, complaint_id, lock=True)
        request = Request("desk:call", f"staff:{who.id}", key, [call_id, outcome, note])
        if await request.done_before(work.session) is not None:
            return came
        tries = 1 + (await work.session.scalar(select(_M.attempts).where(_M.id == call_id)) or 0)
        over = came is CallOutcome.WRONG_NUMBER or (
            came in _TRIED_AGAIN and tries >= self._settings.call_tries
        )
        await self._settle(work, who, call_id, came, over=over)
        request.remember(work.session, complaint.id, work.now)
        actor = staff(who.id)
        entry = self._write(complaint, actor, note) if note else None
        data = {"call": call_id, "outcome": came, "tries": tries, "given_up": over}
        self._record(work.session, complaint, EventKind.CALL_TRIED, actor, entry=entry, data=data)
        await work.session.flush()  # the note's id
        work.session.add(
            CallAttempt(
                outbox_id=call_id,
                complaint_id=complaint.id,
                staff_id=who.id,
                at=work.now,
                outcome=came,
                entry_id=entry.id if entry else None,
            )
        )
        return came

    async def plan(
        self, work: Work, order: Order, words: str, by: datetime | None, phone: str = ""
    ) -> Complaint:
        """Have the customer of a complaint called by a moment, and told `words`.

        At `phone`, or where none is given at the number that the complaint has.

        Raises:
            InvalidInputError: nothing to say, no moment or one that is past, or no number.
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
        if complaint.quiet:
            raise InvalidInputError(errors={"phone": NOT_SAFE})
        number = given or call_list.number_of(complaint)
        if not number:
            raise InvalidInputError(errors={"phone": PHONE_MISSING})
        call = await notifications.enqueue(
            work,
            notifications.Outgoing(
                key=f"planned:{uuid4().hex}",
                channel=OutboxChannel.CALL,
                recipient=number,
                purpose=Purpose.NOTICE,
                text=words,
                complaint_id=complaint.id,
                due_at=by,
            ),
        )
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

    async def arrived_after_all(self, work: Work, outbox_id: int) -> None:
        """Let nobody call who has what a message said: it arrived after it was given up."""
        message = await work.session.get_one(_M, outbox_id)
        if message.complaint_id is None:
            return
        complaint = await queries.by_id(work.session, message.complaint_id, lock=True)
        needless = [each.id for each in await calls.instead_of(work.session, outbox_id)]
        for call in needless:
            await calls.cancel(work.session, [call], work.now)
            data = {"call": call, "message": outbox_id}
            self._record(work.session, complaint, EventKind.CALL_NEEDLESS, SYSTEM, data=data)

    async def _settle(
        self, work: Work, who: Viewer, call_id: int, came: CallOutcome, *, over: bool
    ) -> None:
        if came is CallOutcome.REACHED:
            done = await calls.mark_made(work, call_id, calls.is_held_by(who.id))
        elif over:
            done = await calls.give_up(work, call_id, came, calls.is_held_by(who.id))
        else:
            again = timedelta(minutes=self._settings.call_again_minutes)
            done = await calls.put_off(work, call_id, who.id, work.now + again)
        if not done:
            await self._refuse(work, call_id)

    async def _see(self, session: AsyncSession, who: Viewer, call_id: int) -> str:
        """Return which complaint a call is about, to whoever makes calls and may see it."""
        require(who.role, Permission.HANDLE)
        complaint_id = await session.scalar(
            select(Complaint.id)
            .join(_M, _M.complaint_id == Complaint.id)
            .where(_M.id == call_id, _M.channel == OutboxChannel.CALL, access.visible_to(who))
        )
        if complaint_id is None:
            raise CallNotFoundError
        return complaint_id

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
