"""Sent twice by people, registered once: whatever the device, the door or the spelling."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from backend.bootstrap import texts_of
from backend.complaints.actors import BOT, CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, Complaint
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.sameness import words_of
from backend.complaints.service import ComplaintService
from tests.backend.working import working

if TYPE_CHECKING:
    from backend.complaints.registering import Registered
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

BY_FORM = NewComplaint(
    channel=Channel.WEB_FORM,
    description="Faturam çok geldi. İtiraz ediyorum!",
    contact=Contact(phone="+905321234567"),
    topic="billing",
)
BY_CHAT = replace(BY_FORM, channel=Channel.WEB_CHAT, conversation_id="c" * 32)


@pytest.fixture
def service(clock: FixedClock, settings: Settings) -> ComplaintService:
    return ComplaintService(clock, settings, texts_of(settings))


async def sent(
    database: Database, service: ComplaintService, new: NewComplaint, **more: Any
) -> Registered:
    async with working(database, service) as work:
        return await service.register(work, new, CUSTOMER, **more)


async def in_the_pool(database: Database) -> int:
    async with database.reading() as session:
        return (await session.execute(select(func.count()).select_from(Complaint))).scalar_one()


@pytest.mark.parametrize(
    "again",
    [
        "Faturam çok geldi. İtiraz ediyorum!",
        "FATURAM ÇOK GELDİ, İTİRAZ EDİYORUM",
        "faturam cok geldi itiraz ediyorum",
        "  Faturam   çok geldi…\n\nİtiraz ediyorum 😡 ",
        "Faturam c\u0327ok geldi. I\u0307tiraz ediyorum!",
    ],
)
async def test_the_same_words_of_one_contact_are_one_complaint(
    database: Database, service: ComplaintService, again: str
) -> None:
    first = await sent(database, service, BY_FORM, key="a")
    second = await sent(database, service, replace(BY_CHAT, description=again), key="b")
    assert (first.already, second.already, second.repeated) == (False, True, False)
    assert second.complaint.tracking_number == first.complaint.tracking_number
    assert await in_the_pool(database) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"contact": Contact(phone="0532 123 45 67")}, {"contact": Contact(phone="5321234567")}),
        (
            {"contact": Contact(email="Ayse@Ornek.com")},
            {"contact": Contact(phone="05329998877", email="ayse@ornek.com")},
        ),
        (
            {"contact": Contact(phone="05321112233"), "service_number": "212 555 44 33"},
            {"contact": Contact(phone="05324445566"), "service_number": "2125554433"},
        ),
    ],
)
async def test_one_contact_is_one_however_it_is_written(
    database: Database, service: ComplaintService, first: dict[str, Any], second: dict[str, Any]
) -> None:
    await sent(database, service, replace(BY_FORM, **first))
    assert (await sent(database, service, replace(BY_CHAT, **second))).already


@pytest.mark.parametrize(
    "other",
    [
        {"description": "Faturam çok geldi. İtiraz ediyorum! Bir de modem bozuk."},
        {"contact": Contact(phone="05329998877")},
        {"contact": Contact(email="ayse@ornek.com")},
        {"urgent": True},
        {"external_reference": "7", "source": "ornek"},
    ],
)
async def test_other_words_another_contact_danger_and_a_reference_are_complaints_of_their_own(
    database: Database, service: ComplaintService, other: dict[str, Any]
) -> None:
    await sent(database, service, BY_FORM)
    assert not (await sent(database, service, replace(BY_FORM, **other))).already
    assert await in_the_pool(database) == 2


async def test_whoever_wants_it_registers_anew_under_the_same_key(
    database: Database, service: ComplaintService
) -> None:
    first = await sent(database, service, BY_FORM, key="a")
    assert (await sent(database, service, BY_CHAT, key="b")).already
    anew = await sent(database, service, BY_CHAT, key="b", again=True)
    assert anew.complaint.id != first.complaint.id
    repeated = await sent(database, service, BY_CHAT, key="b")
    assert (repeated.complaint.id, repeated.already) == (anew.complaint.id, False)
    assert await in_the_pool(database) == 2


@pytest.mark.parametrize(
    ("minutes", "later", "already"),
    [(10, 10, True), (10, 11, False), (30, 29, True), (0, 0, False)],
)
async def test_it_holds_for_as_long_as_is_set(  # noqa: PLR0913, PLR0917 - cases and fixtures
    database: Database,
    clock: FixedClock,
    settings: Settings,
    minutes: int,
    later: int,
    already: Any,
) -> None:
    set_so = settings.model_copy(update={"same_words_minutes": minutes})
    service = ComplaintService(clock, set_so, texts_of(set_so))
    await sent(database, service, BY_FORM)
    clock.set(clock.now() + timedelta(minutes=later))
    assert (await sent(database, service, BY_FORM)).already is already


async def test_what_was_taken_back_stands_for_nothing(
    database: Database, service: ComplaintService
) -> None:
    first = await sent(database, service, BY_CHAT)
    async with database.transaction() as session:
        number = first.complaint.tracking_number
        await service.withdraw(session, number, Proof("c" * 32), "", None, actor=CUSTOMER)
    assert not (await sent(database, service, BY_CHAT)).already


@pytest.mark.both_databases
async def test_ten_devices_at_once_register_once(
    database: Database, service: ComplaintService
) -> None:
    async def from_a_device(place: int) -> Registered:
        async with working(database, service) as work:
            return await service.register(work, BY_CHAT, BOT, f"device-{place}")

    done = await asyncio.gather(*(from_a_device(place) for place in range(10)))
    assert len({each.complaint.id for each in done}) == 1
    assert sorted(each.already for each in done) == [False] + [True] * 9
    assert await in_the_pool(database) == 1


@pytest.mark.parametrize("wordless", ["", "…", "😡 😡", "!?"])
def test_what_has_no_words_is_never_the_same(wordless: str) -> None:
    assert words_of(wordless) is None
