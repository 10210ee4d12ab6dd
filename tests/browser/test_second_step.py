"""Turning the second step on, logging in with it, and off again: in a browser, by its words."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pyotp
from agent import Agent
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect
from scripted_server import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from playwright.sync_api import Page

    type Hire = Callable[[str], Agent]


def looked_at(page: Page) -> None:
    """Look at a page at both ends of what it is shown on."""
    for size, scheme in ((PHONE, "light"), (DESKTOP, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        no_violation(page)
        fits(page)


def next_code(secret: str, used: str) -> str:
    """Wait for the telephone to show another code than the one that was used."""
    while (shown := pyotp.TOTP(secret).now()) == used:
        time.sleep(0.5)
    return shown


def test_a_second_step_is_turned_on_used_and_turned_off(visit: Any) -> None:
    colleague = visit()
    page: Page = colleague.page
    nur = Agent(page, colleague.base)
    nur.log_in("nur", PASSWORD)
    page.get_by_role("link", name="Hesabım: Nur Ateş").click()
    looked_at(page)
    nur.press("İki adımlı girişi aç")
    picture = page.get_by_role("img", name="Doğrulama uygulaması için kare kod")
    expect(picture).to_be_visible()
    looked_at(page)
    # Drawn: our policy let it pass. White in the dark, too, as readers want it.
    assert picture.evaluate("each => each.firstElementChild.getBoundingClientRect().width") > 150
    assert (
        picture.evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    )
    secret = page.locator("code.typed").inner_text().replace(" ", "")
    code = pyotp.TOTP(secret).now()
    page.get_by_label("Doğrulama kodu").fill(code)
    page.get_by_label("Parola", exact=True).fill(PASSWORD)
    nur.press("Aç")
    codes = page.get_by_role("list", name="Kurtarma kodları").get_by_role("listitem")
    expect(codes).to_have_count(10)
    looked_at(page)
    recovery = codes.first.inner_text()
    page.get_by_role("link", name="Kaydettim").click()
    expect(page.get_by_text("Kullanılmamış 10 kurtarma kodunuz var.")).to_be_visible()
    looked_at(page)

    nur.press("Çıkış")
    page.get_by_label("Kullanıcı adı").fill("nur")
    page.get_by_label("Parola", exact=True).fill(PASSWORD)
    nur.press("Giriş")
    field = page.get_by_label("Doğrulama kodu")
    expect(field).to_be_focused()
    looked_at(page)
    field.fill(code)
    nur.press("Doğrula")
    expect(page.get_by_role("alert")).to_contain_text("daha önce kullanılmış")
    expect(field).to_be_focused()
    looked_at(page)
    field.fill(recovery.upper())
    nur.press("Doğrula")
    expect(page.get_by_role("navigation", name="Görüşme listeleri")).to_be_visible()

    page.goto(f"{colleague.base}/desk/account")
    expect(page.get_by_text("Kullanılmamış 9 kurtarma kodunuz var.")).to_be_visible()
    page.get_by_text("Kapat…", exact=True).click()
    form = page.get_by_role("form", name="İki adımlı girişi kapat")
    form.get_by_label("Doğrulama kodu").fill(next_code(secret, code))
    form.get_by_label("Parola", exact=True).fill(PASSWORD)
    looked_at(page)
    nur.press("İki adımlı girişi kapat")
    expect(page.get_by_text(re.compile("^Kapalı"))).to_be_visible()
