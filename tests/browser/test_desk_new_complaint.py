"""A half-filled form of a new complaint outlives its session and its page, and is nobody else's."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from agent import Agent
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect
from scripted_server import PASSWORD

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer, Server
    from playwright.sync_api import Page

    type Hire = Callable[[str], Agent]

TOLD = "Modemim üç gündür kapalı; iki kez arandı, kimse gelmedi.\nEkip sözü tutulmadı."
FILE = {"name": "fatura.txt", "mimeType": "text/plain", "buffer": b"fatura"}


@pytest.fixture
def page(hire: Hire) -> Page:
    """Give the form, of somebody who may enter complaints."""
    chief = hire("sef")
    return opened(chief.page, chief.base)


def opened(page: Page, base: str) -> Page:
    page.goto(f"{base}/desk/complaints/new")
    # It is ready once what is only for those without script is gone.
    expect(page.locator("#bul")).to_be_hidden()
    return page


def half_filled(page: Page) -> None:
    page.get_by_label("Kanal").select_option(label="Faks")
    page.get_by_label("Telefon").fill("0532 765 43 21")
    page.get_by_label("Artık abone değil").check()
    page.get_by_role("textbox", name="Şikâyet").fill(TOLD)
    page.get_by_label("Konu").select_option(label="Fatura ve ödeme")
    page.locator("#dosya").set_input_files(FILE)  # type: ignore[arg-type]
    expect(page.get_by_role("checkbox", name="fatura.txt")).to_be_checked()


def is_there(page: Page) -> None:
    """Look for all that was filled in."""
    expect(page.get_by_role("textbox", name="Şikâyet")).to_have_value(TOLD)
    expect(page.get_by_label("Telefon")).to_have_value("0532 765 43 21")
    expect(page.get_by_label("Kanal").locator("option:checked")).to_have_text("Faks")
    expect(page.get_by_label("Artık abone değil")).to_be_checked()
    expect(page.get_by_label("Konu").locator("option:checked")).to_have_text("Fatura ve ödeme")
    expect(page.get_by_role("checkbox", name="fatura.txt")).to_be_checked()
    expect(page.get_by_role("status").filter(has_text="Yarım kalan")).to_be_visible()


def is_empty(page: Page) -> None:
    expect(page.locator("#bul")).to_be_hidden()
    expect(page.get_by_role("textbox", name="Şikâyet")).to_have_value("")
    expect(page.get_by_label("Telefon")).to_have_value("")
    expect(page.get_by_role("checkbox", name="fatura.txt")).to_have_count(0)
    expect(page.get_by_text("Yarım kalan")).to_be_hidden()


def test_it_is_there_when_the_page_is_read_anew_until_it_is_emptied(page: Page) -> None:
    half_filled(page)
    page.reload()
    is_there(page)
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    page.get_by_role("button", name="Formu boşalt").click()
    is_empty(page)
    page.reload()
    is_empty(page)


def test_it_is_there_after_the_login_with_its_file_and_gone_once_it_was_saved(
    page: Page, hire: Hire, server: Server, sessions: dict[str, Any]
) -> None:
    half_filled(page)
    with sqlite3.connect(server.state / "yardim.db", timeout=PATIENCE) as database:
        database.execute("DELETE FROM staff_sessions")
    sessions.clear()
    page.get_by_role("button", name="Kaydet").click()
    page.get_by_label("Kullanıcı adı").fill("sef")
    page.get_by_label("Parola", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Giriş", exact=True).click()
    is_there(page)
    page.get_by_role("button", name="Kaydet").click()
    expect(page.get_by_role("status").filter(has_text="Kaydedildi")).to_be_visible()
    expect(page.locator("#yazisma")).to_contain_text("fatura.txt")
    page.get_by_role("link", name="Şikâyetler", exact=True).first.click()
    opened(page, page.url.partition("/desk")[0])
    is_empty(page)


def test_what_was_saved_though_nobody_saw_the_answer_is_not_begun_again(page: Page) -> None:
    half_filled(page)

    def lose(route: Any) -> None:
        route.fetch(max_redirects=0)
        route.fulfill(status=502, body="proxy", content_type="text/plain")

    page.route("**/complaints/new", lose)
    page.get_by_role("button", name="Kaydet").click()
    expect(page.get_by_text("proxy")).to_be_visible()
    page.unroute("**/complaints/new")
    opened(page, page.url.partition("/desk")[0])
    is_empty(page)


def test_a_refused_form_is_kept_as_it_is_put_right(page: Page) -> None:
    half_filled(page)
    page.get_by_label("Telefon").fill("123")
    page.get_by_role("button", name="Kaydet").click()
    expect(page.get_by_label("Telefon")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Telefon").fill("0532 765 43 21")
    opened(page, page.url.partition("/desk")[0])
    is_there(page)


def test_whoever_logs_in_next_finds_nothing_of_it(visit: Any) -> None:
    shared: Customer = visit()
    agent = Agent(shared.page, shared.base)
    agent.log_in("sef", PASSWORD)
    half_filled(opened(shared.page, shared.base))
    shared.page.context.clear_cookies()
    agent.log_in("mudur", PASSWORD)
    is_empty(opened(shared.page, shared.base))


def test_a_file_that_could_not_be_handed_in_is_said_and_nothing_goes_without_it(
    page: Page,
) -> None:
    page.get_by_role("textbox", name="Şikâyet").fill(TOLD)
    page.get_by_label("Telefon").fill("0532 765 43 22")
    page.route("**/complaints/new/files", lambda route: route.abort())
    page.locator("#dosya").set_input_files(FILE)  # type: ignore[arg-type]
    told = page.get_by_role("alert").filter(has_text="Gönderilemedi")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Kaydet").click()
    expect(page.locator("#dosya")).to_be_focused()
    expect(told).to_be_visible()
    page.unroute("**/complaints/new/files")
    page.get_by_role("button", name="Kaydet").click()
    expect(page.get_by_role("status").filter(has_text="Kaydedildi")).to_be_visible()
    expect(page.locator("#yazisma")).to_contain_text("fatura.txt")
