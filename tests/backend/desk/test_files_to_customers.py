"""Files that go to a customer with a result or a question, by each way."""

from __future__ import annotations

import email.policy
import re
from email import message_from_bytes
from typing import TYPE_CHECKING, cast

import pytest
import pytest_asyncio
from sqlalchemy import delete, select

from backend.complaints.models import Attachment, Complaint
from backend.notifications.models import OutboxMessage
from backend.staff.models import Role
from tests.backend.channels.web_chat.test_files import (
    PATH as CHAT_FILES,
    conversation_id,
    register,
    said,
    write,
)
from tests.backend.desk.conftest import OWN, Browser, employed
from tests.backend.desk.test_staff_files import boxes, entry_of, opened, post, rows, ticked
from tests.backend.handed_in import EXE, PDF, PNG, png_of

if TYPE_CHECKING:
    from email.message import EmailMessage

    from backend.bootstrap import Container

MB = 1024 * 1024
MOBILE = {"phone": "0532 123 45 67"}
MAIL = {"email": "ayse@ornek.com"}
_OPEN = {"outcome": "upheld", "answer": "Faturanız XXX gününe kadar düzeltilecek."}


@pytest_asyncio.fixture
async def desk(container: Container, browser: Browser) -> Browser:
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    return browser


async def filed(browser: Browser, **contact: str) -> str:
    body = {"description": "Modem bozuk", "topic": "billing", **contact}
    answer = await browser.client.post("/api/v1/complaints", json=body)
    return str(answer.json()["tracking_number"])


async def belonging(container: Container) -> list[Attachment]:
    """Return the files that went with anything: what waits with a form is nobody's yet."""
    return [each for each in await rows(container) if each.entry_id is not None]


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
    assert len(await belonging(container)) == 2, "of the first only"


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
    assert not await belonging(container)
    await post(desk, path, state="in_review", **once)
    once = await opened(desk, number)
    fields = {"state": "waiting_customer", "question": "Bu formu doldurur musunuz?"}
    bad = await post(desk, path, ("kur.png", EXE), **fields, **once)
    assert bad.status_code == 422
    assert "kur.png: bu türde" in bad.text
    assert (await post(desk, path, file, **fields, **once)).status_code == 303
    [kept] = await belonging(container)
    assert (await entry_of(container, kept)).kind == "question"
    assert "Dosya: sitemizde" in (await last_sent(container)).text


async def test_what_a_preview_was_of_goes_with_the_result(
    container: Container, desk: Browser
) -> None:
    number = await filed(desk, **MAIL)
    path = f"/desk/complaints/{number}"
    fields = {"outcome": "upheld", "answer": "Hatayı düzelttik.", **await opened(desk, number)}
    shown = await post(desk, f"{path}/preview", ("a.pdf", PDF), ("b.png", PNG), **fields)
    assert shown.status_code == 200
    assert "ekindedir" in shown.text
    assert set(ticked(shown.text)) == {"a.pdf", "b.png"}
    again = await post(desk, f"{path}/preview", **fields, **boxes(shown.text))
    assert "ekindedir" in again.text
    for _ in range(2):  # two clicks are one
        sent = await post(desk, f"{path}/conclude", **fields, **boxes(again.text))
        assert sent.status_code == 303
    assert {each.name for each in await rows(container)} == {"a.pdf", "b.png"}
    for each in await rows(container):
        assert (await entry_of(container, each)).kind == "answer"
    async with container.works.reading() as session:
        mail = await session.scalar(
            select(OutboxMessage).where(OutboxMessage.enclosed.is_not(None))
        )
    assert mail is not None
    assert set(mail.enclosed or ()) == {each.id for each in await rows(container)}


async def test_what_is_not_ticked_any_more_goes_to_nobody(
    container: Container, desk: Browser
) -> None:
    number = await filed(desk, **MAIL)
    path = f"/desk/complaints/{number}"
    fields = {"outcome": "upheld", "answer": "Hatayı düzelttik.", **await opened(desk, number)}
    shown = await post(desk, f"{path}/preview", ("a.pdf", PDF), ("b.png", PNG), **fields)
    only = boxes(shown.text) | {f"keep-{ticked(shown.text)['a.pdf']}": ""}
    again = await post(desk, f"{path}/preview", **fields, **only)
    assert list(ticked(again.text)) == ["b.png"]
    # The last moment is early enough.
    fields |= {"note": "Ölçüm ekte."}
    noted = await post(desk, f"{path}/note", ("c.pdf", PDF), ("kötü.png", EXE), **fields)
    assert "c.pdf" in ticked(noted.text)
    none = {"waiting": boxes(noted.text)["waiting"]}
    assert (await post(desk, f"{path}/note", **fields, **none)).status_code == 303
    assert "c.pdf" not in (await desk.get(path)).text
    fields |= await opened(desk, number)
    sent = await post(desk, f"{path}/conclude", **fields, **boxes(again.text))
    assert sent.status_code == 303
    assert [each.name for each in await rows(container)] == ["b.png"]


