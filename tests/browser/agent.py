"""Somebody of the house at work in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Customer
    from playwright.sync_api import Locator, Page


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
        # Changes are told from here on.
        with self.page.expect_response("**/desk/live?conversation=*"):
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
