"""What a customer wrote and where they are reached is gone from every table, once it is erased.

Tables are filled by what really happens: a chat with an agent, SMS both ways, a notice, a code.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import JSON, String, func, select

from backend import models
from backend.cli.erasing import Erasure, Order
from backend.complaints import (
    drafts as complaint_drafts,
    finding,
    proof_sessions,
    queries,
    reminders,
)
from backend.complaints.actors import BOT, CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.handling import ComplaintHandling
from backend.complaints.models import Channel, Complaint, Reason
from backend.complaints.orders import Order as StaffOrder
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.conversations import desk, drafts, held_replies, notes
from backend.conversations.agents import Agent
from backend.conversations.complaint_notices import say_in_chat
from backend.conversations.errors import ConversationErasedError
from backend.conversations.handover import request_agent
from backend.conversations.models import Conversation, Message
from backend.gateways.rasa.protocol import Answer, Choice, Reply
from backend.kit.errors import StillToBeDoneError
from backend.kit.live import Live
from backend.kit.work import Works
from backend.notifications import receipts, service as outbox
from backend.notifications.models import OptOut, OutboxChannel, OutboxMessage, Purpose
from backend.staff.models import Role
from lexicon.turkish import fold
from tests.backend.channels.email.letters import letter
from tests.backend.channels.sms.conftest import Kannel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.conftest import ScriptedAssistant

PHONE, MAIL, NAME = "+905321234567", "melek@ornek.com", "Melek Uçankuş"
LINE = "8877665544"
# No word of ours: each of these is found in the database, however it is written there.
WORDS, BY_SMS, LATER, AGENTS = "zürafalar", "kunduzlar", "pelikanlar", "ornitorenk"
BY_MAIL = "gergedanlar"
SEARCHED = {
    "words": (WORDS, BY_SMS, LATER, AGENTS, BY_MAIL),
    "contacts": ("5321234567", "melek", "uçankuş", LINE),
}
OTHERS = "kirpiler"
ANOTHER = "+905339998877"


@dataclass(frozen=True)
class Viewer:
    """Ayşe, who handles complaints of every team."""

    id: str
    role: Role = Role.SUPERVISOR
    teams: frozenset[str] = frozenset()


class Story:
    """A customer and the house, until everything that was to be sent is sent."""

    def __init__(
        self, container: Container, client: httpx.AsyncClient, assistant: ScriptedAssistant
    ) -> None:
        self.container, self.client, self.assistant = container, client, assistant
        self.kannel = Kannel(client, container)
        self.erasure = Erasure(container.database, container.clock, container.settings)
        self.handling = ComplaintHandling(
            container.clock, container.settings, container.texts, say_in_chat
        )
        self.agent = Agent("a" * 32, "Ayşe")
        self.order = Order(self.agent.id, Reason.CUSTOMER_ASKED)

    async def chat(self, words: str) -> str:
        """Let a customer write on the website; return the conversation's id."""
        self.assistant.script.append(
            Answer(
                [Reply(f"{words} mi?", (Choice(f"Evet, {words}", "/affirm"),))],
                {"description": words, "topic": "internet_outage"},
            )
        )
        opened = await self.client.post("/api/v1/chat/sessions")
        given = {"session": opened.json()["session"], "id": "1", "text": f"Hattımda {words} var"}
        answer = await self.client.post("/api/v1/chat/messages", json=given)
        assert answer.status_code == 200
        async with self.container.works.reading() as session:
            found = select(Message.conversation_id).where(Message.text.contains(words)).limit(1)
            return str(await session.scalar(found))

    async def register(self, conversation: str | None, words: str, **fields: Any) -> str:
        new: dict[str, Any] = {
            "channel": Channel.WEB_CHAT,
            "contact": Contact(name=NAME, phone=PHONE, email=MAIL),
            "service_number": LINE,
            "remedy_sought": f"{words} gitsin",
            "place": f"{words} mahallesi",
            "province": "Kocaeli",
            "topic": "internet_outage",
        }
        new |= fields
        async with self.container.works.begin() as work:
            one = NewComplaint(description=words, conversation_id=conversation, **new)
            made = await self.container.complaints.register(work, one, BOT, again=True)
        await self.container.outbox.settled()
        return made.complaint.tracking_number

    async def with_an_agent(self, conversation: str) -> None:
        """Let an agent take a conversation, write, note, answer and end it."""
        works, agent = self.container.works, self.agent
        async with works.begin() as work:
            await request_agent(work, conversation, f"{WORDS} yüzünden")
            await desk.claim(work, conversation, agent)
            await notes.add_note(work, conversation, agent, f"{NAME}: {AGENTS}")
            for kind in drafts.Kind:
                await drafts.put(work, agent.id, conversation, kind, f"{AGENTS} {PHONE}")
        async with works.begin() as work:
            seen = await work.session.scalar(
                select(Conversation.last_position).where(Conversation.id == conversation)
            )
            await held_replies.hold(
                work,
                conversation,
                agent,
                f"{AGENTS} bizde",
                seen=seen or 0,
                client_id="r1",
                lasts=timedelta(0),
            )
        async with works.begin() as work:
            await desk.end(work, conversation, agent, to_bot=True)
            await drafts.put(work, agent.id, conversation, drafts.Kind.NOTE, AGENTS)

    async def mailed(self, words: str) -> str:
        """Let the customer write an e-mail; return its complaint's number, once it is concluded."""
        folder = self.container.settings.state_dir / "mail" / "in"
        folder.mkdir(parents=True)
        content = letter(words, sender=f"{NAME} <{MAIL}>", subject=f"{words}, {NAME}")
        (folder / "1.eml").write_bytes(content)
        await self.container.mailbox.take_in()
        await self.container.mail.process_waiting()
        await self.container.outbox.settled()
        async with self.container.works.reading() as session:
            query = select(Complaint.tracking_number).where(Complaint.channel == Channel.EMAIL)
            number = str(await session.scalar(query))
        await self.conclude(number)
        return number

    def mails(self) -> list[Path]:
        """Return the mails that are kept as they came."""
        return list((self.container.settings.state_dir / "mail" / "done").glob("??/*"))

    async def conclude(self, number: str) -> None:
        async with self.container.works.begin() as work:
            found = await queries.by_number(work.session, number)
            assert found is not None
            seen = await queries.newest_event(work.session, found.id)
            action = StaffOrder(number, Viewer(self.agent.id), seen=seen)
            when = reminders.When("hour")
            await reminders.remind(work, action, when, f"{NAME} {AGENTS} için aranacak")
            written = {"answer": f"{NAME} {AGENTS}", "outcome": "upheld"}
            await complaint_drafts.put(work, self.agent.id, found, "conclude", written)
            await self.handling.conclude(work, action, "upheld", f"{AGENTS} onarıldı, {NAME}")
        await self.kannel.settle()

    async def told(self) -> tuple[str, str]:
        """Do everything once; return the numbers of what came by chat and by SMS."""
        works = self.container.works
        conversation = await self.chat(WORDS)
        by_chat = await self.register(conversation, WORDS)
        async with works.begin() as work:
            proof = Proof(conversation_id=conversation)
            await self.container.complaints.add_information(
                work.session, by_chat, proof, LATER, "k1", actor=CUSTOMER
            )
        await self.with_an_agent(conversation)
        await self.kannel.bring(f"YARDIM {BY_SMS} var, ben {NAME}")
        await self.kannel.bring(f"YARDIM {BY_SMS} var, ben {NAME}")
        [*_, texted] = [one for one in await self.kannel.conversations() if one.channel == "sms"]
        by_sms = await self.register(texted.id, BY_SMS, channel=Channel.SMS)
        await self.kannel.bring("RET")
        async with works.begin() as work:
            await self.container.proofs.ask(work, "page:x", PHONE, "k")
            await proof_sessions.begin(work.session, PHONE, work.now, timedelta(hours=1))
            await finding.remember(work.session, self.agent.id, f"{NAME} {WORDS}", work.now)
        await self.conclude(by_chat)
        await self.conclude(by_sms)
        async with works.begin() as work:
            rows = await work.session.execute(select(OutboxMessage.id, OutboxMessage.text))
            for one, text in rows.all():
                await receipts.record(work, one, 8, detail=f"to:{PHONE} text:{text[:80]}")
        return by_chat, by_sms

    async def holding(self, secrets: Iterable[str]) -> set[str]:
        """Return every column of the database in which one of these is found, and what says it."""
        wanted = [fold(secret) for secret in secrets]
        found = set()
        async with self.container.works.reading() as session:
            for table in models.metadata.sorted_tables:
                for column in table.columns:
                    if not isinstance(column.type, String | JSON):
                        continue
                    for value in await session.scalars(select(column).where(column.is_not(None))):
                        plain = value
                        if not isinstance(value, str):
                            plain = json.dumps(value, ensure_ascii=False)
                        if any(secret in fold(plain) for secret in wanted):
                            found.add(f"{table.name}.{column.name}")
        return found

    async def counts(self) -> dict[str, int]:
        async with self.container.works.reading() as session:
            return {
                table.name: await session.scalar(select(func.count()).select_from(table)) or 0
                for table in models.metadata.sorted_tables
            }


