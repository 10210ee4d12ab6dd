"""Where, for how long, about how much: kept beside the words, exactly."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from backend.bootstrap import texts_of
from backend.complaints.actors import BOT, staff
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, Complaint, Reason
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.kit.errors import InvalidInputError
from tests.backend.working import whole, working

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

NEW = NewComplaint(
    channel=Channel.WEB_CHAT,
    description="Gebze'de 3 gündür internet yok, 1.234,56 TL fatura geldi.",
    contact=Contact(phone="+905321234567"),
    remedy_sought="Paramı geri istiyorum.",
    place="Gebze, Kocaeli",
    province="Kocaeli",
    lasted_minutes=3 * 24 * 60,
    amount=Decimal("1234.56"),
)


@pytest.fixture
def service(clock: FixedClock, settings: Settings) -> ComplaintService:
    return ComplaintService(clock, settings, texts_of(settings))


async def kept(database: Database, service: ComplaintService, new: NewComplaint) -> Complaint:
    async with working(database, service) as work:
        number = (await service.register(work, new, BOT)).complaint.tracking_number
    async with database.reading() as session:
        return await whole(session, number)


async def test_what_was_found_in_the_words_is_kept(
    database: Database, service: ComplaintService
) -> None:
    one = await kept(database, service, NEW)
    assert (one.place, one.province, one.lasted_minutes) == ("Gebze, Kocaeli", "Kocaeli", 4320)
    assert (one.amount, one.currency) == (Decimal("1234.56"), "TRY")


async def test_sums_add_up_to_the_kurus(database: Database, service: ComplaintService) -> None:
    for place in range(3):
        told = replace(NEW, amount=Decimal("0.10"), description=f"{place}. fatura")
        await kept(database, service, told)
    async with database.reading() as session:
        whole = await session.scalar(select(func.sum(Complaint.amount)))
    assert whole == Decimal("0.30")


async def test_what_nobody_told_is_not_kept(database: Database, service: ComplaintService) -> None:
    bare = replace(NEW, place=" ", province=None, lasted_minutes=None, amount=None)
    one = await kept(database, service, bare)
    assert (one.place, one.province, one.lasted_minutes) == (None, None, None)
    assert (one.amount, one.currency) == (None, None)


@pytest.mark.parametrize("wrong", [{"place": "a" * 201}, {"province": "b" * 41}])
def test_what_is_no_place_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInputError):
        replace(NEW, **wrong).checked()


async def test_a_sum_finer_than_a_kurus_reaches_no_table(
    database: Database, service: ComplaintService
) -> None:
    with pytest.raises(StatementError, match="finer"):
        await kept(database, service, replace(NEW, amount=Decimal("0.001")))


@pytest.mark.parametrize(
    "change", ["currency = NULL", "amount = -1", "lasted_minutes = -1", "amount = NULL"]
)
async def test_the_database_takes_no_sum_without_currency_and_nothing_below_zero(
    database: Database, service: ComplaintService, change: str
) -> None:
    await kept(database, service, NEW)
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(text(f"UPDATE complaints SET {change}"))  # noqa: S608 - ours


async def test_erasing_takes_every_text_and_says_who_and_why(
    database: Database, service: ComplaintService, ayse: str
) -> None:
    number = (await kept(database, service, NEW)).tracking_number
    for _ in range(2):
        async with database.transaction() as session:
            complaint = await whole(session, number)
            service.erase_texts(session, complaint, staff(ayse), Reason.CUSTOMER_ASKED)
    async with database.reading() as session:
        one = await whole(session, number)
        events = (
            await session.execute(
                text(
                    "SELECT kind, actor_id, reason FROM complaint_events"
                    " WHERE kind = 'entry_erased'"
                )
            )
        ).all()
        rows = (await session.execute(select(*Complaint.__table__.columns))).all()
    assert (one.description, one.remedy_sought, one.place, one.words) == ("", None, None, None)
    assert [tuple(row) for row in events] == [("entry_erased", ayse, "customer_asked")] * 2
    assert "Param" not in str(rows)
    # What figures need stays.
    assert (one.province, one.amount) == ("Kocaeli", Decimal("1234.56"))
