"""A worker that dies while it has the lease of the notices: another takes over, nothing twice."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.bootstrap import texts_of
from backend.complaints.contact import Contact
from backend.complaints.due_notices import DueNotices
from backend.complaints.handling import ComplaintHandling
from backend.complaints.models import Channel, ComplaintEntry, EntryKind
from backend.complaints.notices import nobody_chats
from backend.kit.clock import ISTANBUL
from backend.kit.jobs import JobRunner, JobState
from backend.notifications.models import OutboxMessage
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Pool

pytestmark = pytest.mark.both_databases

ROOT = Path(__file__).parents[3]
PHONES = [f"+9053212345{number:02}" for number in range(3)]
# Every first notice is due, and nobody is late with any.
AT_THREE = datetime(2026, 11, 23, 15, 0, tzinfo=ISTANBUL)


async def die(database_url: str, folder: Path, where: str) -> None:
    """Have a worker begin to tell, and kill it where it stands."""
    module = "tests.backend.complaints.dying_worker"
    command = [sys.executable, "-m", module, database_url, str(folder)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("YARDIM_")}
    process = await asyncio.create_subprocess_exec(
        *command,
        AT_THREE.isoformat(),
        where,
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        while line and line.strip() != b"held":  # what is logged comes by the same way
            line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        assert line.strip() == b"held"
    finally:
        process.kill()
        await process.wait()


async def told(works: Works) -> tuple[list[str], int]:
    """Return to whom messages go, and how many notices stand in the complaints."""
    async with works.reading() as session:
        sent = await session.scalars(select(OutboxMessage.recipient).order_by(OutboxMessage.id))
        kinds = (await session.scalars(select(ComplaintEntry.kind))).all()
        return sorted(sent), kinds.count(EntryKind.NOTICE)


@pytest.mark.parametrize(("where", "already"), [("telling", 0), ("told", 3)])
async def test_another_takes_over_after_its_lease_and_tells_each_customer_once(  # noqa: PLR0913 - on what, and where it dies
    pool: Pool,
    works: Works,
    clock: FixedClock,
    settings: Settings,
    *,
    database_url: str,
    tmp_path: Path,
    where: str,
    already: int,
) -> None:
    for number, phone in enumerate(PHONES):
        chat = {"channel": Channel.WEB_CHAT, "conversation_id": f"chat {number}"}
        await pool.register(contact=Contact(phone=phone), **chat)
    await die(database_url, tmp_path, where)

    handling = ComplaintHandling(clock, settings, texts_of(settings), nobody_chats)
    job = DueNotices(works, handling).job()
    assert job.lease is not None
    other = JobRunner(works, [job])
    assert await told(works) == (PHONES[:already], already)

    # The dead one has it: nobody can know that it is dead.
    clock.set(AT_THREE + job.lease - timedelta(seconds=1))
    async with works.reading() as session:
        assert (await session.get_one(JobState, job.name)).lease_until == AT_THREE + job.lease
    assert await other.run_once(job) == 0
    assert await told(works) == (PHONES[:already], already)

    clock.set(AT_THREE + job.lease + timedelta(seconds=1))
    assert await other.run_once(job) == len(PHONES) - already
    assert await other.run_once(job) == 0
    assert await told(works) == (PHONES, len(PHONES))
    assert other.failing == []
    async with works.reading() as session:
        assert (await session.get_one(JobState, job.name)).lease_owner is None
