"""What ends reminders beside their owners: the complaint's end, and its erasure. Never commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.complaints import states
from backend.complaints.models.reminder import LIVE, Reminder, ReminderState

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint


async def end_with(session: AsyncSession, complaint: Complaint) -> None:
    """Drop the reminders of a complaint that is closed or withdrawn, but for what is kept."""
    if complaint.state in states.NOTHING_TO_SAY:
        await session.execute(
            update(Reminder)
            .where(
                Reminder.complaint_id == complaint.id,
                Reminder.state.in_(LIVE),
                Reminder.keep.is_(False),
            )
            .values(state=ReminderState.DROPPED)
        )


async def erase(session: AsyncSession, complaint_id: str) -> None:
    """Take out what was written in the reminders of a complaint, and end them."""
    await session.execute(
        update(Reminder)
        .where(Reminder.complaint_id == complaint_id)
        .values(text="", state=ReminderState.DROPPED)
    )
