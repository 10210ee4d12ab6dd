"""What was written: kept apart from the history, erased for good, never rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, InvalidRequestError

from backend.bootstrap import texts_of
from backend.complaints import queries
from backend.complaints.actors import BOT, CUSTOMER, SYSTEM, staff
from backend.complaints.contact import Contact
from backend.complaints.models import (
    Channel,
    Complaint,
    ComplaintEntry,
    ComplaintEvent,
    EntryKind,
    EventKind,
    Reason,
)
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.complaints.states import State
from tests.backend.working import whole, working

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

PROOF = Proof("c" * 32)
SECRET = "Komşum Veli Bey de yazdı"
NEW = NewComplaint(
    channel=Channel.WEB_CHAT,
    description=f"İnternetim yok. {SECRET}",
    contact=Contact(phone="+905321234567"),
    topic="internet_outage",
    conversation_id="c" * 32,
)


@pytest.fixture
def service(clock: FixedClock, settings: Settings) -> ComplaintService:
    return ComplaintService(clock, settings, texts_of(settings))


@pytest.fixture
async def number(database: Database, service: ComplaintService) -> str:
    """Register one, add to it, and let the customer withdraw it: three texts."""
    async with working(database, service) as work:
        session = work.session
        number = (await service.register(work, NEW, BOT)).complaint.tracking_number
        await service.add_information(
            session, number, PROOF, f"Modem kapalı. {SECRET}", None, actor=CUSTOMER
        )
        await service.withdraw(session, number, PROOF, f"Vazgeçtim. {SECRET}", None, actor=CUSTOMER)
    return number


async def fresh(database: Database, number: str) -> Complaint:
    async with database.reading() as session:
        found = await queries.by_number(session, number, events=True)
    assert found is not None
    return found


async def test_each_text_is_an_entry_and_the_history_refers_to_it(
    database: Database, number: str
) -> None:
    complaint = await fresh(database, number)
    assert [(each.kind, each.author_kind, each.audience) for each in complaint.entries] == [
        ("description", "customer", "customer"),
        ("addition", "customer", "customer"),
        ("addition", "customer", "customer"),
    ]
    assert [each.entry for each in complaint.events] == complaint.entries
    async with database.reading() as session:
        rows = (await session.execute(select(*ComplaintEvent.__table__.columns))).all()
    assert len(rows) == 3
    assert "Veli" not in str(rows)


async def test_what_an_agent_says_of_a_move_stays_in_the_house(
    database: Database, service: ComplaintService, ayse: str
) -> None:
    async with working(database, service) as work:
        complaint = (await service.register(work, NEW, BOT)).complaint
        await service.move(
            work.session, complaint, State.IN_REVIEW, staff(ayse), words="Saha ekibi bakacak."
        )
    note = (await fresh(database, complaint.tracking_number)).entries[-1]
    assert (note.kind, note.author_kind, note.audience) == ("note", "staff", "internal")
    assert note.author is not None
    assert note.author.username == "ayse"


async def test_an_erased_text_is_nowhere_and_the_history_says_that_it_was_erased(
    database: Database, service: ComplaintService, number: str, clock: FixedClock
) -> None:
    async with database.transaction() as session:
        complaint = await whole(session, number)
        for entry in complaint.entries:
            service.erase(session, complaint, entry, SYSTEM, Reason.RETENTION_OVER)
            service.erase(session, complaint, entry, SYSTEM, Reason.RETENTION_OVER)
    after = await fresh(database, number)
    assert after.description == ""
    assert {each.erased_at for each in after.entries} == {clock.now()}
    erased = [each for each in after.events if each.kind == EventKind.ENTRY_ERASED]
    assert [each.entry for each in erased] == after.entries
    assert {each.reason for each in erased} == {"retention_over"}
    assert after.words is None
    async with database.reading() as session:
        for table in (Complaint, ComplaintEntry, ComplaintEvent):
            rows = (await session.execute(select(*table.__table__.columns))).all()
            assert rows
            assert "Veli" not in str(rows)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE complaint_entries SET text = 'Memnunum.'",
        "UPDATE complaint_entries SET text = ''",
        "UPDATE complaint_entries SET erased_at = at",
        "UPDATE complaint_entries SET text = 'x', erased_at = at",
        "UPDATE complaint_entries SET text = '', erased_at = at, kind = 'note'",
        "UPDATE complaint_entries SET text = '', erased_at = at, at = '2020-01-01'",
        "UPDATE complaint_entries SET text = '', erased_at = at, author_kind = 'bot'",
        "UPDATE complaint_entries SET text = '', erased_at = at, author_id = 'x'",
        "UPDATE complaint_entries SET text = '', erased_at = at, audience = 'internal'",
        "UPDATE complaint_entries SET text = '', erased_at = at, cycle = 2",
        "UPDATE complaint_entries SET text = '', erased_at = at, id = id + 100",
        "DELETE FROM complaint_entries",
    ],
)
async def test_an_entry_is_never_rewritten_or_taken_away(
    database: Database, number: str, change: str
) -> None:
    with pytest.raises(DBAPIError, match="may only be erased"):
        async with database.transaction() as session:
            await session.execute(text(change))
    assert SECRET in (await fresh(database, number)).description


async def test_what_was_erased_stays_erased(database: Database, number: str) -> None:
    async with database.transaction() as session:
        await session.execute(text("UPDATE complaint_entries SET text = '', erased_at = at"))
    for again in (
        "UPDATE complaint_entries SET text = 'x'",
        "UPDATE complaint_entries SET erased_at = NULL",
        "UPDATE complaint_entries SET erased_at = NULL, text = 'x'",
    ):
        with pytest.raises(DBAPIError, match="may only be erased"):
            async with database.transaction() as session:
                await session.execute(text(again))


async def test_the_database_takes_no_words_as_a_reason_and_no_note_for_the_customer(
    database: Database, number: str, clock: FixedClock
) -> None:
    complaint = await fresh(database, number)
    common = {"complaint_id": complaint.id, "cycle": 1, "at": clock.now()}
    wrong_event = ComplaintEvent(
        **common, kind="state_changed", actor_kind="system", reason="Ali Bey aradı"
    )
    wrong_note = ComplaintEntry(
        **common, kind=EntryKind.NOTE, author_kind="system", audience="customer", text="x"
    )
    for wrong in (wrong_event, wrong_note):
        with pytest.raises(DBAPIError, match=r"reason_known|notes_stay_inside"):
            async with database.transaction() as session:
                session.add(wrong)


async def test_an_event_fetches_no_entry_in_secret(database: Database, number: str) -> None:
    async with database.reading() as session:
        events = (await session.scalars(select(ComplaintEvent))).all()
        with pytest.raises(InvalidRequestError):
            _ = events[0].entry
