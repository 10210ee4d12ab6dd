"""What the network says: a message moves forward only, and a failed one goes another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.gateways.delivery import EVERY_RECEIPT, GatewayRefusedError
from backend.notifications.models import DeliveryReceipt, OutboxChannel, Purpose
from backend.notifications.service import Address

if TYPE_CHECKING:
    from backend.kit.database import Database
    from backend.notifications.dispatch import Dispatcher

PHONE = "+905321234567"
MAIL = "ayse@ornek.com"


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([8], "accepted"),
        ([4], "accepted"),
        ([8, 1], "delivered"),
        ([8, 4, 1], "delivered"),
        ([1], "delivered"),
        ([1, 8], "delivered"),
        ([1, 2], "delivered"),
        ([8, 2], "failed"),
        ([16], "failed"),
        ([2, 8], "failed"),
        ([2, 1], "failed"),
        ([32], "sent"),
    ],
)
async def test_a_message_moves_forward_only(
    outbox: Any, dispatcher: Dispatcher, database: Database, kinds: list[int], state: str
) -> None:
    made = await outbox.put("a")
    await dispatcher.dispatch_due()
    for kind in kinds:
        assert await outbox.receipt(made, kind, detail="x" * 300)
    row = await outbox.row("a")
    assert row.state == state
    assert (row.settled_at is None) == (state == "sent")
    async with database.reading() as session:
        kept = await session.scalars(select(DeliveryReceipt.kind).order_by(DeliveryReceipt.id))
        assert list(kept) == kinds


async def test_a_receipt_for_nothing_is_nothing(outbox: Any, database: Database) -> None:
    assert not await outbox.receipt(12345, 1)
    async with database.reading() as session:
        assert (await session.scalars(select(DeliveryReceipt))).all() == []


async def test_a_failed_receipt_falls_to_e_mail_and_then_to_a_call(
    outbox: Any, dispatcher: Dispatcher, mail: Any
) -> None:
    made = await outbox.put(
        "not",
        purpose=Purpose.NOTICE,
        subject="Başvurunuz",
        complaint_id="c1",
        fallbacks=[Address(OutboxChannel.EMAIL, MAIL)],
    )
    await dispatcher.dispatch_due()
    await outbox.receipt(made, 2, detail="UNDELIV")
    mail.script = [GatewayRefusedError("550 no such mailbox")]
    await dispatcher.dispatch_due()
    sms, email, call = await outbox.rows()
    assert (sms.state, sms.failure) == ("failed", "receipt 2: UNDELIV")
    assert (email.channel, email.recipient, email.subject, email.fallback_of, email.state) == (
        "email",
        MAIL,
        "Başvurunuz",
        sms.id,
        "failed",
    )
    assert (call.channel, call.recipient, call.text, call.fallback_of, call.complaint_id) == (
        "call",
        PHONE,
        "not",
        email.id,
        "c1",
    )
    await outbox.receipt(made, 2)  # the network says it twice
    assert len(await outbox.rows()) == 3


async def test_a_reply_that_fails_calls_nobody_and_a_survey_neither(
    outbox: Any, dispatcher: Dispatcher
) -> None:
    for purpose in (Purpose.REPLY, Purpose.SURVEY):
        made = await outbox.put(purpose, purpose=purpose)
        await dispatcher.dispatch_due()
        await outbox.receipt(made, 16)
    assert await outbox.states() == [("sms", "reply", "failed"), ("sms", "survey", "failed")]


async def test_a_notice_by_e_mail_alone_ends_with_a_person_too(
    outbox: Any, dispatcher: Dispatcher, mail: Any
) -> None:
    mail.script = [GatewayRefusedError("550")]
    await outbox.put("not", MAIL, channel=OutboxChannel.EMAIL, purpose=Purpose.NOTICE)
    await dispatcher.dispatch_due()
    _, call = await outbox.rows()
    assert (call.channel, call.recipient) == ("call", MAIL)


@pytest.mark.parametrize("after", [(1, "delivered", None), (2, "failed", "receipt 2: UNDELIV")])
async def test_a_receipt_that_overtakes_our_own_note_is_not_undone_by_it(
    outbox: Any, dispatcher: Dispatcher, sms: Any, after: tuple[int, str, str | None]
) -> None:
    kind, state, failure = after
    made = await outbox.put("a")
    take = sms.send

    async def send(message: Any) -> None:
        await take(message)
        await outbox.receipt(made, kind, detail="UNDELIV")

    sms.send = send
    await dispatcher.dispatch_due()
    row = await outbox.row("a")
    assert (row.state, row.failure, row.lease_owner, row.segments) == (state, failure, None, 1)
    assert row.sent_at is not None


def test_we_ask_for_every_kind_of_receipt() -> None:
    assert EVERY_RECEIPT == 31
