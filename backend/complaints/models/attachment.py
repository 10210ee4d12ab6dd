"""A file that somebody handed in."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import (
    CODE,
    ID_LENGTH,
    ActorKind,
    FileKind,
    new_id,
    one_of,
)
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base


class Attachment(Base):
    """A file, from the moment it is kept (`kit.file_store`).

    It belongs to an entry of a complaint, to a conversation, or to both. Until then it waits for
    the form that it came with to be sent anew (`attachments`).
    """

    __tablename__ = "attachments"
    __table_args__ = (
        one_of("author_kind", ActorKind),
        one_of("media_type", FileKind),
        CheckConstraint("size > 0", name="size_positive"),
        # Erased is erased: no name and no digest of what is gone.
        CheckConstraint(
            "erased_at IS NULL OR (name = '' AND sha256 = '' AND holder IS NULL)",
            name="erased_is_empty",
        ),
        # Whose it is, or for what it waits.
        CheckConstraint(
            "entry_id IS NOT NULL OR conversation_id IS NOT NULL OR holder IS NOT NULL"
            " OR erased_at IS NOT NULL",
            name="belongs_somewhere",
        ),
        # Sent twice with one form, it is one.
        Index("uq_attachments_holder", "holder", "sha256", unique=True),
        Index("ix_attachments_conversation_id", "conversation_id", "at"),
    )

    # In its address: nobody can guess it.
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_entries.id"), index=True)
    # Not a foreign key: conversations are kept for a shorter time than complaints.
    conversation_id: Mapped[str | None] = mapped_column(String(64))
    # Names, sealed, the form that it came with.
    holder: Mapped[str | None] = mapped_column(String(64))
    author_kind: Mapped[str] = mapped_column(CODE)
    # The file's name in the store: another than the id, which customers know.
    stored: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(CODE)
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
