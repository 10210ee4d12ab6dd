"""While it is written, an agent is told as how many SMS it would go, with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints.contact import Contact
from backend.gateways.sms import segments
from backend.notifications.models import OutboxChannel, OutboxMessage
from tests.backend.desk.test_complaint import at_work, read, register, send

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

TURKISH = "Hattınızdaki arıza şu an sürüyor; ışıklar yanıyor mu, bakıp yazar mısınız? " * 3
FORMS: list[tuple[str, str, dict[str, str]]] = [
    ("conclude", "answer", {"outcome": "rejected"}),
    ("conclude", "answer", {"outcome": "invalid:no_complaint"}),
    ("state", "question", {"state": "waiting_customer"}),
    ("promise", "reason", {"day": "2026-11-24"}),
]


async def told(browser: Browser, number: str, act: str, **fields: str) -> httpx.Response:
    await browser.get(f"/desk/complaints/{number}")
    return await browser.post(f"/desk/complaints/{number}/sms", act=act, **fields)


@pytest.mark.parametrize(("act", "field", "more"), FORMS)
async def test_it_is_as_many_as_the_customer_then_gets(
    container: Container, browser: Browser, act: str, field: str, more: dict[str, str]
) -> None:
    number = await register(container)
    await at_work(container, browser)
    fields = {field: TURKISH} | more
    size = (await told(browser, number, act, **fields)).json()
    assert (await read(container, number)).state == "registered"
    assert (await send(browser, number, act, sure="", **fields)).status_code in {200, 303}
    if act == "conclude" and (await read(container, number)).state != "resolved":
        pytest.fail("it was doubted, not sent")
    await container.outbox.settled()
    async with container.works.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.channel == OutboxChannel.SMS)
        [sms] = await session.scalars(query)
    tables = container.settings.sms_turkish_tables
    assert size["segments"] == segments.measure(sms.text, turkish_tables=tables).segments
    assert 0 < size["plain"] < size["segments"]


async def test_before_an_outcome_is_chosen_it_is_told_as_well(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    without = (await told(browser, number, "conclude", answer=TURKISH, outcome="")).json()
    upheld = (await told(browser, number, "conclude", answer=TURKISH, outcome="upheld")).json()
    assert without == upheld
    rejected = (await told(browser, number, "conclude", answer=TURKISH, outcome="rejected")).json()
    # With the ways to appeal.
    assert rejected["segments"] > upheld["segments"]


async def test_where_the_files_are_is_said_by_sms_as_well(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    words = {"question": "Modemin arkasindaki etiketi yazar misiniz? ".ljust(195, "a")}
    bare = (await told(browser, number, "state", **words)).json()["segments"]
    more = (await told(browser, number, "state", **words, files="1")).json()["segments"]
    assert more > bare


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("conclude", {"answer": "   "}),
        ("conclude", {}),
        ("note", {"note": TURKISH}),
        ("", {"answer": TURKISH}),
    ],
)
async def test_of_nothing_and_of_what_no_customer_reads_nothing_is_told(
    container: Container, browser: Browser, act: str, fields: dict[str, Any]
) -> None:
    number = await register(container)
    await at_work(container, browser)
    assert (await told(browser, number, act, **fields)).json()["segments"] == 0


async def test_what_goes_by_mail_is_no_sms(container: Container, browser: Browser) -> None:
    number = await register(container, contact=Contact(email="ayse@ornek.com"))
    await at_work(container, browser)
    size = (await told(browser, number, "conclude", answer=TURKISH, outcome="upheld")).json()
    assert size == {"segments": 0, "plain": 0}
