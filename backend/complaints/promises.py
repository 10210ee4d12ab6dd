"""What customers are promised, and told before a promise ends: by machine when by nobody else.

Each is an entry, its event where something changes, its clocks and what is sent, in the caller's
transaction. A promised date never slides by itself: it changes with a reason that is told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backend.complaints import clocks, notice_times, notices, sla, states
from backend.complaints.actors import SYSTEM
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.models import EntryKind, EventKind
from backend.complaints.notices import NO_FILES, Files, Meets, Notice
from backend.complaints.orders import ComplaintOrders
from backend.complaints.severity import Severity, endangers_somebody, peril_of
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.written import written
from backend.kit.clock import ISTANBUL, turkish_date
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint, ComplaintClock, ComplaintEntry
    from backend.complaints.notice_words import Words
    from backend.complaints.orders import Order
    from backend.kit.work import Work

_LEGAL_NOTICE = ClockKind.LEGAL_NOTICE
REASON_LIMIT = 500
REASON_MISSING = "Tarihin neden değiştiğini yazın; müşteri okur."
DAY_MISSING = "Yeni tarihi seçin."
DAY_PAST = "Geçmiş bir tarihe söz verilemez."
DAY_OFF = "Bu tarihte çalışmıyoruz; bir iş günü seçin."
DAY_SAME = "Verdiğimiz tarih zaten bu gün."
DAY_TOO_LATE = "Yasal sürenin son günü {}; bundan sonrasına söz verilemez."
DAY_FAR_OFF = "Yasal süre doldu; en geç {} gününe söz verilebilir."


class ComplaintPromises(ComplaintOrders):
    """Dates and notices: those that people change, and those that are due."""

    async def change_promise(
        self, work: Work, order: Order, day: date | None, reason: str
    ) -> Complaint:
        """Promise the customer another day, and tell them why: its end of work is the deadline.

        Raises:
            InvalidInputError: no day, one that is past, is no business day, is promised already or
                lies beyond the legal limit (once that is past, beyond as many days again); or no
                reason.
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
        due_at = self._promisable(day, complaint)
        notice = self._promise(work, complaint, due_at, reason, order.actor)
        await notices.tell(work, [notice], self._in_chat)
        return complaint

    async def tell_due(self, work: Work, due: Sequence[tuple[Complaint, ComplaintClock]]) -> None:
        """Tell customers what clocks owe them by now; once. Each is of another, locked complaint.

        The first notice, a new date before the promised one ends, the legal notice.
        """
        owed = [self._owed(work, complaint, clock) for complaint, clock in due]
        await notices.tell(work, [each for each in owed if each is not None], self._in_chat)

    async def tell_it_is_known(self, work: Work, complaint: Complaint) -> None:
        """Tell whoever came again under which number and until when it is looked at already.

        What is not open any more is told of by what opens it; of what is kept quiet nobody is told.
        """
        if complaint.state in states.OPEN and not complaint.quiet:
            await self._notify(work, complaint, self._in_review(complaint), ClockKind.FIRST_NOTICE)

    def _promisable(self, day: date, complaint: Complaint) -> datetime:
        """Return the end of work of a day that may be promised now."""
        now = self._clock.now()
        hours = sla.hours_of(day)
        legal = complaint.clock(ClockKind.LEGAL).due_at
        # Once the limit is past, as long again as it is from today on, and no longer.
        again = sla.end_of_business_day(now, sla.terms_at(now, self._settings).legal_business_days)
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
        elif hours[1] > max(legal, again):
            problem = DAY_FAR_OFF.format(turkish_date(again))
        if problem or hours is None:
            raise InvalidInputError(errors={"day": problem})
        return hours[1]

    def _owed(self, work: Work, complaint: Complaint, clock: ComplaintClock) -> Notice | None:
        """Write down what a clock of the present cycle owes; None when nothing, any more."""
        promise, *others = (
            complaint.clock(kind)
            for kind in (ClockKind.PROMISE, _LEGAL_NOTICE, ClockKind.FIRST_NOTICE)
        )
        beside = [each for each in others if clocks.is_to_be_told(each, work.now)]
        if not clocks.is_to_be_told(promise, work.now) or clock not in {promise, *beside}:
            beside = []
        clock.notice_at = None
        if not clock.running or complaint.state not in states.OPEN:
            return None
        if beside or clock is promise:
            return self._renew(work, complaint, beside)
        if clock.kind == _LEGAL_NOTICE:
            return self._written(work, complaint, self._not_yet(complaint), _LEGAL_NOTICE)
        words = self._in_review(complaint)
        return self._written(work, complaint, words, ClockKind.FIRST_NOTICE)

    def _in_review(self, complaint: Complaint) -> Words:
        """Word that it is looked at, and until when; to who told of danger, no day."""
        number, question = complaint.tracking_number, complaint.open_question
        if not question and tells_of_danger(complaint):
            return self._words.danger(number, peril_of(complaint.description))
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        return self._words.in_review(number, due_at, State(complaint.state), question)

    def _not_yet(self, complaint: Complaint) -> Words:
        """Word the legal notice, with what is promised by now."""
        number, question = complaint.tracking_number, complaint.open_question
        legal = complaint.clock(ClockKind.LEGAL).due_at
        if tells_of_danger(complaint):
            return self._words.danger_not_yet(number, legal, question)
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        return self._words.not_yet(number, legal, due_at, State(complaint.state), question)

    def _later(self, work: Work, complaint: Complaint) -> datetime:
        """Return what is promised in place of a promise that will not be kept."""
        return notice_times.renewed_promise(
            work.now,
            complaint.clock(ClockKind.PROMISE).due_at,
            complaint.clock(ClockKind.LEGAL).due_at,
            self._settings.promise_extension_days,
        )

    def _renew(self, work: Work, complaint: Complaint, beside: Sequence[ComplaintClock]) -> Notice:
        """Put a promise off that will not be kept, and say so with the reason that we know.

        It meets the notices `beside` it, due as well: none names a day that is past, nor one that
        the next notice takes back.
        """
        due_at = self._later(work, complaint)
        words = partial(self._promising, complaint, due_at, "")  # the state tells why
        if any(each.kind == _LEGAL_NOTICE for each in beside):
            words = partial(self._not_yet, complaint)
        return self._put_off(work, complaint, due_at, SYSTEM, words, *beside)

    def _promise(
        self, work: Work, complaint: Complaint, due_at: datetime, reason: str, actor: Actor
    ) -> Notice:
        words = partial(self._promising, complaint, due_at, reason)
        return self._put_off(work, complaint, due_at, actor, words)

    def _put_off(
        self,
        work: Work,
        complaint: Complaint,
        due_at: datetime,
        actor: Actor,
        words_of: Callable[[], Words],
        *met: ComplaintClock,
    ) -> Notice:
        """Promise another date, in words that are found once it is; the notice meets `met`."""
        promise = complaint.clock(ClockKind.PROMISE)
        data = {"from": promise.due_at.isoformat(), "to": due_at.isoformat()}
        # Whoever was promised a day hears of another before that one ends.
        until = clocks.tried_until([promise, *met], work.now, self._settings)
        clocks.move_promise(complaint, due_at, self._settings)
        for clock in met:
            clock.notice_at = None
        words = words_of()
        entry = self._write(complaint, actor, words.chat, EntryKind.NOTICE)
        kind = EventKind.PROMISE_CHANGED
        self._record(work.session, complaint, kind, actor, entry=entry, data=data)
        return Notice(complaint, entry, words, Meets(tuple(each.id for each in met), until))

    def _promising(self, complaint: Complaint, due_at: datetime, reason: str) -> Words:
        """Word another date, and why; to who told of danger, no day."""
        number, question = complaint.tracking_number, complaint.open_question
        if tells_of_danger(complaint):
            return self._words.danger_promised(number, reason, question)
        return self._words.promised(number, due_at, State(complaint.state), reason, question)

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
