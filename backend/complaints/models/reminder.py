"""What somebody of the house wants to be reminded of."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE, ID_LENGTH, new_id, one_of
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

REMINDER_LIMIT = 200
ALERT_KEY = "escalation:"
"""How the keys of those begin that a step of escalation sets (`escalating`)."""


class ReminderState(StrEnum):
    """Where a reminder stands."""

    WAITING = "waiting"
    DUE = "due"
    """Its moment has come, and it stands before its owner."""
    DONE = "done"
    DROPPED = "dropped"
    """It ended unseen: with its complaint, or with its owner's work here."""


LIVE = (ReminderState.WAITING, ReminderState.DUE)
"""What has not ended."""
_WAITING = text("state = 'waiting'")


class Reminder(Base):
    """A line for oneself, of a complaint, at a moment. The customer's clocks know nothing of it."""

    __tablename__ = "reminders"
    __table_args__ = (
        one_of("state", ReminderState),
        # A page that sends twice sets one.
        UniqueConstraint("staff_id", "key"),
        # What the worker asks every few seconds.
        Index("ix_reminders_due", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), index=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    key: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(String(REMINDER_LIMIT))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Wanted also once the complaint is closed or withdrawn.
    keep: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(CODE)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # When it became due last.
    rang_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
