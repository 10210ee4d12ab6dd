"""Background work by key: each key has one task, and a key that is asked for meanwhile runs again.

What a process does not finish, because it stops or breaks off, stays where it was found: in the
database. `run_due` asks for it again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from backend.kit.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
    from typing import Any

_log = structlog.get_logger(__name__)
_STOP_SECONDS = 2.5
_PASS_SECONDS = 2.0
# How long a key is left alone by `run_due` after a fault of ours: 1, 2, 4, … seconds.
_MOST_BACKOFF_SECONDS = 60.0


class KeyedTasks[Key: Hashable]:
    """Runs `work(key)` in the background, at most one task a key and `at_once` at the same time."""

    def __init__(
        self, name: str, work: Callable[[Key], Awaitable[None]], *, at_once: int | None = None
    ) -> None:
        """Run nothing yet; `name` is what the log calls it."""
        self._name = name
        self._work = work
        self._slots = asyncio.Semaphore(at_once) if at_once is not None else None
        self._running: dict[Key, asyncio.Task[None]] = {}
        self._again: set[Key] = set()
        # How often in a row a key met a fault of ours, and until when (the loop's time) it waits.
        self._faults: dict[Key, tuple[int, float]] = {}
        self._stopping = False

    @property
    def stopping(self) -> bool:
        """Whether work should come to an end."""
        return self._stopping

    def start(self, key: Key) -> None:
        """Run the work of a key now, in the background; a process that stops leaves it."""
        if key in self._running:
            # It may have looked already, and found what is new to us not yet there.
            self._again.add(key)
        elif not self._stopping:
            task = asyncio.create_task(self._run(key), name=self._name)
            self._running[key] = task

    async def run_due(
        self,
        find: Callable[[int], Awaitable[Sequence[Key]]],
        *,
        batch: int,
        seconds: float = _PASS_SECONDS,
    ) -> int:
        """Run every key that `find(limit)` names; return how many were started.

        Waits a moment only: one key whose work hangs must not hold up the caller.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        started = 0
        while not self._stopping:
            due = await find(batch)
            fresh = [key for key in due if key not in self._running and not self._waits(key)]
            for key in fresh:
                self.start(key)
            started += len(fresh)
            await self._wait(list(self._running.values()), max(0.0, until - loop.time()))
            if len(due) < batch or not fresh or loop.time() >= until:
                break
        return started

    async def finished(self, key: Key) -> None:
        """Wait until nothing is under way for a key."""
        while (task := self._running.get(key)) is not None:
            await asyncio.wait([task])

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        while self._running:
            await asyncio.wait(list(self._running.values()))

    async def close(self) -> None:
        """Let what is under way be finished for a moment, then cancel it; start nothing more."""
        self._stopping = True
        unfinished = await self._wait(list(self._running.values()), _STOP_SECONDS)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    def forgive(self) -> None:
        """Let every key be run at once, whatever faults it met."""
        self._faults.clear()

    async def _run(self, key: Key) -> None:
        try:
            while True:
                self._again.discard(key)
                await self._attempt(key)
                if self._stopping or key not in self._again:
                    return
        finally:
            # Here, not when the task has ended: between the two, `start` would wake nobody.
            del self._running[key]
            self._again.discard(key)

    async def _attempt(self, key: Key) -> None:
        try:
            if self._slots is None:
                await self._work(key)
            else:
                async with self._slots:
                    if not self._stopping:
                        await self._work(key)
        except UnavailableError as error:
            _log.warning("left for later", work=self._name, reason=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - the edge: nobody is left to catch it
            self._put_off(key)
            _log.error("work broke off", work=self._name, exc_info=error)
        else:
            self._faults.pop(key, None)

    def _put_off(self, key: Key) -> None:
        faults = self._faults.get(key, (0, 0.0))[0] + 1
        seconds = min(2.0 ** (faults - 1), _MOST_BACKOFF_SECONDS)
        self._faults[key] = (faults, asyncio.get_running_loop().time() + seconds)

    def _waits(self, key: Key) -> bool:
        _, until = self._faults.get(key, (0, 0.0))
        return asyncio.get_running_loop().time() < until

    async def _wait(
        self, tasks: Sequence[asyncio.Task[None]], seconds: float
    ) -> set[asyncio.Task[None]]:
        """Wait for tasks a while; return those that are not finished."""
        if not tasks:
            return set()
        _, unfinished = await asyncio.wait(tasks, timeout=seconds)
        return unfinished


class KeptTasks:
    """Runs work to its own end, also when whoever asked for it is cancelled.

    A cancellation in the middle of a statement costs a connection of the pool, and between a commit
    and what follows it nothing may stop; pages and requests go away at any moment.
    """

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._tasks: set[asyncio.Task[Any]] = set()

    def keep[Result](self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        """Run `work`; await the task shielded, or not at all."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    async def close(self, seconds: float = _STOP_SECONDS) -> None:
        """Wait a moment for what is under way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # whoever awaits it handles it; one that is gone needs no warning
