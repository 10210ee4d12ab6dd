"""Databases that are made for a test, and what is done at them."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
from typing import TYPE_CHECKING, Any

import asyncpg  # type: ignore[import-untyped]

from backend.kit.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

SERVER = os.environ.get("YARDIM_TEST_POSTGRES_URL", "").replace("+asyncpg", "")
_SQLITE = "sqlite+aiosqlite:///"


def at(url: str, do: Callable[[Connection], Any]) -> Any:
    """Do something at a database and commit it; return what came of it."""

    async def run() -> Any:
        database = Database(url)
        try:
            async with database.engine.begin() as connection:
                return await connection.run_sync(do)
        finally:
            await database.close()

    return asyncio.run(run())


def _on_server(statement: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(SERVER)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(run())


class Databases:
    """Makes databases of one kind, from nothing or as a copy, and takes them away at the end."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._is_sqlite = kind == "sqlite"
        self._folder = folder
        self._made: list[str] = []

    def empty(self) -> str:
        """Give the address of a database with nothing in it."""
        return self._make("")

    def copy(self, url: str) -> str:
        """Give the address of a database with all that one at `url` has."""
        return self._make(url)

    def drop(self) -> None:
        for name in self._made:
            _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _make(self, origin: str) -> str:
        name = f"yardim_migrations_{secrets.token_hex(6)}"
        if self._is_sqlite:
            path = self._folder / name
            if origin:
                shutil.copy(origin.removeprefix(_SQLITE), path)
            return f"{_SQLITE}{path}"
        template = origin.rsplit("/", 1)[1] if origin else "template1"
        _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._made.append(name)
        return f"{SERVER.rsplit('/', 1)[0]}/{name}".replace("://", "+asyncpg://", 1)
