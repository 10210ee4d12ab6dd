"""A worker that is killed in the midst of sending loses nothing, and repeats little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.notifications.dispatch import AT_ONCE
from bench.kills import measure

if TYPE_CHECKING:
    from pathlib import Path


async def test_what_a_killed_worker_was_sending_is_sent_and_each_repeat_is_counted(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'yardim.db'}"
    done = await measure(tmp_path, notices=100, kills=3, database_url=url)
    assert done.lost == 0
    # Whoever was told twice is among those of whom the outbox says that it may be.
    assert done.duplicates <= done.uncertain <= done.kills * AT_ONCE
