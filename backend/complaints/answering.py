"""What the house says to the customer of a complaint: questions, dates, the result, links.

Each is an entry, its event, its place in the clocks and what is sent, in the caller's transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import (
    answer_doubts,
    enclosing,
    notice_texts,
    notices,
    queries,
    reopening,
    sameness,
    states,
    tracking_number,
    unsafe_ways,
)
from backend.complaints.appeal import ways
from backend.complaints.errors import (
    InvalidTrackingNumberError,
    NotCalledSafeError,
    TransitionNotAllowedError,
)
from backend.complaints.models import EntryKind, EventKind
from backend.complaints.notices import NO_FILES, Files
from backend.complaints.promises import ComplaintPromises
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.tracking_number import display
from backend.complaints.written import written
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.attachments import HandedIn
    from backend.complaints.models import Complaint, ComplaintEntry
    from backend.complaints.notice_words import Words
    from backend.complaints.orders import Order
    from backend.complaints.states import Decision
    from backend.kit.work import Work

ANSWER_LIMIT = 4000
QUESTION_LIMIT = 1000
_OF_CUSTOMERS = {EntryKind.DESCRIPTION, EntryKind.ADDITION}

ANSWER_MISSING = "Müşteriye gidecek yanıtı yazın."
OUTCOME_MISSING = "Sonucu seçin."
QUESTION_MISSING = "Müşteriye sorulacak soruyu yazın."
OTHER_MISSING = "Birleştirilecek kaydın takip numarasını yazın."
OTHER_WRONG = "Bu numarayla gördüğünüz bir kayıt yok."
OTHER_SAME = "Bir kayıt kendisiyle birleştirilemez."
OTHER_STRANGER = "Yalnızca aynı müşterinin kayıtları birleştirilebilir."
OTHER_YOUNGER = "Eski kayıt sürer: bu kaydı, {} numaralı kayıttan birleştirin."
OTHER_GONE = "Bu kayıt geri çekilmiş; onunla birleştirilemez."


class ComplaintAnswering(ComplaintPromises):
    """What customers hear of from the people who work on their complaints."""

    async def ask(
        self,
        work: Work,
        order: Order,
        question: str,
        *,
        note: str = "",
        files: HandedIn | None = None,
    ) -> Complaint:
        """Ask the customer something, and wait for the answer: the target clock stands still.

        Raises:
            InvalidInputError: nothing is asked, too much is written, or no way brings the files.
            TransitionNotAllowedError: it is finished or set aside.
            NotCalledSafeError: it is kept quiet, and its customer has no chat to read it in.
            Also what `ComplaintOrders._take` raises.

        """
        question = written("question", question, QUESTION_LIMIT, QUESTION_MISSING)
        note = written("note", note, ADDITION_LIMIT)
        asked = (question, note, *_digests(files))
        taken = await self._take(work.session, order, "ask", *asked)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if complaint.state not in states.OPEN:
            raise TransitionNotAllowedError
        if _is_told_nowhere(complaint):
            raise NotCalledSafeError
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
        by_mail = enclosing.by_mail(complaint, files, self._settings)
        mobile = notices.mobile_of(complaint) is not None
        words = self._words.asked(complaint.tracking_number, question, by_mail, mobile=mobile)
        enclosed = await self._kept(work, complaint, entry, files, by_mail)
        await self._tell(work, complaint, entry, words, files=enclosed)
        return complaint

    async def conclude(
        self,
        work: Work,
        order: Order,
        outcome: str,
        answer: str,
        files: HandedIn | None = None,
    ) -> Complaint:
        """Decide a complaint: the answer is written, sent, and the promises are met, or nothing is.

        `outcome` is one of `states.DECISIONS`. Where its customer can be told nowhere for their
        safety, somebody has written down before that no way was found (`give_up_telling`).

        Raises:
            InvalidInputError: no outcome, no answer, or no way brings the files.
            TransitionNotAllowedError: it is finished or set aside.
            NotCalledSafeError: it is kept quiet, and nobody has given the search up.
            Also what `ComplaintOrders._take` raises.

        """
        decision, answer = decided(outcome, answer)
        asked = (outcome, answer, *_digests(files))
        taken = await self._take(work.session, order, "conclude", *asked)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if complaint.state not in states.OPEN:
            raise TransitionNotAllowedError
        told_nowhere = _is_told_nowhere(complaint)
        if told_nowhere and not await unsafe_ways.was_given_up(work.session, complaint.id):
            raise NotCalledSafeError
        entry = self._write(complaint, order.actor, answer, EntryKind.ANSWER)
        await self._review(work, complaint, order)
        data: dict[str, str] = {"outcome": decision.outcome}
        if decision.invalid is not None:
            data["invalid_reason"] = decision.invalid
        await self.move(
            work.session, complaint, State.RESOLVED, order.actor, entry=entry, data=data
        )
        present = complaint.present
        present.outcome = decision.outcome
        present.invalid_reason = decision.invalid
        present.answer = entry
        by_mail = enclosing.by_mail(complaint, files, self._settings)
        words = self._result(complaint, decision, answer, by_mail)
        enclosed = await self._kept(work, complaint, entry, files, by_mail)
        await self._tell(work, complaint, entry, words, ClockKind.FIRST_NOTICE, files=enclosed)
        return complaint

    @staticmethod
    def doubts(complaint: Complaint, answer: str, files: HandedIn | None = None) -> list[str]:
        """Say what speaks against an answer to what the customer wrote since it was last opened."""
        said = [
            each.text
            for each in complaint.entries
            if each.kind in _OF_CUSTOMERS and each.cycle == complaint.cycle
        ]
        said.append(complaint.remedy_sought or "")
        return answer_doubts.doubts(answer, said, with_files=bool(files))

    async def _kept(
        self,
        work: Work,
        complaint: Complaint,
        entry: ComplaintEntry,
        files: HandedIn | None,
        by_mail: str,
    ) -> Files:
        """Keep what goes to the customer with what is said, and in the chat where it is said."""
        if files is None:
            return NO_FILES
        chat = complaint.conversation_id if notices.chats(complaint) else None
        kept = await files.keep(work, entry, chat)
        return Files(kept, in_mail=by_mail == notice_texts.ENCLOSED)

    def _result(
        self, complaint: Complaint, decision: Decision, answer: str, by_mail: str = ""
    ) -> Words:
        now, number = self._clock.now(), complaint.tracking_number
        until = reopening.until(now, self._settings)
        if decision.invalid is not None:
            return self._words.not_valid(number, decision.invalid, answer, until, by_mail)
        appeal = ways(decision.outcome, complaint.amount, now, self._settings)
        return self._words.concluded(number, decision.outcome, answer, until, appeal, by_mail)

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
        original = await queries.gone_on_with(work.session, original)
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
        words = self._words.reopened(complaint.tracking_number, due_at)
        await self._notify(work, complaint, words, ClockKind.FIRST_NOTICE)

    async def _tell_parted(self, work: Work, complaint: Complaint) -> None:
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        words = self._words.parted(complaint.tracking_number, due_at)
        await self._notify(work, complaint, words, ClockKind.FIRST_NOTICE)


def _is_told_nowhere(complaint: Complaint) -> bool:
    """Whether nothing that is said to a customer would be read by them, for their safety."""
    return complaint.quiet and not notices.chats(complaint)


def _digests(files: HandedIn | None) -> list[str]:
    """Return what files are, as part of what is asked: the same key with others is another."""
    return files.digests if files is not None else []


def decided(outcome: str, answer: str) -> tuple[Decision, str]:
    """Read what was decided, and what the customer is answered.

    Raises:
        InvalidInputError: no outcome, or no answer, or too long a one.

    """
    errors: dict[str, str] = {}
    if outcome not in states.DECISIONS:
        errors["outcome"] = OUTCOME_MISSING
    try:
        answer = written("answer", answer, ANSWER_LIMIT, ANSWER_MISSING)
    except InvalidInputError as error:
        errors |= error.errors
    if errors:
        raise InvalidInputError(errors=errors)
    return states.DECISIONS[outcome], answer


def _age(complaint: Complaint) -> tuple[datetime, str]:
    return complaint.registered_at, complaint.tracking_number
