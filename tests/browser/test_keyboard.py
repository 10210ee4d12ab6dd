from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Customer

_MOST_STEPS = 60


def _tab_to(customer: Customer, role: str, name: str) -> None:
    target = customer.page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
    for _ in range(_MOST_STEPS):
        customer.page.keyboard.press("Tab")
        if target.evaluate("element => element === element.getRootNode().activeElement"):
            # Where the keyboard is must be seen.
            assert target.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
            return
    raise AssertionError(name)


def test_a_complaint_by_keyboard_alone(customer: Customer) -> None:
    keyboard = customer.page.keyboard
    _tab_to(customer, "textbox", "Mesajınız")
    keyboard.type("internetim yok")
    keyboard.press("Enter")
    customer.hears("Size hangi numaradan ulaşalım?")
    keyboard.type("0532 123 45 67")
    keyboard.press("Enter")
    expect(customer.page.get_by_role("button", name="Evet, kaydet")).to_be_visible()
    for _ in range(_MOST_STEPS):
        keyboard.press("Shift+Tab")
        choice = customer.page.get_by_role("button", name="Evet, kaydet")
        if choice.evaluate("element => element === element.getRootNode().activeElement"):
            break
    keyboard.press("Enter")
    customer.hears("Şikâyetinizi kaydettim")
    expect(customer.field).to_be_focused()


def test_escape_closes_the_panel_and_gives_focus_back_to_the_launcher(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    customer.go("/")
    _tab_to(customer, "button", "Sohbet")
    customer.page.keyboard.press("Enter")
    expect(customer.page.get_by_role("dialog", name="Dijital asistan")).to_be_visible()
    customer.say("merhaba")
    customer.hears("Yazdığınız: merhaba")
    customer.page.keyboard.press("Escape")
    expect(customer.page.get_by_role("dialog")).to_have_count(0)
    expect(customer.page.get_by_role("button", name="Sohbet", exact=True)).to_be_focused()


def test_the_open_panel_keeps_the_keyboard_inside(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    customer.go("/")
    customer.open_chat()
    for _ in range(12):
        customer.page.keyboard.press("Tab")
        where = customer.page.evaluate("document.activeElement.localName")
        assert where in {"yardim-chat", "body"}


def test_the_skip_link_leads_to_the_content(customer: Customer) -> None:
    customer.page.keyboard.press("Tab")
    expect(customer.page.get_by_role("link", name="İçeriğe geç")).to_be_focused()
    customer.page.keyboard.press("Enter")
    expect(customer.page.locator("#icerik")).to_be_focused()


def test_the_button_of_the_page_leads_into_the_chat(customer: Customer) -> None:
    customer.page.get_by_role("link", name="Sohbetle anlatın").press("Enter")
    expect(customer.field).to_be_focused()


def test_the_chat_can_be_linked_to_from_other_pages(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    customer.go("/takip")
    customer.page.get_by_role("link", name="sohbette").click()
    expect(customer.page.get_by_role("dialog", name="Dijital asistan")).to_be_visible()


def test_screen_readers_get_a_log_that_announces_what_is_new(customer: Customer) -> None:
    customer.say("merhaba")
    customer.hears("Yazdığınız: merhaba")
    expect(customer.log).to_have_attribute("aria-live", "polite")
    entry = customer.log.locator(".entry.customer")
    assert entry.inner_text().startswith("Siz")
