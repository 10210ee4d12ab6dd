"""When people of the house answer, as supervisors have it: weeks from a day on, and single days."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

DAY_NAME_LIMIT = 60


class OpeningWeek(Base):
    """The hours of each day of the week, from a day on until the next of these."""

    __tablename__ = "opening_weeks"

    valid_from: Mapped[date] = mapped_column(primary_key=True)
    # By the day of the week (1 is Monday) from which minute to which; a day that is absent is off.
    hours: Mapped[dict[str, list[int]]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))


class OpeningDay(Base):
    """A day that is not as its weekday: a holiday, or hours of its own."""

    __tablename__ = "opening_days"
    __table_args__ = (
        CheckConstraint("(opens IS NULL) = (closes IS NULL)", name="whole_or_off"),
        CheckConstraint("opens < closes", name="opens_first"),
    )

    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(DAY_NAME_LIMIT))
    # Minutes of the day; none: nobody answers.
    opens: Mapped[int | None]
    closes: Mapped[int | None]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
