from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
from playwright.sync_api import expect

from backend.kit import tls
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from conftest import Cable, Customer, Server

_COMPLAINT = "3 gündür internetim yok, arıyorum kimse açmıyor"


def test_a_complaint_from_the_first_word_to_the_tracking_number(
    customer: Customer, server: Server
) -> None:
    customer.say(_COMPLAINT)
    customer.hears("Size hangi numaradan ulaşalım?")
    customer.say("0532 123 45 67")
    customer.page.get_by_role("button", name="Evet, kaydet").click()
    customer.hears("Şikâyetinizi kaydettim")
    shown = customer.log.locator("strong.number").inner_text()
    assert re.fullmatch(r"[1-8]\d{3} \d{4} \d{4}", shown)
    number = shown.replace(" ", "")
    assert (
        httpx.get(
            f"{server.base}/api/v1/complaints/{number}", verify=tls.trusted(), timeout=PATIENCE
        ).status_code
        == 200
    )
    customer.delivered(_COMPLAINT)


def test_a_reload_in_the_middle_keeps_the_history_and_goes_on(customer: Customer) -> None:
    customer.say(_COMPLAINT)
    customer.hears("Size hangi numaradan ulaşalım?")
    before = customer.entries()
    customer.page.reload()
    customer.hears("Size hangi numaradan ulaşalım?")
    assert customer.entries() == before
    customer.say("0532 123 45 67")
    expect(customer.page.get_by_role("button", name="Evet, kaydet")).to_be_visible()
    customer.page.reload()
    customer.page.get_by_role("button", name="Evet, kaydet").click()
    customer.hears("Şikâyetinizi kaydettim")


def test_a_used_choice_becomes_the_customers_words_and_no_other_can_be_chosen(
    customer: Customer,
) -> None:
    customer.say("seçenek")
    customer.page.get_by_role("button", name="Öbürü").click()
    customer.delivered("Öbürü")
    for name in ("İlk seçenek", "Öbürü"):
        expect(customer.page.get_by_role("button", name=name)).to_be_disabled()
    customer.hears("Yazdığınız: Öbürü")


def test_choices_are_over_when_the_customer_writes_instead(customer: Customer) -> None:
    customer.say("seçenek")
    choice = customer.page.get_by_role("button", name="İlk seçenek")
    expect(choice).to_be_enabled()
    customer.say("ikisi de değil")
    expect(choice).to_be_disabled()
    customer.hears("Yazdığınız: ikisi de değil")
    expect(choice).to_be_disabled()
    customer.page.reload()
    customer.hears("Yazdığınız: ikisi de değil")
    expect(choice).to_be_disabled()


def test_of_two_offers_only_the_newer_can_be_chosen(customer: Customer) -> None:
    customer.say("seçenek")
    choices = customer.page.get_by_role("button", name="İlk seçenek")
    expect(choices).to_have_count(1)
    customer.say("bir seçenek daha")
    expect(choices).to_have_count(2)
    expect(choices.first).to_be_disabled()
    expect(choices.last).to_be_enabled()
    customer.page.reload()
    expect(choices).to_have_count(2)
    expect(choices.first).to_be_disabled()
    customer.page.get_by_role("button", name="Öbürü").last.click()
    customer.hears("Yazdığınız: Öbürü")


def test_an_answer_of_several_messages_keeps_its_choices_at_its_end(customer: Customer) -> None:
    customer.say("önce seçim")
    choice = customer.page.get_by_role("button", name="Tamam mı")
    expect(choice).to_be_enabled()
    assert customer.log.locator(":scope > *").last.get_attribute("class") == "choices"
    choice.click()
    customer.hears("Yazdığınız: Tamam mı")


def test_a_choice_from_another_page_that_is_too_late_is_refused_in_words(
    customer: Customer,
) -> None:
    customer.say("seçenek")
    choice = customer.page.get_by_role("button", name="İlk seçenek")
    expect(choice).to_be_enabled()
    customer.say("ikisi de değil")
    customer.hears("Yazdığınız: ikisi de değil")
    choice.evaluate("button => { button.disabled = false; button.click(); }")
    expect(customer.page.get_by_text("Bu seçenek artık geçerli değil.")).to_be_visible()


