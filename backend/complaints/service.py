"""What can be done with complaints. Works inside the caller's transaction and never commits."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError

from backend.complaints import clocks, queries, states, tracking_number
from backend.complaints.actors import BOT, CUSTOMER, SYSTEM
from backend.complaints.changing import ComplaintChanges
from backend.complaints.idempotency import Request
from backend.complaints.models import Complaint, EventKind, Reason, TopicSource
from backend.complaints.registration import ADDITION_LIMIT, checked_contact, made, too_long
from backend.complaints.states import State
from backend.complaints.topics import topic
from backend.kit.errors import (
    ComplaintNotFoundError,
    ContactKnownError,
    InvalidInputError,
    TransitionNotAllowedError,
)
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.complaints.proof import Proof
    from backend.complaints.registration import Contact, NewComplaint
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings

# The same key may come twice at once, and a number may be taken: look again, a few times.
_TRIES = 3
TEXT_MISSING = "Lütfen eklemek istediğiniz bilgiyi yazın."


@dataclass(frozen=True)
class Registered:
    """A complaint in the pool; `repeated` when this key had registered it before."""

    complaint: Complaint
    repeated: bool


class ComplaintService(ComplaintChanges):
    """The pool's one way in, and what may be asked for by whom."""

    def __init__(self, clock: Clock, settings: Settings, rng: random.Random | None = None) -> None:
        """Work by `clock` and the terms of `settings`; `rng` makes tracking numbers."""
        super().__init__(clock, settings)
        self._rng = rng or random.SystemRandom()

    async def register(
        self,
        session: AsyncSession,
        new: NewComplaint,
        actor: Actor,
        key: str | None = None,
        *,
        asker: str | None = None,
    ) -> Registered:
        """Put a complaint in the pool, once per `key`, channel and asker, and once per reference.

        `actor` registers it: the customer by a form, the assistant for the customer, a person of
        the house, a partner.
        Who asks is read from `new` (conversation, source or contact) unless `asker` says it.

        Raises:
            InvalidInputError: `new` breaks a rule of its fields (see `NewComplaint.checked`).
            IdempotencyConflictError: the key was used for another content.

        """
        new = new.checked()
        request = Request(f"register:{new.channel}", asker or new.asker, key, new.content())
        for tries_left in reversed(range(_TRIES)):
            done = await request.done_before(session)
            if done is not None:
                return Registered(await queries.by_id(session, done), repeated=True)
            if new.external_reference is not None:
                known = await queries.by_reference(
                    session, new.channel, new.source, new.external_reference
                )
                if known is not None:
                    return Registered(known, repeated=True)
            try:
                async with session.begin_nested():
                    complaint = self._store(session, new, actor)
                    request.remember(session, complaint.id, complaint.registered_at)
            except IntegrityError:
                if not tries_left:
                    raise
            else:
                return Registered(complaint, repeated=False)
        raise AssertionError  # pragma: no cover - the last try returns or raises

    async def find(self, session: AsyncSession, number: str) -> Complaint:
        """Return the complaint of a tracking number in any spelling.

        Raises:
            InvalidTrackingNumberError: it cannot be a tracking number.
            ComplaintNotFoundError: there is none.

        """
        complaint = await queries.by_number(session, tracking_number.parse(number))
        if complaint is None:
            raise ComplaintNotFoundError
        return complaint

    async def add_information(
        self, session: AsyncSession, number: str, proof: Proof, text: str, key: str | None
    ) -> Complaint:
        """Add what the customer has to say; what we waited for the customer for goes on.

        Raises:
            InvalidInputError: nothing is said, or more than 10,000 characters.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.

        """
        text = _words("text", text)
        if not text:
            raise InvalidInputError(errors={"text": TEXT_MISSING})
        complaint = await self._own(session, number, proof)
        request = Request("add_information", proof.asker, key, [complaint.id, text])
        if await self._first_time(session, request, complaint):
            entry = self._write(complaint, CUSTOMER, text)
            self._record(session, complaint, EventKind.INFORMATION_ADDED, CUSTOMER, entry=entry)
            self._weigh(session, complaint, text)
            if complaint.state == State.WAITING_CUSTOMER:
                self.move(
                    session, complaint, State.IN_REVIEW, SYSTEM, reason=Reason.CUSTOMER_ANSWERED
                )
        return complaint

    async def withdraw(
        self, session: AsyncSession, number: str, proof: Proof, reason: str, key: str | None
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
            self.move(session, complaint, State.WITHDRAWN, CUSTOMER, words=reason)
        return complaint

    async def reopen(
        self, session: AsyncSession, number: str, proof: Proof, reason: str, key: str | None
    ) -> Complaint:
        """Take a finished complaint up again, at the customer's wish: a new cycle, new clocks.

        Raises:
            InvalidInputError: the reason is longer than 10,000 characters.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.
            TransitionNotAllowedError: it is not finished.

        """
        reason = _words("reason", reason)
        complaint = await self._own(session, number, proof)
        request = Request("reopen", proof.asker, key, [complaint.id, reason])
        if await self._first_time(session, request, complaint):
            if complaint.state not in states.FINISHED:
                raise TransitionNotAllowedError
            self.move(session, complaint, State.IN_REVIEW, CUSTOMER, words=reason)
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
            self._solve(session, complaint, BOT)
        return complaint

    async def add_contact(
        self, session: AsyncSession, number: str, proof: Proof, given: Contact, key: str | None
    ) -> Complaint:
        """Fill in how the customer can be reached, where the complaint does not know it yet.

        Raises:
            InvalidInputError: a number or an address that cannot be right, or nothing.
            ContactKnownError: everything that is given is known already, maybe otherwise.
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.

        """
        told = checked_contact(given)
        complaint = await self._own(session, number, proof)
        request = Request("add_contact", proof.asker, key, [complaint.id, asdict(told)])
        if await self._first_time(session, request, complaint):
            filled = [
                field
                for field in ("name", "phone", "email")
                if getattr(told, field) and not getattr(complaint, f"contact_{field}")
            ]
            if not filled:
                raise ContactKnownError
            for field in filled:
                setattr(complaint, f"contact_{field}", getattr(told, field))
            self._record(
                session, complaint, EventKind.CONTACT_ADDED, CUSTOMER, data={"fields": filled}
            )
        return complaint

    async def name_topic(
        self, session: AsyncSession, number: str, proof: Proof, code: str, key: str | None
    ) -> Complaint:
        """Take the topic that the customer names, unless an agent has said it before.

        Raises:
            ComplaintNotFoundError: not the complaint of whoever gives `proof`.
            InvalidInputError: there is no such topic.

        """
        topic(code)
        complaint = await self._own(session, number, proof)
        request = Request("topic", proof.asker, key, [complaint.id, code])
        first_time = await self._first_time(session, request, complaint)
        if first_time and complaint.topic_set_by != TopicSource.AGENT:
            self.set_topic(session, complaint, code, CUSTOMER)
        return complaint

    def _store(self, session: AsyncSession, new: NewComplaint, actor: Actor) -> Complaint:
        now = self._clock.now()
        complaint = made(new, actor, tracking_number.generate(self._rng), now)
        complaint.clocks = clocks.start(complaint, complaint.received_at, now, self._settings)
        session.add(complaint)
        [description] = complaint.entries
        self._record(session, complaint, EventKind.REGISTERED, actor, entry=description)
        self._weigh(session, complaint, new.description)
        if new.solved_at_first_contact:
            self._solve(session, complaint, actor)
        return complaint

    async def _own(self, session: AsyncSession, number: str, proof: Proof) -> Complaint:
        """Lock a complaint that `proof` makes one's own, so that two tries wait in line."""
        complaint = await queries.by_number(session, tracking_number.parse(number), lock=True)
        if complaint is None or not proof.covers(complaint):
            raise ComplaintNotFoundError
        return complaint

    async def _first_time(
        self, session: AsyncSession, request: Request, complaint: Complaint
    ) -> bool:
        if await request.done_before(session) is not None:
            return False
        request.remember(session, complaint.id, self._clock.now())
        return True


def _words(field: str, text: str) -> str:
    """Return what the customer wrote, as it may be stored, and whole: too much is refused."""
    text = clean(text).strip()
    if len(text) > ADDITION_LIMIT:
        raise InvalidInputError(errors={field: too_long(ADDITION_LIMIT)})
    return mask_secrets(text)
