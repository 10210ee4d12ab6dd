"""Conversations on the desk: the lists, taking one, answering, and giving it back."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.conversations import handover
from backend.conversations.models import Conversation
from backend.conversations.receiving import Inbound
from backend.conversations.sessions import find_session, open_session
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.conftest import ScriptedAssistant
    from tests.backend.desk.conftest import Browser

SCRIPT = "<script>alert(1)</script>"


async def waits(container: Container, text: str = "Modemim yanmıyor") -> str:
    """Let a customer write and wait for a person; return the conversation's id."""
    async with container.works.begin() as work:
        token = await open_session(work.session, work.now)
        newest = (await find_session(work.session, token, work.now, timedelta(days=1))).id
    received = await container.turns.take_in(newest, Inbound(client_id="c1", text=text))
    await container.turns.wait(newest, received.position)
    async with container.works.begin() as work:
        await handover.request_agent(work, newest, "Bir kişiyle görüşmek istiyor")
    return newest


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, f"no field {name}"
    return found.group(1)


async def ready(
    container: Container, browser: Browser, username: str = "ayse", teams: tuple[str, ...] = ()
) -> None:
    await employed(container, username, teams=teams)
    await browser.log_in(username, OWN)


async def test_who_waits_is_in_the_list_and_counted(container: Container, browser: Browser) -> None:
    talk = await waits(container)
    await ready(container, browser)
    page = (await browser.get("/desk")).text
    assert f"/desk/conversations/{talk}" in page
    assert "Modemim yanmıyor" in page
    assert "(1) Bekleyen" in page


