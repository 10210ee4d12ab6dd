"""Calling customers: who takes a call, and what came of it. Calls by hand: `planned_calls`.

Works inside the caller's transaction and never commits. What is told on the phone counts as handed
over like any other notice (`notifications.calls`).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import access, call_list, queries
from backend.complaints.actors import SYSTEM, staff
from backend.complaints.idempotency import Request
from backend.complaints.models import Complaint, EventKind
from backend.complaints.models.call_attempt import CallAttempt, CallOutcome
from backend.complaints.planned_calls import ComplaintPlannedCalls
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.states import State
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError
from backend.notifications import calls
from backend.notifications.errors import (
    CallNotFoundError,
    CallNotYoursError,
    CallUnopenedError,
)
from backend.notifications.models import OutboxChannel, OutboxMessage
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

_TRIED_AGAIN = frozenset({CallOutcome.NO_ANSWER, CallOutcome.BUSY})
_M = OutboxMessage
# A long call outlasts what it was taken for; nobody notes today what came of yesterday's.
_OPENED_FOR = timedelta(hours=12)

ANSWER_MISSING = "Müşterinin yanıtını nota yazın."
ANSWER_UNREACHED = (
    "Müşterinin yanıtını aldıysanız sonuç Ulaşıldı olmalı; almadıysanız yanıt işaretini kaldırın."
)
OUTCOME_MISSING = "Aramanın nasıl sonuçlandığını seçin."


class ComplaintCalls(ComplaintPlannedCalls):
    """Everything that people of the house do about calls."""

    async def take(self, work: Work, who: Viewer, call_id: int) -> None:
        """Let somebody make a call, for a while; whoever has it already has it longer.

        With it they have whatever else the same customer is to be told, as far as it is free.

        Raises:
            NotAllowedError: their role makes no calls.
            CallNotFoundError: there is no such call, or they may not see its complaint.
            CallTakenError, CallOverError: somebody else has it, or calls its customer about
                something else just now; or there is nothing to call about.

        """
        await self._see(work.session, who, call_id)
        together = await call_list.beside(work.session, who, call_id, work.now)
        for other in together:
            if other.is_held(work.now) and not other.is_made_by(who.id, work.now):
                await self._refuse(work, other.message.id)
        if not await calls.take(work, call_id, who.id):
            await self._refuse(work, call_id)
        for other in together:
            if other.message.id != call_id:
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

    async def open_number(self, work: Work, who: Viewer, call_id: int) -> None:
        """Let whoever makes a call read its number, and write down in the audit that they did.

        With it the name and the words of all that they are telling this customer.

        Raises:
            NotAllowedError: their role opens no personal data.
            CallNotFoundError, CallNotYoursError: as `give_back`.

        """
        require(who.role, Permission.OPEN_PERSONAL_DATA)
        session, now = work.session, work.now
        found = await call_list.find(session, who, call_id)
        if found is None:
            raise CallNotFoundError
        if not found.is_made_by(who.id, now):
            raise CallNotYoursError
        for one in await call_list.beside(session, who, call_id, now):
            if one.is_made_by(who.id, now):
                which = {"complaint": one.complaint.id, "call": one.message.id}
                audit.note(session, now, Done.OPENED, who.id, **which)

    async def record(  # noqa: PLR0913 - who, which, what came of it, and its key
        self,
        work: Work,
        who: Viewer,
        call_id: int,
        outcome: str,
        *,
        note: str,
        answers: bool = False,
        key: str,
    ) -> CallOutcome:
        """Note what came of a call that somebody has: a row, and an event of its complaint.

        Who was reached was told. Who did not answer is called again later, until it was tried as
        often as the settings say; then, and where the number is wrong, it is given up. A note of
        who was reached that `answers` what we wait for takes the complaint into review again.

        Raises:
            InvalidInputError: no such outcome, too long a note, an answer without one, or from
                somebody who was not reached.
            IdempotencyConflictError: the key was used for something else.
            CallUnopenedError: they cannot have called, not having read the number.
            Also what `give_back` raises.

        """
        if outcome not in CallOutcome:
            raise InvalidInputError(errors={"outcome": OUTCOME_MISSING})
        came, note = CallOutcome(outcome), written("note", note, ADDITION_LIMIT)
        if answers and came is not CallOutcome.REACHED:
            raise InvalidInputError(errors={"outcome": ANSWER_UNREACHED})
        if answers and not note:
            raise InvalidInputError(errors={"note": ANSWER_MISSING})
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
        since = work.now - _OPENED_FOR
        if call_id not in await audit.opened_calls(work.session, who.id, since):
            raise CallUnopenedError
        request.remember(work.session, complaint.id, work.now)
        actor = staff(who.id)
        entry = self._write(complaint, actor, note) if note else None
        data = {"call": call_id, "outcome": came, "tries": tries, "given_up": over}
        self._record(work.session, complaint, EventKind.CALL_TRIED, actor, entry=entry, data=data)
        if answers and complaint.state == State.WAITING_CUSTOMER:
            await self.move(work.session, complaint, State.IN_REVIEW, actor, entry=entry)
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
