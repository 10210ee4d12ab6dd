"""What `/metrics` tells of conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import func, select

from backend.conversations import statements
from backend.conversations.models import AgentRequest, Conversation, Urgency
from backend.kit.measures import gauge, seconds_since

if TYPE_CHECKING:
    from datetime import datetime

    from prometheus_client import Metric
    from sqlalchemy.ext.asyncio import AsyncSession


async def measure(session: AsyncSession, now: datetime) -> list[Metric]:
    """Measure who waits for an answer, and who for a person."""
    waiting, since = (
        await session.execute(
            select(func.count(), func.min(Conversation.last_seen_at)).where(statements.is_pending())
        )
    ).one()
    queue = await session.execute(
        select(AgentRequest.urgency, func.count(), func.min(AgentRequest.created_at))
        .where(AgentRequest.closed_at.is_(None))
        .group_by(AgentRequest.urgency)
    )
    rows = {Urgency(urgency).name.lower(): (count, oldest) for urgency, count, oldest in queue}
    counts = {name: float(count) for name, (count, _) in rows.items()}
    ages = {name: seconds_since(oldest, now) for name, (_, oldest) in rows.items()}
    return [
        GaugeMetricFamily("yardim_turns_waiting", "Conversations without answer", waiting),
        GaugeMetricFamily(
            "yardim_turns_oldest_seconds",
            "For how long the first of them waits",
            seconds_since(since, now),
        ),
        gauge("yardim_queue_waiting", "Customers who wait for a person", "urgency", counts),
        gauge("yardim_queue_oldest_seconds", "For how long the first waits", "urgency", ages),
    ]
