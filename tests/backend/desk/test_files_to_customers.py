"""Files that go to a customer with a result or a question, by each way."""

from __future__ import annotations

import email.policy
from email import message_from_bytes
from typing import TYPE_CHECKING, cast

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.complaints.models import Complaint
from backend.notifications.models import OutboxMessage
from tests.backend.channels.web_chat.test_files import (
    PATH as CHAT_FILES,
    conversation_id,
    register,
    said,
    write,
)
from tests.backend.desk.conftest import OWN, Browser, employed
from tests.backend.desk.test_staff_files import entry_of, opened, post, rows
from tests.backend.handed_in import EXE, PDF, png_of

if TYPE_CHECKING:
    from email.message import EmailMessage

    from backend.bootstrap import Container

MB = 1024 * 1024
MOBILE = {"phone": "0532 123 45 67"}
MAIL = {"email": "ayse@ornek.com"}


@pytest_asyncio.fixture
async def desk(container: Container, browser: Browser) -> Browser:
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    return browser


async def filed(browser: Browser, **contact: str) -> str:
    body = {"description": "Modem bozuk", "topic": "billing", **contact}
    answer = await browser.client.post("/api/v1/complaints", json=body)
    return str(answer.json()["tracking_number"])


async def last_sent(container: Container) -> OutboxMessage:
    async with container.works.reading() as session:
        found = await session.scalar(select(OutboxMessage).order_by(OutboxMessage.id.desc()))
    assert found is not None
    return found


async def concluded(browser: Browser, number: str, *files: tuple[str, bytes]) -> int:
    """Conclude a complaint by two clicks, with files; return how the second was answered."""
    once = await opened(browser, number)
    fields = {"outcome": "upheld", "answer": "Hatayı düzelttik.", **once}
    for _ in range(2):
        answer = await post(browser, f"/desk/complaints/{number}/conclude", *files, **fields)
        browser.page = answer.text or browser.page
    return answer.status_code


async def test_a_result_with_a_file_tells_by_sms_where_it_is(
    container: Container, desk: Browser
) -> None:
    number = await filed(desk, **MOBILE)
    assert await concluded(desk, number, ("fatura.pdf", PDF)) == 303
    [file] = await rows(container)
    entry = await entry_of(container, file)
    assert (entry.kind, entry.audience, file.author_kind) == ("answer", "customer", "staff")
    sms = await last_sent(container)
    assert sms.channel == "sms"
    assert "Dosya: sitemizde Sikayet takibi." in sms.text
    assert "fatura" not in sms.text
    # Without files nothing is said of them.
    other = await filed(desk, phone="0532 765 43 21")
    assert await concluded(desk, other) == 303
    assert "Dosya" not in (await last_sent(container)).text


async def test_an_e_mail_holds_the_file(container: Container, desk: Browser) -> None:
    number = await filed(desk, **MAIL)
    assert await concluded(desk, number, ("ölçüm raporu.pdf", PDF)) == 303
    sent = await last_sent(container)
    assert "bu e-postanın ekindedir" in sent.text
    await container.outbox.dispatch_due()
    await container.outbox.settled()
    written = (container.settings.state_dir / "mail" / f"{sent.id}.eml").read_bytes()
    message = cast("EmailMessage", message_from_bytes(written, policy=email.policy.default))
    [part] = message.iter_attachments()
    assert part.get_filename() == "ölçüm raporu.pdf"
    assert part.get_content_type() == "application/pdf"
    assert part.get_payload(decode=True) == PDF
    body = message.get_body(("plain",))
    assert body is not None
    assert "Hatayı düzelttik." in body.get_content()


async def test_what_is_too_much_for_an_e_mail_is_had_from_the_page_or_refused(
    container: Container, desk: Browser
) -> None:
    large = tuple((f"resim{each}.png", png_of(6 * MB)) for each in (1, 2))
    both = await filed(desk, **MOBILE, **MAIL)
    assert await concluded(desk, both, *large) == 303
    only = await filed(desk, email="can@ornek.com")
    assert await concluded(desk, only, *large) == 422
    assert "en çok 10 MB" in desk.page
    assert "Hatayı düzelttik.</textarea>" in desk.page
    async with container.works.reading() as session:
        found = await session.scalar(select(Complaint).where(Complaint.tracking_number == only))
    assert found is not None
    assert found.state == "registered"
    assert len(await rows(container)) == 2, "of the first only"


async def test_whoever_came_by_the_chat_has_the_file_there(
    container: Container, desk: Browser
) -> None:
    session = (await desk.client.post("/api/v1/chat/sessions")).json()["session"]
    await write(desk.client, session, "faturam yanlış")
    number = await register(container, await conversation_id(container))
    async with container.works.begin() as work:
        row = await work.session.scalar(
            select(Complaint).where(Complaint.tracking_number == number)
        )
        assert row is not None
        row.team = "billing"
    assert await concluded(desk, number, ("fatura.pdf", PDF)) == 303
    *_, words, files = await said(desk.client, session)
    assert "Gönderdiğimiz dosya hemen aşağıda." in words["text"]
    assert files["from"] == "system"
    [file] = files["attachments"]
    headers = {"Authorization": f"Bearer {session}"}
    assert (await desk.client.get(f"{CHAT_FILES}/{file['id']}", headers=headers)).content == PDF


async def test_a_question_takes_files_and_another_state_does_not(
    container: Container, desk: Browser
) -> None:
    number = await filed(desk, **MOBILE)
    path, once = f"/desk/complaints/{number}/state", await opened(desk, number)
    file = ("form.pdf", PDF)
    wrong = await post(desk, path, file, state="in_review", note="Not", **once)
    assert wrong.status_code == 422
    assert "Dosya müşteriye gitmedi" in wrong.text
    assert not await rows(container)
    await post(desk, path, state="in_review", **once)
    once = await opened(desk, number)
    fields = {"state": "waiting_customer", "question": "Bu formu doldurur musunuz?"}
    bad = await post(desk, path, ("kur.png", EXE), **fields, **once)
    assert bad.status_code == 422
    assert "kur.png: bu türde" in bad.text
    assert (await post(desk, path, file, **fields, **once)).status_code == 303
    [kept] = await rows(container)
    assert (await entry_of(container, kept)).kind == "question"
    assert "Dosya: sitemizde" in (await last_sent(container)).text


async def test_a_preview_says_that_files_are_to_be_chosen_again(
    container: Container, desk: Browser
) -> None:
    number = await filed(desk, **MAIL)
    fields = {"outcome": "upheld", "answer": "Düzelttik.", **await opened(desk, number)}
    shown = await post(desk, f"/desk/complaints/{number}/preview", ("a.pdf", PDF), **fields)
    assert shown.status_code == 200
    assert "ekindedir" in shown.text
    assert "yeniden seçin" in shown.text
    assert not await rows(container)


@pytest.mark.parametrize("contact", [{"phone": "0212 123 45 67"}])
async def test_a_customer_who_could_not_get_a_file_is_sent_none(
    container: Container, desk: Browser, contact: dict[str, str]
) -> None:
    number = await filed(desk, **contact)
    assert await concluded(desk, number, ("a.pdf", PDF)) == 422
    assert "dosyayı alabileceği bir yol yok" in desk.page
    assert not await rows(container)
