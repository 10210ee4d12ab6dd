"""Addresses at which we failed by a fault of ours: each is left alone for ever longer."""

from __future__ import annotations

import asyncio

# 1, 2, 4, … seconds.
_MOST_BACKOFF_SECONDS = 60.0


class Faults:
    """How often in a row addresses met a fault of ours, as this process found it."""

    def __init__(self) -> None:
        """Know of none."""
        # And until when each is left alone (the loop's time).
        self._met: dict[str, tuple[int, float]] = {}

    def met(self, recipient: str) -> None:
        """Note that one more was met."""
        times = self._met.get(recipient, (0, 0.0))[0] + 1
        seconds = min(2.0 ** (times - 1), _MOST_BACKOFF_SECONDS)
        self._met[recipient] = (times, asyncio.get_running_loop().time() + seconds)

    def over(self, recipient: str) -> None:
        """Note that an address was got past."""
        self._met.pop(recipient, None)

    def leave_alone(self, recipient: str) -> bool:
        """Whether an address is not to be asked yet."""
        _, until = self._met.get(recipient, (0, 0.0))
        return asyncio.get_running_loop().time() < until

    def forgive(self) -> None:
        """Let every address be asked at once."""
        self._met.clear()
