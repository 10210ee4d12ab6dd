"""Files on the desk: who may save which, how they are given out, and that it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from backend.cli.erasing import Erasure, Order
from backend.complaints.models import Attachment, Complaint, Reason
from backend.staff.account_models import StaffAudit
from backend.staff.audit import Done
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.handed_in import FORM_HEADERS, HTML, JPEG, PDF, PNG, TEXT, form

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

PHONE = "0532 123 45 67"
FIELDS = {"key": "k", "description": "Modem bozuk", "phone": PHONE, "topic": "billing"}


async def handed_in(
    client: httpx.AsyncClient, container: Container, name: str = "a.png", content: bytes = PNG
) -> tuple[str, Attachment]:
    """Send the form with a file; return the complaint's number and the file's row."""
    answer = await client.post(
        "/sikayet", content=form(FIELDS, (name, content)), headers=FORM_HEADERS
    )
    assert answer.status_code == 303
    async with container.works.reading() as session:
        number = await session.scalar(select(Complaint.tracking_number))
        [row] = (await session.scalars(select(Attachment))).all()
    return str(number), row


async def opened(container: Container) -> list[dict[str, object]]:
    async with container.works.reading() as session:
        rows = await session.scalars(
            select(StaffAudit.detail).where(StaffAudit.kind == Done.OPENED)
        )
        return [dict(each or {}) for each in rows]


MAY = {
    (Role.AGENT, ("billing",)): 200,
    (Role.AGENT, ("technical",)): 404,
    (Role.AGENT, ()): 404,
    (Role.LEAD, ("billing",)): 200,
    (Role.LEAD, ("technical",)): 404,
    (Role.SUPERVISOR, ()): 200,
    (Role.ADMIN, ()): 200,
    # Sees every complaint, masked, and opens nothing.
    (Role.AUDITOR, ()): 403,
}


@pytest.mark.parametrize(("who", "status"), MAY.items())
async def test_a_file_is_for_who_may_see_its_complaint_and_open_it(
    container: Container, browser: Browser, who: tuple[Role, tuple[str, ...]], status: int
) -> None:
    role, teams = who
    number, file = await handed_in(browser.client, container)
    await employed(container, "ayse", role, teams)
    await browser.log_in("ayse", OWN)
    answer = await browser.client.get(f"/desk/attachments/{file.id}")
    assert answer.status_code == status
    assert (answer.content == PNG) is (status == 200)
    assert len(await opened(container)) == (status == 200)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert ("a.png" in page) is (status != 404)
    assert (f"/desk/attachments/{file.id}" in page) is (status == 200)


async def test_a_stranger_is_shown_the_login(container: Container, browser: Browser) -> None:
    _, file = await handed_in(browser.client, container)
    answer = await browser.client.get(f"/desk/attachments/{file.id}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/desk/login")


async def test_an_opened_file_is_a_row_of_the_audit_without_its_name(
    container: Container, browser: Browser
) -> None:
    _, file = await handed_in(browser.client, container, "0532 123 45 67 Ayşe.png")
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    await browser.client.get(f"/desk/attachments/{file.id}")
    [row] = await opened(container)
    assert row["attachment"] == file.id
    assert set(row) == {"attachment", "complaint"}


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("Şikâyet ığüşöç çıktısı.png", PNG, "image/png"),
        ("foto.jpg", JPEG, "image/jpeg"),
        ("fatura.pdf", PDF, "application/pdf"),
        ("not.txt", TEXT, "text/plain"),
    ],
)
async def test_a_file_is_saved_under_its_name_and_never_shown(
    container: Container, browser: Browser, name: str, content: bytes, media_type: str
) -> None:
    _, file = await handed_in(browser.client, container, name, content)
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    answer = await browser.client.get(f"/desk/attachments/{file.id}")
    assert answer.content == content
    headers = answer.headers
    assert headers["content-type"] == media_type
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["cache-control"] == "private, no-store"
    kind, plain, whole = headers["content-disposition"].split("; ")
    assert kind == "attachment"
    assert plain.isascii()
    assert unquote(whole.removeprefix("filename*=UTF-8''")) == name


async def test_contacts_in_a_name_are_masked_until_somebody_opens_them(
    container: Container, browser: Browser
) -> None:
    number, _ = await handed_in(browser.client, container, "05321234567.png")
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    assert "05321234567" not in (await browser.get(f"/desk/complaints/{number}")).text
    shown = await browser.post(f"/desk/complaints/{number}/contact")
    assert "05321234567.png" in shown.text


async def test_what_was_erased_is_gone_with_its_file(
    container: Container, browser: Browser, ayse: str
) -> None:
    number, file = await handed_in(browser.client, container)
    path = container.attachments.path(file)
    assert path.is_file()
    await container.outbox.settled()
    erasure = Erasure(container.database, container.clock, container.settings)
    done = await erasure.complaint(number, Order(ayse, Reason.CUSTOMER_ASKED))
    assert done.counted["attachments"] == 1
    assert not path.exists()
    await employed(container, "zeynep", teams=("billing",))
    await browser.log_in("zeynep", OWN)
    assert (await browser.client.get(f"/desk/attachments/{file.id}")).status_code == 404
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "a.png" not in page
    async with container.works.reading() as session:
        [row] = (await session.scalars(select(Attachment))).all()
    assert (row.name, row.sha256, row.holder) == ("", "", None)


async def test_a_file_that_is_not_there_and_one_that_is_none_look_alike(
    container: Container, browser: Browser
) -> None:
    _, file = await handed_in(browser.client, container)
    await employed(container, "ayse", teams=("billing",))
    await browser.log_in("ayse", OWN)
    container.attachments.path(file).unlink()
    for name in (file.id, "0" * 32, "..%2f..%2fyardim.db", file.stored, HTML.hex()[:32]):
        assert (await browser.client.get(f"/desk/attachments/{name}")).status_code == 404
