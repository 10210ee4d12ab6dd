"""A customer who told something again, and is asked what is to become of it.

What was there before is gone on with, or what is told is registered; until the answer it lies in
`repeat_offers`. Whoever goes without answering has complained all the same: then it is registered.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from backend.complaints import notices, queries, repeat_offers, states
from backend.complaints.actors import BOT
from backend.complaints.errors import ContactKnownError, TransitionNotAllowedError
from backend.complaints.idempotency import Request
from backend.complaints.models import Channel
from backend.complaints.models.repeat_offer import RepeatOffer
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.repeats import Standing
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.tracking_number import parse
from backend.kit import parking
from backend.kit.errors import ComplaintNotFoundError
from backend.kit.jobs import Job
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint
    from backend.complaints.notice_words import NoticeWords
    from backend.complaints.notices import InChat
    from backend.complaints.proof import Proof
    from backend.complaints.service import ComplaintService
    from backend.kit.work import Work, Works

PARKED = "repeat"
UNANSWERED = timedelta(minutes=70)
"""A silence after which what was told is registered: the dialogue's own (60 minutes) is over."""
_EVERY = timedelta(seconds=30)
_LEASE = timedelta(minutes=2)
_BATCH = 200


class RepeatContacts:
    """Takes the answer of whoever comes again, and registers what nobody answered about."""

    def __init__(
        self, works: Works, words: NoticeWords, complaints: ComplaintService, in_chat: InChat
    ) -> None:
        """Tell customers in `words`, and in their own chat by `in_chat`."""
        self._works = works
        self._complaints = complaints
        self._in_chat = in_chat
        self._words = words

    async def accept(
        self, work: Work, number: str, proof: Proof, key: str | None, *, actor: Actor
    ) -> Complaint:
        """Go on with what was told before, as it was offered: add to it, or open it again.

        Raises:
            ComplaintNotFoundError: nothing of this conversation waits for that complaint.
            TransitionNotAllowedError: it does not stand any more as it was offered.
            Also what `ComplaintService.add_information` and `reopen` raise.

        """
        session, bare = work.session, parse(number)
        request = Request("accept_repeat", proof.asker, key, bare)
        done = await request.done_before(session)
        if done is not None:
            return await queries.by_id(session, done)
        offer = await repeat_offers.of(session, proof.conversation_id)
        complaint = await queries.by_number(session, bare, lock=True)
        if offer is None or complaint is None or offer.complaint_id != complaint.id:
            raise ComplaintNotFoundError
        reopens = State(complaint.state) in states.FINISHED
        if reopens != (offer.standing == Standing.CONCLUDED):
            raise TransitionNotAllowedError
        told = repeat_offers.told(offer)
        words = told.description
        await repeat_offers.drop(session, proof.conversation_id)
        first, rest = words[:ADDITION_LIMIT], words[ADDITION_LIMIT:]
        call = self._complaints.reopen if reopens else self._complaints.add_information
        complaint = await call(session, number, proof, first, None, actor=actor)
        if rest:
            await self._complaints.add_information(session, number, proof, rest, None, actor=actor)
        if told.contact.email or told.contact.preferred:
            with suppress(ContactKnownError):
                given = replace(told.contact, phone=None)
                await self._complaints.add_contact(session, number, proof, given, None, actor=actor)
        self._complaints.came_again(session, complaint, actor)
        request.remember(session, complaint.id, work.now)
        return complaint

    def job(self) -> Job:
        """Look now and then, one worker at a time."""
        return Job("unanswered repeats", _EVERY, self.run, _LEASE, goes_on=True)

    async def run(self) -> int:
        """Register what nobody answered about, the oldest first; return how many."""
        until = self._works.now() - UNANSWERED
        async with self._works.reading() as session:
            due = await repeat_offers.unanswered(session, until, PARKED, _BATCH)
        return await parking.each_alone(
            self._works, PARKED, {each: each for each in due}, self._register
        )

    async def _register(self, work: Work, conversation_id: str) -> bool:
        offer = await repeat_offers.of(work.session, conversation_id)
        if offer is None or offer.at > work.now - UNANSWERED:
            return False
        new = repeat_offers.told(offer)
        key = f"unanswered:{offer.at.isoformat()}"
        done = await self._complaints.register(work, new, BOT, key, again=True)
        complaint = done.complaint
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        words = self._words.registered(complaint.tracking_number, due_at)
        if new.channel is Channel.SMS:
            await notices.send(work, complaint, complaint.entries[0], words)
        else:  # it went by SMS or e-mail with registering
            await self._in_chat(work, conversation_id, words.chat)
        return True


async def _retry(_work: Work, _key: str) -> None:
    """Leave it due: it is registered with the next pass."""


async def _dismiss(work: Work, key: str) -> None:
    """Let go what was told; whoever dismisses it has read it in the conversation."""
    await work.session.execute(delete(RepeatOffer).where(RepeatOffer.conversation_id == key))


REPEATS = Parkable(PARKED, _retry, _dismiss)
