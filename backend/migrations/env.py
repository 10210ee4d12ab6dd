"""Alembic's way into our database: the same engine settings as the application's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Literal

from alembic import context
from sqlalchemy import event, text

from backend import models
from backend.complaints.models.search import is_in_a_model
from backend.kit.columns import UtcDateTime
from backend.kit.database import Database
from backend.kit.settings import load_settings

if TYPE_CHECKING:
    from sqlalchemy import Connection

# "yardim" in bytes, as good a name for the lock as any.
_LOCK = 0x79617264696D


def run(connection: Connection) -> None:
    """Run what Alembic was asked to, in one transaction: all of it or nothing."""
    if connection.dialect.name == "postgresql":
        # Two machines that start together: the second waits, and then finds nothing to do.
        connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _LOCK})
    context.configure(
        connection=connection,
        target_metadata=models.metadata,
        # SQLite cannot change a table; Alembic then copies it.
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        render_item=render_item,
        include_name=is_in_a_model,
    )
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            msg = f"the migration left rows that refer to nothing: {broken}"
            raise RuntimeError(msg)


def render_item(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own type as the plain one below it: migrations must not change with our code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def without_foreign_keys(connection: Any, _record: object) -> None:
    """Let Alembic replace a table without SQLite deleting what refers to its rows."""
    connection.execute("PRAGMA foreign_keys=OFF").close()


async def run_online() -> None:
    """Connect and run."""
    url = context.config.attributes.get("database_url") or load_settings().database_url
    database = Database(url)
    if database.engine.dialect.name == "sqlite":
        event.listen(database.engine.sync_engine, "connect", without_foreign_keys)
    async with database.engine.begin() as connection:
        await connection.run_sync(run)
    await database.close()


asyncio.run(run_online())