def test_a_choice_made_without_a_connection_that_comes_too_late_is_not_sent_as_words(
    visit: Any, cable: Cable, server: Server
) -> None:
    customer: Customer = visit(cable.base, phone=True)
    customer.go("/#sohbet")
    customer.say("seçenek")
    old = customer.page.get_by_role("button", name="İlk seçenek")
    expect(old).to_be_enabled()
    cable.cut()
    expect(customer.page.get_by_text("Bağlantı koptu")).to_be_visible()
    old.click()
    # Meanwhile the same customer goes on elsewhere.
    session = customer.page.evaluate("localStorage.getItem('yardim.session')")
    for text in ("internetim yok", "0532 123 45 67"):
        body = {"session": session, "id": text.replace(" ", "-"), "text": text}
        httpx.post(
            f"{server.base}/api/v1/chat/messages", json=body, timeout=PATIENCE, verify=tls.trusted()
        ).raise_for_status()
    cable.mend()
    expect(customer.page.get_by_text("Bu seçenek artık geçerli değil.")).to_be_visible()
    expect(customer.page.get_by_role("button", name="Yeniden gönder")).to_have_count(0)
    expect(old).to_be_disabled()
    # The newest question stands below, and can be answered.
    question = "Telefon: 0532 123 45 67\nKaydedeyim mi?"
    told, asked = "0532 123 45 67", "Size hangi numaradan ulaşalım?"
    assert customer.entries()[-5:] == [asked, told, question, "İlk seçenek", question]
    again = customer.page.get_by_role("button", name="Evet, kaydet").last
    expect(again).to_be_in_viewport()
    again.click()
    customer.hears("Şikâyetinizi kaydettim")
    customer.page.reload()
    customer.hears("Şikâyetinizi kaydettim")
    expect(customer.page.get_by_text("Bu seçenek artık geçerli değil.")).to_have_count(0)


def test_the_page_shows_that_the_assistant_is_writing(customer: Customer) -> None:
    customer.say("yavaş")
    expect(customer.page.get_by_text("Dijital asistan yazıyor")).to_be_attached()
    customer.delivered("yavaş")
    customer.hears("Yazdığınız: yavaş")
    expect(customer.page.locator(".typing")).to_be_hidden()


def test_markup_is_shown_as_text_on_both_sides(customer: Customer) -> None:
    markup = "<img src=x onerror=alert(1)><script>alert(2)</script> <b>kalın</b> &amp;"
    customer.page.on("dialog", lambda dialog: customer.faults.append(dialog.message))
    customer.say(markup)
    customer.hears(f"Yazdığınız: {markup}")
    customer.delivered(markup)
    assert customer.log.locator("img, script, b").count() == 0


def test_known_pages_and_numbers_become_links_and_nothing_else_does(customer: Customer) -> None:
    customer.say("/kvkk ve 444 1 444, https://kotu.example/takip, javascript:alert(1), /kvkk/baska")
    customer.hears("Yazdığınız")
    links = customer.log.locator(".bot a")
    assert links.all_inner_texts() == ["/kvkk", "444 1 444"]
    assert links.evaluate_all("all => all.map(a => a.getAttribute('href'))") == [
        "/kvkk",
        "tel:4441444",
    ]


def test_a_message_over_the_limit_stays_in_the_field_whole(customer: Customer) -> None:
    long = "ğ" * 12_000
    customer.say(long)
    expect(customer.page.get_by_text("Mesajınız 12.000 karakter; en fazla 10.000")).to_be_visible()
    send = customer.page.get_by_role("button", name="Gönder", exact=True)
    expect(send).to_be_disabled()
    aloud = customer.page.locator('.length[aria-live="polite"]')
    expect(aloud).to_contain_text("Mesaj çok uzun; en fazla 10.000 karakter")
    assert customer.field.input_value() == long
    assert customer.entries() == []
    customer.field.fill("ğ" * 10_000)
    expect(send).to_be_enabled()
    expect(aloud).to_have_text("Mesajınız artık gönderilebilir.")
    customer.field.press("Enter")
    customer.hears("Yazdığınız: ğğğ")
    expect(aloud).to_have_text("")


