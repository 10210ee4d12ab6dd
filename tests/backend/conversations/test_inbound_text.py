"""What is stored of a customer's words, on a real database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.complaints.proving import of_conversation
from backend.conversations.errors import MessageIdReusedError
from backend.conversations.models import Conversation, Message
from backend.conversations.receiving import Inbound, receive
from backend.conversations.sessions import open_session
from backend.kit.work import Works

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock

LEASE = timedelta(seconds=30)
PASTED = "Yardim dogrulama kodunuz: 482109."


@pytest_asyncio.fixture
async def conversation_id(container: Container, clock: FixedClock) -> AsyncIterator[str]:
    async with container.database.transaction() as session:
        await open_session(session, clock.now())
    async with container.database.reading() as session:
        found = await session.scalar(select(Conversation.id))
    assert found is not None
    yield found
    await container.close()


def quiet(container: Container) -> Works:
    """Work so that nobody is woken."""
    return Works(container.database, container.clock, container.live)


async def say(container: Container, conversation_id: str, text: str) -> str:
    """Say something under one id for all; return what is stored of it."""
    async with quiet(container).begin() as work:
        await receive(work, conversation_id, Inbound("1", text), LEASE)
    async with container.database.reading() as session:
        (stored,) = await session.scalars(select(Message.text))
    return str(stored)


async def ask_for_code(container: Container, asker: str) -> None:
    async with quiet(container).begin() as work:
        await container.proofs.ask(work, asker, "+905321234567", None)


async def test_a_code_that_nobody_waits_for_is_masked(
    container: Container, clock: FixedClock, conversation_id: str
) -> None:
    await ask_for_code(container, of_conversation("another"))
    stored = await say(container, conversation_id, PASTED)
    assert stored == "Yardim dogrulama kodunuz: ••••••."


@pytest.mark.parametrize("text", [PASTED, "onay kodum 482 109", "482109"])
async def test_our_code_reaches_the_dialogue_however_it_is_given(
    container: Container, clock: FixedClock, conversation_id: str, text: str
) -> None:
    await ask_for_code(container, of_conversation(conversation_id))
    assert await say(container, conversation_id, text) == text


async def test_beside_our_code_other_secrets_are_masked(
    container: Container, clock: FixedClock, conversation_id: str
) -> None:
    await ask_for_code(container, of_conversation(conversation_id))
    stored = await say(container, conversation_id, f"{PASTED} PIN kodum 1234")
    assert stored == f"{PASTED} PIN kodum ••••••"


async def test_the_same_message_again_is_the_same_when_the_code_is_out_of_date(
    container: Container, clock: FixedClock, conversation_id: str
) -> None:
    await ask_for_code(container, of_conversation(conversation_id))
    await say(container, conversation_id, PASTED)
    clock.set(clock.now() + timedelta(hours=2))
    assert await say(container, conversation_id, PASTED) == PASTED
    with pytest.raises(MessageIdReusedError):
        await say(container, conversation_id, "başka söz")
