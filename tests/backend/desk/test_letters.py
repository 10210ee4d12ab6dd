"""Dead letters on the desk: seen masked, sent again, asked about, let be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.registration import NewComplaint
from backend.notifications import failing, service
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose
from backend.staff.models import Role
from tests.backend.desk.test_complaint import at_work

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

LETTERS = "/desk/letters"


async def dead(
    container: Container, reason: str = "receipt 2: UNDELIV", **values: Any
) -> tuple[str, int]:
    """Have a complaint, and a reply about it that reached nobody."""
    async with container.works.begin() as work:
        new = NewComplaint(
            channel=Channel.SMS,
            description="Hat yok",
            topic="internet_outage",
            contact=Contact(phone="+905321234567"),
            source="sms",
        )
        done = await container.complaints.register(work, new, CUSTOMER)
        given: dict[str, Any] = {
            "key": "k",
            "channel": OutboxChannel.SMS,
            "recipient": "+905321234567",
            "purpose": Purpose.REPLY,
            "text": "Yanit",
            "complaint_id": done.complaint.id,
        }
        letter = await service.enqueue(work, service.Outgoing(**(given | values)))
        assert letter is not None
        await failing.fail(work, letter, reason)
    return done.complaint.tracking_number, letter


async def test_what_reached_nobody_is_shown_with_why_and_whose_and_masked(
    container: Container, browser: Browser
) -> None:
    number, letter = await dead(container)
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert LETTERS in (await browser.get("/desk/floor")).text
    page = (await browser.get(LETTERS)).text
    assert "Yanıt · SMS" in page
    assert "telefona ulaşmadı (receipt 2: UNDELIV)" in page
    assert '<dd class="line-text">Yanit</dd>' in page
    assert f"/desk/complaints/{number}" in page
    assert "5321234567" not in page
    done = await browser.post(f"{LETTERS}/{letter}/again")
    assert done.status_code == 303
    assert "Ulaşmayan ileti yok." in (await browser.get(LETTERS)).text
    await browser.get("/desk")
    assert (await browser.post(f"{LETTERS}/{letter}/again")).status_code == 409
    assert "Bu ileti ulaşmış, yeniden gönderilmiş ya da kapatılmış." in browser.page
    async with container.works.reading() as session:
        again = OutboxMessage.key == f"again:{letter}"
        assert await session.scalar(select(func.count()).where(again)) == 1


async def test_what_speaks_against_it_is_asked_about(
    container: Container, browser: Browser
) -> None:
    _, letter = await dead(container, meets=["nobody's"])
    await at_work(container, browser, role=Role.ADMIN)
    await browser.get(LETTERS)
    assert (await browser.post(f"{LETTERS}/{letter}/again")).status_code == 200
    assert "başka bir yolla tutulmuş" in browser.page
    assert "Yine de gönder" in browser.page
    assert (await browser.post(f"{LETTERS}/{letter}/again", anyhow="yes")).status_code == 303


async def test_its_words_are_shown_with_contacts_masked(
    container: Container, browser: Browser
) -> None:
    await dead(container, text="Sizi 0532 123 45 67 numarasından aradık.")
    await at_work(container, browser, role=Role.SUPERVISOR)
    page = (await browser.get(LETTERS)).text
    assert "Sizi " in page
    assert " numarasından aradık." in page
    assert "123 45 67" not in page


async def test_to_a_wrong_number_another_is_asked_for_first_and_the_same_only_after_a_question(
    container: Container, browser: Browser
) -> None:
    call = {"channel": OutboxChannel.CALL, "purpose": Purpose.NOTICE}
    number, letter = await dead(container, reason="wrong_number", **call)
    await at_work(container, browser, role=Role.SUPERVISOR)
    page = (await browser.get(LETTERS)).text
    assert "Numara yanlış/kullanım dışı" in page
    assert f'<a class="button" href="/desk/complaints/{number}#kayit-aramalari"' in page
    assert '<button class="button" type="submit" aria-label="Bildirim' not in page
    assert (await browser.post(f"{LETTERS}/{letter}/again")).status_code == 200
    assert "Bu adres müşterinin değil ya da kullanılmıyor.</li>" in browser.page
    async with container.works.reading() as session:
        assert await session.scalar(select(func.count()).where(OutboxMessage.id > letter)) == 0


async def test_one_is_let_be_with_a_reason_only(container: Container, browser: Browser) -> None:
    _, letter = await dead(container)
    await at_work(container, browser, role=Role.SUPERVISOR)
    await browser.get(LETTERS)
    assert (await browser.post(f"{LETTERS}/{letter}/dismiss", reason=" ")).status_code == 422
    assert "Neden gönderilmeyeceğini yazın." in browser.page
    sent = await browser.post(f"{LETTERS}/{letter}/dismiss", reason="Mağazaya geldi")
    assert sent.status_code == 303
    assert "Ulaşmayan ileti yok." in (await browser.get(LETTERS)).text


@pytest.mark.parametrize("role", Role)
async def test_who_runs_teams_sees_them(container: Container, browser: Browser, role: Role) -> None:
    _, letter = await dead(container)
    await at_work(container, browser, role=role)
    runs = role in {Role.SUPERVISOR, Role.ADMIN}
    assert (await browser.get(LETTERS)).status_code == (200 if runs else 403)
    await browser.get("/desk")
    done = await browser.post(f"{LETTERS}/{letter}/again")
    assert done.status_code == (303 if runs else 403)
