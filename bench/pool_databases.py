"""Databases with generated pools in them (`python -m backend generate`), while they are asked."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import asyncpg  # type: ignore[import-untyped]
from pydantic import SecretStr

from backend.bootstrap import build_container
from backend.kit import long_lived
from backend.kit.clock import FixedClock, SystemClock
from backend.kit.settings import Environment, Settings, with_driver
from bench.processes import StartError
from bench.stack import ROOT, migrate, settings_for
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from backend.bootstrap import Container

POSTGRESQL, SQLITE = "PostgreSQL", "SQLite"


def databases() -> list[str]:
    """Return the databases that there are to measure."""
    return [SQLITE, *([POSTGRESQL] if os.environ.get("YARDIM_TEST_POSTGRES_URL") else [])]


@asynccontextmanager
async def generated(
    where: Path, database: str, size: int, stories: int, moment: datetime
) -> AsyncIterator[Settings]:
    """Make a pool of `size` as at a moment, in a folder of its own; it goes when the block ends.

    Raises:
        StartError: it cannot be generated.

    """
    async with _database(where, database) as url:
        _generate(where, url, size, stories, moment)
        yield Settings(
            env=Environment.TEST,
            state_dir=where,
            database_url=with_driver(url),
            rasa_token=SecretStr("of this run, and asked by nobody"),
            internal_token=SecretStr("of this run, and asked by nobody"),
        )


@dataclass(frozen=True)
class Pool:
    """A pool that was generated as at a moment, on a database, in a folder of its own."""

    database: str
    where: Path
    settings: Settings
    moment: datetime


async def one_by_one(folder: Path, size: int, stories: int) -> AsyncIterator[Pool]:
    """Make a pool of `size` on each of the `databases`, one after the other; each goes when done.

    Raises:
        StartError: a pool cannot be generated.

    """
    for name in databases():
        where, moment = folder / f"{name.lower()}-{size}", SystemClock().now()
        async with generated(where, name, size, stories, moment) as settings:
            yield Pool(name, where, settings, moment)


@asynccontextmanager
async def opened(settings: Settings, moment: datetime) -> AsyncIterator[Container]:
    """Lend the product on such a database, as at the moment of its pool: nothing is due yet.

    Making a large pool takes long enough for thousands of notices to become due meanwhile.
    """
    container = build_container(settings, clock=FixedClock(moment))
    try:
        await container.prepare()
        long_lived.set_aside()  # as the product does
        yield container
    finally:
        await container.close()


@asynccontextmanager
async def _database(where: Path, name: str) -> AsyncIterator[str]:
    if name == POSTGRESQL:
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


def _generate(where: Path, url: str, size: int, stories: int, moment: datetime) -> None:
    where.mkdir(parents=True)
    environment = settings_for(where, keep_port()) | {"YARDIM_DATABASE_URL": url}
    migrate(environment, ROOT)
    command = [sys.executable, "-m", "backend", "generate", str(size), "--stories", str(stories)]
    command += ["--until", moment.isoformat()]
    with (where / "generate.log").open("wb") as log:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False
        )
    if done.returncode:
        msg = f"no pool was generated; see {where / 'generate.log'}"
        raise StartError(msg)


@asynccontextmanager
async def postgres_database() -> AsyncIterator[str]:
    """Make a database on the server of `YARDIM_TEST_POSTGRES_URL`; "" where none is named."""
    server = os.environ.get("YARDIM_TEST_POSTGRES_URL", "").replace("+asyncpg", "")
    if not server:
        yield ""
        return
    name = f"yardim_bench_{secrets.token_hex(6)}"
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{server.rsplit('/', 1)[0]}/{name}"
        finally:
            await connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        await connection.close()
