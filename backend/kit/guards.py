"""Triggers that refuse to change rows, on either database, whoever writes.

Tests compare them with what migrations made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import DDL, event

if TYPE_CHECKING:
    from sqlalchemy import Table


def on_sqlite(table: str, verb: str, message: str, unless: str = "") -> str:
    """Return the trigger that refuses a verb on SQLite, unless a condition holds."""
    condition = f" WHEN NOT ({unless})" if unless else ""
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}{condition}"
        f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def refusal_on_postgresql(table: str, message: str) -> str:
    """Return the function that a table's triggers call on PostgreSQL."""
    return (
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
        " END $$"
    )


def on_postgresql(table: str, name: str, verb: str, unless: str = "") -> str:
    """Return the trigger that refuses a verb on PostgreSQL, unless a condition holds."""
    condition = f" WHEN (NOT ({unless}))" if unless else ""
    return (
        f"CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table} FOR EACH ROW{condition}"
        f" EXECUTE FUNCTION {table}_refuse()"
    )


def append_only(table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what keeps rows as they were written, on SQLite and on PostgreSQL."""
    message = f"{table} is append-only"
    return (
        tuple(on_sqlite(table, verb, message) for verb in ("UPDATE", "DELETE")),
        (
            refusal_on_postgresql(table, message),
            on_postgresql(table, "append_only", "UPDATE OR DELETE"),
        ),
    )


def guard(table: Table, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    """Create the triggers with the table, wherever it is created from the models."""
    for dialect, statements in (("sqlite", sqlite), ("postgresql", postgresql)):
        for statement in statements:
            ddl = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))
