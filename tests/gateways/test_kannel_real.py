"""Out through the real Kannel: whole, in order, once, and its receipts come back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from kannel import BEARERBOX, SMSC, Delivered, Kannel, require_kannel
from sqlalchemy import select

from backend.conversations.models import ChatChannel, Conversation, new_id
from backend.conversations.receiving import Inbound
from backend.gateways.delivery import OutgoingSms
from backend.gateways.sms import segments
from backend.gateways.sms.kannel import KannelGateway
from backend.gateways.sms.kannel_config import Layout, Link, Operator
from backend.kit.settings import Settings
from backend.kit.work import Works
from backend.notifications import service
from backend.notifications.models import (
    DeliveryReceipt,
    OutboxChannel,
    OutboxMessage,
    OutboxState,
    Purpose,
)
from tests.patience import PATIENCE
from tools.ports import keep_ports

if TYPE_CHECKING:
    from pathlib import Path

PHONE = "+905321234567"


def quiet(container: Any) -> Works:
    """Work so that nobody is woken."""
    return Works(container.database, container.clock, container.live)


async def put(backend: Any, text: str, recipient: str = PHONE, smsc: str | None = SMSC) -> int:
    async with quiet(backend.container).begin() as work:
        made = await service.enqueue(
            work,
            service.Outgoing(
                key=f"{recipient} {text}",
                channel=OutboxChannel.SMS,
                recipient=recipient,
                purpose=Purpose.REPLY,
                text=text,
                smsc=smsc,
            ),
        )
    assert made is not None
    return made


async def row(backend: Any, outbox_id: int) -> OutboxMessage:
    async with backend.container.database.reading() as session:
        found = await session.get(OutboxMessage, outbox_id)
    assert found is not None
    return found


async def delivered(backend: Any, outbox_id: int) -> OutboxMessage:
    """Wait for the last receipt."""
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while (found := await row(backend, outbox_id)).state != OutboxState.DELIVERED:
        assert loop.time() < until, (found.state, found.failure, backend.kannel.logs())
        await asyncio.sleep(0.05)
    return found


async def test_turkish_letters_arrive_whole_and_receipts_come_back(backend: Any) -> None:
    text = "Şikâyetiniz alındı 😀\nİĞÜŞÖÇ ığüşöç"
    made = await put(backend, text)
    assert await backend.container.outbox.dispatch_due() == 1
    message = await backend.kannel.handset.message()
    assert (message.sender, message.receiver, message.text) == ("6616", PHONE, text)
    found = await delivered(backend, made)
    assert (found.encoding, found.segments, found.attempts) == ("ucs2", 1, 1)
    async with backend.container.database.reading() as session:
        kinds = await session.scalars(select(DeliveryReceipt.kind))
        assert set(kinds) <= {1, 8}


async def test_gsm_letters_lines_and_signs_arrive_whole(backend: Any) -> None:
    text = "Kaydiniz: 4821 0937 5523 {€} [~] @_ %41 & + = #\n1) Evet\n2) Hayir ÇöÖüÜ"
    made = await put(backend, text, smsc=None)
    await backend.container.outbox.dispatch_due()
    message = await backend.kannel.handset.message()
    assert (message.kind, message.text) == ("text", text)
    found = await delivered(backend, made)
    assert (found.encoding, found.segments) == ("gsm7", 1)


async def test_three_parts_arrive_in_order_and_no_emoji_is_cut(backend: Any) -> None:
    made = await put(backend, "ş" * 66 + "😀" + "ı" * 60 + "👍🏽 son. " + "ğ" * 10)
    await backend.container.outbox.dispatch_due()
    parts = [await backend.kannel.handset.message() for _ in range(3)]
    assert [(part.udh[:3], part.udh[4:]) for part in parts] == [
        (bytes.fromhex("050003"), bytes([3, number])) for number in (1, 2, 3)
    ]
    assert len({part.udh[3] for part in parts}) == 1
    texts = [part.data.decode("utf-16-be") for part in parts]
    found = await delivered(backend, made)
    assert "".join(texts) == found.text
    assert found.segments == 3
    assert texts[1].startswith("😀")


async def test_we_count_parts_as_kannel_does(kannel: Kannel) -> None:
    for length in (150, 151, 159, 160, 161, 290, 1320):
        text = ("Kaydiniz alindi [€] " * 80)[:length]
        await _counted(kannel, text, turkish_tables=False)


async def test_turkish_tables_arrive_as_such_and_are_counted_as_kannel_does(kannel: Kannel) -> None:
    for length in (20, 154, 155, 156, 298, 299, 1490):
        text = ("Şikayetiniz alındı: ağ çok yavaş, İĞŞ € " * 40)[:length]
        parts = await _counted(kannel, text, turkish_tables=True)
        assert all(b"\x25\x01\x01" in part.udh for part in parts)
        # What a phone does: the septets, read by the Turkish table.
        septets = b"".join(part.text.encode("gsm23.038-0-0") for part in parts)
        assert septets.decode("gsm23.038-1-0") == text


async def _counted(kannel: Kannel, text: str, *, turkish_tables: bool) -> list[Delivered]:
    settings = kannel.settings.model_copy(update={"sms_turkish_tables": turkish_tables})
    gateway = KannelGateway(settings)
    try:
        await gateway.send(OutgoingSms(1, PHONE, text, SMSC))
    finally:
        await gateway.close()
    size = segments.measure(text, turkish_tables=turkish_tables)
    parts = [await kannel.handset.message() for _ in range(size.segments)]
    assert await kannel.handset.is_silent(0.15), text
    return parts


async def test_the_longest_text_arrives_whole(backend: Any) -> None:
    text = "ğ" * 670
    made = await put(backend, text)
    await backend.container.outbox.dispatch_due()
    parts = [await backend.kannel.handset.message() for _ in range(10)]
    assert "".join(part.data.decode("utf-16-be") for part in parts) == text
    assert (await delivered(backend, made)).segments == 10


async def test_many_phones_at_once_each_get_theirs_in_order(backend: Any) -> None:
    phones = [f"+9053210000{number:02}" for number in range(20)]
    for number in range(5):
        for phone in phones:
            await put(backend, f"{number}", phone)
    sent = 0
    while sent < 100:
        sent += await backend.container.outbox.dispatch_due()
    got = [await backend.kannel.handset.message() for _ in range(100)]
    for phone in phones:
        assert [one.text for one in got if one.receiver == phone] == list("01234")
    assert await backend.kannel.handset.is_silent()


async def test_receipts_that_found_us_away_are_brought_again(backend: Any) -> None:
    made = await put(backend, "Merhaba")
    gateway = KannelGateway(backend.kannel.settings)
    await backend.stop()
    await gateway.send(OutgoingSms(made, PHONE, "Merhaba", SMSC))
    await backend.kannel.handset.message()
    await asyncio.sleep(1.5)
    await backend.start()
    # Handed over by somebody who died: its receipt says so, and nothing is sent again.
    assert (await delivered(backend, made)).attempts == 0
    assert await backend.container.outbox.dispatch_due() == 0
    await gateway.close()


async def test_kannel_away_costs_time_only(backend: Any, kannel: Kannel) -> None:
    made = await put(backend, "Merhaba")
    await kannel.stop_box(BEARERBOX)
    await kannel.handset.close()
    await kannel.stop()
    assert await backend.container.outbox.dispatch_due() == 0
    assert (await row(backend, made)).state == "queued"
    await kannel.start()
    await asyncio.sleep(1.1)  # the first back-off
    assert await backend.container.outbox.dispatch_due() == 1
    assert (await kannel.handset.message()).text == "Merhaba"
    assert (await delivered(backend, made)).uncertain == 0


async def test_kannel_understands_our_smpp_link(tmp_path: Path) -> None:
    require_kannel()
    admin, smsbox, sendsms, smpp = keep_ports(4)
    for name in ("store", "receipts"):
        (tmp_path / name).mkdir()
    kannel = Kannel(
        tmp_path,
        Settings(state_dir=tmp_path),
        Layout(admin, smsbox, sendsms, spool=tmp_path, logs=tmp_path),
        Operator(Link.SMPP, "tt-1", "127.0.0.1", smpp, "yardim", 20),
    )
    try:
        await kannel.start_box(BEARERBOX, smsbox)
        await asyncio.sleep(0.5)
        log = (tmp_path / "bearerbox.log").read_text("utf-8")
        assert "PANIC" not in kannel.logs() + log
        # It tries to reach the operator, whom there is not.
        assert "tt-1" in log
    finally:
        await kannel.stop_box(BEARERBOX)


async def test_a_reply_goes_from_the_process_that_stored_it(backend: Any) -> None:
    """No worker runs: the process that got the answer hands it over."""
    container = backend.container
    conversation = Conversation(
        id=new_id(),
        channel=ChatChannel.SMS,
        phone=PHONE,
        smsc=SMSC,
        created_at=container.clock.now(),
        last_seen_at=container.clock.now(),
    )
    async with container.database.transaction() as session:
        session.add(conversation)
    for number in range(3):
        await container.turns.take_in(conversation.id, Inbound(str(number), f"soru {number}"))
        assert (await backend.kannel.handset.message()).text == f"Duydum: soru {number}"
