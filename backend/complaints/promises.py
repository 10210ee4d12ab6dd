"""What customers are promised, and told before a promise ends: by machine when by nobody else.

Each is an entry, its event where something changes, its clocks and what is sent, in the caller's
transaction. A promised date never slides by itself: it changes with a reason that is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import clocks, notice_times, notices, sla, states
from backend.complaints.actors import SYSTEM
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.models import EntryKind, EventKind
from backend.complaints.notices import NO_FILES, Files, Meets, Notice
from backend.complaints.orders import ComplaintOrders
from backend.complaints.severity import Severity, endangers_somebody
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.written import written
from backend.kit.clock import ISTANBUL, turkish_date
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint, ComplaintClock, ComplaintEntry
    from backend.complaints.notice_words import Words
    from backend.complaints.orders import Order
    from backend.kit.work import Work

REASON_LIMIT = 500
REASON_MISSING = "Tarihin neden değiştiğini yazın; müşteri okur."
DAY_MISSING = "Yeni tarihi seçin."
DAY_PAST = "Geçmiş bir tarihe söz verilemez."
DAY_OFF = "Bu tarihte çalışmıyoruz; bir iş günü seçin."
DAY_SAME = "Verdiğimiz tarih zaten bu gün."
DAY_TOO_LATE = "Yasal sürenin son günü {}; bundan sonrasına söz verilemez."


class ComplaintPromises(ComplaintOrders):
    """Dates and notices: those that people change, and those that are due."""

    async def change_promise(
        self, work: Work, order: Order, day: date | None, reason: str
    ) -> Complaint:
        """Promise the customer another day, and tell them why: its end of work is the deadline.

        Raises:
            InvalidInputError: no day, one that is past, is no business day, is promised already or
                lies beyond the legal limit (unless that is past); or no reason.
            TransitionNotAllowedError: nothing is promised any more.
            Also what `ComplaintOrders._take` raises.

        """
        if day is None:
            raise InvalidInputError(errors={"day": DAY_MISSING})
        reason = written("reason", reason, REASON_LIMIT, REASON_MISSING)
        taken = await self._take(work.session, order, "promise", day, reason)
        complaint = taken.complaint
        if taken.done:
            return complaint
        promise = complaint.clock(ClockKind.PROMISE)
        if not promise.running or complaint.state not in states.OPEN:
            raise TransitionNotAllowedError
        due_at = _promisable(day, self._clock.now(), complaint)
        notice = self._promise(work, complaint, due_at, reason, order.actor)
        await notices.tell(work, [notice], self._in_chat)
        return complaint

    async def tell_due(self, work: Work, due: Sequence[tuple[Complaint, ComplaintClock]]) -> None:
        """Tell customers what clocks owe them by now; once. Each is of another, locked complaint.

        The first notice, a new date before the promised one ends, the legal notice.
        """
        owed = [self._owed(work, complaint, clock) for complaint, clock in due]
        await notices.tell(work, [each for each in owed if each is not None], self._in_chat)

    def _owed(self, work: Work, complaint: Complaint, clock: ComplaintClock) -> Notice | None:
        """Write down what a clock of the present cycle owes; None when nothing, any more."""
        clock.notice_at = None
        if not clock.running or complaint.state not in states.OPEN:
            return None
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        number, state = complaint.tracking_number, State(complaint.state)
        question = complaint.open_question
        if clock.kind == ClockKind.PROMISE:
            return self._renew(work, complaint, clock)
        if clock.kind == ClockKind.LEGAL_NOTICE:
            legal = complaint.clock(ClockKind.LEGAL).due_at
            words = self._words.not_yet(number, legal, due_at, state, question)
            if tells_of_danger(complaint):
                words = self._words.danger_not_yet(number, legal, question)
            return self._written(work, complaint, words, ClockKind.LEGAL_NOTICE)
        words = self._words.in_review(number, due_at, state, question)
        if not question and tells_of_danger(complaint):
            words = self._words.danger(number)
        return self._written(work, complaint, words, ClockKind.FIRST_NOTICE)

    def _renew(self, work: Work, complaint: Complaint, promise: ComplaintClock) -> Notice:
        """Put a promise off that will not be kept, and say so with the reason that we know."""
        due_at = notice_times.renewed_promise(
            work.now,
            promise.due_at,
            complaint.clock(ClockKind.LEGAL).due_at,
            self._settings.promise_extension_days,
        )
        # The state tells why.
        return self._promise(work, complaint, due_at, "", SYSTEM)

    def _promise(
        self, work: Work, complaint: Complaint, due_at: datetime, reason: str, actor: Actor
    ) -> Notice:
        promise = complaint.clock(ClockKind.PROMISE)
        data = {"from": promise.due_at.isoformat(), "to": due_at.isoformat()}
        until = clocks.tried_until([promise], work.now, self._settings)
        clocks.move_promise(complaint, due_at, self._settings)
        state = State(complaint.state)
        words = self._words.promised(
            complaint.tracking_number, due_at, state, reason, complaint.open_question
        )
        if tells_of_danger(complaint):
            words = self._words.danger_promised(
                complaint.tracking_number, reason, complaint.open_question
            )
        entry = self._write(complaint, actor, words.chat, EntryKind.NOTICE)
        kind = EventKind.PROMISE_CHANGED
        self._record(work.session, complaint, kind, actor, entry=entry, data=data)
        # Whoever was promised a day hears of another before that one ends.
        return Notice(complaint, entry, words, Meets(try_until=until))

    async def _notify(
        self, work: Work, complaint: Complaint, words: Words, *meets: ClockKind
    ) -> None:
        """Tell the customer what only a notice says, and keep it."""
        notice = self._written(work, complaint, words, *meets)
        await notices.tell(work, [notice], self._in_chat)

    def _written(self, work: Work, complaint: Complaint, words: Words, *meets: ClockKind) -> Notice:
        entry = self._write(complaint, SYSTEM, words.chat, EntryKind.NOTICE)
        return self._meeting(work, complaint, entry, words, *meets)

    async def _tell(
        self,
        work: Work,
        complaint: Complaint,
        entry: ComplaintEntry,
        words: Words,
        *meets: ClockKind,
        files: Files = NO_FILES,
    ) -> None:
        """Tell the customer; once that is handed over, clocks of these kinds are met."""
        notice = self._meeting(work, complaint, entry, words, *meets, files=files)
        await notices.tell(work, [notice], self._in_chat)

    def _meeting(
        self,
        work: Work,
        complaint: Complaint,
        entry: ComplaintEntry,
        words: Words,
        *meets: ClockKind,
        files: Files = NO_FILES,
    ) -> Notice:
        met = [complaint.clock(kind) for kind in meets]
        kept = notices.met_by_it(met, work.now, self._settings)
        return Notice(complaint, entry, words, kept, files)


def tells_of_danger(complaint: Complaint) -> bool:
    """Whether its customer is written to as who is in danger: they were, and nobody judged else."""
    critical = complaint.severity == Severity.CRITICAL
    return critical and endangers_somebody(complaint.description, urgent=complaint.urgent)


def _promisable(day: date, now: datetime, complaint: Complaint) -> datetime:
    """Return the end of work of a day that may be promised now."""
    hours = sla.hours_of(day)
    legal = complaint.clock(ClockKind.LEGAL).due_at
    problem = ""
    if day < now.astimezone(ISTANBUL).date():
        problem = DAY_PAST
    elif hours is None:
        problem = DAY_OFF
    elif hours[1] <= now:
        problem = DAY_PAST
    elif hours[1] == complaint.clock(ClockKind.PROMISE).due_at:
        problem = DAY_SAME
    elif legal > now and hours[1] > legal:
        problem = DAY_TOO_LATE.format(turkish_date(legal))
    if problem or hours is None:
        raise InvalidInputError(errors={"day": problem})
    return hours[1]
