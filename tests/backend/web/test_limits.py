from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.kit.errors import RateLimitedError
from backend.web.limits import SlidingWindowLimiter

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock


async def test_as_many_as_the_limit_pass_and_the_next_is_told_when_to_come_back(
    clock: FixedClock,
) -> None:
    limiter = SlidingWindowLimiter(clock)
    for _ in range(3):
        await limiter.check("lookups", "1.2.3.4", 3, 60)
        clock.set(clock.now() + timedelta(seconds=10))
    with pytest.raises(RateLimitedError) as caught:
        await limiter.check("lookups", "1.2.3.4", 3, 60)
    assert caught.value.retry_after == 30


async def test_the_window_slides(clock: FixedClock) -> None:
    limiter = SlidingWindowLimiter(clock)
    await limiter.check("lookups", "a", 1, 60)
    clock.set(clock.now() + timedelta(seconds=60))
    await limiter.check("lookups", "a", 1, 60)


async def test_a_refused_request_is_not_counted(clock: FixedClock) -> None:
    limiter = SlidingWindowLimiter(clock)
    await limiter.check("lookups", "a", 1, 60)
    for _ in range(5):
        clock.set(clock.now() + timedelta(seconds=10))
        with pytest.raises(RateLimitedError):
            await limiter.check("lookups", "a", 1, 60)
    clock.set(clock.now() + timedelta(seconds=10))
    await limiter.check("lookups", "a", 1, 60)


async def test_places_and_purposes_are_counted_apart(clock: FixedClock) -> None:
    limiter = SlidingWindowLimiter(clock)
    await limiter.check("lookups", "a", 1, 60)
    await limiter.check("lookups", "b", 1, 60)
    await limiter.check("sessions", "a", 1, 60)


async def test_memory_is_bounded_and_the_quietest_is_forgotten_first(clock: FixedClock) -> None:
    limiter = SlidingWindowLimiter(clock, most_keys=2)
    for key in ("a", "b", "a", "c"):
        await limiter.check("lookups", key, 9, 60)
    assert [key for _, key in limiter._counted] == ["a", "c"]
