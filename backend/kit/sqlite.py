"""SQLite for a server on one machine: a thread only for what may take long.

The driver hands every step of a transaction (cursor, execute, fetch, close) to a thread of its own:
about fifteen hand-overs, each of which waits for the interpreter's lock while other conversations
are being served. Here only the steps that may wait go to the thread: taking the write lock,
committing (the disk), opening and closing. The others take microseconds and are done at once.

A question that turns out to take longer (a report, an export) is broken off and asked again in the
thread, so that none stops the chats. It reads the same: a transaction sees one state.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any

import aiosqlite

if TYPE_CHECKING:
    from collections.abc import Callable

_WAITING_METHODS = frozenset({"commit", "close"})
_WAITING_STATEMENTS = ("BEGIN IMMEDIATE", "PRAGMA", "VACUUM", "WITH")
_QUESTION = "SELECT"
# How long a question may hold up everybody else, and after how many of SQLite's steps to look.
_AT_ONCE_SECONDS = 0.005
_STEPS = 1000


class PromptConnection(aiosqlite.Connection):
    """A connection that does at once what is soon done."""

    # The question under way: what was executed, and whether it has gone to the thread.
    _asked: tuple[Any, ...] = ()
    _in_thread = False

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if fn.__name__ == "execute":
            self._asked, self._in_thread = args, _may_wait(fn, args)
        if _may_wait(fn, args) or (self._in_thread and fn.__name__.startswith("fetch")):
            return await self._wait_for(fn, *args, **kwargs)
        if not self._running or not self._connection:
            msg = "Connection closed"  # the driver's own words, which SQLAlchemy looks for
            raise ValueError(msg)
        is_question = bool(self._asked) and str(self._asked[0]).startswith(_QUESTION)
        if is_question and fn.__name__ in {"execute", "fetchall"}:
            return await self._ask(self._connection, fn, args)
        return fn(*args, **kwargs)

    async def _ask(
        self, connection: sqlite3.Connection, fn: Callable[..., Any], args: tuple[Any, ...]
    ) -> Any:
        """Ask at once for a moment, then anew in the thread."""
        until = time.perf_counter() + _AT_ONCE_SECONDS
        connection.set_progress_handler(lambda: time.perf_counter() > until, _STEPS)
        try:
            return fn(*args)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            connection.set_progress_handler(None, _STEPS)
        self._in_thread = True
        if fn.__name__ == "execute":
            return await self._wait_for(fn, *args)
        cursor: sqlite3.Cursor = fn.__self__  # type: ignore[attr-defined]
        await self._wait_for(cursor.execute, *self._asked)
        return await self._wait_for(cursor.fetchall)

    async def _wait_for(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]


def _may_wait(fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
    if fn.__name__ == "execute":
        return str(args[0]).startswith(_WAITING_STATEMENTS)
    # Closing a cursor is nothing; closing the connection may write the log back into the file.
    of_connection = isinstance(getattr(fn, "__self__", None), sqlite3.Connection)
    return of_connection and fn.__name__ in _WAITING_METHODS


async def connect(path: str, busy_seconds: float) -> PromptConnection:
    """Open the file at `path`; a writer waits at most `busy_seconds` for another process."""

    def opened() -> sqlite3.Connection:
        # Used by one task at a time, from the loop's thread or the connection's own.
        return sqlite3.connect(path, timeout=busy_seconds, check_same_thread=False)

    connection = PromptConnection(opened, iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: it must not keep us alive
    await connection
    return connection
