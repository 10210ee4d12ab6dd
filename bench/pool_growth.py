"""How long each question takes in pools of several sizes, asked of them in turn."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import pool_questions
from bench.figures import Spread, Target, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backend.bootstrap import Container

_TIMES = 40
_MOST_GROWTH = 1.5
# Below this the clock of a busy machine tells nothing.
_NOT_WORTH_IT = 0.5


@dataclass(frozen=True)
class Asked:
    """How long a question took in one pool, and how many rows it gave there."""

    rows: int
    times: Spread


@dataclass(frozen=True)
class Growth:
    """What every question took, by its name and the size of the pool."""

    asked: dict[str, dict[int, Asked]]

    def is_alike(self, name: str) -> bool:
        """Whether a question gave as many rows in every pool: the same work."""
        return len({each.rows for each in self.asked[name].values()}) == 1

    def of(self, name: str) -> tuple[float, float]:
        """Return how much longer it takes in the largest pool: by the median, and by the p95."""
        by_size = self.asked[name]
        small, large = by_size[min(by_size)].times, by_size[max(by_size)].times
        return (_ratio(large.median, small.median), _ratio(large.p95, small.p95))

    def lines(self) -> list[str]:
        """Return what is shown of it: median, p95 and rows in each pool, and both growths."""
        sizes = sorted(next(iter(self.asked.values())))
        head = "".join(f"{f'{size:,}':>25}" for size in sizes)
        rows = [f"  {'median, p95 ms (rows)':42}{head}{'growth':>9}{'of p95':>9}"]
        for name, by_size in self.asked.items():
            figures = "".join(
                f"{each.times.median:>10.2f}{each.times.p95:>10.2f}{f'({each.rows})':>5}"
                for each in (by_size[size] for size in sizes)
            )
            median, p95 = self.of(name)
            unlike = "" if self.is_alike(name) else "  fewer rows in some"
            rows.append(f"  {name:42}{figures}{median:>9.2f}{p95:>9.2f}{unlike}")
        return rows

    def targets(self, of: str) -> Iterator[Target]:
        """Return what was asked for: of the questions that are the same work in every pool."""
        for name in self.asked:
            if self.is_alike(name):
                median, p95 = self.of(name)
                yield Target(f"{of} growth, {name}", median, _MOST_GROWTH, "at most")
                yield Target(f"{of} growth of p95, {name}", p95, _MOST_GROWTH, "at most")


async def measure(pools: Mapping[int, Container]) -> Growth:
    """Ask every question of every pool in turn, again and again, each time another pool first."""
    sizes = sorted(pools)
    async with pools[sizes[0]].works.reading() as session:
        common = await pool_questions.common(session)
    asks = {}
    for size in sizes:
        async with pools[size].works.reading() as session:
            asks[size] = await pool_questions.questions(pools[size], session, common)
    taken: dict[str, dict[int, list[float]]] = {
        name: {size: [] for size in sizes} for name in asks[sizes[0]]
    }
    rows: dict[tuple[str, int], int] = {}
    # The first time prepares what is prepared once.
    for time_ in range(-1, _TIMES):
        first = time_ % len(sizes)
        for name, by_size in taken.items():
            for size in (*sizes[first:], *sizes[:first]):
                async with pools[size].works.reading() as session:
                    began = time.perf_counter()
                    rows[name, size] = await asks[size][name](session)
                    took = time.perf_counter() - began
                if time_ >= 0:
                    by_size[size].append(took)
    return Growth(
        {
            name: {size: Asked(rows[name, size], spread(by_size[size])) for size in sizes}
            for name, by_size in taken.items()
        }
    )


def _ratio(large: float, small: float) -> float:
    return max(large, _NOT_WORTH_IT) / max(small, _NOT_WORTH_IT)