async def test_a_page_that_shows_no_file_sends_none(container: Container, desk: Browser) -> None:
    number = await filed(desk, **MAIL)
    path = f"/desk/complaints/{number}"
    fields = {"outcome": "upheld", "answer": "Hatayı düzelttik.", **await opened(desk, number)}
    await post(desk, f"{path}/preview", ("a.pdf", PDF), **fields)
    # Another tab, which was open before.
    assert (await post(desk, f"{path}/conclude", **fields)).status_code == 303
    [file] = await rows(container)
    assert file.entry_id is None


async def test_what_waited_too_long_is_said_and_nothing_goes_without_it(
    container: Container, desk: Browser
) -> None:
    number = await filed(desk, **MAIL)
    path = f"/desk/complaints/{number}"
    fields = {"outcome": "upheld", "answer": "Hatayı düzelttik.", **await opened(desk, number)}
    shown = await post(desk, f"{path}/preview", ("a.pdf", PDF), **fields)
    async with container.works.begin() as work:
        await work.session.execute(delete(Attachment))
    gone = await post(desk, f"{path}/conclude", **fields, **boxes(shown.text))
    assert gone.status_code == 422
    assert "Dosyalardan biri artık saklanmıyor; yeniden seçin." in gone.text
    assert 'value="resolved"' not in (await desk.get(path)).text


async def test_nobody_sends_what_a_colleague_chose(container: Container, desk: Browser) -> None:
    number = await filed(desk, **MAIL)
    path = f"/desk/complaints/{number}"
    fields = {"outcome": "upheld", "answer": "Hatayı düzelttik.", **await opened(desk, number)}
    shown = await post(desk, f"{path}/preview", ("a.pdf", PDF), **fields)
    theirs = boxes(shown.text)
    await employed(container, "bora", Role.SUPERVISOR)
    await desk.log_in("bora", OWN)
    once = await opened(desk, number)
    assert not ticked(desk.page)
    tried = await post(
        desk, f"{path}/conclude", outcome="upheld", answer="Hatayı düzelttik.", **once, **theirs
    )
    assert tried.status_code == 422


@pytest.mark.parametrize(
    ("act", "wrong", "right"),
    [
        ("conclude", {"outcome": "", "answer": "Oldu."}, {"outcome": "upheld", "answer": "Oldu."}),
        ("conclude", _OPEN, _OPEN),
        ("note", {"note": "a" * 10_001}, {"note": "Ölçüm ekte."}),
        (
            "state",
            {"state": "waiting_customer", "question": ""},
            {"state": "waiting_customer", "question": "Bu formu doldurur musunuz?"},
        ),
    ],
    ids=["no outcome", "doubt", "too long a note", "no question"],
)
async def test_a_form_that_is_shown_again_has_its_files(
    container: Container, desk: Browser, act: str, wrong: dict[str, str], right: dict[str, str]
) -> None:
    number = await filed(desk, **MOBILE)
    path = f"/desk/complaints/{number}/{act}"
    once = await opened(desk, number)
    if act == "state":
        await post(desk, path, state="in_review", **once)
        once = await opened(desk, number)
    refused = await post(desk, path, ("a.pdf", PDF), ("kötü.png", EXE), **wrong, **once)
    assert refused.status_code == 422
    assert "kötü.png: bu türde" in refused.text
    refused = await post(desk, path, **wrong, **once, **boxes(refused.text))
    assert list(ticked(refused.text)) == ["a.pdf"]
    if sure := re.search(r'name="sure" value="([^"]+)"', refused.text):
        right = {**right, "sure": sure.group(1)}
    # Read anew, or in another browser, it is there, as the draft is.
    await opened(desk, number)
    assert list(ticked(desk.page)) == ["a.pdf"]
    sent = await post(desk, path, **right, **once, **boxes(refused.text))
    assert sent.status_code == 303
    [file] = await rows(container)
    assert file.entry_id is not None
    assert not ticked((await desk.get(f"/desk/complaints/{number}")).text)


@pytest.mark.parametrize("contact", [{"phone": "0212 123 45 67"}])
async def test_a_customer_who_could_not_get_a_file_is_sent_none(
    container: Container, desk: Browser, contact: dict[str, str]
) -> None:
    number = await filed(desk, **contact)
    assert await concluded(desk, number, ("a.pdf", PDF)) == 422
    assert "dosyayı alabileceği bir yol yok" in desk.page
    assert not await belonging(container)
