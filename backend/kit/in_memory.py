"""What every process keeps of the database in memory: read often, and changed by people, seldom.

A change is told on a live topic; whoever did it reads it at once, and the other processes within a
second or two (`kit/live`). Until it was read for the first time there is what it began with.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import func, select

from backend.kit.errors import StorageUnavailableError
from backend.kit.live import LOOK, Mark

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import InstrumentedAttribute

    from backend.kit.database import Database
    from backend.kit.live import Live, ReadMarks
    from backend.kit.work import Works

_log = structlog.get_logger(__name__)
_AGAIN_SECONDS = 1.0


def marks_of_added(
    database: Database, topic: str, row_id: InstrumentedAttribute[int]
) -> dict[str, ReadMarks]:
    """Say how far a topic is whose rows are only ever added: at the newest of their ids."""

    async def of_rows(topics: Sequence[str]) -> Mapping[str, Mark]:
        async with database.reading() as session:
            newest = await session.scalar(select(func.max(row_id)))
        return dict.fromkeys(topics, Mark(newest or 0))

    return {topic: of_rows}


class InMemory[Value]:
    """A value made of rows; `topic` is told of when they change."""

    def __init__(
        self, topic: str, read: Callable[[AsyncSession], Awaitable[Value]], first: Value
    ) -> None:
        """Have `first` until it is read."""
        self.topic = topic
        self.value = first
        self._read = read

    async def load(self, works: Works) -> None:
        """Read it now."""
        async with works.reading() as session:
            self.value = await self._read(session)

    async def begin(self, works: Works) -> bool:
        """Read it, if the database answers; else `follow` does as soon as it does."""
        try:
            await self.load(works)
        except StorageUnavailableError:
            _log.warning("not read yet", topic=self.topic)
            return False
        return True

    async def follow(self, works: Works, live: Live) -> None:
        """Read it whenever it was changed, until `live` is closed."""
        with live.listening(self.topic) as ear:
            while await ear.notes() is not None:
                if not await self.begin(works):
                    await asyncio.sleep(_AGAIN_SECONDS)
                    ear.tell(LOOK)
