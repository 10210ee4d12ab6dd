"""The simulated network delivers to simulated phones and brings receipts, once per message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.gateways.delivery import OutgoingSms
from backend.gateways.sms.simulated_phones import SimulatedSms
from backend.gateways.sms.simulator import SimulatedNetwork
from backend.notifications import receipts, service
from backend.notifications.models import DeliveryReceipt, OutboxChannel, OutboxMessage, Purpose

if TYPE_CHECKING:
    from backend.kit.database import Database
    from backend.kit.work import Works

PHONE = "+905321234567"


async def test_what_is_sent_lies_on_the_phone_with_its_size_and_receipts_come_back(
    database: Database, works: Works
) -> None:
    async with works.begin() as work:
        made = await service.enqueue(
            work,
            service.Outgoing(
                key="k",
                channel=OutboxChannel.SMS,
                recipient=PHONE,
                purpose=Purpose.REPLY,
                text="ş" * 80,
            ),
        )
    assert made is not None
    network = SimulatedNetwork(works, receipts.record, turkish_tables=True)
    for _ in range(2):
        await network.send(OutgoingSms(made, PHONE, "ş" * 80))
    await network.close()
    async with database.reading() as session:
        [phone] = await session.scalars(select(SimulatedSms))
        [row] = await session.scalars(select(OutboxMessage))
        kinds = await session.scalars(select(DeliveryReceipt.kind).order_by(DeliveryReceipt.id))
        assert list(kinds)[:2] == [8, 1]
    assert (phone.phone, phone.from_phone, phone.encoding, phone.segments) == (
        PHONE,
        False,
        "turkish",
        1,
    )
    assert (phone.outbox_id, phone.receipt, phone.text) == (made, 1, "ş" * 80)
    assert row.state == "delivered"
