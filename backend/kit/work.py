"""The unit of work: what one request or one item does in one transaction, at one moment.

What is to happen after the commit is collected while the work is done: waking whoever carries out
what was stored, and telling live topics. It happens once the transaction is committed, and not at
all when it is not. It is only waking: whoever is woken reads the database, and finds by itself,
a moment later, what a crash in between left there.

What another feature must do in the very same transaction is told by `tell`: whoever stands above
hears it there, and the one below knows nobody.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Mapping, Sequence
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.kit.live import Live, Note

    type Hears[Value] = Callable[[Work, Value], Awaitable[None]]

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Signal[Key: Hashable]:
    """A kind of thing that waits to be carried out, by key: an address, a sender, a turn."""

    name: str


@dataclass(frozen=True)
class News[Value]:
    """A kind of thing that becomes known, for others to act on in the same transaction."""

    name: str


class Work:
    """One unit of work: its session, its moment, and what is to follow its commit."""

    def __init__(
        self,
        session: AsyncSession,
        now: datetime,
        hearing: Mapping[News[Any], Sequence[Hears[Any]]] | None = None,
    ) -> None:
        """Work in the transaction of `session`, as at `now`; `hearing` is who hears of what."""
        self.session = session
        self.now = now
        self._hearing = hearing or {}
        # In the order in which it was asked for, each thing once.
        self._wakes: dict[tuple[Signal[Any], Hashable], None] = {}
        self._notes: list[tuple[str, Note]] = []

    def wake[Key: Hashable](self, signal: Signal[Key], key: Key) -> None:
        """Have whoever carries such things out begin with this one, after the commit."""
        self._wakes[signal, key] = None

    async def tell[Value](self, news: News[Value], value: Value) -> None:
        """Let everybody who hears of such news act on it now; what fails there fails this work."""
        for hears in self._hearing.get(news, ()):
            await hears(self, value)

    def publish(self, topic: str, note: Note) -> None:
        """Tell a live topic, after the commit."""
        self._notes.append((topic, note))

    def flush(self, live: Live, sleepers: dict[Signal[Any], Callable[[Any], None]]) -> None:
        """Do what was asked for: the work is committed, so nothing of this may fail it."""
        for topic, note in self._notes:
            _quietly(partial(live.publish, topic, note))
        for signal, key in self._wakes:
            if signal in sleepers:
                _quietly(partial(sleepers[signal], key))


class Works:
    """Begins units of work, and knows whom to wake after them."""

    def __init__(self, database: Database, clock: Clock, live: Live) -> None:
        """Work on `database`; nobody is woken yet."""
        self._database = database
        self._clock = clock
        self._live = live
        self._sleepers: dict[Signal[Any], Callable[[Any], None]] = {}
        self._hearing: dict[News[Any], list[Hears[Any]]] = {}

    def on[Key: Hashable](self, signal: Signal[Key], wake: Callable[[Key], None]) -> None:
        """Call `wake` after each commit that asked for it; it must neither wait nor raise."""
        self._sleepers[signal] = wake

    def hear[Value](self, news: News[Value], hears: Hears[Value]) -> None:
        """Call `hears` in each transaction that tells such news, in the order of asking."""
        self._hearing.setdefault(news, []).append(hears)

    def now(self) -> datetime:
        """Return the present moment."""
        return self._clock.now()

    def reading(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Open a transaction for reading; what is changed in it is thrown away."""
        return self._database.reading()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        """Open a transaction for writing; the block's end commits it, an error rolls it back."""
        async with self._database.transaction() as session:
            work = Work(session, self._clock.now(), self._hearing)
            yield work
        work.flush(self._live, self._sleepers)


def _quietly(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception:  # noqa: BLE001 - what is stored is stored; the worker finds it
        _log.exception("nobody was woken")
