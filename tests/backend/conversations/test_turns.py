"""Turns on a real database: one driver at a time, nothing lost, nothing said twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select, update

from backend.complaints.errors import TransitionNotAllowedError
from backend.conversations import agent_queue, answering, queries
from backend.conversations.answering import TURN_DUE
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.handover import hand_over, request_agent
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation, Message
from backend.conversations.receiving import Inbound, receive
from backend.conversations.sessions import open_session
from backend.gateways.errors import AssistantFailedError, AssistantUnavailableError
from backend.gateways.rasa.protocol import Answer, Reply
from backend.worker import run_pass

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.conversations.handover import AgentRequestState
    from backend.conversations.receiving import Received
    from backend.gateways.rasa.protocol import Turn
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

LEASE = timedelta(seconds=30)


@pytest_asyncio.fixture
async def conversation_id(database: Database, clock: FixedClock) -> str:
    async with database.transaction() as session:
        await open_session(session, clock.now())
    async with database.reading() as session:
        found = await session.scalar(select(Conversation.id))
    assert found is not None
    return found


@pytest_asyncio.fixture(autouse=True)
async def closed(container: Container) -> AsyncIterator[None]:
    yield
    await container.close()


class Steps:
    """Does a turn step by step; `due` is what whoever drives turns would be woken for."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self.due: list[Turn] = []
        works.on(TURN_DUE, self.due.append)

    async def receive(self, conversation_id: str, text: str) -> Received:
        async with self.works.begin() as work:
            return await receive(work, conversation_id, Inbound(text, text), LEASE)

    async def take(self, conversation_id: str) -> Turn | None:
        async with self.works.begin() as work:
            return await answering.take_turn(work, conversation_id, LEASE)

    async def finish(self, turn: Turn, *texts: str) -> None:
        async with self.works.begin() as work:
            await answering.finish_turn(work, turn, Answer([Reply(text) for text in texts]), LEASE)


@pytest.fixture
def steps(works: Works) -> Steps:
    return Steps(works)


async def row(database: Database) -> Conversation:
    async with database.reading() as session:
        found = await session.scalar(select(Conversation))
    assert found is not None
    return found


async def said(database: Database) -> list[tuple[int, str, str]]:
    async with database.reading() as session:
        rows = await session.scalars(select(Message).order_by(Message.position))
        return [(message.position, message.sender, message.text) for message in rows]


async def give(works: Works, conversation_id: str, to: Handover) -> None:
    async with works.begin() as work:
        await hand_over(work, conversation_id, to, agent_name="Ayşe")


async def ask_for_agent(
    works: Works, conversation_id: str, reason: str | None = None
) -> AgentRequestState:
    async with works.begin() as work:
        return await request_agent(work, conversation_id, reason)


