"""The pool: registrations and look-ups beside the bare database, and what grows with its size.

Pools of several sizes are generated and stand open together: each question is asked of them in
turn, so that each figure is a ratio within one moment of one run.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kit.clock import SystemClock
from bench import beside_bare, pool_growth, pool_load, pool_ticks
from bench.figures import Target
from bench.pool_databases import databases, generated, one_by_one, opened
from bench.pool_ticks import Ticks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from backend.kit.settings import Settings
    from bench.beside_bare import BesideResult
    from bench.pool_growth import Growth

_MOST_SLOWER = 3.0


@dataclass
class PoolResult:
    """What was measured of one database's pools, by their sizes."""

    database: str
    beside: BesideResult
    growth: Growth
    ticks: Ticks
    # Milliseconds (p95) in which a customer's message is stored in the largest: alone, and beside
    # a report of the same process.
    message: float
    message_beside_report: float

    def lines(self) -> list[str]:
        """Return what is shown of it."""
        beside_report = f"{self.message_beside_report} ms beside a report"
        return [
            *self.beside.lines(),
            "",
            f"Pool, {self.database}:",
            *self.growth.lines(),
            *self.ticks.lines(),
            f"  a message stored, p95: {self.message} ms, {beside_report}",
        ]

    def targets(self) -> list[Target]:
        """Return what was asked for."""
        of = f"pool, {self.database}:"
        slower = self.message_beside_report / self.message
        return [
            *self.beside.targets(),
            *self.growth.targets(of),
            *self.ticks.targets(),
            Target(f"{of} a message beside a report, times", slower, _MOST_SLOWER, "at most"),
        ]


async def measure(folder: Path, sizes: Sequence[int], stories: int) -> dict[str, PoolResult]:
    """Measure SQLite, and PostgreSQL where `YARDIM_TEST_POSTGRES_URL` names a server.

    The pools of one database are removed before those of the next are made.

    Raises:
        StartError: a pool cannot be generated.

    """
    return {name: await _measure(folder, name, sorted(sizes), stories) for name in databases()}


async def measure_beside(folder: Path, size: int, stories: int) -> dict[str, BesideResult]:
    """Measure registrations and look-ups alone, on the databases of `measure`, in pools of `size`.

    Raises:
        StartError: a pool cannot be generated.

    """
    return {
        pool.database: await _beside(pool.where, pool.database, pool.settings, pool.moment)
        async for pool in one_by_one(folder, size, stories)
    }


async def _beside(where: Path, name: str, settings: Settings, moment: datetime) -> BesideResult:
    async with (
        beside_bare.copied(where, settings.database_url) as copy,
        opened(settings, moment) as container,
    ):
        return await beside_bare.measure(container, copy, name)


async def _measure(folder: Path, name: str, sizes: Sequence[int], stories: int) -> PoolResult:
    folders = {size: folder / f"{name.lower()}-{size}" for size in sizes}
    moment = SystemClock().now()
    async with AsyncExitStack() as made:
        settings = {
            size: await made.enter_async_context(generated(where, name, size, stories, moment))
            for size, where in folders.items()
        }
        beside = await _beside(folders[sizes[0]], name, settings[sizes[0]], moment)
        due = {}
        async with AsyncExitStack() as stack:
            pools = {
                size: await stack.enter_async_context(opened(each, moment))
                for size, each in settings.items()
            }
            growth = await pool_growth.measure(pools)
            largest = pools[sizes[-1]]
            message = await pool_load.messages(largest)
            message_beside_report = await pool_load.messages_beside_report(largest)
            for size, container in pools.items():
                due[size] = await pool_ticks.when_due(container)
        ticks = {
            size: pool_ticks.ticks(where, settings[size].database_url, *due[size])
            for size, where in folders.items()
        }
    return PoolResult(name, beside, growth, Ticks(name, ticks), message, message_beside_report)
