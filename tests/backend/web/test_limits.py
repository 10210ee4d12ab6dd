"""Counting requests: in memory by our clock, and in a Redis that processes share."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from backend.kit.clock import SystemClock
from backend.kit.errors import RateLimitedError
from backend.kit.settings import Settings
from backend.web.limit_stores import BoundedMemory, rate_limiter
from backend.web.limits import MovingWindows
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backend.kit.clock import FixedClock


def windows(clock: FixedClock) -> MovingWindows:
    return MovingWindows(clock, BoundedMemory(clock))


async def test_as_many_as_the_limit_pass_and_the_next_is_told_when_to_come_back(
    clock: FixedClock,
) -> None:
    limiter = windows(clock)
    for _ in range(3):
        await limiter.check("lookups", "1.2.3.4", 3, 60)
        clock.set(clock.now() + timedelta(seconds=10))
    with pytest.raises(RateLimitedError) as caught:
        await limiter.check("lookups", "1.2.3.4", 3, 60)
    assert caught.value.retry_after == 30


async def test_the_window_slides(clock: FixedClock) -> None:
    limiter = windows(clock)
    await limiter.check("lookups", "a", 1, 60)
    clock.set(clock.now() + timedelta(seconds=60))
    await limiter.check("lookups", "a", 1, 60)


async def test_a_refused_request_is_not_counted(clock: FixedClock) -> None:
    limiter = windows(clock)
    await limiter.check("lookups", "a", 1, 60)
    for _ in range(5):
        clock.set(clock.now() + timedelta(seconds=10))
        with pytest.raises(RateLimitedError):
            await limiter.check("lookups", "a", 1, 60)
    clock.set(clock.now() + timedelta(seconds=10))
    await limiter.check("lookups", "a", 1, 60)


async def test_places_and_purposes_are_counted_apart(clock: FixedClock) -> None:
    limiter = windows(clock)
    await limiter.check("lookups", "a", 1, 60)
    await limiter.check("lookups", "b", 1, 60)
    await limiter.check("sessions", "a", 1, 60)


async def test_room_is_looked_for_without_being_taken(clock: FixedClock) -> None:
    limiter = windows(clock)
    for _ in range(3):
        await limiter.require_room("lookups", "a", 1, 60)
    await limiter.check("lookups", "a", 1, 60)
    with pytest.raises(RateLimitedError):
        await limiter.require_room("lookups", "a", 1, 60)


async def test_memory_is_bounded_and_the_quietest_is_forgotten_first(clock: FixedClock) -> None:
    storage = BoundedMemory(clock, most_keys=2)
    limiter = MovingWindows(clock, storage)
    for key in ("a", "b", "a", "c"):
        await limiter.check("lookups", key, 2, 60)
    with pytest.raises(RateLimitedError):
        await limiter.check("lookups", "a", 2, 60)
    await limiter.check("lookups", "b", 1, 60)
    assert await storage.reset() == 2


@pytest.fixture
def redis_port(tmp_path: Path) -> Iterator[int]:
    port = keep_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        for line in server.stdout:
            if b"Ready to accept connections" in line:
                break
        yield port
        server.terminate()
        server.stdout.read()


def _settings(tmp_path: Path, port: int) -> Settings:
    return Settings(state_dir=tmp_path, redis_url=SecretStr(f"redis://127.0.0.1:{port}/0"))


@pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed")
async def test_processes_that_share_a_redis_count_together(tmp_path: Path, redis_port: int) -> None:
    settings = _settings(tmp_path, redis_port)
    one, other = (rate_limiter(settings, SystemClock()) for _ in range(2))
    await one.check("lookups", "a", 2, 60)
    await other.check("lookups", "a", 2, 60)
    with pytest.raises(RateLimitedError) as caught:
        await one.check("lookups", "a", 2, 60)
    assert 55 <= caught.value.retry_after <= 60
    await one.require_room("lookups", "b", 2, 60)
    await one.close()
    await other.close()


async def test_while_redis_is_away_each_process_counts_alone(tmp_path: Path) -> None:
    limiter = rate_limiter(_settings(tmp_path, 9), SystemClock())
    for _ in range(2):
        await limiter.check("lookups", "a", 2, 60)
    with pytest.raises(RateLimitedError):
        await limiter.check("lookups", "a", 2, 60)
    await limiter.close()
