"""The simulated network: texts land on simulated phones, which say at once that they have them.

To a phone that is switched off (`/handset`) nothing gets through, and its receipt says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.gateways import simulated_phones
from backend.gateways.simulated_phones import SimulatedSms
from backend.notifications import receipts, segments
from backend.notifications.receipts import Kind
from backend.notifications.statements import insert_once

if TYPE_CHECKING:
    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.notifications.channels import OutgoingSms


class SimulatedNetwork:
    """The `SmsGateway` without a network; `/handset` shows what it delivers."""

    def __init__(self, database: Database, clock: Clock, *, turkish_tables: bool = False) -> None:
        """Deliver nothing yet."""
        self._database = database
        self._clock = clock
        self._turkish_tables = turkish_tables

    async def send(self, sms: OutgoingSms) -> None:
        """Put `sms` on its phone, once per outbox row, and bring the receipts back."""
        now = self._clock.now()
        size = segments.measure(sms.text, turkish_tables=self._turkish_tables)
        async with self._database.transaction() as session:
            is_on = await simulated_phones.is_on(session, sms.recipient)
            end = Kind.DELIVERED if is_on else Kind.FAILED
            await session.execute(
                insert_once(session.get_bind().dialect.name, SimulatedSms, "outbox_id").values(
                    phone=sms.recipient,
                    from_phone=False,
                    text=sms.text,
                    encoding=size.encoding.value,
                    segments=size.segments,
                    outbox_id=sms.id,
                    receipt=end.value,
                    at=now,
                )
            )
            for kind in (Kind.ACCEPTED, end):
                await receipts.record(session, sms.id, kind, now)

    async def close(self) -> None:
        """Nothing is open."""
