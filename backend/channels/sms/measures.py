"""What `/metrics` tells of incoming SMS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.channels.sms.models import IncomingSms, SmsState
from backend.kit.measures import gauge

if TYPE_CHECKING:
    from datetime import datetime

    from prometheus_client import Metric
    from sqlalchemy.ext.asyncio import AsyncSession


async def measure(session: AsyncSession, _now: datetime) -> list[Metric]:
    """Measure what is not processed yet."""
    rows = await session.execute(
        select(IncomingSms.state, func.count())
        .where(IncomingSms.state.in_((SmsState.RECEIVED.value, SmsState.PARTIAL.value)))
        .group_by(IncomingSms.state)
    )
    counts = {state: float(count) for state, count in rows}
    return [gauge("yardim_sms_waiting", "Incoming SMS that are not processed", "state", counts)]
