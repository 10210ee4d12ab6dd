"""The simulated network: texts land on simulated phones, which say at once that they have them.

To a phone that is switched off (`/handset`) nothing gets through, and its receipt says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.gateways.delivery import ReceiptKind
from backend.gateways.sms import segments, simulated_phones
from backend.gateways.sms.simulated_phones import SimulatedSms
from backend.kit.database import insert_once

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from backend.gateways.delivery import OutgoingSms
    from backend.kit.work import Work, Works

    # The work it is part of, the outbox row's id, the kind of receipt.
    type Record = Callable[[Work, int, int], Awaitable[object]]


class SimulatedNetwork:
    """The `SmsGateway` without a network; `/handset` shows what it delivers."""

    def __init__(self, works: Works, record: Record, *, turkish_tables: bool = False) -> None:
        """Deliver nothing yet. `record` takes the receipts, in the transaction of the delivery."""
        self._works = works
        self._record = record
        self._turkish_tables = turkish_tables

    async def send(self, sms: OutgoingSms) -> None:
        """Put `sms` on its phone, once per outbox row, and bring the receipts back."""
        size = segments.measure(sms.text, turkish_tables=self._turkish_tables)
        async with self._works.begin() as work:
            session = work.session
            is_on = await simulated_phones.is_on(session, sms.recipient)
            end = ReceiptKind.DELIVERED if is_on else ReceiptKind.FAILED
            await session.execute(
                insert_once(session.get_bind().dialect.name, SimulatedSms, "outbox_id").values(
                    phone=sms.recipient,
                    from_phone=False,
                    text=sms.text,
                    encoding=size.encoding.value,
                    segments=size.segments,
                    outbox_id=sms.id,
                    receipt=end.value,
                    at=work.now,
                )
            )
            for kind in (ReceiptKind.ACCEPTED, end):
                await self._record(work, sms.id, kind)

    async def close(self) -> None:
        """Nothing is open."""
