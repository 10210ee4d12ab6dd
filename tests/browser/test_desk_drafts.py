"""What somebody writes survives the page, the browser and the line, and is theirs alone."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from agent import Agent, waits
from held import Held, Late
from playwright.sync_api import expect
from scripted_server import PASSWORD

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Customer, Server
    from playwright.sync_api import Page

    type Hire = Callable[[str], Agent]


def writes(agent: Agent, text: str) -> None:
    """Write a reply, until the server has it."""
    with agent.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        agent.reply.fill(text)


def test_a_reply_begun_in_one_browser_and_sent_from_another_is_not_there_to_be_sent_again(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "iki tarayıcının konusu")
    ayse, home = hire("ayse"), hire("ayse")
    ayse.open("iki tarayıcının konusu")
    ayse.claim()
    writes(ayse, "Merhaba, hattınıza")
    address = ayse.page.url
    home.page.goto(address)
    expect(home.reply).to_have_value("Merhaba, hattınıza")
    home.answer("Merhaba, hattınıza bakıyorum.")
    customer.hears("Merhaba, hattınıza bakıyorum.")
    expect(ayse.reply).to_have_value("")
    writes(ayse, "Bir de")
    ayse.page.goto(f"{ayse.base}/desk")
    home.reply.fill("")
    home.answer("Bir de modeminize baktım.")
    ayse.page.goto(address)
    expect(ayse.reply).to_have_value("")


@pytest.mark.parametrize(
    ("label", "button", "path"), [("Yanıt", "Gönder", "reply"), ("İç not", "Notu kaydet", "note")]
)
def test_whoever_leaves_while_words_are_on_their_way_does_not_find_them_to_be_sent_again(
    customer: Customer, hire: Hire, label: str, button: str, path: str
) -> None:
    story = f"yoldayken gidilen sayfa {path}"
    waits(customer, story)
    ayse = hire("ayse")
    ayse.open(story)
    ayse.claim()
    address = ayse.page.url
    late = Late(ayse.page, f"**/{path}", "POST")
    # Sent before the server has it as a draft.
    box = ayse.page.get_by_role("textbox", name=label, exact=True)
    box.fill("Modeminize baktım.")
    ayse.press(button)
    late.wait()
    ayse.page.goto(f"{ayse.base}/desk")
    ayse.page.goto(address)
    expect(ayse.page.get_by_text("Modeminize baktım.", exact=True)).to_be_visible()
    expect(box).to_have_value("")


def test_letters_typed_while_a_conversation_is_being_taken_press_nothing(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "üstlenirken yazılanlar")
    ayse = hire("ayse")
    ayse.open("üstlenirken yazılanlar")
    late = Late(ayse.page, "**/claim", "POST")
    ayse.press("Üstlen")
    late.wait()
    ayse.page.keyboard.type("ben ne diyordum")
    expect(ayse.page.get_by_role("textbox", name="İç not", exact=True)).to_have_value("")
    late.bring()
    expect(ayse.reply).to_be_focused()


def test_what_was_written_without_a_line_is_there_beyond_what_the_server_had(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "yarısı kalan taslağın konusu")
    ayse = hire("ayse")
    ayse.open("yarısı kalan taslağın konusu")
    ayse.claim()
    writes(ayse, "Ekibimiz yarın")
    ayse.page.route("**/draft", lambda route: route.abort())
    ayse.reply.press_sequentially(" saat onda gelir.")
    ayse.page.unroute("**/draft")
    with ayse.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        ayse.page.reload()
    expect(ayse.reply).to_have_value("Ekibimiz yarın saat onda gelir.")
    again = hire("ayse")
    again.page.goto(ayse.page.url)
    expect(again.reply).to_have_value("Ekibimiz yarın saat onda gelir.")


def test_whoever_logs_in_next_on_a_browser_finds_nothing_of_who_wrote_there(
    customer: Customer, visit: Any
) -> None:
    waits(customer, "ortak bilgisayarın konusu")
    shared: Customer = visit()
    agent = Agent(shared.page, shared.base)
    agent.log_in("mehmet", PASSWORD)
    agent.open("ortak bilgisayarın konusu")
    agent.claim()
    agent.page.route("**/draft", lambda route: route.abort())
    agent.reply.fill("yarım kalan sözüm")
    address = agent.page.url
    agent.page.context.clear_cookies()
    agent.log_in("sef", PASSWORD)
    agent.page.goto(address)
    agent.press("Devral")
    expect(agent.reply).to_be_visible()
    expect(agent.reply).to_have_value("")


def test_an_answer_to_a_complaint_outlives_the_session_and_is_where_it_was(
    hire: Hire, number: str, server: Server, sessions: dict[str, Any]
) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{number}")
    page.get_by_label("Sonuç").select_option(label="Haklı bulundu")
    page.get_by_label("Yanıt").fill("Modeminizi değiştiriyoruz.")
    with sqlite3.connect(server.state / "yardim.db", timeout=PATIENCE) as database:
        database.execute("DELETE FROM staff_sessions")
    sessions.clear()
    page.get_by_role("button", name="Sonuçlandır").click()
    page.get_by_label("Kullanıcı adı").fill("sef")
    page.get_by_label("Parola", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Giriş", exact=True).click()
    expect(page).to_have_url(f"{chief.base}/desk/complaints/{number}")
    expect(page.get_by_label("Yanıt")).to_have_value("Modeminizi değiştiriyoruz.")
    expect(page.get_by_label("Sonuç").locator("option:checked")).to_have_text("Haklı bulundu")
    page.get_by_label("Yanıt").fill("")


def opened(agent: Agent, number: str) -> Page:
    agent.page.goto(f"{agent.base}/desk/complaints/{number}")
    return agent.page


@contextmanager
def saved(page: Page) -> Iterator[None]:
    """Let what is done inside of this be on the server after it."""
    with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        yield


def test_an_answer_to_a_complaint_is_there_in_another_browser_until_it_is_emptied(
    hire: Hire, number: str
) -> None:
    here, there, another = hire("sef"), hire("sef"), hire("mudur")
    page = opened(here, number)
    with saved(page):
        page.get_by_label("Yanıt").fill("Modeminizi değiştiriyoruz.")
        page.get_by_label("Sonuç").select_option(label="Haklı bulundu")
    away = opened(there, number)
    expect(away.get_by_label("Yanıt")).to_have_value("Modeminizi değiştiriyoruz.")
    expect(away.get_by_label("Sonuç").locator("option:checked")).to_have_text("Haklı bulundu")
    expect(opened(another, number).get_by_label("Yanıt")).to_have_value("")
    with saved(away):
        away.get_by_label("Yanıt").fill("")
    expect(opened(here, number).get_by_label("Yanıt")).to_have_value("")


def test_an_answer_to_a_complaint_outlives_its_tab_and_a_line_that_was_down(
    hire: Hire, number: str
) -> None:
    chief = hire("sef")
    page = opened(chief, number)
    with saved(page):
        page.get_by_label("Yanıt").fill("Modeminizi")
    page.route("**/draft", lambda route: route.abort())
    page.get_by_label("Yanıt").fill("Modeminizi değiştiriyoruz.")
    again = page.context.new_page()
    page.close()
    with saved(again):
        again.goto(f"{chief.base}/desk/complaints/{number}")
    expect(again.get_by_label("Yanıt")).to_have_value("Modeminizi değiştiriyoruz.")
    with saved(again):
        again.get_by_label("Yanıt").fill("")


def test_a_note_that_is_sent_while_it_is_being_saved_is_no_draft_after_it(
    hire: Hire, number: str
) -> None:
    chief = hire("sef")
    page = opened(chief, number)
    saving = Held(page, "**/draft", all_of_them=True)
    page.get_by_label("İç not").fill("Müşteri arandı.")
    draft = saving.request()
    page.get_by_role("button", name="Notu kaydet").click()
    draft.continue_()
    expect(page.locator("#yazisma")).to_contain_text("Müşteri arandı.")
    expect(page.get_by_label("İç not")).to_have_value("")
    saving.end()
    expect(opened(hire("sef"), number).get_by_label("İç not")).to_have_value("")
