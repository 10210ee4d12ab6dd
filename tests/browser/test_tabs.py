"""Several tabs of one conversation: all show the same, whoever writes in which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from held import until
from played import Played
from playwright.sync_api import expect

if TYPE_CHECKING:
    from cable import Cable
    from conftest import Customer


# The id of what was written last and waits.
_NEWEST = """() => Object.keys(localStorage).filter((key) => key.startsWith("yardim.out."))
  .map((key) => JSON.parse(localStorage[key])).sort((one, other) => other.at - one.at)[0].id"""


class Quiet(Played):
    """A server that acknowledges nothing."""

    def acknowledge(self, frame: dict[str, Any]) -> None:
        """Say nothing."""


def _another(customer: Customer) -> Customer:
    other = type(customer)(customer.page.context.new_page(), customer.base)
    other.go("/")
    return other


def test_words_of_any_tab_are_in_all_and_each_once(customer: Customer) -> None:
    customer.say("birinci sekme")
    customer.hears("Yazdığınız: birinci sekme")
    tabs = [customer, _another(customer), _another(customer)]
    for number, tab in enumerate(tabs):
        tab.say(f"sekme {number}")
        for each in tabs:
            each.hears(f"Yazdığınız: sekme {number}")
            each.delivered(f"sekme {number}")
    assert tabs[0].entries() == tabs[1].entries() == tabs[2].entries()


def test_a_choice_made_in_one_tab_is_over_in_the_other(customer: Customer) -> None:
    customer.say("seçenek")
    customer.hears("Hangisi?")
    other = _another(customer)
    other.page.get_by_role("button", name="Öbürü").click()
    customer.delivered("Öbürü")
    expect(customer.page.get_by_role("button", name="İlk seçenek")).to_be_disabled()


def test_words_that_wait_in_one_tab_stand_in_the_other_and_are_sent_once(
    visit: Any, cable: Cable
) -> None:
    customer: Customer = visit(cable.base)
    customer.go("/")
    customer.say("merhaba")
    customer.hears("Yazdığınız: merhaba")
    other = _another(customer)
    other.hears("Yazdığınız: merhaba")
    cable.cut()
    for tab in (customer, other):
        expect(tab.page.get_by_text("Bağlantı koptu")).to_be_visible()
    customer.say("tünelden bir")
    expect(other.log.get_by_text("sırada, gönderilecek")).to_have_count(1)
    other.say("tünelden iki")
    cable.mend()
    for tab in (customer, other):
        tab.hears("Yazdığınız: tünelden iki")
        for text in ("tünelden bir", "tünelden iki"):
            tab.delivered(text)
    mine = customer.log.locator(".customer .bubble").all_inner_texts()
    assert mine == ["merhaba", "tünelden bir", "tünelden iki"]
    assert sorted(customer.entries()) == sorted(other.entries())


def test_a_chat_that_is_forgotten_in_one_tab_is_over_in_all(customer: Customer) -> None:
    customer.say("gizli")
    customer.hears("Yazdığınız: gizli")
    other = _another(customer)
    other.hears("Yazdığınız: gizli")
    other.page.get_by_role("button", name="Yeni sohbet", exact=True).click()
    other.page.get_by_role("button", name="Kaldır, yeni sohbet başlat").click()
    expect(customer.log.locator(".entry")).to_have_count(0)
    customer.say("yeni söz")
    customer.hears("Yazdığınız: yeni söz")
    other.hears("Yazdığınız: yeni söz")
    assert customer.entries() == other.entries() == ["yeni söz", "Yazdığınız: yeni söz"]


def test_an_answer_comes_below_what_another_tab_has_sent_of_the_words_that_wait(
    customer: Customer, played: Played
) -> None:
    address = "**/api/v1/chat?*"
    customer.page.route_web_socket(address, lambda socket: socket.close())
    assert played.socket is not None
    played.socket.close()
    expect(customer.page.get_by_text("Bağlantı koptu")).to_be_visible()
    customer.say("ilk söz")
    customer.say("ikinci söz")
    expect(customer.log.get_by_text("sırada, gönderilecek")).to_have_count(2)
    # The other tab is quicker: what it sent is told here before this page's own is acknowledged.
    quiet = Quiet()
    customer.page.route_web_socket(address, quiet.accept)
    until(customer.page, lambda: bool(quiet.got), "it does not come back")
    quiet.says("ikinci söz", "customer", client_id=customer.page.evaluate(_NEWEST))
    quiet.says("Yazdığınız: ikinci söz")
    customer.hears("Yazdığınız: ikinci söz")
    assert customer.entries()[-3:] == ["ikinci söz", "Yazdığınız: ikinci söz", "ilk söz"]
