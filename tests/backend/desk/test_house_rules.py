"""Terms, limits, ladders and holidays, set on the desk."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from backend.complaints import appeal, escalation, sla
from backend.complaints.house_rules import calendar
from backend.complaints.sla import ClockKind
from backend.kit.clock import day_in_turkiye
from backend.staff.models import Role
from backend.web.moments import moment
from tests.backend.desk.test_complaint import at_work, read, register

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

LIMITS, LADDERS, HOLIDAYS = (f"/desk/settings/{each}" for each in ("limits", "ladders", "holidays"))
WHY = {"reason": "Yönetim kararı"}


async def asked(browser: Browser, page: str, path: str = "", **fields: str) -> int:
    """Open a page, fill its form and ask what would change."""
    await browser.get(page)
    form = browser.page.partition(f' action="{page}{path}" aria-labelledby=')[2] or browser.page
    newest = re.search(r'name="seen" value="(\d+)"', form)
    assert newest
    filled = {"seen": newest[1], "day": "2026-12-01", **WHY, **fields}
    return (await browser.post(page + path, **filled, do="dene")).status_code


async def sent(browser: Browser, page: str, path: str = "", **fields: str) -> int:
    """Open a page, fill its form, see what would change and save that."""
    code = await asked(browser, page, path, **fields)
    if code != 200:
        return code
    begins = f' action="{page}{path}" aria-labelledby='
    form = browser.page.partition(begins)[2].partition("</form>")[0]
    shown = {name: value_of(form, name) for name in ("seen", "shown")}
    given = {"day": "2026-12-01", **WHY, **fields, **shown, "do": "kaydet"}
    return (await browser.post(page + path, **given)).status_code


def value_of(page: str, name: str) -> str:
    """Return what the first field of a name holds."""
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', page)
    assert found is not None
    return found[1]


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
    assert await asked(browser, HOLIDAYS, kind="off") == 200
    assert "İş günü → Tatil." in browser.page
    assert "Hiçbir süre kaymaz" in browser.page
    assert await asked(browser, HOLIDAYS, kind="off", day="gün") == 422
    assert calendar().hours_of(date(2026, 12, 1)) is not None
    assert await sent(browser, HOLIDAYS, kind="off") == 303
    assert calendar().hours_of(date(2026, 12, 1)) is None
    page = (await browser.get(HOLIDAYS)).text
    assert "01.12.2026 Salı" in page
    assert "burada değiştirildi" in page
    assert await sent(browser, HOLIDAYS, kind="") == 303
    assert calendar().hours_of(date(2026, 12, 1)) is not None


async def test_a_holiday_says_which_clocks_it_moves_and_which_promises_it_does_not(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    number = await register(container)
    promise = (await read(container, number)).clock(ClockKind.PROMISE).due_at
    day = day_in_turkiye(promise).isoformat()
    assert await asked(browser, HOLIDAYS, kind="off", day=day) == 200
    assert "1 açık şikâyetin süresi kayar:" in browser.page
    assert "1 yasal süre, 1 yasal bildirim; " in browser.page
    assert "daha geç biter." in browser.page
    assert "Bu güne verilmiş 1 söz var; o gün tutulması gerekir." in browser.page
    legal = (await read(container, number)).clock(ClockKind.LEGAL).due_at
    assert f"Yasal süre: {moment(legal)} → " in browser.page
    assert f'href="/desk/complaints/{number}"' in browser.page
    # What was said is what is done.
    [said] = re.findall(r"Yasal süre: [\d. ]+ → ([\d. ]+)<", browser.page)
    assert await sent(browser, HOLIDAYS, kind="off", day=day) == 303
    clocks = await read(container, number)
    assert moment(clocks.clock(ClockKind.LEGAL).due_at) == said
    assert clocks.clock(ClockKind.PROMISE).due_at == promise


async def test_the_forms_show_what_holds_and_what_is_left_alone_or_empty_stays(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    page = (await browser.get(LIMITS)).text
    names = ("legal_business_days", "first_notice_hours", "limit", "day")
    assert [value_of(page, name) for name in names] == ["10", "24", "186000", "2026-11-24"]
    given = {"legal_business_days": "8", "first_notice_hours": "24", "repeat_days": ""}
    assert await asked(browser, LIMITS, "/terms", **given) == 200
    assert "<li>Yasal süre: 10 → 8 iş günü</li>" in browser.page
    assert browser.page.count("→") == 1
    assert await sent(browser, LIMITS, "/terms", **given) == 303
    # Something else of the same day leaves it as it is.
    assert await sent(browser, LIMITS, "/terms", reopen_days="20") == 303
    terms = sla.terms_on(date(2026, 12, 1), container.settings)
    assert (terms.legal_business_days, terms.reopen_days, terms.first_notice_hours) == (8, 20, 24)
    for path, fields in (
        ("/terms", {}),
        ("/terms", {"legal_business_days": "", "repeat_days": "30"}),
        ("/committee", {"limit": ""}),
        ("/committee", {"limit": "186000"}),
    ):
        assert await asked(browser, LIMITS, path, **fields) == 422
        assert "Hiçbir şey değişmiyor" in browser.page
    assert await asked(browser, LADDERS, team="") == 422
    assert "En az bir basamak bırakın." in browser.page


async def test_nothing_is_saved_that_was_not_shown(container: Container, browser: Browser) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    await browser.get(LIMITS)
    given = {"seen": "0", "day": "2026-12-01", **WHY, "do": "kaydet"}
    nothing: tuple[dict[str, str], ...] = ({}, {"shown": "x" * 64})
    for shown in nothing:
        page = await browser.post(f"{LIMITS}/terms", legal_business_days="8", **given, **shown)
        assert page.status_code == 200
        assert ("Alanlar değişti." in page.text) is bool(shown)
        assert "Henüz kaydedilmedi; böyle olsun istiyorsanız yeniden" in page.text
    shown = {"shown": value_of(page.text, "shown")}
    page = await browser.post(f"{LIMITS}/terms", legal_business_days="7", **given, **shown)
    assert "Yasal süre: 10 → 7 iş günü" in page.text
    # The reason is missing: what was shown still stands.
    given |= {"reason": ""}
    page = await browser.post(f"{LIMITS}/terms", legal_business_days="8", **given, **shown)
    assert page.status_code == 422
    assert "Nedenini yazın." in page.text
    assert "Yasal süre: 10 → 8 iş günü" in page.text
    assert sla.terms_on(date(2026, 12, 1), container.settings).legal_business_days == 10


async def test_what_is_to_come_is_taken_back_by_a_button_of_its_own(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await sent(browser, LIMITS, "/terms", legal_business_days="8") == 303
    assert "01.12.2026 gününden olanı geri al" in (await browser.get(LIMITS)).text
    assert await asked(browser, LIMITS, "/terms", back="1") == 200
    assert "Yasal süre: 8 → 10 iş günü" in browser.page
    assert await sent(browser, LIMITS, "/terms", back="1") == 303
    assert sla.terms_on(date(2026, 12, 1), container.settings).legal_business_days == 10
    assert "Geri al</button>" not in (await browser.get(LIMITS)).text
    fields = {"team": "billing", "percent1": "80", "who1": "lead"}
    assert await sent(browser, LADDERS, **fields) == 303
    assert await asked(browser, LADDERS, team="billing", usual="1") == 200
    assert "Faturalama: %80 ekip liderleri → %50 sahibi" in browser.page
    assert await sent(browser, LADDERS, team="billing", usual="1") == 303
    assert len(escalation.ladder("billing", date(2026, 12, 1), container.settings)) == 4


async def test_each_teams_ladder_is_opened_as_it_is(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    fields = {"team": "billing", "percent1": "80", "who1": "lead"}
    assert await sent(browser, LADDERS, **fields) == 303
    clock.set(datetime(2026, 12, 1, 10, tzinfo=UTC))
    await at_work(container, browser, "boss", role=Role.SUPERVISOR)
    for address, percent in ((f"{LADDERS}?team=billing", "80"), (LADDERS, "50")):
        assert value_of((await browser.get(address)).text, "percent1") == percent


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
        # Shown; nothing is saved yet.
        assert done.status_code == (200 if runs else 403)
