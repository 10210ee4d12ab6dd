"""Carries the outbox out: per address one message after another, each handed over once.

A message is marked as being sent, and that is committed, before a gateway is called; what became
of it is written down after. Whoever dies in between leaves a lease that runs out: the message is
sent again, which may be a duplicate, and counted as `uncertain`. While an older message of an
address waits or is being sent, no newer one goes out, in whichever process.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog

from backend.gateways.delivery import (
    GatewayRefusedError,
    GatewayUnavailableError,
    OutgoingMail,
    OutgoingSms,
)
from backend.kit.errors import StorageUnavailableError, YardimError
from backend.notifications import sending
from backend.notifications.models import OutboxChannel
from backend.notifications.sending import Outcome, Result

if TYPE_CHECKING:
    from backend.gateways.delivery import MailGateway, SmsGateway
    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.notifications.sending import Taken

    type Key = tuple[OutboxChannel, str]

_log = structlog.get_logger(__name__)
# Outlives the wait for a gateway (10 s) and the writing down of its answer.
LEASE = timedelta(seconds=30)
_AT_ONCE = 16
_BATCH = 500
_PASS_SECONDS = 2.0
_STOP_SECONDS = 2.5
# So many refusals to talk in a row are an outage: the others wait a moment instead of failing one
# by one.
_OUTAGE = 3
_REST_SECONDS = 1.0
_RECORD_AGAIN_AFTER = (0.5, 1.0, 2.0)
_NO_SUBJECT = "Başvurunuz hakkında"


class HasOutbox(Protocol):
    """What the worker's job needs of the container."""

    @property
    def outbox(self) -> Dispatcher:
        """The dispatcher of this process."""
        ...


class Dispatcher:
    """Sends what waits in the outbox, several addresses at once."""

    def __init__(  # noqa: PLR0913 - named once, in bootstrap
        self,
        database: Database,
        clock: Clock,
        sms: SmsGateway,
        mail: MailGateway,
        *,
        turkish_tables: bool = False,
        lease: timedelta = LEASE,
    ) -> None:
        """Send nothing yet. `turkish_tables`: what the SMS network can, to know what SMS cost.

        A message whose sender died is sent again after `lease`.
        """
        self._database = database
        self._clock = clock
        self._sms = sms
        self._mail = mail
        self._turkish_tables = turkish_tables
        self._lease = lease
        self._running: dict[Key, asyncio.Task[None]] = {}
        self._again: set[Key] = set()
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._failures: Counter[OutboxChannel] = Counter()
        # Until when, by the loop's time.
        self._resting: dict[OutboxChannel, float] = {}
        self._sent = 0
        self._stopping = False

    def start(self, channel: OutboxChannel, recipient: str) -> None:
        """Send what waits for one address now, in the background."""
        key = (channel, recipient)
        if key in self._running:
            # It may have looked already, and found what is new to us not yet there.
            self._again.add(key)
        elif not self._stopping:
            task = asyncio.create_task(self._run(key), name=f"outbox {channel}")
            self._running[key] = task
            task.add_done_callback(self._ended)

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        while self._running:
            await asyncio.wait(list(self._running.values()))

    async def dispatch_due(self) -> int:
        """Send everything that is due; return how many messages were handed over since last asked.

        Waits a moment only: a gateway that hangs must not hold up the worker.
        """
        self._resting.clear()
        loop = asyncio.get_running_loop()
        until = loop.time() + _PASS_SECONDS
        while loop.time() < until and not self._stopping:
            async with self._database.reading() as session:
                due = await sending.due(session, self._clock.now(), _BATCH)
            fresh = [key for key in due if key not in self._running and not self._rests(key[0])]
            for key in fresh:
                self.start(*key)
            if self._running:
                await asyncio.wait(
                    list(self._running.values()), timeout=max(0.0, until - loop.time())
                )
            if len(due) < _BATCH or not fresh:
                break
        sent, self._sent = self._sent, 0
        return sent

    async def close(self) -> None:
        """Let messages under way be handed over and written down, then let go."""
        self._stopping = True
        running = list(self._running.values())
        if running:
            _, unfinished = await asyncio.wait(running, timeout=_STOP_SECONDS)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)
        await self._sms.close()
        await self._mail.close()

    def _rests(self, channel: OutboxChannel) -> bool:
        return asyncio.get_running_loop().time() < self._resting.get(channel, 0.0)

    async def _run(self, key: Key) -> None:
        try:
            while True:
                self._again.discard(key)
                async with self._slots:
                    if self._stopping or self._rests(key[0]):
                        return
                    await self._send_all(key)
                if key not in self._again:
                    return
        finally:
            # Here, not when the task has ended: between the two, `start` would wake nobody.
            del self._running[key]
            self._again.discard(key)

    async def _send_all(self, key: Key) -> None:
        async with self._database.transaction() as session:
            taken = await sending.take(session, *key, self._clock.now(), self._lease)
        while taken is not None:
            outcome = await self._hand_over(taken)
            taken = await self._record(key, taken, outcome)

    async def _hand_over(self, taken: Taken) -> Outcome:
        try:
            if taken.channel is OutboxChannel.SMS:
                await self._sms.send(OutgoingSms(taken.id, taken.recipient, taken.text, taken.smsc))
            else:
                subject = taken.subject or _NO_SUBJECT
                await self._mail.send(OutgoingMail(taken.id, taken.recipient, subject, taken.text))
        except GatewayUnavailableError as error:
            self._failures[taken.channel] += 1
            if self._failures[taken.channel] >= _OUTAGE:
                now = asyncio.get_running_loop().time()
                self._resting[taken.channel] = now + _REST_SECONDS
            _log.warning(
                "message put off",
                outbox=taken.id,
                channel=taken.channel,
                attempt=taken.attempts,
                reason=str(error),
            )
            return Outcome(Result.UNAVAILABLE, str(error))
        except GatewayRefusedError as error:
            _log.warning(
                "message refused", outbox=taken.id, channel=taken.channel, reason=str(error)
            )
            return Outcome(Result.REFUSED, str(error))
        self._sent += 1
        return Outcome(Result.SENT)

    async def _record(self, key: Key, taken: Taken, outcome: Outcome) -> Taken | None:
        """Write down what became of a message; take the next one, in the same transaction."""
        for pause in _RECORD_AGAIN_AFTER:
            try:
                return await self._recorded(key, taken, outcome)
            except StorageUnavailableError:
                # Giving up now would send the message twice.
                await asyncio.sleep(pause)
        return await self._recorded(key, taken, outcome)

    async def _recorded(self, key: Key, taken: Taken, outcome: Outcome) -> Taken | None:
        now = self._clock.now()
        async with self._database.transaction() as session:
            await sending.record(session, taken, outcome, now, turkish_tables=self._turkish_tables)
            if outcome.result is Result.SENT and self._failures[taken.channel]:
                if self._failures[taken.channel] >= _OUTAGE:
                    await sending.wake(session, taken.channel, now)
                self._failures[taken.channel] = 0
            if self._stopping or outcome.result is Result.UNAVAILABLE:
                return None
            return await sending.take(session, *key, now, self._lease)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            # The lease runs out, and the message is sent again.
            level = _log.warning if isinstance(error, YardimError) else _log.error
            level("sending broke off", exc_info=error)


async def dispatch_due(container: HasOutbox) -> int:
    """Do the worker's job: send everything that is due."""
    return await container.outbox.dispatch_due()
