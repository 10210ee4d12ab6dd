"""Work on many complaints at once: what is to be done, to which, and what became of each."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE, ID_LENGTH, new_id, one_of
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class BulkChange(StrEnum):
    """What can be done to many at once."""

    ASSIGN = "assign"
    TOPIC = "topic"


class BulkState(StrEnum):
    """Where it stands: shown, confirmed and under way, or over."""

    PREPARED = "prepared"
    RUNNING = "running"
    DONE = "done"


class BulkOrder(Base):
    """What somebody wants done to many complaints, under an id that only they can use."""

    __tablename__ = "bulk_orders"
    __table_args__ = (one_of("change", BulkChange), one_of("state", BulkState))

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    staff_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("staff.id"))
    change: Mapped[str] = mapped_column(CODE)
    # To whom, or which topic; empty is as it is, of a person `nobody` takes it from everybody.
    team: Mapped[str] = mapped_column(CODE)
    person: Mapped[str] = mapped_column(CODE)
    topic: Mapped[str] = mapped_column(CODE)
    state: Mapped[str] = mapped_column(CODE, index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class BulkItem(Base):
    """One complaint of a bulk order, as it was when it was shown."""

    __tablename__ = "bulk_items"

    bulk_id: Mapped[str] = mapped_column(
        ForeignKey("bulk_orders.id", ondelete="CASCADE"), primary_key=True
    )
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), primary_key=True)
    # The last event that had happened to it.
    seen: Mapped[int]
    # None until it was tried; then `done`, or the code of what was in the way.
    result: Mapped[str | None] = mapped_column(CODE)
