"""The customer's own name is masked in what the desk shows of their words, until it is opened."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.complaints.contact import Contact
from backend.conversations.models import Conversation
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import PHONE, at_work, register, send
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

NAMED = Contact(name="Perihan Soylu", phone=PHONE)
STORY = "Ben Perihan Soylu, hattım üç gündür yok. PERİHAN'ı arayın."


async def test_a_complaint_and_its_line_in_the_list_show_it_to_who_opened_it(
    container: Container, browser: Browser
) -> None:
    number = await register(container, description=STORY, contact=NAMED)
    await at_work(container, browser)
    await send(browser, number, "note", note="perihan hanım arandı, Soylular taşınmış")
    for path in ("/desk/complaints", f"/desk/complaints/{number}"):
        page = (await browser.get(path)).text
        assert "P••• S•••, hattım üç gündür yok" in page
        for name in ("Perihan", "PERİHAN", "perihan", "Soylu"):
            assert name not in page
    opened = (await browser.post(f"/desk/complaints/{number}/contact")).text
    assert STORY.partition(".")[0] in opened
    assert "perihan hanım arandı" in opened


async def test_so_do_answers_shown_beside_others_and_reminders(
    container: Container, browser: Browser
) -> None:
    number = await register(container, description=STORY, contact=NAMED)
    other = await register(
        container, description=STORY, contact=Contact(name="Ece Ay", phone="+905321234568")
    )
    await at_work(container, browser)
    await send(browser, number, "reminder", when="hour", text="Perihan Soylu aranacak")
    await send(browser, number, "conclude", outcome="upheld", answer="Sayın Soylu, onardık.")
    beside = (await browser.get(f"/desk/complaints/{other}")).text
    assert "Sayın S•••, onardık." in beside
    assert "Perihan Soylu" not in (await browser.get("/desk/reminders")).text


async def test_a_call_shows_it_to_who_makes_it(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await register(container, description=STORY, contact=NAMED)
    await at_work(container, browser)
    by = f"{clock.now() + timedelta(hours=5):%Y-%m-%dT%H:%M}"
    await send(browser, number, "call", words="Perihan Soylu ile görüşün", by=by, phone="")
    page = (await browser.get("/desk/calls")).text
    assert "P••• S••• ile görüşün" in page
    assert "Perihan" not in page


async def test_a_conversation_shows_it_to_who_holds_it(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk = await waits(container, "Adım Perihan Soylu, modemim yanmıyor")
    async with container.works.begin() as work:
        found = await work.session.get_one(Conversation, talk)
        found.collected = {"name": "Perihan Soylu", "description": "Perihan modemim yanmıyor"}
    await employed(container, "ayse")
    await employed(container, "deniz")
    await browser.log_in("ayse", OWN)
    await other.log_in("deniz", OWN)
    for path in ("/desk", f"/desk/conversations/{talk}"):
        assert "Perihan" not in (await browser.get(path)).text
    await browser.post(f"/desk/conversations/{talk}/claim")
    assert "Adım Perihan Soylu" in (await browser.get(f"/desk/conversations/{talk}")).text
    assert "Perihan" not in (await other.get("/desk?liste=tumu")).text
