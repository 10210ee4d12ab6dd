"""The table of work that others took from somebody."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base
from backend.staff.models import STAFF_ID


class WorkTaken(Base):
    """Work of somebody that another gave on: they are told until they have read it."""

    __tablename__ = "work_taken"
    __table_args__ = (Index("ix_work_taken_staff_id", "staff_id", "seen_at"),)

    id: Mapped[int] = mapped_column(
        # SQLite numbers rows by itself only where the type is INTEGER.
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    )
    staff_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"))
    by_id: Mapped[str] = mapped_column(STAFF_ID, ForeignKey("staff.id"))
    # None: nobody; it waits for whoever takes it.
    to_id: Mapped[str | None] = mapped_column(STAFF_ID, ForeignKey("staff.id"))
    conversations: Mapped[int]
    complaints: Mapped[int]
    calls: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
