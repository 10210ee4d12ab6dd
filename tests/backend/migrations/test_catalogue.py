"""The table of teams and topics of before is the first content, and moved complaints stay moved."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alembic import command
from sqlalchemy import insert, select

from backend.complaints import catalogue_rows
from backend.complaints.catalogue import shipped
from backend.kit.database import Database
from backend.kit.migrations import alembic_config
from tests.backend.migrations.databases import at
from tests.backend.migrations.rows import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from backend.complaints.catalogue import Catalogue
    from tests.backend.migrations.databases import Databases

BEFORE = "20261129_texts"
AT = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def fill(connection: Connection) -> None:
    known = tables(connection)
    person = {"id": "s", "username": "s", "display_name": "S", "role": "lead", "active": True}
    connection.execute(insert(known["staff"]), person | {"created_at": AT})
    for number, teams in (("1" * 12, ("technical", "sales")), ("2" * 12, ("sales", "sales"))):
        row = {
            "id": f"c{number[0]}",
            "tracking_number": number,
            "received_at": AT,
            "registered_at": AT,
            "channel": "phone",
            "source": "",
            "topic": "internet_outage",
            "topic_set_by": "agent",
            "severity": "normal",
            "contact_phone": "+905321234567",
            "solved_at_first_contact": False,
            "urgent": False,
            "team": "sales",
            "state": "registered",
            "cycle": 1,
        }
        connection.execute(insert(known["complaints"]), row)
        event = {
            "complaint_id": row["id"],
            "cycle": 1,
            "kind": "assigned",
            "at": AT,
            "actor_kind": "staff",
            "actor_id": "s",
            "data": {
                "team": {"from": teams[0], "to": teams[1]},
                "owner": {"from": None, "to": "s"},
            },
        }
        connection.execute(insert(known["complaint_events"]), event)


def by_hand(connection: Connection) -> list[tuple[str, bool, int]]:
    rows = tables(connection)["complaints"]
    query = select(rows.c.id, rows.c.team_by_hand, rows.c.priority).order_by(rows.c.id)
    return [(row[0], bool(row[1]), row[2]) for row in connection.execute(query)]


def stored(url: str) -> Catalogue:
    async def read() -> Catalogue:
        database = Database(url)
        try:
            async with database.reading() as session:
                return await catalogue_rows.read(session)
        finally:
            await database.close()

    return asyncio.run(read())


def test_the_first_content_is_the_table_of_before(migrated: str) -> None:
    found = stored(migrated)
    assert found.topics == shipped().topics
    assert found.teams == shipped().teams
    assert (list(found.rules), found.revision) == ([], 0)


def test_whoever_was_given_to_another_team_by_hand_stays_there(databases: Databases) -> None:
    url = databases.empty()
    command.upgrade(alembic_config(url), BEFORE)
    at(url, fill)
    command.upgrade(alembic_config(url), "head")
    assert at(url, by_hand) == [("c1", True, 0), ("c2", False, 0)]
    command.downgrade(alembic_config(url), BEFORE)
    command.upgrade(alembic_config(url), "head")
    assert at(url, by_hand) == [("c1", True, 0), ("c2", False, 0)]
