"""A database with nothing in it, on either kind."""

from __future__ import annotations

import asyncio
import os
import secrets
from typing import TYPE_CHECKING

import asyncpg  # type: ignore[import-untyped]
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVER = os.environ.get("YARDIM_TEST_POSTGRES_URL", "").replace("+asyncpg", "")


def on_server(statement: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(SERVER)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(run())


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    if not SERVER:
        pytest.skip("YARDIM_TEST_POSTGRES_URL is not set: nothing was tried on PostgreSQL")
    name = f"yardim_migrations_{secrets.token_hex(6)}"
    on_server(f'CREATE DATABASE "{name}"')
    try:
        yield f"{SERVER.rsplit('/', 1)[0]}/{name}".replace("://", "+asyncpg://", 1)
    finally:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')
