"""What was written in a conversation and never sent is on the page when the conversation goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from agent import Agent, waits
from held import Late
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer
    from playwright.sync_api import Locator

    type Hire = Callable[[str], Agent]


def unsent(agent: Agent) -> Locator:
    return agent.page.get_by_role("region", name="Göndermedikleriniz")


def claimed(customer: Customer, hire: Hire, story: str) -> Agent:
    waits(customer, story)
    ayse = hire("ayse")
    ayse.open(story)
    ayse.claim()
    return ayse


def test_all_that_was_half_written_is_there_to_be_copied_when_a_supervisor_takes_over(
    customer: Customer, hire: Hire
) -> None:
    ayse, chief = claimed(customer, hire, "yarım kalanların konusu"), hire("sef")
    ayse.press("Şikâyet kaydet")
    form = ayse.page.get_by_role("form", name="Şikâyet kaydı")
    form.get_by_label("Ad soyad").fill("Zeynep Kaya")
    form.get_by_label("Yer").fill("Kadıköy")
    ayse.page.get_by_label("Devir notu").fill("müşteri iki kez arandı")
    ayse.page.get_by_role("textbox", name="İç not", exact=True).fill("sinirli, sakin konuşun")
    chief.open("yarım kalanların konusu")
    chief.press("Devral")
    told = ayse.page.get_by_role("alert").filter(has_text="Selin Aydın")
    expect(told).to_contain_text("aşağıda duruyor")
    expect(ayse.reply).to_have_count(0)
    expect(unsent(ayse)).to_contain_text("Kaydetmediğiniz şikâyet:")
    expect(unsent(ayse)).to_contain_text("Ad soyad: Zeynep Kaya")
    expect(unsent(ayse)).to_contain_text("Yer: Kadıköy")
    expect(unsent(ayse)).to_contain_text("müşteri iki kez arandı")
    # A note can be saved by whoever looks.
    note = ayse.page.get_by_role("textbox", name="İç not", exact=True)
    expect(note).to_have_value("sinirli, sakin konuşun")
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        ayse.page.set_viewport_size(size)
        ayse.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(ayse.page)
        no_violation(ayse.page)
    customer.say("hâlâ bekliyorum")
    expect(ayse.log.get_by_text("hâlâ bekliyorum", exact=True)).to_be_visible()
    expect(unsent(ayse)).to_contain_text("Ad soyad: Zeynep Kaya")


@pytest.mark.parametrize("button", ["Bota geri ver", "Görüşmeyi bitir"])
def test_who_gives_a_conversation_up_still_has_the_reply_that_they_did_not_send(
    customer: Customer, hire: Hire, button: str
) -> None:
    ayse = claimed(customer, hire, f"bırakılanın konusu {button}")
    with ayse.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        ayse.reply.fill("Bir de şunu söyleyecektim.")
    ayse.press(button)
    if button == "Görüşmeyi bitir":
        # It is asked first where nothing was registered.
        sure = ayse.page.locator("#soruldu input")
        expect(sure.or_(unsent(ayse)).first).to_be_attached()
        if sure.count():
            ayse.press(button)
    expect(ayse.reply).to_have_count(0)
    expect(unsent(ayse)).to_contain_text("Göndermediğiniz yanıt:")
    expect(unsent(ayse)).to_contain_text("Bir de şunu söyleyecektim.")
    expect(ayse.page.get_by_role("alert").filter(has_text="aşağıda duruyor")).to_be_visible()
    ayse.page.reload()
    expect(unsent(ayse)).to_contain_text("Bir de şunu söyleyecektim.")
    assert "Bir de şunu" not in customer.page.content()


def test_that_it_stands_there_is_said_also_where_news_overtakes_the_answer(
    customer: Customer, hire: Hire
) -> None:
    ayse = claimed(customer, hire, "haberi önce gelenin konusu")
    with ayse.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        ayse.reply.fill("Bir de şunu söyleyecektim.")
    answer = Late(ayse.page, "**/bot", "POST")
    ayse.press("Bota geri ver")
    answer.wait()
    expect(unsent(ayse)).to_contain_text("Bir de şunu söyleyecektim.")
    answer.bring()
    expect(ayse.page.get_by_role("button", name="Üstlen")).to_be_enabled()
    expect(ayse.page.get_by_role("alert").filter(has_text="aşağıda duruyor")).to_be_visible()


def test_a_reply_that_was_on_its_way_in_vain_is_there_to_be_copied(
    customer: Customer, hire: Hire
) -> None:
    ayse, chief = claimed(customer, hire, "boşuna yola çıkanın konusu"), hire("sef")
    chief.open("boşuna yola çıkanın konusu")
    ayse.page.route(
        "**/desk/conversations/*",
        lambda route: route.abort() if route.request.method == "GET" else route.continue_(),
    )
    ayse.reply.fill("Bunu kimse okumasın.")
    chief.press("Devral")
    expect(chief.reply).to_be_visible()
    ayse.press("Gönder")
    expect(unsent(ayse)).to_contain_text("Bunu kimse okumasın.")


def test_what_is_in_its_box_again_is_not_shown_twice(customer: Customer, hire: Hire) -> None:
    ayse, chief = claimed(customer, hire, "geri gelenin konusu"), hire("sef")
    with ayse.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        ayse.reply.fill("Size şöyle bir")
    chief.open("geri gelenin konusu")
    chief.press("Devral")
    expect(unsent(ayse)).to_contain_text("Size şöyle bir")
    chief.page.get_by_label("Kime").select_option(label="Ayşe Demir")
    chief.page.get_by_label("Devir notu").fill("sen bitir")
    chief.press("Devret")
    expect(ayse.reply).to_have_value("Size şöyle bir")
    expect(unsent(ayse)).to_be_hidden()


def test_a_form_in_which_something_is_written_outlives_the_time_that_contacts_are_open(
    customer: Customer, hire: Hire
) -> None:
    ayse = claimed(customer, hire, "süresi geçen formun konusu")
    ayse.press("Şikâyet kaydet")
    form = ayse.page.get_by_role("form", name="Şikâyet kaydı")
    form.get_by_label("Ad soyad").fill("Zeynep Kaya")
    # As a page is that is read after that time.
    ayse.page.evaluate("history.replaceState(null, '', location.pathname)")
    customer.say("bir dakika daha")
    expect(ayse.log.get_by_text("bir dakika daha", exact=True)).to_be_visible()
    expect(form.get_by_label("Ad soyad")).to_have_value("Zeynep Kaya")
