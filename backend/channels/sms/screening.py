"""Which SMS is whole, new and from a person: the first steps of `sorting` with each one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.channels.sms import parts, queries, senders
from backend.channels.sms.commands import Kind
from backend.channels.sms.handling import Attendant, Done
from backend.channels.sms.models import SmsState
from backend.conversations import queries as conversation_queries, service as conversations
from backend.kit.masking import mask_secrets

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.channels.sms.models import IncomingSms
    from backend.conversations.turns import TurnDriver
    from backend.kit.settings import Settings

# The network may bring a message twice; people hardly write the same twice so soon.
REPEAT_WITHIN = timedelta(minutes=2)
ROBOT = "not a mobile phone"


class Taker:
    """Deals with one sender's messages, one at a time."""

    def __init__(self, settings: Settings, turns: TurnDriver) -> None:
        """Deal with nothing yet."""
        self._settings = settings
        self._turns = turns
        self._within = timedelta(minutes=settings.sms_conversation_minutes)

    async def take_next(self, session: AsyncSession, sender: str, now: datetime) -> Done | None:
        """Sort out a sender's oldest waiting message; None when there is none.

        The caller holds the lock on the sender.
        """
        sms, has_more = await queries.oldest_waiting(session, sender, now)
        if sms is None:
            return None
        done = await self._take(session, sms, now)
        done.has_more = has_more
        return done

    async def _take(self, session: AsyncSession, sms: IncomingSms, now: datetime) -> Done:
        if not senders.may_be_answered(sms.sender, self._settings.short_code):
            sms.settle(SmsState.IGNORED, ROBOT)
            return Done()
        found = await conversations.find_sms(session, sms.sender, now, self._within)
        attendant = Attendant(self._settings, self._turns, session, now, sms, found)
        if sms.state == SmsState.RECEIVED:
            repeated = await _repeated(attendant)
            if repeated is not None:
                sms.belongs_to = repeated
                sms.settle(SmsState.REPEAT)
                return Done()
        if sms.parts is None:
            return await attendant.attend(sms.text)
        return await _join(attendant)


async def _repeated(attendant: Attendant) -> int | None:
    """Find what a message repeats, unless it answers something that was asked in between.

    A command or a single word ("DURUM", "evet") registers nothing: it is meant once more where
    its sender wrote something else in between.
    """
    session, sms, found = attendant.session, attendant.sms, attendant.found
    before = await queries.repeated_by(session, sms, REPEAT_WITHIN)
    if before is None:
        return None
    earlier: int = before.id
    command = attendant.read(sms.text)
    registers_nothing = command.kind is not Kind.TEXT or len(command.text.split()) <= 1
    if registers_nothing and await queries.wrote_between(session, earlier, sms):
        return None
    if found is not None and sms.parts is None:
        asked_at = await conversation_queries.last_said_at(session, found.id, with_choices=True)
        if asked_at is not None and asked_at >= before.received_at:
            chosen = await attendant.choice(command.text)
            return earlier if chosen is None else None
    return earlier


async def _join(attendant: Attendant) -> Done:
    """Keep a part until its message is complete, or was waited for long enough."""
    session, sms = attendant.session, attendant.sms
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
    if not own.is_due(attendant.now):
        sms.settle(SmsState.PARTIAL)
        return Done()
    head, *others = own.waiting
    await queries.join(session, head.id, [part.id for part in others])
    whole = Attendant(
        attendant.settings,
        attendant.turns,
        session,
        attendant.now,
        rows[head.id],
        attendant.found,
    )
    # A border may have cut what must be masked.
    return await whole.attend(mask_secrets(parts.joined(own.waiting)))
