"""What was owed and was found before has its place in the lists, and comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from alembic import command
from sqlalchemy import insert, select, text

from backend.complaints.models.search import place_of
from backend.kit.migrations import alembic_config
from tests.backend.migrations.databases import at
from tests.backend.migrations.rows import add_complaint, kept_in, tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.backend.migrations.databases import Databases

BEFORE = "20261129_untold"
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
# By the letter of its id: its state, its cycle, and after how many days it was registered.
TOLD = {
    "d": ("registered", 1, 3),
    "a": ("in_review", 2, 2),
    "c": ("resolved", 1, 1),
    "b": ("withdrawn", 1, 1),
}
# Of whose promise nothing is owed any more.
KEPT = {("a", 1), ("c", 1)}
STOPPED = {("b", 1)}


def fill(connection: Connection) -> None:
    known = tables(connection)
    for at_number, (letter, (state, cycle, days)) in enumerate(TOLD.items()):
        moment = kept_in(connection, AT + days * DAY)
        add_complaint(connection, letter, at_number, AT + days * DAY, state=state, cycle=cycle)
        for each in range(1, cycle + 1):
            connection.execute(
                insert(known["complaint_clocks"]),
                {
                    "id": f"{letter}{each}",
                    "complaint_id": letter * 32,
                    "cycle": each,
                    "kind": "promise",
                    "started_at": moment,
                    "due_at": moment + each * DAY,
                    "met_at": moment if (letter, each) in KEPT else None,
                    "stopped_at": moment if (letter, each) in STOPPED else None,
                },
            )
        connection.execute(
            insert(known["complaint_search"]),
            {"complaint_id": letter * 32, "text": f"modem {letter * 3}"},
        )


def owed(connection: Connection) -> dict[str, Any]:
    complaints = tables(connection)["complaints"]
    rows = connection.execute(select(complaints.c.id, complaints.c.owed_until))
    return {row.id[0]: row.owed_until for row in rows}


def places(connection: Connection) -> list[tuple[int, str]]:
    kept = tables(connection)["complaint_search"]
    rows = connection.execute(select(kept.c.id, kept.c.complaint_id).order_by(kept.c.id))
    return [(row.id, row.complaint_id[0]) for row in rows]


def found(connection: Connection) -> list[str]:
    condition = (
        "id IN (SELECT rowid FROM complaint_search_fts WHERE complaint_search_fts MATCH '\"ccc\"')"
        if connection.dialect.name == "sqlite"
        else "text LIKE '%ccc%'"
    )
    rows = connection.execute(text(f"SELECT complaint_id FROM complaint_search WHERE {condition}"))  # noqa: S608 - our own words
    return [row[0][0] for row in rows]


def add(connection: Connection) -> None:
    kept = tables(connection)["complaint_search"]
    connection.execute(kept.delete().where(kept.c.complaint_id == "c" * 32))
    connection.execute(insert(kept), {"complaint_id": "c" * 32, "text": "modem ccc"})


def test_what_is_owed_and_what_is_found_have_their_places_and_lose_them_again(
    databases: Databases,
) -> None:
    url = databases.empty()
    command.upgrade(alembic_config(url), BEFORE)
    at(url, fill)
    before = at(url, places)
    command.upgrade(alembic_config(url), "head")
    due = {"d": AT + 4 * DAY, "a": AT + 4 * DAY, "b": None, "c": None}
    assert at(url, owed) == at(
        url, lambda c: {one: day and kept_in(c, day) for one, day in due.items()}
    )
    after = at(url, places)
    # By when each was registered; of one moment, by its id.
    assert [letter for _, letter in after] == ["b", "c", "a", "d"]
    assert after[2][0] == place_of(AT + 2 * DAY, 1)
    assert at(url, found) == ["c"]
    command.downgrade(alembic_config(url), BEFORE)
    assert [number for number, _ in at(url, places)] == [number for number, _ in before]
    at(url, add)  # the database numbers by itself again
    assert at(url, found) == ["c"]
    assert "owed_until" not in at(url, lambda c: tables(c)["complaints"].c)
    command.upgrade(alembic_config(url), "head")
    assert at(url, found) == ["c"]
