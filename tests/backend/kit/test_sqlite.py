"""SQLite beside other work: nobody else waits while one waits for the write lock or the disk."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from backend.kit.database import Database
from backend.kit.errors import StorageUnavailableError

if TYPE_CHECKING:
    from pathlib import Path


async def test_others_go_on_while_a_writer_waits_for_another_process(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    database = Database(f"sqlite+aiosqlite:///{path}", busy_seconds=0.5)
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE t (x)"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with database.transaction():
            pytest.fail("another process is writing")

    writer = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    for _ in range(20):  # each would take half a second if the loop stood still
        async with asyncio.timeout(0.3), database.reading() as session:
            assert list(await session.execute(text("SELECT * FROM t"))) == []
    assert not writer.done()
    with pytest.raises(StorageUnavailableError):
        await writer
    other.execute("ROLLBACK")
    other.close()
    await database.close()


async def test_what_was_committed_is_there_for_other_processes_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE t (x)"))
        await session.execute(text("INSERT INTO t VALUES (1)"))
    other = sqlite3.connect(path)
    assert other.execute("SELECT x FROM t").fetchall() == [(1,)]
    other.close()
    await database.close()


async def test_a_writer_that_is_cancelled_while_it_waits_leaves_the_way_free(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.db"
    database = Database(f"sqlite+aiosqlite:///{path}", busy_seconds=0.3)
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE t (x)"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write(value: int) -> None:
        async with database.transaction() as session:
            await session.execute(text("INSERT INTO t VALUES (:value)"), {"value": value})

    cancelled = asyncio.create_task(write(1))
    await asyncio.sleep(0.05)
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    other.execute("ROLLBACK")
    other.close()
    await write(2)
    async with database.reading() as session:
        assert list(await session.scalars(text("SELECT x FROM t"))) == [2]
    await database.close()
