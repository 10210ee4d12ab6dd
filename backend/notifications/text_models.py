"""The table of texts as supervisors have worded them; the files are what holds before any row."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import cast

from sqlalchemy import ForeignKey, Index, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base
from backend.kit.guards import append_only, guard


class TextVersion(Base):
    """One wording of a text for one way, from a moment on; rows are only added."""

    __tablename__ = "text_versions"
    __table_args__ = (Index("ix_text_versions_name_way", "name", "way", "id"),)

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(40))
    way: Mapped[str] = mapped_column(String(8))
    # None: as the file has it.
    content: Mapped[str | None] = mapped_column(Text)
    valid_from: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Named, not mapped: who works here lies above this layer.
    changed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))


VERSIONS_ON_SQLITE, VERSIONS_ON_POSTGRESQL = append_only("text_versions")
guard(cast("Table", TextVersion.__table__), VERSIONS_ON_SQLITE, VERSIONS_ON_POSTGRESQL)
