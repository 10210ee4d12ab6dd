"""Processes incoming SMS: each as it comes, in the background, and what is left by the worker.

Each message is one transaction, under a lock on its sender: whoever else looks at the same moment
waits and then finds it done. What a crash leaves stays as it was received, and is found again.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.channels.sms import queries
from backend.channels.sms.parked import PARKED
from backend.channels.sms.screening import SmsScreening
from backend.kit import parking
from backend.kit.errors import UnavailableError
from backend.kit.jobs import Job
from backend.kit.keyed_tasks import KeyedTasks

if TYPE_CHECKING:
    from backend.complaints.satisfaction import ComplaintSatisfaction
    from backend.complaints.service import ComplaintService
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from backend.notifications.texts import Texts

# Each may wait for another process's lock, on a connection of its own.
_AT_ONCE = 6
_BATCH = 200
_EVERY = timedelta(seconds=1)


class SmsProcessor:
    """Processes incoming SMS, several senders at once, each sender's in order."""

    def __init__(
        self,
        works: Works,
        settings: Settings,
        complaints: ComplaintService,
        satisfaction: ComplaintSatisfaction,
        texts: Texts,
    ) -> None:
        """Process nothing yet."""
        self._works = works
        self._screening = SmsScreening(settings, complaints, satisfaction, texts)
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

    def job(self) -> Job:
        """Process what a crash or an outage left."""
        return Job("sms", _EVERY, self.process_waiting)

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
        current: int | None = None
        try:
            async with self._works.begin() as work:
                await queries.lock_sender(work.session, sender)
                sms, has_more = await queries.oldest_waiting(work.session, sender, work.now)
                if sms is None:
                    return False
                current = sms.id
                await self._screening.process(work, sms)
        except UnavailableError:
            raise
        except Exception as error:
            if current is None or not await self._is_parked(current, error):
                raise
            return True
        self._done += 1
        return has_more

    async def _is_parked(self, sms_id: int, error: Exception) -> bool:
        async with self._works.begin() as work:
            return await parking.failed(work, PARKED, sms_id, error)
