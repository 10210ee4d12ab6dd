"""What becomes of one SMS: the steps of `sorting`, in its transaction and under its lock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.conversations import queries as conversation_queries, service as conversations
from backend.conversations.service import Inbound
from backend.intake.sms import choices, commands, parts, queries, senders, texts
from backend.intake.sms.commands import Command, Kind
from backend.intake.sms.models import SmsState
from backend.kit.masking import mask_secrets
from backend.notifications import service as notifications
from backend.notifications.models import OutboxChannel, Purpose

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.service import Received
    from backend.conversations.turns import TurnDriver
    from backend.intake.sms.models import IncomingSms
    from backend.kit.settings import Settings

# The network may bring a message twice; people hardly write the same twice so soon.
REPEAT_WITHIN = timedelta(minutes=2)
HELP_EVERY = timedelta(minutes=10)
_HOUR = timedelta(hours=1)

ROBOT = "not a mobile phone"
TOO_MANY = "too many in an hour"
HELP = "help"
HELPED = "was helped minutes ago"
EMPTY = "empty"


@dataclass(slots=True)
class Done:
    """What is to be done once it is committed that a message was sorted out."""

    # Messages for the assistant, in order, each with its conversation.
    received: list[tuple[str, Received]] = field(default_factory=list)
    # Something for the sender is in the outbox.
    has_sent: bool = False


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
        sms = await queries.oldest_waiting(session, sender, now)
        if sms is None:
            return None
        if not senders.may_be_answered(sender, self._settings.short_code):
            _settle(sms, SmsState.IGNORED, ROBOT)
            return Done()
        open_one = await conversations.find_sms(session, sender, now, self._within)
        if sms.state == SmsState.RECEIVED:
            before = await self._repeated(session, sms, open_one)
            if before is not None:
                sms.belongs_to = before
                _settle(sms, SmsState.REPEAT)
                return Done()
        if sms.parts is None:
            return await self._attend(session, sms, sms.text, open_one, now)
        return await self._part(session, sms, open_one, now)

    async def _repeated(
        self, session: AsyncSession, sms: IncomingSms, open_one: str | None
    ) -> int | None:
        """Find what `sms` repeats, unless it answers something that was asked in between."""
        before = await queries.repeated_by(session, sms, REPEAT_WITHIN)
        if before is None:
            return None
        if open_one is not None and sms.parts is None:
            asked_at = await conversation_queries.last_said_at(session, open_one, with_choices=True)
            if asked_at is not None and asked_at >= before.received_at:
                offered = await conversation_queries.offered(session, open_one)
                if choices.pick(self._read(sms.text, open_one).text, offered) is not None:
                    return None
        return before.id

    async def _part(
        self, session: AsyncSession, sms: IncomingSms, open_one: str | None, now: datetime
    ) -> Done:
        """Keep a part until its message is complete, or was waited for long enough."""
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
        own = next(each for each in groups if sms.id in {part.id for part in each.waiting})
        if not own.is_due(now):
            _settle(sms, SmsState.PARTIAL)
            return Done()
        head, *others = own.waiting
        await queries.join(session, head.id, [part.id for part in others])
        text = mask_secrets(parts.joined(own.waiting))
        return await self._attend(session, rows[head.id], text, open_one, now)

    async def _attend(
        self,
        session: AsyncSession,
        sms: IncomingSms,
        text: str,
        open_one: str | None,
        now: datetime,
    ) -> Done:
        """Deal with a whole message."""
        since = sms.received_at - _HOUR
        attended = await queries.count_attended(session, sms.sender, since)
        if attended >= self._settings.sms_per_hour:
            return await self._refuse(session, sms, now)
        if not text.strip() and open_one is not None:
            _settle(sms, SmsState.IGNORED, EMPTY)
            return Done()
        command = self._read(text, open_one)
        if command.kind in {Kind.TEXT, Kind.COMMAND}:
            return await self._converse(session, sms, command, now)
        return await self._answer(session, sms, command.kind, now)

    def _read(self, text: str, open_one: str | None) -> Command:
        key = self._settings.sms_keyword
        return commands.read(text, key, in_conversation=open_one is not None)

    async def _refuse(self, session: AsyncSession, sms: IncomingSms, now: datetime) -> Done:
        """Say once that the hour's measure is full, then be silent."""
        told = await queries.happened(session, sms.sender, TOO_MANY, sms.received_at - _HOUR)
        _settle(sms, SmsState.IGNORED, TOO_MANY)
        if told:
            return Done()
        await self._send(session, sms, texts.too_many(self._settings), now)
        return Done(has_sent=True)

    async def _converse(
        self, session: AsyncSession, sms: IncomingSms, command: Command, now: datetime
    ) -> Done:
        """Give a message to its conversation; a new one begins where none is open."""
        conversation_id = await conversations.open_sms(
            session, sms.sender, sms.smsc, now, self._within
        )
        done = Done()
        for inbound in await self._inbound(session, conversation_id, sms, command):
            received = await self._turns.receive(session, conversation_id, inbound)
            done.received.append((conversation_id, received))
        sms.conversation_id = conversation_id
        _settle(sms, SmsState.TAKEN)
        return done

    async def _inbound(
        self, session: AsyncSession, conversation_id: str, sms: IncomingSms, command: Command
    ) -> list[Inbound]:
        client_id = f"sms:{sms.id}"
        if command.kind is Kind.COMMAND:
            return [Inbound(client_id, command.text, command.payload, is_command=True)]
        offered = await conversation_queries.offered(session, conversation_id)
        payload = choices.pick(command.text, offered)
        if payload is not None:
            return [Inbound(client_id, payload=payload)]
        limit = self._settings.message_limit
        text = command.text
        return [
            Inbound(f"{client_id}/{at}" if at else client_id, text[at : at + limit])
            for at in range(0, len(text), limit)
        ]

    async def _answer(
        self, session: AsyncSession, sms: IncomingSms, kind: Kind, now: datetime
    ) -> Done:
        """Answer a message without the assistant."""
        if kind is Kind.UNKNOWN:
            since = sms.received_at - HELP_EVERY
            if await queries.happened(session, sms.sender, HELP, since):
                _settle(sms, SmsState.IGNORED, HELPED)
                return Done()
        if kind is Kind.OPT_OUT:
            await notifications.opt_out(session, sms.sender, now)
        if kind is Kind.OPT_IN:
            await notifications.opt_in(session, sms.sender)
        if kind is Kind.BEGIN:
            # What is written next is the complaint, with or without the keyword.
            sms.conversation_id = await conversations.open_sms(
                session, sms.sender, sms.smsc, now, self._within
            )
        _settle(sms, SmsState.ANSWERED, HELP if kind is Kind.UNKNOWN else kind)
        await self._send(session, sms, texts.ANSWERS[kind](self._settings), now)
        return Done(has_sent=True)

    async def _send(
        self, session: AsyncSession, sms: IncomingSms, text: str, now: datetime
    ) -> None:
        await notifications.enqueue(
            session,
            key=f"sms:{sms.id}",
            channel=OutboxChannel.SMS,
            recipient=sms.sender,
            purpose=Purpose.REPLY,
            text=text,
            now=now,
            smsc=sms.smsc,
            conversation_id=sms.conversation_id,
        )


def _settle(sms: IncomingSms, state: SmsState, reason: str | None = None) -> None:
    sms.state = state
    sms.reason = reason
