"""How often a complaint was taken up, and what came of it each time."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.complaints.models.entry import (
    ComplaintEntry,  # noqa: TC001 - SQLAlchemy reads annotations
)
from backend.complaints.models.kinds import CODE, one_of
from backend.complaints.states import InvalidReason, Outcome
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

_CLOSING, _ASKING = text("closes_at IS NOT NULL"), text("ask_at IS NOT NULL")


class ComplaintCycle(Base):
    """From opening a complaint to its result; reopening begins the next. Figures are per cycle."""

    __tablename__ = "complaint_cycles"
    __table_args__ = (
        one_of("outcome", Outcome),
        one_of("invalid_reason", InvalidReason),
        # What is no valid complaint says why, and nothing else does.
        CheckConstraint(
            "(COALESCE(outcome, '') = 'invalid') = (invalid_reason IS NOT NULL)",
            name="invalid_says_why",
        ),
        CheckConstraint("number >= 1", name="counts_from_one"),
        CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction_range"),
        # Only what was concluded closes by itself.
        CheckConstraint(
            "closes_at IS NULL OR resolved_at IS NOT NULL", name="closes_once_resolved"
        ),
        # The worker's question: which conclusions has nobody contested for long enough?
        Index(
            "ix_complaint_cycles_closing",
            "closes_at",
            sqlite_where=_CLOSING,
            postgresql_where=_CLOSING,
        ),
        # The worker's other question: whose customers are to be asked by now?
        Index(
            "ix_complaint_cycles_asking", "ask_at", sqlite_where=_ASKING, postgresql_where=_ASKING
        ),
        # What is not resolved has no result, and nobody can be asked how they like it.
        CheckConstraint(
            "resolved_at IS NOT NULL"
            " OR (outcome IS NULL AND answer_id IS NULL AND satisfaction IS NULL)",
            name="results_once_resolved",
        ),
    )

    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # The first opens when the customer made contact, the others when they came back.
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[str | None] = mapped_column(CODE)
    # Why it is no valid complaint, where that is the outcome.
    invalid_reason: Mapped[str | None] = mapped_column(CODE)
    # What the customer was answered: an entry, so that it can be erased.
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_entries.id"))
    satisfaction: Mapped[int | None]
    # When its customer is to be asked how satisfied they are; empty once asked, or not to be.
    ask_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When it closes by itself; empty once it is closed or reopened.
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    answer: Mapped[ComplaintEntry | None] = relationship(lazy="raise")


def opened(number: int, at: datetime) -> ComplaintCycle:
    """Return a cycle that opens at `at` and has no answer yet, which is known without asking."""
    return ComplaintCycle(number=number, opened_at=at, answer=None)
