"""Files to a customer are held, and can be taken back, as replies are."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.bootstrap import build_container
from tests.backend.channels.web_chat.test_files import PATH as CHAT_FILES, said, write
from tests.backend.desk.test_staff_files import in_chat, post, rows
from tests.backend.handed_in import PDF, PNG

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings
    from tests.backend.conftest import ScriptedAssistant
    from tests.backend.desk.conftest import Browser


@pytest.fixture
def container(
    settings: Settings, clock: FixedClock, database: Database, assistant: ScriptedAssistant
) -> Container:
    """Give a house whose replies can be taken back for ten seconds."""
    with_undo = settings.model_copy(update={"desk_undo_seconds": 10})
    return build_container(with_undo, clock=clock, database=database, assistant=assistant)


async def taken(container: Container, browser: Browser) -> tuple[str, str]:
    """Let an agent have it as well."""
    session, path = await in_chat(container, browser)
    await browser.post(f"{path}/take-over")
    await browser.get(path)
    return session, path


async def sent_to(client: httpx.AsyncClient, session: str) -> list[str]:
    """Return of which files the customer was told."""
    messages = await said(client, session)
    return [file["name"] for one in messages for file in one.get("attachments", ())]


async def pass_by(container: Container, clock: FixedClock, seconds: int) -> None:
    clock.set(clock.now() + timedelta(seconds=seconds))
    await container.replies.run()


async def test_a_file_is_held_as_long_as_a_reply_and_goes_in_the_order_of_both(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    session, path = await taken(container, browser)
    await browser.post(f"{path}/reply", text="Ekte bulacaksınız.", seen="99", id="r")
    await browser.get(path)
    sent = await post(browser, f"{path}/files", ("kılavuz.pdf", PDF), id="k")
    assert sent.status_code == 303, sent.text[-6000:]
    page = (await browser.get(path)).text
    assert "Dosya: kılavuz.pdf" in page
    assert page.count("Geri al</button>") == 2
    await pass_by(container, clock, 9)
    assert await sent_to(browser.client, session) == []
    [file] = await rows(container)
    address = f"{CHAT_FILES}/{file.id}"
    theirs = {"Authorization": f"Bearer {session}"}
    early = await browser.client.get(address, headers=theirs)
    assert early.status_code == 404, "nobody opens what is not sent"
    await pass_by(container, clock, 1)
    assert [one["text"] for one in (await said(browser.client, session))[-2:]] == [
        "Ekte bulacaksınız.",
        "Dosya: kılavuz.pdf",
    ]
    assert (await browser.client.get(address, headers=theirs)).content == PDF


async def held_in(browser: Browser, path: str) -> str:
    page = (await browser.get(path)).text
    found = re.search(r'name="held" value="([^"]+)"', page)
    assert found is not None
    return found[1]


async def test_a_file_that_was_taken_back_reaches_nobody_and_is_gone(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    session, path = await taken(container, browser)
    draft = {"kind": "reply", "text": "yarım kalan söz"}
    await browser.post(f"{path}/draft", **draft)
    await browser.get(path)
    await post(browser, f"{path}/files", ("başkasının.pdf", PDF), id="k")
    undone = await browser.post(f"{path}/undo", held=await held_in(browser, path))
    assert undone.status_code == 303
    page = (await browser.get(path)).text
    assert "dosya gönderilmedi. Göndermek için yeniden seçin." in page
    # Its name is in no box, and what was being written stays.
    assert "yarım kalan söz</textarea>" in page
    assert "başkasının" not in page
    await pass_by(container, clock, 60)
    assert await sent_to(browser.client, session) == []
    assert await rows(container) == []
    # The same again is another one, once its page was read anew.
    await post(browser, f"{path}/files", ("doğrusu.pdf", PDF), id="l")
    await pass_by(container, clock, 10)
    assert await sent_to(browser.client, session) == ["doğrusu.pdf"]
    late = await browser.post(f"{path}/undo", held="yok")
    assert late.status_code == 422


async def test_what_the_customer_writes_meanwhile_keeps_no_file_back(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    session, path = await taken(container, browser)
    await post(browser, f"{path}/files", ("a.pdf", PDF), id="k")
    await write(browser.client, session, "bekliyorum")
    await pass_by(container, clock, 10)
    assert await sent_to(browser.client, session) == ["a.pdf"]


async def test_what_was_sent_goes_before_the_conversation_changes_hands(
    container: Container, browser: Browser
) -> None:
    session, path = await taken(container, browser)
    await post(browser, f"{path}/files", ("a.pdf", PDF), ("b.png", PNG), id="k")
    await browser.get(path)
    await browser.post(f"{path}/bot")
    assert await sent_to(browser.client, session) == ["a.pdf", "b.png"]


async def test_the_same_file_under_two_names_goes_once_and_odd_names_are_names(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    session, path = await taken(container, browser)
    for _ in range(2):
        sent = await post(
            browser, f"{path}/files", ("{ad} yok.pdf", PDF), ("kopya.pdf", PDF), id="k"
        )
        assert sent.status_code == 303
    await pass_by(container, clock, 10)
    assert len(await sent_to(browser.client, session)) == 1
