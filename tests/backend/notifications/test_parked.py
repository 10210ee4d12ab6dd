"""A message that we fail to send by a fault of ours is set aside, and its address goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.kit import parking
from backend.notifications import sending
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.parked import MESSAGES
from backend.notifications.service import Address

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.kit.work import Works
    from backend.notifications.dispatch import Dispatcher

pytestmark = pytest.mark.both_databases

PHONE, OTHER = "+905321234567", "+905339876543"


@pytest.fixture
def dispatcher(new_dispatcher: Callable[..., Dispatcher]) -> Dispatcher:
    """Send one after another, in the order in which the script has its errors."""
    return new_dispatcher(sms_at_once=1)


async def tries(dispatcher: Dispatcher, clock: Any, times: int) -> None:
    for _ in range(times):
        for lane in dispatcher._lanes.values():
            lane.forgive()
        await dispatcher.dispatch_due()
        clock.set(clock.now() + timedelta(minutes=5))


async def poisoned(outbox: Any, dispatcher: Dispatcher, sms: Any, **more: Any) -> int:
    """Put a message that the gateway's class breaks at, and try until it is parked."""
    made: int = await outbox.put("zehir", **more)
    await outbox.put("sonraki")
    await outbox.put("başkası", OTHER)
    sms.script = [LookupError("words of a customer"), None, LookupError(), LookupError()]
    await tries(dispatcher, outbox.clock, 4)
    return made


async def test_it_holds_up_neither_its_address_nor_others(
    outbox: Any, dispatcher: Dispatcher, sms: Any, works: Works
) -> None:
    made = await poisoned(outbox, dispatcher, sms)
    assert sms.texts == ["başkası", "sonraki"]
    async with works.reading() as session:
        (item,) = await parking.parked(session, 10)
    assert (item.kind, item.key, item.failures) == ("message", str(made), 3)
    assert item.error.startswith("LookupError")
    assert "words" not in item.error
    row = await outbox.row("zehir")
    assert (row.state, row.uncertain) == ("queued", 3)


async def test_tried_again_it_goes_out(
    outbox: Any, dispatcher: Dispatcher, sms: Any, works: Works
) -> None:
    made = await poisoned(outbox, dispatcher, sms)
    async with works.begin() as work:
        await work.session.execute(parking.delete(parking.FailingItem))
        await MESSAGES.retry(work, str(made))
    await dispatcher.dispatch_due()
    assert sms.texts[-1] == "zehir"
    assert (await outbox.row("zehir")).state == "sent"


async def test_dismissed_a_notice_turns_to_its_next_address(
    outbox: Any, dispatcher: Dispatcher, sms: Any, works: Works
) -> None:
    made = await poisoned(
        outbox,
        dispatcher,
        sms,
        purpose=Purpose.NOTICE,
        fallbacks=[Address(OutboxChannel.EMAIL, "ayse@ornek.com")],
    )
    async with works.begin() as work:
        await MESSAGES.dismiss(work, str(made))
    assert ("sms", "zehir", "failed") in await outbox.states()
    assert ("email", "zehir", "queued") in await outbox.states()


async def test_one_that_cannot_even_be_taken_is_set_aside_too(
    outbox: Any, dispatcher: Dispatcher, sms: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await outbox.put("zehir")
    await outbox.put("sonraki")
    real = sending._taken

    def broken(row: Any) -> Any:
        if row.id == made:
            raise LookupError
        return real(row)

    monkeypatch.setattr(sending, "_taken", broken)
    await tries(dispatcher, outbox.clock, 6)
    assert sms.texts == ["sonraki"]
