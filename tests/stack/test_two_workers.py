"""Two workers at once on one PostgreSQL share what is to be sent, and inherit what one leaves."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import asyncpg  # type: ignore[import-untyped]
import pytest
import pytest_asyncio

from bench.kills import measure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

_SERVER = os.environ.get("YARDIM_TEST_POSTGRES_URL", "")
SOON = {"YARDIM_OUTBOX_LEASE_SECONDS": "10", "YARDIM_OUTBOX_RECEIPT_SECONDS": "20"}


@pytest_asyncio.fixture
async def database_url() -> AsyncIterator[str]:
    """Make a database of its own on the server."""
    if not _SERVER:
        reason = "YARDIM_TEST_POSTGRES_URL is not set: nothing was tried on PostgreSQL"
        if os.environ.get("YARDIM_TEST_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    name = f"yardim_workers_{secrets.token_hex(4)}"
    server = await asyncpg.connect(_SERVER.replace("+asyncpg", ""))
    try:
        await server.execute(f"CREATE DATABASE {name}")
        yield f"{_SERVER.rpartition('/')[0]}/{name}"
        await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await server.close()


async def test_nothing_is_lost_or_told_twice_while_one_of_two_is_killed_again_and_again(
    tmp_path: Path, database_url: str
) -> None:
    done = await measure(
        tmp_path, notices=400, kills=3, database_url=database_url, settings=SOON, beside=1
    )
    assert (done.lost, done.duplicates) == (0, 0)
