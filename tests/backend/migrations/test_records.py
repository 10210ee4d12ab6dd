"""A pool that an earlier version filled: brought up it keeps all, taken back it is what it was."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy import MetaData, insert, select, text
from sqlalchemy.exc import DBAPIError

from backend.complaints import queries
from backend.complaints.registration import fingerprint
from backend.kit.database import Database
from backend.kit.migrations import alembic_config
from backend.staff.service import everybody
from tests.backend.migrations.databases import at
from tests.backend.migrations.rows import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from backend.complaints.models import Complaint
    from backend.staff.models import StaffMember
    from tests.backend.migrations.databases import Databases

BEFORE = "20261128_urgency"
AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LATER = AT + timedelta(days=1)
CLOCKS = ("first_notice", "promise", "legal", "target")
OLD, NEW = "482109375523", "111111111110"
TWICE, FORM = "222222222220", "333333333330"


def complaint(number: str, **fields: Any) -> dict[str, Any]:
    """Return a row as that version wrote it."""
    return {
        "id": number,
        "tracking_number": number,
        "received_at": AT,
        "registered_at": AT,
        "channel": "web_chat",
        "conversation_id": "c1",
        "external_reference": None,
        "description": f"İnternetim yok ({number}).",
        "topic": "internet_outage",
        "topic_set_by": "classifier",
        "severity": "normal",
        "contact_phone": "+905321234567",
        "solved_at_first_contact": False,
        "urgent": False,
        "team": "technical",
        "owner": None,
        "state": "in_review",
        "outcome": None,
        "answer": None,
        "satisfaction": None,
        "cycle": 1,
    } | fields


def event(number: str, kind: str, actor_kind: str = "customer", **fields: Any) -> dict[str, Any]:
    """Return a row of the history as that version wrote it."""
    return {
        "complaint_id": number,
        "cycle": 1,
        "kind": kind,
        "at": AT,
        "actor_kind": actor_kind,
        "actor": None,
        "from_state": None,
        "to_state": None,
        "reason": None,
        "data": {},
    } | fields


def moved(number: str, origin: str, to: str, by: str = "customer", **more: Any) -> dict[str, Any]:
    return event(number, "state_changed", by, from_state=origin, to_state=to, **more)


RESULT = {"outcome": "rejected", "answer": "Hat sağlam çıktı."}
COMPLAINTS = [
    complaint(OLD, cycle=2, state="closed", outcome="upheld", answer="Onardık.", satisfaction=4),
    complaint(NEW, external_reference="7", owner="zeki"),
    complaint(TWICE, external_reference="7"),
    complaint(FORM, conversation_id=None, channel="web_form"),
]
KEYS = [("register:web_chat", "c:1", OLD), ("register:web_form", "form:x", FORM)]
EVENTS = [
    event(OLD, "registered"),
    event(NEW, "registered"),
    event(OLD, "information_added", data={"text": "Modem kırmızı."}),
    moved(OLD, "waiting_customer", "in_review", "system", reason="the customer answered"),
    moved(OLD, "registered", "in_review", "bot", reason="first-contact help"),
    moved(OLD, "in_review", "resolved", "bot", reason="the customer said it is solved"),
    moved(OLD, "resolved", "in_review", reason="Yine koptu.", data=RESULT, cycle=2, at=LATER),
    moved(OLD, "in_review", "resolved", "agent", actor="ayse", cycle=2, at=LATER),
    moved(NEW, "registered", "in_review", "agent", actor="ayse", reason="Sahaya sordum."),
    event(NEW, "topic_changed", "agent", actor="ayse", data={"from": "billing", "to": "other"}),
    moved(NEW, "in_review", "waiting_third_party", "agent"),
]


def fill(connection: Connection) -> None:
    """Write the rows as that version did."""
    known = tables(connection)
    connection.execute(insert(known["complaints"]), COMPLAINTS)
    clocks = [
        {
            "id": f"{one['id']}-{cycle}-{kind}",
            "complaint_id": one["id"],
            "cycle": cycle,
            "kind": kind,
            "started_at": AT if cycle == 1 else LATER,
            "due_at": LATER,
        }
        for one in COMPLAINTS
        for cycle in range(1, one["cycle"] + 1)
        for kind in CLOCKS
    ]
    connection.execute(insert(known["complaint_clocks"]), clocks)
    for scope, key, number in KEYS:
        known_key = {"scope": scope, "key": key, "fingerprint": "f", "complaint_id": number}
        connection.execute(insert(known["idempotency_keys"]), known_key | {"created_at": AT})
    for each in EVENTS:
        connection.execute(insert(known["complaint_events"]), each)


def everything(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table."""
    known = MetaData()
    known.reflect(connection)
    return {
        table.name: sorted(
            (dict(row._mapping) for row in connection.execute(select(table))),
            key=lambda row: str(row.get("id", row)),
        )
        for table in known.sorted_tables
        if table.name != "alembic_version"
    }


@pytest.fixture(scope="session")
def first_filled(databases: Databases) -> str:
    url = databases.empty()
    command.upgrade(alembic_config(url), BEFORE)
    at(url, fill)
    return url


@pytest.fixture(scope="session")
def first_raised(databases: Databases, first_filled: str) -> str:
    url = databases.copy(first_filled)
    command.upgrade(alembic_config(url), "head")
    return url


@pytest.fixture(scope="session")
def first_taken_back(databases: Databases, first_raised: str) -> str:
    url = databases.copy(first_raised)
    command.downgrade(alembic_config(url), BEFORE)
    return url


