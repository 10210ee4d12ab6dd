"""Messages that hold a code: sent while it is good, and not kept after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.cli.outbox import outbox_lines
from backend.gateways.delivery import GatewayRefusedError, GatewayUnavailableError, ReceiptKind
from backend.notifications.models import Purpose
from backend.notifications.statements import BLOTTED

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.notifications.dispatch import Dispatcher

TEXT = "Yardim dogrulama kodunuz: 482109."


async def _put(outbox: Any) -> int:
    made = await outbox.put(TEXT, purpose=Purpose.CODE)
    assert isinstance(made, int)
    return made


async def _states(outbox: Any) -> list[tuple[str, str]]:
    return [(text, state) for _, text, state in await outbox.states()]


async def test_a_code_is_sent_in_clear_and_kept_without(
    outbox: Any, dispatcher: Dispatcher, sms: Any
) -> None:
    await _put(outbox)
    assert await dispatcher.dispatch_due() == 1
    assert sms.texts == [TEXT]
    assert await _states(outbox) == [(BLOTTED, "sent")]


async def test_other_messages_keep_their_text(outbox: Any, dispatcher: Dispatcher) -> None:
    await outbox.put("Merhaba 482109")
    await dispatcher.dispatch_due()
    assert await _states(outbox) == [("Merhaba 482109", "sent")]


async def test_a_code_that_waits_for_the_gateway_is_kept_until_it_is_sent(
    outbox: Any, dispatcher: Dispatcher, sms: Any, clock: FixedClock
) -> None:
    sms.script = [GatewayUnavailableError("away")]
    await _put(outbox)
    await dispatcher.dispatch_due()
    assert await _states(outbox) == [(TEXT, "queued")]
    clock.set(clock.now() + timedelta(seconds=2))
    await dispatcher.dispatch_due()
    assert (sms.texts, await _states(outbox)) == ([TEXT], [(BLOTTED, "sent")])


@pytest.mark.parametrize(("seconds", "sent"), [(299, 1), (300, 0)])
async def test_a_code_that_is_out_of_date_is_not_sent(
    outbox: Any, dispatcher: Dispatcher, sms: Any, seconds: int, sent: int
) -> None:
    await _put(outbox)
    await outbox.put("Sonraki")
    outbox.clock.set(outbox.clock.now() + timedelta(seconds=seconds))
    assert await dispatcher.dispatch_due() == sent + 1
    assert sms.texts[-1] == "Sonraki"
    assert (await _states(outbox))[0] == (BLOTTED, "sent" if sent else "cancelled")


async def test_a_code_that_is_refused_or_given_up_is_not_kept_and_nobody_has_to_call(
    outbox: Any, dispatcher: Dispatcher, sms: Any
) -> None:
    sms.script = [GatewayRefusedError("no such number")]
    await _put(outbox)
    await dispatcher.dispatch_due()
    assert await _states(outbox) == [(BLOTTED, "failed")]


@pytest.mark.parametrize("kind", [ReceiptKind.ACCEPTED, ReceiptKind.DELIVERED, ReceiptKind.FAILED])
async def test_a_receipt_before_the_writing_down_takes_the_code_away_too(
    outbox: Any, kind: ReceiptKind
) -> None:
    made = await _put(outbox)
    await outbox.receipt(made, kind)
    (message,) = await outbox.rows()
    assert message.text == BLOTTED


@pytest.mark.parametrize("unmasked", [False, True])
async def test_the_command_that_shows_the_outbox_shows_no_code(
    outbox: Any, database: Database, *, unmasked: bool
) -> None:
    await _put(outbox)
    lines = await outbox_lines(database, 10, unmasked=unmasked)
    assert any("code" in line for line in lines)
    assert "482109" not in "\n".join(lines)
