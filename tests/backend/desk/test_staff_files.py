"""Files that people of the house hand in: with a note, a complaint they enter, to a customer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.complaints.models import Attachment, Complaint, ComplaintEntry
from backend.staff.models import Role
from tests.backend.channels.web_chat.test_files import (
    PATH as CHAT_FILES,
    conversation_id,
    said,
    write,
)
from tests.backend.desk.conftest import OWN, Browser, employed
from tests.backend.handed_in import EXE, FORM_HEADERS, PDF, PNG, form

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

    from backend.bootstrap import Container


async def post(
    browser: Browser, path: str, *files: tuple[str, bytes], **fields: str
) -> httpx.Response:
    csrf = re.search(r'name="csrf" value="([^"]+)"', browser.page)
    given = {"csrf": csrf.group(1) if csrf else "", **fields}
    return await browser.client.post(path, content=form(given, *files), headers=FORM_HEADERS)


def ticked(page: str) -> dict[str, str]:
    """Return the files that wait with the forms of a page, by name: which each one is."""
    found = re.findall(r'name="keep-(\w+)" value="1" checked> <span>(.+?) <span', page)
    return {name: one for one, name in found}


def boxes(page: str) -> dict[str, str]:
    """Return what the form of a page sends for them."""
    ids = list(ticked(page).values())
    return {"waiting": " ".join(ids), **{f"keep-{each}": "1" for each in ids}}


async def rows(container: Container) -> Sequence[Attachment]:
    async with container.works.reading() as session:
        return (await session.scalars(select(Attachment))).all()


async def entry_of(container: Container, file: Attachment) -> ComplaintEntry:
    async with container.works.reading() as session:
        found = await session.get(ComplaintEntry, file.entry_id)
    assert found is not None
    return found


async def complaint(container: Container, client: httpx.AsyncClient) -> str:
    answer = await client.post(
        "/api/v1/complaints",
        json={"description": "Modem bozuk", "phone": "0532 123 45 67", "topic": "billing"},
    )
    return str(answer.json()["tracking_number"])


async def opened(browser: Browser, number: str) -> dict[str, str]:
    page = (await browser.get(f"/desk/complaints/{number}")).text
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen
    return {"seen": seen.group(1), "id": uuid4().hex}


async def test_a_note_takes_files_that_the_customer_never_sees(
    container: Container, browser: Browser
) -> None:
    number = await complaint(container, browser.client)
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    once = await opened(browser, number)
    for _ in range(2):  # two clicks are one
        answer = await post(
            browser, f"/desk/complaints/{number}/note", ("ölçüm.pdf", PDF), note="", **once
        )
        assert answer.status_code == 303
    [file] = await rows(container)
    entry = await entry_of(container, file)
    assert (entry.kind, entry.audience, file.author_kind) == ("note", "internal", "staff")
    assert "ölçüm.pdf" in (await browser.get(f"/desk/complaints/{number}")).text
    assert (await browser.client.get(f"/desk/attachments/{file.id}")).content == PDF


async def test_a_refused_file_of_a_note_keeps_what_was_typed(
    container: Container, browser: Browser
) -> None:
    number = await complaint(container, browser.client)
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    once = await opened(browser, number)
    answer = await post(
        browser, f"/desk/complaints/{number}/note", ("kur.png", EXE), note="Ölçtük", **once
    )
    assert answer.status_code == 422
    assert "kur.png: bu türde" in answer.text
    assert "Ölçtük</textarea>" in answer.text
    assert not await rows(container)


@pytest.mark.parametrize("role", [Role.AUDITOR, None])
async def test_who_may_not_handle_hands_in_nothing(
    container: Container, browser: Browser, role: Role | None
) -> None:
    number = await complaint(container, browser.client)
    once = {"seen": "1", "id": "k"}
    if role is not None:
        await employed(container, "deniz", role)
        await browser.log_in("deniz", OWN)
        await browser.get(f"/desk/complaints/{number}")
    answer = await post(browser, f"/desk/complaints/{number}/note", ("a.pdf", PDF), **once)
    assert answer.status_code in {303, 403}
    assert not await rows(container)


async def test_a_form_from_elsewhere_hands_in_nothing(
    container: Container, browser: Browser
) -> None:
    number = await complaint(container, browser.client)
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    browser.page = ""
    path = f"/desk/complaints/{number}/note"
    answer = await post(browser, path, ("a.pdf", PDF), seen="1", id="k", note="x")
    assert answer.status_code == 403
    assert not await rows(container)


async def test_an_entered_complaint_has_what_came_with_it(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    await browser.get("/desk/complaints/new")
    fields = {
        "id": uuid4().hex,
        "channel": "store",
        "received": "2026-11-23T09:00",
        "phone": "0532 123 45 67",
        "description": "Fatura yanlış",
        "topic": "billing",
    }
    refused = await post(browser, "/desk/complaints/new", ("kur.png", EXE), **fields)
    assert refused.status_code == 422
    assert "kur.png: bu türde" in refused.text
    assert "Fatura yanlış</textarea>" in refused.text
    for _ in range(2):
        entered = await post(browser, "/desk/complaints/new", ("fatura.png", PNG), **fields)
        assert entered.status_code == 303
    [file] = await rows(container)
    assert ((await entry_of(container, file)).kind, file.author_kind) == ("description", "staff")
    async with container.works.reading() as session:
        assert len((await session.scalars(select(Complaint))).all()) == 1


async def test_what_was_chosen_for_a_complaint_goes_with_it_however_often_it_is_shown_again(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    await browser.get("/desk/complaints/new")
    fields = {
        "channel": "store",
        "received": "2026-11-23T09:00",
        "phone": "0532 123 45 67",
        "topic": "billing",
    }
    path = "/desk/complaints/new"
    shown = await post(browser, f"{path}/customer", ("fatura.png", PNG), **fields)
    files = (("dekont.pdf", PDF), ("kur.png", EXE))
    fields |= {"description": "Fatura yanlış", "id": uuid4().hex}
    shown = await post(browser, path, *files, **fields, **boxes(shown.text))
    assert shown.status_code == 422
    assert "kur.png: bu türde" in shown.text
    assert set(ticked(shown.text)) == {"fatura.png", "dekont.pdf"}
    only = boxes(shown.text) | {f"keep-{ticked(shown.text)['fatura.png']}": ""}
    for _ in range(2):
        assert (await post(browser, path, **fields, **only)).status_code == 303
    [kept] = [each for each in await rows(container) if each.entry_id is not None]
    assert kept.name == "dekont.pdf"
    # Another form begins with none.
    assert not ticked((await browser.get(path)).text)


async def in_chat(container: Container, browser: Browser) -> tuple[str, str]:
    """Let a customer ask for a person; return their session, and the page of the conversation."""
    client = browser.client
    session = (await client.post("/api/v1/chat/sessions")).json()["session"]
    await write(client, session, "temsilci istiyorum")
    here = await conversation_id(container)
    await employed(container, "sef", Role.SUPERVISOR)
    await browser.log_in("sef", OWN)
    path = f"/desk/conversations/{here}"
    await browser.get(path)
    return session, path


async def test_an_agent_sends_a_file_to_the_customer_they_talk_to(
    container: Container, browser: Browser
) -> None:
    client = browser.client
    session, path = await in_chat(container, browser)
    # Only who has the conversation speaks in it.
    early = await post(browser, f"{path}/files", ("a.pdf", PDF), id="k")
    assert early.status_code == 409
    await browser.post(f"{path}/take-over")
    await browser.get(path)
    nothing = await post(browser, f"{path}/files", id="k")
    assert "Gönderilecek dosyayı seçin." in nothing.text
    for _ in range(2):
        sent = await post(browser, f"{path}/files", ("kılavuz.pdf", PDF), id="k")
        assert sent.status_code == 303
    [message] = [one for one in await said(client, session) if one.get("attachments")]
    assert (message["from"], message["name"], message["text"]) == (
        "agent",
        "Sef",
        "Dosya: kılavuz.pdf",
    )
    [file] = message["attachments"]
    saved = await client.get(
        f"{CHAT_FILES}/{file['id']}", headers={"Authorization": f"Bearer {session}"}
    )
    assert saved.content == PDF
    # What we sent is no part of what the customer complains of.
    async with container.works.reading() as reading:
        rows_of = (await reading.scalars(select(Attachment))).all()
    assert [each.author_kind for each in rows_of] == ["staff"]
