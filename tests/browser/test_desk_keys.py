"""The desk by keyboard alone, on a Turkish one too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from agent import waits
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from conftest import Customer, Server
    from playwright.sync_api import Locator, Page

    type Hire = Callable[[str], Agent]

_MOST_STEPS = 150


def tab_to(page: Page, target: Locator) -> None:
    """Go there as somebody without a mouse does, and see where one is."""
    for _ in range(_MOST_STEPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            assert target.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
            return
    raise AssertionError(target)


@pytest.fixture
def numbers(server: Server, request: pytest.FixtureRequest) -> list[str]:
    told = [f"Faturam yanlış, {each}. kez ({request.node.name})." for each in (1, 2)]
    return [server.filed(words, "billing")["tracking_number_display"] for words in told]


def test_complaints_are_given_to_a_team_by_keyboard_alone(hire: Hire, numbers: list[str]) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints")
    tab_to(page, page.get_by_role("searchbox", name="Ara"))
    page.keyboard.type("given_to_a_team_by_keyboard")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row")).to_have_count(1 + len(numbers))
    for number in numbers:
        tick = page.get_by_role("checkbox", name=f"{number} seç")
        tab_to(page, tick)
        page.keyboard.press("Space")
        expect(tick).to_be_checked()
    tab_to(page, page.locator("summary", has_text="Toplu işlem"))
    page.keyboard.press("Enter")
    team = page.get_by_label("Yeni ekip")
    tab_to(page, team)
    page.keyboard.type("Saha")
    expect(team).to_have_value("field")
    tab_to(page, page.get_by_role("button", name="Atamayı göster"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 kayıt.")).to_be_visible()
    for number in numbers:
        expect(page.get_by_role("link", name=number)).to_be_visible()
    tab_to(page, page.get_by_role("button", name="2 kayda uygula"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="2 kayda uygulandı")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Şikâyetler", exact=True).last)


# What a Turkish Q keyboard sends that is no plain "s": as Chromium gets it on Windows (AltGr is
# Ctrl+Alt there) and on others, by the key and its modifiers (1 Alt, 2 Ctrl, 4 Meta).
OTHER_KEYS = {
    "AltGr+S, ß": ("ß", "KeyS", 3),
    "AltGr+S where it writes nothing": ("s", "KeyS", 3),
    "ş": ("ş", "Semicolon", 0),
    "Ctrl+S": ("s", "KeyS", 2),
    "Alt+S": ("s", "KeyS", 1),
}


def press(page: Page, key: str, code: str, modifiers: int) -> None:
    """Press a key as the system would tell the browser of it."""
    told = {"key": key, "code": code, "modifiers": modifiers}
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **told})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **told})
    session.detach()


def turn_keys(agent: Agent, what: str) -> None:
    """Turn single keys on or off ("aç" or "kapat") on one's own account."""
    agent.page.goto(f"{agent.base}/desk/account")
    agent.press(f"Kısayolları {what}")
    after = {"aç": "kapat", "kapat": "aç"}[what]
    expect(agent.page.get_by_role("button", name=f"Kısayolları {after}")).to_be_visible()


def test_one_key_takes_the_next_complaint_and_no_other_key_of_a_turkish_keyboard_does(
    hire: Hire, numbers: list[str]
) -> None:
    assert numbers
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/next")
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.url) if each.method == "POST" else None)
    take = page.get_by_role("button", name="Sıradakini al")
    for key, code, modifiers in OTHER_KEYS.values():
        press(page, key, code, modifiers)
    page.evaluate(
        """document.body.dispatchEvent(new KeyboardEvent("keydown",
        { key: "s", code: "KeyS", modifierAltGraph: true, bubbles: true }))"""
    )
    expect(take).to_be_visible()
    assert sent == []
    page.keyboard.press("s")
    expect(page).to_have_url(re.compile(r"/desk/complaints/\d{12}"))
    expect(page.locator("#gecmis")).to_contain_text("Atandı: Selin Aydın")
    assert len(sent) == 1


