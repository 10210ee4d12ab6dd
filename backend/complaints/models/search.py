"""What complaints are found by: their words folded, and what somebody searched for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import DDL, BigInteger, ForeignKey, Integer, String, Table, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.models.kinds import ID_LENGTH
from backend.kit.columns import UtcDateTime
from backend.kit.database import Base

WORDS = "complaint_search_fts"
INDEX = "ix_complaint_search_text"

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_OF_ONE_MOMENT = 21
SHIFT = 47
"""By so many bits a place is shifted to name its stretch: some nineteen hours of registrations."""


def place_of(registered_at: datetime, within: int) -> int:
    """Return the place of a complaint among all, by when it was registered: later is higher.

    `within` tells those of one millisecond apart.
    """
    milliseconds = (registered_at - _EPOCH) // timedelta(milliseconds=1)
    return milliseconds << _OF_ONE_MOMENT | within & ((1 << _OF_ONE_MOMENT) - 1)


def beside(place: int, within: int) -> int:
    """Return another place of the same millisecond."""
    return place >> _OF_ONE_MOMENT << _OF_ONE_MOMENT | within & ((1 << _OF_ONE_MOMENT) - 1)


_FORGET = f"INSERT INTO {WORDS} ({WORDS}, rowid, text) VALUES ('delete', old.id, old.text);"  # noqa: S608
_LEARN = f"INSERT INTO {WORDS} (rowid, text) VALUES (new.id, new.text);"  # noqa: S608

# Parts of words are found by their trigrams, on either database. On SQLite the index is a table of
# its own over the texts, which triggers keep alike; it gives what it finds in the order of `id`.
# PostgreSQL's gives no order: it is asked for one stretch of `id` after the other.
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
    "CREATE EXTENSION IF NOT EXISTS btree_gin",
    f"CREATE INDEX {INDEX} ON complaint_search USING gin ((id >> {SHIFT}), text gin_trgm_ops)",
)


class ComplaintSearch(Base):
    """Everything a complaint may be searched by, folded (see `finding`).

    `id` is its place by the time of its registration (`place_of`): the order of what is found.
    """

    __tablename__ = "complaint_search"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
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
