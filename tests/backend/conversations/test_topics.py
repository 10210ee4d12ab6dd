"""Whom it concerns that something happened in a conversation: its pages, the desk, the agent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.conversations import handover, sessions, topics
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation, HeldReply
from backend.conversations.receiving import Inbound, receive
from backend.kit.live import Mark
from backend.staff import service
from backend.staff.models import Role

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Work, Works

LEASE = timedelta(seconds=30)


async def told(works: Works, do: Callable[[Work], Awaitable[object]]) -> list[str]:
    """List the topics on which something is told of what is done."""
    async with works.begin() as work:
        await do(work)
    return [topic.partition(":")[0] for topic, _ in work._notes]


async def test_each_step_to_an_agent_and_back_is_told_to_whom_it_concerns(
    database: Database, clock: FixedClock, works: Works, ayse: str
) -> None:
    async with database.transaction() as session:
        await sessions.open_session(session, clock.now())
        one = (await session.execute(select(Conversation.id))).scalar_one()
    waits = await told(works, lambda work: handover.request_agent(work, one, None))
    assert waits == ["conversation", "queue"]
    claimed = await told(
        works,
        lambda work: handover.hand_over(
            work, one, Handover.ACTIVE, agent_name="Ayşe", agent_id=ayse
        ),
    )
    assert claimed == ["conversation", "staff", "queue"]
    written = await told(works, lambda work: receive(work, one, Inbound("1", "orada mı"), LEASE))
    assert written == ["conversation", "staff"]
    ended = await told(works, lambda work: handover.hand_over(work, one, Handover.ENDED))
    assert ended == ["conversation", "staff"]
    written = await told(works, lambda work: receive(work, one, Inbound("2", "peki"), LEASE))
    assert written == ["conversation"]


async def test_the_marks_say_how_far_a_conversation_and_the_queue_are(
    database: Database, clock: FixedClock, works: Works
) -> None:
    async with database.transaction() as session:
        await sessions.open_session(session, clock.now())
        one = (await session.execute(select(Conversation.id))).scalar_one()
    marks = topics.marks(database)
    topic = topics.of_conversation(one)
    none = (await marks["conversation"]([topic]))[topic]
    empty = (await marks["queue"](["queue"]))["queue"]
    async with works.begin() as work:
        await handover.request_agent(work, one, None)
        await receive(work, one, Inbound("1", "merhaba"), LEASE)
    assert (await marks["conversation"]([topic]))[topic] == topics.mark(1, "waiting", None, 1)
    assert none == topics.mark(0, "none", None, 0)
    assert (await marks["queue"](["queue"]))["queue"] != empty


async def test_a_reply_that_came_back_is_told_to_the_pages_of_other_processes(
    database: Database, works: Works, clock: FixedClock
) -> None:
    async with database.transaction() as session:
        await sessions.open_session(session, clock.now())
        one = (await session.execute(select(Conversation.id))).scalar_one()
    marks = topics.marks(database)
    topic = topics.of_replies(one)
    before = (await marks["replies"]([topic]))[topic]
    async with works.begin() as work:
        member = await service.put(work.session, "ayse", work.now, role=Role.AGENT)
        for state in ("held", "said", "taken_back", "returned"):
            work.session.add(
                HeldReply(
                    conversation_id=one,
                    staff_id=member.id,
                    client_id=state,
                    text="Bakıyorum.",
                    seen=0,
                    state=state,
                    release_at=work.now,
                )
            )
    after = (await marks["replies"]([topic]))[topic]
    assert (before, after) == (Mark(0), Mark(1))
