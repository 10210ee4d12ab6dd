"""What is said in a conversation stays in an agent's sight, and why something is refused, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from agent import waits
from held import Held, until
from playwright.sync_api import expect

if TYPE_CHECKING:
    from agent import Agent
    from conftest import Customer
    from playwright.sync_api import Locator
    from test_desk import Hire

_LOW = {"width": 1280, "height": 620}


def at_its_end(agent: Agent) -> bool:
    here: bool = agent.log.evaluate(
        "log => log.scrollTop + log.clientHeight >= log.scrollHeight - 2"
    )
    return here


def stays_at_its_end(agent: Agent) -> None:
    until(agent.page, lambda: at_its_end(agent), "the newest is not in sight")


def newer(agent: Agent) -> Locator:
    return agent.page.get_by_role("button", name="Yeni mesajlar", exact=False)


@pytest.fixture
def ayse(customer: Customer, hire: Hire, request: pytest.FixtureRequest) -> Agent:
    """Give an agent who has a conversation longer than its box."""
    story = f"uzun konuşma: {request.node.name}"
    waits(customer, story)
    ayse = hire("ayse")
    ayse.page.set_viewport_size(_LOW)
    ayse.open(story)
    ayse.claim()
    for number in range(6):
        customer.say(f"{number}. söylediğim söz")
    expect(ayse.log).to_contain_text("5. söylediğim söz")
    stays_at_its_end(ayse)
    return ayse


def test_the_newest_stays_in_sight_though_a_colleague_comes_to_look(
    customer: Customer, ayse: Agent, hire: Hire
) -> None:
    mehmet = hire("mehmet")
    mehmet.page.goto(ayse.page.url)
    expect(ayse.page.get_by_text("Mehmet Kaya da bakıyor")).to_be_visible()
    stays_at_its_end(ayse)
    ayse.page.reload()
    expect(ayse.page.get_by_text("Mehmet Kaya da bakıyor")).to_be_visible()
    stays_at_its_end(ayse)
    customer.say("orada mısınız acaba")
    expect(ayse.log.get_by_text("orada mısınız acaba")).to_be_in_viewport()
    expect(newer(ayse)).to_be_hidden()


def test_who_reads_back_stays_there_and_is_told_of_what_is_new(
    customer: Customer, ayse: Agent
) -> None:
    ayse.log.evaluate("log => { log.scrollTop = 0; }")
    customer.say("bu arada yazdığım")
    expect(ayse.log).to_contain_text("bu arada yazdığım")
    expect(newer(ayse)).to_be_visible()
    assert ayse.log.evaluate("log => log.scrollTop") == 0
    # Nobody has read it.
    words = customer.log.locator(".entry.customer", has_text="bu arada yazdığım")
    expect(words.locator(".state")).to_have_text("iletildi")
    newer(ayse).click()
    stays_at_its_end(ayse)
    expect(newer(ayse)).to_be_hidden()
    expect(words.locator(".state")).to_have_text("görüldü")


def test_what_lies_below_is_not_spoken_over(customer: Customer, ayse: Agent) -> None:
    ayse.log.evaluate("log => { log.scrollTop = 0; }")
    customer.say("son bir şey daha")
    expect(newer(ayse)).to_be_visible()
    ayse.reply.fill("Kaydı açıyorum.")
    ayse.press("Gönder")
    expect(ayse.page.get_by_role("alert")).to_contain_text("yeni mesaj geldi")
    expect(ayse.reply).to_have_value("Kaydı açıyorum.")
    stays_at_its_end(ayse)
    ayse.press("Gönder")
    customer.hears("Kaydı açıyorum.")


def test_a_refused_reply_stays_in_its_box_though_the_page_reads_itself_at_once(
    customer: Customer, ayse: Agent
) -> None:
    ayse.log.evaluate("log => { log.scrollTop = 0; }")
    customer.say("son bir şey daha")
    expect(newer(ayse)).to_be_visible()
    ayse.reply.fill("Kaydı açıyorum.")
    saving = Held(ayse.page, "**/draft")
    ayse.press("Gönder")
    expect(ayse.page.get_by_role("alert")).to_contain_text("yeni mesaj geldi")
    with ayse.page.expect_response(ayse.page.url):
        ayse.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    customer.say("orada mısınız")
    expect(ayse.log).to_contain_text("orada mısınız")
    expect(ayse.reply).to_have_value("Kaydı açıyorum.")
    saving.end()


def test_ones_own_words_are_in_sight_though_one_was_reading_back(
    customer: Customer, ayse: Agent
) -> None:
    ayse.log.evaluate("log => { log.scrollTop = 0; }")
    ayse.answer("Baştan okudum, anladım.")
    expect(ayse.log.get_by_text("Baştan okudum, anladım.")).to_be_in_viewport()
    stays_at_its_end(ayse)
    customer.hears("Baştan okudum, anladım.")


def test_why_a_reply_is_refused_stands_beside_it_and_the_conversation_stays_in_sight(
    ayse: Agent,
) -> None:
    ayse.reply.fill("Takip numaranız {takip_no}.")
    ayse.press("Gönder")
    told = ayse.page.get_by_role("alert")
    expect(told).to_contain_text("Boş kalan bir yer var")
    expect(ayse.reply).to_be_focused()
    stays_at_its_end(ayse)
    field, words = ayse.reply.bounding_box(), told.bounding_box()
    assert field is not None
    assert words is not None
    assert 0 < field["y"] - words["y"] < 120


def test_why_a_note_is_refused_stands_with_the_note_and_the_note_goes_nowhere_else(
    ayse: Agent,
) -> None:
    ayse.page.get_by_label("Devir notu").fill("   ")
    ayse.page.get_by_label("Kime").select_option(label="Mehmet Kaya")
    ayse.press("Devret")
    card = ayse.page.locator("#devir")
    expect(card.get_by_role("alert")).to_contain_text("Not boş olamaz")
    expect(ayse.page.get_by_label("Devir notu")).to_be_focused()
    expect(ayse.reply).to_have_value("")


def test_beside_the_conversation_one_scrolls_without_losing_it(ayse: Agent) -> None:
    ayse.page.get_by_label("Devir notu").scroll_into_view_if_needed()
    expect(ayse.page.get_by_label("Devir notu")).to_be_in_viewport()
    expect(ayse.reply).to_be_in_viewport()
    expect(ayse.page.get_by_role("button", name="Görüşmeyi bitir")).to_be_in_viewport()


def test_passed_on_the_list_comes_in_the_place_of_the_conversation(
    customer: Customer, ayse: Agent, hire: Hire
) -> None:
    address = ayse.page.url
    mehmet = hire("mehmet")
    mehmet.page.goto(address)
    expect(mehmet.page.get_by_text("Ayşe Demir de bakıyor")).to_be_visible()
    ayse.page.get_by_label("Kime").select_option(label="Mehmet Kaya")
    ayse.page.get_by_label("Devir notu").fill("fatura itirazı")
    ayse.press("Devret")
    customer.hears("Görüşmeyi artık Mehmet Kaya sürdürüyor.")
    expect(ayse.page.get_by_role("navigation", name="Görüşme listeleri")).to_be_visible()
    expect(ayse.log).to_have_count(0)
    expect(mehmet.page.get_by_text("Ayşe Demir de bakıyor")).to_be_hidden()


def test_what_cannot_be_registered_is_said_at_its_field_to_whoever_writes_for_the_customer(
    ayse: Agent,
) -> None:
    ayse.press("Şikâyet kaydet")
    form = ayse.page.get_by_role("form", name="Şikâyet kaydı")
    form.get_by_label("Konu").select_option(label="Fatura ve ödeme")
    form.get_by_role("button", name="Kaydet", exact=True).click()
    phone = form.get_by_label("Telefon")
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_be_focused()
    expect(
        form.get_by_text("Müşteriye ulaşılacak bir telefon ya da e-posta yazın.")
    ).to_be_visible()
    stays_at_its_end(ayse)


def test_what_fails_is_said_and_the_words_stay(ayse: Agent) -> None:
    ayse.page.route("**/reply", lambda route: route.fulfill(status=503, body="<h1>proxy</h1>"))
    ayse.reply.fill("Bir dakika lütfen.")
    ayse.press("Gönder")
    expect(ayse.page.get_by_role("alert")).to_contain_text("Gönderilemedi")
    expect(ayse.reply).to_have_value("Bir dakika lütfen.")
