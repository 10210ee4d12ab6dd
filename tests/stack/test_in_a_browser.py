"""From the first word to the tracking number, in real Chromium against everything real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.patience import PATIENCE
from tools import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stack import Stack

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium.path()
    if path is None:
        pytest.skip("no chromium here: the real pages were not tried in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=[(320, 640), (1280, 900)], ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest, browser: Browser, stack: Stack) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="tr-TR", base_url=stack.base
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


def test_from_the_first_word_to_the_number_and_its_status(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("textbox", name="Mesaj").first
    if not box.is_visible():
        page.get_by_role("button", name="Sohbet").first.click()
    log = page.get_by_role("log")

    def say(text: str, answered: str) -> None:
        box.fill(text)
        box.press("Enter")
        expect(log.get_by_text(answered).last).to_be_visible()

    say("internetim 3 gündür yok, arıyorum kimse açmıyor", "Sorun çözüldü mü?")
    page.get_by_role("button", name="Hayır, kaydedin").click()
    expect(log.get_by_text("cep telefonu numaranız").last).to_be_visible()

    page.reload()  # in the middle: nothing of it is lost
    if not box.is_visible():
        page.get_by_role("button", name="Sohbet").first.click()
    expect(log.get_by_text("internetim 3 gündür yok").first).to_be_visible()

    say("0532 123 45 67", "Adınız ve soyadınız")
    say("ayşe yılmaz", "kaydedeyim mi")
    page.get_by_role("button", name="Evet, kaydedin").click()
    registered = log.get_by_text("Takip numaranız").last
    expect(registered).to_be_visible()
    number = registered.inner_text().split("Takip numaranız:")[1].split("\n")[0].strip()

    page.goto("/takip")
    page.get_by_role("textbox").first.fill(number)
    page.get_by_role("textbox").first.press("Enter")
    expect(page.get_by_text("Kaydınız alındı").first).to_be_visible()
    assert number.replace(" ", "") not in page.url.replace("%20", "")
