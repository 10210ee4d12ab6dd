"""One place tells how far a message has come: gateways, receipts and calls alike."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.gateways.delivery import GatewayUnavailableError
from backend.notifications import calls
from backend.notifications.handed_over import HANDED_OVER, HandedOver
from backend.notifications.models import OutboxChannel, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.kit.work import Work, Works
    from backend.notifications.dispatch import Dispatcher


@pytest.fixture
def heard(works: Works) -> list[HandedOver]:
    found: list[HandedOver] = []

    async def hears(_: Work, news: Sequence[HandedOver]) -> None:
        found.extend(news)

    works.hear(HANDED_OVER, hears)
    return found


async def test_it_tells_of_the_gateway_and_then_of_each_receipt_that_moves_it_on(
    outbox: Any, dispatcher: Dispatcher, sms: Any, heard: list[HandedOver]
) -> None:
    sms.script = [GatewayUnavailableError("away")]
    made = await outbox.put("a", purpose=Purpose.NOTICE, complaint_id="c" * 32)
    await dispatcher.dispatch_due()
    assert heard == []
    outbox.clock.set(outbox.clock.now() + timedelta(seconds=5))
    await dispatcher.dispatch_due()
    for kind in (8, 8, 1, 8, 2):
        await outbox.receipt(made, kind)
    assert [news.state for news in heard] == ["sent", "accepted", "delivered"]
    assert {(news.outbox_id, news.complaint_id, news.purpose) for news in heard} == {
        (made, "c" * 32, Purpose.NOTICE)
    }
    assert heard[0].at == outbox.clock.now()


async def test_it_tells_of_a_call_that_was_made_and_of_none_that_was_given_up(
    outbox: Any, works: Works, heard: list[HandedOver]
) -> None:
    told = await outbox.put("a", channel=OutboxChannel.CALL, purpose=Purpose.NOTICE)
    lost = await outbox.put("b", channel=OutboxChannel.CALL, purpose=Purpose.NOTICE)
    async with works.begin() as work:
        assert await calls.mark_made(work, told)
        assert await calls.give_up(work, lost, "no_answer")
    async with works.begin() as work:
        assert not await calls.mark_made(work, told)
        assert not await calls.mark_made(work, lost)
    assert [(news.outbox_id, news.channel, news.state) for news in heard] == [
        (told, "call", "delivered")
    ]
    row = await outbox.row("a")
    assert row.sent_at == row.settled_at == outbox.clock.now()