@pytest.fixture
async def story(
    container: Container, client: httpx.AsyncClient, assistant: ScriptedAssistant, ayse: str
) -> Story:
    del ayse
    return Story(container, client, assistant)


EVERYWHERE = (*SEARCHED["words"], *SEARCHED["contacts"])
# Where the story puts words or contacts; a table that is forgotten here would be searched in vain.
FILLED = {
    "agent_requests.reason",
    "complaint_drafts.fields",
    "complaint_entries.text",
    "complaint_search.text",
    "complaints.contact_email",
    "complaints.contact_name",
    "complaints.contact_phone",
    "complaints.email_key",
    "complaints.line_key",
    "complaints.place",
    "complaints.remedy_sought",
    "complaints.service_number",
    "conversation_notes.text",
    "conversations.collected",
    "conversations.phone",
    "conversations.stretch",
    "delivery_receipts.detail",
    "desk_drafts.text",
    "held_replies.text",
    "incoming_mail.sender",
    "incoming_mail.subject",
    "incoming_sms.sender",
    "incoming_sms.text",
    "kept_searches.words",
    "messages.choices",
    "messages.text",
    "outbox.fallbacks",
    "outbox.recipient",
    "outbox.text",
    "proof_codes.phone",
    "proof_sessions.phone",
    "reminders.text",
    "simulated_sms.phone",
    "simulated_sms.text",
    "survey_opt_outs.contact",
}
# Their rows go: they end, and hold nothing that a figure is made of.
GOING = {"complaint_drafts", "desk_drafts", "kept_searches", "proof_sessions"}


