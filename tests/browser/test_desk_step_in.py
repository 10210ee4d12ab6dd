"""A supervisor steps in: who has the conversation is one, and everybody reads who it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent import Agent, calm, waits
from held import Held, Late, until
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer

    type Hire = Callable[[str], Agent]


def test_taken_over_in_the_middle_of_writing_the_agent_is_told_and_the_words_are_kept(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "devralmanın konusu")
    ayse, chief = hire("ayse"), hire("sef")
    ayse.open("devralmanın konusu")
    ayse.claim()
    with ayse.page.expect_response("**/draft"):
        ayse.reply.press_sequentially("Size şöyle bir")
    chief.open("devralmanın konusu")
    expect(chief.reply).to_have_count(0)
    chief.press("Devral")
    expect(chief.reply).to_be_focused()
    expect(chief.reply).to_have_value("")

    told = ayse.page.get_by_role("alert").filter(has_text="Selin Aydın")
    expect(told).to_contain_text("aşağıda duruyor")
    expect(ayse.page.get_by_text("Göndermediğiniz yanıt:")).to_be_visible()
    expect(ayse.page.get_by_text("Size şöyle bir", exact=True)).to_be_visible()
    edge = ayse.page.evaluate(
        """() => document.querySelector(".unsent").getBoundingClientRect().left
            - document.querySelector(".thread").getBoundingClientRect().left"""
    )
    assert edge > 8
    expect(ayse.page.get_by_role("heading", name=re.compile("Selin Aydın"))).to_be_visible()
    expect(ayse.reply).to_have_count(0)
    expect(ayse.page.get_by_role("button", name="Gönder", exact=True)).to_have_count(0)
    customer.hears("Görüşmeyi artık Selin Aydın sürdürüyor.")
    chief.answer("Ben ilgileniyorum.")
    said = customer.log.locator(".entry", has_text="Ben ilgileniyorum.")
    expect(said).to_contain_text("Selin Aydın")
    # What changes meanwhile takes away nothing that was told.
    expect(ayse.log.get_by_text("Ben ilgileniyorum.")).to_be_visible()
    expect(told).to_be_visible()

    chief.page.get_by_label("Kime").select_option(label="Ayşe Demir")
    chief.page.get_by_label("Devir notu").fill("sen bitir")
    chief.press("Devret")
    expect(ayse.reply).to_have_value("Size şöyle bir")


def test_what_is_sent_before_the_page_hears_of_it_is_said_by_nobody(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "geç duymanın konusu")
    ayse, chief = hire("ayse"), hire("sef")
    ayse.open("geç duymanın konusu")
    ayse.claim()
    ayse.reply.fill("Bunu kimse okumasın.")
    # The page hears, and cannot read itself: only what is sent gets through.
    ayse.page.route(
        "**/desk/conversations/*",
        lambda route: route.abort() if route.request.method == "GET" else route.continue_(),
    )
    chief.open("geç duymanın konusu")
    chief.press("Devral")
    expect(chief.reply).to_be_visible()
    ayse.press("Gönder")
    expect(ayse.page.get_by_role("alert").first).to_contain_text("artık")
    expect(ayse.reply).to_have_count(0)
    chief.answer("Buradayım.")
    customer.hears("Buradayım.")
    assert "Bunu kimse okumasın." not in customer.page.content()


def test_a_reply_that_was_on_its_way_is_said_before_the_supervisor_has_it(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "yoldayken devralmanın konusu")
    ayse, chief = hire("ayse"), hire("sef")
    ayse.open("yoldayken devralmanın konusu")
    ayse.claim()
    chief.open("yoldayken devralmanın konusu")
    ayse.reply.fill("Son sözüm buydu.")
    ayse.press("Gönder")
    expect(ayse.log.get_by_text("Son sözüm buydu.")).to_be_visible()
    chief.press("Devral")
    customer.hears("Görüşmeyi artık Selin Aydın sürdürüyor.")
    expect(customer.log.get_by_text("Son sözüm buydu.")).to_have_count(1)
    said = [text for text in customer.entries() if "Son sözüm" in text or "artık Selin" in text]
    assert "Son sözüm" in said[0]


def test_who_passes_a_conversation_on_is_not_told_that_it_was_taken(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "kendi bitirenin konusu")
    ayse = hire("ayse")
    ayse.open("kendi bitirenin konusu")
    ayse.claim()
    ayse.press("Görüşmeyi bitir")
    expect(ayse.reply).to_have_count(0)
    customer.say("bir şey daha")
    expect(ayse.log.get_by_text("bir şey daha", exact=True)).to_be_visible()
    expect(ayse.page.get_by_role("alert")).to_have_count(0)


def test_who_ends_without_a_record_of_what_was_told_is_asked_once(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "modemim bozuk geldi, değiştirilsin")
    ayse = hire("ayse")
    ayse.open("modemim bozuk geldi")
    ayse.claim()
    ayse.press("Görüşmeyi bitir")
    asked = ayse.page.get_by_role("alert")
    expect(asked).to_contain_text("Bu görüşmede kayıt açılmadı")
    expect(ayse.page.get_by_role("button", name="Görüşmeyi bitir")).to_be_focused()
    # What happens meanwhile takes neither the question nor its answer away.
    customer.say("bu arada teşekkürler")
    expect(ayse.log.get_by_text("bu arada teşekkürler", exact=True)).to_be_visible()
    expect(asked).to_contain_text("Bu görüşmede kayıt açılmadı")
    ayse.answer("Rica ederim.")
    expect(asked).to_have_count(0)
    ayse.press("Görüşmeyi bitir")
    expect(ayse.reply).to_have_count(0)
    expect(asked).to_have_count(0)


def test_what_is_pressed_before_a_claim_is_answered_keeps_the_keyboard(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "modemim bozuk, acele edenin konusu")
    ayse = hire("ayse")
    ayse.open("acele edenin konusu")
    claim = Late(ayse.page, "**/claim", "POST")
    ayse.press("Üstlen")
    claim.wait()
    # The page heard of it before the answer to the click is here.
    expect(ayse.reply).to_be_visible()
    ending = Late(ayse.page, "**/end", "POST")
    ayse.press("Görüşmeyi bitir")
    ending.wait()
    with ayse.page.expect_response("**/claim"):
        claim.bring()
    ayse.page.wait_for_timeout(300)
    ending.bring()
    expect(ayse.page.get_by_role("alert")).to_contain_text("Bu görüşmede kayıt açılmadı")
    expect(ayse.page.get_by_role("button", name="Görüşmeyi bitir")).to_be_focused()


def test_a_page_read_before_the_end_and_come_after_it_gives_nobody_the_conversation_back(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "geç gelen sayfanın konusu")
    ayse = hire("ayse")
    ayse.open("geç gelen sayfanın konusu")
    ayse.claim()
    # What the claim changed is read by now: nothing but what is held here comes between.
    calm(ayse.page)
    ending = Held(ayse.page, "**/end")
    ayse.press("Görüşmeyi bitir")
    end = ending.request()
    read = Late(ayse.page, "**/desk/conversations/*", all_of_them=True)
    customer.say("bir şey daha")
    assert "Görüşmeyi bitir" in read.wait().text()

    read.end()
    end.continue_()
    expect(ayse.reply).to_have_count(0)
    with ayse.page.expect_response("**/desk/conversations/*"):
        read.bring()
    customer.say("ve son bir şey")
    expect(ayse.log.get_by_text("ve son bir şey", exact=True)).to_be_visible()
    expect(ayse.reply).to_have_count(0)
    expect(ayse.page.get_by_role("alert")).to_have_count(0)


def test_whoever_may_not_see_it_any_more_keeps_their_words_and_a_page_without_faults(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "gözden çıkanın konusu")
    ayse, chief, another = hire("ayse"), hire("sef"), hire("mudur")
    faults: list[str] = []
    told: list[str] = []
    ayse.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: told.append(str(frame))),
    )
    ayse.page.on("pageerror", lambda error: faults.append(str(error)))
    ayse.open("gözden çıkanın konusu")
    ayse.claim()
    ayse.reply.fill("Size şöyle bir")
    # As of a conversation of another team.
    gone = "**/desk/conversations/*"
    body = (
        '<body><main id="icerik" class="narrow"><div class="card" data-gone>'
        "<h1>Bu görüşme size açık değil</h1></div></main></body>"
    )
    ayse.page.route(
        gone,
        lambda route: (
            route.fulfill(status=404, content_type="text/html; charset=utf-8", body=body)
            if route.request.method == "GET"
            else route.continue_()
        ),
    )
    chief.open("gözden çıkanın konusu")
    chief.press("Devral")
    unsent = ayse.page.locator(".unsent")
    expect(unsent).to_contain_text("Göndermediğiniz yanıt:")
    expect(unsent).to_contain_text("Size şöyle bir")
    # Who else looks is told to this page still.
    another.open("gözden çıkanın konusu")
    until(ayse.page, lambda: any("Deniz Ak" in each for each in told), "it is told of nobody")
    expect(unsent).to_be_visible()
    assert faults == []
