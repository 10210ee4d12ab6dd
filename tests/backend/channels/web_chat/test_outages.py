"""The chat when something it stands on is away, and when a person comes in."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from backend.bootstrap import build_container
from backend.conversations import handover
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation, Message
from backend.conversations.receiving import Inbound
from backend.gateways.errors import AssistantUnavailableError
from backend.worker import run_pass

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works


async def count_messages(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Message)) or 0


async def conversation_id(database: Database) -> str:
    async with database.reading() as session:
        found = await session.scalar(select(Conversation.id))
    assert found is not None
    return found


async def test_with_rasa_away_the_message_is_kept_said_so_and_answered_later(
    page: Any, assistant: Any, container: Container, clock: FixedClock
) -> None:
    assistant.script = [AssistantUnavailableError()]
    message_id = await page.say("internetim yok")
    assert await page.next() == {"type": "ack", "id": message_id}
    notice = await page.next_of("message")
    assert (notice["from"], notice["name"]) == ("system", "Türk Telekom")
    assert notice["text"].startswith("Mesajınızı aldık ve sakladık.")

    clock.set(clock.now() + timedelta(seconds=1))
    await run_pass(container)
    assert (await page.next_of("message"))["text"] == "Duydum: internetim yok"


async def test_what_another_process_stores_reaches_the_page_too(
    page: Any, assistant: Any, settings: Any, database: Database, clock: FixedClock
) -> None:
    """As in production: the worker is a process of its own."""
    assistant.script = [AssistantUnavailableError()]
    await page.say("internetim yok")
    await page.next_of("message")
    clock.set(clock.now() + timedelta(seconds=1))
    worker = build_container(settings, clock=clock, assistant=assistant)
    await run_pass(worker)
    assert (await page.next_of("message"))["text"] == "Duydum: internetim yok"
    await worker.close()


async def test_what_another_process_said_just_before_is_not_passed_over(
    page: Any, assistant: Any, settings: Any, database: Database, clock: FixedClock
) -> None:
    other = build_container(settings, clock=clock, assistant=assistant)
    one = await conversation_id(database)
    received = await other.turns.take_in(one, Inbound("x", "öteki"))
    await other.turns.wait(one, received.position)
    await page.say("bu")
    texts = [(await page.next_of("message"))["text"] for _ in range(2)]
    assert texts == ["Duydum: öteki", "Duydum: bu"]
    await other.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_locked_database_is_said_nothing_is_acknowledged_and_the_same_message_works_later(
    page: Any, database: Database, settings: Any
) -> None:
    path = make_url(settings.database_url).database
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await page.say("kilitli mi", "m1")
    refusal = await page.next()  # after the five seconds that a writer waits
    assert (refusal["type"], refusal["code"], refusal["id"]) == ("error", "unavailable", "m1")
    other.execute("ROLLBACK")
    other.close()
    assert await count_messages(database) == 0
    await page.say("kilitli mi", "m1")
    assert await page.next() == {"type": "ack", "id": "m1"}
    assert (await page.next_of("message"))["text"] == "Duydum: kilitli mi"


class TestHandover:
    async def test_the_page_shows_the_way_to_a_person_as_it_goes(
        self, page: Any, open_page: Any, session: str, container: Container, clock: FixedClock
    ) -> None:
        database = container.database
        one = await conversation_id(database)
        await page.ask("merhaba")

        async with container.works.begin() as work:
            await handover.request_agent(work, one, None)
        waiting = {"type": "handover", "state": "waiting", "position": 1, "agent": ""}
        assert await page.next() == waiting
        async with open_page(session) as reloaded:
            assert await reloaded.next_of("handover") == waiting
        # While waiting the bot goes on answering.
        assert (await page.ask("bekliyorum"))["from"] == "bot"

        for to, frame in (
            (Handover.ACTIVE, {"state": "active", "position": 0, "agent": "Ayşe"}),
            (Handover.ENDED, {"state": "ended", "position": 0, "agent": ""}),
        ):
            async with container.works.begin() as work:
                await handover.hand_over(work, one, to, agent_name="Ayşe")
            assert await page.next_of("handover") == {"type": "handover", **frame}

    async def test_a_request_stored_by_another_process_is_shown_within_a_look(
        self, page: Any, database: Database, works: Works
    ) -> None:
        async with works.begin() as work:
            await handover.request_agent(work, await conversation_id(database), None)
        assert (await page.next_of("handover"))["state"] == "waiting"


class TestPlainHttp:
    async def test_a_message_is_sent_and_its_answer_comes_with_the_response(
        self, client: httpx.AsyncClient, session: str
    ) -> None:
        answer = await client.post(
            "/api/v1/chat/messages",
            json={"session": session, "type": "message", "id": "m1", "text": "merhaba"},
        )
        assert answer.status_code == 200
        (message,) = answer.json()["messages"]
        assert (message["from"], message["text"]) == ("bot", "Duydum: merhaba")

        again = await client.post(
            "/api/v1/chat/messages",
            json={"session": session, "type": "message", "id": "m1", "text": "merhaba"},
        )
        assert again.json() == answer.json()

    async def test_what_was_missed_comes_along(
        self, client: httpx.AsyncClient, session: str, page: Any
    ) -> None:
        seen = await page.ask("bir")
        await page.ask("iki")
        answer = await client.post(
            "/api/v1/chat/messages",
            json={"session": session, "id": "m3", "text": "üç", "after": seen["id"]},
        )
        texts = [message["text"] for message in answer.json()["messages"]]
        assert texts == ["Duydum: iki", "Duydum: üç"]
        answer = await client.post(
            "/api/v1/chat/messages",
            json={
                "session": session,
                "id": "m4",
                "text": "dört",
                "after": seen["id"],
                "own": True,
            },
        )
        texts = [message["text"] for message in answer.json()["messages"]]
        assert texts == ["iki", "Duydum: iki", "üç", "Duydum: üç", "Duydum: dört"]

    async def test_the_history_is_read_with_the_session_as_its_key(
        self, client: httpx.AsyncClient, session: str, page: Any
    ) -> None:
        seen = await page.ask("bir")
        key = {"Authorization": f"Bearer {session}"}
        answer = await client.get("/api/v1/chat/messages", headers=key)
        assert [message["from"] for message in answer.json()["messages"]] == ["bot"]
        answer = await client.get("/api/v1/chat/messages?own=1", headers=key)
        texts = [message["text"] for message in answer.json()["messages"]]
        assert texts == ["bir", "Duydum: bir"]
        answer = await client.get(f"/api/v1/chat/messages?after={seen['id']}", headers=key)
        assert answer.json() == {"messages": []}

    @pytest.mark.parametrize(
        ("body", "status", "code"),
        [
            ({"session": "yok", "id": "m1", "text": "x"}, 404, "session_not_found"),
            ({"session": 7, "id": "m1", "text": "x"}, 404, "session_not_found"),
            ({"id": "m1", "text": " "}, 422, "empty_message"),
            ({"id": "m1", "text": "x" * 10_001}, 413, "too_long"),
            ({"id": "m1", "type": "typing"}, 400, "malformed_frame"),
            ({"id": "m1", "type": "choice", "payload": "/x"}, 409, "choice_not_offered"),
            ([], 400, "malformed_request"),
        ],
    )
    async def test_what_cannot_be_taken_is_a_problem_in_turkish(
        self, client: httpx.AsyncClient, session: str, body: Any, status: int, code: str
    ) -> None:
        content = {"session": session, **body} if isinstance(body, dict) else body
        answer = await client.post("/api/v1/chat/messages", json=content)
        assert (answer.status_code, answer.json()["code"]) == (status, code)

    async def test_the_history_is_nobodys_without_the_key(self, client: httpx.AsyncClient) -> None:
        assert (await client.get("/api/v1/chat/messages")).status_code == 404

    async def test_in_an_outage_the_notice_comes_at_once(
        self, client: httpx.AsyncClient, session: str, assistant: Any
    ) -> None:
        assistant.script = [AssistantUnavailableError()]
        answer = await asyncio.wait_for(
            client.post(
                "/api/v1/chat/messages", json={"session": session, "id": "m1", "text": "merhaba"}
            ),
            2,
        )
        (notice,) = answer.json()["messages"]
        assert notice["from"] == "system"
