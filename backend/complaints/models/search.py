"""What complaints are found by: their words folded, and what somebody searched for."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations

from sqlalchemy import DDL, ForeignKey, String, Table, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import ID_LENGTH
from backend.kit.database import SERIAL, Base, UtcDateTime

WORDS = "complaint_search_fts"
INDEX = "ix_complaint_search_text"
_FORGET = f"INSERT INTO {WORDS} ({WORDS}, rowid, text) VALUES ('delete', old.id, old.text);"  # noqa: S608
_LEARN = f"INSERT INTO {WORDS} (rowid, text) VALUES (new.id, new.text);"  # noqa: S608

# Parts of words are found by their trigrams, on either database. On SQLite the index is a table of
# its own over the texts, which triggers keep alike.
ON_SQLITE = (
    (
        f"CREATE VIRTUAL TABLE {WORDS} USING fts5"
        "(text, content='complaint_search', content_rowid='id', tokenize='trigram')"
    ),
    f"CREATE TRIGGER complaint_search_added AFTER INSERT ON complaint_search BEGIN {_LEARN} END",
    f"CREATE TRIGGER complaint_search_gone AFTER DELETE ON complaint_search BEGIN {_FORGET} END",
    (
        "CREATE TRIGGER complaint_search_changed AFTER UPDATE ON complaint_search"
        f" BEGIN {_FORGET} {_LEARN} END"
    ),
)
ON_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE INDEX {INDEX} ON complaint_search USING gin (text gin_trgm_ops)",
)


class ComplaintSearch(Base):
    """Everything a complaint may be searched by, folded (see `finding`)."""

    __tablename__ = "complaint_search"

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    complaint_id: Mapped[str] = mapped_column(ForeignKey("complaints.id"), unique=True)
    text: Mapped[str] = mapped_column(Text)


class KeptSearch(Base):
    """What somebody searches for, under a name that may stand in an address: the words may not."""

    __tablename__ = "kept_searches"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    staff_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("staff.id"))
    words: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def _create(table: Table) -> None:
    for dialect, statements in (("sqlite", ON_SQLITE), ("postgresql", ON_POSTGRESQL)):
        for statement in statements:
            ddl = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


_create(Base.metadata.tables["complaint_search"])


def is_in_a_model(name: str | None, kind: str, _parents: object) -> bool:
    """Whether migrations compare a table or an index with the models: not what is made by hand."""
    made = name is not None and (name.startswith(WORDS) or name == INDEX)
    return not (made and kind in {"table", "index"})
