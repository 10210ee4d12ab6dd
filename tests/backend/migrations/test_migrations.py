from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from backend import models
from backend.complaints.models.search import is_in_a_model
from backend.kit.migrations import alembic_config, head, upgrade
from tests.backend.migrations.databases import at

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


def test_migrations_make_the_tables_of_the_models(migrated: str) -> None:
    assert at(migrated, differences) == []


def test_migrations_guard_the_history_as_the_models_do(migrated: str, empty: str) -> None:
    at(empty, models.metadata.create_all)
    guards = at(migrated, rows(TRIGGERS))
    assert guards
    assert guards == at(empty, rows(TRIGGERS))


def test_migrations_make_the_constraints_of_the_models(migrated: str) -> None:
    found = at(migrated, rows(CHECKS))
    tables = models.metadata.tables.values()
    wanted = {str(each.name) for table in tables for each in table.constraints if each.name}
    if "sqlite" in migrated:
        listed = " ".join(sql for _, sql in found)
        assert {name for name in wanted if name not in listed} == set()
    else:
        assert wanted <= {name for name, _ in found}


def test_migrating_again_changes_nothing(migrated: str) -> None:
    upgrade(migrated)
    revision = at(migrated, lambda c: c.execute(text("SELECT * FROM alembic_version")).scalar())
    assert revision == head()


def test_what_was_made_can_be_taken_back(migrated: str) -> None:
    command.downgrade(alembic_config(migrated), "base")
    upgrade(migrated)
    assert at(migrated, differences) == []


def test_there_is_one_line_of_migrations() -> None:
    assert head()
