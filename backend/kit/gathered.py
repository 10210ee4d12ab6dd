"""Small units of work that several tasks want done at the same time, done as one transaction."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from backend.kit.work import Work, Works


class Gathered[Item]:
    """Does what is asked for while the transaction before is still under way in the next one."""

    def __init__(self, works: Works, do: Callable[[Work, Sequence[Item]], Awaitable[None]]) -> None:
        """Do nothing yet; `do` does some items in the transaction of its work."""
        self._works = works
        self._do = do
        self._asked: list[tuple[Item, asyncio.Future[None]]] = []
        self._doing: asyncio.Task[None] | None = None

    async def ask(self, item: Item) -> None:
        """Have an item done, and return when that is committed; an error is that of this item."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._asked.append((item, done))
        if self._doing is None:
            self._doing = asyncio.create_task(self._do_all())
        await done

    async def _do_all(self) -> None:
        try:
            while self._asked:
                asked, self._asked = self._asked, []
                await self._try(asked)
        finally:
            self._doing = None

    async def _try(self, asked: Sequence[tuple[Item, asyncio.Future[None]]]) -> None:
        """Do these in one transaction; where that fails, each in one of its own."""
        error: Exception | None = None
        try:
            async with self._works.begin() as work:
                await self._do(work, [item for item, _ in asked])
        except Exception as failed:  # noqa: BLE001 - whoever asked for it hears of it
            error = failed
        if error is not None and len(asked) > 1:
            for one in asked:
                await self._try([one])
            return
        for _, done in asked:
            if done.done():  # whoever asked has gone
                continue
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)
