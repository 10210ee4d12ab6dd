"""Views of the list of complaints that somebody keeps, for themselves or for a team."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE, ID_LENGTH, new_id
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

VIEW_NAME_LIMIT = 40


class SavedView(Base):
    """What the list is narrowed by, under a name: codes only, no words that were searched for."""

    __tablename__ = "saved_views"
    __table_args__ = (CheckConstraint("name <> ''", name="name_present"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    staff_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("staff.id"), index=True)
    # Whose it is besides: a team's, shared by a supervisor; none, its maker's alone.
    team: Mapped[str | None] = mapped_column(CODE, index=True)
    name: Mapped[str] = mapped_column(String(VIEW_NAME_LIMIT))
    query: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
