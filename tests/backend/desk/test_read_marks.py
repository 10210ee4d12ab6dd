"""Who has read: the agent sees that their reply arrived and was shown, the customer likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest_asyncio
from sqlalchemy import select, update

from backend.conversations import handover, queries, read_marks, sessions
from backend.conversations.models import ChatChannel, Conversation, new_id
from backend.conversations.receiving import Inbound
from backend.notifications.models import OutboxMessage, OutboxState
from tests.backend.desk.test_conversations import hidden, ready

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

HIDDEN = {"Desk-Hidden": "1"}


@pytest_asyncio.fixture
async def session(container: Container) -> str:
    async with container.works.begin() as work:
        return await sessions.open_session(work.session, work.now)


@pytest_asyncio.fixture
async def talk(container: Container, browser: Browser, session: str) -> str:
    """Hold the conversation of a session."""
    async with container.works.begin() as work:
        query = select(Conversation.id)
        one = (await work.session.execute(query)).scalar_one()
        await handover.request_agent(work, one, None)
    return await taken(container, browser, one)


async def taken(container: Container, browser: Browser, one: str) -> str:
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{one}")
    await browser.post(f"/desk/conversations/{one}/claim")
    return one


async def answered(container: Container, browser: Browser, talk: str, text: str) -> str:
    """Say something as the agent; return the message's id."""
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    fields = {"seen": hidden(page, "seen"), "id": hidden(page, "id"), "text": text}
    await browser.post(f"/desk/conversations/{talk}/reply", **fields)
    async with container.works.reading() as session:
        said = await queries.newest(session, talk, 1)
    return said[0].id


async def came(browser: Browser, talk: str, text: str) -> str:
    """Return how far the page says that a reply has come."""
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    head = page.split(f'<span class="line-text">{text}')[0].rsplit("<li", 1)[1]
    return head.partition('class="came')[2].partition(">")[2].partition("<")[0]


async def poll(client: httpx.AsyncClient, session: str, **told: str) -> None:
    answer = await client.get(
        "/api/v1/chat/messages", params=told, headers={"Authorization": f"Bearer {session}"}
    )
    assert answer.status_code == 200


async def marks(container: Container, talk: str) -> read_marks.Marks:
    async with container.works.reading() as session:
        return await read_marks.of(session, talk)


async def test_the_agent_sees_that_a_reply_arrived_and_then_that_it_was_shown(
    container: Container, browser: Browser, client: httpx.AsyncClient, session: str, talk: str
) -> None:
    message = await answered(container, browser, talk, "Bakıyorum.")
    assert await came(browser, talk, "Bakıyorum.") == "gönderildi"
    await poll(client, session, got=message)
    assert await came(browser, talk, "Bakıyorum.") == "iletildi"
    await poll(client, session, seen=message)
    assert await came(browser, talk, "Bakıyorum.") == "görüldü"


async def test_a_mark_never_goes_back_and_names_messages_of_the_same_conversation_only(
    container: Container, browser: Browser, client: httpx.AsyncClient, session: str, talk: str
) -> None:
    first = await answered(container, browser, talk, "Bir.")
    second = await answered(container, browser, talk, "İki.")
    await poll(client, session, seen=second)
    before = await marks(container, talk)
    await poll(client, session, seen=first)
    await poll(client, session, seen="0" * 32, got="<script>")
    assert await marks(container, talk) == before
    async with container.works.begin() as work:
        other = await sessions.open_session(work.session, work.now)
    await poll(client, other, seen=first)
    assert await marks(container, talk) == before


async def test_the_holder_reads_by_looking_and_nobody_else_does(
    container: Container, browser: Browser, other: Browser, talk: str
) -> None:
    await browser.get(f"/desk/conversations/{talk}")
    before = (await marks(container, talk)).agent_saw
    await container.turns.take_in(talk, Inbound(client_id="c7", text="orada mısınız"))
    await ready(container, other, "mehmet")
    await other.get(f"/desk/conversations/{talk}")
    await browser.client.get(f"/desk/conversations/{talk}", headers=HIDDEN)
    assert (await marks(container, talk)).agent_saw == before
    await browser.get(f"/desk/conversations/{talk}")
    async with container.works.reading() as session:
        read = (await read_marks.of(session, talk)).agent_saw
        assert await read_marks.newest_read(session, talk, read) == "c7"


async def test_of_an_sms_the_page_tells_the_receipts(
    container: Container, browser: Browser
) -> None:
    async with container.works.begin() as work:
        one = Conversation(
            id=new_id(),
            channel=ChatChannel.SMS,
            phone="+905321234567",
            created_at=work.now,
            last_seen_at=work.now,
        )
        work.session.add(one)
        await work.session.flush()
        await handover.request_agent(work, one.id, None)
    await taken(container, browser, one.id)
    await answered(container, browser, one.id, "Bakıyoruz.")
    await container.outbox.settled()

    async def is_(state: OutboxState) -> Any:
        async with container.works.begin() as work:
            await work.session.execute(update(OutboxMessage).values(state=state))
        return await came(browser, one.id, "Bakıyoruz.")

    assert await is_(OutboxState.QUEUED) == "sırada"
    assert await is_(OutboxState.DELIVERED) == "iletildi"
    assert await is_(OutboxState.FAILED) == "iletilemedi"
