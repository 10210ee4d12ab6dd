"""In through the real Kannel, and back: whole, once, whatever breaks in between."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest_asyncio
from kannel import BEARERBOX, SMSBOX, SMSC, Kannel, require_kannel
from pydantic import SecretStr
from smpp import smsc_running
from sqlalchemy import func, select

from backend.channels.sms.models import IncomingSms
from backend.conversations.models import Conversation, Message
from backend.gateways.sms.kannel_config import Layout, Link, Operator
from backend.kit.settings import Environment, Settings
from backend.notifications.models import OutboxMessage
from backend.worker import run_pass
from tests.patience import PATIENCE
from tools.ports import keep_ports

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from kannel import Delivered

PHONE = "+905321234567"
_SECRET = "s3cret of the gateway: 100% ö&/"


async def rows(backend: Any) -> list[IncomingSms]:
    async with backend.container.database.reading() as session:
        return list(await session.scalars(select(IncomingSms).order_by(IncomingSms.id)))


async def wait_for_rows(backend: Any, count: int, *, state: str = "taken") -> list[IncomingSms]:
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while True:
        found = [row for row in await rows(backend) if row.state == state]
        if len(found) >= count:
            return found
        assert loop.time() < until, (len(found), backend.kannel.logs())
        await asyncio.sleep(0.05)


async def said(backend: Any) -> list[str]:
    async with backend.container.database.reading() as session:
        found = await session.scalars(
            select(Message.text)
            .where(Message.sender == "customer")
            .order_by(Message.created_at, Message.position)
        )
        return list(found)


async def test_turkish_letters_come_in_and_the_reply_goes_back_over_the_same_link(
    backend: Any,
) -> None:
    text = "YARDIM şikâyetim var: ığüşöç İĞÜŞÖÇ € 😀\n2. satır & % + = #"
    await backend.kannel.handset.text(PHONE, "6616", text)
    reply = await backend.kannel.handset.message()
    assert (reply.sender, reply.receiver) == ("6616", PHONE)
    assert reply.text == "Duydum: " + text.removeprefix("YARDIM ")
    (row,) = await rows(backend)
    assert (row.text, row.sender, row.receiver, row.smsc) == (text, PHONE, "6616", SMSC)
    assert (row.state, row.udh) == ("taken", "")
    async with backend.container.database.reading() as session:
        conversation = (await session.scalars(select(Conversation))).one()
        sent = (await session.scalars(select(OutboxMessage))).one()
    assert (conversation.phone, conversation.smsc, sent.smsc) == (PHONE, SMSC, SMSC)


async def test_a_conversation_of_several_messages(backend: Any) -> None:
    handset = backend.kannel.handset
    for text, heard in (
        ("yardım modem bozuk", "Duydum: modem bozuk"),
        ("hâlâ bozuk", "Duydum: hâlâ bozuk"),
        ("RET", "Size artik anket gondermeyecegiz."),
    ):
        await handset.text(PHONE, "6616", text)
        assert (await handset.message()).text.startswith(heard)
    assert await said(backend) == ["modem bozuk", "hâlâ bozuk"]


async def test_robots_hear_nothing(backend: Any) -> None:
    await backend.kannel.handset.text("3333", "6616", "YARDIM internetim yok")
    await wait_for_rows(backend, 1, state="ignored")
    assert await backend.kannel.handset.is_silent(1.0)


async def test_our_service_away_while_kannel_tries_many_times_loses_and_doubles_nothing(
    backend: Any,
) -> None:
    phones = [f"+9053212300{number:02}" for number in range(40)]
    texts = [
        (phone, f"YARDIM sorun {phone[-2:]}-{number}") for number in range(3) for phone in phones
    ]
    handset = backend.kannel.handset
    got: list[Delivered] = []

    async def listen() -> None:
        while len(got) < len(texts):
            got.append(await handset.message(90))

    listening = asyncio.create_task(listen())
    for number, (phone, text) in enumerate(texts):
        await handset.text(phone, "6616", text)
        await asyncio.sleep(0.02)
        if number == 40:
            # With turns and replies under way.
            await backend.stop()
    await asyncio.sleep(4)  # it tries every second
    await backend.start()
    async with asyncio.timeout(90):
        while not listening.done():
            # The worker: what the stop left half done.
            await run_pass(backend.container)
            await asyncio.wait([listening], timeout=1)
    await listening
    found = await rows(backend)
    assert Counter(row.text for row in found) == Counter(text for _, text in texts)
    assert {row.state for row in found} == {"taken"}
    wanted = Counter(f"Duydum: {text.removeprefix('YARDIM ')}" for _, text in texts)
    heard = Counter(one.text for one in got)
    async with backend.container.database.reading() as session:
        uncertain = await session.scalar(select(func.sum(OutboxMessage.uncertain))) or 0
    assert set(heard) == set(wanted)
    assert sum(heard.values()) - len(wanted) <= uncertain


class SmppBackend:
    """Our backend and Kannel, with a link by SMPP to an SMSC that the test plays."""

    def __init__(self, backend: Any, smsc: Any) -> None:
        self.backend = backend
        self.smsc = smsc


@pytest_asyncio.fixture
async def by_smpp(tmp_path: Path) -> AsyncIterator[SmppBackend]:
    """Run everything; Kannel waits for missing parts two seconds only."""
    from conftest import Backend  # noqa: PLC0415 - beside this file, found at run time

    require_kannel()
    own, admin, smsbox, sendsms, port = keep_ports(5)
    for name in ("store", "receipts"):
        (tmp_path / name).mkdir()
    settings = Settings(
        env=Environment.TEST,
        state_dir=tmp_path,
        sms_url=f"http://127.0.0.1:{sendsms}/cgi-bin/sendsms",
        sms_user="yardim",
        sms_password=SecretStr("password"),
        sms_secret=SecretStr(_SECRET),
        sms_callback_url=f"http://127.0.0.1:{own}",
    )
    layout = Layout(admin, smsbox, sendsms, spool=tmp_path, logs=tmp_path, retry_seconds=1)
    kannel = Kannel(
        tmp_path, settings, layout, Operator(Link.SMPP, "tt-1", "127.0.0.1", port, "yardim")
    )
    config = tmp_path / "kannel.conf"
    written = config.read_text("utf-8")
    assert "mo-timeout = 60" in written
    config.write_text(written.replace("mo-timeout = 60", "mo-timeout = 2"), "utf-8")
    backend = Backend(tmp_path, kannel, own)
    await backend.make_tables()
    async with smsc_running(port) as smsc:
        try:
            await kannel.start_box(BEARERBOX, smsbox)
            await kannel.start_box(SMSBOX, sendsms)
            await asyncio.wait_for(smsc.bound.wait(), PATIENCE)
            await backend.start()
            yield SmppBackend(backend, smsc)
        finally:
            await kannel.stop_box(SMSBOX)
            await backend.stop()
            await kannel.stop_box(BEARERBOX)


def _udh(number: int, of: int = 3, reference: int = 0x7F) -> bytes:
    return bytes([5, 0, 3, reference, of, number])


async def test_three_parts_in_ucs2_are_one_message_and_the_reply_comes_in_parts(
    by_smpp: SmppBackend,
) -> None:
    text = "YARDIM " + "ş" * 59 + "😀" + "ğ" * 66 + "son ışık"
    units = text.encode("utf-16-be")
    parts = [units[at : at + 134].decode("utf-16-be", "surrogatepass") for at in (0, 134, 268)]
    # The border falls into the emoji, and the parts arrive in another order.
    assert parts[1][0] == "\ude00"
    await by_smpp.smsc.parts(PHONE, [(_udh(n), parts[n - 1]) for n in (2, 3, 1)])
    (row,) = await wait_for_rows(by_smpp.backend, 1)
    assert row.text == text
    replies = [await by_smpp.smsc.next() for _ in range(3)]
    addresses = {(reply.sender, reply.receiver.lstrip("+")) for reply in replies}
    assert addresses == {("6616", PHONE.lstrip("+"))}
    heard = "".join(reply.text for reply in sorted(replies, key=lambda reply: reply.udh[-1]))
    assert heard.replace(" ", "") == ("Duydum: " + text.removeprefix("YARDIM ")).replace(" ", "")


async def test_parts_that_kannel_gave_up_waiting_for_are_joined_by_us(
    by_smpp: SmppBackend,
) -> None:
    smsc = by_smpp.smsc
    await smsc.parts(PHONE, [(_udh(3), "üçüncü"), (_udh(1), "YARDIM birinci, ")])
    await wait_for_rows(by_smpp.backend, 2, state="partial")
    await smsc.parts(PHONE, [(_udh(2), "ikinci, ")])
    await wait_for_rows(by_smpp.backend, 1)
    assert await said(by_smpp.backend) == ["birinci, ikinci, üçüncü"]
    states = Counter(row.state for row in await rows(by_smpp.backend))
    assert states == {"joined": 2, "taken": 1}


async def test_turkish_tables_of_phones_come_in_whole_in_one_sms_and_in_parts(
    by_smpp: SmppBackend,
) -> None:
    smsc = by_smpp.smsc
    text = "YARDIM çağrı ışığı şimşek gibi İĞŞ €[]?s"
    await smsc.deliver(PHONE, text.encode("gsm23.038-1-0"), udh=bytes.fromhex("03250101"))
    await wait_for_rows(by_smpp.backend, 1)
    other = "tek kaymalı: şişe İğne çıktı"
    septets = b"".join(letter.encode("gsm23.038-0-1") for letter in other)
    await smsc.deliver(PHONE, septets, udh=bytes.fromhex("03240101"))
    await wait_for_rows(by_smpp.backend, 2)
    shift = bytes([0x25, 1, 1])
    for number, part in ((1, "ilk yarısı ağ"), (2, "ır çalışıyor")):
        header = b"\x08" + _udh(number, 2)[1:] + shift
        await smsc.deliver(PHONE, part.encode("gsm23.038-1-0"), udh=header)
    await wait_for_rows(by_smpp.backend, 3)
    assert [row.text for row in await rows(by_smpp.backend)] == [
        text,
        other,
        "ilk yarısı ağır çalışıyor",
    ]
