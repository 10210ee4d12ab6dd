"""The simulated network delivers to simulated phones and brings receipts, once per message."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.gateways.delivery import OutgoingSms
from backend.gateways.sms import simulated_phones
from backend.gateways.sms.simulated_phones import SimulatedSms
from backend.gateways.sms.simulator import SimulatedNetwork
from backend.notifications import receipts, service
from backend.notifications.models import DeliveryReceipt, OutboxChannel, OutboxMessage, Purpose

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
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
    network = SimulatedNetwork(works, receipts.record_all, turkish_tables=True)
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


async def test_what_comes_at_the_same_time_is_delivered_together_each_with_its_own_receipts(
    database: Database, works: Works, clock: FixedClock
) -> None:
    off = "+905321234500"
    made: list[int] = []
    async with works.begin() as work:
        await simulated_phones.switch(work.session, off, on=False, now=clock.now())
        for number in range(4):
            message = service.Outgoing(
                key=f"k{number}",
                channel=OutboxChannel.SMS,
                recipient=off if number == 2 else PHONE,
                purpose=Purpose.REPLY,
                text=f"{number}",
            )
            made.append(await service.enqueue(work, message) or 0)
    network = SimulatedNetwork(works, receipts.record_all)
    await asyncio.gather(
        *(
            network.send(OutgoingSms(each, off if number == 2 else PHONE, f"{number}"))
            for number, each in enumerate(made)
        )
    )
    async with database.reading() as session:
        rows = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()
        phones = (await session.scalars(select(SimulatedSms).order_by(SimulatedSms.id))).all()
        kept = await session.execute(
            select(DeliveryReceipt.outbox_id, DeliveryReceipt.kind).order_by(DeliveryReceipt.id)
        )
        kinds: dict[int, list[int]] = {}
        for outbox_id, kind in kept:
            kinds.setdefault(outbox_id, []).append(kind)
    assert [row.state for row in rows] == ["delivered", "delivered", "failed", "delivered"]
    assert [(sms.outbox_id, sms.text) for sms in phones] == [
        (each, f"{number}") for number, each in enumerate(made)
    ]
    assert [kinds[each] for each in made] == [[8, 1], [8, 1], [8, 2], [8, 1]]