async def test_nothing_of_a_customer_is_left_but_that_they_want_no_surveys(story: Story) -> None:
    by_chat, _ = await story.told()
    await story.mailed(BY_MAIL)
    assert len(story.mails()) == 1
    assert await story.holding(EVERYWHERE) == FILLED
    before = await story.counts()
    await story.erasure.customer(by_chat, story.order)
    assert await story.holding(EVERYWHERE) == {"survey_opt_outs.contact"}
    assert story.mails() == []
    after = await story.counts()
    kept = {name for name in before if name not in GOING and after[name] < before[name]}
    assert kept == set()
    async with story.container.works.reading() as session:
        assert await session.scalar(select(OptOut.contact)) == PHONE
        wanted = finding.found_by([fold(WORDS)], session.get_bind().dialect.name)
        assert (await session.scalars(select(Complaint.id).where(wanted))).all() == []


async def test_nobody_writes_into_a_conversation_with_somebody_forgotten(story: Story) -> None:
    by_chat, _ = await story.told()
    await story.erasure.customer(by_chat, story.order)
    before = await story.counts()
    async with story.container.works.begin() as work:
        talks = (await work.session.scalars(select(Conversation.id))).all()
        assert talks
        for talk in talks:
            with pytest.raises(ConversationErasedError):
                await notes.add_note(work, talk, story.agent, f"{NAME} yine aradı")
            with pytest.raises(ConversationErasedError):
                await desk.claim(work, talk, story.agent)
            with pytest.raises(ConversationErasedError):
                await drafts.put(work, story.agent.id, talk, drafts.Kind.NOTE, NAME)
    assert await story.counts() == before


async def test_a_customer_is_found_by_number_and_by_address_and_once(story: Story) -> None:
    await story.told()
    done = await story.erasure.customer("0532 123 45 67", story.order)
    assert len([one for one in done if one.number]) == 2
    again = await story.erasure.customer(PHONE, story.order)
    assert [(one.number, any(one.counted.values())) for one in again] == [(None, False)]


