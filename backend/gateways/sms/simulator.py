"""The simulated network: texts land on simulated phones, which say at once that they have them.

To a phone that is switched off (`/handset`) nothing gets through, and its receipt says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.gateways.delivery import ReceiptKind
from backend.gateways.sms import segments, simulated_phones
from backend.gateways.sms.simulated_phones import SimulatedSms
from backend.kit.database import insert_once
from backend.kit.gathered import Gathered

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from backend.gateways.delivery import OutgoingSms
    from backend.kit.work import Work, Works

    # The work it is part of, the ids of outbox rows, the kind of receipt.
    type Record = Callable[[Work, Sequence[int], int], Awaitable[object]]


class SimulatedNetwork:
    """The `SmsGateway` without a network; `/handset` shows what it delivers."""

    def __init__(self, works: Works, record: Record, *, turkish_tables: bool = False) -> None:
        """Deliver nothing yet. `record` takes the receipts, in the transaction of the delivery."""
        self._record = record
        self._turkish_tables = turkish_tables
        self._deliveries = Gathered(works, self._deliver)

    async def send(self, sms: OutgoingSms) -> None:
        """Put `sms` on its phone, once per outbox row, and bring the receipts back."""
        await self._deliveries.ask(sms)

    async def _deliver(self, work: Work, many: Sequence[OutgoingSms]) -> None:
        session = work.session
        off = await simulated_phones.switched_off(session, [sms.recipient for sms in many])
        ends = [
            ReceiptKind.FAILED if sms.recipient in off else ReceiptKind.DELIVERED for sms in many
        ]
        sizes = [segments.measure(sms.text, turkish_tables=self._turkish_tables) for sms in many]
        once = insert_once(session.get_bind().dialect.name, SimulatedSms.__table__, "outbox_id")
        rows = [
            {
                "phone": sms.recipient,
                "from_phone": False,
                "text": sms.text,
                "encoding": size.encoding.value,
                "segments": size.segments,
                "outbox_id": sms.id,
                "receipt": end.value,
                "at": work.now,
            }
            for sms, size, end in zip(many, sizes, ends, strict=True)
        ]
        await session.execute(once, rows)
        await self._record(work, [sms.id for sms in many], ReceiptKind.ACCEPTED)
        for kind in dict.fromkeys(ends):
            of_it = [sms.id for sms, end in zip(many, ends, strict=True) if end is kind]
            await self._record(work, of_it, kind)

    async def close(self) -> None:
        """Nothing is open."""
