"""The list of complaints follows what happens, and takes nothing from whoever works with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Server
    from test_desk import Hire

_SOON = "const each = setInterval; window.setInterval = (act, _) => each(act, 300);"


def test_what_comes_in_is_listed_unless_somebody_has_ticked_rows(
    server: Server, hire: Hire, number: str
) -> None:
    chief = hire("sef")
    page = chief.page
    page.add_init_script(_SOON)
    page.goto(f"{chief.base}/desk/complaints?tarih=bugun")
    expect(page.locator(f'a[href="/desk/complaints/{number}"]')).to_be_visible()
    new = server.filed("Listede kendiliğinden görünmesi gereken yeni bir arıza")
    row = page.locator(f'a[href="/desk/complaints/{new["tracking_number"]}"]')
    expect(row).to_be_visible()
    expect(page.get_by_text("Liste değişti")).to_be_hidden()
    ticked = page.locator(".complaints .tick input").first
    ticked.check()
    late = server.filed("İşaretliyken gelen bir arıza daha")
    expect(page.get_by_text("Liste değişti")).to_be_visible()
    expect(ticked).to_be_checked()
    page.get_by_role("link", name="Yenile").click()
    expect(page.locator(f'a[href="/desk/complaints/{late["tracking_number"]}"]')).to_be_visible()
