"""The list of calls in a browser: worked by keyboard, live for whoever else has it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from agent import listening
from held import Held, Late
from playwright.sync_api import expect

from backend.complaints.tracking_number import display
from backend.kit import tls
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from conftest import Server
    from playwright.sync_api import Locator

    type Hire = Callable[[str], Agent]

_MOST_STEPS = 200


def to_be_called(server: Server, chief: Agent, story: str, phone: str) -> str:
    """Decide a complaint of somebody with a landline; return its number as it is shown."""
    filed = {"description": story, "phone": phone}
    answer = httpx.post(
        f"{server.base}/api/v1/complaints", json=filed, verify=tls.trusted(), timeout=PATIENCE
    )
    assert answer.status_code == 201, answer.text
    number = str(answer.json()["tracking_number"])
    chief.page.goto(f"{chief.base}/desk/complaints/{number}")
    chief.page.get_by_label("Sonuç", exact=True).select_option("upheld")
    chief.page.get_by_label("Yanıt", exact=True).fill("Hattınızı onardık.")
    chief.press("Sonuçlandır")
    expect(chief.page.get_by_text("Sonuçlandırıldı")).to_be_visible()
    return display(number)


def card(agent: Agent, number: str) -> Locator:
    return agent.page.locator(".call", has_text=number)


def tab_to(agent: Agent, target: Locator) -> None:
    for _ in range(_MOST_STEPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        agent.page.keyboard.press("Tab")
    raise AssertionError(target)


def test_a_call_is_made_by_keyboard_and_others_see_it(  # noqa: PLR0915 - one story
    server: Server, hire: Hire
) -> None:
    chief, other = hire("mudur"), hire("sef")
    first = to_be_called(server, other, "Ev telefonum çekmiyor, modem de ölü.", "0212 123 45 67")
    with listening(other.page):
        other.page.goto(f"{other.base}/desk/calls")
    with listening(chief.page):
        chief.page.goto(f"{chief.base}/desk/calls")
    keyboard, mine, theirs = chief.page.keyboard, card(chief, first), card(other, first)
    tab_to(chief, mine.get_by_role("button", name="Aramayı üstlen"))
    keyboard.press("Enter")
    number = mine.get_by_role("button", name="Numarayı göster")
    expect(number).to_be_focused()
    expect(theirs.get_by_text("Deniz Akın arıyor")).to_be_visible()
    expect(theirs.get_by_role("button")).to_have_count(0)
    expect(mine.get_by_text("0212 123 45 67")).to_have_count(0)
    keyboard.press("Enter")
    note = mine.get_by_label("Arama notu")
    expect(note).to_be_focused()
    expect(mine.get_by_role("link", name="0212 123 45 67")).to_be_visible()
    expect(theirs.get_by_text("0212 123 45 67")).to_have_count(0)
    keyboard.type("Teşekkür etti")
    # What comes meanwhile takes neither the note nor the keyboard away.
    sister = hire("sef")
    second = to_be_called(server, sister, "Modemim yine gitti.", "0216 123 45 68")
    expect(card(chief, second)).to_be_visible()
    expect(note).to_be_focused()
    # More that the same customer is to be told comes onto the same card.
    third = to_be_called(server, sister, "Faturam da çok yüksek.", "0212 123 45 67")
    answer = mine.get_by_role("group", name=third, exact=True).get_by_text("Hattınızı onardık.")
    expect(answer).to_be_visible()
    expect(note).to_have_value("Teşekkür etti")
    mine.get_by_role("button", name="Bunu da üstlen").click()
    expect(mine.get_by_label("Arama notu")).to_have_count(2)
    mine.get_by_role("button", name="Numarayı göster").click()
    expect(mine.get_by_role("link", name="0212 123 45 67")).to_be_visible()
    note = mine.get_by_role("group", name=first, exact=True).get_by_label("Arama notu")
    expect(note).to_have_value("Teşekkür etti")
    note.focus()
    keyboard.press("End")
    keyboard.type(", memnun.")
    expect(note).to_have_value("Teşekkür etti, memnun.")
    told = "Ulaşıldı, bilgi verildi"
    tab_to(
        chief, mine.get_by_role("group", name=first, exact=True).get_by_role("button", name=told)
    )
    keyboard.press("Enter")
    expect(chief.page.locator("#bildirim")).to_have_text("Kaydedildi: müşteriye bilgi verildi.")
    expect(mine).to_have_count(0)
    expect(theirs).to_have_count(0)
    # Each matter has an outcome of its own.
    card(chief, third).get_by_role("button", name=told).click()
    expect(card(chief, third)).to_have_count(0)
    tab_to(chief, card(chief, second).get_by_role("button", name="Aramayı üstlen"))
    keyboard.press("Enter")
    following = chief.page.locator(".call.mine")
    expect(following.locator("[data-first]")).to_be_focused()
    following.get_by_role("button", name="Geri bırak").press("Enter")
    expect(following).to_have_count(0)


def test_an_answer_that_comes_late_takes_no_keyboard_away(server: Server, hire: Hire) -> None:
    chief = hire("mudur")
    number = to_be_called(server, hire("sef"), "Ev telefonum sessiz.", "0242 123 45 71")
    with listening(chief.page):
        chief.page.goto(f"{chief.base}/desk/calls")
    mine = card(chief, number)
    mine.get_by_role("button", name="Aramayı üstlen").click()
    shows = mine.get_by_role("button", name="Numarayı göster")
    expect(shows).to_be_focused()
    late = Late(chief.page, "**/desk/calls/*/number", "POST")
    shows.click()
    late.wait()
    # The page hears of it before the answer comes, and work goes on.
    expect(mine.get_by_role("link", name="0242 123 45 71")).to_be_visible()
    told = mine.get_by_role("button", name="Ulaşıldı, bilgi verildi")
    tab_to(chief, told)
    with chief.page.expect_response("**/desk/calls/*/number"):
        late.bring()
    chief.page.wait_for_timeout(200)
    expect(told).to_be_focused()


def test_what_is_pressed_goes_after_what_was_pressed_before_it(server: Server, hire: Hire) -> None:
    chief = hire("mudur")
    number = to_be_called(server, hire("sef"), "Ev telefonum hışırdıyor.", "0258 123 45 72")
    with listening(chief.page):
        chief.page.goto(f"{chief.base}/desk/calls")
    mine = card(chief, number)
    mine.get_by_role("button", name="Aramayı üstlen").click()
    held = Held(chief.page, "**/desk/calls/*/number", "POST")
    mine.get_by_role("button", name="Numarayı göster").click()
    asked = held.request()
    # The line is slow, and they know the number by heart.
    mine.get_by_label("Arama notu").fill("Sevindi.")
    mine.get_by_role("button", name="Ulaşıldı, bilgi verildi").click()
    chief.page.wait_for_timeout(300)
    expect(mine).to_be_visible()
    asked.continue_()
    expect(chief.page.locator("#bildirim")).to_have_text("Kaydedildi: müşteriye bilgi verildi.")
    expect(mine).to_have_count(0)


def test_the_count_in_the_navigation_follows_on_a_page_that_is_open(
    server: Server, hire: Hire
) -> None:
    chief = hire("mudur")
    with listening(chief.page):
        chief.page.goto(f"{chief.base}/desk")
    link = chief.page.locator("#aramalar")
    before = link.inner_text()
    to_be_called(server, hire("sef"), "Sabit hattım cızırdıyor.", "0224 123 45 69")
    expect(link).not_to_have_text(before)


def test_who_comes_second_is_told_on_the_page(server: Server, hire: Hire) -> None:
    chief, other = hire("mudur"), hire("sef")
    number = to_be_called(server, other, "Hattım günlerdir kapalı.", "0232 123 45 70")
    for agent in (chief, other):
        # Neither hears of the other.
        agent.page.route_web_socket("**/desk/live", lambda _: None)
        agent.page.goto(f"{agent.base}/desk/calls")
    card(chief, number).get_by_role("button", name="Aramayı üstlen").click()
    expect(card(chief, number).get_by_role("button", name="Numarayı göster")).to_be_visible()
    card(other, number).get_by_role("button", name="Aramayı üstlen").click()
    expect(other.page.get_by_role("alert")).to_contain_text("Bu aramayı Deniz Akın yapıyor.")
    expect(card(other, number).get_by_text("Deniz Akın arıyor")).to_be_visible()
    card(chief, number).get_by_role("button", name="Geri bırak").click()
    expect(card(chief, number).get_by_role("button", name="Aramayı üstlen")).to_be_visible()
