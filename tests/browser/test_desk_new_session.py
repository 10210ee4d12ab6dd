"""Somebody logs in again in another tab: what is open in the first goes on as the same one's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from agent import Agent, listening, waits
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect
from scripted_server import PASSWORD

if TYPE_CHECKING:
    from conftest import Customer

WARNED = "bağlantınızı kontrol"


def logged_in(visit: Any, username: str) -> Agent:
    """Give somebody a browser with a session of its own, which no other test shares."""
    visitor: Customer = visit()
    agent = Agent(visitor.page, visitor.base)
    agent.log_in(username, PASSWORD)
    return agent


def again(agent: Agent, username: str) -> Agent:
    """Log in anew in another tab of the same browser."""
    agent.page.context.clear_cookies()
    tab = Agent(agent.page.context.new_page(), agent.base)
    tab.log_in(username, PASSWORD)
    return tab


def test_a_reply_and_an_act_of_the_first_tab_go_through_at_the_first_press(
    customer: Customer, visit: Any
) -> None:
    waits(customer, "iki oturumun konusu")
    ayse = logged_in(visit, "ayse")
    ayse.open("iki oturumun konusu")
    ayse.claim()
    with ayse.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        ayse.reply.press_sequentially("Bakıyorum, ")
    again(ayse, "ayse").page.close()
    ayse.reply.press_sequentially("hemen dönüyorum.")
    ayse.press("Gönder")
    customer.hears("Bakıyorum, hemen dönüyorum.")
    expect(ayse.reply).to_have_value("")
    expect(ayse.page.get_by_text(WARNED)).to_have_count(0)
    again(ayse, "ayse").page.close()
    ayse.press("Bota geri ver")
    customer.hears("dijital asistan sürdürüyor")
    expect(ayse.page.get_by_text(WARNED)).to_have_count(0)


def test_a_tab_of_somebody_else_sends_nothing_in_the_name_of_who_came(
    customer: Customer, visit: Any
) -> None:
    waits(customer, "başkasının sekmesi")
    ayse = logged_in(visit, "ayse")
    ayse.open("başkasının sekmesi")
    ayse.claim()
    ayse.reply.fill("Ayşe'nin sözü.")
    again(ayse, "sef").page.close()
    ayse.press("Gönder")
    told = ayse.page.get_by_role("alert").filter(has_text="Selin Aydın olarak giriş yapılmış")
    expect(told).to_be_visible()
    expect(ayse.reply).to_have_value("Ayşe'nin sözü.")
    expect(ayse.log.get_by_text("Ayşe'nin sözü.")).to_have_count(0)
    # Once they are back, it goes.
    again(ayse, "ayse").page.close()
    ayse.press("Gönder")
    customer.hears("Ayşe'nin sözü.")


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone, light", "desktop, dark"]
)
def test_a_form_of_a_complaint_goes_with_the_next_press_and_is_told_why(
    visit: Any, number: str, size: Any, scheme: Any
) -> None:
    chief = logged_in(visit, "sef")
    page = chief.page
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    with listening(page):
        page.goto(f"{chief.base}/desk/complaints/{number}")
    with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        page.get_by_label("İç not").fill("Saat ondan sonra aransın istiyor.")
    old = page.locator("input[name=csrf]").first.input_value()
    again(chief, "sef").page.close()
    # Pressed before the tab has heard of it: in one go, lest it hear in between.
    page.get_by_role("button", name="Notu kaydet").evaluate(
        "(button, old) => { button.form.elements.csrf.value = old; button.click(); }", old
    )
    expect(page.get_by_role("alert")).to_contain_text("yeniden giriş yapılmış")
    expect(page.locator("pre")).to_have_text("Saat ondan sonra aransın istiyor.")
    expect(page.get_by_role("button", name="Yeniden gönder")).to_be_focused()
    fits(page)
    no_violation(page)
    page.get_by_role("button", name="Yeniden gönder").click()
    expect(page.locator("#yazisma")).to_contain_text("Saat ondan sonra aransın istiyor.")
    expect(page.get_by_label("İç not")).to_have_value("")


@pytest.mark.parametrize(
    ("username", "page"),
    [("sef", "settings"), ("sef", "complaints/new"), ("mudur", "people")],
    ids=["a page that follows nothing", "a form", "accounts"],
)
def test_an_old_tab_says_whose_the_browser_is_by_now_once_it_is_looked_at(
    visit: Any, username: str, page: str
) -> None:
    chief = logged_in(visit, username)
    with chief.page.expect_response("**/desk_page.js*"):
        chief.page.goto(f"{chief.base}/desk/{page}")
    again(chief, "ayse").page.close()
    look = "document.dispatchEvent(new Event('visibilitychange'))"
    told = chief.page.get_by_role("alert").filter(has_text="Ayşe Demir olarak giriş yapılmış")
    chief.page.evaluate(look)
    expect(told).to_be_visible()
    chief.page.evaluate(look)
    expect(told).to_have_count(1)
    # Whoever opened it is back: nothing stands against them any more.
    again(chief, username).page.close()
    chief.page.evaluate(look)
    expect(told).to_have_count(0)


def test_an_old_tab_says_that_its_session_is_over_once_it_is_looked_at(visit: Any) -> None:
    chief = logged_in(visit, "sef")
    with chief.page.expect_response("**/desk_page.js*"):
        chief.page.goto(f"{chief.base}/desk/complaints/new")
    chief.page.context.clear_cookies()
    chief.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(chief.page.get_by_role("alert").filter(has_text="Oturumunuz sona erdi")).to_be_visible()


def test_who_logs_out_with_a_conversation_is_told_what_becomes_of_it(
    customer: Customer, visit: Any
) -> None:
    waits(customer, "çıkarken duran konu")
    ada = logged_in(visit, "ada")
    ada.open("çıkarken duran konu")
    ada.claim()
    ada.press("Çıkış")
    page = ada.page
    expect(page.get_by_role("heading", name="Çıkıyor musunuz?")).to_be_visible()
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    page.get_by_role("link", name="Masada kal").click()
    expect(page.get_by_role("link", name="çıkarken duran konu")).to_be_visible()
    ada.press("Çıkış")
    ada.press("Çıkış yap")
    expect(page.get_by_role("heading", name="Giriş")).to_be_visible()
    customer.hears("Sırada önceliğiniz var")
