"""How much one customer, and how much one address, may ask of us in a while.

Whoever can be named (a conversation, a mobile number, a browser that asked for a code) is counted
by that name. An address is counted too, but only against floods (`check_flood`): an operator's
mobile customers share one address by the thousand (carrier-grade NAT).
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Protocol

import structlog
from limits import RateLimitItemPerSecond
from limits.aio.strategies import MovingWindowRateLimiter

from backend.kit.errors import RateLimitedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from limits import RateLimitItem
    from limits.aio.storage import Storage

    from backend.kit.clock import Clock
    from backend.kit.settings import Settings

_log = structlog.get_logger(__name__)
_MINUTE = 60
# How long a store that failed is not asked again.
_LEFT_ALONE_SECONDS = 5.0


class RateLimiter(Protocol):
    """Counts requests. Asynchronous, as one shared by several processes asks Redis."""

    async def check(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Count one request of `key` (a session, a number) for `scope` (what is being asked).

        Raises:
            RateLimitedError: `limit` requests were already counted in the last `per_seconds`
                seconds; the refused one is not counted.

        """
        ...

    async def require_room(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Refuse as `check` would, and count nothing."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class MovingWindows:
    """Counts in moving windows, in one store."""

    def __init__(
        self, clock: Clock, storage: Storage, close: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Count in `storage`, which `close` lets go."""
        self._clock = clock
        self._close = close
        self._windows = MovingWindowRateLimiter(storage)

    async def check(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Count one request, as `RateLimiter.check` promises."""
        item = RateLimitItemPerSecond(limit, per_seconds)
        if not await self._windows.hit(item, scope, key):
            raise await self._refusal(item, scope, key)

    async def require_room(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Refuse where there is no room, as `RateLimiter.require_room` promises."""
        item = RateLimitItemPerSecond(limit, per_seconds)
        if not await self._windows.test(item, scope, key):
            raise await self._refusal(item, scope, key)

    async def _refusal(self, item: RateLimitItem, scope: str, key: str) -> RateLimitedError:
        stats = await self._windows.get_window_stats(item, scope, key)
        return RateLimitedError(math.ceil(stats.reset_time - self._clock.now().timestamp()))

    async def close(self) -> None:
        """Let go of the store."""
        if self._close is not None:
            await self._close()


class SharedWindows:
    """Counts in a store that all processes share, and in this process's own while that is away.

    Customers are answered without a counter rather than refused for want of one.
    """

    def __init__(self, shared: RateLimiter, own: RateLimiter, failure: type[Exception]) -> None:
        """Count in `shared`; `own` stands in for it when asking raises a `failure`."""
        self._shared = shared
        self._own = own
        self._failures = (failure, OSError, TimeoutError)
        self._away_until = 0.0

    async def check(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Count one request, as `RateLimiter.check` promises."""
        if not await self._asked(self._shared.check(scope, key, limit, per_seconds)):
            await self._own.check(scope, key, limit, per_seconds)

    async def require_room(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Refuse where there is no room, as `RateLimiter.require_room` promises."""
        if not await self._asked(self._shared.require_room(scope, key, limit, per_seconds)):
            await self._own.require_room(scope, key, limit, per_seconds)

    async def _asked(self, question: Coroutine[None, None, None]) -> bool:
        """Ask the shared store; False when it is away."""
        if time.monotonic() < self._away_until:
            question.close()
            return False
        try:
            await question
        except self._failures as error:
            _log.warning("limits are counted by each process alone", cause=type(error).__name__)
            self._away_until = time.monotonic() + _LEFT_ALONE_SECONDS
            return False
        return True

    async def close(self) -> None:
        """Close the connections to the shared store."""
        await self._shared.close()


async def check_flood(limiter: RateLimiter, settings: Settings, scope: str, address: str) -> None:
    """Count one request of this kind by its address (`client_address`): only a flood exceeds it.

    Raises:
        RateLimitedError: it is a flood. A minute later at the most it is over.

    """
    await limiter.check(f"{scope} by address", address, settings.address_per_minute, _MINUTE)
