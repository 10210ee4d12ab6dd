"""What is done about a whole SMS: given to a conversation, answered by us, or refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.channels.sms import after_conclusion, choices, commands, keyword, queries, texts
from backend.channels.sms.commands import Command, Kind
from backend.channels.sms.models import SmsState
from backend.complaints import queries as complaint_queries
from backend.complaints.actors import customer
from backend.complaints.models import Way as Proven
from backend.complaints.proof import Proof
from backend.complaints.satisfaction import LOW
from backend.complaints.tracking_number import display
from backend.conversations import phones, queries as conversation_queries
from backend.conversations.answering import turn_lease
from backend.conversations.receiving import Inbound, receive
from backend.notifications import service as notifications
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.text_shapes import YES, Way
from lexicon import danger

if TYPE_CHECKING:
    from backend.channels.sms.models import IncomingSms
    from backend.complaints.satisfaction import ComplaintSatisfaction
    from backend.complaints.service import ComplaintService
    from backend.conversations.phones import OpenSms
    from backend.kit.settings import Settings
    from backend.kit.work import Work
    from backend.notifications.text_shapes import Text
    from backend.notifications.texts import Texts

HELP_EVERY = timedelta(minutes=10)
_HOUR = timedelta(hours=1)
# So many of the last texts say what a conversation is about.
_SAID_BEFORE = 10

# Why something was not taken, in the column `reason`.
TOO_MANY = "too many in an hour"
HELP = "help"
HELPED = "was helped minutes ago"
EMPTY = "empty"
SCORED = "says how satisfied"
ANSWERED_US = "answers a question of ours"


@dataclass(frozen=True, slots=True)
class SmsHandler:
    """Deals with one whole message, in the transaction and under the lock of its sender."""

    settings: Settings
    work: Work
    sms: IncomingSms
    # The sender's open conversation.
    found: OpenSms | None
    complaints: ComplaintService
    wordings: Texts
    satisfaction: ComplaintSatisfaction
    # Whether they were told a result, or asked about one, just before.
    listening: bool = False

    def read(self, text: str) -> Command:
        """Say what a text asks for."""
        in_conversation = self.found is not None or self.listening
        return commands.read(text, self.settings.sms_keyword, in_conversation=in_conversation)

    async def handle(self, text: str) -> None:
        """Decide and do what the message asks for; its parts make up `text`."""
        sms = self.sms
        since = sms.received_at - _HOUR
        attended = await queries.count_attended(self.work.session, sms.sender, since)
        if attended >= self.settings.sms_per_hour:
            await self._refuse()
            return
        if not text.strip() and self.found is not None:
            sms.settle(SmsState.IGNORED, EMPTY)
            return
        if await self._tells_of_a_conclusion(text) or await self._answers_a_question(text):
            return
        command = self.read(text)
        if command.kind is Kind.OPT_OUT and await self._is_of_other_messages(text):
            command = Command(Kind.TEXT, command.text)
        if command.kind in {Kind.TEXT, Kind.COMMAND}:
            await self._converse(command)
        else:
            await self._answer(command.kind)

    async def choice(self, text: str) -> str | None:
        """Return the payload of the offered choice that a text names, while the offer stands."""
        if self.found is None or len(text) > choices.LONGEST:
            return None
        offered_at = await conversation_queries.last_said_at(
            self.work.session, self.found.id, with_choices=True
        )
        lasts = timedelta(minutes=self.settings.sms_choice_minutes)
        if offered_at is None or self.sms.received_at > offered_at + lasts:
            return None
        offered = await conversation_queries.offered(self.work.session, self.found.id)
        return choices.pick(text, offered)

    async def _refuse(self) -> None:
        """Tell a sender once that they reached the hour's limit; ignore the rest."""
        since = self.sms.received_at - _HOUR
        told = await queries.happened(self.work.session, self.sms.sender, TOO_MANY, since)
        self.sms.settle(SmsState.IGNORED, TOO_MANY)
        if not told:
            await self._send(texts.TOO_MANY)

    async def _tells_of_a_conclusion(self, text: str) -> bool:
        """Take what a text says of a conclusion: a score, "çözülmedi", or no such questions."""
        told = (self.work, self.sms, self.found, text)
        wish = await after_conclusion.unsolved(*told, self.settings)
        if wish is not None:
            await self._converse(wish)
            return True
        if await after_conclusion.refuses(*told, self.satisfaction):
            await self._answer(Kind.OPT_OUT)
            return True
        score = await after_conclusion.scored(*told, self.satisfaction)
        if score is None:
            return False
        self.sms.settle(SmsState.ANSWERED, SCORED)
        await self._send(texts.SCORED, low=YES if score <= LOW else "")
        return True

    async def _is_of_other_messages(self, text: str) -> bool:
        """Whether a bare "RET" is said of messages that a conversation is about, and none of ours.

        Who complains of advertising writes it to us too; any other refusal is honoured as one.
        """
        if self.found is None or commands.names_surveys(text):
            return False
        told = await conversation_queries.typed(self.work.session, self.found.id, _SAID_BEFORE)
        if not any(map(commands.speaks_of_messages, told)):
            return False
        return not await after_conclusion.asked_last(
            self.work, self.sms, self.found, self.satisfaction
        )

    async def _answers_a_question(self, text: str) -> bool:
        """Add a text to the complaint about which its sender was asked last, if it is an answer.

        It is one when it has no keyword, asks for nothing of ours, disputes no result that was told
        since, and nobody said anything in an open conversation since. What tells of danger is the
        assistant's, where it is listening.
        """
        key = self.settings.sms_keyword
        # Read as if talking to us: a command is one with and without the keyword.
        is_text = commands.read(text, key, in_conversation=True).kind is Kind.TEXT
        if not is_text or not text.strip() or keyword.split(text, key).is_marked:
            return False
        session, sms = self.work.session, self.sms
        asked = await complaint_queries.asked_of(session, sms.sender)
        if asked is None:
            return False
        number, asked_at = asked
        if await after_conclusion.is_disputed(self.work, sms, text, self.settings, asked_at):
            return False
        if self.found is not None:
            said_at = await conversation_queries.last_said_at(session, self.found.id)
            if (said_at is not None and said_at > asked_at) or danger.all_found(text):
                return False
        proof = Proof(None, sms.sender)
        await self.complaints.add_information(
            session, number, proof, text, f"sms:{sms.id}", actor=customer(Proven.SMS_SENDER)
        )
        sms.settle(SmsState.ANSWERED, ANSWERED_US)
        await self._send(texts.ADDED, number=display(number))
        return True

    async def _converse(self, command: Command) -> None:
        """Give the message to its conversation; a new one begins where none is open."""
        conversation_id = await self._open()
        lease = turn_lease(self.settings.turn_timeout_seconds)
        for inbound in await self._inbound(command):
            await receive(self.work, conversation_id, inbound, lease)
        self.sms.settle(SmsState.TAKEN)

    async def _open(self) -> str:
        opened = await phones.open_sms(
            self.work.session, self.found, self.sms.sender, self.sms.smsc, self.work.now
        )
        self.sms.conversation_id = opened
        return opened

    async def _inbound(self, command: Command) -> list[Inbound]:
        client_id = f"sms:{self.sms.id}"
        limit, text = self.settings.message_limit, command.text
        # A command with a reason that nobody may give so long is read as any other long text.
        if command.kind is Kind.COMMAND and len(text) <= limit:
            return [Inbound(client_id, text, command.payload, is_command=True)]
        payload = await self.choice(text)
        if payload is not None:
            return [Inbound(client_id, payload=payload)]
        # A text beyond what the assistant takes at once becomes several messages.
        return [
            Inbound(f"{client_id}/{at}" if at else client_id, text[at : at + limit])
            for at in range(0, len(text), limit)
        ]

    async def _answer(self, kind: Kind) -> None:
        """Answer the message without the assistant."""
        session, sms = self.work.session, self.sms
        if kind is Kind.UNKNOWN:
            since = sms.received_at - HELP_EVERY
            if await queries.happened(session, sms.sender, HELP, since):
                sms.settle(SmsState.IGNORED, HELPED)
                return
        elif kind is Kind.OPT_OUT:
            await notifications.opt_out(session, sms.sender, self.work.now)
            await self.satisfaction.refused_by_sms(self.work, sms.sender, after_conclusion.BY)
        elif kind is Kind.OPT_IN:
            await notifications.opt_in(session, sms.sender)
        else:
            # What is written next is the complaint, with or without the keyword.
            await self._open()
        sms.settle(SmsState.ANSWERED, HELP if kind is Kind.UNKNOWN else kind)
        await self._send(texts.ANSWERS[kind])

    async def _send(self, text: Text, **values: str) -> None:
        said = self.wordings.render(text.name, Way.SMS, values, at=self.work.now)
        await notifications.enqueue(
            self.work,
            notifications.Outgoing(
                key=f"sms:{self.sms.id}",
                channel=OutboxChannel.SMS,
                recipient=self.sms.sender,
                purpose=Purpose.REPLY,
                text=said.text,
                smsc=self.sms.smsc,
                conversation_id=self.sms.conversation_id,
            ),
        )
