"""Notes reach listeners at once from this process, by Redis from others, or by a look."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from backend.kit.live import LOOK, Listener, Live, Mark, Note
from backend.kit.live_redis import RedisCarrier
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from conftest import RedisServer

SAID = Note("said", "bot", ("words",), 1)


class Topics:
    """What the database would say of topics that begin with `c`."""

    def __init__(self) -> None:
        self.marks: dict[str, Mark] = {}
        self.asked: list[list[str]] = []

    async def __call__(self, topics: Sequence[str]) -> Mapping[str, Mark]:
        self.asked.append(list(topics))
        return {topic: self.marks[topic] for topic in topics if topic in self.marks}


@pytest.fixture
def topics() -> Topics:
    return Topics()


@pytest_asyncio.fixture
async def live(topics: Topics) -> AsyncIterator[Live]:
    live = Live({"c": topics}, poll_seconds=60)
    yield live
    await live.close()


async def heard(listener: Listener, seconds: float = PATIENCE) -> list[Note]:
    notes = await asyncio.wait_for(listener.notes(), seconds)
    assert notes is not None
    return notes


async def is_silent(listener: Listener) -> bool:
    try:
        await asyncio.wait_for(listener.notes(), 0.05)
    except TimeoutError:
        return True
    return False


async def test_a_note_reaches_every_listener_of_its_topic_and_no_other(live: Live) -> None:
    with live.listening("c:1") as one, live.listening("c:1", "queue") as two:
        with live.listening("c:2") as other:
            live.publish("c:1", SAID)
            live.publish("queue", LOOK)
            assert await heard(one) == [SAID]
            assert await heard(two) == [SAID, LOOK]
            assert await is_silent(other)
        assert live.listeners("c:1") == 2
    assert live.listeners("c:1") == 0


async def test_a_listener_too_slow_for_its_notes_is_sent_to_the_database(live: Live) -> None:
    with live.listening("c:1") as slow:
        for _ in range(65):
            live.publish("c:1", SAID)
        assert await heard(slow) == [LOOK]


async def test_what_the_database_has_beyond_what_was_told_is_found_by_a_look(
    live: Live, topics: Topics
) -> None:
    with live.listening("c:1") as listener, live.listening("other"):
        live.know("c:1", Mark(3, "waiting"))
        topics.marks["c:1"] = Mark(3, "waiting")
        await live.poll()
        assert topics.asked == [["c:1"]]
        assert await is_silent(listener)
        topics.marks["c:1"] = Mark(4, "waiting")
        await live.poll()
        assert await heard(listener) == [LOOK]
        topics.marks["c:1"] = Mark(4, "active")
        await live.poll()
        assert await heard(listener) == [LOOK]
        await live.poll()
        assert await is_silent(listener)


async def test_what_this_process_told_needs_no_look(live: Live, topics: Topics) -> None:
    with live.listening("c:1") as listener:
        live.know("c:1", Mark(0, "none"))
        live.publish("c:1", SAID)
        assert await heard(listener) == [SAID]
        topics.marks["c:1"] = Mark(1, "none")
        await live.poll()
        assert await is_silent(listener)


async def test_nothing_is_to_come_once_it_is_closed(live: Live) -> None:
    with live.listening("c:1") as listener:
        await live.close()
        assert await listener.notes() is None


@pytest_asyncio.fixture
async def processes(redis: RedisServer, topics: Topics) -> AsyncIterator[tuple[Live, Live]]:
    def process() -> Live:
        carrier = RedisCarrier(f"redis://127.0.0.1:{redis.port}/0")
        return Live({"c": topics}, carrier, poll_seconds=60)

    one, two = process(), process()
    yield one, two
    await one.close()
    await two.close()


async def until_heard(speaker: Live, listener: Listener, note: Note) -> list[Note]:
    """Say something until it is heard: nobody is told when a subscription stands."""
    for _ in range(900):
        speaker.publish("c:1", note)
        try:
            return await heard(listener, 0.1)
        except TimeoutError:
            continue
    pytest.fail("nothing was heard")


async def test_processes_that_share_a_redis_hear_each_other_once_and_without_the_words(
    processes: tuple[Live, Live], topics: Topics
) -> None:
    one, two = processes
    with one.listening("c:1") as here, two.listening("c:1") as there:
        await until_heard(one, there, LOOK)
        await heard(here)
        await asyncio.sleep(0.2)
        live_notes = [SAID, Note("typing", "bot")]
        for note in live_notes:
            one.publish("c:1", note)
        assert await heard(here) == live_notes
        carried: list[Note] = []
        while len(carried) < 2:  # what was said until it was heard may still be coming
            carried += [note for note in await heard(there) if note != LOOK]
        assert carried == [Note("said", "bot", number=1), Note("typing", "bot")]
        assert await is_silent(here)
        topics.marks["c:1"] = Mark(1)
        await two.poll()
        assert await is_silent(there)  # how far it is was told with it: nothing is looked up again


async def test_a_redis_that_was_away_carries_again_and_nobody_waits_for_it(
    processes: tuple[Live, Live], redis: RedisServer
) -> None:
    one, two = processes
    with one.listening("c:1") as here, two.listening("c:1") as there:
        await until_heard(one, there, LOOK)
        await heard(here)
        redis.stop()
        one.publish("c:1", SAID)
        assert await heard(here) == [SAID]
        redis.start()
        assert await until_heard(one, there, SAID)


async def test_a_look_that_fails_is_not_the_last_one() -> None:
    looked = 0

    async def breaks_once(topics: Sequence[str]) -> Mapping[str, Mark]:
        nonlocal looked
        looked += 1
        if looked == 1:
            raise ValueError
        return {topic: Mark(looked) for topic in topics}

    live = Live({"c": breaks_once}, poll_seconds=0.01)
    with live.listening("c:1") as listener:
        assert await heard(listener) == [LOOK]
    await live.close()
