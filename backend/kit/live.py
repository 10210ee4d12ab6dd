"""Live topics: telling whoever has something open that it changed.

A topic is a name (`conversation:<id>`, `queue`, `staff:<id>`); a note says what kind of thing
happened on it. What this process does reaches its own listeners at once, those of other processes
by a carrier (Redis) where there is one. Nothing here is the truth: a listener that misses a note
reads the database from where it stands, and once a second each process asks the database how far
the topics are that somebody listens to.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import structlog

from backend.kit.errors import StorageUnavailableError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

_log = structlog.get_logger(__name__)
_POLL_SECONDS = 1.0
_STOP_SECONDS = 1.0
# How many topics one question asks for; SQLite and PostgreSQL both take far more parameters.
_PER_QUESTION = 500
# Notes kept for a listener that is slow to take them; beyond that it reads the database instead.
_MOST_NOTES = 64


@dataclass(frozen=True, slots=True)
class Note:
    """What happened on a topic, in a word of the feature that tells it.

    `who` did it, where that matters. `content` spares listeners of this process a look into the
    database, and never leaves it. `number` is how far the topic is with it.
    """

    kind: str
    who: str = ""
    content: Any = None
    number: int = 0


LOOK = Note("look")
"""Something changed: read the database."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a topic is in the database: a number that only grows, and a state."""

    number: int = 0
    state: str = ""


# Reads the marks of topics that have the same first word; a topic it does not know has none.
type ReadMarks = Callable[[Sequence[str]], Awaitable[Mapping[str, Mark]]]


class Carrier(Protocol):
    """Takes notes to other processes, and brings theirs; one that fails to loses nothing."""

    def send(self, topic: str, note: Note) -> None:
        """Tell the other processes, at some time soon; `content` stays here."""
        ...

    def listen(self, deliver: Callable[[str, Note], None]) -> None:
        """Bring what other processes tell from now on."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class Listener:
    """The ear of one open page."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        self._notes: deque[Note] = deque()
        self._over = False
        self._something = asyncio.Event()

    async def notes(self) -> list[Note] | None:
        """Wait for something to happen and return all of it; None once there is nothing to come."""
        await self._something.wait()
        self._something.clear()
        if self._over:
            return None
        notes = list(self._notes)
        self._notes.clear()
        return notes

    def tell(self, note: Note) -> None:
        """Note what happened, and wake whoever waits."""
        self._notes.append(note)
        if len(self._notes) > _MOST_NOTES:
            self._notes.clear()
            self._notes.append(LOOK)
        self._something.set()

    def stop(self) -> None:
        """Say that nothing more will be told."""
        self._over = True
        self._something.set()


class Live:
    """Knows which topics somebody listens to in this process."""

    def __init__(
        self,
        marks: Mapping[str, ReadMarks],
        carrier: Carrier | None = None,
        *,
        poll_seconds: float = _POLL_SECONDS,
    ) -> None:
        """Start with nobody listening. `marks` reads the database, by the topics' first word."""
        self._marks = marks
        self._carrier = carrier
        self._poll_seconds = poll_seconds
        self._listeners: dict[str, set[Listener]] = {}
        # What the listeners of a topic were told of.
        self._known: dict[str, Mark] = {}
        self._polling: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()

    @contextmanager
    def listening(self, *topics: str) -> Iterator[Listener]:
        """Hear of everything on these topics from now on."""
        listener = Listener()
        for topic in topics:
            self._listeners.setdefault(topic, set()).add(listener)
        self._begin()
        try:
            yield listener
        finally:
            listener.stop()
            for topic in topics:
                self._listeners[topic].discard(listener)
                if not self._listeners[topic]:
                    del self._listeners[topic]
                    self._known.pop(topic, None)

    def listeners(self, topic: str) -> int:
        """Count who listens to a topic in this process."""
        return len(self._listeners.get(topic, ()))

    def publish(self, topic: str, note: Note) -> None:
        """Pass on what was just committed, or what is worth knowing at this moment only."""
        self._deliver(topic, note)
        if self._carrier is not None:
            self._carrier.send(topic, note)

    def know(self, topic: str, mark: Mark) -> None:
        """Note how far a listener has read by itself, so that it need not be told."""
        if topic in self._listeners:
            known = self._known.get(topic, mark)
            self._known[topic] = Mark(max(mark.number, known.number), mark.state)

    async def close(self) -> None:
        """Let every listener's work end, and stop asking the database."""
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.stop()
        self._stopping.set()
        if self._polling is not None:
            await asyncio.wait([self._polling], timeout=_STOP_SECONDS)
        if self._carrier is not None:
            await self._carrier.close()

    async def poll(self) -> None:
        """Look once for what other processes stored."""
        for word, read in self._marks.items():
            topics = [topic for topic in self._listeners if topic.partition(":")[0] == word]
            for start in range(0, len(topics), _PER_QUESTION):
                marks = await read(topics[start : start + _PER_QUESTION])
                for topic, mark in marks.items():
                    self._compare(topic, mark)

    def _begin(self) -> None:
        if self._polling is None:
            self._polling = asyncio.create_task(self._poll())
            if self._carrier is not None:
                self._carrier.listen(self._deliver)

    def _deliver(self, topic: str, note: Note) -> None:
        listeners = self._listeners.get(topic)
        if listeners is None:
            return
        known = self._known.get(topic, Mark())
        self._known[topic] = Mark(max(known.number, note.number), known.state)
        for listener in listeners:
            listener.tell(note)

    def _compare(self, topic: str, mark: Mark) -> None:
        known = self._known.get(topic, Mark(-1))
        if mark.number > known.number or mark.state != known.state:
            self.know(topic, mark)
            for listener in self._listeners.get(topic, ()):
                listener.tell(LOOK)

    async def _poll(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), self._poll_seconds)
            try:
                await self.poll()
            except StorageUnavailableError:
                _log.warning("live topics: the database does not answer")
            except Exception:  # noqa: BLE001 - the edge: who listens would hear no more of others
                _log.exception("live topics: a look failed")
