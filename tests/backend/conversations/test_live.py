"""News reach open pages at once from this process, and within a look from others."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest_asyncio
from sqlalchemy import select

from backend.conversations import service
from backend.conversations.live import LiveHub
from backend.conversations.models import Conversation
from backend.conversations.queries import Said
from backend.conversations.service import Inbound

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database


@pytest_asyncio.fixture
async def hub(database: Database) -> AsyncIterator[LiveHub]:
    hub = LiveHub(database, poll_seconds=0.05)
    yield hub
    await hub.close()


def message(clock: FixedClock, position: int) -> Said:
    return Said(f"id{position}", position, "bot", None, "x", None, None, clock.now())


async def test_what_is_said_reaches_every_page_of_the_conversation_and_no_other(
    hub: LiveHub, clock: FixedClock
) -> None:
    with hub.listening("a") as one, hub.listening("a") as two, hub.listening("b") as other:
        hub.typing("a", "bot")
        hub.said("a", [message(clock, 1)])
        for listener in (one, two):
            news = await listener.news()
            assert news is not None
            assert ([said.position for said in news.said], news.typing) == ([1], None)
        assert not other._something.is_set()
    assert hub.listeners("a") == 0


async def test_a_page_too_slow_for_its_notes_is_sent_to_the_database(
    hub: LiveHub, clock: FixedClock
) -> None:
    with hub.listening("a") as slow:
        for position in range(1, 200):
            hub.said("a", [message(clock, position)])
        news = await slow.news()
    assert news is not None
    assert news.look
    assert len(news.said) <= 64


async def test_what_another_process_stores_is_noticed(
    hub: LiveHub, container: Container, database: Database, clock: FixedClock
) -> None:
    async with database.transaction() as session:
        await service.open_session(session, clock.now())
    async with database.reading() as session:
        conversation_id = await session.scalar(select(Conversation.id))
    assert conversation_id is not None
    with hub.listening(conversation_id) as listener:
        hub.know(conversation_id, 0, "none")
        await hub.poll()
        assert not listener._something.is_set()
        # `container` has a hub of its own, as another process would.
        await container.turns.take_in(conversation_id, Inbound("m1", "bir"))
        await container.turns.wait(conversation_id, 1)
        news = await asyncio.wait_for(listener.news(), 2)
        assert news is not None
        assert news.look
        async with database.transaction() as session:
            await service.request_agent(session, conversation_id, None, clock.now())
        news = await asyncio.wait_for(listener.news(), 2)
        assert news is not None
        assert news.look
    await container.close()


async def test_nothing_is_to_come_once_the_hub_is_closed(hub: LiveHub) -> None:
    with hub.listening("a") as listener:
        await hub.close()
        assert await listener.news() is None
