"""A worker that is killed in the midst of sending loses nothing, and repeats nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.notifications.dispatch import SMS_AT_ONCE
from bench.kills import measure

if TYPE_CHECKING:
    from pathlib import Path


SOON = {"YARDIM_OUTBOX_LEASE_SECONDS": "10", "YARDIM_OUTBOX_RECEIPT_SECONDS": "20"}


async def test_what_a_killed_worker_was_sending_is_sent_once(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'yardim.db'}"
    done = await measure(tmp_path, notices=100, kills=3, database_url=url, settings=SOON)
    assert (done.lost, done.duplicates) == (0, 0)
    # What had not been handed over yet is sent after all.
    assert done.uncertain <= done.kills * SMS_AT_ONCE