@pytest.fixture
def filled(databases: Databases, first_filled: str) -> str:
    """Give the address of a pool that the version before the entries filled."""
    return databases.copy(first_filled)


@pytest.fixture
def raised(databases: Databases, first_raised: str) -> str:
    """Give the address of that pool, brought up to this version."""
    return databases.copy(first_raised)


@pytest.fixture
def taken_back(databases: Databases, first_taken_back: str) -> str:
    """Give the address of that pool, brought up and taken back."""
    return databases.copy(first_taken_back)


def read(url: str, number: str) -> Complaint:
    async def run() -> Complaint:
        database = Database(url)
        async with database.reading() as session:
            found = await queries.by_number(session, number, events=True)
        await database.close()
        assert found is not None
        return found

    return asyncio.run(run())


def people(url: str) -> list[StaffMember]:
    async def run() -> list[StaffMember]:
        database = Database(url)
        async with database.reading() as session:
            found = list(await everybody(session))
        await database.close()
        return found

    return asyncio.run(run())


def test_taken_back_it_is_what_it_was(filled: str, taken_back: str) -> None:
    assert at(taken_back, everything) == at(filled, everything)


def test_what_was_written_moves_into_entries(raised: str) -> None:
    older = read(raised, OLD)
    assert older.description == f"İnternetim yok ({OLD})."
    assert [(each.kind, each.cycle, each.text) for each in older.entries] == [
        ("description", 1, f"İnternetim yok ({OLD})."),
        ("addition", 1, "Modem kırmızı."),
        ("answer", 1, "Hat sağlam çıktı."),
        ("addition", 2, "Yine koptu."),
        ("answer", 2, "Onardık."),
    ]
    assert [(each.kind, each.reason, each.entry and each.entry.text) for each in older.events] == [
        ("registered", None, f"İnternetim yok ({OLD})."),
        ("information_added", None, "Modem kırmızı."),
        ("state_changed", "customer_answered", None),
        ("state_changed", "first_contact_help", None),
        ("state_changed", "solved_says_customer", None),
        ("state_changed", None, "Yine koptu."),
        ("state_changed", None, None),
    ]
    assert [each.data for each in older.events] == [{}] * len(older.events)
    assert [each.at for each in older.entries] == [AT, AT, AT, LATER, LATER]
    assert [
        (each.opened_at, each.resolved_at, each.outcome, each.answer and each.answer.text)
        for each in older.cycles
    ] == [(AT, AT, "rejected", "Hat sağlam çıktı."), (LATER, LATER, "upheld", "Onardık.")]
    assert [each.satisfaction for each in older.cycles] == [None, 4]
    newer = read(raised, NEW)
    assert [(each.username, each.active) for each in people(raised)] == [
        ("ayse", False),
        ("bilinmeyen", False),
        ("zeki", False),
    ]
    assert newer.owner is not None
    assert newer.owner.username == "zeki"
    assert [(each.actor_kind, each.actor and each.actor.username) for each in newer.events] == [
        ("customer", None),
        ("staff", "ayse"),
        ("staff", "ayse"),
        ("staff", "bilinmeyen"),
    ]
    note = next(each for each in newer.entries if each.kind == "note")
    assert note.author is not None
    assert note.author.username == "ayse"
    answers = [each for each in older.entries if each.kind == "answer"]
    assert [each.author and each.author.username for each in answers] == ["bilinmeyen"] * 2
    assert (note.kind, note.audience, note.text) == ("note", "internal", "Sahaya sordum.")


def test_keys_keep_their_asker_and_a_reference_that_was_there_twice_stays(raised: str) -> None:
    async def run() -> tuple[bool, bool, str | None]:
        database = Database(raised)
        async with database.reading() as session:
            known = [
                await queries.remembered(session, scope, fingerprint(asker), key)
                for (scope, key, _), asker in zip(KEYS, ("conversation:c1", "page"), strict=True)
            ]
            first = await queries.by_reference(session, "web_chat", "", "7")
        await database.close()
        return known[0] is not None, known[1] is not None, first and first.id

    assert asyncio.run(run()) == (True, True, NEW)
    twice = read(raised, TWICE)
    assert (twice.external_reference, twice.source) == ("7", f"again:{TWICE}")


def is_refused(url: str, change: str) -> None:
    with pytest.raises(DBAPIError, match=r"append-only|may only be erased"):
        at(url, lambda connection: connection.execute(text(change)))


@pytest.mark.parametrize("table", ["complaint_events", "complaint_entries"])
def test_the_history_is_guarded(raised: str, table: str) -> None:
    is_refused(raised, f"DELETE FROM {table}")  # noqa: S608 - our own name
    is_refused(raised, f"UPDATE {table} SET kind = 'x'")  # noqa: S608 - our own name


def test_the_history_is_guarded_when_taken_back(taken_back: str) -> None:
    is_refused(taken_back, "DELETE FROM complaint_events")


def test_an_erased_text_does_not_come_back_with_the_older_version(raised: str) -> None:
    erasing = "UPDATE complaint_entries SET text = '', erased_at = at"
    at(raised, lambda connection: connection.execute(text(erasing)))
    command.downgrade(alembic_config(raised), BEFORE)
    left = at(raised, everything)
    assert {row["description"] for row in left["complaints"]} == {""}
    assert {row["answer"] for row in left["complaints"]} == {"", None}
    assert "Modem" not in str(left["complaint_events"])
    assert "Yine" not in str(left["complaint_events"])
