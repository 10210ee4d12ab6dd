"""The desk by keyboard alone, on a Turkish one too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

from backend.kit import tls

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from conftest import Server
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


def filed(server: Server, words: str) -> str:
    """Write a complaint on the form; return its number as the desk shows it."""
    body = {"description": words, "phone": "0532 123 45 67", "topic": "billing"}
    answer = httpx.post(f"{server.base}/api/v1/complaints", json=body, verify=tls.trusted())
    assert answer.status_code == 201, answer.text
    return str(answer.json()["tracking_number_display"])


@pytest.fixture
def numbers(server: Server, request: pytest.FixtureRequest) -> list[str]:
    return [filed(server, f"Faturam yanlış, {each}. kez ({request.node.name}).") for each in (1, 2)]


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
    box = page.get_by_role("checkbox", name=re.compile("tuşu da alsın"))
    # Nobody takes anything by a slip who did not ask for the key.
    page.keyboard.press("s")
    tab_to(page, box)
    page.keyboard.press("Space")
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
    # Kept in this browser, until it is taken away.
    page.goto(f"{chief.base}/desk/complaints/next")
    expect(box).to_be_checked()
    box.uncheck()
    page.keyboard.press("s")
    expect(take).to_be_visible()
    assert len(sent) == 1
