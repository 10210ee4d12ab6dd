"""What can be done with complaints. Works inside the caller's transaction and never commits."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError

from backend.complaints import clocks, queries, states, tracking_number
from backend.complaints.actors import BOT, CUSTOMER, SYSTEM, Actor
from backend.complaints.idempotency import Request
from backend.complaints.models import (
    ActorKind,
    Complaint,
    ComplaintEvent,
    EventKind,
    TopicSource,
)
from backend.complaints.registration import DESCRIPTION_LIMIT, made, too_long
from backend.complaints.severity import Severity, weigh
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.complaints.topics import topic
from backend.kit.errors import (
    ComplaintNotFoundError,
    InvalidInputError,
    TransitionNotAllowedError,
)
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.registration import NewComplaint
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


class ComplaintService:
    """The pool's one way in, and the only place that changes a complaint."""

    def __init__(self, clock: Clock, settings: Settings, rng: random.Random | None = None) -> None:
        """Work by `clock` and the terms of `settings`; `rng` makes tracking numbers."""
        self._clock = clock
        self._settings = settings
        self._rng = rng or random.SystemRandom()

    async def register(
        self, session: AsyncSession, new: NewComplaint, key: str | None = None
    ) -> Registered:
        """Put a complaint in the pool, once per `key` and channel.

        Raises:
            InvalidInputError: `new` breaks a rule of its fields (see `NewComplaint.checked`).
            IdempotencyConflictError: the key was used for another content.

        """
        new = new.checked()
        request = Request(f"register:{new.channel}", key, new.content())
        for tries_left in reversed(range(_TRIES)):
            done = await request.done_before(session)
            if done is not None:
                return Registered(await queries.by_id(session, done), repeated=True)
            try:
                async with session.begin_nested():
                    complaint = self._store(session, new)
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
        self, session: AsyncSession, number: str, conversation_id: str, text: str, key: str | None
    ) -> Complaint:
        """Add what the customer has to say; what we waited for the customer for goes on.

        Raises:
            InvalidInputError: nothing is said, or more than 5,000 characters.
            ComplaintNotFoundError: not registered in this conversation.

        """
        text = mask_secrets(clean(text).strip())
        if not text or len(text) > DESCRIPTION_LIMIT:
            raise InvalidInputError(
                errors={"text": too_long(DESCRIPTION_LIMIT) if text else TEXT_MISSING}
            )
        complaint = await self._own(session, number, conversation_id)
        request = Request("add_information", key, [complaint.id, text])
        if await self._first_time(session, request, complaint):
            self._record(
                session, complaint, EventKind.INFORMATION_ADDED, CUSTOMER, data={"text": text}
            )
            self._weigh(session, complaint, text)
            if complaint.state == State.WAITING_CUSTOMER:
                self.move(session, complaint, State.IN_REVIEW, SYSTEM, "the customer answered")
        return complaint

    async def withdraw(
        self, session: AsyncSession, number: str, conversation_id: str, reason: str, key: str | None
    ) -> Complaint:
        """Take a complaint back, at the customer's wish.

        Raises:
            ComplaintNotFoundError: not registered in this conversation.
            TransitionNotAllowedError: it is finished or was withdrawn before.

        """
        reason = _reason(reason)
        complaint = await self._own(session, number, conversation_id)
        request = Request("withdraw", key, [complaint.id, reason])
        if await self._first_time(session, request, complaint):
            self.move(session, complaint, State.WITHDRAWN, CUSTOMER, reason)
        return complaint

    async def reopen(
        self, session: AsyncSession, number: str, conversation_id: str, reason: str, key: str | None
    ) -> Complaint:
        """Take a finished complaint up again, at the customer's wish: a new cycle, new clocks.

        Raises:
            ComplaintNotFoundError: not registered in this conversation.
            TransitionNotAllowedError: it is not finished.

        """
        reason = _reason(reason)
        complaint = await self._own(session, number, conversation_id)
        request = Request("reopen", key, [complaint.id, reason])
        if await self._first_time(session, request, complaint):
            if complaint.state not in states.FINISHED:
                raise TransitionNotAllowedError
            self.move(session, complaint, State.IN_REVIEW, CUSTOMER, reason)
        return complaint

    def set_topic(
        self, session: AsyncSession, complaint: Complaint, code: str, actor: Actor
    ) -> None:
        """Say what a complaint is about, and with it whose work it is; the same again is nothing.

        The team's target follows the new topic. The promise does not: the customer was told it.

        Raises:
            InvalidInputError: there is no such topic.

        """
        about = topic(code)
        by = TopicSource.AGENT if actor.kind is ActorKind.AGENT else TopicSource.CUSTOMER
        if complaint.topic == code and complaint.topic_set_by == by:
            return
        data = {
            "from": complaint.topic,
            "to": code,
            "set_by": complaint.topic_set_by,
            "confidence": complaint.topic_confidence,
        }
        previous, complaint.topic = complaint.topic, about.code
        complaint.team = about.team
        complaint.topic_set_by, complaint.topic_confidence = by, None
        clocks.follow_topic(complaint, previous, self._settings)
        self._record(session, complaint, EventKind.TOPIC_CHANGED, actor, data=data)

    def move(
        self,
        session: AsyncSession,
        complaint: Complaint,
        target: State,
        actor: Actor,
        reason: str | None = None,
    ) -> None:
        """Change the state, the clocks that hang on it, and the history. Nothing else does.

        Raises:
            TransitionNotAllowedError: the table has no such move.

        """
        step = states.move(State(complaint.state), target)
        now = self._clock.now()
        data: dict[str, Any] = {}
        if step.reopens:
            data = {"outcome": complaint.outcome, "answer": complaint.answer}
            complaint.cycle += 1
            complaint.outcome = complaint.answer = None
            complaint.clocks.extend(clocks.start(complaint, now, self._settings))
        else:
            for clock in complaint.clocks:
                if clock.cycle == complaint.cycle and clock.running:
                    clocks.follow(clock, step, now)
        complaint.state = target
        self._record(
            session, complaint, EventKind.STATE_CHANGED, actor, step=step, reason=reason, data=data
        )

    def _store(self, session: AsyncSession, new: NewComplaint) -> Complaint:
        now = self._clock.now()
        complaint = made(new, tracking_number.generate(self._rng), now)
        complaint.clocks = clocks.start(complaint, complaint.received_at, self._settings)
        session.add(complaint)
        self._record(session, complaint, EventKind.REGISTERED, CUSTOMER)
        self._weigh(session, complaint, new.description)
        if new.solved_at_first_contact:
            self.move(session, complaint, State.IN_REVIEW, BOT, "first-contact help")
            self.move(session, complaint, State.RESOLVED, BOT, "the customer said it is solved")
            complaint.outcome = Outcome.SOLVED_AT_FIRST_CONTACT
            # The customer told us the result: there is nothing left to give notice of.
            complaint.clock(ClockKind.FIRST_NOTICE).stopped_at = now
        return complaint

    def _weigh(self, session: AsyncSession, complaint: Complaint, text: str) -> None:
        """Raise the severity if `text` tells of danger or of the law; it never falls by itself."""
        found = weigh(text)
        if found.severity.rank > Severity(complaint.severity).rank:
            complaint.severity = found.severity
            self._record(
                session,
                complaint,
                EventKind.SEVERITY_RAISED,
                SYSTEM,
                data={"severity": found.severity, "signs": list(found.signs)},
            )

    def _record(  # noqa: PLR0913 - an event has that many sides
        self,
        session: AsyncSession,
        complaint: Complaint,
        kind: EventKind,
        actor: Actor,
        *,
        step: states.Move | None = None,
        reason: str | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        session.add(
            ComplaintEvent(
                complaint_id=complaint.id,
                cycle=complaint.cycle,
                kind=kind,
                at=self._clock.now(),
                actor_kind=actor.kind,
                actor=actor.name,
                from_state=step.origin if step else None,
                to_state=step.target if step else None,
                reason=reason,
                data=data or {},
            )
        )

    async def _own(self, session: AsyncSession, number: str, conversation_id: str) -> Complaint:
        """Lock a complaint that this conversation registered, so that two tries wait in line."""
        complaint = await queries.by_number(session, tracking_number.parse(number), lock=True)
        if complaint is None or complaint.conversation_id != conversation_id:
            raise ComplaintNotFoundError
        return complaint

    async def _first_time(
        self, session: AsyncSession, request: Request, complaint: Complaint
    ) -> bool:
        if await request.done_before(session) is not None:
            return False
        request.remember(session, complaint.id, self._clock.now())
        return True


def _reason(text: str) -> str:
    return mask_secrets(clean(text).strip())[:DESCRIPTION_LIMIT]
