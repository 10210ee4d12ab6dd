"""Bringing what was stored to the customers' open pages.

Each process has one hub. What this process stores reaches its pages at once, without another look
into the database; what other processes store (the worker, another backend) is found by one query a
second. Nothing here is the truth: a page that misses a note reads on from its own position.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import structlog

from backend.conversations import queries
from backend.kit.errors import StorageUnavailableError
from backend.kit.keyed_tasks import KeptTasks

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Iterator

    from backend.conversations.queries import Said
    from backend.kit.database import Database

_log = structlog.get_logger(__name__)
_POLL_SECONDS = 1.0
_STOP_SECONDS = 1.0
# How many conversations one query asks for; SQLite and PostgreSQL both take far more parameters.
_PER_QUERY = 500
# Notes kept for a page that is slow to take them; beyond that it reads the database instead.
_MOST_NOTES = 64


@dataclass(slots=True)
class News:
    """What happened since a listener last asked. `look` means: read the database."""

    said: list[Said] = field(default_factory=list)
    typing: str | None = None
    look: bool = False


class Listener:
    """One open page's ear."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        self._said: deque[Said] = deque()
        self._typing: str | None = None
        self._look = False
        self._over = False
        self._something = asyncio.Event()

    async def news(self) -> News | None:
        """Wait for something to happen and return all of it; None once there is nothing to come."""
        await self._something.wait()
        self._something.clear()
        if self._over:
            return None
        news = News(list(self._said), self._typing, self._look)
        self._said.clear()
        self._typing, self._look = None, False
        return news

    def tell(
        self, said: Iterable[Said] = (), *, typing: str | None = None, look: bool = False
    ) -> None:
        """Note what happened, and wake whoever waits."""
        self._said.extend(said)
        if self._said:
            # Whoever was typing has spoken.
            self._typing = None
        if len(self._said) > _MOST_NOTES:
            self._said.clear()
            look = True
        self._typing = typing or self._typing
        self._look = self._look or look
        self._something.set()

    def stop(self) -> None:
        """Say that nothing more will be told."""
        self._over = True
        self._something.set()


class LiveHub:
    """Knows which conversations have a page open in this process."""

    def __init__(self, database: Database, poll_seconds: float = _POLL_SECONDS) -> None:
        """Start with nobody listening."""
        self._database = database
        self._poll_seconds = poll_seconds
        self._listeners: dict[str, set[Listener]] = {}
        # What the listeners of a conversation have been told of: last position, handover.
        self._known: dict[str, tuple[int, str]] = {}
        self._polling = False
        self._stopping = asyncio.Event()
        self._kept = KeptTasks()

    @contextmanager
    def listening(self, conversation_id: str) -> Iterator[Listener]:
        """Hear of everything in a conversation from now on."""
        listener = Listener()
        self._listeners.setdefault(conversation_id, set()).add(listener)
        if not self._polling:
            self._polling = True
            self.keep(self._poll())
        try:
            yield listener
        finally:
            listener.stop()
            others = self._listeners[conversation_id]
            others.discard(listener)
            if not others:
                del self._listeners[conversation_id]
                self._known.pop(conversation_id, None)

    def keep(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run a page's work to its own end, also when the page's request is cancelled.

        A cancellation in the middle of a statement costs a connection of the pool, and pages go
        away at any moment.
        """
        return self._kept.keep(work)

    def listeners(self, conversation_id: str) -> int:
        """Count the pages open on a conversation in this process."""
        return len(self._listeners.get(conversation_id, ()))

    def know(self, conversation_id: str, position: int, handover: str) -> None:
        """Note how far a page that just opened has read, so that the poller need not tell it."""
        known_position, _ = self._known.get(conversation_id, (0, ""))
        self._known_if_heard(conversation_id, max(position, known_position), handover)

    def said(self, conversation_id: str, said: list[Said]) -> None:
        """Pass on what was just committed."""
        if not said:
            return
        position, handover = self._known.get(conversation_id, (0, ""))
        self._known_if_heard(conversation_id, max(position, said[-1].position), handover)
        for listener in self._listeners.get(conversation_id, ()):
            listener.tell(said)

    def typing(self, conversation_id: str, sender: str) -> None:
        """Pass on that somebody prepares an answer."""
        for listener in self._listeners.get(conversation_id, ()):
            listener.tell(typing=sender)

    def changed(self, conversation_id: str) -> None:
        """Pass on that something was committed that pages should read for themselves."""
        for listener in self._listeners.get(conversation_id, ()):
            listener.tell(look=True)

    async def close(self) -> None:
        """Let every page's work end, and stop asking the database."""
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.stop()
        self._stopping.set()
        await self._kept.close(_STOP_SECONDS)

    def _known_if_heard(self, conversation_id: str, position: int, handover: str) -> None:
        if conversation_id in self._listeners:
            self._known[conversation_id] = (position, handover)

    async def _poll(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), self._poll_seconds)
            try:
                await self.poll()
            except StorageUnavailableError:
                _log.warning("live events: the database does not answer")

    async def poll(self) -> None:
        """Look once for what other processes stored."""
        ids = list(self._listeners)
        for start in range(0, len(ids), _PER_QUERY):
            async with self._database.reading() as session:
                rows = await queries.states(session, ids[start : start + _PER_QUERY])
            for conversation_id, position, handover in rows:
                known_position, known_handover = self._known.get(conversation_id, (-1, ""))
                if position > known_position or handover != known_handover:
                    self._known_if_heard(conversation_id, max(position, known_position), handover)
                    self.changed(conversation_id)
