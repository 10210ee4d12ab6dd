"""What triggers refuse, on either database, whoever writes.

The history of a complaint is never rewritten, nor are its entries: one of those may be erased, its
text emptied and the moment noted, once and for good. Tests compare with what migrations made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import DDL, event

from backend.complaints.models import ComplaintEntry, ComplaintEvent

if TYPE_CHECKING:
    from sqlalchemy import Table

_EVENTS = "complaint_events is append-only"
_ENTRIES = "complaint_entries may only be erased"
_KEPT = ("id", "complaint_id", "cycle", "kind", "at", "author_kind", "author_id", "audience")


def _erases(same: str) -> str:
    """Return the condition under which an update of an entry is its erasure, and nothing else."""
    kept = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in _KEPT)
    return f"OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.text = '' AND {kept}"


def _sqlite(table: str, verb: str, message: str, unless: str = "") -> str:
    condition = f" WHEN NOT ({unless})" if unless else ""
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _refusing(table: str, message: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
        " END $$"
    )


def _postgresql(table: str, name: str, verb: str, unless: str = "") -> str:
    condition = f" WHEN (NOT ({unless}))" if unless else ""
    return (
        f"CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table} FOR EACH ROW{condition}"
        f" EXECUTE FUNCTION {table}_refuse()"
    )


EVENTS_ON_SQLITE = tuple(
    _sqlite("complaint_events", verb, _EVENTS) for verb in ("UPDATE", "DELETE")
)
EVENTS_ON_POSTGRESQL = (
    _refusing("complaint_events", _EVENTS),
    _postgresql("complaint_events", "append_only", "UPDATE OR DELETE"),
)
ENTRIES_ON_SQLITE = (
    _sqlite("complaint_entries", "UPDATE", _ENTRIES, _erases("IS")),
    _sqlite("complaint_entries", "DELETE", _ENTRIES),
)
ENTRIES_ON_POSTGRESQL = (
    _refusing("complaint_entries", _ENTRIES),
    _postgresql("complaint_entries", "no_update", "UPDATE", _erases("IS NOT DISTINCT FROM")),
    _postgresql("complaint_entries", "no_delete", "DELETE"),
)


def guard(table: Table, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    """Create the triggers with the table, wherever it is created from the models."""
    for dialect, statements in (("sqlite", sqlite), ("postgresql", postgresql)):
        for statement in statements:
            ddl = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


guard(cast("Table", ComplaintEvent.__table__), EVENTS_ON_SQLITE, EVENTS_ON_POSTGRESQL)
guard(cast("Table", ComplaintEntry.__table__), ENTRIES_ON_SQLITE, ENTRIES_ON_POSTGRESQL)
