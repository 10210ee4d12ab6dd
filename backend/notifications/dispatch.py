"""Carries the outbox out: per address one message after another, each handed over once.

A message is marked as being sent, and that is committed, before a gateway is called; what became
of it is written down after. Whoever dies in between, or hears no answer, leaves it in doubt: where
the gateway brings receipts one is waited for, else a lease that runs out. Then the message is sent
again, which may be a duplicate, and counted as `uncertain`. While an older message of an address
waits or is being sent, no newer one goes out, in whichever process; codes alone overtake.

Each channel has a lane of its own: a gateway that hangs holds up nothing of another.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog

from backend.gateways.delivery import (
    GatewayRefusedError,
    GatewayUnansweredError,
    GatewayUnavailableError,
    OutgoingMail,
    OutgoingSms,
)
from backend.kit import parking
from backend.kit.errors import UnavailableError
from backend.kit.jobs import Job
from backend.notifications import sending
from backend.notifications.lanes import Lane
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.sending import Outcome, Result
from backend.notifications.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.gateways.delivery import Enclosure, MailGateway, SmsGateway
    from backend.kit.work import Works
    from backend.notifications.sending import Taken

    type Enclosures = Callable[[Sequence[str]], Awaitable[Sequence[Enclosure]]]
    type Overdue = Callable[[AsyncSession, datetime, int], Awaitable[Sequence[int]]]

_log = structlog.get_logger(__name__)
# Outlives the wait for a gateway (10 s) and the writing down of its answer.
LEASE = timedelta(seconds=30)
# What is under way is in doubt when a process dies, and an e-mail then comes twice.
AT_ONCE = 4
# Whether an SMS was taken its receipts tell, or it is taken once: more of them share a transaction.
SMS_AT_ONCE = 16
_BATCH = 500
_EVERY = timedelta(seconds=1)
_PASS_SECONDS = 2.0
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
        receipt_within: timedelta = timedelta(),
        at_once: int = AT_ONCE,
        sms_at_once: int = SMS_AT_ONCE,
    ) -> None:
        """Send nothing yet. `turkish_tables`: what the SMS network can, to know what SMS cost.

        `enclosures` finds the files that an e-mail holds. A message whose sender died is sent again
        after `lease`, an SMS once no receipt came for it `receipt_within` (none: it brings none).
        So many e-mails, and so many SMS, are under way at the same time.
        """
        self._works = works
        self._sms = sms
        self._mail = mail
        self._enclosures = enclosures
        # SMTP knows no receipts.
        terms = {
            OutboxChannel.SMS: Terms(lease, receipt_within, sms_at_once, turkish_tables),
            OutboxChannel.EMAIL: Terms(lease, lease, at_once, turkish_tables),
        }
        self._lanes = {
            channel: Lane(works, channel, self._hand_over, each) for channel, each in terms.items()
        }
        self._sent = 0

    def start(self, address: tuple[OutboxChannel, str]) -> None:
        """Send what waits for one address now, in the background."""
        channel, recipient = address
        self._lanes[channel].start(recipient)

    def job(self) -> Job:
        """Send what is due and nobody's."""
        return Job("outbox", _EVERY, self.dispatch_due, goes_on=True)

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        for lane in self._lanes.values():
            await lane.settled()

    async def dispatch_due(self) -> int:
        """Send everything that is due; return how many were handed over since, and given up.

        Waits a moment only: a gateway that hangs must not hold up the worker. In an outage few
        messages are tried; the time of the others ends all the same, of some hundreds at once: it
        is to be asked again until there is nothing to do.
        """
        given_up = await self._give_up(sending.overdue)
        await asyncio.gather(*(self._run_due(lane) for lane in self._lanes.values()))
        away = [lane.channel for lane in self._lanes.values() if lane.circuit.away]
        if away:
            given_up += await self._give_up(partial(sending.kept_by_outage, away=away))
        sent, self._sent = self._sent, 0
        return sent + given_up

    async def close(self) -> None:
        """Let messages under way be handed over and written down, then let go."""
        await asyncio.gather(*(lane.close() for lane in self._lanes.values()))
        await self._sms.close()
        await self._mail.close()

    async def _give_up(self, which: Overdue) -> int:
        async with self._works.reading() as session:
            overdue = await which(session, self._works.now(), _BATCH)
        items = {str(outbox_id): outbox_id for outbox_id in overdue}
        return await parking.in_batches(self._works, sending.PARKED, items, sending.give_up)

    async def _run_due(self, lane: Lane) -> None:
        async def find(limit: int) -> Sequence[str]:
            now = self._works.now()
            if not lane.circuit.is_open(now):
                return ()
            async with self._works.reading() as session:
                return await sending.due(session, lane.channel, now, limit)

        await lane.run_due(find, batch=_BATCH, seconds=_PASS_SECONDS)

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
            unanswered = isinstance(error, GatewayUnansweredError)
            _log.warning(
                "message in doubt" if unanswered else "message put off",
                outbox=taken.id,
                channel=taken.channel,
                attempt=taken.attempts,
                reason=str(error),
            )
            result = Result.UNANSWERED if unanswered else Result.UNAVAILABLE
            return Outcome(result, str(error))
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
