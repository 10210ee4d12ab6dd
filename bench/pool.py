"""The pool: registrations and look-ups beside the bare database, and what grows with its size.

Pools of several sizes are generated (`python -m backend generate`) and asked the same, so that each
figure is a ratio within one run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import SecretStr

from backend.bootstrap import build_container
from backend.kit.settings import Environment, Settings, with_driver
from bench import beside_bare, pool_load, pool_questions
from bench.figures import Target
from bench.processes import StartError, free_port
from bench.sms import postgres_database
from bench.stack import ROOT, migrate, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from backend.bootstrap import Container
    from bench.beside_bare import BesideResult
    from bench.pool_load import Tick

_MOST_GROWTH, _MOST_TICK_SECONDS, _MOST_SLOWER = 1.5, 20.0, 3.0


@dataclass
class PoolResult:
    """What was measured of one database's pools, by their sizes."""

    database: str
    beside: BesideResult
    # Milliseconds of each question, by size.
    questions: dict[int, dict[str, float]] = field(default_factory=dict)
    ticks: dict[int, Tick] = field(default_factory=dict)
    # Milliseconds (p95) in which a customer's message is stored in the largest: alone, and beside
    # a report of the same process.
    message: float = 0.0
    message_beside_report: float = 0.0

    def growth(self) -> dict[str, float]:
        """Return how much longer each question takes in the largest pool than in the smallest."""
        small, large = min(self.questions), max(self.questions)
        return {
            name: self.questions[large][name] / ms for name, ms in self.questions[small].items()
        }

    def lines(self) -> list[str]:
        """Return what is shown of it."""
        sizes = sorted(self.questions)
        rows = [
            *self.beside.lines(),
            "",
            f"Pool, {self.database}:",
            f"  {'ms':42}" + "".join(f"{size:>11,}" for size in sizes) + f"{'growth':>9}",
        ]
        for name, growth in self.growth().items():
            figures = "".join(f"{self.questions[size][name]:>11.2f}" for size in sizes)
            rows.append(f"  {name:42}{figures}{growth:>9.2f}")
        rows += [
            f"  ticks at {size:,}: {tick.due} due in {tick.seconds} s, at most {tick.memory} MiB"
            for size, tick in self.ticks.items()
        ]
        beside = f"{self.message_beside_report} ms beside a report"
        return [*rows, f"  a message stored, p95: {self.message} ms, {beside}"]

    def targets(self) -> list[Target]:
        """Return what was asked for."""
        of = f"pool, {self.database}:"
        tick = self.ticks[max(self.ticks)]
        per_due = tick.seconds / max(tick.due, 1) * pool_load.DUE
        slower = self.message_beside_report / self.message
        return [
            *self.beside.targets(),
            *(
                Target(f"{of} growth, {name}", growth, _MOST_GROWTH, "at most")
                for name, growth in self.growth().items()
            ),
            Target(f"{of} s for 10⁴ due", per_due, _MOST_TICK_SECONDS, "at most"),
            Target(f"{of} a message beside a report, times", slower, _MOST_SLOWER, "at most"),
        ]


async def measure(folder: Path, sizes: Sequence[int], stories: int) -> dict[str, PoolResult]:
    """Measure SQLite, and PostgreSQL where `YARDIM_TEST_POSTGRES_URL` names a server.

    The pools are removed again, each as soon as the next is made.

    Raises:
        StartError: a pool cannot be generated.

    """
    return {name: await _measure(folder, name, sizes, stories) for name in _databases()}


async def measure_beside(folder: Path, size: int, stories: int) -> dict[str, BesideResult]:
    """Measure registrations and look-ups alone, on the databases of `measure`, in pools of `size`.

    Raises:
        StartError: a pool cannot be generated.

    """
    found: dict[str, BesideResult] = {}
    for name in _databases():
        where = folder / f"{name.lower()}-{size}"
        where.mkdir(parents=True)
        async with _database(where, name) as url:
            _generate(where, url, size, stories)
            found[name] = await _beside(where, name, _settings(where, url))
    return found


def _databases() -> list[str]:
    return ["SQLite", *(["PostgreSQL"] if os.environ.get("YARDIM_TEST_POSTGRES_URL") else [])]


async def _beside(where: Path, name: str, settings: Settings) -> BesideResult:
    async with (
        beside_bare.copied(where, settings.database_url) as copy,
        _container(settings) as container,
    ):
        return await beside_bare.measure(container, copy, name)


async def _measure(folder: Path, name: str, sizes: Sequence[int], stories: int) -> PoolResult:
    result: PoolResult | None = None
    for size in sorted(sizes):
        where = folder / f"{name.lower()}-{size}"
        where.mkdir(parents=True)
        async with _database(where, name) as url:
            _generate(where, url, size, stories)
            settings = _settings(where, url)
            if result is None:
                result = PoolResult(name, await _beside(where, name, settings))
            async with _container(settings) as container:
                await _nothing_due(container)
                result.questions[size] = await pool_questions.asked(container)
                result.message = await pool_load.messages(container)
                result.message_beside_report = await pool_load.messages_beside_report(container)
                now, due = await pool_load.when_due(container)
            result.ticks[size] = pool_load.ticks(where, url, now, due)
    if result is None:
        msg = "no size was given"
        raise StartError(msg)
    return result


@asynccontextmanager
async def _database(where: Path, name: str) -> AsyncIterator[str]:
    if name == "PostgreSQL":
        async with postgres_database() as url:
            yield url
        return
    try:
        yield f"sqlite:///{where}/pool.db"
    finally:
        _remove(where)


def _remove(where: Path) -> None:
    for each in where.glob("*.db*"):
        each.unlink()


def _generate(where: Path, url: str, size: int, stories: int) -> None:
    environment = settings_for(where, free_port()) | {"YARDIM_DATABASE_URL": url}
    migrate(environment, ROOT)
    command = [sys.executable, "-m", "backend", "generate", str(size), "--stories", str(stories)]
    with (where / "generate.log").open("wb") as log:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False
        )
    if done.returncode:
        msg = f"no pool was generated; see {where / 'generate.log'}"
        raise StartError(msg)


def _settings(where: Path, url: str) -> Settings:
    return Settings(
        env=Environment.TEST,
        state_dir=where,
        database_url=with_driver(url),
        rasa_token=SecretStr("of this run, and asked by nobody"),
        internal_token=SecretStr("of this run, and asked by nobody"),
    )


@asynccontextmanager
async def _container(settings: Settings) -> AsyncIterator[Container]:
    container = build_container(settings)
    try:
        await container.prepare()
        yield container
    finally:
        await container.close()


async def _nothing_due(container: Container) -> None:
    """Do what became due since the pool was made."""
    for job in (container.notices, container.escalations, container.closings, container.questions):
        while await job.run():
            pass
