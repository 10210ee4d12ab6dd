"""What follows a commit follows it, once and in order, and never comes without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import StorageUnavailableError
from backend.kit.live import Live, Note
from backend.kit.work import News, Signal, Work, Works

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database

ADDRESS = Signal[str]("address")
TURN = Signal[int]("turn")
ARRIVED = News[str]("arrived")


@pytest.fixture
def live() -> Live:
    return Live({})


@pytest.fixture
def works(database: Database, clock: FixedClock, live: Live) -> Works:
    return Works(database, clock, live)


async def do(works: Works, error: Exception | None = None) -> None:
    """Do some work that asks for everything, and may break off."""
    async with works.begin() as work:
        work.wake(ADDRESS, "a")
        work.publish("queue", Note("changed"))
        if error is not None:
            raise error


async def test_whoever_is_to_be_woken_is_woken_after_the_commit_and_once(
    works: Works, database: Database
) -> None:
    woken: list[object] = []
    works.on(ADDRESS, woken.append)
    works.on(TURN, woken.append)
    async with works.begin() as work:
        work.wake(ADDRESS, "a")
        work.wake(TURN, 1)
        work.wake(ADDRESS, "a")
        assert woken == []
    assert woken == ["a", 1]


async def test_nobody_is_woken_for_what_was_rolled_back(works: Works, live: Live) -> None:
    woken: list[str] = []
    works.on(ADDRESS, woken.append)
    with live.listening("queue") as listener:
        with pytest.raises(LookupError):
            await do(works, LookupError())
        assert woken == []
        assert not listener._something.is_set()
    await live.close()


async def test_a_commit_that_fails_wakes_nobody(
    works: Works, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_session: AsyncSession) -> None:
        raise StorageUnavailableError

    woken: list[str] = []
    works.on(ADDRESS, woken.append)
    monkeypatch.setattr(AsyncSession, "commit", full)
    with pytest.raises(StorageUnavailableError):
        await do(works)
    assert woken == []


async def test_a_waker_that_fails_costs_neither_the_work_nor_the_others(
    works: Works, live: Live
) -> None:
    def broken(_key: str) -> None:
        raise LookupError

    woken: list[int] = []
    works.on(ADDRESS, broken)
    works.on(TURN, woken.append)
    with live.listening("queue") as listener:
        async with works.begin() as work:
            work.wake(ADDRESS, "a")
            work.wake(TURN, 1)
            work.publish("queue", Note("changed"))
        assert woken == [1]
        assert await listener.notes() == [Note("changed")]
    await live.close()


async def test_what_nobody_carries_out_in_this_process_is_left_to_others(works: Works) -> None:
    async with works.begin() as work:
        work.wake(ADDRESS, "a")


async def test_news_is_heard_in_the_transaction_that_tells_it_and_fails_it(
    works: Works, database: Database
) -> None:
    heard: list[str] = []

    async def hears(work: Work, value: str) -> None:
        assert work.session.in_transaction()
        heard.append(value)
        if value == "bad":
            raise StorageUnavailableError

    works.hear(ARRIVED, hears)
    woken: list[object] = []
    works.on(ADDRESS, woken.append)

    async def tell(value: str) -> None:
        async with works.begin() as work:
            work.wake(ADDRESS, value)
            await work.tell(ARRIVED, value)
            await work.tell(News[str]("nobody hears of"), value)

    await tell("good")
    with pytest.raises(StorageUnavailableError):
        await tell("bad")
    assert heard == ["good", "bad"]
    assert woken == ["good"]
