"""An SMS that answers what somebody of the house has asked is added to the complaint."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.complaints import queries
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.orders import Order
from backend.complaints.registration import NewComplaint
from backend.staff.models import Role
from tests.backend.channels.sms.conftest import PHONE
from tests.backend.channels.sms.test_after_conclusion import concluded
from tests.backend.complaints.conftest import Person

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.complaints.models import Complaint
    from backend.kit.clock import FixedClock
    from tests.backend.channels.sms.conftest import Kannel

pytestmark = pytest.mark.usefixtures("ayse")
AYSE = Person("a" * 32, Role.AGENT, frozenset({"technical"}))


async def read(container: Container, number: str) -> Complaint:
    async with container.works.reading() as session:
        found = await queries.by_number(session, number, events=True)
    assert found is not None
    return found


async def asked(container: Container, kannel: Kannel) -> str:
    """Register a complaint and ask its customer something; return its number."""
    async with container.works.begin() as work:
        new = NewComplaint(
            Channel.WEB_FORM,
            "İnternetim yok.",
            Contact(phone=PHONE),
            topic="internet_outage",
        )
        done = await container.complaints.register(work, new, CUSTOMER, again=True)
    number = done.complaint.tracking_number
    seen = (await read(container, number)).events[-1].id
    async with container.works.begin() as work:
        await container.handling.ask(work, Order(number, AYSE, seen), "Modem açık mı?")
    await kannel.settle()
    return number


async def test_it_is_added_the_review_goes_on_and_the_customer_is_told(
    container: Container, kannel: Kannel
) -> None:
    number = await asked(container, kannel)
    assert "Modem açık mı?" in (await kannel.heard())[-1]
    await kannel.bring("Açık ama ışığı kırmızı")
    complaint = await read(container, number)
    assert complaint.state == "in_review"
    assert (complaint.entries[-1].kind, complaint.entries[-1].text) == (
        "addition",
        "Açık ama ışığı kırmızı",
    )
    assert [e.data for e in complaint.events if e.kind == "information_added"] == [
        {"way": "sms_sender"}
    ]
    assert "ekledik" in (await kannel.heard())[-1]
    assert number[:4] in (await kannel.heard())[-1]
    assert not await kannel.conversations()


async def test_once_it_is_answered_nothing_more_is_added(
    container: Container, kannel: Kannel
) -> None:
    number = await asked(container, kannel)
    await kannel.bring("Açık")
    await kannel.bring("Bir de televizyonum bozuk")
    assert [each.text for each in (await read(container, number)).entries[2:]] == ["Açık"]


@pytest.mark.parametrize("text", ["YARDIM televizyonum da yok", "DURUM", "YARDIM", "RET"])
async def test_what_has_the_keyword_or_is_a_command_is_what_it_always_was(
    container: Container, kannel: Kannel, text: str
) -> None:
    number = await asked(container, kannel)
    await kannel.bring(text)
    assert (await read(container, number)).state == "waiting_customer"


async def test_a_conversation_that_went_on_since_has_the_next_word(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    number = await asked(container, kannel)
    clock.set(clock.now() + timedelta(minutes=1))
    await kannel.bring("YARDIM televizyonum da yok")
    await kannel.bring("evet")
    assert (await read(container, number)).state == "waiting_customer"
    assert await kannel.said() == ["televizyonum da yok", "evet"]


async def test_danger_in_an_open_conversation_is_heard_by_the_assistant(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    await kannel.bring("YARDIM internetim yok")
    clock.set(clock.now() + timedelta(minutes=1))
    await asked(container, kannel)
    await kannel.bring("modem yanıyor, evde yangın çıktı")
    assert (await kannel.said())[-1] == "modem yanıyor, evde yangın çıktı"


async def test_another_phone_answers_nothing(container: Container, kannel: Kannel) -> None:
    number = await asked(container, kannel)
    await kannel.bring("Açık", "+905559998877")
    assert (await read(container, number)).state == "waiting_customer"


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("hala yok cozulmedi yine kirmizi", False),
        ("YİNE KESİLDİ", False),
        ("düzelmedi ki bu", False),
        # What disputes nothing answers what was asked, however late.
        ("Açık, ışığı da yeşil", True),
    ],
)
async def test_what_disputes_a_result_told_since_is_no_answer_to_an_older_question(
    container: Container, kannel: Kannel, clock: FixedClock, text: str, *, adds: bool
) -> None:
    number = await asked(container, kannel)
    clock.set(clock.now() + timedelta(days=2))
    await concluded(container, "Televizyonum donuyor.")
    clock.set(clock.now() + timedelta(minutes=1))
    await kannel.bring(text)
    waits = (await read(container, number)).state == "waiting_customer"
    assert waits is not adds
    assert await kannel.said() == ([] if adds else [text])


async def test_a_question_asked_after_the_result_is_answered_by_whatever_is_said(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    await concluded(container, "Televizyonum donuyor.")
    clock.set(clock.now() + timedelta(minutes=1))
    number = await asked(container, kannel)
    await kannel.bring("hâlâ kırmızı yanıyor")
    assert (await read(container, number)).state == "in_review"
