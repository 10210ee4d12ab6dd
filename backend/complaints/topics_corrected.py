"""The complaints whose topics agents put right, for the assistant to learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from backend.complaints.models import (
    ActorKind,
    Complaint,
    ComplaintEvent,
    EventKind,
    TopicSource,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


async def by_agents(session: AsyncSession, since: datetime | None) -> Sequence[Complaint]:
    """Return the complaints whose topic an agent set, by the time of that, the oldest first.

    Those that the agent put back to what the classifier had said are among them.
    """
    changed = (
        select(ComplaintEvent.complaint_id, func.max(ComplaintEvent.id).label("event"))
        .where(
            ComplaintEvent.kind == EventKind.TOPIC_CHANGED,
            ComplaintEvent.actor_kind == ActorKind.STAFF,
            *(() if since is None else (ComplaintEvent.at >= since,)),
        )
        .group_by(ComplaintEvent.complaint_id)
        .subquery()
    )
    query = (
        select(Complaint)
        .join(changed, changed.c.complaint_id == Complaint.id)
        .where(Complaint.topic_set_by == TopicSource.AGENT)
        .order_by(changed.c.event)
        .options(selectinload(Complaint.entries))
    )
    return (await session.execute(query)).scalars().all()
