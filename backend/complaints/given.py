"""Which complaints somebody was given by others, or by the rules: of that they are to hear."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import states
from backend.complaints.models import Complaint, ComplaintEvent, EventKind
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer

NEWS_FOR = timedelta(hours=12)
"""What was given longer ago stands in one's list, and is no news to whoever comes to work."""


async def to(session: AsyncSession, who: Viewer, now: datetime) -> list[str]:
    """Return what somebody has that they did not take themselves, given last first.

    Each by a name of its own, which begins with its tracking number (`number:event`): given back
    and given again it has another.
    """
    if not may(who.role, Permission.HANDLE):
        return []
    rows = await session.execute(
        select(
            Complaint.tracking_number,
            ComplaintEvent.id,
            ComplaintEvent.actor_id,
            ComplaintEvent.data,
        )
        .join(ComplaintEvent, ComplaintEvent.complaint_id == Complaint.id)
        .where(
            Complaint.owner_id == who.id,
            Complaint.state.in_(states.OPEN),
            ComplaintEvent.kind == EventKind.ASSIGNED,
            ComplaintEvent.at > now - NEWS_FOR,
        )
        .order_by(ComplaintEvent.id.desc())
    )
    newest: dict[str, str | None] = {}
    for number, event, actor, data in rows:
        owner = data["owner"]
        # A note that was written with it, or another team, gives it to nobody anew.
        if number in newest or owner["from"] == owner["to"]:
            continue
        newest[number] = None if actor == who.id else f"{number}:{event}"
    return [name for name in newest.values() if name is not None]
