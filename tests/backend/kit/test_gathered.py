"""What several tasks want at once is done as one, and each hears what became of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from backend.kit.gathered import Gathered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.kit.work import Work, Works


class Doing:
    """Notes what it is given together; a negative number breaks it."""

    def __init__(self) -> None:
        self.together: list[list[int]] = []

    async def __call__(self, _work: Work, items: Sequence[int]) -> None:
        await asyncio.sleep(0)
        self.together.append(list(items))
        if min(items) < 0:
            raise LookupError(min(items))


async def test_what_comes_while_a_transaction_is_under_way_is_the_next_one(works: Works) -> None:
    do = Doing()
    gathered = Gathered(works, do)
    first = asyncio.create_task(gathered.ask(1))
    while not do.together:  # noqa: ASYNC110 - nothing else tells
        await asyncio.sleep(0)
    await asyncio.gather(first, *(gathered.ask(number) for number in (2, 3, 4)))
    assert do.together == [[1], [2, 3, 4]]
    await gathered.ask(5)
    assert do.together[2:] == [[5]]


async def test_one_that_fails_is_told_of_it_and_the_others_are_done(works: Works) -> None:
    gathered = Gathered(works, Doing())
    heard = await asyncio.gather(
        *(gathered.ask(number) for number in (1, -2, 3)), return_exceptions=True
    )
    assert [type(each) for each in heard] == [type(None), LookupError, type(None)]


async def test_who_goes_away_meanwhile_holds_up_nobody(works: Works) -> None:
    gathered = Gathered(works, Doing())
    gone, stays = (asyncio.create_task(gathered.ask(number)) for number in (1, 2))
    await asyncio.sleep(0)
    gone.cancel()
    await stays
    assert gone.cancelled()
