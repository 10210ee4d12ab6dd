"""The tables of proving a mobile number: codes that were asked for, and browsers that gave one."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.proof_rules import TRIES
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

_LIVE = text("used_at IS NULL AND voided_at IS NULL")
_HAS_KEY = text("request_key IS NOT NULL")


class ProofCode(Base):
    """A code that was asked for. One of a number without complaints is stored too, never sent.

    So what follows (tries, limits, answers) is the same for numbers we know and for others.
    """

    __tablename__ = "proof_codes"
    __table_args__ = (
        CheckConstraint(f"tries_left BETWEEN 0 AND {TRIES}", name="tries_left_range"),
        # It proves once, and not after another took its place.
        CheckConstraint("used_at IS NULL OR voided_at IS NULL", name="used_or_voided"),
        # Whoever asks has one code that counts: the newest.
        Index(
            "uq_proof_codes_live",
            "asker",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index(
            "uq_proof_codes_request_key",
            "asker",
            "request_key",
            unique=True,
            sqlite_where=_HAS_KEY,
            postgresql_where=_HAS_KEY,
        ),
        Index("ix_proof_codes_phone", "phone", "created_at"),
    )

    id: Mapped[int] = mapped_column(
        # SQLite numbers rows by itself only where the type is INTEGER.
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    )
    # E.164, as it was typed: nobody has shown yet whose it is.
    phone: Mapped[str] = mapped_column(String(20))
    # Who asked, and alone may use it: `conversation:<id>` or `page:<hash of its token>`.
    asker: Mapped[str] = mapped_column(String(80))
    # HMAC of the code under a secret: six digits alone would be found in a copy of the database.
    code_hash: Mapped[str] = mapped_column(String(64))
    request_key: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tries_left: Mapped[int] = mapped_column(default=TRIES)
    # The last try: the same request again is answered the same and costs no further try.
    checked_key: Mapped[str | None] = mapped_column(String(200))
    checked_hash: Mapped[str | None] = mapped_column(String(64))
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ProofSession(Base):
    """A browser on which somebody has shown that a mobile number is theirs."""

    __tablename__ = "proof_sessions"

    # SHA-256 of the cookie's token: a copy of the database opens nobody's complaints.
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    phone: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
