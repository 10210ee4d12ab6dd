"""Rasa's SQL tracker store, with one connection kept open and recent trackers kept in memory.

Rasa's own opens a connection per call on SQLite, reads and rebuilds the whole conversation for
every message, and counts what is stored before it appends: measured here, 9 ms of processor time a
turn, more than everything else in the turn together. The rows are exactly Rasa's, so its commands
and exports go on working.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import SessionStarted
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

_MOST_KEPT = 256
# Built once: SQLAlchemy would compose each statement anew, which costs more than asking it.
_EVENTS = SQLTrackerStore.SQLEvent.__table__
_NEWEST_ID = sa.select([sa.func.max(_EVENTS.c.id)]).where(
    _EVENTS.c.sender_id == sa.bindparam("sender_id")
)
_APPEND = sa.insert(_EVENTS)
_BUSY_SECONDS = 5
_BUSY_PAUSE_SECONDS = 0.02


@dataclass(frozen=True)
class _Kept:
    """A tracker as it was stored, and how to tell whether it still is what is stored."""

    tracker: DialogueStateTracker
    events: int
    newest_id: int
    domain: Domain


class RecentTrackerStore(SQLTrackerStore):
    """Stores events as Rasa does, and remembers the trackers it stored last."""

    engine: Any

    def __init__(self, host: str, **kwargs: Any) -> None:
        """Open the database at `host`, an SQLAlchemy address such as `sqlite:///var/rasa.db`."""
        super().__init__(host=host, **kwargs)
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        if self.engine.dialect.name == "sqlite":
            self.engine.dispose()
            self.engine = _sqlite_engine(host)
            self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation's tracker, from memory if it is still what is stored."""
        kept = self._kept.get(sender_id)
        if kept is not None and self._is_current(kept):
            self._kept.move_to_end(sender_id)
            return kept.tracker
        self._kept.pop(sender_id, None)
        with self.engine.connect() as connection:
            newest_id = self._newest_id(connection, sender_id)
        tracker = await super().retrieve(sender_id) if newest_id else None
        if tracker is not None:
            self._keep(tracker, newest_id)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the events that are not stored yet."""
        kept = self._kept.pop(tracker.sender_id, None)
        if not tracker.events:
            self._keep(tracker, 0)  # Rasa saves a conversation that has not begun
            return
        if kept is None or kept.tracker is not tracker:
            await super().save(tracker)
            with self.engine.connect() as connection:
                self._keep(tracker, self._newest_id(connection, tracker.sender_id))
            return
        await self.stream_events(tracker)
        rows = [
            _row(tracker.sender_id, event.as_dict())
            for event in islice(tracker.events, kept.events, None)
        ]
        newest_id = kept.newest_id
        if rows:
            with self.engine.begin() as connection:
                connection.execute(_APPEND, rows)
                newest_id = self._newest_id(connection, tracker.sender_id)
        if kept.events and any(row["type_name"] == SessionStarted.type_name for row in rows):
            return  # read it anew next time: only the events of the newest session are wanted
        self._keep(tracker, newest_id)

    def _is_current(self, kept: _Kept) -> bool:
        # A turn that failed has added events that were never stored; another process may have
        # stored more; a new model may have other slots.
        if len(kept.tracker.events) != kept.events or kept.domain is not self.domain:
            return False
        with self.engine.connect() as connection:
            return self._newest_id(connection, kept.tracker.sender_id) == kept.newest_id

    def _newest_id(self, connection: Any, sender_id: str) -> int:
        return int(connection.execute(_NEWEST_ID, {"sender_id": sender_id}).scalar() or 0)

    def _keep(self, tracker: DialogueStateTracker, newest_id: int) -> None:
        self._kept[tracker.sender_id] = _Kept(tracker, len(tracker.events), newest_id, self.domain)
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)


def _row(sender_id: str, data: dict[str, Any]) -> dict[str, Any]:
    intent = (data.get("parse_data") or {}).get("intent") or {}
    return {
        "sender_id": sender_id,
        "type_name": data["event"],
        "timestamp": data.get("timestamp"),
        "intent_name": intent.get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _sqlite_engine(url: str) -> Any:
    engine = sa.create_engine(
        url,
        poolclass=QueuePool,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        _write_ahead(cursor)
        # A crash of the process loses nothing; a power cut may lose the newest turns of the
        # dialogue, never of the conversation: that is stored by the backend, synchronously.
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    return engine


def _write_ahead(cursor: Any) -> None:
    """Let readers and the writer go on side by side; the file remembers it.

    SQLite does not wait for a lock here, whatever its timeout, and Rasa's processes open a new
    database in the same moment.
    """
    ends = time.monotonic() + _BUSY_SECONDS
    while not _is_written_ahead(cursor):
        if time.monotonic() > ends:
            msg = "the database of the dialogues is locked by another process"
            raise TimeoutError(msg)
        time.sleep(_BUSY_PAUSE_SECONDS)


def _is_written_ahead(cursor: Any) -> bool:
    with suppress(sqlite3.OperationalError):  # locked
        cursor.execute("PRAGMA journal_mode=WAL")
        return True
    return False
