"""What `/metrics` tells of the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.kit.measures import gauge, seconds_since
from backend.notifications import statements
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from datetime import datetime

    from prometheus_client import Metric
    from sqlalchemy.ext.asyncio import AsyncSession


async def measure(session: AsyncSession, now: datetime) -> list[Metric]:
    """Measure what waits to be sent, and the calls to be made."""
    rows = (
        await session.execute(
            select(OutboxMessage.channel, func.count(), func.min(OutboxMessage.created_at))
            .where(statements.WAITING)
            .group_by(OutboxMessage.channel)
        )
    ).all()
    counts = {channel: float(count) for channel, count, _ in rows}
    ages = {channel: seconds_since(oldest, now) for channel, _, oldest in rows}
    return [
        gauge("yardim_outbox_waiting", "Messages and calls that wait", "channel", counts),
        gauge("yardim_outbox_oldest_seconds", "For how long the first waits", "channel", ages),
    ]
