"""What was written about a complaint, by anyone."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.complaints.models.kinds import (
    CODE,
    ActorKind,
    Audience,
    EntryKind,
    one_of,
    staff_named,
)
from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base
from backend.staff.models import StaffMember  # noqa: TC001 - SQLAlchemy reads annotations


class ComplaintEntry(Base):
    """A text with its author. It is erased or left as it is, never rewritten (see `history`).

    An erased one stays as an empty row, so that what refers to it still leads somewhere.
    """

    __tablename__ = "complaint_entries"
    __table_args__ = (
        one_of("kind", EntryKind),
        one_of("author_kind", ActorKind),
        one_of("audience", Audience),
        staff_named("author_kind", "author_id"),
        # Erased is erased: no moment of erasure beside words that are still there.
        CheckConstraint("erased_at IS NULL OR text = ''", name="erased_is_empty"),
        # A note is a word within the house.
        CheckConstraint("kind <> 'note' OR audience = 'internal'", name="notes_stay_inside"),
    )

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), index=True)
    cycle: Mapped[int]
    kind: Mapped[str] = mapped_column(CODE)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    author_kind: Mapped[str] = mapped_column(CODE)
    author_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    audience: Mapped[str] = mapped_column(CODE)
    text: Mapped[str] = mapped_column(Text)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    author: Mapped[StaffMember | None] = relationship(lazy="raise")
