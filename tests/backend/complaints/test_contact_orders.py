"""A customer tells somebody of the house that their number is wrong: it is put right for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from backend.complaints.contact import Contact
from backend.complaints.contact_orders import CONTACT_SAME, IN_DANGER
from backend.complaints.errors import ComplaintChangedError
from backend.complaints.models import Audience, Channel, Complaint, EntryKind, EventKind
from backend.complaints.tracking_number import display
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError, NotAllowedError
from backend.notifications.models import OutboxMessage
from backend.staff.account_models import StaffAudit

if TYPE_CHECKING:
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

WRONG, RIGHT = "+905321234567", "+905337654321"
WHY = "Müşteri aradı, son hanesini yanlış yazmış."
CHAT = {
    "channel": Channel.WEB_CHAT,
    "conversation_id": "c1",
    "contact": Contact(name="Ayşe Yılmaz", phone=WRONG),
}


async def corrected(
    pool: Pool, number: str, by: Person, new: Contact | None = None, why: str = WHY
) -> Any:
    given = Contact(phone="0533 765 43 21") if new is None else new
    return await pool.do("correct_contact", number, by, given, why)


async def sent(works: Works) -> list[tuple[str, str, str]]:
    async with works.reading() as session:
        rows = await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        return [(one.channel, one.recipient, one.state) for one in rows]


async def test_it_takes_the_place_of_the_wrong_one_with_who_said_so_and_why(
    pool: Pool, people: People, works: Works
) -> None:
    number = await pool.register()
    done = await corrected(pool, number, people["ayse"])
    assert (done.contact_phone, done.contact_name) == (RIGHT, "Ayşe Yılmaz")
    event = done.events[-1]
    assert (event.kind, event.actor_id) == (EventKind.CONTACT_CHANGED, people["ayse"].id)
    assert event.data == {"fields": ["phone"]}
    assert event.entry is not None
    assert (event.entry.kind, event.entry.audience, event.entry.text) == (
        EntryKind.NOTE,
        Audience.INTERNAL,
        WHY,
    )
    async with works.reading() as session:
        [row] = await session.scalars(select(StaffAudit))
    assert (row.kind, row.staff_id) == ("contact_corrected", people["ayse"].id)
    assert row.detail == {"complaint": done.id, "fields": ["phone"]}


async def test_what_waits_goes_to_the_new_one(pool: Pool, people: People, works: Works) -> None:
    number = await pool.register(confirmed=False)
    await corrected(pool, number, people["ayse"])
    assert await sent(works) == [("sms", RIGHT, "queued")]


async def test_where_nothing_waits_the_number_is_told_to_the_new_one_alone(
    pool: Pool, people: People, works: Works
) -> None:
    number = await pool.register()
    await corrected(pool, number, people["ayse"])
    async with works.reading() as session:
        [told] = await session.scalars(select(OutboxMessage))
    assert told.recipient == RIGHT
    assert display(number) in told.text


async def test_what_was_unknown_is_filled_in_with_the_reason(pool: Pool, people: People) -> None:
    number = await pool.register()
    done = await corrected(pool, number, people["ayse"], Contact(email="ayse@ornek.com"))
    assert (done.contact_phone, done.contact_email) == (WRONG, "ayse@ornek.com")
    event = done.events[-1]
    assert (event.kind, event.data["fields"]) == (EventKind.CONTACT_ADDED, ["email"])
    assert event.entry is not None
    assert event.entry.text == WHY


async def test_what_was_told_in_the_same_conversation_follows_and_nothing_else(
    pool: Pool, people: People
) -> None:
    first = await pool.register(**CHAT)
    second = await pool.register(**CHAT, description="Faturam iki kat geldi.", topic="billing")
    # The number is somebody's: of whoever it belongs to nothing was said.
    strangers = await pool.register(description="Modemim bozuk.")
    await corrected(pool, first, people["ayse"])
    phones = [(await pool.read(one)).contact_phone for one in (first, second, strangers)]
    assert phones == [RIGHT, RIGHT, WRONG]


@pytest.mark.parametrize(
    ("new", "why", "fields"),
    [
        (Contact(), WHY, {"contact_phone"}),
        (Contact(phone="  "), WHY, {"contact_phone"}),
        (Contact(phone="12"), WHY, {"contact_phone"}),
        (Contact(phone="444 1 444"), WHY, {"contact_phone"}),
        (Contact(email="ayse@"), WHY, {"contact_email"}),
        (Contact(phone="0533 765 43 21"), " ", {"contact_why"}),
        (Contact(phone="12", email="ayse@"), "", {"contact_phone", "contact_email", "contact_why"}),
        # The same again is no change.
        (Contact(phone="0532 123 45 67"), WHY, {"contact_phone"}),
    ],
)
async def test_what_cannot_be_is_refused_by_field_and_nothing_is_changed(
    pool: Pool, people: People, new: Contact, why: str, fields: set[str]
) -> None:
    number = await pool.register()
    before = await pool.read(number)
    with pytest.raises(InvalidInputError) as refused:
        await corrected(pool, number, people["ayse"], new, why)
    assert set(refused.value.errors) == fields
    after = await pool.read(number)
    assert (after.contact_phone, len(after.events)) == (WRONG, len(before.events))
    assert await sent(pool.works) == []


async def test_the_same_is_said_to_be_the_same_and_a_service_is_named_to_an_agent(
    pool: Pool, people: People
) -> None:
    number = await pool.register()
    for phone, said in ((WRONG, CONTACT_SAME), ("444 1 444", "Bu bir hizmet numarası")):
        with pytest.raises(InvalidInputError) as refused:
            await corrected(pool, number, people["ayse"], Contact(phone=phone))
        assert refused.value.errors["contact_phone"].startswith(said)


@pytest.mark.parametrize(
    ("who", "refusal"), [("billing", ComplaintNotFoundError), ("auditor", NotAllowedError)]
)
async def test_who_may_not_see_or_change_it_corrects_nothing(
    pool: Pool, people: People, who: str, refusal: type[Exception]
) -> None:
    number = await pool.register()
    with pytest.raises(refusal):
        await corrected(pool, number, people[who])
    assert (await pool.read(number)).contact_phone == WRONG


async def test_the_same_key_is_one_change_and_a_page_that_is_old_changes_nothing(
    pool: Pool, people: People
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["ayse"], key="k1")
    new = Contact(phone=RIGHT)
    for _ in range(2):
        done = await pool.carry_out("correct_contact", order, new, WHY)
    kinds = [event.kind for event in done.events]
    assert kinds.count(EventKind.CONTACT_CHANGED) == 1
    old = await pool.order(number, people["mehmet"])
    await pool.do("note", number, people["ayse"], "Aradım.")
    with pytest.raises(ComplaintChangedError):
        await pool.carry_out("correct_contact", old, Contact(phone=WRONG), WHY)


async def test_who_is_in_danger_needs_a_safe_way(pool: Pool, people: People, works: Works) -> None:
    number = await pool.register()
    async with works.begin() as work:
        mine = update(Complaint).where(Complaint.tracking_number == number)
        await work.session.execute(mine.values(quiet=True))
    with pytest.raises(InvalidInputError) as refused:
        await corrected(pool, number, people["ayse"])
    assert refused.value.errors == {"contact_phone": IN_DANGER}
    assert (await pool.read(number)).contact_phone == WRONG
    assert await sent(works) == []
