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
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import structlog

from backend.gateways.delivery import (
    GatewayRefusedError,
    GatewayUnavailableError,
    OutgoingMail,
    OutgoingSms,
)
from backend.kit.errors import StorageUnavailableError, UnavailableError
from backend.kit.jobs import Job
from backend.kit.keyed_tasks import KeyedTasks
from backend.notifications import sending
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.sending import Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.gateways.delivery import Enclosure, MailGateway, SmsGateway
    from backend.kit.work import Works
    from backend.notifications.sending import Taken

    type Key = tuple[OutboxChannel, str]
    type Enclosures = Callable[[Sequence[str]], Awaitable[Sequence[Enclosure]]]
    type Overdue = Callable[[AsyncSession, datetime, int], Awaitable[Sequence[int]]]

_log = structlog.get_logger(__name__)
# Outlives the wait for a gateway (10 s) and the writing down of its answer.
LEASE = timedelta(seconds=30)
AT_ONCE = 16
_BATCH = 500
_EVERY = timedelta(seconds=1)
_PASS_SECONDS = 2.0
# So many refusals to talk in a row are an outage: the others wait a moment instead of failing one
# by one.
_OUTAGE = 3
_REST_SECONDS = 1.0
_RECORD_AGAIN_AFTER = (0.5, 1.0, 2.0)
_NO_SUBJECT = "Başvurunuz hakkında"


async def no_files(_ids: Sequence[str]) -> Sequence[Enclosure]:
    """Find none: where nobody hands files in."""
    return ()


class Dispatcher:
    """Sends what waits in the outbox, several addresses at once."""

    def __init__(  # noqa: PLR0913 - what it sends by
        self,
        works: Works,
        sms: SmsGateway,
        mail: MailGateway,
        *,
        enclosures: Enclosures = no_files,
        turkish_tables: bool = False,
        lease: timedelta = LEASE,
    ) -> None:
        """Send nothing yet. `turkish_tables`: what the SMS network can, to know what SMS cost.

        `enclosures` finds the files that an e-mail holds. A message whose sender died is sent again
        after `lease`.
        """
        self._works = works
        self._sms = sms
        self._mail = mail
        self._enclosures = enclosures
        self._turkish_tables = turkish_tables
        self._lease = lease
        self._tasks: KeyedTasks[Key] = KeyedTasks("outbox", self._send_all, at_once=AT_ONCE)
        self._failures: Counter[OutboxChannel] = Counter()
        # Until when, by the clock that nobody sets.
        self._resting: dict[OutboxChannel, float] = {}
        self._sent = 0

    def start(self, address: tuple[OutboxChannel, str]) -> None:
        """Send what waits for one address now, in the background."""
        self._tasks.start(address)

    def job(self) -> Job:
        """Send what is due and nobody's."""
        return Job("outbox", _EVERY, self.dispatch_due)

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        await self._tasks.settled()

    async def dispatch_due(self) -> int:
        """Send everything that is due; return how many messages were handed over since last asked.

        Waits a moment only: a gateway that hangs must not hold up the worker. In an outage few
        messages are tried; the time of the others ends all the same.
        """
        self._resting.clear()
        await self._give_up(sending.overdue)
        await self._tasks.run_due(self._due, batch=_BATCH, seconds=_PASS_SECONDS)
        if self._resting:
            away = tuple(self._resting)
            await self._give_up(partial(sending.kept_by_outage, away=away))
        sent, self._sent = self._sent, 0
        return sent

    async def close(self) -> None:
        """Let messages under way be handed over and written down, then let go."""
        await self._tasks.close()
        await self._sms.close()
        await self._mail.close()

    async def _give_up(self, which: Overdue) -> None:
        async with self._works.reading() as session:
            overdue = await which(session, self._works.now(), _BATCH)
        for outbox_id in overdue:
            async with self._works.begin() as work:
                await sending.give_up(work, outbox_id)

    async def _due(self, limit: int) -> list[Key]:
        async with self._works.reading() as session:
            due = await sending.due(session, self._works.now(), limit)
        return [key for key in due if not self._rests(key[0])]

    def _rests(self, channel: OutboxChannel) -> bool:
        return monotonic() < self._resting.get(channel, 0.0)

    async def _send_all(self, key: Key) -> None:
        """Send what waits for one address, one after another.

        Whoever breaks off leaves a lease that runs out, and the message is sent again.
        """
        if self._rests(key[0]):
            return
        try:
            async with self._works.begin() as work:
                taken = await sending.take(work, *key, self._lease)
            while taken is not None:
                outcome = await self._hand_over(taken)
                taken = await self._record(key, taken, outcome)
        except UnavailableError:
            raise
        except Exception as error:
            async with self._works.begin() as work:
                await sending.blame_oldest(work, *key, error)
            raise

    async def _hand_over(self, taken: Taken) -> Outcome:
        try:
            if taken.channel is OutboxChannel.SMS:
                await self._sms.send(OutgoingSms(taken.id, taken.recipient, taken.text, taken.smsc))
            else:
                subject = taken.subject or _NO_SUBJECT
                # Whoever of the house is told of one answers nobody's complaint.
                about = None if taken.purpose is Purpose.ALERT else taken.complaint_id
                files = await self._enclosures(taken.enclosed) if taken.enclosed else ()
                mail = OutgoingMail(
                    taken.id, taken.recipient, subject, taken.text, about, enclosed=files
                )
                await self._mail.send(mail)
        except GatewayUnavailableError as error:
            self._failures[taken.channel] += 1
            if self._failures[taken.channel] >= _OUTAGE:
                now = monotonic()
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
        except UnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - it is counted against this message alone
            _log.exception("message broke off", outbox=taken.id, channel=taken.channel)
            return Outcome(Result.FAULT, fault=error)
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
        async with self._works.begin() as work:
            await sending.record(work, taken, outcome, turkish_tables=self._turkish_tables)
            if outcome.result is Result.SENT and self._failures[taken.channel]:
                if self._failures[taken.channel] >= _OUTAGE:
                    await sending.wake(work.session, taken.channel, work.now)
                self._failures[taken.channel] = 0
            if self._tasks.stopping or outcome.result is Result.UNAVAILABLE:
                return None
            return await sending.take(work, *key, self._lease)
