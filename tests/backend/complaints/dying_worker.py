"""A worker of its own process that tells what is due, and stops where it is to be killed.

`python -m tests.backend.complaints.dying_worker DATABASE_URL FOLDER MOMENT telling|told`: in the
midst of its transaction, or after it, before it gives its lease back. It says `held` when it is
there, and waits.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from backend import models
from backend.bootstrap import texts_of
from backend.complaints.due_notices import DueNotices
from backend.complaints.handling import ComplaintHandling
from backend.complaints.notices import nobody_chats
from backend.kit.clock import FixedClock
from backend.kit.database import Base, Database
from backend.kit.jobs import JobRunner
from backend.kit.live import Live
from backend.kit.settings import Environment, Settings
from backend.kit.work import Works

assert models.metadata is Base.metadata


async def _stop_here(*_: object) -> None:
    sys.stdout.write("held\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


async def _work(url: str, folder: str, moment: str, where: str) -> None:
    clock = FixedClock(datetime.fromisoformat(moment))
    settings = Settings(env=Environment.TEST, state_dir=Path(folder), database_url=url)
    works = Works(Database(url), clock, Live({}))
    in_chat = _stop_here if where == "telling" else nobody_chats
    handling = ComplaintHandling(clock, settings, texts_of(settings), in_chat)
    notices = DueNotices(works, handling)

    async def run() -> int:
        done = await notices.run()
        await _stop_here()
        return done

    job = replace(notices.job(), run=run)
    await JobRunner(works, [job]).run_once(job)


if __name__ == "__main__":
    asyncio.run(_work(*sys.argv[1:]))
