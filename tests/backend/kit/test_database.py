from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from backend.complaints.models import IdempotencyKey
from backend.conversations.models import Conversation
from backend.kit.database import Database, plan_anew
from backend.kit.errors import StorageUnavailableError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import QueuePool
    from sqlalchemy.ext.asyncio import AsyncSession

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def row(name: str) -> Conversation:
    return Conversation(id=name, channel="web_chat", created_at=NOW, last_seen_at=NOW)


async def names(database: Database) -> set[str]:
    async with database.reading() as session:
        found = await session.execute(text("SELECT id FROM conversations"))
        return set(found.scalars())


async def test_the_end_of_the_block_commits(database: Database) -> None:
    async with database.transaction() as session:
        session.add(row("kept"))
    assert await names(database) == {"kept"}


async def test_an_error_in_the_block_rolls_back_and_is_passed_on(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as session:
            session.add(row("lost"))
            await session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await names(database) == set()


async def test_reading_changes_nothing(database: Database) -> None:
    async with database.reading() as session:
        session.add(row("lost"))
        await session.flush()
    assert await names(database) == set()


async def test_who_asks_nothing_takes_no_connection(database: Database) -> None:
    pool = cast("QueuePool", database.engine.pool)
    before = pool.checkedout()
    async with database.reading() as session:
        assert pool.checkedout() == before
        await session.execute(text("SELECT 1"))
        assert pool.checkedout() == before + 1
    assert pool.checkedout() == before


async def test_moments_come_back_aware_and_in_utc(database: Database) -> None:
    async with database.transaction() as session:
        session.add(row("x"))
    async with database.reading() as session:
        found = await session.get(Conversation, "x")
    assert found is not None
    assert found.created_at == NOW
    assert found.created_at.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 23, 7, 0)  # noqa: DTZ001 - the mistake under test
    wrong = Conversation(id="x", channel="web_chat", created_at=naive, last_seen_at=NOW)
    with pytest.raises(StatementError, match="time zone"):
        async with database.transaction() as session:
            session.add(wrong)


async def test_many_writers_wait_for_each_other_and_none_is_lost(database: Database) -> None:
    async def write(name: str) -> None:
        async with database.transaction() as session:
            session.add(row(name))

    await asyncio.gather(*(write(f"w{number}") for number in range(40)))
    assert len(await names(database)) == 40


async def test_foreign_keys_hold(database: Database) -> None:
    orphan = IdempotencyKey(
        scope="s", asker="a", key="k", fingerprint="f", complaint_id="nobody", created_at=NOW
    )
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with database.transaction() as session:
            session.add(orphan)


async def test_a_locked_file_is_told_as_unavailable(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    holder, other = Database(url), Database(url, busy_seconds=0)

    async def read_then_write(session: AsyncSession) -> None:
        await session.execute(text("CREATE TABLE t (x INTEGER)"))

    try:
        async with holder.transaction() as session:
            await read_then_write(session)
            with pytest.raises(StorageUnavailableError):
                async with other.transaction():
                    pytest.fail("two writers at once")
    finally:
        await holder.close()
        await other.close()


@pytest.mark.parametrize(
    "url", ["postgresql+asyncpg://127.0.0.1:9/none", "sqlite+aiosqlite:////nowhere/at/all.db"]
)
async def test_a_database_that_is_not_there_is_told_as_unavailable(url: str) -> None:
    database = Database(url)
    with pytest.raises(StorageUnavailableError):
        async with database.reading() as session:
            await session.execute(text("SELECT 1"))
    await database.close()
    # A connection that failed still says good-bye to the loop, from a thread of the driver.
    while any("_connection_worker_thread" in thread.name for thread in threading.enumerate()):  # noqa: ASYNC110
        await asyncio.sleep(0.01)


async def test_an_error_of_the_callers_own_is_not_blamed_on_the_database(
    database: Database,
) -> None:
    with pytest.raises(ConnectionRefusedError):
        async with database.reading():
            raise ConnectionRefusedError


@pytest.mark.parametrize("trusted", [0.0, 60.0])
async def test_a_connection_that_is_gone_is_replaced_at_once_or_after_one_error(
    database: Database, monkeypatch: pytest.MonkeyPatch, trusted: float
) -> None:
    """Which of both: whether it was used so lately that nobody asked whether it is still there."""
    if database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no server that could go away")
    monkeypatch.setattr("backend.kit.database._TRUSTED_SECONDS", trusted)
    url = database.engine.url.render_as_string(hide_password=False)
    database, elsewhere = Database(url), Database(url)
    own = text("SELECT pg_backend_pid()")
    async with database.reading() as used, database.reading() as killer:
        pid = await used.scalar(own)
        other = await killer.scalar(own)
    assert pid != other

    async with elsewhere.reading() as session:
        for each in (pid, other):
            await session.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": each})
    await elsewhere.close()
    if trusted:
        with pytest.raises(StorageUnavailableError):
            await names(database)
    assert await names(database) == set()
    async with database.reading() as session:
        assert await session.scalar(own) not in {pid, other}
    await database.close()


async def test_a_question_that_seems_long_is_not_compiled_and_can_be_planned_for_its_own_values(
    database: Database,
) -> None:
    if database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite neither compiles questions nor keeps their plans")
    async with database.reading() as session:
        assert await session.scalar(text("SHOW jit")) == "off"
        await plan_anew(session)
        assert await session.scalar(text("SHOW plan_cache_mode")) == "force_custom_plan"
    async with database.reading() as session:  # of nobody else
        assert await session.scalar(text("SHOW plan_cache_mode")) == "auto"