def test_whoever_turns_single_keys_off_has_none_in_any_browser(
    hire: Hire, numbers: list[str]
) -> None:
    assert numbers
    chief = hire("sef")
    turn_keys(chief, "kapat")
    again = hire("sef")
    page = again.page
    page.goto(f"{again.base}/desk/complaints/next")
    for key in ("s", "?", "g", "s", "j", "/"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Sıradakini al")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(":focus")).to_have_count(0)
    # The button says so, and where they are turned on.
    again.press("Klavye kısayolları")
    dialog = page.get_by_role("dialog", name="Klavye kısayolları")
    expect(dialog).to_contain_text("Hesabınızda kapalı")
    expect(dialog.locator("kbd")).to_have_count(0)
    turn_keys(again, "aç")
    page.keyboard.press("?")
    expect(dialog.locator("kbd").first).to_be_visible()


def keys_in_help(page: Page) -> dict[str, str]:
    """Read what the help says that each key does, and close it."""
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Klavye kısayolları")
    keys = [each.replace(" sonra ", " ") for each in dialog.locator("dt").all_inner_texts()]
    told = dict(zip(keys, dialog.locator("dd").all_inner_texts(), strict=True))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    return told


def test_a_list_is_worked_by_single_keys_and_the_help_names_those_of_the_page(
    hire: Hire, numbers: list[str]
) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints")
    told = keys_in_help(page)
    assert told["j"] == "Sonraki satır"
    assert told["x"] == "Satırı seç ya da bırak"
    assert "r" not in told, "no complaint is open"
    assert "g k" not in told, "supervisors run no accounts"
    page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="Ara")
    expect(search).to_be_focused()
    # In a field they are letters.
    page.keyboard.type("worked_by_single_keys")
    expect(search).to_have_value("worked_by_single_keys")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("row")).to_have_count(1 + len(numbers))
    rows = page.locator(".pool tbody tr")
    for key, at in (("j", 0), ("j", 1), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        expect(rows.nth(at).get_by_role("link")).to_be_focused()
    page.keyboard.press("x")
    expect(rows.nth(0).get_by_role("checkbox")).to_be_checked()
    expect(rows.nth(1).get_by_role("checkbox")).not_to_be_checked()
    page.keyboard.press("j")
    number = rows.nth(1).get_by_role("link").inner_text()
    with page.expect_navigation():  # keys are heard once a page has come whole
        page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1)).to_have_text(number)
    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page).to_have_url(f"{chief.base}/desk/calls")


def test_a_complaint_is_noted_and_concluded_by_single_keys(hire: Hire, numbers: list[str]) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{numbers[0].replace(' ', '')}")
    told = keys_in_help(page)
    assert told["r"] == "Sonuçlandır"
    assert "j" not in told
    for key, label in (
        ("a", "Kişi"),
        ("d", "Yeni durum"),
        ("t", "Konu"),
        ("v", "Önem"),
        ("p", "Yeni tarih"),
        ("n", "İç not"),
        ("h", "Ne zaman"),
        ("l", "Ne söylenecek"),
        ("b", "Eski kaydın takip numarası"),
        ("c", "Müşteri nasıl söyledi"),
        ("r", "Sonuç"),
    ):
        assert key in told
        page.keyboard.press(key)
        expect(page.get_by_label(label, exact=True)).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(":focus")).to_have_count(0)
    page.keyboard.press("r")
    page.keyboard.type("Hak")
    page.keyboard.press("Tab")
    page.keyboard.type("Faturanız düzeltildi; sizden bir şey beklemiyoruz?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # beyond the files
    page.keyboard.press("Enter")
    expect(page.locator("#gecmis")).to_contain_text("Sonuçlandı (Haklı bulundu)")


def test_a_conversation_is_taken_answered_and_taken_back_by_single_keys(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "tuşlarla konuşma")
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk")
    page.keyboard.press("j")
    row = page.get_by_role("link", name="tuşlarla konuşma")
    while not row.evaluate("element => element === document.activeElement"):
        page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Üstlen", exact=True)).to_be_visible()
    assert keys_in_help(page)["u"] == "Üstlen"
    page.keyboard.press("u")
    expect(chief.reply).to_be_focused()
    page.keyboard.type("Merhaba, bakıyorum.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Geri al")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    expect(chief.reply).to_have_value("Merhaba, bakıyorum.")
    # Whoever takes it back writes on.
    expect(chief.reply).to_be_focused()
    page.keyboard.press("Escape")
    for key, label in (("n", "İç not"), ("d", "Kime"), ("r", "Yanıt")):
        page.keyboard.press(key)
        expect(page.get_by_label(label, exact=True)).to_be_focused()
        page.keyboard.press("Escape")
    # Ending is asked for by two keys: one is to look where one is.
    page.keyboard.press("e")
    end = page.get_by_role("button", name="Görüşmeyi bitir")
    expect(end).to_be_focused()
    page.keyboard.press("Enter")
    expect(chief.reply).to_have_count(0)
