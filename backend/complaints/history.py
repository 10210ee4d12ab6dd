"""The history of a complaint cannot be rewritten: triggers refuse it, on either database.

Migrations and tests both take the statements from here.
"""

from __future__ import annotations

from sqlalchemy import DDL, Table, event

from backend.complaints.models import ComplaintEvent

_MESSAGE = "complaint_events is append-only"

SQLITE = tuple(
    f"CREATE TRIGGER complaint_events_no_{verb.lower()} BEFORE {verb} ON complaint_events"
    f" BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    for verb in ("UPDATE", "DELETE")
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION complaint_events_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';"
    " END $$"
)
_TRIGGER = (
    "CREATE TRIGGER complaint_events_append_only BEFORE UPDATE OR DELETE ON complaint_events"
    " FOR EACH ROW EXECUTE FUNCTION complaint_events_refuse()"
)
POSTGRESQL = (_FUNCTION, _TRIGGER)


def guard(table: Table) -> None:
    """Create the triggers with the table, wherever it is created from the models."""
    for dialect, statements in (("sqlite", SQLITE), ("postgresql", POSTGRESQL)):
        for statement in statements:
            ddl = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


_table = ComplaintEvent.__table__
if isinstance(_table, Table):
    guard(_table)
