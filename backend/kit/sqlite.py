"""SQLite for a server on one machine: a thread only for what may take long.

The driver hands every step of a statement (cursor, execute, fetch, close) to a thread of its own:
about fifteen hand-overs a transaction, each of which waits for the interpreter's lock while other
conversations are being served. Here only what may wait goes to the thread: committing (the disk),
opening and closing, and the write lock where another process holds it. The rest takes microseconds
and is done at once, a statement with its rows in one step.

A question that turns out to take longer (a report, an export) is broken off and asked again in the
thread, so that none stops the chats. It reads the same: a transaction sees one state. Whoever only
reads, and asks much without ever waiting, lets others go on in between.
"""

from __future__ import annotations

import asyncio
import math
import sqlite3
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)
from sqlalchemy.util import await_only

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    type Ask = Callable[[], Sequence[Any]]

_LOCKING = "IMMEDIATE"
_WAITING = ("PRAGMA", "VACUUM", "WITH")
_QUESTION = "SELECT"
# How long a question may hold up everybody else, and after how many of SQLite's steps to look.
_AT_ONCE_SECONDS = 0.005
_STEPS = 1000
# After how long whoever only reads lets others go on.
_TURN_SECONDS = 0.001


class PromptCursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor of SQLAlchemy's on the driver's driver: `sqlite3` itself."""

    __slots__ = ()
    _awaitable_cursor_close = False
    _adapt_connection: PromptConnection

    def _make_new_cursor(self, connection: Any) -> Any:
        return connection._conn.cursor()  # noqa: SLF001 - what the thread would be handed

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor

    def execute(self, operation: Any, parameters: Any = None) -> None:
        """Carry a statement out, and read what it says."""
        cursor: Any = self._cursor

        def ask() -> Sequence[Any]:
            cursor.execute(operation, () if parameters is None else parameters)
            return cursor.fetchall() if cursor.description else ()

        # Awaited once, as SQLAlchemy checks that a driver can be.
        self._rows = deque(await_only(self._adapt_connection.ask(operation, ask)))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        """Carry a statement out for each row of parameters; it says nothing."""
        cursor: Any = self._cursor

        def ask() -> Sequence[Any]:
            cursor.executemany(operation, seq_of_parameters)
            return ()

        await_only(self._adapt_connection.ask(operation, ask))


class PromptConnection(AsyncAdapt_aiosqlite_connection):
    """A connection that does at once what is soon done."""

    __slots__ = ("_busy_seconds", "_turn_ends")
    _cursor_cls = PromptCursor
    _connection: Any

    def __init__(self, dbapi: Any, connection: Any, busy_seconds: float) -> None:
        """Work with an open `connection`; a writer waits so long for another process."""
        super().__init__(dbapi, connection)
        self._busy_seconds = busy_seconds
        self._turn_ends = math.inf

    async def ask(self, statement: str, ask: Ask) -> Sequence[Any]:
        """Have `ask` carry a statement out: at once, or in the thread."""
        if time.perf_counter() > self._turn_ends:
            await asyncio.sleep(0)
            self._turn_ends = time.perf_counter() + _TURN_SECONDS
        if statement.startswith(_WAITING):
            return await self._wait_for(ask)
        if statement.startswith(_QUESTION):
            return await self._at_once(ask, self._not_long, sqlite3.SQLITE_INTERRUPT)
        return ask()

    def begin(self, how: str) -> None:
        """Begin a transaction; an `IMMEDIATE` one holds the write lock, or waits for it."""

        def ask() -> Sequence[Any]:
            self._connection._conn.execute(f"BEGIN {how}")  # noqa: SLF001 - as above
            return ()

        if how != _LOCKING:
            ask()
            self._turn_ends = time.perf_counter() + _TURN_SECONDS
            return
        self._turn_ends = math.inf
        await_only(self._at_once(ask, self._not_waiting, sqlite3.SQLITE_BUSY))

    def rollback(self) -> None:
        """Undo what was not committed; nothing of it is on the disk."""
        self._connection._conn.rollback()  # noqa: SLF001 - as above

    async def _at_once(self, ask: Ask, bounded: Any, sign: int) -> Sequence[Any]:
        """Ask within a bound; where it does not do, which `sign` tells, anew in the thread."""
        try:
            with bounded(self._connection._conn):  # noqa: SLF001 - as above
                return ask()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sign:
                raise
        return await self._wait_for(ask)

    @contextmanager
    def _not_waiting(self, connection: sqlite3.Connection) -> Iterator[None]:
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            connection.execute(f"PRAGMA busy_timeout = {round(self._busy_seconds * 1000)}")

    @contextmanager
    def _not_long(self, connection: sqlite3.Connection) -> Iterator[None]:
        until = time.perf_counter() + _AT_ONCE_SECONDS
        connection.set_progress_handler(lambda: time.perf_counter() > until, _STEPS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, _STEPS)

    async def _wait_for(self, ask: Ask) -> Sequence[Any]:
        answer: Sequence[Any] = await self._connection._execute(ask)  # noqa: SLF001
        return answer


def connect(dbapi: Any, path: str, busy_seconds: float) -> PromptConnection:
    """Open the file at `path`; a writer waits at most `busy_seconds` for another process."""

    def opened() -> sqlite3.Connection:
        # Used by one task at a time, from the loop's thread or the connection's own.
        return sqlite3.connect(path, timeout=busy_seconds, check_same_thread=False)

    connection = aiosqlite.Connection(opened, iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: it must not keep us alive
    return PromptConnection(dbapi, await_only(connection), busy_seconds)
