"""What the house says to the customer of a complaint: questions, dates, the result, links.

Each is an entry, its event, its place in the clocks and what is sent, in the caller's transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import notices, queries, sameness, sla, states, tracking_number
from backend.complaints.actors import SYSTEM
from backend.complaints.models import EntryKind, EventKind
from backend.complaints.orders import ComplaintOrders
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.complaints.tracking_number import display
from backend.complaints.written import written
from backend.kit.clock import ISTANBUL, turkish_date
from backend.kit.errors import (
    ComplaintNotFoundError,
    InvalidInputError,
    InvalidTrackingNumberError,
    TransitionNotAllowedError,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from backend.complaints.models import Complaint, ComplaintEntry
    from backend.complaints.notice_words import Words
    from backend.complaints.notices import Preview
    from backend.complaints.orders import Order
    from backend.kit.work import Work

ANSWER_LIMIT = 4000
QUESTION_LIMIT = 1000
REASON_LIMIT = 500

ANSWER_MISSING = "Müşteriye gidecek yanıtı yazın."
OUTCOME_MISSING = "Sonucu seçin."
QUESTION_MISSING = "Müşteriye sorulacak soruyu yazın."
REASON_MISSING = "Tarihin neden değiştiğini yazın; müşteri okur."
DAY_MISSING = "Yeni tarihi seçin."
DAY_PAST = "Geçmiş bir tarihe söz verilemez."
DAY_OFF = "Bu tarihte çalışmıyoruz; bir iş günü seçin."
DAY_SAME = "Verdiğimiz tarih zaten bu gün."
DAY_TOO_LATE = "Yasal sürenin son günü {}; bundan sonrasına söz verilemez."
OTHER_MISSING = "Birleştirilecek kaydın takip numarasını yazın."
OTHER_WRONG = "Bu numarayla gördüğünüz bir kayıt yok."
OTHER_SAME = "Bir kayıt kendisiyle birleştirilemez."
OTHER_STRANGER = "Yalnızca aynı müşterinin kayıtları birleştirilebilir."
OTHER_YOUNGER = "Eski kayıt sürer: bu kaydı, {} numaralı kayıttan birleştirin."
OTHER_GONE = "Bu kayıt geri çekilmiş; onunla birleştirilemez."


class ComplaintAnswering(ComplaintOrders):
    """What customers hear of from the people who work on their complaints."""

    async def ask(self, work: Work, order: Order, question: str, *, note: str = "") -> Complaint:
        """Ask the customer something, and wait for the answer: the target clock stands still.

        Raises:
            InvalidInputError: nothing is asked, or too much is written.
            TransitionNotAllowedError: it is finished or set aside.
            Also what `ComplaintOrders._take` raises.

        """
        question = written("question", question, QUESTION_LIMIT, QUESTION_MISSING)
        note = written("note", note, ADDITION_LIMIT)
        taken = await self._take(work.session, order, "ask", question, note)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if complaint.state not in states.OPEN:
            raise TransitionNotAllowedError
        session = work.session
        if note:
            kept = self._write(complaint, order.actor, note)
            self._record(session, complaint, EventKind.NOTE_ADDED, order.actor, entry=kept)
        entry = self._write(complaint, order.actor, question, EntryKind.QUESTION)
        if complaint.state == State.WAITING_CUSTOMER:
            self._record(session, complaint, EventKind.QUESTION_ASKED, order.actor, entry=entry)
        else:
            await self._review(work, complaint, order)
            await self.move(session, complaint, State.WAITING_CUSTOMER, order.actor, entry=entry)
        words = self._words.asked(complaint.tracking_number, question)
        await self._tell(work, complaint, entry, words)
        return complaint

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
        was, promise.due_at = promise.due_at, due_at
        words = self._words.promised(complaint.tracking_number, due_at, reason)
        entry = self._write(complaint, order.actor, words.chat, EntryKind.NOTICE)
        data = {"from": was.isoformat(), "to": due_at.isoformat()}
        kind = EventKind.PROMISE_CHANGED
        self._record(work.session, complaint, kind, order.actor, entry=entry, data=data)
        await self._tell(work, complaint, entry, words)
        return complaint

    async def conclude(self, work: Work, order: Order, outcome: str, answer: str) -> Complaint:
        """Decide a complaint: the answer is written, sent, and the promises are met, or nothing is.

        Raises:
            InvalidInputError: no outcome, or no answer.
            TransitionNotAllowedError: it is finished or set aside.
            Also what `ComplaintOrders._take` raises.

        """
        decided, answer = _decision(outcome, answer)
        taken = await self._take(work.session, order, "conclude", outcome, answer)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if complaint.state not in states.OPEN:
            raise TransitionNotAllowedError
        entry = self._write(complaint, order.actor, answer, EntryKind.ANSWER)
        await self._review(work, complaint, order)
        data = {"outcome": decided}
        await self.move(
            work.session, complaint, State.RESOLVED, order.actor, entry=entry, data=data
        )
        complaint.present.outcome, complaint.present.answer = decided, entry
        words = self._words.concluded(complaint.tracking_number, decided, answer)
        await self._tell(work, complaint, entry, words)
        return complaint

    def preview(self, complaint: Complaint, outcome: str, answer: str) -> list[Preview]:
        """Return what the customer would get if a complaint were concluded so; nothing is done.

        Raises:
            InvalidInputError: no outcome, or no answer.

        """
        words = self._words.concluded(complaint.tracking_number, *_decision(outcome, answer))
        tables = self._settings.sms_turkish_tables
        return notices.previews(complaint, words, turkish_tables=tables)

    async def link(self, work: Work, order: Order, other: str) -> Complaint:
        """Set a complaint aside as the same as an older one of the same customer's.

        Both numbers stay valid, and the older one's clocks live on. `states.choices` undoes it.

        Raises:
            InvalidInputError: `other` is no older complaint of this customer's that they may see.
            TransitionNotAllowedError: it is finished or set aside.
            Also what `ComplaintOrders._take` raises.

        """
        if not other.strip():
            raise InvalidInputError(errors={"other": OTHER_MISSING})
        taken = await self._take(work.session, order, "link", other)
        complaint = taken.complaint
        if taken.done:
            return complaint
        original = await self._original(work, order, complaint, other)
        complaint.duplicate_of = original.id
        data = {"duplicate_of": original.tracking_number}
        words = self._words.joined(complaint.tracking_number, original.tracking_number)
        entry = self._write(complaint, order.actor, words.chat, EntryKind.NOTICE)
        await self.move(
            work.session, complaint, State.DUPLICATE, order.actor, entry=entry, data=data
        )
        await self._tell(work, complaint, entry, words)
        return complaint

    async def _original(
        self, work: Work, order: Order, complaint: Complaint, other: str
    ) -> Complaint:
        """Find what a complaint is the same as, links followed."""
        problem = ""
        try:
            number = tracking_number.parse(other)
            original = await queries.seen_by(work.session, order.by, number)
        except (InvalidTrackingNumberError, ComplaintNotFoundError) as error:
            raise InvalidInputError(errors={"other": OTHER_WRONG}) from error
        while original.duplicate_of is not None:
            original = await queries.by_id(work.session, original.duplicate_of)
        ways = (complaint.contact_phone, complaint.contact_email, complaint.service_number)
        here = complaint.conversation_id is not None
        talked = here and complaint.conversation_id == original.conversation_id
        if original.id == complaint.id:
            problem = OTHER_SAME
        elif original.state == State.WITHDRAWN:
            problem = OTHER_GONE
        elif not (talked or sameness.same_contact(original, *ways)):
            problem = OTHER_STRANGER
        elif _age(original) > _age(complaint):
            problem = OTHER_YOUNGER.format(display(original.tracking_number))
        if problem:
            raise InvalidInputError(errors={"other": problem})
        return original

    async def _review(self, work: Work, complaint: Complaint, order: Order) -> None:
        """Bring an open complaint into review, from where every other state follows."""
        if complaint.state != State.IN_REVIEW:
            await self.move(work.session, complaint, State.IN_REVIEW, order.actor)

    async def _tell_reopened(self, work: Work, complaint: Complaint) -> None:
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        await self._notify(work, complaint, self._words.reopened(complaint.tracking_number, due_at))

    async def _tell_parted(self, work: Work, complaint: Complaint) -> None:
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        await self._notify(work, complaint, self._words.parted(complaint.tracking_number, due_at))

    async def _notify(self, work: Work, complaint: Complaint, words: Words) -> None:
        """Tell the customer what only a notice says, and keep it."""
        await self._tell(
            work, complaint, self._write(complaint, SYSTEM, words.chat, EntryKind.NOTICE), words
        )

    async def _tell(
        self, work: Work, complaint: Complaint, entry: ComplaintEntry, words: Words
    ) -> None:
        await notices.tell(work, complaint, entry, words, self._in_chat)


def _decision(outcome: str, answer: str) -> tuple[Outcome, str]:
    errors: dict[str, str] = {}
    if outcome not in Outcome:
        errors["outcome"] = OUTCOME_MISSING
    try:
        answer = written("answer", answer, ANSWER_LIMIT, ANSWER_MISSING)
    except InvalidInputError as error:
        errors |= error.errors
    if errors:
        raise InvalidInputError(errors=errors)
    return Outcome(outcome), answer


def _age(complaint: Complaint) -> tuple[datetime, str]:
    return complaint.registered_at, complaint.tracking_number


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
