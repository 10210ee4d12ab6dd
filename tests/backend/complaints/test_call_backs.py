"""A call that a customer asks for: one, at their own number, for as long as there is a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints import call_list, call_notes
from backend.complaints.actors import customer
from backend.complaints.call_backs import WORDS
from backend.complaints.contact import Contact
from backend.complaints.errors import ContactMissingError, TransitionNotAllowedError
from backend.complaints.models import Way
from backend.complaints.proof import Proof
from backend.complaints.sla import terms_at
from backend.desk import call_view, complaint_history
from backend.kit.errors import ComplaintNotFoundError
from backend.notifications import calls
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

MOBILE = "+905321234567"
OWN = Proof(None, MOBILE)


async def ask(pool: Pool, works: Works, number: str, key: str, proof: Proof = OWN) -> None:
    async with works.begin() as work:
        actor = customer(Way.SMS_SENDER)
        await pool.service.ask_call(work, number, proof, key, actor=actor)


async def planned(works: Works) -> list[OutboxMessage]:
    async with works.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.channel == "call")
        return list(await session.scalars(query.order_by(OutboxMessage.id)))


async def test_it_waits_for_a_person_within_the_time_of_the_first_notice(
    pool: Pool,
    works: Works,
    clock: FixedClock,
    settings: Settings,
    people: dict[str, Person],
) -> None:
    number = await pool.register()
    await ask(pool, works, number, "m1")
    [call] = await planned(works)
    within = timedelta(hours=terms_at(clock.now(), settings).first_notice_hours)
    assert (call.recipient, call.text, call.due_at) == (MOBILE, WORDS, clock.now() + within)
    async with works.reading() as session:
        [shown] = await call_list.waiting(session, people["boss"], clock.now())
    assert call_view.why(shown) == "Müşteri aranmak istedi"
    lines = complaint_history.lines(await pool.read(number), {})
    assert lines[0]["what"].startswith("Arama planlandı")


async def test_however_often_it_is_asked_one_call_waits(pool: Pool, works: Works) -> None:
    number = await pool.register()
    for key in ("m1", "m1", "m2"):
        await ask(pool, works, number, key)
    [call] = await planned(works)
    async with works.begin() as work:
        await calls.mark_made(work, call.id, OutboxMessage.id == call.id)
    await ask(pool, works, number, "m3")
    assert len(await planned(works)) == 2


async def test_a_number_that_is_proven_stands_in_for_one_that_was_not_given(
    pool: Pool, works: Works
) -> None:
    by_mail = Contact(name="Ayşe Yılmaz", email="ayse@ornek.com")
    number = await pool.register(contact=by_mail, conversation_id="c1")
    with pytest.raises(ContactMissingError):
        await ask(pool, works, number, "m1", Proof("c1"))
    await ask(pool, works, number, "m2", Proof("c1", "+905339998877"))
    assert [call.recipient for call in await planned(works)] == ["+905339998877"]


async def test_nobody_is_called_about_what_is_over_or_anothers(pool: Pool, works: Works) -> None:
    number = await pool.register()
    with pytest.raises(ComplaintNotFoundError):
        await ask(pool, works, number, "m1", Proof(None, "+905339998877"))
    async with works.begin() as work:
        actor = customer(Way.SMS_SENDER)
        await pool.service.withdraw(work.session, number, OWN, "", "m2", actor=actor)
    with pytest.raises(TransitionNotAllowedError):
        await ask(pool, works, number, "m3")


async def test_whoever_calls_reads_when_and_how_the_customer_wants_it(
    pool: Pool, works: Works, clock: FixedClock, people: dict[str, Person]
) -> None:
    told = "Faturam iki kat geldi\nİletişim isteği: akşam altıdan sonra arayın"
    number = await pool.register(description=told)
    async with works.begin() as work:
        actor = customer(Way.SMS_SENDER)
        wish = "İletişim isteği: gündüz aramayın"
        await pool.service.add_information(work.session, number, OWN, wish, "m1", actor=actor)
        await pool.service.add_information(work.session, number, OWN, "Işık", "m2", actor=actor)
    await ask(pool, works, number, "m3")
    async with works.reading() as session:
        [call] = await call_list.waiting(session, people["boss"], clock.now())
        wished = await call_notes.wished(session, [call.complaint.id])
    said = ["akşam altıdan sonra arayın", "gündüz aramayın"]
    assert wished == {call.complaint.id: said}
    assert call_view.wishes(said, None, opened=True) == said


async def test_none_is_planned_to_a_number_that_was_not_called_safe(
    pool: Pool, works: Works
) -> None:
    number = await pool.register(urgent=True, quiet=True, conversation_id="c1")
    with pytest.raises(ContactMissingError):
        await ask(pool, works, number, "m1", Proof("c1"))
    with pytest.raises(ComplaintNotFoundError):
        await ask(pool, works, number, "m2")
    assert await planned(works) == []
