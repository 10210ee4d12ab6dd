"""What the product asks of its database, taken down, and asked again of the bare one."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import event, make_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.ext.asyncio import AsyncEngine


# Tasks take it over from who begins them: the driver of SQLAlchemy begins some.
_TAKES_DOWN = ContextVar("takes down", default=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as a driver is handed it; `many` says that it has rows of parameters."""

    text: str
    parameters: Any = ()
    many: bool = False


@contextmanager
def taken_down(engine: AsyncEngine) -> Iterator[list[Statement]]:
    """Take down everything that is said to the database for the caller while the block lasts."""
    said: list[Statement] = []
    token = _TAKES_DOWN.set(True)

    def statement(*given: Any) -> None:
        if not _TAKES_DOWN.get():  # what the process does besides
            return
        _connection, _cursor, text, parameters, _context, many = given
        # Rows that SQLAlchemy puts into one statement are one row of parameters to the driver.
        said.append(Statement(text, parameters, many and isinstance(parameters, list)))

    def ends(word: str) -> Any:
        def end(_connection: object) -> None:
            if _TAKES_DOWN.get():
                said.append(Statement(word))

        return end

    heard = {"before_cursor_execute": statement, "begin": ends("BEGIN")}
    heard |= {"commit": ends("COMMIT"), "rollback": ends("ROLLBACK")}
    for name, listener in heard.items():
        event.listen(engine.sync_engine, name, listener)
    try:
        yield said
    finally:
        _TAKES_DOWN.reset(token)
        for name, listener in heard.items():
            event.remove(engine.sync_engine, name, listener)


class Bare(Protocol):
    """A database without the product before it."""

    async def ask(self, statements: Sequence[Statement]) -> None:
        """Ask all of it, in order, on one connection; answers are read and let go."""
        ...

    async def close(self) -> None:
        """Let go of the connection."""
        ...


async def bare(url: str) -> Bare:
    """Connect to the database at `url` by its driver alone, as the product sets it."""
    if url.startswith("sqlite"):
        return _Sqlite(str(make_url(url).database))
    return _Postgres(await asyncpg.connect(url.replace("+asyncpg", "")))


class _Sqlite:
    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    async def ask(self, statements: Sequence[Statement]) -> None:
        for each in statements:
            if each.many:
                self._connection.executemany(each.text, each.parameters)
            else:
                self._connection.execute(each.text, each.parameters).fetchall()

    async def close(self) -> None:
        self._connection.close()


class _Postgres:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def ask(self, statements: Sequence[Statement]) -> None:
        for each in statements:
            if each.many:
                await self._connection.executemany(each.text, each.parameters)
            else:
                await self._connection.fetch(each.text, *each.parameters)

    async def close(self) -> None:
        await self._connection.close()
