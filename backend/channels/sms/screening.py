"""Which SMS is whole, new and from a person: the first steps of `processing` with each one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.channels.sms import after_conclusion, parts, queries, senders
from backend.channels.sms.commands import Kind
from backend.channels.sms.handling import SmsHandler
from backend.channels.sms.models import SmsState
from backend.conversations import phones, queries as conversation_queries
from backend.kit.masking import mask_secrets

if TYPE_CHECKING:
    from backend.channels.sms.models import IncomingSms
    from backend.complaints.satisfaction import ComplaintSatisfaction
    from backend.complaints.service import ComplaintService
    from backend.kit.settings import Settings
    from backend.kit.work import Work
    from backend.notifications.texts import Texts

# Whoever writes the same so soon may not have been answered yet, and is answered once.
REPEAT_WITHIN = timedelta(minutes=2)
# The network brings a message twice within seconds, be it answered or not.
OF_THE_NETWORK = timedelta(seconds=30)
ROBOT = "not a mobile phone"


class SmsScreening:
    """Finds what is a robot's, a repeat or a part, and hands on what is a whole message."""

    def __init__(
        self,
        settings: Settings,
        complaints: ComplaintService,
        satisfaction: ComplaintSatisfaction,
        texts: Texts,
    ) -> None:
        """Process nothing yet."""
        self._satisfaction = satisfaction
        self._settings = settings
        self._texts = texts
        self._complaints = complaints
        self._within = timedelta(minutes=settings.sms_conversation_minutes)

    async def process(self, work: Work, sms: IncomingSms) -> None:
        """Process a sender's oldest waiting message; the caller holds the lock on the sender."""
        if not senders.may_be_answered(sms.sender, self._settings.short_code):
            sms.settle(SmsState.IGNORED, ROBOT)
            return
        found = await phones.find_sms(work.session, sms.sender, work.now, self._within)
        handler = SmsHandler(
            self._settings,
            work,
            sms,
            found,
            self._complaints,
            self._texts,
            self._satisfaction,
            # In an open conversation no keyword is needed anyhow.
            found is None
            and await after_conclusion.listens(work, sms, self._satisfaction, self._settings),
        )
        if sms.state == SmsState.RECEIVED:
            repeated = await _repeated(handler)
            if repeated is not None:
                sms.belongs_to = repeated
                sms.settle(SmsState.REPEAT)
                return
        if sms.parts is None:
            await handler.handle(sms.text)
        else:
            await _join(handler)


async def _repeated(handler: SmsHandler) -> int | None:
    """Find what a message repeats, unless it answers something that was asked in between.

    A command or a single word ("DURUM", "evet") registers nothing: it is meant once more where
    its sender wrote something else in between.
    """
    session, sms, found = handler.work.session, handler.sms, handler.found
    before = await queries.repeated_by(session, sms, REPEAT_WITHIN)
    if before is None:
        return None
    earlier: int = before.id
    command = handler.read(sms.text)
    registers_nothing = command.kind is not Kind.TEXT or len(command.text.split()) <= 1
    if registers_nothing and await queries.wrote_between(session, earlier, sms):
        return None
    if found is not None and sms.parts is None:
        asked_at = await conversation_queries.last_said_at(session, found.id, with_choices=True)
        if asked_at is not None and asked_at >= before.received_at:
            chosen = await handler.choice(command.text)
            return earlier if chosen is None else None
        if not registers_nothing and sms.received_at - before.received_at > OF_THE_NETWORK:
            # Whoever was answered and writes the same again is answered again: the assistant
            # knows its own words, and registers and adds nothing twice.
            said_at = await conversation_queries.last_said_at(session, found.id, by_bot=True)
            return earlier if said_at is None or said_at < before.received_at else None
    return earlier


async def _join(handler: SmsHandler) -> None:
    """Keep a part until its message is complete, or was waited for long enough."""
    session, sms = handler.work.session, handler.sms
    rows = {row.id: row for row in await queries.of_same_reference(session, sms)}
    groups = parts.group(
        parts.Part(
            id=row.id,
            number=row.part or 0,
            of=row.parts or 0,
            text=row.text,
            received_at=row.received_at,
            taken=row.state not in {SmsState.RECEIVED, SmsState.PARTIAL},
        )
        for row in rows.values()
    )
    own = next(each for each in groups if any(part.id == sms.id for part in each.waiting))
    if not own.is_due(handler.work.now):
        sms.settle(SmsState.PARTIAL)
        return
    head, *others = own.waiting
    await queries.join(session, head.id, [part.id for part in others])
    whole = replace(handler, sms=rows[head.id])
    joined = parts.joined(own.waiting)
    text = mask_secrets(joined)
    if text != joined:
        # A border cut what must be masked: the parts do not keep its halves either.
        for part in own.waiting:
            rows[part.id].text = text if part is head else ""
    await whole.handle(text)
