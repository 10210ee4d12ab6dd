"""The question after a conclusion: how satisfied its customer is."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class SatisfactionQuestion(Base):
    """That the customer of a conclusion was asked, once; the score is the cycle's.

    Whom it went to is the complaint's contact, and is erased with it.
    """

    __tablename__ = "satisfaction_questions"
    __table_args__ = (
        ForeignKeyConstraint(
            ("complaint_id", "cycle"), ("complaint_cycles.complaint_id", "complaint_cycles.number")
        ),
        CheckConstraint("channel IN ('sms', 'email')", name="channel_known"),
        # Nobody answers what they refuse to be asked.
        CheckConstraint("answered_at IS NULL OR refused_at IS NULL", name="answered_or_refused"),
        Index("ix_satisfaction_questions_asked", "asked_at"),
    )

    # One for each conclusion, whatever happens.
    complaint_id: Mapped[str] = mapped_column(primary_key=True)
    cycle: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    channel: Mapped[str] = mapped_column(CODE)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it, or refused to."""
        return self.answered_at is None and self.refused_at is None
