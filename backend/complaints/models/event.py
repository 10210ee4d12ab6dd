"""What happened to a complaint."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.complaints.models.entry import ComplaintEntry  # noqa: TC001 - SQLAlchemy reads annotations
from backend.complaints.models.kinds import CODE, ActorKind, Reason, one_of, staff_named
from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base
from backend.staff.models import StaffMember  # noqa: TC001 - SQLAlchemy reads annotations


class ComplaintEvent(Base):
    """What happened, when, by whom and why. Rows are never changed (see `history`).

    They hold codes and ids. What was written with it is the event's entry, which can be erased.
    """

    __tablename__ = "complaint_events"
    __table_args__ = (
        one_of("actor_kind", ActorKind),
        one_of("reason", Reason),
        staff_named("actor_kind", "actor_id"),
    )

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), index=True)
    cycle: Mapped[int]
    kind: Mapped[str] = mapped_column(CODE)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_kind: Mapped[str] = mapped_column(CODE)
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    from_state: Mapped[str | None] = mapped_column(CODE)
    to_state: Mapped[str | None] = mapped_column(CODE)
    reason: Mapped[str | None] = mapped_column(CODE)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_entries.id"))
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    actor: Mapped[StaffMember | None] = relationship(lazy="raise")
    entry: Mapped[ComplaintEntry | None] = relationship(lazy="raise")
