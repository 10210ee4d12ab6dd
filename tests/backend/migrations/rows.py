"""Rows that are written as an earlier version did, whatever its tables were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData, insert

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection


def tables(connection: Connection) -> Any:
    """Return the tables as they are there, by name."""
    known = MetaData()
    known.reflect(connection)
    return known.tables


def kept_in(connection: Connection, moment: datetime) -> datetime:
    """Return a moment as the database gives it back where it knows no better."""
    return moment.replace(tzinfo=None) if connection.dialect.name == "sqlite" else moment


def add_complaint(  # noqa: PLR0913 - what tells one from another
    connection: Connection, letter: str, number: int, at: datetime, *, state: str, cycle: int
) -> None:
    """Write a complaint that is known by a letter, registered `at` a moment."""
    moment = kept_in(connection, at)
    connection.execute(
        insert(tables(connection)["complaints"]),
        {
            "id": letter * 32,
            "tracking_number": f"{number:012}",
            "received_at": moment,
            "registered_at": moment,
            "channel": "web_form",
            "topic": "other",
            "topic_set_by": "customer",
            "severity": "normal",
            "contact_phone": "+905321234567",
            "solved_at_first_contact": False,
            "team": "technical",
            "state": state,
            "cycle": cycle,
        },
    )
