"""A page open in one process hears at once what another one does, over the Redis they share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from pydantic import SecretStr
from sqlalchemy import select

from backend.bootstrap import build_container
from backend.conversations.models import Conversation
from backend.conversations.receiving import Inbound
from backend.kit.database import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from conftest import RedisServer

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings


@pytest.fixture
def settings(settings: Settings, redis: RedisServer) -> Settings:
    url = SecretStr(f"redis://127.0.0.1:{redis.port}/0")
    return settings.model_copy(update={"redis_url": url})


@pytest_asyncio.fixture
async def other(settings: Settings, clock: FixedClock, assistant: Any) -> AsyncIterator[Container]:
    """Another process on the same database and the same Redis."""
    database = Database(settings.database_url)
    container = build_container(settings, clock=clock, database=database, assistant=assistant)
    yield container
    await container.close()


async def test_the_page_sees_that_an_answer_is_prepared_and_then_the_answer(
    page: Any, container: Container, other: Container, assistant: Any
) -> None:
    assistant.hold = asyncio.Event()
    # Only what Redis brings can be heard.
    container.live._poll_seconds = 60
    await asyncio.sleep(1.5)
    async with container.database.reading() as session:
        one = (await session.execute(select(Conversation.id))).scalar_one()
    await other.turns.take_in(one, Inbound("m1", "öteki"))
    # Nothing is stored of somebody typing: no look into the database would find it.
    assert await page.next_of("typing") == {"type": "typing", "from": "bot"}
    assistant.hold.set()
    assert (await page.next_of("message"))["text"] == "Duydum: öteki"
