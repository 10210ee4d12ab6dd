"""A supervisor gives on all that somebody has: shown first, accessible, and both are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent import Agent, listening, waits
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer

    type Hire = Callable[[str], Agent]


def test_all_of_somebodys_work_is_shown_and_given_to_a_colleague(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "bütün işin konusu")
    ayse, chief = hire("ayse"), hire("sef")
    ayse.open("bütün işin konusu")
    ayse.claim()
    mehmet = hire("mehmet")
    with listening(mehmet.page):
        mehmet.page.goto(f"{mehmet.base}/desk")
    page = chief.page
    page.goto(f"{chief.base}/desk/floor")
    page.get_by_label("Bütün işini devret").select_option(label="Ayşe Demir")
    page.get_by_role("button", name="Önce göster").click()
    expect(page.get_by_role("heading", name="Ayşe Demir: bütün işi")).to_be_visible()
    expect(page.get_by_text("açık şikâyet.")).to_be_visible()
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    page.get_by_role("button", name="Hepsini devret").click()
    expect(page.get_by_text("Kime verileceğini seçin.")).to_be_visible()
    no_violation(page)
    page.get_by_label("Görüşmeler kime").select_option(label="Mehmet Kaya")
    page.get_by_label("Not").fill("Ayşe bugün yok.")
    page.get_by_role("button", name="Hepsini devret").click()
    expect(page.get_by_role("status").filter(has_text="Devredildi.")).to_be_visible()
    expect(page.get_by_text("Üzerinde iş yok.")).to_be_visible()
    customer.hears("Görüşmeyi artık Mehmet Kaya sürdürüyor.")
    expect(ayse.reply).to_have_count(0)
    expect(ayse.page.get_by_role("alert").filter(has_text="Mehmet Kaya")).to_be_visible()
    # On whatever page she looks next, she is told, until she has read it.
    page, line = ayse.page, ayse.page.get_by_role("region", name="Haberler")
    page.goto(f"{ayse.base}/desk/canned")
    expect(line).to_contain_text("Selin Aydın işinizi devretti")
    expect(line).to_contain_text("artık Mehmet Kaya üzerinde.")
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    with page.expect_response("**/desk/alerts/taken"):
        line.get_by_role("button", name="Haberi kapat").press("Enter")
    expect(line).to_have_count(0)
    page.evaluate("localStorage.clear()")
    with page.expect_response("**/desk/alerts"):
        page.reload()
    expect(line).to_have_count(0)
