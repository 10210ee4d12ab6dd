"""Processes incoming SMS: each as it comes, in the background, and what is left by the worker.

Each message is one transaction, under a lock on its sender: whoever else looks at the same moment
waits and then finds it done. What a crash leaves stays as it was received, and is found again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from backend.channels.sms import queries
from backend.channels.sms.screening import SmsScreening
from backend.kit.keyed_tasks import KeyedTasks

if TYPE_CHECKING:
    from backend.kit.settings import Settings
    from backend.kit.work import Works

# Each may wait for another process's lock, on a connection of its own.
_AT_ONCE = 6
_BATCH = 200


class HasSms(Protocol):
    """What the worker's job needs of the container."""

    @property
    def sms(self) -> SmsProcessor:
        """The processor of this process."""
        ...


class SmsProcessor:
    """Processes incoming SMS, several senders at once, each sender's in order."""

    def __init__(self, works: Works, settings: Settings) -> None:
        """Process nothing yet."""
        self._works = works
        self._screening = SmsScreening(settings)
        self._tasks: KeyedTasks[str] = KeyedTasks("sms", self._process_all, at_once=_AT_ONCE)
        self._done = 0

    def start(self, sender: str) -> None:
        """Process what waits of one sender now, in the background."""
        self._tasks.start(sender)

    async def process_waiting(self) -> int:
        """Process everything that waits; return how many messages were done since last asked.

        Waits a moment only: one sender's fault must not hold up the worker.
        """
        await self._tasks.run_due(self._waiting, batch=_BATCH)
        done, self._done = self._done, 0
        return done

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        await self._tasks.settled()

    async def close(self) -> None:
        """Let what is under way be finished for a moment; the worker finds the rest."""
        await self._tasks.close()

    async def _waiting(self, limit: int) -> list[str]:
        async with self._works.reading() as session:
            return await queries.senders_waiting(session, self._works.now(), limit)

    async def _process_all(self, sender: str) -> None:
        while not self._tasks.stopping and await self._process_next(sender):
            pass

    async def _process_next(self, sender: str) -> bool:
        """Process one message; tell whether more wait."""
        async with self._works.begin() as work:
            await queries.lock_sender(work.session, sender)
            done, has_more = await self._screening.process_next(work, sender)
        self._done += done
        return has_more


async def process_waiting(container: HasSms) -> int:
    """Do the worker's job: process every SMS that waits."""
    return await container.sms.process_waiting()
