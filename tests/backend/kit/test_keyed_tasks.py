"""Background work by key: nothing asked for is forgotten, and one key stops no other."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from backend.kit.errors import StorageUnavailableError
from backend.kit.keyed_tasks import KeptTasks, KeyedTasks


class Work:
    """Counts what it was asked for; `errors` are raised, `hold` makes it wait."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.together = self.most_together = 0
        self.errors: dict[str, list[Exception]] = {}
        self.hold: asyncio.Event | None = None
        self.tasks = KeyedTasks("test", self, at_once=2)

    async def __call__(self, key: str) -> None:
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        try:
            await asyncio.sleep(0)
            if self.hold is not None:
                await self.hold.wait()
            if self.errors.get(key):
                raise self.errors[key].pop()
            self.done[key] += 1
        finally:
            self.together -= 1


@pytest.fixture
def work() -> Work:
    return Work()


def finder(*keys: str) -> object:
    async def find(limit: int) -> list[str]:
        return list(keys)[:limit]

    return find


async def test_a_key_that_is_asked_for_while_it_runs_runs_once_more(work: Work) -> None:
    for _ in range(5):
        work.tasks.start("a")
    await work.tasks.settled()
    assert work.done["a"] == 1  # nothing had begun
    work.hold = asyncio.Event()
    work.tasks.start("a")
    await asyncio.sleep(0.01)
    for _ in range(5):
        work.tasks.start("a")
    work.hold.set()
    await work.tasks.settled()
    assert work.done["a"] == 3


async def test_never_more_than_so_many_run_at_once(work: Work) -> None:
    for key in "abcdefgh":
        work.tasks.start(key)
    await work.tasks.settled()
    assert work.most_together == 2
    assert sum(work.done.values()) == 8


async def test_a_key_that_fails_stops_no_other_and_is_left_alone_a_while(work: Work) -> None:
    work.errors["a"] = [LookupError()]
    assert await work.tasks.run_due(finder("a", "b"), batch=10) == 2  # type: ignore[arg-type]
    assert work.done == {"b": 1}
    assert await work.tasks.run_due(finder("a"), batch=10) == 0  # type: ignore[arg-type]
    work.tasks.start("a")  # asked for by name it does not wait
    await work.tasks.settled()
    assert work.done["a"] == 1
    assert await work.tasks.run_due(finder("a"), batch=10) == 1  # type: ignore[arg-type]


async def test_what_stands_on_something_that_is_away_is_tried_in_the_next_pass(work: Work) -> None:
    work.errors["a"] = [StorageUnavailableError() for _ in range(3)]
    for _ in range(3):
        assert await work.tasks.run_due(finder("a"), batch=10) == 1  # type: ignore[arg-type]


async def test_work_that_hangs_does_not_hold_up_who_asks_for_what_is_due(work: Work) -> None:
    work.hold = asyncio.Event()
    assert await work.tasks.run_due(finder("a"), batch=10, seconds=0.01) == 1  # type: ignore[arg-type]
    assert await work.tasks.run_due(finder("a"), batch=10, seconds=0.01) == 0  # type: ignore[arg-type]
    work.hold.set()
    await work.tasks.settled()
    assert work.done["a"] == 1


async def test_a_fault_while_asked_for_again_does_not_lose_the_asking(work: Work) -> None:
    work.errors["a"], work.hold = [LookupError()], asyncio.Event()
    work.tasks.start("a")
    await asyncio.sleep(0.01)
    work.tasks.start("a")
    work.hold.set()
    await work.tasks.settled()
    assert work.done["a"] == 1


async def test_after_closing_nothing_starts(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.kit.keyed_tasks._STOP_SECONDS", 0.01)
    work.hold = asyncio.Event()
    work.tasks.start("a")
    await asyncio.sleep(0.01)
    await work.tasks.close()
    work.tasks.start("b")
    await work.tasks.settled()
    assert not work.done
    assert work.together == 0


async def test_kept_work_ends_though_its_asker_is_cancelled() -> None:
    kept, ended, may = KeptTasks(), asyncio.Event(), asyncio.Event()

    async def job() -> None:
        await may.wait()
        ended.set()

    async def asker() -> None:
        await asyncio.shield(kept.keep(job()))

    task = asyncio.create_task(asker())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    may.set()
    await kept.close()
    assert ended.is_set()
