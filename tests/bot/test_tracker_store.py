"""The tracker store, on a real file, beside Rasa's own on the same file."""

from __future__ import annotations

import re
import sqlite3
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from sqlalchemy import inspect

from bot.tracker_store import RecentTrackerStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GUIDE = Path("docs/operations.md").read_text("utf-8")
DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [greet]
    slots: {name: {type: text, mappings: [{type: custom}]}}
    """
)


def turn(number: int) -> list[Event]:
    return [
        UserUttered(f"ı {number}", {"name": "greet"}, message_id=f"m{number}"),
        SlotSet("name", f"Ayşe {number}"),
        BotUttered("Merhaba", {"buttons": [{"title": "A", "payload": "/a"}]}),
        ActionExecuted("action_listen"),
    ]


@pytest.fixture
def open_store(tmp_path: Path) -> Iterator[Callable[[], RecentTrackerStore]]:
    """Open the file as another process would."""
    stores = []

    def _open() -> RecentTrackerStore:
        store = RecentTrackerStore(f"sqlite:///{tmp_path / 'rasa.db'}", domain=DOMAIN)
        stores.append(store)
        return store

    yield _open
    for store in stores:
        store.engine.dispose()


async def say(store: RecentTrackerStore, events: list[Event]) -> None:
    tracker = await store.get_or_create_tracker("s", append_action_listen=False)
    tracker.update_with_events(events, DOMAIN)
    await store.save(tracker)


async def texts(store: SQLTrackerStore) -> list[str | None]:
    tracker = await store.retrieve("s")
    assert tracker is not None
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def test_rasas_own_store_reads_the_same_conversation(
    open_store: Callable[[], RecentTrackerStore], tmp_path: Path
) -> None:
    store = open_store()
    for number in range(3):
        await say(store, turn(number))
    theirs = SQLTrackerStore(DOMAIN, host=f"sqlite:///{tmp_path / 'rasa.db'}")
    ours, read = await store.retrieve("s"), await theirs.retrieve("s")
    assert ours is not None
    assert read is not None
    assert list(read.events) == list(ours.events)
    assert read.current_slot_values() == ours.current_slot_values()
    assert await texts(theirs) == ["ı 0", "ı 1", "ı 2"]


async def test_what_another_process_stored_is_seen(
    open_store: Callable[[], RecentTrackerStore],
) -> None:
    one, two = open_store(), open_store()
    await say(one, turn(0))
    await say(two, turn(1))
    await say(one, turn(2))
    assert await texts(one) == await texts(two) == ["ı 0", "ı 1", "ı 2"]


async def test_a_conversation_that_has_not_begun_is_neither_read_nor_written(
    open_store: Callable[[], RecentTrackerStore],
) -> None:
    store = open_store()
    asked: list[str] = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    tracker = await store.get_or_create_tracker("s", append_action_listen=False)
    assert len(asked) == 1
    tracker.update_with_events(turn(0), DOMAIN)
    await store.save(tracker)
    assert await texts(store) == ["ı 0"]


async def test_what_a_failed_turn_added_is_forgotten(
    open_store: Callable[[], RecentTrackerStore],
) -> None:
    store = open_store()
    await say(store, turn(0))
    tracker = await store.retrieve("s")
    assert tracker is not None
    tracker.update(UserUttered("saklanmadı"), DOMAIN)
    assert await texts(store) == ["ı 0"]


async def test_a_new_session_leaves_the_old_one_behind(
    open_store: Callable[[], RecentTrackerStore],
) -> None:
    store = open_store()
    await say(store, turn(0))
    await say(store, [SessionStarted(), *turn(1)])
    assert await texts(store) == ["ı 1"]
    await say(store, turn(2))
    assert await texts(store) == await texts(open_store()) == ["ı 1", "ı 2"]


async def test_an_unknown_conversation_is_none(
    open_store: Callable[[], RecentTrackerStore],
) -> None:
    assert await open_store().retrieve("kim") is None


async def test_memory_is_bounded(open_store: Callable[[], RecentTrackerStore]) -> None:
    store = open_store()
    for number in range(300):
        tracker = await store.get_or_create_tracker(f"s{number}", append_action_listen=False)
        tracker.update(UserUttered("x"), DOMAIN)
        await store.save(tracker)
    assert len(store._kept) == 256


async def test_the_statement_of_the_operations_guide_forgets_a_conversation(
    open_store: Callable[[], RecentTrackerStore],
) -> None:
    told = re.search(r"`(DELETE FROM \w+ WHERE [^`]+ = '<id>')`", GUIDE)
    assert told
    store = open_store()
    await say(store, [ActionExecuted("action_session_start"), SessionStarted(), *turn(1)])
    with store.engine.begin() as connection:
        connection.exec_driver_sql(told.group(1).replace("<id>", "s"))
    assert await open_store().retrieve("s") is None
    with store.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608 - Rasa's
            assert "Ayşe" not in str(rows)


def test_processes_that_open_a_new_database_in_the_same_moment_wait_for_each_other(
    open_store: Callable[[], RecentTrackerStore], tmp_path: Path
) -> None:
    store = open_store()
    other = sqlite3.connect(tmp_path / "rasa.db", check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.1, other.rollback)
    done.start()

    with store.engine.connect() as connection:
        mode = connection.execute("PRAGMA journal_mode").scalar()

    assert mode == "wal"
    done.join()
    other.close()
