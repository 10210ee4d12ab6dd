"""Where requests are counted: in this process's memory, or in a Redis that several share."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Any

from limits.aio.storage import MemoryStorage, RedisStorage
from redis.asyncio import ConnectionPool
from redis.exceptions import RedisError

from backend.web.limits import MovingWindows, RateLimiter, SharedWindows

if TYPE_CHECKING:
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings

_MOST_KEYS = 100_000
# Redis stands beside us or is away: a customer does not wait for it.
_REDIS_SECONDS = 0.3


class BoundedMemory(MemoryStorage):
    """Moving windows in memory: by our clock, and never more than `most_keys` places.

    The library's own has no bound, and walks all keys in threads at each request (0.5 ms of
    processor time). Past the bound the place that was quiet longest is forgotten first.
    """

    def __init__(self, clock: Clock, most_keys: int = _MOST_KEYS) -> None:
        """Start with nothing counted."""
        super().__init__()
        self._clock = clock
        self._most_keys = most_keys
        self._moments: OrderedDict[str, deque[float]] = OrderedDict()

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` requests of `key`, unless there would be more than `limit`."""
        moments = self._in_window(key, expiry)
        if len(moments) + amount > limit:
            return False
        self._moments[key] = moments
        self._moments.move_to_end(key)
        moments.extend([self._clock.now().timestamp()] * amount)
        if len(self._moments) > self._most_keys:
            self._moments.popitem(last=False)
        return True

    async def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """Return when the window began, and how many were counted in it."""
        del limit
        moments = self._in_window(key, expiry)
        return (moments[0] if moments else self._clock.now().timestamp()), len(moments)

    async def clear(self, key: str) -> None:
        """Forget what was counted of `key`."""
        self._moments.pop(key, None)

    async def reset(self) -> int:
        """Forget everything; return of how many places."""
        known = len(self._moments)
        self._moments.clear()
        return known

    def _in_window(self, key: str, expiry: int) -> deque[float]:
        moments = self._moments.get(key, deque())
        start = self._clock.now().timestamp() - expiry
        while moments and moments[0] <= start:
            moments.popleft()
        return moments


def rate_limiter(settings: Settings, clock: Clock) -> RateLimiter:
    """Make the limiter: shared over Redis where one is set, else of this process alone."""
    own = MovingWindows(clock, BoundedMemory(clock))
    url = settings.redis_url.get_secret_value()
    return SharedWindows(_in_redis(url, clock), own, RedisError) if url else own


def _in_redis(url: str, clock: Clock) -> MovingWindows:
    pool = ConnectionPool.from_url(
        url, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS
    )
    options: dict[str, Any] = {"connection_pool": pool}
    storage = RedisStorage(f"async+{url}", implementation="redispy", key_prefix="yardim", **options)
    return MovingWindows(clock, storage, pool.aclose)
