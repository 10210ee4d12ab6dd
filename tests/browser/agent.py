"""Somebody of the house at work in a browser."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from held import until
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Customer
    from playwright.sync_api import Locator, Page, WebSocket


@contextmanager
def listening(page: Page) -> Iterator[None]:
    """Open a page of the desk inside of this: after it, the page is told of what changes.

    By whichever of its lines: one that breaks is followed by another.
    """
    heard: list[Any] = []

    def opened(socket: WebSocket) -> None:
        if "/desk/live" in socket.url:
            socket.on("framereceived", lambda told: heard.append(told))  # noqa: PLW0108 - playwright marks what it calls

    page.on("websocket", opened)
    yield
    until(page, lambda: bool(heard), "it is told nothing")
    page.remove_listener("websocket", opened)


_CALM_SECONDS = 2.5


def calm(page: Page) -> None:
    """Wait until a page asks for nothing more: all that was done so far is shown on it."""
    asked = [time.monotonic()]

    def note(_: object) -> None:
        asked[0] = time.monotonic()

    page.on("request", note)
    page.on("requestfinished", note)
    until(page, lambda: time.monotonic() - asked[0] >= _CALM_SECONDS, "it never rests")
    page.remove_listener("request", note)
    page.remove_listener("requestfinished", note)


@dataclass
class Agent:
    """Somebody of the house with the desk open."""

    page: Page
    base: str

    def log_in(self, username: str, password: str) -> None:
        self.page.goto(f"{self.base}/desk/login")
        self.page.get_by_label("Kullanıcı adı").fill(username)
        self.page.get_by_label("Parola", exact=True).fill(password)
        self.press("Giriş")
        expect(self.page.get_by_role("navigation", name="Görüşme listeleri")).to_be_visible()

    def open(self, story: str) -> None:
        """Open the conversation in which something was said, from the lists."""
        self.page.goto(f"{self.base}/desk?liste=tumu")
        row = self.page.get_by_role("link", name=story)
        expect(row).to_be_visible()
        with listening(self.page):
            row.click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    @property
    def reply(self) -> Locator:
        return self.page.get_by_role("textbox", name="Yanıt", exact=True)

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("list", name="Mesajlar")

    def claim(self) -> None:
        self.press("Üstlen")
        expect(self.reply).to_be_visible()

    def answer(self, text: str) -> None:
        self.reply.fill(text)
        self.press("Gönder")
        expect(self.reply).to_have_value("")


def waits(customer: Customer, story: str) -> None:
    """Tell something, and ask for a person."""
    customer.say(story)
    customer.hears("Yazdığınız")
    customer.say(f"{story}: temsilci istiyorum")
    customer.hears("Sizi sıraya aldım")
