"""Putting complaints into the pool: once per key, per reference, and per words of a contact."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.complaints import (
    attachment_rows,
    clocks,
    escalating,
    notices,
    queries,
    repeat_offers,
    repeat_rows,
    sameness,
    tracking_number,
    unsafe_ways,
    whose_work,
)
from backend.complaints.actors import SYSTEM
from backend.complaints.beside import Ways
from backend.complaints.changing import ComplaintChanges
from backend.complaints.errors import ReferenceReusedError
from backend.complaints.idempotency import Request
from backend.complaints.models import Channel, Complaint, EntryKind, EventKind
from backend.complaints.notice_words import NoticeWords
from backend.complaints.registration import new_complaint
from backend.complaints.repeats import Standing, Topic
from backend.complaints.severity import assess, peril_of
from backend.complaints.sla import ClockKind
from backend.kit.database import alone
from backend.notifications.models import OutboxChannel

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.complaints.notice_words import Words
    from backend.complaints.proof import Proof
    from backend.complaints.registration import NewComplaint
    from backend.complaints.severity import Assessment
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings
    from backend.kit.work import Work
    from backend.notifications.texts import Texts

ON_BEHALF = "Başkası adına: {}"


@dataclass(frozen=True)
class Registered:
    """A complaint in the pool.

    `repeated`: this key, or this reference, had registered it before. `already`: somebody told it
    in the same words a moment ago, and nothing was registered now. `offered`: it is what the same
    customer told of the same topic before; nothing was registered until they say what they want.
    """

    complaint: Complaint
    repeated: bool = False
    already: bool = False
    offered: Standing | None = None


class ComplaintRegistering(ComplaintChanges):
    """The pool's one way in."""

    def __init__(
        self, clock: Clock, settings: Settings, texts: Texts, rng: random.Random | None = None
    ) -> None:
        """Work by `clock` and the terms of `settings`, in the words of `texts`.

        `rng` makes tracking numbers.
        """
        super().__init__(clock, settings)
        self._rng = rng or random.SystemRandom()
        self._words = NoticeWords(texts, clock, settings)

    async def register(  # noqa: PLR0913 - by whom, under which key, and whether anew
        self,
        work: Work,
        new: NewComplaint,
        actor: Actor,
        key: str | None = None,
        *,
        asker: str | None = None,
        again: bool = False,
        offer_to: Proof | None = None,
    ) -> Registered:
        """Put a complaint in the pool, once per `key`, channel and asker, and once per reference.

        `actor` registers it: the customer by a form, the assistant for the customer, a person of
        the house, a partner. Who asks is read from `new` (conversation, source or contact) unless
        `asker` says it.

        The customer gets its number by SMS or e-mail as well, or by a call where there is only a
        landline; whoever writes by SMS has it there, and what is solved needs none.

        What the same contact told in the same words a moment ago (`same_words_minutes`) is sent
        twice: the first is returned, and nothing is noted under `key`, which may come `again`.

        What the same customer told of the same topic before is linked (`repeats`). Where that is
        open or concluded, and `offer_to` proves that it is theirs, it is returned instead as an
        offer (`repeat_offers`); to nobody else it is shown that there is any.

        Where the words tell of violence at home it is kept quiet, by whichever channel they came;
        in a conversation with the assistant that says so (`unsafe_ways.is_told_of`).

        Raises:
            InvalidInputError: `new` breaks a rule of its fields (see `NewComplaint.checked`).
            IdempotencyConflictError: the key was used for another content.
            ReferenceReusedError: the reference is that of a complaint in other words.

        """
        session, new = work.session, new.checked()
        request = Request(f"register:{new.channel}", asker or new.asker, key, new.content())
        words = None if again else self._watched_words(new)
        # Two at once see each other: the second waits for the first to be in the pool.
        names = (request.name, new.reference, words and f"words:{words}")
        await alone(session, *(f"register:{name}" for name in names if name))
        known = await self._known(session, new, request, words)
        if known is None and offer_to is not None and not again:
            known = await self._offered(session, new, offer_to)
        if known is not None:
            return known
        found = assess(new.description, urgent=new.urgent)
        quiet = new.quiet or unsafe_ways.is_told_of(new.description, actor)
        complaint = await self._store(session, replace(new, quiet=quiet), actor, found)
        request.remember(session, complaint.id, complaint.registered_at)
        await repeat_offers.settle(session, complaint)
        await self._confirm(work, complaint, in_danger=found.endangers)
        work.wake(whose_work.TEAM_DUE, complaint.team)
        return Registered(complaint)

    async def _confirm(self, work: Work, complaint: Complaint, *, in_danger: bool) -> None:
        """Send the number, in one message with every notice that is due as well, or is a call too.

        Of a letter that lay about past the time of its legal notice, that is the legal one.
        """
        if complaint.channel == Channel.SMS or complaint.solved_at_first_contact:
            return
        notice = complaint.clock(ClockKind.FIRST_NOTICE)
        ways = notices.ways(complaint)
        legal = complaint.clock(ClockKind.LEGAL_NOTICE)
        by_call = any(first.channel is OutboxChannel.CALL for first, *_ in ways)
        late = bool(ways) and clocks.is_to_be_told(legal, work.now)
        at_once = by_call or late or clocks.is_to_be_told(notice, work.now)
        # In danger they are told once, in words of their own, and not again by the clock.
        at_once |= in_danger and bool(ways)
        told = [notice] if at_once else []
        told += [legal] if late else []
        meets = notices.met_by_it(told, work.now, self._settings)
        words = self._first_words(complaint, in_danger=in_danger, in_review=at_once, late=late)
        # What tells of rights and limits stays with the complaint, for its customer to read.
        entry = (
            self._write(complaint, SYSTEM, words.chat, EntryKind.NOTICE)
            if late
            else complaint.entries[0]
        )
        await notices.send(work, complaint, entry, words, meets=meets)

    def _first_words(
        self, complaint: Complaint, *, in_danger: bool, in_review: bool, late: bool
    ) -> Words:
        """Word the first that a customer is told; `late`: and the legal notice with it."""
        number, due_at = complaint.tracking_number, complaint.clock(ClockKind.PROMISE).due_at
        limit = complaint.clock(ClockKind.LEGAL).due_at
        if in_danger:
            told = self._words
            if late:
                return told.danger_not_yet(number, limit)
            return told.danger(number, peril_of(complaint.description))
        if late:
            return self._words.registered_late(number, limit, due_at)
        return self._words.registered(number, due_at, in_review=in_review)

    def _watched_words(self, new: NewComplaint) -> str | None:
        """Name the words by which `new` may be one sent twice; None where it never is.

        Danger is registered at once, whatever was said before; a reference names its own.
        """
        if new.urgent or new.external_reference is not None or not self._same_words:
            return None
        return sameness.words_of(new.description)

    @property
    def _same_words(self) -> timedelta:
        return timedelta(minutes=self._settings.same_words_minutes)

    async def _known(
        self, session: AsyncSession, new: NewComplaint, request: Request, words: str | None
    ) -> Registered | None:
        """Return what stands for `new` already: by its key, its reference or its words."""
        done = await request.done_before(session)
        if done is not None:
            return Registered(await queries.by_id(session, done), repeated=True)
        if new.external_reference is not None:
            found = await queries.by_reference(
                session, new.channel, new.source, new.external_reference
            )
            if found is not None:
                if not sameness.same_telling(found, new.description):
                    raise ReferenceReusedError(tracking_number.display(found.tracking_number))
                return Registered(found, repeated=True)
        if words is not None:
            since = self._clock.now() - self._same_words
            ways = (new.contact.phone, new.contact.email, new.service_number)
            for one in await queries.of_words(session, words, since):
                if one.state not in sameness.GONE and sameness.same_contact(one, *ways):
                    return Registered(one, already=True)
        return None

    async def _offered(
        self, session: AsyncSession, new: NewComplaint, proof: Proof
    ) -> Registered | None:
        """Offer to go on with what was told before; danger and what is solved are registered."""
        told_in = proof.conversation_id
        if new.urgent or new.solved_at_first_contact or told_in is None:
            return None
        ways = Ways(new.contact.phone, new.contact.email, new.service_number)
        topic = Topic.of(new.topic, new.topic_set_by, new.topic_confidence)
        now = self._clock.now()
        found = await repeat_rows.find(session, ways, topic, now, self._settings, shown_to=proof)
        if found is None or not found.certain or found.standing is Standing.PAST:
            return None
        complaint = await queries.by_id(session, found.earlier.id)
        if complaint.words == sameness.words_of(new.description):
            return Registered(complaint, already=True)  # the same story, however long ago
        kept = await repeat_offers.keep(session, told_in, found, new, now)
        return Registered(complaint, offered=found.standing) if kept else None

    async def _free_number(self, session: AsyncSession) -> str:
        """Draw a number that no complaint has; of two that draw one at once, one is refused it."""
        while True:
            drawn = tracking_number.generate(self._rng)
            if not await queries.is_taken(session, drawn):
                return drawn

    def came_again(self, session: AsyncSession, complaint: Complaint, actor: Actor) -> None:
        """Note that the customer told it again and went on with this one: it is counted."""
        self._record(session, complaint, EventKind.REPEATED, actor)

    async def _store(
        self, session: AsyncSession, new: NewComplaint, actor: Actor, found: Assessment
    ) -> Complaint:
        now = self._clock.now()
        complaint = new_complaint(new, actor, await self._free_number(session), now)
        route = await whose_work.route_of(session, complaint, found.severity)
        complaint.team, complaint.priority = route.team, route.priority
        complaint.clocks = clocks.start(complaint, complaint.received_at, now, self._settings)
        clocks.follow_promise(complaint)
        await repeat_rows.link(session, complaint, self._settings)
        session.add(complaint)
        [description] = complaint.entries
        said = await attachment_rows.said(session, complaint.conversation_id)
        if said:
            await session.flush()  # the entry has its number
            await attachment_rows.adopt(session, [each.id for each in said], description.id)
        kind, data = EventKind.REGISTERED, {"route": route.why}
        self._record(session, complaint, kind, actor, entry=description, data=data)
        if new.on_behalf:
            words = ON_BEHALF.format(new.on_behalf)
            note = self._write(complaint, actor, words, EntryKind.NOTE)
            self._record(session, complaint, EventKind.NOTE_ADDED, actor, entry=note)
        await self._reassess(session, complaint, found, routed=True)
        if new.solved_at_first_contact:
            await self._solve(session, complaint, actor)
        else:
            await escalating.begin(session, complaint, self._settings)
        return complaint
