"""SQLite for a server on one machine: a thread only where SQLite waits.

The driver hands every step of a transaction (cursor, execute, fetch, close) to a thread of its own:
about fifteen hand-overs, each of which waits for the interpreter's lock while other conversations
are being served. Here only the steps that may wait go to the thread: taking the write lock,
committing (the disk), opening and closing. The others take microseconds and are done at once.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import aiosqlite

if TYPE_CHECKING:
    from collections.abc import Callable

_WAITING_METHODS = frozenset({"commit", "close"})
_WAITING_STATEMENTS = ("BEGIN IMMEDIATE", "PRAGMA", "VACUUM")


class PromptConnection(aiosqlite.Connection):
    """A connection that does at once what cannot wait."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if _may_wait(fn, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        if not self._running or not self._connection:
            msg = "Connection closed"  # the driver's own words, which SQLAlchemy looks for
            raise ValueError(msg)
        return fn(*args, **kwargs)


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
