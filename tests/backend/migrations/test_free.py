"""What was late when it was closed is looked for no more, and only that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from alembic import command
from sqlalchemy import insert, select

from backend.kit.migrations import alembic_config
from tests.backend.migrations.databases import at
from tests.backend.migrations.rows import add_complaint, kept_in, tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.backend.migrations.databases import Databases

BEFORE = "20261129_owed"
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
CLOSED_AT = AT + 5 * DAY
# By the letter of its id: its state, its cycle, and of which cycle and kind a clock is, due when.
TOLD: dict[str, tuple[str, int, int, str, datetime]] = {
    "a": ("closed", 1, 1, "first_notice", AT + DAY),
    "b": ("closed", 1, 1, "first_notice", CLOSED_AT + DAY),
    "c": ("resolved", 1, 1, "first_notice", AT + DAY),
    "d": ("in_review", 2, 2, "first_notice", AT + DAY),
}


def fill(connection: Connection) -> None:
    known = tables(connection)
    for number, (letter, (state, cycle, of_cycle, kind, due_at)) in enumerate(TOLD.items()):
        moment = kept_in(connection, AT)
        add_complaint(connection, letter, number, AT, state=state, cycle=cycle)
        connection.execute(
            insert(known["complaint_clocks"]),
            {
                "id": letter,
                "complaint_id": letter * 32,
                "cycle": of_cycle,
                "kind": kind,
                "started_at": moment,
                "due_at": kept_in(connection, due_at),
            },
        )
        if state != "resolved":
            connection.execute(
                insert(known["complaint_events"]),
                {
                    "complaint_id": letter * 32,
                    "cycle": 1,
                    "kind": "state_changed",
                    "at": kept_in(connection, CLOSED_AT),
                    "actor_kind": "system",
                    "from_state": "resolved",
                    "to_state": "closed",
                    "data": "{}",
                },
            )


def stopped(connection: Connection) -> dict[str, Any]:
    clocks = tables(connection)["complaint_clocks"]
    rows = connection.execute(select(clocks.c.id, clocks.c.stopped_at))
    return {row.id: row.stopped_at for row in rows}


def test_what_was_late_when_it_was_closed_has_stopped_then(databases: Databases) -> None:
    url = databases.empty()
    command.upgrade(alembic_config(url), BEFORE)
    at(url, fill)
    command.upgrade(alembic_config(url), "head")
    closed = at(url, lambda c: kept_in(c, CLOSED_AT))
    assert at(url, stopped) == {"a": closed, "b": None, "c": None, "d": None}
    command.downgrade(alembic_config(url), BEFORE)
    command.upgrade(alembic_config(url), "head")
    assert at(url, stopped)["a"] == closed
