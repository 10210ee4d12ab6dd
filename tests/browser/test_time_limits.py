"""Requests that are never answered: each ends, in words, and goes through in the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from held import until
from playwright.sync_api import expect

if TYPE_CHECKING:
    from cable import Cable
    from conftest import Customer, Server
    from playwright.sync_api import Route

_SLOW = "Bağlantı yavaş, bekliyoruz. Yazdıklarınız kaybolmaz."
_LOST = "Bağlantı koptu, yeniden bağlanılıyor."
_KEPT = "Yazdıklarınız duruyor. Yeniden deneyin; iki kez kaydedilmez."


class Silence:
    """Addresses that answer nothing until they are let."""

    def __init__(self, customer: Customer, address: str) -> None:
        self.asked = 0
        self._silent = True
        self._page = customer.page
        self._page.route(address, self._hear)

    def heard(self) -> None:
        """Wait until something is asked for: a page whose clock runs on may give up before."""
        until(self._page, lambda: self.asked > 0, "nothing is asked for")

    def end(self) -> None:
        self._silent = False

    def _hear(self, route: Route) -> None:
        self.asked += 1
        if not self._silent:
            route.continue_()


@pytest.fixture
def patient(visit: Any) -> Customer:
    """Give a customer whose page has a clock that the test moves."""
    customer: Customer = visit()
    customer.page.clock.install()
    return customer


def test_a_session_that_is_never_answered_is_asked_for_again(patient: Customer) -> None:
    patient.go("/")
    sessions = Silence(patient, "**/api/v1/chat/sessions")
    patient.say("ilk sözüm")
    sessions.heard()
    patient.page.clock.run_for(4_100)
    expect(patient.page.get_by_text(_SLOW)).to_be_visible()
    sessions.end()
    patient.page.clock.run_for(12_000)
    patient.delivered("ilk sözüm")
    patient.hears("Yazdığınız: ilk sözüm")
    expect(patient.page.get_by_text(_SLOW)).to_have_count(0)
    assert sessions.asked == 2


def test_who_does_not_want_to_wait_for_the_next_try_begins_it(visit: Any, cable: Cable) -> None:
    customer: Customer = visit(cable.base)
    customer.page.clock.install()
    customer.go("/")
    customer.page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    cable.cut()
    customer.say("sabırsızım")
    hurry = customer.page.get_by_role("button", name="Şimdi dene")
    for _ in range(10):
        with customer.page.expect_event("requestfailed"):
            customer.page.clock.run_for(20_000)
        if hurry.is_visible():
            break
    expect(customer.page.get_by_text(_LOST)).to_be_visible()
    cable.mend()
    hurry.click()
    customer.delivered("sabırsızım")
    expect(hurry).to_be_hidden()


def test_where_no_socket_gets_through_a_request_without_answer_is_made_again(
    patient: Customer,
) -> None:
    patient.page.add_init_script(
        """window.WebSocket = class {
          static CONNECTING = 0; static OPEN = 1; static CLOSED = 3;
          readyState = 0;
          constructor() { setTimeout(() => { this.readyState = 3; this.onclose?.(); }, 20); }
          close() {}
        };"""
    )
    patient.go("/")
    patient.page.clock.resume()
    patient.say("merhaba")
    patient.hears("Yazdığınız: merhaba")
    silence = Silence(patient, "**/api/v1/chat/messages")
    patient.say("kayboldu mu")
    expect(patient.log.get_by_text("gönderiliyor")).to_be_visible()
    silence.heard()
    silence.end()
    patient.page.clock.fast_forward(41_000)
    patient.delivered("kayboldu mu")
    patient.hears("Yazdığınız: kayboldu mu")
    assert len(patient.entries()) == 4


def test_a_form_without_answer_keeps_every_word_and_registers_once(patient: Customer) -> None:
    patient.go("/sikayet")
    silence = Silence(patient, "**/sikayet")
    patient.page.get_by_label("Ne oldu?").fill("Üç gündür internetim yok")
    patient.page.get_by_label("Telefon").fill("0532 123 45 67")
    send = patient.page.get_by_role("button", name="Şikâyeti gönder")
    send.click()
    silence.heard()
    patient.page.clock.run_for(6_100)
    expect(patient.page.get_by_role("status")).to_contain_text("Bağlantınız yavaş")
    send.evaluate("button => button.click()")  # impatience sends nothing twice
    patient.page.clock.run_for(20_000)
    expect(patient.page.get_by_role("status")).to_contain_text(f"zamanında gelmedi. {_KEPT}")
    assert silence.asked == 1
    expect(patient.page.get_by_label("Ne oldu?")).to_have_value("Üç gündür internetim yok")
    silence.end()
    send.click()
    expect(patient.page.get_by_role("heading", name="Şikâyetiniz kaydedildi")).to_be_visible()
    assert patient.page.url == f"{patient.base}/sikayet/alindi"


@pytest.mark.parametrize(
    ("label", "text", "button", "after"),
    [
        ("Takip numarası", "4821 0937 5523", "Durumu göster", "Bu takip numarasıyla"),
        ("Cep telefonu", "0532 999 00 01", "Kod gönder", "6 haneli kod"),
    ],
)
def test_without_a_connection_the_status_page_says_so_and_goes_on_when_it_is_back(
    customer: Customer, label: str, text: str, button: str, after: str
) -> None:
    customer.go("/takip")
    customer.page.context.set_offline(True)
    customer.page.get_by_label(label).fill(text)
    customer.page.get_by_role("button", name=button).click()
    expect(customer.page.get_by_text(f"Bağlantı kurulamadı. {_KEPT}")).to_be_visible()
    expect(customer.page.get_by_label(label)).to_have_value(text)
    customer.page.context.set_offline(False)
    customer.page.get_by_role("button", name=button).click()
    expect(customer.page.get_by_text(after).first).to_be_visible()


def test_a_page_that_only_tells_of_an_error_does_not_take_the_words_away(
    customer: Customer,
) -> None:
    customer.go("/sikayet")
    customer.page.route(
        "**/sikayet",
        lambda route: route.fulfill(
            status=503,
            content_type="text/html",
            body="<main><p class=kicker>Hata 503</p><p>Şu an kaydedemiyoruz.</p></main>",
        ),
    )
    customer.page.get_by_label("Ne oldu?").fill("Modem gelmedi")
    customer.page.get_by_role("button", name="Şikâyeti gönder").click()
    expect(customer.page.get_by_role("status")).to_have_text(f"Şu an kaydedemiyoruz. {_KEPT}")
    expect(customer.page.get_by_label("Ne oldu?")).to_have_value("Modem gelmedi")


def test_going_back_from_a_confirmation_gives_a_form_that_registers_another(
    customer: Customer, server: Server
) -> None:
    numbers = []
    for text in ("İlk derdim", "İkinci derdim"):
        if not numbers:
            customer.go("/sikayet")
        customer.page.get_by_label("Ne oldu?").fill(text)
        customer.page.get_by_label("Telefon").fill("0532 123 45 67")
        customer.page.get_by_role("button", name="Şikâyeti gönder").click()
        numbers.append(customer.page.locator(".number").inner_text())
        customer.page.evaluate("history.back()")
        expect(customer.page.get_by_label("Ne oldu?")).to_have_value("")
    assert len(set(numbers)) == len(numbers)
    assert customer.page.url == f"{server.base}/sikayet"


def test_the_chat_of_a_page_that_gave_way_to_a_form_is_over(customer: Customer) -> None:
    customer.say("merhaba")
    customer.hears("Yazdığınız: merhaba")
    with customer.page.expect_websocket() as opened:
        customer.page.reload()
    customer.page.get_by_role("button", name="Şikâyeti gönder").click()
    expect(customer.page.get_by_role("alert")).to_be_focused()
    if not opened.value.is_closed():
        opened.value.wait_for_event("close")
