"""The agent's connection is cut while they write: nothing is lost, and nothing is said twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from agent import Agent, waits
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from cable import Cable
    from conftest import Customer

    type Hire = Callable[[str], Agent]


@pytest.fixture
def ayse(hire: Hire, visit: Any, cable: Cable, sessions: dict[str, Any]) -> Agent:
    """Give ayse a browser at the end of the cable; the customers have lines of their own."""
    hire("ayse").page.context.close()
    colleague: Customer = visit(cable.base, storage_state=sessions["ayse"])
    return Agent(colleague.page, colleague.base)


def holds(ayse: Agent, customer: Customer, story: str) -> None:
    waits(customer, story)
    ayse.open(story)
    with ayse.page.expect_response("**/claim"):
        ayse.claim()
    customer.hears("Ayşe Demir görüşmeye katıldı.")


def test_what_is_written_while_the_cable_is_cut_is_sent_after_it_once(
    customer: Customer, ayse: Agent, cable: Cable
) -> None:
    holds(ayse, customer, "kablonun konusu")
    with ayse.page.expect_response("**/draft"):
        ayse.reply.press_sequentially("Hattınıza ")
    cable.cut()
    customer.say("orada mısınız")
    customer.delivered("orada mısınız")
    ayse.reply.press_sequentially("bakıyorum.")
    ayse.press("Gönder")
    expect(ayse.page.get_by_role("alert")).to_contain_text("Gönderilemedi")
    expect(ayse.reply).to_have_value("Hattınıza bakıyorum.")
    assert "orada mısınız" not in ayse.log.inner_text()
    # Tried again in vain it says so again, and not twice.
    ayse.press("Gönder")
    expect(ayse.reply).to_have_value("Hattınıza bakıyorum.")
    expect(ayse.page.get_by_role("alert")).to_have_count(1)
    cable.mend()
    # The page hears again by itself, and shows what was said meanwhile before anything is sent.
    expect(ayse.log.get_by_text("orada mısınız")).to_have_count(1)
    expect(ayse.reply).to_have_value("Hattınıza bakıyorum.")
    ayse.press("Gönder")
    expect(ayse.reply).to_have_value("")
    customer.hears("Hattınıza bakıyorum.")
    expect(customer.log.get_by_text("Hattınıza bakıyorum.")).to_have_count(1)
    expect(ayse.log.get_by_text("Hattınıza bakıyorum.")).to_have_count(1)
    expect(ayse.page.get_by_role("alert")).to_have_count(0)


def test_a_reply_that_was_heard_but_not_answered_is_not_said_again(
    customer: Customer, ayse: Agent, cable: Cable
) -> None:
    holds(ayse, customer, "sağır kablonun konusu")
    cable.deafen()
    ayse.reply.fill("Teknik ekibe ilettim.")
    ayse.press("Gönder")
    customer.hears("Teknik ekibe ilettim.")
    cable.cut()
    expect(ayse.page.get_by_role("alert")).to_contain_text("Gönderilemedi")
    expect(ayse.reply).to_have_value("Teknik ekibe ilettim.")
    cable.mend()
    expect(ayse.log.get_by_text("Teknik ekibe ilettim.")).to_have_count(1)
    ayse.press("Gönder")
    expect(ayse.reply).to_have_value("")
    # The next one is another one.
    ayse.answer("Bir saat sürer.")
    customer.hears("Bir saat sürer.")
    for log in (customer.log, ayse.log):
        expect(log.get_by_text("Teknik ekibe ilettim.")).to_have_count(1)


def test_what_was_written_without_a_line_is_there_when_the_page_is_opened_again(
    customer: Customer, ayse: Agent, cable: Cable
) -> None:
    holds(ayse, customer, "kapanan sayfanın konusu")
    address = ayse.page.url
    cable.cut()
    ayse.reply.press_sequentially("Yarın saat onda geliyoruz.")
    again = ayse.page.context.new_page()
    ayse.page.close()
    cable.mend()
    again.goto(address)
    reply = again.get_by_role("textbox", name="Yanıt", exact=True)
    expect(reply).to_have_value("Yarın saat onda geliyoruz.")
    again.get_by_role("button", name="Gönder", exact=True).click()
    customer.hears("Yarın saat onda geliyoruz.")


def test_a_note_that_did_not_get_away_is_kept_and_written_once(
    customer: Customer, ayse: Agent, cable: Cable
) -> None:
    holds(ayse, customer, "notu kesilenin konusu")
    note = ayse.page.get_by_label("İç not", exact=True)
    note.fill("Modem değişecek.")
    cable.cut()
    ayse.press("Notu kaydet")
    expect(ayse.page.get_by_role("alert")).to_contain_text("Gönderilemedi")
    expect(note).to_have_value("Modem değişecek.")
    cable.mend()
    ayse.press("Notu kaydet")
    expect(ayse.page.locator("#notlar").get_by_text("Modem değişecek.")).to_have_count(1)
    expect(note).to_have_value("")
    assert not re.search("Modem değişecek", customer.page.content())
