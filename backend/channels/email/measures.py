"""What `/metrics` tells of incoming e-mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.channels.email.models import IncomingMail
from backend.kit.measures import gauge

if TYPE_CHECKING:
    from datetime import datetime

    from prometheus_client import Metric
    from sqlalchemy.ext.asyncio import AsyncSession


async def measure(session: AsyncSession, _now: datetime) -> list[Metric]:
    """Count what came, by what became of it; `received` is what waits or was set aside."""
    rows = await session.execute(
        select(IncomingMail.state, func.count()).group_by(IncomingMail.state)
    )
    counts = {state: float(count) for state, count in rows}
    return [gauge("yardim_mail", "E-mails that came, by what became of them", "state", counts)]
