"""Texts, worded on the desk: checked before they are saved, dated, and taken back."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.bootstrap import TEXTS
from backend.notifications.text_shapes import Way
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import at_work

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

LIST = "/desk/settings/texts"
ONE = f"{LIST}/registered/sms"
VALUES = {"number": "4821 0937 5523", "promised_date": "26 Kasım", "in_review": ""}


def said(container: Container, *, days: int = 0) -> str:
    at = container.clock.now() + timedelta(days=days)
    return container.texts.render("registered", Way.SMS, VALUES, at=at).text


async def sent(browser: Browser, content: str, **fields: str) -> int:
    """Open the page, change the text, see what would change and save it."""
    status = await shown(browser, content, **fields)
    digest = re.search(r'name="shown" value="(\w+)"', browser.page)
    if status != 200 or digest is None:
        return status
    newest = re.search(r'name="seen" value="(\d+)"', browser.page)
    filled = {"seen": newest[1] if newest else "", "day": ""} | fields
    yes = {"do": "kaydet", "shown": digest[1]}
    return (await browser.post(ONE, content=content, **filled, **yes)).status_code


async def shown(browser: Browser, content: str, **fields: str) -> int:
    """Open the page, change the text and save it untried: what would change is shown."""
    await browser.get(ONE)
    newest = re.search(r'name="seen" value="(\d+)"', browser.page)
    assert newest
    filled = {"seen": newest[1], "day": "", "do": "kaydet"} | fields
    return (await browser.post(ONE, content=content, **filled)).status_code


async def test_every_page_of_texts_can_be_opened_from_the_settings(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert LIST in (await browser.get("/desk/settings")).text
    page = (await browser.get(LIST)).text
    customers, staff = page.split('id="calisana"')
    assert "registered/sms" in customers
    assert "escalation/email" not in customers
    assert "escalation/email" in staff
    for text in TEXTS:
        for way in text.ways:
            assert f"{LIST}/{text.name}/{way}" in page
            assert (await browser.get(f"{LIST}/{text.name}/{way}")).status_code == 200
    assert (await browser.get(f"{LIST}/registered/fax")).status_code == 404


async def test_a_new_wording_holds_at_once_and_the_old_one_can_be_had_back(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    before = said(container)
    assert await sent(browser, "Bir: {{ number }}\r\n{{ promised_date }}") == 303
    assert said(container) == "Bir: 4821 0937 5523\n26 Kasim"
    assert await sent(browser, "Iki: {{ number }} {{ promised_date }}") == 303
    page = (await browser.get(ONE)).text
    assert "burada değiştirildi" in page
    assert page.count("Mehmet") >= 2
    assert "değiştirildi" in (await browser.get(LIST)).text
    first = re.findall(r'name="version" value="(\d+)"', page)[0]
    assert await sent(browser, "", back="1", version=first) == 303
    assert said(container).startswith("Bir: ")
    assert await sent(browser, "", back="1", version="0") == 303
    assert said(container) == before
    assert await sent(browser, "", back="1", version="99") == 404
    async with container.works.reading() as session:
        rows = select(StaffAudit.detail).where(StaffAudit.kind == "text_changed")
        noted = (await session.scalars(rows.order_by(StaffAudit.id))).all()
    assert [(one or {})["text"] for one in noted] == ["registered.sms"] * 4


async def test_what_cannot_be_used_is_refused_and_stays_typed(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    before = said(container)
    assert await sent(browser, "Merhaba\n{{ adi }}") == 422
    assert "2. satır: böyle bir alan yok: adi" in browser.page
    assert "Merhaba\n{{ adi }}" in browser.page
    assert await sent(browser, "{{ number }} {{ promised_date }} " + "ışık " * 60) == 422
    assert "SMS alfabesi dışı harfler: ış" in browser.page
    good = "{{ number }} {{ promised_date }}"
    assert await sent(browser, good, day="2020-01-01") == 422
    assert await sent(browser, good, day="bugün") == 422
    assert said(container) == before


async def test_a_preview_shows_every_case_and_saves_nothing(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    before = said(container)
    words = "{{ number }} {{ promised_date }}{% if in_review %} BAKILIYOR{% endif %}"
    assert await shown(browser, words) == 200
    assert "Henüz kaydedilmedi" in browser.page
    assert "örnekten 2 tanesi başka okunur" in browser.page
    assert "4821 0937 5523 26 Kasim 2026 Persembe BAKILIYOR" in browser.page
    assert "1 SMS; en uzun tarih ve numarayla 1. En çok 3 olabilir" in browser.page
    assert said(container) == before
    await browser.get(f"{LIST}/concluded/email")
    assert "<strong>Konu:</strong> Şikâyetiniz sonuçlandı (4821 0937 5523)" in browser.page


async def test_a_later_day_is_kept_until_it_comes(container: Container, browser: Browser) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    tomorrow = (container.clock.now() + timedelta(days=1)).date().isoformat()
    before = said(container)
    assert await sent(browser, "{{ number }} {{ promised_date }}", day=tomorrow) == 303
    assert said(container) == before
    assert said(container, days=1) == "4821 0937 5523 26 Kasim"
    assert "ileri tarihli" in (await browser.get(ONE)).text


async def test_of_two_who_word_a_text_the_second_is_told_and_loses_nothing(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    await employed(container, "zeynep", Role.ADMIN)
    await other.get("/desk/login")
    await other.log_in("zeynep", OWN)
    assert await sent(browser, "A {{ number }} {{ promised_date }}") == 303
    assert await sent(other, "B {{ number }} {{ promised_date }}") == 303
    assert await sent(browser, "C {{ number }} {{ promised_date }}", seen="1") == 409
    assert "Siz bakarken Zeynep" in browser.page
    assert "C {{ number }}" in browser.page
    assert said(container).startswith("B ")


@pytest.mark.parametrize("role", Role)
async def test_who_runs_teams_words_them(
    container: Container, browser: Browser, role: Role
) -> None:
    await at_work(container, browser, role=role)
    runs = role in {Role.SUPERVISOR, Role.ADMIN}
    for path in ("/desk/settings", LIST, ONE):
        assert (await browser.get(path)).status_code == (200 if runs else 403)
    await browser.get("/desk")
    words = {"content": "{{ number }} {{ promised_date }}", "day": "", "seen": "0"}
    done = await browser.post(ONE, **words, do="kaydet")
    # What would change is shown first.
    assert done.status_code == (200 if runs else 403)
