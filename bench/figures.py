"""Medians, percentiles, ratios, and whether a target was met."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence


type Side = Literal["at least", "at most", "exactly"]


@dataclass(frozen=True)
class Spread:
    """How long something took, in milliseconds, over `count` times."""

    count: int
    median: float
    p95: float
    slowest: float


@dataclass(frozen=True)
class Target:
    """A figure that has to stay on its side of a bound."""

    name: str
    value: float
    bound: float
    side: Side

    @property
    def met(self) -> bool:
        """Whether the figure, unrounded, is where it has to be."""
        if self.side == "exactly":
            return self.value == self.bound
        return self.value >= self.bound if self.side == "at least" else self.value <= self.bound


def spread(seconds: Sequence[float]) -> Spread:
    """Summarise durations given in seconds; there must be at least one.

    The 95th percentile is the nearest rank: a duration that was really measured.
    """
    ordered = sorted(second * 1000 for second in seconds)
    return Spread(
        count=len(ordered),
        median=round(statistics.median(ordered), 2),
        p95=round(ordered[ceil(0.95 * len(ordered)) - 1], 2),
        slowest=round(ordered[-1], 2),
    )
