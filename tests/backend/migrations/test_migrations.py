from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from backend import models
from backend.complaints.models.search import is_in_a_model
from backend.kit.database import Database
from backend.kit.migrations import alembic_config, head, upgrade

if TYPE_CHECKING:
    from sqlalchemy import Connection

TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger"
    " WHERE NOT tgisinternal ORDER BY tgname",
}
CHECKS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')"
    " AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version' ORDER BY name",
    "postgresql": "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND conrelid <> 'alembic_version'::regclass"
    " ORDER BY conname",
}


def inspect(url: str, read: Any) -> Any:
    async def run() -> Any:
        database = Database(url)
        async with database.engine.begin() as connection:
            found = await connection.run_sync(read)
        await database.close()
        return found

    return asyncio.run(run())


def rows(statements: dict[str, str]) -> Any:
    def read(connection: Connection) -> list[tuple[Any, ...]]:
        found = connection.execute(text(statements[connection.dialect.name]))
        return [tuple(" ".join(str(value).split()) for value in row) for row in found]

    return read


def differences(connection: Connection) -> Any:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "include_name": is_in_a_model}
    )
    return compare_metadata(context, models.metadata)


def test_migrations_make_the_tables_of_the_models(empty: str) -> None:
    upgrade(empty)
    assert inspect(empty, differences) == []


def test_migrations_guard_the_history_as_the_models_do(empty: str, database_url: str) -> None:
    if ("sqlite" in empty) != ("sqlite" in database_url):
        pytest.skip("two kinds of database do not compare")
    upgrade(empty)
    made = inspect(empty, rows(TRIGGERS))
    assert made
    assert made == inspect(database_url, rows(TRIGGERS))


def test_migrations_make_the_constraints_of_the_models(empty: str) -> None:
    upgrade(empty)
    named = {name for name, _ in inspect(empty, rows(CHECKS))}
    tables = models.metadata.tables.values()
    if "sqlite" in empty:
        listed = " ".join(sql for _, sql in inspect(empty, rows(CHECKS)))
        wanted = {str(each.name) for table in tables for each in table.constraints if each.name}
        assert {name for name in wanted if name not in listed} == set()
    else:
        wanted = {str(each.name) for table in tables for each in table.constraints if each.name}
        assert wanted <= named


def test_migrating_again_changes_nothing(empty: str) -> None:
    upgrade(empty)
    upgrade(empty)
    revision = inspect(empty, lambda c: c.execute(text("SELECT * FROM alembic_version")).scalar())
    assert revision == head()


def test_what_was_made_can_be_taken_back(empty: str) -> None:
    upgrade(empty)
    command.downgrade(alembic_config(empty), "base")
    upgrade(empty)
    assert inspect(empty, differences) == []


def test_there_is_one_line_of_migrations() -> None:
    assert head()
