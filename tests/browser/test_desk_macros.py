"""Macros, chosen on the real pages: shown first, applied by keyboard, kept while others work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent import listening, waits
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from agent import Agent
    from conftest import Customer
    from playwright.sync_api import Page

    type Hire = Callable[[str], Agent]

STORY = "modem bozuk, kod 4417"


def worded(who: Agent, name: str, **words: str) -> None:
    """Add a macro of the house, as somebody who words them."""
    who.page.goto(f"{who.base}/desk/macros")
    form = who.page.get_by_role("form", name="Yeni makro")
    form.get_by_label("Adı").fill(name)
    form.get_by_label("Kimin için").select_option(label="Kurum")
    for label, text in words.items():
        form.get_by_label(label.replace("_", " ")).fill(text)
    form.get_by_role("button", name="Ekle").click()
    expect(who.page.get_by_text(name)).to_be_visible()


def choose(page: Page, name: str) -> None:
    """Choose it and have it shown, by keyboard alone."""
    chooser = page.get_by_label("Makro", exact=True)
    chooser.focus()
    page.keyboard.type(name)
    expect(chooser.locator("option:checked")).to_have_text(name)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_it_is_shown_as_it_will_be_said_and_applied_by_keyboard(hire: Hire, number: str) -> None:
    chief = hire("sef")
    name = f"Işık sorusu {number}"
    worded(chief, name, Müşteriye_soru="Merhaba {ad}, modemin ışığı yanıyor mu?")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{number}")
    choose(page, name)
    plan = page.get_by_role("region", name="Yapılacaklar")
    expect(plan).to_contain_text("Müşteriye sor")
    expect(plan).to_contain_text("Merhaba, modemin ışığı yanıyor mu?")
    expect(plan).to_contain_text("Henüz hiçbir şey değişmedi")
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        fits(page)
        no_violation(page)
    page.get_by_role("button", name="Uygula").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Makro uygulandı")).to_be_visible()
    expect(page.locator("#yazisma")).to_contain_text("Merhaba, modemin ışığı yanıyor mu?")
    expect(page.locator("#bas")).to_contain_text("Müşteri bekleniyor")


def test_whoever_thinks_better_of_it_goes_back_and_nothing_was_done(
    hire: Hire, number: str
) -> None:
    chief = hire("sef")
    name = f"Not {number}"
    worded(chief, name, İç_not="Baktım.")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{number}")
    choose(page, name)
    page.get_by_role("link", name="Vazgeç").press("Enter")
    expect(page.locator("#yazisma")).not_to_contain_text("Baktım.")
    expect(page.locator("#gecmis li")).to_have_count(1)


def test_what_was_chosen_stays_while_colleagues_work_on_the_complaint(
    hire: Hire, number: str
) -> None:
    chief, second = hire("sef"), hire("mudur")
    for name in (f"Bir {number}", f"İki {number}"):
        worded(chief, name, İç_not="Baktım.")
    page = chief.page
    with listening(page):
        page.goto(f"{chief.base}/desk/complaints/{number}")
    chooser = page.get_by_label("Makro", exact=True)
    chooser.select_option(label=f"İki {number}")
    chooser.blur()
    second.page.goto(f"{second.base}/desk/complaints/{number}")
    second.page.get_by_label("İç not").fill("müşteri yine aradı")
    second.page.get_by_role("button", name="Notu kaydet").click()
    expect(page.locator("#yazisma")).to_contain_text("müşteri yine aradı")
    expect(chooser.locator("option:checked")).to_have_text(f"İki {number}")


def test_beside_a_conversation_the_choice_stays_and_it_leads_back_there(
    hire: Hire, customer: Customer, request: pytest.FixtureRequest, own_mobile: str
) -> None:
    story = f"{STORY} {request.node.name[-8:]}"
    waits(customer, story)
    chief, second = hire("sef"), hire("mudur")
    names = [f"{each} {story[-8:]}" for each in ("Önce", "Sonra")]
    for name in names:
        worded(chief, name, İç_not="Beraber baktık.")
    chief.open(f"{story}: temsilci istiyorum")
    chief.claim()
    page = chief.page
    chief.press("Şikâyet kaydet")
    form = page.get_by_role("form", name="Şikâyet kaydı")
    form.get_by_label("Konu").select_option(label="Fatura ve ödeme")
    form.get_by_label("Telefon").fill(own_mobile)
    form.get_by_role("button", name="Kaydet", exact=True).click()
    customer.hears("Takip numaranız")
    chooser = page.get_by_label("Makro", exact=True)
    chooser.select_option(label=names[1])
    # Another one comes while the page is open, and with it a new list.
    worded(second, f"Yeni {story[-8:]}", İç_not="Sonradan geldi.")
    second.open(f"{story}: temsilci istiyorum")
    second.page.get_by_label("İç not").fill("ben de baktım")
    second.page.get_by_role("button", name="Notu kaydet").click()
    expect(page.locator("#notlar")).to_contain_text("ben de baktım")
    expect(chooser.locator("option").filter(has_text=f"Yeni {story[-8:]}")).to_have_count(1)
    expect(chooser.locator("option:checked")).to_have_text(names[1])
    talk = page.url.partition("?")[0]
    page.get_by_role("button", name="Önce göster").press("Enter")
    expect(page.get_by_role("region", name="Yapılacaklar")).to_contain_text("Beraber baktık.")
    page.get_by_role("button", name="Uygula").press("Enter")
    expect(chief.reply).to_be_visible()
    assert page.url == talk
