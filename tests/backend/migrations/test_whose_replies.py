"""Ready replies that were worded before teams had theirs stay the house's, and come back so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from alembic import command
from sqlalchemy import insert, select

from backend.kit.migrations import alembic_config
from tests.backend.migrations.databases import at
from tests.backend.migrations.rows import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.backend.migrations.databases import Databases

BEFORE = "20261129_partners"
AT = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
WORDED = {"title": "İade", "text": "Yatar.", "changed_at": AT, "changed_by": "s"}


def fill(connection: Connection) -> None:
    person = {"id": "s", "username": "s", "display_name": "S", "role": "lead", "active": True}
    known = tables(connection)
    connection.execute(insert(known["staff"]), person | {"created_at": AT})
    connection.execute(insert(known["canned_replies"]), [{"code": "iade", **WORDED}])


def of_a_team(connection: Connection) -> None:
    row = {"scope": "team", "owner": "billing", "code": "iade", **WORDED}
    connection.execute(insert(tables(connection)["canned_replies"]), row)


def replies(connection: Connection) -> list[dict[str, Any]]:
    rows = connection.execute(select(tables(connection)["canned_replies"]))
    return [{name: row[name] for name in row if name != "changed_at"} for row in rows.mappings()]


def test_todays_are_the_houses_and_come_back_as_they_were(databases: Databases) -> None:
    url = databases.empty()
    command.upgrade(alembic_config(url), BEFORE)
    at(url, fill)
    before = at(url, replies)
    assert [one["code"] for one in before] == ["iade"]
    command.upgrade(alembic_config(url), "head")
    assert at(url, replies) == [{"scope": "house", "owner": "", **before[0]}]
    at(url, of_a_team)
    command.downgrade(alembic_config(url), BEFORE)
    assert at(url, replies) == before