class TestLeases:
    async def test_the_first_message_brings_the_right_to_answer_it_and_the_second_waits(
        self, database: Database, conversation_id: str, steps: Steps
    ) -> None:
        await steps.receive(conversation_id, "bir")
        await steps.receive(conversation_id, "iki")
        (first,) = steps.due
        await steps.finish(first, "cevap")
        _, second = steps.due
        assert second.text == "iki"
        await steps.finish(second, "cevap 2")
        assert len(steps.due) == 2
        assert [text for _, _, text in await said(database)] == ["bir", "iki", "cevap", "cevap 2"]
        assert (await row(database)).lease_owner is None

    @pytest.mark.both_databases
    async def test_messages_at_the_same_moment_take_every_position_once_and_one_lease(
        self, database: Database, conversation_id: str, steps: Steps
    ) -> None:
        received = await asyncio.gather(
            *(steps.receive(conversation_id, f"m{number}") for number in range(20))
        )
        assert sorted(one.position for one in received) == list(range(1, 21))
        answered = []
        while steps.due:
            (turn,) = steps.due
            steps.due.clear()
            answered.append(turn.position)
            await steps.finish(turn, "ok")
        assert answered == list(range(1, 21))
        assert [position for position, _, _ in await said(database)] == list(range(1, 41))

    @pytest.mark.both_databases
    async def test_of_many_drivers_one_gets_the_turn(
        self, conversation_id: str, clock: FixedClock, steps: Steps
    ) -> None:
        await steps.receive(conversation_id, "bir")
        clock.set(clock.now() + LEASE + timedelta(seconds=1))
        turns = await asyncio.gather(*(steps.take(conversation_id) for _ in range(10)))
        assert len([turn for turn in turns if turn is not None]) == 1

    async def test_a_dead_drivers_turn_is_taken_over_and_its_late_answer_dropped(
        self, database: Database, conversation_id: str, clock: FixedClock, steps: Steps
    ) -> None:
        await steps.receive(conversation_id, "bir")
        (dead,) = steps.due
        assert await steps.take(conversation_id) is None  # not before its time
        clock.set(clock.now() + LEASE + timedelta(seconds=1))
        heir = await steps.take(conversation_id)
        assert heir is not None
        assert (heir.message_id, heir.position) == (dead.message_id, dead.position)

        await steps.finish(dead, "geç cevap")
        assert [text for _, _, text in await said(database)] == ["bir"]
        await steps.finish(heir, "cevap")
        assert [text for _, _, text in await said(database)] == ["bir", "cevap"]

    async def test_a_message_behind_a_dead_drivers_turn_brings_that_turn_first(
        self, conversation_id: str, clock: FixedClock, steps: Steps
    ) -> None:
        await steps.receive(conversation_id, "bir")
        clock.set(clock.now() + LEASE + timedelta(seconds=1))
        await steps.receive(conversation_id, "iki")
        assert [turn.text for turn in steps.due] == ["bir", "bir"]

    @pytest.mark.both_databases
    async def test_no_message_is_left_between_two_drivers(
        self, database: Database, conversation_id: str, clock: FixedClock, container: Container
    ) -> None:
        """Messages come in while answers are being stored; in the end all are answered."""

        async def talk(number: int) -> None:
            for count in range(5):
                inbound = Inbound(client_id=f"{number}-{count}", text=f"{number}-{count}")
                await container.turns.take_in(conversation_id, inbound)
                await asyncio.sleep(0)

        await asyncio.gather(*(talk(number) for number in range(6)))
        await container.turns.wait(conversation_id, 10_000)
        after = await row(database)
        assert after.answered_position == after.last_inbound_position
        assert after.lease_owner is None
        texts = [text for _, sender, text in await said(database) if sender == "bot"]
        assert len(texts) == len(set(texts)) == 30


