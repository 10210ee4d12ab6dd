"""Conversations by SMS: every answer is in the outbox, in order and once, and leaves at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.conversations.by_sms import with_choices
from backend.conversations.models import ChatChannel, Conversation, Message, new_id
from backend.conversations.queries import offered
from backend.conversations.receiving import Inbound
from backend.conversations.system_words import SystemWords
from backend.gateways.errors import AssistantFailedError, AssistantUnavailableError
from backend.gateways.rasa.protocol import Choice, Reply
from backend.gateways.sms import segments
from backend.gateways.sms.simulated_phones import SimulatedSms
from backend.notifications.models import OutboxMessage
from backend.worker import run_pass

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database

PHONE = "+905321234567"


@pytest_asyncio.fixture
async def conversation_id(database: Database, clock: FixedClock) -> str:
    conversation = Conversation(
        id=new_id(),
        channel=ChatChannel.SMS,
        phone=PHONE,
        smsc="tt-1",
        created_at=clock.now(),
        last_seen_at=clock.now(),
    )
    async with database.transaction() as session:
        session.add(conversation)
    return conversation.id


@pytest_asyncio.fixture(autouse=True)
async def closed(container: Container) -> AsyncIterator[None]:
    yield
    await container.close()


async def ask(container: Container, conversation_id: str, text: str) -> None:
    received = await container.turns.take_in(conversation_id, Inbound(text, text))
    await container.turns.wait(conversation_id, received.position)
    await container.outbox.settled()


async def outbox(database: Database) -> list[OutboxMessage]:
    async with database.reading() as session:
        return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


async def on_the_phone(database: Database) -> list[str]:
    async with database.reading() as session:
        rows = await session.scalars(select(SimulatedSms).order_by(SimulatedSms.id))
        return [row.text for row in rows if row.phone == PHONE]


async def test_an_answer_is_on_the_phone_as_soon_as_it_is_stored(
    container: Container, assistant: Any, conversation_id: str, database: Database
) -> None:
    assistant.script = [[Reply("Kaydettim."), Reply("Başka?")], [Reply("Peki.")]]
    await ask(container, conversation_id, "bir")
    await ask(container, conversation_id, "iki")
    assert await on_the_phone(database) == ["Kaydettim.", "Başka?", "Peki."]
    rows = await outbox(database)
    async with database.reading() as session:
        bot = list(
            await session.scalars(
                select(Message.id).where(Message.sender == "bot").order_by(Message.position)
            )
        )
    assert [row.key for row in rows] == [f"message:{one}" for one in bot]
    assert {(row.smsc, row.conversation_id, row.purpose, row.state) for row in rows} == {
        ("tt-1", conversation_id, "reply", "delivered")
    }


async def test_several_questions_at_once_are_answered_in_order(
    container: Container, conversation_id: str, database: Database
) -> None:
    for number in range(5):
        await container.turns.take_in(conversation_id, Inbound(f"m{number}", str(number)))
    await container.turns.wait(conversation_id, 5)
    await container.turns.wait(conversation_id, 5)
    await container.outbox.settled()
    assert await on_the_phone(database) == [f"Duydum: {number}" for number in range(5)]


async def test_an_answer_driven_again_by_the_worker_is_sent_once(
    container: Container,
    assistant: Any,
    conversation_id: str,
    database: Database,
    clock: FixedClock,
) -> None:
    assistant.script = [AssistantUnavailableError(), AssistantUnavailableError()]
    await ask(container, conversation_id, "bir")
    outage = SystemWords(container.settings.operator_phone).outage(ChatChannel.SMS)
    assert await on_the_phone(database) == [outage]
    for _ in range(3):
        clock.set(clock.now().replace(minute=clock.now().minute + 1))
        await run_pass(container)
    await container.outbox.settled()
    assert await on_the_phone(database) == [outage, "Duydum: bir"]


async def test_a_message_that_is_given_up_is_told_so(
    container: Container,
    assistant: Any,
    conversation_id: str,
    database: Database,
    clock: FixedClock,
) -> None:
    assistant.script = [AssistantFailedError() for _ in range(5)]
    await ask(container, conversation_id, "bir")
    for _ in range(4):
        clock.set(clock.now().replace(minute=clock.now().minute + 1))
        await run_pass(container)
    await container.outbox.settled()
    words = SystemWords(container.settings.operator_phone)
    assert await on_the_phone(database) == [
        words.outage(ChatChannel.SMS),
        words.given_up(ChatChannel.SMS),
    ]


async def test_choices_are_numbered_lines_in_the_order_in_which_they_are_offered(
    container: Container, assistant: Any, conversation_id: str, database: Database
) -> None:
    assistant.script = [
        [
            Reply("Hangisi?", (Choice("Ev interneti çok yavaş", "/a"), Choice("Fatura", "/b"))),
            Reply("Ya da:", (Choice("Başka", "/c"),)),
        ]
    ]
    await ask(container, conversation_id, "bir")
    assert await on_the_phone(database) == [
        "Hangisi?\n1) Ev interneti cok yavas\n2) Fatura",
        "Ya da:\n3) Baska",
    ]
    async with database.reading() as session:
        assert [one["payload"] for one in await offered(session, conversation_id)] == [
            "/a",
            "/b",
            "/c",
        ]


async def test_the_chat_puts_nothing_into_the_outbox(
    container: Container, database: Database, clock: FixedClock
) -> None:
    conversation = Conversation(
        id=new_id(),
        channel=ChatChannel.WEB_CHAT,
        created_at=clock.now(),
        last_seen_at=clock.now(),
    )
    async with database.transaction() as session:
        session.add(conversation)
    await ask(container, conversation.id, "bir")
    assert await outbox(database) == []


def test_titles_are_written_in_the_letters_of_their_text() -> None:
    title = [{"title": "Mobil şebeke", "payload": "/m"}]
    assert with_choices("Sorun ne?", title) == "Sorun ne?\n1) Mobil sebeke"
    assert with_choices("Şikâyetiniz?", title, 4) == "Şikâyetiniz?\n4) Mobil şebeke"


@pytest.mark.parametrize("channel", ChatChannel)
def test_our_own_words_by_sms_are_cheap(channel: ChatChannel) -> None:
    words = SystemWords("0 850 444 1 444")
    for text in (words.outage(channel), words.given_up(channel)):
        assert text
        if channel is ChatChannel.SMS:
            size = segments.measure(text, turkish_tables=False)
            assert (size.encoding, size.segments) == (segments.Encoding.GSM7, 1)
