"""What is to be sent by a way that the operator has switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.bootstrap import build_container
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.service import Address

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings


@pytest.mark.parametrize("off", ["sms_off", "mail_off"])
async def test_a_notice_is_never_told_as_delivered_and_ends_as_a_call(
    settings: Settings, database: Database, clock: FixedClock, outbox: Any, off: str
) -> None:
    settings = settings.model_copy(update={off: True})
    container = build_container(settings, clock=clock, database=database)
    channel, recipient = {
        "sms_off": (OutboxChannel.SMS, "+905321234567"),
        "mail_off": (OutboxChannel.EMAIL, "ayse@ornek.com"),
    }[off]
    fallbacks = [Address(channel, f"{recipient}0")]
    await outbox.put("x", recipient, channel=channel, purpose=Purpose.NOTICE, fallbacks=fallbacks)
    for _ in range(3):
        await container.outbox.dispatch_due()
    rows = await outbox.rows()
    await container.outbox.close()
    assert [(row.channel, row.state) for row in rows] == [
        (channel, "failed"),
        (channel, "failed"),
        ("call", "queued"),
    ]
    assert {row.failure for row in rows[:2]} == {f"switched off by YARDIM_{off.upper()}"}
