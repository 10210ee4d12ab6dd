"""`python -m bench.lookup_layers`: where the time of a look-up by number goes on SQLite.

The question that a look-up asks is asked of one pool in several ways in turn, each with one layer
more: the driver, SQLAlchemy's statements, its session, the thread of the asynchronous driver, and
at last the product. Of each the least processor time of many short rounds counts, which is the same
on a busy machine.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiosqlite
from sqlalchemy import create_engine, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

from backend.complaints.models import Complaint
from backend.kit.clock import SystemClock
from bench.pool_databases import SQLITE, generated, opened
from bench.statements import taken_down

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from backend.bootstrap import Container

    type Way = Callable[[str], Awaitable[object]]

_ROUNDS, _EACH, _SIZE, _STORIES = 60, 20, 1_000, 20


async def main() -> None:
    """Make a pool, measure, and show it."""
    with tempfile.TemporaryDirectory() as folder:
        where, moment = Path(folder) / "pool", SystemClock().now()
        async with (
            generated(where, SQLITE, _SIZE, _STORIES, moment) as settings,
            opened(settings, moment) as container,
        ):
            least = await _measure(container, str(where / "pool.db"))
    for name, seconds in least.items():
        print(f"{name:50} {seconds * 1000:.3f} ms")


async def _measure(container: Container, path: str) -> dict[str, float]:
    async with container.works.reading() as session:
        query = select(Complaint.tracking_number).limit(_ROUNDS)
        numbers = list(await session.scalars(query))
    least: dict[str, float] = {}
    async for ways in _ways(container, path, numbers[0]):
        for number in numbers:
            for name, ask in ways.items():
                began = time.process_time()
                for _ in range(_EACH):
                    await ask(number)
                took = (time.process_time() - began) / _EACH
                least[name] = min(least.get(name, took), took)
    return least


async def _ways(container: Container, path: str, number: str) -> AsyncIterator[dict[str, Way]]:
    """Lend the ways to ask, from the driver up; they are closed when the caller is done."""
    with taken_down(container.database.engine) as said:
        await _by_product(container, number)
    [asked] = [each for each in said if each.text.startswith("SELECT")]
    own = asked.parameters.index(number)
    bare, bare_threaded = sqlite3.connect(path), await aiosqlite.connect(path)
    engine = create_engine(f"sqlite:///{path}")
    threaded = create_async_engine(f"sqlite+aiosqlite:///{path}")
    sessions, threaded_sessions = sessionmaker(engine), async_sessionmaker(threaded)

    def values(wanted: str) -> tuple[Any, ...]:
        return (*asked.parameters[:own], wanted, *asked.parameters[own + 1 :])

    async def by_driver(wanted: str) -> None:
        bare.execute(asked.text, values(wanted)).fetchall()

    async def by_threaded_driver(wanted: str) -> None:
        await bare_threaded.execute_fetchall(asked.text, values(wanted))

    async def by_connection(wanted: str) -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql(asked.text, values(wanted)).all()

    async def by_session(wanted: str) -> None:
        with sessions() as session:
            session.connection().exec_driver_sql(asked.text, values(wanted)).all()

    async def by_threaded_session(wanted: str) -> None:
        async with threaded_sessions() as session:
            connection = await session.connection()
            (await connection.exec_driver_sql(asked.text, values(wanted))).all()

    async def by_product(wanted: str) -> None:
        await _by_product(container, wanted)

    async def nothing(_wanted: str) -> None:
        async with container.works.reading():
            pass

    yield {
        "the driver (sqlite3)": by_driver,
        "the driver in its thread (aiosqlite)": by_threaded_driver,
        "SQLAlchemy's connection": by_connection,
        "SQLAlchemy's session": by_session,
        "SQLAlchemy's asynchronous session, as it ships": by_threaded_session,
        "the product's, opened and closed around nothing": nothing,
        "the product": by_product,
    }
    bare.close()
    await bare_threaded.close()
    engine.dispose()
    await threaded.dispose()


async def _by_product(container: Container, number: str) -> None:
    async with container.works.reading() as session:
        await container.complaints.find(session, number)


if __name__ == "__main__":
    asyncio.run(main())
