"""The worker with much that is due at once, and customers who write while a report is made."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from backend.complaints.models import ComplaintClock
from backend.conversations.models import Conversation
from backend.conversations.receiving import Inbound, receive
from backend.conversations.sessions import hash_session, open_session
from backend.kit.work import Work
from bench import pool_questions
from bench.figures import spread
from bench.processes import free_port
from bench.stack import ROOT, settings_for

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from backend.bootstrap import Container

DUE = 10_000
_LEASE = timedelta(seconds=20)
_SECONDS, _PAUSE = 3.0, 0.01
_SOON = timedelta(days=2)


@dataclass(frozen=True)
class Tick:
    """What a pass of the worker did with what had become due, by ticks until nothing was left."""

    due: int
    seconds: float
    # The largest that a process was, in MiB.
    memory: float


async def messages(container: Container) -> float:
    """Return the 95th percentile of the milliseconds in which a customer's message is stored.

    The loop that answers customers does it: what holds that up holds up everybody.
    """
    async with container.works.begin() as work:
        token = await open_session(work.session, work.now)
        await work.session.flush()
        query = select(Conversation.id).where(Conversation.session_hash == hash_session(token))
        conversation = (await work.session.scalars(query)).one()
    taken: list[float] = []
    ends = time.perf_counter() + _SECONDS
    while time.perf_counter() < ends:
        began = time.perf_counter()
        async with container.database.transaction() as session:
            # Nobody is woken: an assistant is not what is measured.
            work = Work(session, container.clock.now())
            await receive(work, conversation, Inbound(uuid4().hex, "internetim yok"), _LEASE)
        taken.append(time.perf_counter() - began)
        await asyncio.sleep(_PAUSE)
    return spread(taken).p95


async def messages_beside_report(container: Container) -> float:
    """Return the same while one report after the other is made in the same process."""

    async def reports() -> None:
        while True:
            await pool_questions.report(container)

    running = asyncio.create_task(reports())
    try:
        return await messages(container)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def when_due(container: Container) -> tuple[datetime, int]:
    """Return the moment at which `DUE` customers are to be told something, and how many these are.

    Not later than in some days, when more would have happened than that.
    """
    to_tell = ComplaintClock.notice_at.is_not(None)
    query = select(ComplaintClock.notice_at).where(to_tell).order_by(ComplaintClock.notice_at)
    async with container.works.reading() as session:
        found = await session.scalars(query.limit(DUE))
    moments = [each for each in found if each is not None]
    now = min([container.clock.now() + _SOON, *moments[-1:]])
    return now, sum(each <= now for each in moments)


def ticks(where: Path, url: str, now: datetime, due: int) -> Tick:
    """Let the worker pass as at a moment, until it has told what was due then."""
    environment = settings_for(where, free_port()) | {"YARDIM_DATABASE_URL": url}
    command = [sys.executable, "-m", "backend", "tick", "--now", now.isoformat()]
    began, memory, told = time.perf_counter(), 0.0, 0
    while True:
        log = where / "tick.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.DEVNULL
            )
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0  # it was waited for here, for what it used
        memory = max(memory, used.ru_maxrss / 1024)
        lines = log.read_text("utf-8").splitlines()
        done = dict(line.split(": ", 1) for line in lines if ": " in line)
        told += int(done.get("notices", 0))
        if told >= due or not int(done.get("notices", 0)):
            return Tick(told, round(time.perf_counter() - began, 1), round(memory, 1))
