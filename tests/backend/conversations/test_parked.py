"""A message that we fail to answer by a fault of ours is set aside, and the talk goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.conversations import answering
from backend.conversations.models import Conversation, Message
from backend.conversations.parked import TURNS
from backend.conversations.receiving import Inbound
from backend.conversations.sessions import open_session
from backend.kit import parking
from backend.kit.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock


@pytest_asyncio.fixture
async def conversation_id(container: Container) -> AsyncIterator[str]:
    async with container.database.transaction() as session:
        await open_session(session, container.clock.now())
        found = (await session.execute(select(Conversation.id))).scalar_one()
    yield found
    await container.close()


async def ask(container: Container, conversation_id: str, text: str) -> None:
    await container.turns.take_in(conversation_id, Inbound(text, text))
    await container.turns.settled()


async def drive_again(container: Container, clock: FixedClock, times: int = 4) -> None:
    for _ in range(times):
        clock.set(clock.now() + timedelta(seconds=31))
        container.turns._tasks.forgive()
        await container.turns.redrive()
        await container.turns.settled()


async def said(container: Container) -> list[tuple[str, str]]:
    async with container.database.reading() as session:
        rows = await session.scalars(select(Message).order_by(Message.position))
        return [(row.sender, row.text[:12]) for row in rows]


async def parked(container: Container) -> list[tuple[str, str]]:
    async with container.database.reading() as session:
        return [(item.kind, item.key) for item in await parking.parked(session, 10)]


async def message_id(container: Container, text: str) -> str:
    async with container.database.reading() as session:
        return (await session.execute(select(Message.id).where(Message.text == text))).scalar_one()


OUTAGE, GIVEN_UP = ("system", "Mesajınızı a"), ("system", "Bu mesajınız")


async def test_the_customer_is_told_and_the_next_message_is_answered(
    container: Container, assistant: Any, conversation_id: str, clock: FixedClock
) -> None:
    assistant.script = [LookupError() for _ in range(5)]
    await ask(container, conversation_id, "zehir")
    await drive_again(container, clock)
    assert await said(container) == [("customer", "zehir"), OUTAGE, GIVEN_UP]
    assert await parked(container) == [("turn", await message_id(container, "zehir"))]
    await ask(container, conversation_id, "devam")
    assert (await said(container))[-1] == ("bot", "Duydum: deva")


async def test_tried_again_it_is_answered_if_nothing_was_written_since(
    container: Container, assistant: Any, conversation_id: str, clock: FixedClock
) -> None:
    assistant.script = [LookupError() for _ in range(5)]
    await ask(container, conversation_id, "zehir")
    await drive_again(container, clock)
    key = await message_id(container, "zehir")
    async with container.works.begin() as work:
        await TURNS.retry(work, key)
    await container.turns.redrive()
    await container.turns.settled()
    assert (await said(container))[-1] == ("bot", "Duydum: zehi")
    await ask(container, conversation_id, "devam")
    with pytest.raises(ConflictError):
        async with container.works.begin() as work:
            await TURNS.retry(work, key)


@pytest.mark.parametrize("words", ["the answer", "every word of ours"])
async def test_one_whose_answer_cannot_be_stored_is_given_up_with_or_without_words(
    container: Container,
    conversation_id: str,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
) -> None:
    real = answering.say

    async def broken(work: Any, conversation: str, utterances: Any, row: Any = None) -> Any:
        ours = words == "every word of ours"
        if any(each.text == "Duydum: zehir" or ours for each in utterances):
            raise LookupError
        return await real(work, conversation, utterances, row)

    monkeypatch.setattr(answering, "say", broken)
    await ask(container, conversation_id, "zehir")
    await drive_again(container, clock)
    told = [OUTAGE, GIVEN_UP] if words == "the answer" else []
    assert await said(container) == [("customer", "zehir"), *told]
    assert len(await parked(container)) == 1
    monkeypatch.setattr(answering, "say", real)
    await ask(container, conversation_id, "devam")
    assert (await said(container))[-1] == ("bot", "Duydum: deva")