class TestOutages:
    async def test_the_customer_is_told_once_and_answered_when_the_assistant_is_back(
        self,
        container: Container,
        assistant: Any,
        conversation_id: str,
        database: Database,
        clock: FixedClock,
    ) -> None:
        assistant.script = [AssistantUnavailableError()] * 3
        inbound = Inbound(client_id="m1", text="sesim geliyor mu")
        received = await container.turns.take_in(conversation_id, inbound)
        await container.turns.wait(conversation_id, received.position)
        (_, sender, notice) = (await said(database))[-1]
        assert sender == "system"
        assert notice.startswith("Mesajınızı aldık ve sakladık.")
        assert "444 1 444" in notice

        assert await container.turns.redrive() == 0  # not before the second is over
        for seconds in (1, 2):
            clock.set(clock.now() + timedelta(seconds=seconds))
            assert await container.turns.redrive() == 1
            assert await container.turns.redrive() == 0
        assert len(await said(database)) == 2
        assert (await row(database)).attempts == 3

        clock.set(clock.now() + timedelta(seconds=4))
        assert (await run_pass(container))["turns"] == 1
        assert (await said(database))[-1][2] == "Duydum: sesim geliyor mu"
        after = await row(database)
        assert (after.attempts, after.outage_notified, after.next_attempt_at) == (0, False, None)

    async def test_a_new_message_in_an_outage_tries_at_once_from_the_oldest_on(
        self, container: Container, assistant: Any, conversation_id: str, database: Database
    ) -> None:
        assistant.script = [AssistantUnavailableError()]
        for text in ("bir", "iki"):
            received = await container.turns.take_in(conversation_id, Inbound(text, text))
            await container.turns.wait(conversation_id, received.position)
        assert [turn.text for turn in assistant.heard] == ["bir", "bir", "iki"]
        assert [text for _, sender, text in await said(database) if sender == "bot"] == [
            "Duydum: bir",
            "Duydum: iki",
        ]

    async def test_a_message_nobody_gets_through_is_given_up_and_the_next_is_answered(
        self,
        container: Container,
        assistant: Any,
        conversation_id: str,
        database: Database,
        clock: FixedClock,
    ) -> None:
        assistant.script = [AssistantFailedError()] * 5
        await container.turns.take_in(conversation_id, Inbound("m1", "zehir"))
        await container.turns.wait(conversation_id, 1)
        for _ in range(4):
            clock.set(clock.now() + timedelta(seconds=30))
            await container.turns.redrive()
        assert (await said(database))[-1][2].startswith("Bu mesajınızı sakladık ama")
        await container.turns.take_in(conversation_id, Inbound("m2", "devam"))
        await container.turns.wait(conversation_id, 4)
        assert (await said(database))[-1][2] == "Duydum: devam"

    async def test_a_fault_while_answering_costs_only_a_moment(
        self,
        container: Container,
        assistant: Any,
        conversation_id: str,
        database: Database,
        clock: FixedClock,
    ) -> None:
        assistant.script = [ZeroDivisionError()]
        await container.turns.take_in(conversation_id, Inbound("m1", "bir"))
        await asyncio.sleep(0.1)
        clock.set(clock.now() + timedelta(seconds=1))
        assert await container.turns.redrive() == 1
        assert (await said(database))[-1][2] == "Duydum: bir"

    async def test_the_worker_drives_many_waiting_conversations_in_one_pass(
        self,
        container: Container,
        assistant: Any,
        clock: FixedClock,
        steps: Steps,
    ) -> None:
        async with container.database.transaction() as session:
            for _ in range(120):
                await open_session(session, clock.now())
        async with container.database.reading() as session:
            ids = list(await session.scalars(select(Conversation.id)))
        for one in ids:
            await steps.receive(one, "merhaba")
        clock.set(clock.now() + timedelta(minutes=1))
        while await container.turns.redrive():
            pass
        async with container.database.reading() as session:
            assert await queries.pending(session, clock.now(), 10) == []
        assert len(assistant.heard) == 120


class TestStopping:
    async def test_a_turn_that_cannot_finish_is_given_back_at_once(
        self,
        container: Container,
        assistant: Any,
        conversation_id: str,
        database: Database,
    ) -> None:
        assistant.hold = asyncio.Event()
        await container.turns.take_in(conversation_id, Inbound("m1", "bir"))
        await asyncio.sleep(0.05)
        assert (await row(database)).lease_owner is not None
        await container.turns.close()
        after = await row(database)
        assert (after.lease_owner, after.lease_until, after.answered_position) == (None, None, 0)

    async def test_a_caller_that_is_cancelled_loses_nothing(
        self, container: Container, conversation_id: str, database: Database
    ) -> None:
        caller = asyncio.create_task(container.turns.take_in(conversation_id, Inbound("m1", "bir")))
        await asyncio.sleep(0)
        caller.cancel()
        with pytest.raises(asyncio.CancelledError):
            await caller
        await asyncio.sleep(0.1)
        await container.turns.wait(conversation_id, 1)
        assert [text for _, _, text in await said(database)] == ["bir", "Duydum: bir"]


