"""How often a complaint was taken up, and what came of it each time."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.complaints.models.entry import (
    ComplaintEntry,  # noqa: TC001 - SQLAlchemy reads annotations
)
from backend.complaints.models.kinds import CODE, one_of
from backend.complaints.states import Outcome
from backend.kit.database import Base, UtcDateTime


class ComplaintCycle(Base):
    """From opening a complaint to its result; reopening begins the next. Figures are per cycle."""

    __tablename__ = "complaint_cycles"
    __table_args__ = (
        one_of("outcome", Outcome),
        CheckConstraint("number >= 1", name="counts_from_one"),
        CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction_range"),
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
    # What the customer was answered: an entry, so that it can be erased.
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_entries.id"))
    satisfaction: Mapped[int | None]

    answer: Mapped[ComplaintEntry | None] = relationship(lazy="raise")


def opened(number: int, at: datetime) -> ComplaintCycle:
    """Return a cycle that opens at `at` and has no answer yet, which is known without asking."""
    return ComplaintCycle(number=number, opened_at=at, answer=None)
