"""Processes incoming SMS: each as it comes, in the background, and what is left by the worker.

Each message is one transaction, under a lock on its sender: whoever else looks at the same moment
waits and then finds it done. What a crash leaves stays as it was received, and is found again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

import structlog

from backend.channels.sms import queries
from backend.channels.sms.screening import SmsScreening
from backend.kit.errors import YardimError
from backend.notifications.models import OutboxChannel

if TYPE_CHECKING:
    from backend.channels.sms.handling import FollowUp
    from backend.conversations.turns import TurnDriver
    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.kit.settings import Settings
    from backend.notifications.dispatch import Dispatcher

_log = structlog.get_logger(__name__)
# Each may wait for another process's lock, on a connection of its own.
_AT_ONCE = 6
_BATCH = 200
_PASS_SECONDS = 2.0
_STOP_SECONDS = 2.5
# A sender whose message we fail at, by a fault of ours, must not fill the log each second.
_AGAIN_AFTER_FAULT = 60.0


class HasSms(Protocol):
    """What the worker's job needs of the container."""

    @property
    def sms(self) -> SmsProcessor:
        """The processor of this process."""
        ...


class SmsProcessor:
    """Processes incoming SMS, several senders at once, each sender's in order."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        turns: TurnDriver,
        outbox: Dispatcher,
        settings: Settings,
    ) -> None:
        """Process nothing yet."""
        self._database = database
        self._clock = clock
        self._turns = turns
        self._outbox = outbox
        self._screening = SmsScreening(settings, turns)
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._put_off: dict[str, float] = {}
        self._done = 0
        self._stopping = False

    def start(self, sender: str) -> None:
        """Process what waits of one sender now, in the background."""
        if sender in self._running:
            # It may have looked already, and found what is new to us not yet there.
            self._again.add(sender)
        elif not self._stopping:
            task = asyncio.create_task(self._run(sender), name="sms")
            self._running[sender] = task
            task.add_done_callback(lambda done: self._ended(sender, done))

    async def process_waiting(self) -> int:
        """Process everything that waits; return how many messages were done since last asked.

        Waits a moment only: one sender's fault must not hold up the worker.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + _PASS_SECONDS
        self._put_off = {who: at for who, at in self._put_off.items() if at > loop.time()}
        while loop.time() < until and not self._stopping:
            async with self._database.reading() as session:
                waiting = await queries.senders_waiting(session, self._clock.now(), _BATCH)
            fresh = [
                sender
                for sender in waiting
                if sender not in self._running and sender not in self._put_off
            ]
            for sender in fresh:
                self.start(sender)
            if self._running:
                await asyncio.wait(
                    list(self._running.values()), timeout=max(0.0, until - loop.time())
                )
            if len(waiting) < _BATCH or not fresh:
                break
        done, self._done = self._done, 0
        return done

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        while self._running:
            await asyncio.wait(list(self._running.values()))

    async def close(self) -> None:
        """Let what is under way be finished for a moment; the worker finds the rest."""
        self._stopping = True
        running = list(self._running.values())
        if running:
            _, unfinished = await asyncio.wait(running, timeout=_STOP_SECONDS)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def _run(self, sender: str) -> None:
        try:
            while True:
                self._again.discard(sender)
                async with self._slots:
                    while not self._stopping and await self._process_next(sender):
                        pass
                if self._stopping or sender not in self._again:
                    return
        finally:
            # Here, not when the task has ended: between the two, `start` would wake nobody.
            del self._running[sender]
            self._again.discard(sender)

    async def _process_next(self, sender: str) -> bool:
        """Process one message; tell whether more wait."""
        async with self._database.transaction() as session:
            await queries.lock_sender(session, sender)
            follow_up = await self._screening.process_next(session, sender, self._clock.now())
        if follow_up is None:
            return False
        self._done += 1
        self._go_on(sender, follow_up)
        return follow_up.has_more

    def _go_on(self, sender: str, follow_up: FollowUp) -> None:
        for conversation_id, received in follow_up.received:
            self._turns.begin(conversation_id, received)
        if follow_up.has_sent:
            self._outbox.start(OutboxChannel.SMS, sender)

    def _ended(self, sender: str, task: asyncio.Task[None]) -> None:
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        if isinstance(error, YardimError):
            _log.warning("sms left for later", exc_info=error)
        else:
            self._put_off[sender] = asyncio.get_running_loop().time() + _AGAIN_AFTER_FAULT
            _log.error("sms could not be processed", exc_info=error)


async def process_waiting(container: HasSms) -> int:
    """Do the worker's job: process every SMS that waits."""
    return await container.sms.process_waiting()
