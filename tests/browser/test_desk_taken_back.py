"""Replies that are taken back before they are said, for which there is all the time needed."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from agent import Agent, listening, waits
from held import Late, until
from playwright.sync_api import expect

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Customer, Server

    type Hire = Callable[[str], Agent]

_PAGE = re.compile(r"/desk/conversations/\w+$")
_DUE = "UPDATE held_replies SET release_at = '2026-01-01 00:00:00' WHERE state = 'held'"


@pytest.fixture(scope="module")
def server(start: Callable[..., Server]) -> Server:
    """Serve a house whose replies can be taken back for longer than any of these tests takes."""
    return start(YARDIM_DESK_UNDO_SECONDS="60")


@pytest.fixture(scope="module")
def sessions() -> dict[str, Any]:
    """Keep who is logged in at this desk."""
    return {}


def say_now(agent: Agent, server: Server) -> None:
    """Let the time be over in which a reply can be taken back."""

    def is_due() -> bool:
        path = server.state / "yardim.db"
        with closing(sqlite3.connect(path, timeout=PATIENCE)) as database, database:
            return database.execute(_DUE).rowcount > 0

    until(agent.page, is_due, "it is not held")


def test_a_double_click_sends_once_and_what_was_sent_can_be_taken_back(
    customer: Customer, hire: Hire, server: Server
) -> None:
    waits(customer, "geri almanın konusu")
    ayse = hire("ayse")
    ayse.open("geri almanın konusu")
    ayse.claim()
    ayse.reply.fill("Yanlış kişiye yazdım")
    ayse.page.get_by_role("button", name="Gönder", exact=True).dblclick()
    expect(ayse.log.get_by_text("Yanlış kişiye yazdım")).to_have_count(1)
    ayse.press("Geri al")
    expect(ayse.reply).to_have_value("Yanlış kişiye yazdım")
    ayse.reply.fill("Doğrusu bu.")
    ayse.page.get_by_role("button", name="Gönder", exact=True).dblclick()
    say_now(ayse, server)
    customer.hears("Doğrusu bu.")
    expect(customer.log.get_by_text("Doğrusu bu.")).to_have_count(1)
    assert "Yanlış kişiye yazdım" not in customer.page.content()


def test_what_is_written_while_a_reply_is_on_its_way_is_a_reply_of_its_own(
    customer: Customer, hire: Hire, server: Server
) -> None:
    waits(customer, "yoldaki yanıtın konusu")
    ayse = hire("ayse")
    ayse.open("yoldaki yanıtın konusu")
    ayse.claim()
    late = Late(ayse.page, "**/reply", "POST")
    ayse.reply.fill("Yanlış kişiye yazdım")
    ayse.press("Gönder")
    late.wait()
    # It is stored, and shown by what is told live, before the answer to the click is here.
    ayse.press("Geri al")
    expect(ayse.reply).to_have_value("Yanlış kişiye yazdım")
    ayse.reply.fill("Doğrusu bu.")
    late.bring()
    ayse.press("Gönder")
    expect(ayse.reply).to_have_value("")
    say_now(ayse, server)
    customer.hears("Doğrusu bu.")
    assert "Yanlış kişiye yazdım" not in customer.page.content()


def test_whoever_takes_a_reply_back_writes_on_and_presses_nothing_by_it(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "yazmayı sürdürmenin konusu")
    ayse = hire("ayse")
    ayse.open("yazmayı sürdürmenin konusu")
    ayse.claim()
    ayse.answer("Yanlış oldu")
    ayse.press("Geri al")
    expect(ayse.reply).to_be_focused()
    # These letters are keys of the desk where no field is written in.
    ayse.page.keyboard.type(", bu evet hemen sizden")
    expect(ayse.reply).to_have_value("Yanlış oldu, bu evet hemen sizden")


def test_a_reply_that_goes_while_its_button_has_the_keyboard_leaves_it_in_the_box(
    customer: Customer, hire: Hire, server: Server
) -> None:
    waits(customer, "giden düğmenin konusu")
    ayse = hire("ayse")
    ayse.open("giden düğmenin konusu")
    ayse.claim()
    ayse.answer("Hemen bakıyorum")
    ayse.page.get_by_role("button", name="Geri al").focus()
    say_now(ayse, server)
    customer.hears("Hemen bakıyorum")
    expect(ayse.reply).to_be_focused()


@pytest.mark.parametrize("touches", ["before", "meanwhile"])
def test_what_was_typed_covers_nothing_that_is_taken_back(
    customer: Customer, hire: Hire, touches: str
) -> None:
    waits(customer, f"üstüne yazılanın konusu {touches}")
    ayse = hire("ayse")
    ayse.open(f"üstüne yazılanın konusu {touches}")
    ayse.claim()
    ayse.answer("Yanlış oldu")
    late = Late(ayse.page, "**/undo", "POST")
    # It reads nothing by itself meanwhile: `fill` would write over what that shows.
    ayse.page.route(_PAGE, lambda route: route.abort())
    if touches == "before":
        ayse.reply.fill("Bir de şu.")
        ayse.press("Geri al")
        late.wait()
    else:
        ayse.press("Geri al")
        late.wait()
        ayse.reply.fill("Bir de şu.")
    # Longer than a draft waits to be saved.
    ayse.page.wait_for_timeout(1_500)
    with ayse.page.expect_response("**/draft"):
        late.bring()
    ayse.page.unroute(_PAGE)
    expect(ayse.reply).to_have_value("Yanlış oldu\nBir de şu.")
    with listening(ayse.page):
        ayse.page.evaluate("localStorage.clear()")
        ayse.page.reload()
    expect(ayse.reply).to_have_value("Yanlış oldu\nBir de şu.")


def test_words_taken_back_in_one_tab_are_in_the_other_until_they_are_sent(
    customer: Customer, hire: Hire, server: Server
) -> None:
    waits(customer, "iki sekmenin konusu")
    ayse, tab = hire("ayse"), hire("ayse")
    ayse.open("iki sekmenin konusu")
    ayse.claim()
    tab.open("iki sekmenin konusu")
    ayse.reply.fill("Yanlış oldu")
    ayse.press("Gönder")
    ayse.reply.fill("Bir de şu.")
    ayse.press("Geri al")
    expect(ayse.reply).to_have_value("Yanlış oldu\nBir de şu.")
    expect(tab.reply).to_have_value(re.compile("Yanlış oldu"))
    ayse.answer("Şimdi doğru.")
    say_now(ayse, server)
    customer.hears("Şimdi doğru.")
    expect(tab.reply).to_have_value("")


def test_a_file_is_held_as_a_reply_is_and_taken_back_is_to_be_chosen_again(
    customer: Customer, hire: Hire, server: Server, tmp_path: Path
) -> None:
    waits(customer, "yanlış dosyanın konusu")
    ayse = hire("ayse")
    ayse.open("yanlış dosyanın konusu")
    ayse.claim()

    def send(name: str) -> None:
        (tmp_path / name).write_text(f"{name} içinde", "utf-8")
        ayse.page.get_by_text("Dosya gönder", exact=True).click()
        ayse.page.get_by_label("Dosya", exact=False).set_input_files(tmp_path / name)
        with listening(ayse.page):
            ayse.press("Dosyayı gönder")

    ayse.reply.fill("bir de şunu yazıyordum")
    with ayse.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        ayse.reply.press_sequentially("…")
    send("yanlis.txt")
    expect(ayse.log.get_by_text("Dosya: yanlis.txt")).to_be_visible()
    ayse.press("Geri al")
    told = ayse.page.get_by_role("alert").filter(has_text="dosya gönderilmedi")
    expect(told).to_be_visible()
    expect(ayse.log.get_by_text("yanlis.txt")).to_have_count(0)
    expect(ayse.reply).to_have_value("bir de şunu yazıyordum…")
    send("dogru.txt")
    expect(ayse.log.get_by_text("Dosya: dogru.txt")).to_be_visible()
    say_now(ayse, server)
    expect(customer.log.get_by_text("dogru.txt")).to_be_visible()
    expect(ayse.log.get_by_role("link", name="dogru.txt")).to_be_visible()
    assert "yanlis.txt" not in customer.page.content()


def test_a_file_goes_after_a_reply_was_taken_back_and_a_refused_one_leaves_the_page_alive(
    customer: Customer, hire: Hire, server: Server, tmp_path: Path
) -> None:
    waits(customer, "yanıttan sonraki dosyanın konusu")
    ayse = hire("ayse")
    ayse.open("yanıttan sonraki dosyanın konusu")
    ayse.claim()
    here = ayse.page.url

    def send(name: str, content: bytes) -> None:
        (tmp_path / name).write_bytes(content)
        ayse.page.get_by_text("Dosya gönder", exact=True).click()
        ayse.page.get_by_label("Dosya", exact=False).set_input_files(tmp_path / name)
        with listening(ayse.page):
            ayse.press("Dosyayı gönder")

    ayse.answer("Yanlış oldu")
    ayse.press("Geri al")
    expect(ayse.reply).to_have_value("Yanlış oldu")
    with ayse.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        ayse.reply.fill("")
    # The page is that on which the reply was written, and its files go under a key of their own.
    send("kilavuz.txt", b"Prizden cekin.")
    expect(ayse.log.get_by_text("Dosya: kilavuz.txt")).to_be_visible()
    send("kurulum.exe", b"MZ\x00\x01")
    expect(ayse.page.get_by_role("alert").first).to_be_visible()
    expect(ayse.page).to_have_url(here)
    customer.say("bu arada bir şey sordum")
    expect(ayse.log.get_by_text("bu arada bir şey sordum", exact=True)).to_be_visible()
    say_now(ayse, server)
    expect(customer.log.get_by_text("kilavuz.txt")).to_be_visible()
