"""What `/metrics` tells, as each feature measures it: figures of the database, for all processes.

Figures of one process alone (`TURN_SECONDS`) are counted in that process and told by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from backend.kit import jobs, parking

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from datetime import datetime

    from prometheus_client import Metric
    from sqlalchemy.ext.asyncio import AsyncSession

    # Reads figures of the database, as at a moment.
    type Measure = Callable[[AsyncSession, datetime], Awaitable[Iterable[Metric]]]

TURN_SECONDS = Histogram(
    "yardim_turn_seconds",
    "How long the assistant took for a turn, in the process that is asked",
    ["outcome"],
    buckets=(0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32),
)


def gauge(name: str, meaning: str, label: str, values: Mapping[str, float]) -> GaugeMetricFamily:
    """Make a figure that goes up and down, by one label."""
    family = GaugeMetricFamily(name, meaning, labels=[label])
    for value, figure in values.items():
        family.add_metric([value], figure)
    return family


def seconds_since(moment: datetime | None, now: datetime) -> float:
    """Say how long ago something was; 0 where there is nothing."""
    return max(0.0, (now - moment).total_seconds()) if moment is not None else 0.0


async def of_jobs(session: AsyncSession, _now: datetime) -> list[Metric]:
    """Measure how the jobs fare, whichever worker runs them."""
    states = await jobs.states(session)
    failed = CounterMetricFamily("yardim_job_failures", "Runs that failed", labels=["job"])
    for state in states:
        failed.add_metric([state.name], state.failed)
    in_a_row = {state.name: float(state.failures) for state in states}
    done = {state.name: state.done_at.timestamp() for state in states if state.done_at is not None}
    return [
        failed,
        gauge("yardim_job_failures_in_a_row", "Failures since the last good run", "job", in_a_row),
        gauge("yardim_job_done_timestamp_seconds", "When a job last ended well", "job", done),
    ]


async def of_parking(session: AsyncSession, _now: datetime) -> list[Metric]:
    """Measure what is parked."""
    counts = await parking.count_parked(session)
    values = {kind: float(count) for kind, count in counts.items()}
    return [gauge("yardim_parked", "Items that failed too often", "kind", values)]
