"""Tables of the desk, on a phone, a tablet and a desk: whole words, and nothing sticks out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from agent import waits
from looks import DESKTOP, PHONE, fits, nothing_pushed_sideways, whole_words
from playwright.sync_api import expect

from backend import desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from conftest import Customer, Server
    from playwright.sync_api import Page

    type Hire = Callable[[str], Agent]

TABLET = {"width": 768, "height": 900}
TABLES = (
    "/desk/floor",
    "/desk/complaints?durum=tumu",
    "/desk/complaints/next",
    "/desk/settings/teams",
    "/desk/settings/topics",
    "/desk/settings/rules",
    "/desk/settings/texts",
    "/desk/settings/ladders",
    "/desk/settings/holidays",
    "/desk/people",
    "/desk/audit",
)
# What is in a list of cards or a form.
OTHERS = (
    "/desk?liste=tumu",
    "/desk/floor/due",
    "/desk/letters",
    "/desk/calls",
    "/desk/reminders",
    "/desk/complaints/entered",
    "/desk/canned",
    "/desk/macros",
    "/desk/hours",
    "/desk/settings",
    "/desk/settings/limits",
)
_TABLE = re.compile(r'<table class="([^"]*)"')


def _reads_without_pushing(page: Page) -> None:
    for size in (PHONE, TABLET, DESKTOP):
        page.set_viewport_size(size)
        whole_words(page)
        fits(page)
        nothing_pushed_sideways(page)


def _a_rule_is_there(boss: Agent) -> None:
    page = boss.page
    page.goto(f"{boss.base}/desk/settings/rules/new")
    page.get_by_label("Metinde geçen kelime").fill("tazminatımı")
    page.get_by_label("Ekip").select_option(index=2)
    boss.press("Ne değişir?")
    boss.press("Kuralı kaydet")


def test_no_table_breaks_words_or_is_pushed_sideways(
    server: Server, hire: Hire, customer: Customer
) -> None:
    waits(customer, "masadaki tablolar")
    server.filed("Evdeki modem ışık vermiyor.")
    boss = hire("mudur")
    _a_rule_is_there(boss)
    page = boss.page
    page.goto(f"{boss.base}/desk/floor")
    expect(page.get_by_role("columnheader", name="Bekleyen", exact=True)).to_be_visible()
    for path in (*TABLES, *OTHERS):
        page.goto(boss.base + path)
        if path in TABLES:
            expect(page.get_by_role("table").first).to_be_visible()
        _reads_without_pushing(page)


def test_what_was_done_about_somebody_and_what_would_change_read_on_a_phone(
    server: Server, hire: Hire
) -> None:
    server.filed("Uydu kanallarının yarısı şifreli görünüyor.", "tv_service")
    boss = hire("mudur")
    page = boss.page
    page.goto(f"{boss.base}/desk/people")
    page.get_by_role("link", name="Ayşe Demir").click()
    expect(page.get_by_role("table", name="Hesapta yapılanlar")).to_be_visible()
    _reads_without_pushing(page)
    page.goto(f"{boss.base}/desk/settings/topics/tv_service")
    page.get_by_label("Ekibi").select_option("sales")
    boss.press("Ne değişir?")
    expect(page.get_by_role("table", name="Ekiplere göre")).to_be_visible()
    _reads_without_pushing(page)


def test_each_value_on_a_phone_says_what_it_is(hire: Hire) -> None:
    boss = hire("mudur")
    page = boss.page
    page.goto(f"{boss.base}/desk/settings/teams")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Teknik destek"))
    shown = """(cell) => getComputedStyle(cell, "::before").content"""
    leads = row.locator("td").first
    page.set_viewport_size(PHONE)
    assert "Lider" in leads.evaluate(shown)
    page.set_viewport_size(DESKTOP)
    assert leads.evaluate(shown) == "none"


def test_every_table_of_the_desk_is_of_the_two_kinds_that_read_on_a_phone() -> None:
    templates = Path(desk.__path__[0], "templates")
    kinds = {
        (template.name, kind)
        for template in templates.glob("*.html")
        for kind in _TABLE.findall(template.read_text("utf-8"))
    }
    assert kinds
    assert {one for one in kinds if one[1].split()[0] not in {"rows", "pool"}} == set()
    assert all("<table>" not in one.read_text("utf-8") for one in templates.glob("*.html"))
