"""Wherever on the desk somebody is: they hear that their customer wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent import Agent, calm, listening, waits
from held import Held, Late
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer

    type Hire = Callable[[str], Agent]

_LOOKED_AT = """number => Object.keys(localStorage).some(
  key => key.endsWith(":assigned-seen") && localStorage[key].includes(number)
)"""
_COUNT_SOUNDS = """
  window.sounds = 0;
  window.AudioContext = class extends AudioContext {
    constructor(...all) {
      super(...all);
      window.sounds += 1;
    }
  };"""


def test_on_another_page_an_agent_hears_once_that_their_customer_wrote(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "uzaktayken yazanın konusu")
    ayse = hire("ayse")
    ayse.page.add_init_script(_COUNT_SOUNDS)
    ayse.open("uzaktayken yazanın konusu")
    ayse.claim()
    page, told = ayse.page, ayse.page.locator("#cagri-duyuru")
    with listening(page):
        page.get_by_role("link", name="Şikâyetler", exact=True).click()
    page.get_by_role("heading", level=1).click()  # a page that was touched may sound
    customer.say("orada mısınız")
    expect(told).to_contain_text("Müşteriniz yazdı.")
    expect(page).to_have_title(re.compile(r"\(\d+\) Şikâyetler"))
    expect(page.locator("#gorusmeler .count")).to_have_text(re.compile(r"[1-9]"))
    assert page.evaluate("window.sounds") > 0
    with page.expect_response("**/desk/alerts"):
        page.reload()
    expect(page).to_have_title(re.compile(r"\(\d+\) Şikâyetler"))
    expect(told).to_be_empty()
    # It stands there to be read until they look; once closed, the next words are news again.
    line = page.get_by_role("region", name="Haberler")
    expect(line).to_contain_text("üşteriniz yazdı.")
    line.get_by_role("button", name="Haberi kapat").click()
    expect(line).to_be_hidden()
    customer.say("alo")
    expect(line).to_contain_text("üşteriniz yazdı.")
    # What is open in front is read.
    ayse.open("alo")
    expect(ayse.log).to_contain_text("orada mısınız")
    customer.say("görüyor musunuz")
    expect(ayse.log).to_contain_text("görüyor musunuz")
    with page.expect_response("**/desk/alerts"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(told).to_be_empty()


def test_whoever_is_given_a_conversation_hears_of_it_and_who_took_it_does_not(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "verilen görüşmenin konusu")
    ayse, mehmet = hire("ayse"), hire("mehmet")
    mehmet.page.add_init_script(_COUNT_SOUNDS)
    with listening(mehmet.page), mehmet.page.expect_response("**/desk/alerts"):
        mehmet.page.goto(f"{mehmet.base}/desk/complaints")
    mehmet.page.get_by_role("heading", level=1).click()
    ayse.open("verilen görüşmenin konusu")
    # What other tests gave to ayse is known to a browser that knows nothing else.
    ayse.page.evaluate("localStorage.clear()")
    ayse.page.reload()
    ayse.claim()
    ayse.page.get_by_label("Kime").select_option(label="Mehmet Kaya")
    ayse.page.get_by_label("Devir notu").fill("fatura itirazı")
    ayse.press("Devret")
    expect(mehmet.page.locator("#cagri-duyuru")).to_contain_text("Size bir görüşme verildi.")
    assert mehmet.page.evaluate("window.sounds") > 0
    expect(ayse.page.locator("#cagri-duyuru")).not_to_contain_text("Size bir görüşme verildi.")
    expect(ayse.page.locator("#haber")).not_to_contain_text("görüşme verildi")
    # It is there to be read as well, on every page, until it was looked at.
    page, line = mehmet.page, mehmet.page.get_by_role("region", name="Haberler")
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(line).to_contain_text("Size bir görüşme verildi.")
        fits(page)
        no_violation(page)
    with page.expect_response("**/desk/alerts"):
        page.goto(f"{mehmet.base}/desk/canned")
    expect(line).to_contain_text("Size bir görüşme verildi.")
    with listening(page):
        line.get_by_role("link", name="Size bir görüşme verildi.").click()
    expect(mehmet.reply).to_be_visible()
    given = line.filter(has_text="görüşme verildi")
    expect(given).to_have_count(0)
    with page.expect_response("**/desk/alerts"):
        page.goto(f"{mehmet.base}/desk/canned")
    expect(given).to_have_count(0)


def test_who_takes_a_conversation_while_a_list_without_it_is_on_its_way_is_told_of_no_gift(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "yolda kalan listenin konusu")
    ayse = hire("ayse")
    ayse.open("yolda kalan listenin konusu")
    before = Late(ayse.page, "**/desk/alerts")
    ayse.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    before.wait()
    ayse.claim()
    with ayse.page.expect_response("**/desk/alerts"):
        before.bring()
    before.end()
    customer.say("bir şey daha")
    with ayse.page.expect_response("**/desk/alerts"):
        ayse.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(ayse.page.locator("#cagri-duyuru")).not_to_contain_text("Size bir görüşme verildi.")


def test_what_the_open_page_is_about_to_show_is_no_news(customer: Customer, hire: Hire) -> None:
    waits(customer, "önde duran görüşmenin konusu")
    ayse = hire("ayse")
    ayse.open("önde duran görüşmenin konusu")
    ayse.claim()
    calm(ayse.page)
    alerts = Held(ayse.page, "**/desk/alerts")
    ayse.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    asked = alerts.request()
    page = Held(ayse.page, ayse.page.url, all_of_them=True)
    customer.say("bunu görecek")
    read = page.request()
    with ayse.page.expect_response("**/desk/alerts") as answer:
        asked.continue_()
    assert answer.value.json()["unread"]
    page.end()
    read.continue_()
    expect(ayse.log).to_contain_text("bunu görecek")
    expect(ayse.page.locator("#cagri-duyuru")).to_be_empty()


def test_whoever_is_given_a_complaint_hears_of_it_wherever_they_are_until_they_looked(
    hire: Hire, number: str
) -> None:
    chief, mehmet = hire("sef"), hire("mehmet")
    page, told = mehmet.page, mehmet.page.locator("#cagri-duyuru")
    page.add_init_script(_COUNT_SOUNDS)
    # Who looks at the list has looked at what other tests gave them.
    page.goto(f"{mehmet.base}/desk/complaints")
    page.evaluate("localStorage.clear()")
    page.reload()
    page.wait_for_function(_LOOKED_AT, arg="")
    with listening(page), page.expect_response("**/desk/alerts"):
        page.goto(f"{mehmet.base}/desk/canned")
    page.get_by_role("heading", level=1).click()
    chief.page.goto(f"{chief.base}/desk/complaints/{number}")
    chief.page.get_by_text("Ata", exact=True).first.click()
    chief.page.get_by_label("Kişi").select_option(label="Mehmet Kaya")
    chief.page.get_by_role("button", name="Ata", exact=True).click()
    expect(told).to_contain_text("şikâyet atandı.")
    assert page.evaluate("window.sounds") > 0
    expect(page).to_have_title(re.compile(r"\(\d+\) "))
    count = page.locator("#sikayetler .count")
    expect(count).to_have_text(re.compile(r"[1-9]"))
    line = page.get_by_role("region", name="Haberler")
    expect(line).to_contain_text("şikâyet atandı.")
    line.get_by_role("button", name="Haberi kapat").press("Enter")
    expect(line).to_have_count(0)
    expect(page.locator("#icerik")).to_be_focused()
    # It goes on being counted on every page, said once, until it was opened.
    with page.expect_response("**/desk/alerts"):
        page.reload()
    expect(count).to_have_text(re.compile(r"[1-9]"))
    expect(told).to_be_empty()
    expect(line).to_have_count(0)
    page.goto(f"{mehmet.base}/desk/complaints/{number}")
    # The page counts nothing before it has asked; it has when it kept what it looked at.
    page.wait_for_function(_LOOKED_AT, arg=number)
    expect(count).to_have_count(0)
    with page.expect_response("**/desk/alerts"):
        page.goto(f"{mehmet.base}/desk/canned")
    expect(count).to_have_count(0)
