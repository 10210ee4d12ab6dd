"""Terms, limits, ladders and holidays, set on the desk."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from backend.complaints import appeal, escalation, sla
from backend.complaints.house_rules import calendar
from backend.staff.models import Role
from tests.backend.desk.test_complaint import at_work

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

LIMITS, LADDERS, HOLIDAYS = (f"/desk/settings/{each}" for each in ("limits", "ladders", "holidays"))
WHY = {"reason": "Yönetim kararı"}


async def sent(browser: Browser, page: str, path: str = "", **fields: str) -> int:
    """Open a page, fill its form and send it."""
    await browser.get(page)
    form = browser.page.partition(f' action="{page}{path}"')[2] or browser.page
    newest = re.search(r'name="seen" value="(\d+)"', form)
    assert newest
    filled = {"seen": newest[1], "day": "2026-12-01", **WHY, **fields}
    return (await browser.post(page + path, **filled)).status_code


async def test_terms_and_limits_hold_from_their_day_on(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert "186.000 TL" in (await browser.get(LIMITS)).text
    assert await sent(browser, LIMITS, "/terms", legal_business_days="8") == 303
    assert await sent(browser, LIMITS, "/committee", limit="250.000,50") == 303
    settings = container.settings
    assert sla.terms_on(date(2026, 11, 30), settings).legal_business_days == 10
    assert sla.terms_on(date(2026, 12, 1), settings).legal_business_days == 8
    assert str(appeal.limit_on(date(2026, 12, 1), settings)) == "250000.50"
    page = (await browser.get(LIMITS)).text
    assert "Yasal süre 8 iş günü" in page
    assert "Hakem heyeti sınırı 250.000,50 TL" in page
    assert "Yönetim kararı · Mehmet" in page


async def test_what_is_refused_stays_typed(container: Container, browser: Browser) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    refused = {"day": "2026-11-01", "legal_business_days": "99", "reason": "Bir neden"}
    assert await sent(browser, LIMITS, "/terms", **refused) == 422
    assert 'value="99"' in browser.page
    assert 'value="Bir neden"' in browser.page
    assert "Yarını ya da daha ileri bir günü seçin." in browser.page
    assert "1 ile 60 arasında bir sayı yazın." in browser.page
    assert await sent(browser, LIMITS, "/committee", limit="çok") == 422
    assert await sent(browser, HOLIDAYS, kind="fest") == 422
    assert await sent(browser, HOLIDAYS, kind="off", reason="") == 422
    assert await sent(browser, LADDERS, percent1="500", who1="lead") == 422
    assert 'value="500"' in browser.page


async def test_a_teams_ladder_is_set_and_shown(container: Container, browser: Browser) -> None:
    await at_work(container, browser, role=Role.ADMIN)
    page = (await browser.get(LADDERS)).text
    assert "%50 sahibi, %75 ekip liderleri, %100 süpervizörler, %100 + 1 iş günü" in page
    fields = {"team": "billing", "percent1": "80", "days1": "0", "who1": "lead"}
    assert await sent(browser, LADDERS, **fields) == 303
    [only] = escalation.ladder("billing", date(2026, 12, 1), container.settings)
    assert (only.percent, only.days) == (80, 0)
    assert len(escalation.ladder("technical", date(2026, 12, 1), container.settings)) == 4
    assert "Faturalama: %80 ekip liderleri" in (await browser.get(LADDERS)).text


async def test_a_holiday_is_tried_and_added(container: Container, browser: Browser) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    page = (await browser.get(HOLIDAYS)).text
    assert "29.10.2026 Perşembe" in page
    assert "Cumhuriyet Bayramı" in page
    assert "1 Mayıs" in page or "01.05.2027" in page
    assert await sent(browser, HOLIDAYS, "/try", kind="off") == 200
    assert "Hiçbir açık şikâyetin süresi kaymaz." in browser.page
    assert await sent(browser, HOLIDAYS, "/try", kind="off", day="gün") == 422
    assert calendar().hours_of(date(2026, 12, 1)) is not None
    assert await sent(browser, HOLIDAYS, kind="off") == 303
    assert calendar().hours_of(date(2026, 12, 1)) is None
    page = (await browser.get(HOLIDAYS)).text
    assert "01.12.2026 Salı" in page
    assert "burada değiştirildi" in page
    assert await sent(browser, HOLIDAYS, kind="") == 303
    assert calendar().hours_of(date(2026, 12, 1)) is not None


@pytest.mark.parametrize("role", Role)
async def test_who_runs_teams_sets_them(container: Container, browser: Browser, role: Role) -> None:
    await at_work(container, browser, role=role)
    runs = role in {Role.SUPERVISOR, Role.ADMIN}
    given = {"day": "2026-12-01", "seen": "0", **WHY}
    for page, path, fields in (
        (LIMITS, "/terms", {"legal_business_days": "8"}),
        (LIMITS, "/committee", {"limit": "200000"}),
        (LADDERS, "", {"team": "", "percent1": "80", "who1": "lead"}),
        (HOLIDAYS, "", {"kind": "off"}),
    ):
        assert (await browser.get(page)).status_code == (200 if runs else 403)
        await browser.get("/desk")
        done = await browser.post(page + path, **given, **fields)
        assert done.status_code == (303 if runs else 403)
