"""The page of the link, and what the proven customer sees of a conclusion on `/takip`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints import queries, satisfaction_links
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.orders import Order
from backend.complaints.registration import NewComplaint
from backend.notifications import service as notifications
from backend.notifications.models import OutboxMessage, Purpose
from backend.staff.models import Role
from tests.backend.complaints.conftest import Person
from tests.backend.site.test_proving import _HTML, _OWN, complain, prove

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.complaints.models import Complaint
    from backend.kit.clock import FixedClock

pytestmark = pytest.mark.usefixtures("ayse")
AYSE = Person("a" * 32, Role.SUPERVISOR, frozenset())
MAIL = "ayse@ornek.com"


async def read(container: Container, number: str) -> Complaint:
    async with container.works.reading() as session:
        found = await queries.by_number(session, number, events=True)
    assert found is not None
    return found


async def conclude(container: Container, number: str, outcome: str = "rejected") -> None:
    seen = (await read(container, number)).events[-1].id
    async with container.works.begin() as work:
        await container.handling.conclude(work, Order(number, AYSE, seen), outcome, "Hata yok.")


async def asked(container: Container, clock: FixedClock) -> tuple[str, str]:
    """Ask by e-mail; return the number and the path of the page."""
    async with container.works.begin() as work:
        contact = Contact(phone="+902121234567", email=MAIL)
        new = NewComplaint(Channel.WEB_FORM, "İnternetim yok.", contact, topic="internet_outage")
        done = await container.complaints.register(work, new, CUSTOMER, again=True)
    number = done.complaint.tracking_number
    await conclude(container, number)
    clock.set(clock.now() + timedelta(days=1))
    assert await container.questions.run() == 1
    query = select(OutboxMessage.text).where(OutboxMessage.purpose == Purpose.SURVEY)
    async with container.works.reading() as session:
        text = (await session.scalars(query)).one()
    link = next(each for each in text.split() if satisfaction_links.PATH in each)
    return number, link[link.index(satisfaction_links.PATH) :]


async def test_opening_the_link_shows_the_question_and_changes_nothing(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    number, path = await asked(container, clock)
    for _ in range(2):
        page = await client.get(path, headers=_HTML)
        assert page.status_code == 200
        assert "Sonuçtan ne kadar memnunsunuz?" in page.text
        assert not any(secret in page.text for secret in (MAIL, "İnternetim", "Hata yok"))
    assert (await read(container, number)).present.satisfaction is None


async def test_a_score_is_taken_once_and_a_low_one_is_told_how_to_reopen(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    number, path = await asked(container, clock)
    page = await client.post(path, data={"score": "1", "words": "Sürüyor."}, headers=_HTML)
    assert "yeniden açtırabilirsiniz" in page.text
    found = await read(container, number)
    assert (found.present.satisfaction, found.state) == (1, "resolved")
    again = await client.post(path, data={"score": "5"}, headers=_HTML)
    assert again.status_code == 410
    assert (await client.get(path, headers=_HTML)).status_code == 410
    assert (await read(container, number)).present.satisfaction == 1


async def test_without_a_score_what_was_written_is_shown_again(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    _, path = await asked(container, clock)
    page = await client.post(path, data={"words": "Çok bekledim."}, headers=_HTML)
    assert page.status_code == 422
    assert "1 ile 5 arasında" in page.text
    assert "Çok bekledim." in page.text


async def test_by_the_button_nobody_asks_again(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    number, path = await asked(container, clock)
    page = await client.post(path, data={"refuse": "evet"}, headers=_HTML)
    assert "bir daha böyle bir soru göndermeyeceğiz" in page.text
    async with container.works.reading() as session:
        assert await notifications.opted_out(session, MAIL)
    assert (await read(container, number)).events[-1].kind == "satisfaction_refused"
    assert (await client.get(path, headers=_HTML)).status_code == 410


async def test_a_forged_an_old_and_a_reopened_one_look_alike(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    _, path = await asked(container, clock)
    forged = await client.get(path[:-2] + "xx", headers=_HTML)
    clock.set(clock.now() + timedelta(days=15))
    old = await client.get(path, headers=_HTML)
    assert (forged.status_code, old.status_code) == (410, 410)
    assert forged.text == old.text


async def test_not_solved_is_one_click_on_takip_and_words_are_not_needed(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    await conclude(container, number)
    page = (await client.get(_OWN, headers=_HTML)).text
    assert "Çözülmedi, yeniden aç" in page
    assert "Kaydınıza kimler baktı?" in page
    assert "sonuçlandırdı" in page
    assert "Ayşe" not in page.replace("Ayşe Yılmaz", "")
    given = {"number": number, "key": "k" * 32}
    answer = await client.post("/takip/yeniden-ac", data=given, headers=_HTML)
    assert answer.status_code == 303
    found = await read(container, number)
    assert (found.state, found.cycle) == ("in_review", 2)


async def test_after_the_window_takip_offers_a_new_complaint_instead(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    number = await complain(client, "Modem bozuk")
    await conclude(container, number)
    clock.set(clock.now() + timedelta(days=31))
    await prove(client, container)
    page = (await client.get(_OWN, headers=_HTML)).text
    assert "Çözülmedi, yeniden aç" not in page
    assert "Yeniden açma süresi doldu" in page
    given = {"number": number, "key": "k" * 32}
    answer = await client.post("/takip/yeniden-ac", data=given, headers=_HTML)
    assert answer.status_code == 409
    assert "yeni bir şikâyet yazın" in answer.text


async def test_a_score_and_a_refusal_are_given_on_takip_too(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    await conclude(container, number)
    await prove(client, container)
    given = {"number": number, "key": "k" * 32}
    wrong = await client.post("/takip/puan", data={**given, "words": "Yavaş"}, headers=_HTML)
    assert wrong.status_code == 422
    assert "Yavaş" in wrong.text
    done = await client.post("/takip/puan", data={**given, "score": "3"}, headers=_HTML)
    assert done.status_code == 303
    page = (await client.get(_OWN, headers=_HTML)).text
    assert "3/5 puan verdiniz" in page
    assert "Puan ver" not in page
    other = await complain(client, "Televizyon bozuk")
    await conclude(container, other)
    refused = await client.post("/takip/sormayin", data={**given, "number": other}, headers=_HTML)
    assert refused.status_code == 303
    assert (await read(container, other)).present.ask_at is None