async def test_a_mail_goes_with_the_complaint_that_it_is(story: Story) -> None:
    number = await story.mailed(BY_MAIL)
    done = await story.erasure.complaint(number, story.order)
    assert done.counted["mails"] == 1
    assert await story.holding([BY_MAIL]) == set()
    assert story.mails() == []


async def test_who_wrote_a_mail_that_nobody_has_read_yet_cannot_be_erased_now(
    story: Story,
) -> None:
    await story.mailed(BY_MAIL)
    folder = story.container.settings.state_dir / "mail" / "in"
    (folder / "2.eml").write_bytes(letter(BY_MAIL, sender=MAIL))
    await story.container.mailbox.take_in()
    with pytest.raises(StillToBeDoneError, match="incoming mail 2"):
        await story.erasure.customer(MAIL, story.order)


async def test_a_complaints_words_go_with_it_and_those_of_others_stay(story: Story) -> None:
    other = await story.register(await story.chat(OTHERS), OTHERS, contact=Contact(phone=ANOTHER))
    by_chat, by_sms = await story.told()
    kept = await story.holding([OTHERS, ANOTHER[3:]])
    for number in (by_chat, by_sms):
        await story.erasure.complaint(number, story.order)
    assert await story.holding(SEARCHED["words"]) == set()
    assert await story.holding([OTHERS, ANOTHER[3:]]) == kept
    # Contacts are another thing to ask for.
    assert "complaints.contact_phone" in await story.holding([PHONE[3:]])
    async with story.container.works.reading() as session:
        found = await queries.by_number(session, other)
    assert found is not None
    assert found.description == OTHERS


async def test_erased_twice_is_erased_once_and_the_history_tells_it_in_ids(story: Story) -> None:
    by_chat, _ = await story.told()
    first = await story.erasure.complaint(by_chat, story.order)
    counts = await story.counts()
    assert first.counted["messages"]
    assert first.counted["sent"]
    again = await story.erasure.complaint(by_chat, story.order)
    assert not any(again.counted.values())
    assert await story.counts() == counts
    assert counts["staff_audit"] == 3  # two reminders were set before


class TestWhatIsStillToBeDone:
    async def test_what_waits_to_be_sent_is_named_and_nothing_is_erased(
        self, story: Story, clock: FixedClock
    ) -> None:
        number = await story.register(None, WORDS, channel=Channel.WEB_FORM)
        # Nobody is woken: it waits.
        async with Works(story.container.database, clock, Live({})).begin() as work:
            found = await queries.by_number(work.session, number)
            assert found is not None
            waits = await outbox.enqueue(
                work,
                outbox.Outgoing(
                    key="k",
                    channel=OutboxChannel.SMS,
                    recipient=PHONE,
                    purpose=Purpose.NOTICE,
                    text=WORDS,
                    complaint_id=found.id,
                ),
            )
        before = await story.holding(EVERYWHERE)
        with pytest.raises(StillToBeDoneError, match=rf"outbox {waits} \(sms\)"):
            await story.erasure.complaint(number, story.order)
        assert await story.holding(EVERYWHERE) == before

    async def test_whoever_waits_for_a_person_is_answered_first(self, story: Story) -> None:
        conversation = await story.chat(WORDS)
        number = await story.register(conversation, WORDS)
        async with story.container.works.begin() as work:
            await request_agent(work, conversation, None)
        with pytest.raises(StillToBeDoneError, match=conversation):
            await story.erasure.complaint(number, story.order)

    async def test_whoever_is_owed_a_result_stays_known(self, story: Story) -> None:
        number = await story.register(None, WORDS, channel=Channel.WEB_FORM)
        with pytest.raises(StillToBeDoneError, match=number):
            await story.erasure.customer(MAIL, story.order)
        assert "complaints.contact_name" in await story.holding(EVERYWHERE)

    async def test_a_late_receipt_brings_nothing_back(self, story: Story) -> None:
        number = await story.register(None, WORDS, channel=Channel.WEB_FORM)
        await story.conclude(number)
        async with story.container.works.reading() as session:
            query = select(OutboxMessage.id).order_by(OutboxMessage.id)
            sent = (await session.scalars(query)).all()[-1]
        await story.erasure.complaint(number, story.order)
        async with story.container.works.begin() as work:
            await receipts.record(work, sent, 2, detail=f"UNDELIV text:{AGENTS}")
        assert (await story.counts())["outbox"] == 2
        assert await story.holding(SEARCHED["words"]) == set()
