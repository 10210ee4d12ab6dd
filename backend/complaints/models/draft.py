"""What somebody of the house is writing in a form of a complaint's page."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import CODE
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class ComplaintDraft(Base):
    """The fields of one form, by name (`complaints.drafts`)."""

    __tablename__ = "complaint_drafts"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), primary_key=True)
    # Which form it is.
    kind: Mapped[str] = mapped_column(CODE, primary_key=True)
    fields: Mapped[dict[str, str]] = mapped_column(JSON)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
