"""Who waits for a person is told whenever their place changes, in whichever process it did."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.conversations import handover
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation, Urgency
from backend.conversations.sessions import hash_session, open_session

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.work import Works


@pytest.fixture(params=["this process", "another process"])
def acting(request: pytest.FixtureRequest, container: Container, works: Works) -> Works:
    """Let the queue change here, or where nobody of this process is woken."""
    return container.works if request.param == "this process" else works


async def opened(container: Container) -> tuple[str, str]:
    """Open a conversation; return its session's token and its id."""
    async with container.database.transaction() as session:
        token = await open_session(session, container.clock.now())
        query = select(Conversation.id).where(Conversation.session_hash == hash_session(token))
        return token, (await session.execute(query)).scalar_one()


async def test_those_behind_move_up_and_make_room_for_who_is_in_danger(
    open_page: Any, container: Container, clock: FixedClock, acting: Works
) -> None:
    waiting = [await opened(container) for _ in range(3)]
    token, last = waiting[2]

    async def place(page: Any) -> tuple[str, int]:
        frame = await page.next_of("handover")
        return frame["state"], frame["position"]

    async def ask(conversation_id: str, urgency: Urgency = Urgency.NONE) -> None:
        clock.set(clock.now() + timedelta(seconds=1))
        async with acting.begin() as work:
            await handover.request_agent(work, conversation_id, None, urgency=urgency)

    async with open_page(token) as page:
        for _, conversation_id in waiting:
            await ask(conversation_id)
        assert await place(page) == ("waiting", 3)
        async with acting.begin() as work:
            await handover.hand_over(work, waiting[1][1], Handover.ACTIVE, agent_name="Ayşe")
        assert await place(page) == ("waiting", 2)
        async with acting.begin() as work:
            await handover.leave_queue(work, waiting[0][1])
        assert await place(page) == ("waiting", 1)
        await ask(waiting[0][1], Urgency.LIFE)
        assert await place(page) == ("waiting", 2)
        async with acting.begin() as work:
            await handover.hand_over(work, last, Handover.ACTIVE, agent_name="Ayşe")
        assert await place(page) == ("active", 0)
        assert await page.is_silent()


async def test_who_answers_is_told_when_it_is_somebody_else(
    open_page: Any, container: Container, acting: Works
) -> None:
    token, one = await opened(container)
    async with open_page(token) as page:
        for name in ("Ayşe", "Mehmet"):
            async with acting.begin() as work:
                await handover.hand_over(work, one, Handover.ACTIVE, agent_name=name)
            frame = await page.next_of("handover")
            assert (frame["state"], frame["agent"]) == ("active", name)
