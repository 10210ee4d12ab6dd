"""Many items in one transaction: one that fails is found out, and holds up no other."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from backend.kit import parking
from backend.kit.errors import StorageUnavailableError
from backend.kit.live import Live
from backend.kit.parking import FailingItem
from backend.kit.work import Work, Works

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database


class Counting(Works):
    """Counts the units of work that were begun."""

    begun = 0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        self.begun += 1
        async with super().begin() as work:
            yield work


@pytest.fixture
def works(database: Database, clock: FixedClock) -> Counting:
    return Counting(database, clock, Live({}))


class Doing:
    """Does items by writing them down, in the transaction that it is given; some it breaks at."""

    def __init__(self, bad: Sequence[str] = (), error: Exception | None = None) -> None:
        self.bad = bad
        self.error = error or ZeroDivisionError("words of a customer")
        self.batches: list[list[str]] = []

    async def __call__(self, work: Work, items: Sequence[str]) -> int:
        self.batches.append(list(items))
        for item in items:
            await parking.failed(work, "done", item, LookupError())
            if item in self.bad:
                raise self.error
        return len(items)


async def counted(works: Works, kind: str) -> dict[str, int]:
    query = select(FailingItem.key, func.sum(FailingItem.failures)).where(FailingItem.kind == kind)
    async with works.reading() as session:
        rows = (await session.execute(query.group_by(FailingItem.key))).all()
    return {row[0]: int(row[1]) for row in rows}


def named(many: int) -> dict[str, str]:
    return {f"{number:02}": f"{number:02}" for number in range(many)}


async def test_many_are_done_in_few_transactions_in_their_order(works: Counting) -> None:
    do = Doing()
    assert await parking.in_batches(works, "kind", named(10), do, most=4) == 10
    assert [each for batch in do.batches for each in batch] == list(named(10))
    assert works.begun == 3


@pytest.mark.parametrize("bad", [["00"], ["05"], ["09"], ["02", "03"]])
async def test_those_that_fail_are_counted_and_the_others_are_done_once(
    works: Counting, bad: list[str]
) -> None:
    done = await parking.in_batches(works, "kind", named(10), Doing(bad), most=8)
    assert done == 10 - len(bad)
    assert await counted(works, "done") == {each: 1 for each in named(10) if each not in bad}
    assert await counted(works, "kind") == dict.fromkeys(bad, 1)


async def test_what_we_stand_on_being_away_stops_them_all_and_is_counted_against_none(
    works: Counting,
) -> None:
    do = Doing(["02"], StorageUnavailableError())
    with pytest.raises(StorageUnavailableError):
        await parking.in_batches(works, "kind", named(8), do, most=2)
    assert set(await counted(works, "done")) == {"00", "01"}
    assert await counted(works, "kind") == {}