async def test_in_which_language_somebody_asked_is_read_by_its_name(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        await handover.leave_queue(work, talk)
        await handover.request_agent(work, talk, "[en] my bill is wrong, call 0532 123 45 67")
    await ready(container, browser)
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "İngilizce: my bill is wrong" in page
    assert "[en]" not in page
    assert "123 45 67" not in page


async def test_taking_answering_and_ending(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await waits(container)
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    assert (await browser.post(f"/desk/conversations/{talk}/claim")).status_code == 303
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "Gönder" in page
    await browser.post(
        f"/desk/conversations/{talk}/reply",
        text="Merhaba, bakıyorum.",
        seen=hidden(page, "seen"),
        id=hidden(page, "id"),
    )
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert page.count("Merhaba, bakıyorum.") == 1
    heard = len(assistant.heard)
    await container.turns.take_in(talk, Inbound(client_id="c2", text="tamam"))
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/end")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "Üstlen" in page
    assert len(assistant.heard) == heard


async def test_of_two_who_take_it_one_is_told_who_was_faster(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk = await waits(container)
    await ready(container, browser, "ayse")
    await ready(container, other, "mehmet")
    for each in (browser, other):
        await each.get(f"/desk/conversations/{talk}")
    assert (await browser.post(f"/desk/conversations/{talk}/claim")).status_code == 303
    refused = await other.post(f"/desk/conversations/{talk}/claim")
    assert refused.status_code == 409
    assert "Ayse" in refused.text


async def test_an_answer_that_has_not_seen_the_newest_words_is_kept_and_not_sent(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    await container.turns.take_in(talk, Inbound(client_id="c2", text="düzeldi, gerek kalmadı"))
    refused = await browser.post(
        f"/desk/conversations/{talk}/reply",
        text="Ekip gönderiyorum.",
        seen=hidden(page, "seen"),
        id=hidden(page, "id"),
    )
    assert refused.status_code == 409
    assert "düzeldi, gerek kalmadı" in refused.text
    assert refused.text.count("Ekip gönderiyorum.") == 1  # in the box, not among the messages
    assert "Ekip gönderiyorum.</textarea>" in refused.text


async def test_sent_twice_it_is_said_once(container: Container, browser: Browser) -> None:
    talk = await waits(container)
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    fields = {"seen": hidden(page, "seen"), "id": hidden(page, "id"), "text": "Bir dakika."}
    for _ in range(2):
        await browser.post(f"/desk/conversations/{talk}/reply", **fields)
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert page.count("Bir dakika.") == 1


async def test_a_note_is_for_colleagues_only(container: Container, browser: Browser) -> None:
    talk = await waits(container)
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/note", text="Geçen ay da aramış.")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    thread = page.split('id="mesajlar"')[1].split("</ol>")[0]
    assert "Geçen ay da aramış." in page
    assert "Geçen ay da aramış." not in thread


async def test_scripts_of_customers_and_colleagues_are_text(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container, f"modem {SCRIPT}")
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/note", text=SCRIPT)
    for path in ("/desk", f"/desk/conversations/{talk}"):
        assert SCRIPT not in (await browser.get(path)).text


@pytest.mark.parametrize("act", ["claim", "reply", "note", "transfer", "bot", "end", "take-over"])
async def test_an_auditor_reads_and_does_nothing(
    container: Container, browser: Browser, act: str
) -> None:
    talk = await waits(container)
    await employed(container, "denetci", Role.AUDITOR)
    await browser.log_in("denetci", OWN)
    assert (await browser.get(f"/desk/conversations/{talk}")).status_code == 200
    assert (await browser.post(f"/desk/conversations/{talk}/{act}", text="x")).status_code == 403


async def test_a_conversation_that_does_not_exist_is_not_found(
    container: Container, browser: Browser
) -> None:
    await ready(container, browser)
    assert (await browser.get("/desk/conversations/nobody")).status_code == 404


async def test_why_a_conversation_was_passed_on_stands_at_its_head_for_who_gets_it(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk = await waits(container)
    await ready(container, browser, teams=("technical",))
    await ready(container, other, "mehmet", teams=("technical",))
    await other.get("/desk")
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    page = await browser.get(f"/desk/conversations/{talk}")
    found = re.search(r'<option value="(\w+)">Mehmet · ([^<]+)</option>', page.text)
    assert found is not None  # with the team, by which one knows whom to choose
    await browser.post(
        f"/desk/conversations/{talk}/transfer", to=found[1], note="Fatura itirazı var."
    )
    text = (await other.get(f"/desk/conversations/{talk}")).text
    head = text.split("<main")[1].split('id="mesajlar"')[0]
    assert "Ayse devretti:" in head
    assert "Fatura itirazı var." in head
    assert "Devir notu" in text


async def test_a_conversation_is_passed_on_to_nobody_who_is_not_at_the_desk(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    await employed(container, "burak", Role.AGENT, ("technical",))
    await ready(container, browser, teams=("technical",))
    page = f"/desk/conversations/{talk}"
    await browser.get(page)
    await browser.post(f"{page}/claim")
    found = re.search(r'<option value="(\w+)">Burak ', (await browser.get(page)).text)
    assert found is not None
    refused = await browser.post(f"{page}/transfer", to=found[1], note="Fatura itirazı var.")
    assert refused.status_code == 422
    assert "şu anda masada değil" in refused.text
    assert "Fatura itirazı var.</textarea>" in refused.text
    assert "Sizde" in (await browser.get(page)).text


@pytest.mark.parametrize("name", ["/modme", "/yok-boyle", "/şikayet"])
async def test_the_mistyped_name_of_a_ready_reply_is_said_to_nobody(
    container: Container, browser: Browser, name: str
) -> None:
    talk = await waits(container)
    await ready(container, browser)
    page = f"/desk/conversations/{talk}"
    await browser.get(page)
    await browser.post(f"{page}/claim")
    seen = re.search(r'name="seen" value="(\d+)"', (await browser.get(page)).text)
    assert seen is not None
    refused = await browser.post(f"{page}/reply", text=name, seen=seen[1], id="once")
    assert refused.status_code == 422
    assert f"“{name}” adlı bir hazır yanıt yok" in refused.text
    assert f"{name}</textarea>" in refused.text
    answered = await browser.post(f"{page}/reply", text=f"{name} değil", seen=seen[1], id="two")
    assert answered.status_code == 303


async def test_a_row_and_the_heading_say_who_the_customer_is_and_about_what(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        found = await work.session.get_one(Conversation, talk)
        found.collected = {"name": "Hülya Barış", "phone": "+905324187721", "topic": "billing"}
    await ready(container, browser)
    row = (await browser.get("/desk")).text.split('class="talks"')[1]
    assert "H••• B•••" in row
    assert "Fatura" in row
    assert "Hülya" not in row
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    heading = page.split("<h1>")[1].split("</h1>")[0]
    assert "H••• B•••" in heading
    assert "Temsilci bekliyor" in heading
