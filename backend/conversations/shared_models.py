"""What people of the house share to work with: ready replies and macros."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models import new_id
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

MACRO_NAME_LIMIT = 60


class CannedReply(Base):
    """A reply that is said again and again, worded by house, team or somebody (`canned`)."""

    __tablename__ = "canned_replies"
    __table_args__ = (
        CheckConstraint("scope IN ('house', 'team', 'own')", name="scope_known"),
        # The house's is nobody's in particular, and nothing else is.
        CheckConstraint("(scope = 'house') = (owner = '')", name="owner_named"),
    )

    scope: Mapped[str] = mapped_column(String(8), primary_key=True)
    # A team's code, or the id of whose own it is.
    owner: Mapped[str] = mapped_column(String(40), primary_key=True)
    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    title: Mapped[str] = mapped_column(String(60))
    # Empty: one that came with the product and is not offered any more.
    text: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))


class Macro(Base):
    """Acts on a complaint that are done in one go, as the house or a team has them (`macros`)."""

    __tablename__ = "macros"
    __table_args__ = (
        CheckConstraint("scope IN ('house', 'team')", name="scope_known"),
        CheckConstraint("(scope = 'house') = (owner = '')", name="owner_named"),
        CheckConstraint("name <> ''", name="name_present"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    scope: Mapped[str] = mapped_column(String(8))
    # A team's code.
    owner: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(MACRO_NAME_LIMIT))
    # What is chosen of each act, by the names of the form's fields (`macro_acts`).
    acts: Mapped[dict[str, str]] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