def test_near_the_limit_characters_are_counted_as_the_server_counts_them(
    customer: Customer,
) -> None:
    counter = customer.page.locator(".counter")
    customer.field.fill("👍" * 8_999)
    expect(counter).to_have_text("")
    customer.field.fill("👍" * 9_000)
    expect(counter).to_have_text("9.000 / 10.000")
    expect(customer.page.locator(".length")).to_contain_text("9.000 karakter yazdınız")
    customer.field.press("Enter")
    customer.hears("Yazdığınız: 👍")


def test_shift_enter_makes_a_new_line_and_blank_messages_are_not_sent(customer: Customer) -> None:
    customer.field.fill("   ")
    customer.field.press("Enter")
    assert customer.entries() == []
    customer.field.fill("bir")
    customer.field.press("Shift+Enter")
    customer.field.press_sequentially("iki")
    customer.field.press("Enter")
    customer.hears("Yazdığınız: bir\niki")


def test_a_half_written_message_outlives_a_reload(customer: Customer) -> None:
    customer.field.fill("yarım kalan söz")
    customer.page.reload()
    expect(customer.field).to_have_value("yarım kalan söz")


def test_a_lost_session_begins_a_new_chat_and_loses_no_word(customer: Customer) -> None:
    customer.say("ilk sohbet")
    customer.hears("Yazdığınız: ilk sohbet")
    customer.page.evaluate("localStorage.setItem('yardim.session', 'yok-boyle-bir-oturum')")
    customer.page.reload()
    expect(customer.page.get_by_text("yeni bir sohbet başladı")).to_be_visible()
    customer.say("ikinci sohbet")
    customer.hears("Yazdığınız: ikinci sohbet")
    customer.delivered("ikinci sohbet")


def test_a_new_chat_forgets_the_old_one_on_this_device(customer: Customer) -> None:
    customer.say("kimse görmesin")
    customer.hears("Yazdığınız: kimse görmesin")
    customer.page.get_by_role("button", name="Yeni sohbet", exact=True).click()
    customer.page.get_by_role("button", name="Kaldır, yeni sohbet başlat").click()
    expect(customer.log.locator(".entry")).to_have_count(0)
    customer.page.reload()
    expect(customer.page.get_by_role("button", name="Şikâyetim var")).to_be_visible()
    assert customer.entries() == []
    assert customer.page.evaluate("Object.keys(localStorage)") == []


def test_two_tabs_show_the_same_conversation(customer: Customer) -> None:
    customer.say("birinci sekme")
    customer.hears("Yazdığınız: birinci sekme")
    other = type(customer)(customer.page.context.new_page(), customer.base)
    other.go("/")
    other.hears("Yazdığınız: birinci sekme")
    other.say("ikinci sekme")
    for tab in (customer, other):
        tab.hears("Yazdığınız: ikinci sekme")
        tab.delivered("ikinci sekme")
    assert customer.entries() == other.entries()


def test_times_are_those_of_istanbul(customer: Customer) -> None:
    customer.say("saat kaç")
    customer.hears("Yazdığınız: saat kaç")
    moment = customer.log.locator(".bot time").get_attribute("datetime")
    expected = customer.page.evaluate(
        "at => new Date(at).toLocaleTimeString('tr-TR',"
        " {timeZone: 'Europe/Istanbul', hour: '2-digit', minute: '2-digit'})",
        moment,
    )
    assert customer.log.locator(".bot time").inner_text() == expected


def test_where_no_socket_gets_through_the_chat_goes_over_http(visit: Any) -> None:
    customer: Customer = visit()
    customer.page.add_init_script(
        """window.WebSocket = class {
          static CONNECTING = 0; static OPEN = 1; static CLOSED = 3;
          readyState = 0;
          constructor() { setTimeout(() => { this.readyState = 3; this.onclose?.(); }, 20); }
          close() {}
        };"""
    )
    customer.go("/")
    customer.say("vekil sunucu arkasındayım")
    customer.hears("Yazdığınız: vekil sunucu arkasındayım")
    customer.delivered("vekil sunucu arkasındayım")
    customer.say("bir daha")
    customer.hears("Yazdığınız: bir daha")
    assert len(customer.entries()) == 4


def test_without_storage_the_chat_works_for_this_page(visit: Any) -> None:
    customer: Customer = visit()
    customer.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('yasak'); } });"
    )
    customer.go("/")
    customer.say("hafızasız")
    customer.hears("Yazdığınız: hafızasız")
    customer.delivered("hafızasız")
