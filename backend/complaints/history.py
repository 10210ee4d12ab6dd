"""What triggers refuse, on either database, whoever writes.

The history of a complaint is never rewritten, nor are its entries: one of those may be erased, its
text emptied and the moment noted, once and for good. Tests compare with what migrations made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from backend.complaints.models import ComplaintEntry, ComplaintEvent
from backend.kit.guards import (
    append_only,
    guard,
    on_postgresql,
    on_sqlite,
    refusal_on_postgresql,
)

if TYPE_CHECKING:
    from sqlalchemy import Table

_ENTRIES = "complaint_entries may only be erased"
_KEPT = ("id", "complaint_id", "cycle", "kind", "at", "author_kind", "author_id", "audience")


def _erases(same: str) -> str:
    """Return the condition under which an update of an entry is its erasure, and nothing else."""
    kept = " AND ".join(f"NEW.{column} {same} OLD.{column}" for column in _KEPT)
    return f"OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.text = '' AND {kept}"


EVENTS_ON_SQLITE, EVENTS_ON_POSTGRESQL = append_only("complaint_events")
ENTRIES_ON_SQLITE = (
    on_sqlite("complaint_entries", "UPDATE", _ENTRIES, _erases("IS")),
    on_sqlite("complaint_entries", "DELETE", _ENTRIES),
)
ENTRIES_ON_POSTGRESQL = (
    refusal_on_postgresql("complaint_entries", _ENTRIES),
    on_postgresql("complaint_entries", "no_update", "UPDATE", _erases("IS NOT DISTINCT FROM")),
    on_postgresql("complaint_entries", "no_delete", "DELETE"),
)


guard(cast("Table", ComplaintEvent.__table__), EVENTS_ON_SQLITE, EVENTS_ON_POSTGRESQL)
guard(cast("Table", ComplaintEntry.__table__), ENTRIES_ON_SQLITE, ENTRIES_ON_POSTGRESQL)
