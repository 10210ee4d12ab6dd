"""SQLite beside other work: nobody else waits while one waits for the write lock or the disk."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from backend.kit.database import Database
from backend.kit.errors import StorageUnavailableError
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


async def test_others_go_on_while_a_writer_waits_for_another_process(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    database = Database(f"sqlite+aiosqlite:///{path}", busy_seconds=PATIENCE)
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE t (x)"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with database.transaction():
            pass

    writer = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    for _ in range(20):  # if the loop stood still, none before the writer has waited in vain
        async with database.reading() as session:
            assert list(await session.execute(text("SELECT * FROM t"))) == []
    assert not writer.done()
    other.execute("ROLLBACK")
    await writer
    other.close()
    await database.close()


async def test_a_writer_goes_on_as_soon_as_another_process_has_written(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    database = Database(f"sqlite+aiosqlite:///{path}", busy_seconds=5)
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE t (x)"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with database.transaction() as session:
            await session.execute(text("INSERT INTO t VALUES (2)"))

    writer = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    assert not writer.done()
    other.execute("INSERT INTO t VALUES (1)")
    other.execute("COMMIT")
    await writer
    assert other.execute("SELECT x FROM t").fetchall() == [(1,), (2,)]
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


_SLOW = (
    "SELECT count(*) FROM t a, t b, t c WHERE a.x + b.x + c.x > 5",
    "SELECT a.x, b.x, c.x FROM t a, t b, t c WHERE a.x * b.x * c.x % 997 = :rest",
    "WITH pairs AS (SELECT a.x + b.x AS s FROM t a, t b) SELECT count(*), max(s) FROM pairs, t",
)


@pytest.fixture
async def filled(tmp_path: Path) -> AsyncIterator[Database]:
    """Hold a table whose join with itself takes a good while."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'x.db'}")
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE t (x)"))
        await session.execute(
            text(
                "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 120)"
                " INSERT INTO t SELECT x FROM n"
            )
        )
    yield database
    await database.close()


@pytest.mark.parametrize("question", _SLOW)
async def test_a_slow_question_stops_nobody_else(filled: Database, question: str) -> None:
    longest = 0.0

    async def live() -> None:
        nonlocal longest
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - begun)

    others = asyncio.create_task(live())
    await asyncio.sleep(0.01)
    begun = time.perf_counter()
    async with filled.reading() as session:
        assert (await session.execute(text(question), {"rest": 5})).all()
    whole = time.perf_counter() - begun
    others.cancel()
    # On a loaded machine a millisecond may become many; the whole takes as many times longer.
    assert longest < max(0.05, whole / 3)


async def test_what_is_asked_again_in_the_thread_answers_the_same(filled: Database) -> None:
    query = "SELECT a.x, b.x FROM t a, t b, t c WHERE c.x < 20 AND a.x * b.x % 97 = :rest"
    async with filled.reading() as session:
        slow = (await session.execute(text(query), {"rest": 5})).all()
        # The connection is as before: quick questions and further slow ones.
        assert (await session.execute(text("SELECT count(*) FROM t"))).scalar_one() == 120
        assert (await session.execute(text(query), {"rest": 5})).all() == slow
    expected = [
        (a, b)
        for a in range(1, 121)
        for b in range(1, 121)
        for _ in range(1, 20)
        if a * b % 97 == 5
    ]
    assert sorted(tuple(row) for row in slow) == sorted(expected)


async def test_a_question_that_is_broken_off_undoes_nothing_of_its_transaction(
    filled: Database,
) -> None:
    async with filled.transaction() as session:
        await session.execute(text("INSERT INTO t VALUES (1000)"))
        assert (await session.execute(text(_SLOW[0]))).scalar_one() > 0
    async with filled.reading() as session:
        assert (await session.execute(text("SELECT max(x) FROM t"))).scalar_one() == 1000


async def test_a_mistake_in_a_question_is_told_as_before(filled: Database) -> None:
    with pytest.raises(StorageUnavailableError):
        async with filled.reading() as session:
            await session.execute(text("SELECT y FROM t"))


async def test_who_asks_many_quick_questions_lets_others_go_on_in_between(filled: Database) -> None:
    turns = 0

    async def live() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    others = asyncio.create_task(live())
    async with filled.reading() as session:
        for _ in range(300):
            await session.execute(text("SELECT count(*) FROM t"))
        during = turns
    others.cancel()
    # A question takes some tenths of a millisecond at least, a turn one; without, there is none.
    assert during > 5
