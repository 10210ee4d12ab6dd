"""What is told while a page is being read, or a word sent, or a list fetched is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agent import Agent, waits
from held import Held, Late
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer

    type Hire = Callable[[str], Agent]

_COUNT_WHAT_IS_TOLD = """
  window.told = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", ({ data }) => {
        window.told += JSON.parse(data).type === "changed";
      });
    }
  };"""
_NO_SOCKET = """window.WebSocket = class {
  static CONNECTING = 0; static OPEN = 1; static CLOSED = 3;
  readyState = 0;
  constructor() { setTimeout(() => { this.readyState = 3; this.onclose?.(); }, 20); }
  close() {}
};"""


def _told(agent: Agent, more_than: int) -> None:
    agent.page.wait_for_function("before => window.told > before", arg=more_than)


def test_a_note_saved_while_a_page_is_read_is_shown(customer: Customer, hire: Hire) -> None:
    waits(customer, "geç gelen sayfanın konusu")
    ayse, mehmet = hire("ayse"), hire("mehmet")
    ayse.open("geç gelen sayfanın konusu")
    ayse.claim()
    mehmet.page.add_init_script(_COUNT_WHAT_IS_TOLD)
    mehmet.open("geç gelen sayfanın konusu")
    page = Late(mehmet.page, mehmet.page.url)
    customer.say("orada mısınız")
    page.wait()
    told = mehmet.page.evaluate("window.told")
    ayse.page.get_by_label("İç not", exact=True).fill("geçen ay da aramış")
    ayse.press("Notu kaydet")
    expect(ayse.page.locator("#notlar")).to_contain_text("geçen ay da aramış")
    _told(mehmet, told)
    page.bring()
    expect(mehmet.page.locator("#notlar")).to_contain_text("geçen ay da aramış")


def test_what_a_customer_says_while_a_note_is_saved_stays_in_sight(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "geç gelen cevabın konusu")
    ayse = hire("ayse")
    ayse.open("geç gelen cevabın konusu")
    ayse.claim()
    saved = Late(ayse.page, "**/desk/conversations/*/note", "POST")
    ayse.page.get_by_label("İç not", exact=True).fill("geçen ay da aramış")
    ayse.press("Notu kaydet")
    saved.wait()
    customer.say("hâlâ bekliyorum")
    expect(ayse.log).to_contain_text("hâlâ bekliyorum")
    with ayse.page.expect_response("**/desk/conversations/*/note"):
        saved.bring()
    expect(ayse.page.get_by_label("İç not", exact=True)).to_have_value("")
    expect(ayse.log).to_contain_text("hâlâ bekliyorum")


def test_a_list_of_ready_words_that_comes_late_does_not_open_over_other_words(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "geç gelen listenin konusu")
    ayse = hire("ayse")
    ayse.open("geç gelen listenin konusu")
    ayse.claim()
    words = Late(ayse.page, "**/canned")
    ayse.reply.press_sequentially("/bek")
    words.wait()
    ayse.reply.fill("Merhaba")
    with ayse.page.expect_response("**/canned") as came:
        words.bring()
    came.value.finished()
    ayse.page.wait_for_timeout(100)
    expect(ayse.page.get_by_role("listbox", name="Hazır yanıtlar")).to_be_hidden()


def test_of_two_drafts_the_newer_one_is_kept_however_late_the_older_one_goes(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "geç giden taslağın konusu")
    ayse = hire("ayse")
    ayse.open("geç giden taslağın konusu")
    ayse.claim()
    first = Held(ayse.page, "**/draft")
    ayse.reply.fill("eski")
    eski = first.request()
    ayse.reply.fill("yeni")
    ayse.page.wait_for_timeout(1_000)  # longer than the pause after which a draft is saved
    with ayse.page.expect_response(
        lambda answer: "yeni" in (answer.request.post_data or "") and answer.ok
    ):
        eski.continue_()
    again = hire("ayse")
    again.page.goto(ayse.page.url)
    expect(again.reply).to_have_value("yeni")


def test_a_chat_forgotten_while_it_connects_does_not_come_back(customer: Customer) -> None:
    customer.say("gizli sözüm")
    customer.hears("Yazdığınız: gizli sözüm")
    customer.page.add_init_script(_NO_SOCKET)
    module = Late(customer.page, "**/polling.js")
    customer.page.reload()
    module.wait()
    customer.page.get_by_role("button", name="Yeni sohbet", exact=True).click()
    customer.page.get_by_role("button", name="Kaldır, yeni sohbet başlat").click()
    customer.say("yeni söz")
    module.bring()
    customer.hears("Yazdığınız: yeni söz")
    assert customer.entries() == ["yeni söz", "Yazdığınız: yeni söz"]


def test_typing_again_just_after_a_word_was_sent_is_shown(customer: Customer, hire: Hire) -> None:
    waits(customer, "hemen yeniden yazmanın konusu")
    ayse = hire("ayse")
    ayse.open("hemen yeniden yazmanın konusu")
    ayse.claim()
    typing: Any = ayse.page.get_by_text("Müşteri yazıyor…")
    customer.say("bir şey daha")
    expect(ayse.log).to_contain_text("bir şey daha")
    expect(typing).to_be_hidden()
    customer.field.press_sequentially("bir")
    expect(typing).to_be_visible()
