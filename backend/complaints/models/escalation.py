"""The steps by which the house hears of a complaint that takes long."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import ID_LENGTH, new_id
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

_TO_COME = text("fired_at IS NULL AND cancelled_at IS NULL AND due_at IS NOT NULL")


class Escalation(Base):
    """One step of the ladder of one cycle; it fires once, or is cancelled with the case."""

    __tablename__ = "escalations"
    __table_args__ = (
        UniqueConstraint("complaint_id", "cycle", "step"),
        # What the worker asks.
        Index("ix_escalations_due", "due_at", sqlite_where=_TO_COME, postgresql_where=_TO_COME),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"))
    cycle: Mapped[int]
    # Its place in the ladder, from 1.
    step: Mapped[int]
    # None while the target stands still.
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
