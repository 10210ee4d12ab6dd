"""How much one place may ask of us in a while."""

from __future__ import annotations

import ipaddress
import math
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Protocol

from backend.kit.errors import RateLimitedError

if TYPE_CHECKING:
    from sanic import Request

    from backend.kit.clock import Clock

_MOST_KEYS = 100_000
_IPV6_NETWORK = 64


class RateLimiter(Protocol):
    """Counts requests. Asynchronous, as one shared by several processes asks Redis."""

    async def check(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Count one request of `key` (an address, a session) for `scope` (what is being asked).

        Raises:
            RateLimitedError: `limit` requests were already counted in the last `per_seconds`
                seconds; the refused one is not counted.

        """
        ...


class SlidingWindowLimiter:
    """Keeps the moment of each counted request, in this process's memory.

    Exact for one process; with several behind a proxy each counts its own share. Memory is
    bounded: past `most_keys` the place that was quiet longest is forgotten first.
    """

    def __init__(self, clock: Clock, most_keys: int = _MOST_KEYS) -> None:
        """Start with nothing counted."""
        self._clock = clock
        self._most_keys = most_keys
        self._counted: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    async def check(self, scope: str, key: str, limit: int, per_seconds: int) -> None:
        """Count one request, as `RateLimiter.check` promises."""
        now = self._clock.now().timestamp()
        moments = self._counted.setdefault((scope, key), deque())
        self._counted.move_to_end((scope, key))
        while moments and moments[0] <= now - per_seconds:
            moments.popleft()
        if len(moments) >= limit:
            raise RateLimitedError(max(1, math.ceil(moments[0] + per_seconds - now)))
        moments.append(now)
        if len(self._counted) > self._most_keys:
            self._counted.popitem(last=False)


def client_address(request: Request) -> str:
    """Return whom to count requests by: the customer's address, past our own proxies.

    Of IPv6 the network of 64 bits, as one household has all of it.
    """
    given = str(request.client_ip).strip("[]")
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return given
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((int(address), _IPV6_NETWORK), strict=False))
    return given
