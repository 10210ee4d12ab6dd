"""The whole product with the real gateway: network, Kannel, backend, Rasa, actions, and back."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest_asyncio

sys.path.insert(0, str(Path(__file__).parents[1] / "gateways"))

from kannel import SMSC, Kannel, kannel_running

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest
    from conftest import Rows
    from stack import Stack

PHONE = "+905325560001"
_SECRET = "secret of the gateway"


@pytest_asyncio.fixture
async def kannel(
    stack: Stack, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Kannel]:
    """Put Kannel in the place of the simulated network; Rasa and the actions keep running."""
    simulated = dict(stack.environment)
    async with kannel_running(tmp_path, stack.base, _SECRET) as kannel:
        settings = kannel.settings
        stack.environment |= {
            "YARDIM_SMS_URL": settings.sms_url,
            "YARDIM_SMS_USER": settings.sms_user,
            "YARDIM_SMS_PASSWORD": settings.sms_password.get_secret_value(),
            "YARDIM_SMS_SECRET": _SECRET,
        }
        await asyncio.to_thread(_restart, stack)
        yield kannel
    stack.environment.clear()
    stack.environment.update(simulated)
    # For those who come after, if any do.
    if request.session.items[-1] is not request.node:
        await asyncio.to_thread(_restart, stack)


def _restart(stack: Stack) -> None:
    for name in ("worker", "backend"):
        stack.stop(name)
    stack.start("backend", "worker")
    stack.wait_until_ready()


async def heard(kannel: Kannel, ends_with: str) -> str:
    """Wait for a message and return it whole, in however many SMS it comes."""
    text = ""
    while not re.search(ends_with, text):
        part = await kannel.handset.message(PATIENCE)
        assert (part.sender, part.receiver) == ("6616", PHONE)
        text += part.text
    return text


async def all_delivered(rows: Rows) -> None:
    async with asyncio.timeout(PATIENCE):
        while rows("SELECT 1 FROM outbox WHERE smsc = ? AND state <> 'delivered'", SMSC):  # noqa: ASYNC110 - other processes write
            await asyncio.sleep(0.05)


async def test_a_complaint_its_status_and_its_end_over_the_real_gateway(
    kannel: Kannel, rows: Rows
) -> None:
    handset = kannel.handset
    await handset.text(PHONE, "6616", "YARDIM şikâyetim var: 3 gündür internetim yok 😡")
    told = await heard(kannel, r"KVKK: .+")
    number = re.search(r"\d{4} \d{4} \d{4}", told)
    assert number, told
    await heard(kannel, "COZULDU yazin")
    await handset.text(PHONE, "6616", "DURUM")
    status = await heard(kannel, r"Sonuc tarihi: .+ 20\d\d \w+\.")
    assert status.startswith(f"{number[0]} (Internet arizasi): Kaydiniz alindi")
    await handset.text(PHONE, "6616", "çözüldü, teşekkürler")
    assert f"{number[0]} nolu kaydiniz cozuldu" in await heard(kannel, "YENIDEN AC yazin")
    await all_delivered(rows)

    assert await handset.is_silent()
    (stored,) = rows("SELECT * FROM complaints WHERE contact_phone = ?", PHONE)
    # What only announces a complaint is no part of its story (the message itself is kept whole).
    (entry,) = rows("SELECT text FROM complaint_entries WHERE complaint_id = ?", stored["id"])
    assert entry["text"] == "3 gündür internetim yok 😡"
    assert (stored["channel"], stored["state"]) == ("sms", "resolved")
    sent = rows("SELECT * FROM outbox WHERE recipient = ? ORDER BY id", PHONE)
    assert {row["encoding"] for row in sent} == {"gsm7"}
    assert max(row["segments"] for row in sent) == 2
    assert {(row["smsc"], row["attempts"], row["uncertain"]) for row in sent} == {(SMSC, 1, 0)}
    came = rows("SELECT state FROM incoming_sms WHERE sender = ?", PHONE)
    assert [row["state"] for row in came] == ["taken"] * 3
