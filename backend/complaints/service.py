"""What can be done with complaints. Works inside the caller's transaction and never commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import (
    appeal,
    attachment_rows,
    queries,
    reopening,
    states,
    tracking_number,
)
from backend.complaints.actors import BOT, SYSTEM
from backend.complaints.call_backs import ComplaintCallBacks
from backend.complaints.contact import Contact
from backend.complaints.contacts import ComplaintContacts
from backend.complaints.errors import ContactMissingError, TransitionNotAllowedError
from backend.complaints.idempotency import Request
from backend.complaints.lengths import too_long
from backend.complaints.mail_answers import ComplaintMailAnswers
from backend.complaints.models import Complaint, EventKind, Reason, TopicSource
from backend.complaints.quiet import ComplaintQuiet
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.severity import assess
from backend.complaints.states import Outcome, State
from backend.complaints.topics import choosable, topic, topics
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.complaints.models import ComplaintEntry
    from backend.complaints.outline import Outline
    from backend.complaints.proof import Proof

TEXT_MISSING = "Lütfen eklemek istediğiniz bilgiyi yazın."


class ComplaintService(ComplaintCallBacks, ComplaintContacts, ComplaintMailAnswers, ComplaintQuiet):
    """The pool's one way in, and what its customers may ask for.

    `actor` says by which door a customer came, and `proof` whose complaints are theirs.
    """

    async def find(self, session: AsyncSession, number: str) -> Outline:
        """Return how the complaint of a tracking number in any spelling stands, and whose it is.

        Raises:
            InvalidTrackingNumberError: it cannot be a tracking number.
            ComplaintNotFoundError: there is none.

        """
        found = await queries.outline(session, tracking_number.parse(number))
        if found is None:
            raise ComplaintNotFoundError
        return found

    def ways_to_appeal(self, complaint: Complaint) -> str:
        """Say where else its customer may turn; empty unless they were not found right.

        By the limits of the day on which it was concluded, as they were told then.
        """
        present = complaint.present
        if present.outcome is None or present.resolved_at is None:
            return ""
        outcome = Outcome(present.outcome)
        found = appeal.ways(outcome, complaint.amount, present.resolved_at, self._settings)
        return self._words.appeal(found) if found else ""

    async def add_information(  # noqa: PLR0913 - whose, which, what, and what comes with it
        self,
        session: AsyncSession,
        number: str,
        proof: Proof,
        text: str,
        key: str | None,
        *,
        actor: Actor,
        holder: str | None = None,
    ) -> Complaint:
        """Add what the customer has to say; what we waited for the customer for goes on.

        The files that wait for `holder` go with it, and those that were handed in in the
        conversation of `proof` and belong to nothing yet; with some, words are not needed.

        What is said of a duplicate is added to the complaint that it is the same as, which is the
        same customer's. Return the complaint of `number` all the same.

        Raises:
            InvalidInputError: nothing is said, or more than 10,000 characters.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.

        """
        text = _words("text", text)
        files = await attachment_rows.of_holder(session, holder) if holder else ()
        said = await attachment_rows.said(session, proof.conversation_id)
        if not (text or files or said):
            raise InvalidInputError(errors={"text": TEXT_MISSING})
        complaint = await self._own(session, number, proof)
        told = [complaint.id, text, *sorted(each.sha256 for each in files)]
        request = Request("add_information", proof.asker, key, told)
        if await self._first_time(session, request, complaint):
            goes_on = await queries.gone_on_with(session, complaint, lock=True)
            entry = self._write(goes_on, actor, text)
            self._record(session, goes_on, EventKind.INFORMATION_ADDED, actor, entry=entry)
            if files or said:
                await session.flush()  # the entry has its number
                ids = [each.id for each in (*files, *said)]
                await attachment_rows.adopt(session, ids, entry.id)
            await self._reassess(session, goes_on, assess(text, urgent=goes_on.urgent))
            await self._shield(session, goes_on, text, actor)
            if goes_on.state == State.WAITING_CUSTOMER:
                await self.move(
                    session, goes_on, State.IN_REVIEW, SYSTEM, reason=Reason.CUSTOMER_ANSWERED
                )
        return complaint

    def note_of_ours(
        self, session: AsyncSession, complaint: Complaint, words: str
    ) -> ComplaintEntry:
        """Write down for the house what we noticed by ourselves; nothing else changes."""
        entry = self._write(complaint, SYSTEM, words)
        self._record(session, complaint, EventKind.NOTE_ADDED, SYSTEM, entry=entry)
        return entry

    async def withdraw(  # noqa: PLR0913 - whose, which, what, and by which way
        self,
        session: AsyncSession,
        number: str,
        proof: Proof,
        reason: str,
        key: str | None,
        *,
        actor: Actor,
    ) -> Complaint:
        """Take a complaint back, at the customer's wish.

        Raises:
            InvalidInputError: the reason is longer than 10,000 characters.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.
            TransitionNotAllowedError: it is finished or was withdrawn before.

        """
        reason = _words("reason", reason)
        complaint = await self._own(session, number, proof)
        request = Request("withdraw", proof.asker, key, [complaint.id, reason])
        if await self._first_time(session, request, complaint):
            await self.move(session, complaint, State.WITHDRAWN, actor, words=reason)
        return complaint

    async def reopen(  # noqa: PLR0913 - whose, which, what, and by which way
        self,
        session: AsyncSession,
        number: str,
        proof: Proof,
        reason: str,
        key: str | None,
        *,
        actor: Actor,
    ) -> Complaint:
        """Take a finished complaint up again, at the customer's wish: a new cycle, new clocks.

        Raises:
            InvalidInputError: the reason is longer than 10,000 characters.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.
            TransitionNotAllowedError: it is not finished.
            ReopeningOverError: it was concluded too long ago.
            ContactMissingError: nobody could tell the customer the result (see `add_contact`).

        """
        reason = _words("reason", reason)
        complaint = await self._own(session, number, proof)
        request = Request("reopen", proof.asker, key, [complaint.id, reason])
        if await self._first_time(session, request, complaint):
            if complaint.state not in states.FINISHED:
                raise TransitionNotAllowedError
            reopening.require(complaint, self._clock.now(), self._settings)
            if not complaint.reachable:
                # Solved on the spot, it needed none; a number that is proven is one.
                if proof.phone is None:
                    raise ContactMissingError
                self._fill_in(session, complaint, Contact(phone=proof.phone), actor)
            await self.move(session, complaint, State.IN_REVIEW, actor, words=reason)
        return complaint

    async def solve(
        self, session: AsyncSession, number: str, proof: Proof, key: str | None
    ) -> Complaint:
        """Resolve a complaint whose problem the steps that we offered have solved.

        Raises:
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.
            TransitionNotAllowedError: it is neither new nor in review.

        """
        complaint = await self._own(session, number, proof)
        request = Request("solve", proof.asker, key, [complaint.id])
        if await self._first_time(session, request, complaint):
            if complaint.state not in {State.REGISTERED, State.IN_REVIEW}:
                raise TransitionNotAllowedError
            complaint.solved_at_first_contact |= complaint.cycle == 1
            await self._solve(session, complaint, BOT)
        return complaint

    async def name_topic(  # noqa: PLR0913 - whose, which, what, and by which way
        self,
        session: AsyncSession,
        number: str,
        proof: Proof,
        code: str,
        key: str | None,
        *,
        actor: Actor,
    ) -> Complaint:
        """Take the topic that the customer names, unless an agent has said it before.

        One that cannot be chosen any more changes nothing: people sort it.

        Raises:
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.
            InvalidInputError: there is no such topic.

        """
        if code not in topics():
            topic(code)  # refuses it
        complaint = await self._own(session, number, proof)
        request = Request("topic", proof.asker, key, [complaint.id, code])
        first_time = await self._first_time(session, request, complaint)
        taken = code in dict(choosable()) and complaint.topic_set_by != TopicSource.AGENT
        if first_time and taken:
            await self.set_topic(session, complaint, code, actor)
        return complaint


def _words(field: str, text: str) -> str:
    """Return what the customer wrote, as it may be stored, and whole: too much is refused."""
    text = clean(text).strip()
    if len(text) > ADDITION_LIMIT:
        raise InvalidInputError(errors={field: too_long(ADDITION_LIMIT)})
    return mask_secrets(text)
