"""Whoever says something: it is stored, told to open pages, and sent where there is a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backend.conversations import queries, sessions, topics
from backend.conversations.complaint_notices import say_in_chat
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.handover import hand_over, request_agent
from backend.conversations.holder import Handover
from backend.conversations.models import AgentRequest, Conversation, Message, Sender
from backend.conversations.phones import open_sms
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.notifications.models import OutboxMessage
from backend.notifications.service import ADDRESS_DUE

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

PHONE = "+905321234567"


async def in_the_chat(database: Database, clock: FixedClock) -> str:
    async with database.transaction() as session:
        await sessions.open_session(session, clock.now())
        return (await session.execute(select(Conversation.id))).scalar_one()


async def by_sms(database: Database, clock: FixedClock) -> str:
    async with database.transaction() as session:
        return await open_sms(session, None, PHONE, "tt-1", clock.now())


@pytest.mark.parametrize("sender", [Sender.BOT, Sender.AGENT, Sender.SYSTEM])
async def test_what_is_said_in_the_chat_is_stored_in_order_and_told(
    database: Database, clock: FixedClock, works: Works, sender: Sender
) -> None:
    one = await in_the_chat(database, clock)
    with works._live.listening(topics.of_conversation(one)) as listener:
        async with works.begin() as work:
            await say(work, one, [Utterance(sender, "bir"), Utterance(sender, "iki")])
        async with works.begin() as work:
            said = await say(work, one, [Utterance(sender, "üç")])
        told = await listener.notes()
    await works._live.close()
    async with database.reading() as session:
        stored = await queries.newest(session, one, 10)
        assert list(await session.scalars(select(OutboxMessage))) == []
    assert [(each.position, each.text, each.sender) for each in stored] == [
        (1, "bir", sender),
        (2, "iki", sender),
        (3, "üç", sender),
    ]
    assert stored[2:] == said
    assert told is not None
    assert [message.text for note in told for message in note.content] == ["bir", "iki", "üç"]


async def test_what_is_said_to_a_phone_waits_in_the_outbox_and_its_sender_is_woken(
    database: Database, clock: FixedClock, works: Works
) -> None:
    one = await by_sms(database, clock)
    woken: list[object] = []
    works.on(ADDRESS_DUE, woken.append)
    async with works.begin() as work:
        await say(work, one, [Utterance(Sender.AGENT, "Merhaba, ben Ayşe.")])
    assert woken == [("sms", PHONE)]
    async with database.reading() as session:
        (waiting,) = await session.scalars(select(OutboxMessage))
    assert (waiting.recipient, waiting.text, waiting.smsc, waiting.conversation_id) == (
        PHONE,
        "Merhaba, ben Ayşe.",
        "tt-1",
        one,
    )


async def test_nothing_is_said_in_a_conversation_that_is_not_there(works: Works) -> None:
    with pytest.raises(ConversationNotFoundError):
        async with works.begin() as work:
            await say(work, "0" * 32, [Utterance(Sender.SYSTEM, "x")])


async def test_what_an_agent_says_bears_their_name_and_refers_to_their_row(
    database: Database, clock: FixedClock, works: Works, ayse: str
) -> None:
    one = await in_the_chat(database, clock)
    async with works.begin() as work:
        await request_agent(work, one, None)
        await hand_over(work, one, Handover.ACTIVE, agent_name="Ayşe", agent_id=ayse)
        words = Utterance(Sender.AGENT, "Buyurun", name="Ayşe", author_id=ayse)
        [said] = await say(work, one, [words])
    async with database.reading() as session:
        held = (await session.execute(select(Conversation))).scalar_one()
        message = (await session.execute(select(Message))).scalar_one()
        request = (await session.execute(select(AgentRequest))).scalar_one()
    assert said.name == message.name == "Ayşe"
    assert held.agent_id == message.author_id == request.agent_id == ayse
    async with works.begin() as work:
        await hand_over(work, one, Handover.ENDED)
    async with database.reading() as session:
        held = (await session.execute(select(Conversation))).scalar_one()
    assert (held.agent_id, held.agent_name) == (None, None)


async def test_only_an_agents_words_have_an_author_of_the_house(
    database: Database, clock: FixedClock, works: Works, ayse: str
) -> None:
    one = await in_the_chat(database, clock)
    with pytest.raises(IntegrityError, match="author_is_agent"):
        async with works.begin() as work:
            await say(work, one, [Utterance(Sender.BOT, "Merhaba", author_id=ayse)])


@pytest.mark.parametrize("held", [False, True])
async def test_whoever_writes_with_a_person_is_told_that_they_read_what_a_notice_asks(
    database: Database, clock: FixedClock, works: Works, ayse: str, *, held: bool
) -> None:
    one = await in_the_chat(database, clock)
    async with works.begin() as work:
        if held:
            await request_agent(work, one, None)
            await hand_over(work, one, Handover.ACTIVE, agent_name="Ayşe", agent_id=ayse)
        await say_in_chat(work, one, "Modem hangi renk yanıyor?")
    async with database.reading() as session:
        said = (await queries.newest(session, one, 1))[-1].text
    assert said.startswith("Modem hangi renk yanıyor?")
    assert ("temsilcimizle yazışıyorsunuz" in said) is held
