"""What a customer answers while a person has the conversation is shown, and taken."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints.contact import Contact
from backend.complaints.models import Channel, Complaint, EntryKind
from backend.conversations.receiving import Inbound
from backend.staff.account_models import StaffAudit
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_calls import asked as ask
from tests.backend.desk.test_complaint import read, register
from tests.backend.desk.test_conversations import ready, waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

QUESTION = "Modemin ışığı ne renk?"


async def asked(container: Container, talk: str) -> str:
    """Register a complaint in a chat and ask its customer something; return its number."""
    number = await register(
        container,
        channel=Channel.WEB_CHAT,
        conversation_id=talk,
        contact=Contact(name="Ayşe Yılmaz", phone="+905321234567"),
    )
    await ask(container, number, QUESTION)
    return number


async def says(container: Container, clock: FixedClock, talk: str, text: str) -> None:
    clock.set(clock.now() + timedelta(minutes=1))
    await container.turns.take_in(talk, Inbound(client_id=text[:60], text=text))


async def its(container: Container) -> tuple[str, list[str]]:
    """Return the state of the one complaint, and what its customer added."""
    async with container.works.reading() as session:
        one = (await session.scalars(select(Complaint))).one()
    complaint = await read(container, one.tracking_number)
    kinds = {EntryKind.DESCRIPTION, EntryKind.QUESTION, EntryKind.NOTICE}
    added = [each.text or "" for each in complaint.entries if each.kind not in kinds]
    return complaint.state, added


async def test_what_was_written_since_the_question_is_taken_as_its_answer_once(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    talk = await waits(container)
    number = await asked(container, talk)
    await ready(container, browser, teams=("technical",))
    page = f"/desk/conversations/{talk}"
    await browser.get(page)
    await browser.post(f"{page}/claim")
    await says(container, clock, talk, "kırmızı yanıyor")
    await says(container, clock, talk, "dünden beri")
    shown = (await browser.get(page)).text
    assert QUESTION in shown.split('id="panel"')[-1]
    assert "yanıt olarak kayda ekle" in shown
    for status in (303, 422):
        sent = await browser.post(f"{page}/answer", number=number)
        assert sent.status_code == status
        await browser.get(page)
    assert await its(container) == ("in_review", ["kırmızı yanıyor\ndünden beri"])
    async with container.works.reading() as session:
        kinds = (await session.scalars(select(StaffAudit.kind))).all()
    assert kinds.count("answer_taken") == 1


async def test_nothing_is_taken_before_they_wrote_or_by_who_has_not_the_conversation(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    talk = await waits(container)
    number = await asked(container, talk)
    await ready(container, browser, teams=("technical",))
    await employed(container, "mehmet", teams=("technical",))
    await other.log_in("mehmet", OWN)
    page = f"/desk/conversations/{talk}"
    await browser.get(page)
    await browser.post(f"{page}/claim")
    await browser.get(page)
    early = await browser.post(f"{page}/answer", number=number)
    assert (early.status_code, "sorudan sonra" in early.text) == (422, True)
    await says(container, clock, talk, "kırmızı yanıyor")
    await other.get(page)
    refused = await other.post(f"{page}/answer", number=number)
    assert refused.status_code in {403, 404, 409}
    assert await its(container) == ("waiting_customer", [])


@pytest.mark.parametrize("number", ["", "123", "999999999999"])
async def test_what_names_no_complaint_that_waits_for_them_takes_nothing(
    container: Container, browser: Browser, clock: FixedClock, number: str
) -> None:
    talk = await waits(container)
    await asked(container, talk)
    await ready(container, browser, teams=("technical",))
    page = f"/desk/conversations/{talk}"
    await browser.get(page)
    await browser.post(f"{page}/claim")
    await says(container, clock, talk, "kırmızı yanıyor")
    await browser.get(page)
    assert (await browser.post(f"{page}/answer", number=number)).status_code == 422
    assert await its(container) == ("waiting_customer", [])
