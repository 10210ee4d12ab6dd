"""What the desk's lists and pages show, and to whom they show contacts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import event

from backend.bootstrap import texts_of
from backend.complaints.actors import BOT
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.conversations import desk, desk_lists, desk_queries, notes, queries
from backend.conversations.desk import Agent
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.handover import request_agent
from backend.conversations.models import ChatChannel, Conversation, Sender, Urgency, new_id
from backend.conversations.queries import Utterance
from backend.conversations.receiving import Inbound, receive
from backend.conversations.say import say
from backend.kit.errors import InvalidInputError
from backend.staff.errors import StaffNotFoundError
from tests.backend.working import working

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings
    from backend.kit.work import Works

LEASE = timedelta(seconds=30)
NUMBER = "0532 123 45 67"


@pytest.fixture
def agent(ayse: str) -> Agent:
    return Agent(ayse, "Ayşe")


async def opened(database: Database, clock: FixedClock) -> str:
    one = new_id()
    async with database.transaction() as session:
        session.add(
            Conversation(
                id=one,
                channel=ChatChannel.WEB_CHAT,
                created_at=clock.now(),
                last_seen_at=clock.now(),
            )
        )
    return one


async def writes(works: Works, one: str, *texts: str) -> None:
    for text in texts:
        async with works.begin() as work:
            await receive(work, one, Inbound(new_id(), text), LEASE)


@pytest_asyncio.fixture
async def mine(database: Database, clock: FixedClock, works: Works, agent: Agent) -> str:
    """Let Ayşe have a conversation, have answered in it, and have been answered twice."""
    one = await opened(database, clock)
    await writes(works, one, "Fatura yanlış", f"Numaram {NUMBER}")
    async with works.begin() as work:
        await request_agent(work, one, f"Beni {NUMBER} ile arayın", urgency=Urgency.URGENT)
    clock.set(clock.now() + timedelta(minutes=1))
    async with works.begin() as work:
        await desk.claim(work, one, agent)
    async with works.begin() as work:
        await desk.reply(work, one, agent, "Bakıyorum", seen=3, client_id="k")
    await writes(works, one, "Peki", f"ya da ayse@example.com, {NUMBER} " + "x" * 300)
    return one


async def test_the_queue_is_listed_in_its_order(
    database: Database, clock: FixedClock, works: Works, agent: Agent, mine: str
) -> None:
    first, second, life, silent = [await opened(database, clock) for _ in range(4)]
    for each, urgency in ((first, 0), (second, 0), (life, 2)):
        clock.set(clock.now() + timedelta(minutes=1))
        async with works.begin() as work:
            await request_agent(work, each, "Fatura", urgency=Urgency(urgency))
    await writes(works, second, "Orada mısınız?")
    await writes(works, silent, "Yalnız asistana yazıyorum")
    async with database.reading() as session:
        rows = await desk_lists.waiting(session)
    assert [(row.id, row.place, row.urgency, row.last_line, row.unanswered) for row in rows] == [
        (life, 1, 2, None, 0),
        (first, 2, 0, None, 0),
        (second, 3, 0, "Orada mısınız?", 1),
    ]
    assert {(row.reason, row.channel, row.agent_name) for row in rows} == {
        ("Fatura", "web_chat", None)
    }
    assert rows[0].since == clock.now()


async def test_what_is_held_shows_how_much_came_after_the_last_answer(
    database: Database, clock: FixedClock, works: Works, agent: Agent, mine: str
) -> None:
    answered = await opened(database, clock)
    async with works.begin() as work:
        await desk.claim(work, answered, agent)
    async with database.reading() as session:
        rows = await desk_lists.held(session)
        assert await desk_lists.held(session, by="f" * 32) == []
        assert await desk_lists.held(session, by=agent.id) == rows
    assert [(row.id, row.unanswered, row.urgency, row.place) for row in rows] == [
        (mine, 2, 1, 0),
        (answered, 0, 0, 0),
    ]
    assert {(row.agent_name, row.since) for row in rows} == {("Ayşe", clock.now())}


async def test_contacts_are_masked_for_all_but_whoever_holds_the_conversation(
    database: Database, works: Works, agent: Agent, mine: str
) -> None:
    async with works.begin() as work:
        offer = [{"title": f"{NUMBER} doğru", "payload": f"/yes{NUMBER}"}]
        await say(work, mine, [Utterance(Sender.BOT, f"{NUMBER} mi?", choices=offer)])
    async with database.reading() as session:
        for viewer in (None, "f" * 32):
            [row] = await desk_lists.held(session, viewer=viewer)
            assert "0532" not in str(asdict(row))
            assert "ayse@" not in str(asdict(row))
            assert len(row.last_line or "") == desk_lists.LINE
        [own] = await desk_lists.held(session, viewer=agent.id)
        assert NUMBER in (own.last_line or "")
        shown = await desk_queries.messages(session, mine)
        whole = await desk_queries.messages(session, mine, masked=False)
        talk = await desk_queries.conversation(session, mine)
    assert "0532" not in str([asdict(each) for each in shown])
    assert NUMBER in str([asdict(each) for each in whole])
    assert [each.position for each in shown] == [each.position for each in whole]
    assert "0532" not in str(talk.reason)


async def test_a_conversation_is_shown_with_all_who_spoke_and_how_it_stands(
    database: Database, clock: FixedClock, agent: Agent, mine: str
) -> None:
    async with database.reading() as session:
        talk = await desk_queries.conversation(session, mine)
        said = await desk_queries.messages(session, mine)
        newer = await desk_queries.messages(session, mine, after=said[2].position)
        with pytest.raises(ConversationNotFoundError):
            await desk_queries.conversation(session, "0" * 32)
    assert [each.sender for each in said] == [
        "customer",
        "customer",
        "system",
        "agent",
        "customer",
        "customer",
    ]
    assert newer == said[3:]
    assert (talk.handover, talk.agent_id, talk.agent_name) == ("active", agent.id, "Ayşe")
    assert (talk.urgency, talk.held_since, talk.last_position) == (1, clock.now(), 6)


async def test_what_was_registered_in_it_is_listed_by_number(
    database: Database, clock: FixedClock, settings: Settings, mine: str
) -> None:
    new = NewComplaint(
        channel=Channel.WEB_CHAT,
        description="Fatura yanlış",
        topic="internet_outage",
        contact=Contact(phone="+905321234567"),
        conversation_id=mine,
    )
    service = ComplaintService(clock, settings, texts_of(settings))
    async with working(database, service) as work:
        done = await service.register(work, new, BOT)
    async with database.reading() as session:
        [listed] = await desk_queries.complaints(session, mine)
        assert await desk_queries.complaints(session, "0" * 32) == []
    assert listed.number.replace(" ", "") == done.complaint.tracking_number
    assert listed.state == "registered"


async def test_a_note_is_for_colleagues_and_never_among_what_was_said(
    database: Database, works: Works, agent: Agent, mine: str
) -> None:
    async with database.reading() as session:
        before = await queries.newest(session, mine, 50)
    for text in ("Müşteri çok kızgın", " ikinci "):
        async with works.begin() as work:
            await notes.add_note(work, mine, agent, text)
    async with database.reading() as session:
        written = await notes.of_conversation(session, mine)
        assert await queries.newest(session, mine, 50) == before
        assert (await desk_queries.conversation(session, mine)).last_position == len(before)
    assert [(note.author, note.text) for note in written] == [
        ("Ayşe", "Müşteri çok kızgın"),
        ("Ayşe", "ikinci"),
    ]


async def test_a_note_that_is_sent_again_is_one_note(
    database: Database, works: Works, clock: FixedClock, agent: Agent, mine: str
) -> None:
    for seconds, text in ((0, "Aradım, açmadı"), (20, "Aradım, açmadı "), (61, "Aradım, açmadı")):
        clock.set(clock.now() + timedelta(seconds=seconds))
        async with works.begin() as work:
            await notes.add_note(work, mine, agent, text)
    async with database.reading() as session:
        written = await notes.of_conversation(session, mine)
    assert [note.text for note in written] == ["Aradım, açmadı"] * 2


@pytest.mark.parametrize("text", ["", " \n ", "x" * 5001])
async def test_a_note_says_something_and_not_too_much(
    works: Works, agent: Agent, mine: str, text: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        async with works.begin() as work:
            await notes.add_note(work, mine, agent, text)
    assert list(refused.value.errors) == ["text"]


async def test_a_note_needs_a_conversation_and_somebody_who_works_here(
    works: Works, agent: Agent, mine: str
) -> None:
    for one, who, error in (
        ("0" * 32, agent, ConversationNotFoundError),
        (mine, Agent("f" * 32, "Kimse"), StaffNotFoundError),
    ):
        with pytest.raises(error):
            async with works.begin() as work:
                await notes.add_note(work, one, who, "Not")


async def test_a_list_is_one_statement_however_long_it_is(
    database: Database, clock: FixedClock, works: Works, agent: Agent
) -> None:
    for _ in range(3):
        one = await opened(database, clock)
        await writes(works, one, "Merhaba")
        async with works.begin() as work:
            await desk.claim(work, one, agent)
    asked: list[str] = []

    def remember(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = database.engine.sync_engine
    async with database.reading() as session:
        event.listen(engine, "before_cursor_execute", remember)
        assert len(await desk_lists.held(session)) == 3
        assert [one.startswith("SELECT") for one in asked if "pg_" not in one] == [True]
    event.remove(engine, "before_cursor_execute", remember)