class TestAgents:
    async def test_while_an_agent_has_the_conversation_the_bot_is_not_asked(
        self,
        container: Container,
        assistant: Any,
        conversation_id: str,
        database: Database,
        clock: FixedClock,
    ) -> None:
        await give(container.works, conversation_id, Handover.ACTIVE)
        await container.turns.take_in(conversation_id, Inbound("m1", "bir"))
        after = await row(database)
        assert (after.answered_position, after.lease_owner) == (1, None)
        assert assistant.heard == []

        await give(container.works, conversation_id, Handover.ENDED)
        await container.turns.take_in(conversation_id, Inbound("m2", "iki"))
        await container.turns.wait(conversation_id, 2)
        assert [turn.text for turn in assistant.heard] == ["iki"]

    async def test_an_answer_that_comes_after_the_agent_is_dropped(
        self,
        container: Container,
        assistant: Any,
        conversation_id: str,
        database: Database,
        clock: FixedClock,
    ) -> None:
        assistant.hold = asyncio.Event()
        await container.turns.take_in(conversation_id, Inbound("m1", "bir"))
        await give(container.works, conversation_id, Handover.ACTIVE)
        assistant.hold.set()
        await container.turns.wait(conversation_id, 1)
        assert await said(database) == [(1, "customer", "bir")]
        after = await row(database)
        assert (after.last_position, after.answered_position, after.lease_owner) == (1, 1, None)

    async def test_no_outage_is_announced_under_an_agents_eyes(
        self,
        container: Container,
        assistant: Any,
        conversation_id: str,
        database: Database,
        clock: FixedClock,
    ) -> None:
        assistant.hold = asyncio.Event()
        assistant.script = [AssistantUnavailableError()]
        await container.turns.take_in(conversation_id, Inbound("m1", "bir"))
        await give(container.works, conversation_id, Handover.ACTIVE)
        assistant.hold.set()
        await container.turns.wait(conversation_id, 1)
        assert await said(database) == [(1, "customer", "bir")]

    async def test_asking_again_keeps_the_place_in_the_queue(
        self, database: Database, clock: FixedClock, works: Works
    ) -> None:
        async with database.transaction() as session:
            for _ in range(3):
                await open_session(session, clock.now())
        async with database.reading() as session:
            ids = list(await session.scalars(select(Conversation.id)))
        places = []
        for one in (*ids, ids[0]):
            clock.set(clock.now() + timedelta(seconds=1))
            state = await ask_for_agent(works, one, "insan istiyorum")
            places.append((state.state, state.position))
        assert places == [("waiting", 1), ("waiting", 2), ("waiting", 3), ("waiting", 1)]

        await give(works, ids[0], Handover.ACTIVE)
        assert (await ask_for_agent(works, ids[2])).position == 2
        state = await ask_for_agent(works, ids[0])
        assert (state.state, state.position) == ("active", 0)

    @pytest.mark.both_databases
    async def test_two_requests_at_the_same_moment_are_one(
        self, database: Database, conversation_id: str, clock: FixedClock, works: Works
    ) -> None:
        states = await asyncio.gather(*(ask_for_agent(works, conversation_id) for _ in range(5)))
        assert [state.position for state in states] == [1] * 5

    async def test_a_reason_is_stored_without_secrets(
        self, database: Database, conversation_id: str, clock: FixedClock, works: Works
    ) -> None:
        await ask_for_agent(works, conversation_id, "kart 4111111111111111")
        async with database.reading() as session:
            request = await agent_queue.open_request(session, conversation_id)
        assert request is not None
        assert request.reason == "kart ••••••••••••1111"

    async def test_an_unknown_conversation_is_not_found(
        self, database: Database, clock: FixedClock, container: Container
    ) -> None:
        with pytest.raises(ConversationNotFoundError):
            await ask_for_agent(container.works, "0" * 32)
        with pytest.raises(ConversationNotFoundError):
            await container.turns.take_in("0" * 32, Inbound("m1", "bir"))

    async def test_a_conversation_nobody_took_cannot_be_given_back(
        self, database: Database, conversation_id: str, clock: FixedClock, works: Works
    ) -> None:
        with pytest.raises(TransitionNotAllowedError):
            await give(works, conversation_id, Handover.ENDED)

    async def test_the_database_itself_refuses_a_bot_beside_an_active_agent(
        self, database: Database, conversation_id: str
    ) -> None:
        with pytest.raises(Exception, match="holder_fits_handover"):
            async with database.transaction() as session:
                await session.execute(update(Conversation).values(handover=Handover.ACTIVE))
