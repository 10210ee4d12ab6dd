"""A wrong number or address is put right by its customer: the stranger hears nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, EventKind
from backend.complaints.proof import Proof
from backend.complaints.tracking_number import display
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError
from backend.notifications import service as notifications
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose

if TYPE_CHECKING:
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

WRONG, RIGHT, LANDLINE = "+905321234567", "+905337654321", "+902121234567"
HERE = Proof("c1")
CHAT = {
    "channel": Channel.WEB_CHAT,
    "conversation_id": "c1",
    "contact": Contact(name="Ayşe Yılmaz", phone=WRONG),
}


async def sent(works: Works) -> list[tuple[str, str, str]]:
    async with works.reading() as session:
        rows = await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [(one.channel, one.recipient, one.state) for one in rows]


async def left(works: Works, state: OutboxState = OutboxState.SENT) -> None:
    """Everything that waits goes out."""
    async with works.begin() as work:
        for one in await work.session.scalars(select(OutboxMessage)):
            one.state = state


async def put_right(
    pool: Pool, number: str, given: Contact, proof: Proof = HERE, key: str | None = "m9"
) -> None:
    async with pool.works.begin() as work:
        await pool.service.change_contact(work, number, proof, given, key, actor=CUSTOMER)


async def test_what_waits_goes_to_the_right_number_and_nothing_to_the_wrong_one(
    pool: Pool, works: Works
) -> None:
    number = await pool.register(confirmed=False, **CHAT)
    await put_right(pool, number, Contact(phone=RIGHT))
    assert await sent(works) == [("sms", RIGHT, "queued")]
    async with works.reading() as session:
        [waiting] = await session.scalars(select(OutboxMessage))
    assert [one["recipient"] for one in waiting.fallbacks] == [RIGHT]
    complaint = await pool.read(number)
    assert complaint.contact_phone == RIGHT
    assert complaint.contact_name == "Ayşe Yılmaz"
    event = complaint.events[-1]
    assert (event.kind, event.data["fields"]) == (EventKind.CONTACT_CHANGED, ["phone"])
    assert RIGHT not in str(event.data)


async def test_the_tracking_number_is_told_anew_where_it_went_to_the_wrong_one(
    pool: Pool, works: Works
) -> None:
    number = await pool.register(confirmed=False, **CHAT)
    await left(works)
    await put_right(pool, number, Contact(phone=RIGHT))
    await put_right(pool, number, Contact(phone=RIGHT))
    assert await sent(works) == [("sms", WRONG, "sent"), ("sms", RIGHT, "queued")]
    async with works.reading() as session:
        gone, told = await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
    assert display(number) in told.text
    # If the wrong one's network gives the first back, the right one is called.
    assert [one["recipient"] for one in gone.fallbacks] == [RIGHT]


async def test_what_comes_later_goes_to_the_right_one(
    pool: Pool, works: Works, people: dict[str, Person]
) -> None:
    number = await pool.register(**CHAT)
    await put_right(pool, number, Contact(phone=RIGHT))
    await pool.do("ask", number, people["ayse"], "Modemin ışıkları nasıl?")
    assert {recipient for _, recipient, _ in await sent(works)} == {RIGHT}


async def test_an_address_is_put_right_as_well(pool: Pool, works: Works) -> None:
    mail = Contact(email="ayse@ornek.com")
    number = await pool.register(confirmed=False, **CHAT | {"contact": mail})
    await put_right(pool, number, Contact(email="ayse.yilmaz@ornek.com"))
    assert await sent(works) == [("email", "ayse.yilmaz@ornek.com", "queued")]


async def test_a_landline_in_a_mobiles_place_is_called(pool: Pool, works: Works) -> None:
    number = await pool.register(confirmed=False, **CHAT)
    await put_right(pool, number, Contact(phone=LANDLINE))
    assert await sent(works) == [("sms", WRONG, "failed"), ("call", LANDLINE, "queued")]


async def test_a_call_that_somebody_has_in_hand_is_made_to_the_right_number(
    pool: Pool, works: Works
) -> None:
    line = Contact(phone=LANDLINE)
    number = await pool.register(confirmed=False, **CHAT | {"contact": line})
    await left(works, OutboxState.SENDING)
    await put_right(pool, number, Contact(phone=RIGHT))
    assert await sent(works) == [("call", RIGHT, "sending")]


async def test_every_complaint_of_theirs_with_the_same_wrong_number_follows(pool: Pool) -> None:
    first = await pool.register(**CHAT)
    second = await pool.register(**CHAT, description="Faturam iki kat geldi.", topic="billing")
    others = await pool.register(**CHAT | {"conversation_id": "c2"})
    await put_right(pool, second, Contact(phone=RIGHT))
    assert (await pool.read(first)).contact_phone == RIGHT
    assert (await pool.read(others)).contact_phone == WRONG


@pytest.mark.parametrize("proof", [Proof("c2"), Proof("c2", phone=RIGHT)])
async def test_only_whose_it_is_can_change_it(pool: Pool, proof: Proof) -> None:
    number = await pool.register(**CHAT)
    with pytest.raises(ComplaintNotFoundError):
        await put_right(pool, number, Contact(phone=RIGHT), proof)
    assert (await pool.read(number)).contact_phone == WRONG


async def test_whoever_proved_the_number_may_and_has_to_prove_the_new_one_then(pool: Pool) -> None:
    number = await pool.register(**CHAT)
    proven = Proof("c2", phone=WRONG)
    await put_right(pool, number, Contact(phone=RIGHT), proven)
    complaint = await pool.read(number)
    assert complaint.contact_phone == RIGHT
    assert not proven.covers(complaint)


async def test_the_same_again_and_a_way_that_was_unknown_change_nothing_else(
    pool: Pool, works: Works
) -> None:
    number = await pool.register(**CHAT)
    await put_right(pool, number, Contact(phone=WRONG, email="ayse@ornek.com"))
    complaint = await pool.read(number)
    assert (complaint.contact_phone, complaint.contact_email) == (WRONG, "ayse@ornek.com")
    assert complaint.events[-1].kind == EventKind.CONTACT_ADDED
    assert await sent(works) == []


async def test_a_number_that_cannot_be_right_is_refused(pool: Pool) -> None:
    number = await pool.register(**CHAT)
    with pytest.raises(InvalidInputError):
        await put_right(pool, number, Contact(phone="123"))


async def test_who_wants_no_surveys_there_gets_none(pool: Pool, works: Works) -> None:
    number = await pool.register(**CHAT)
    complaint = await pool.read(number)
    async with works.begin() as work:
        await notifications.opt_out(work.session, RIGHT, work.now)
        await notifications.enqueue(
            work,
            notifications.Outgoing(
                key="survey",
                channel=OutboxChannel.SMS,
                recipient=WRONG,
                purpose=Purpose.SURVEY,
                text="Memnun musunuz?",
                complaint_id=complaint.id,
            ),
        )
    await put_right(pool, number, Contact(phone=RIGHT))
    assert ("sms", RIGHT, "cancelled") in await sent(works)
    assert not any(recipient == WRONG for _, recipient, _ in await sent(works))
