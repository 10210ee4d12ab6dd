"""The worker with much that is due at once: what it takes to tell it and to send it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints.models import ComplaintClock
from bench.figures import Target
from bench.pool_databases import one_by_one, opened
from bench.stack import ROOT, settings_for
from tools.ports import keep_port

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from backend.bootstrap import Container

DUE = 10_000
_SOON = timedelta(days=2)
_MOST_SECONDS = 20.0


@dataclass(frozen=True)
class Tick:
    """What a pass of the worker did with what had become due, by ticks until nothing was left."""

    due: int
    seconds: float
    # Seconds of processor time, starting the processes included; a database server's own are not.
    processor: float
    # The largest that a process was, in MiB.
    memory: float


@dataclass(frozen=True)
class Ticks:
    """What the worker did in pools of one database, by their sizes."""

    database: str
    by_size: dict[int, Tick]

    def lines(self) -> list[str]:
        """Return what is shown of it."""
        return [
            f"  ticks at {size:,}, {self.database}: {tick.due} due in {tick.seconds} s "
            f"({tick.processor} s of processor), {tick.memory} MiB"
            for size, tick in sorted(self.by_size.items())
        ]

    def targets(self) -> list[Target]:
        """Return what was asked for."""
        tick = self.by_size[max(self.by_size)]
        per_due = tick.seconds / max(tick.due, 1) * DUE
        return [Target(f"{self.database}: s for 10⁴ due", per_due, _MOST_SECONDS, "at most")]


async def measure(folder: Path, size: int, stories: int) -> dict[str, Ticks]:
    """Measure it alone, on the databases of `pool.measure`, in pools of `size`.

    Raises:
        StartError: a pool cannot be generated.

    """
    found: dict[str, Ticks] = {}
    async for pool in one_by_one(folder, size, stories):
        async with opened(pool.settings, pool.moment) as container:
            due = await when_due(container)
        tick = ticks(pool.where, pool.settings.database_url, *due)
        found[pool.database] = Ticks(pool.database, {size: tick})
    return found


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
    environment = settings_for(where, keep_port()) | {"YARDIM_DATABASE_URL": url}
    command = [sys.executable, "-m", "backend", "tick", "--now", now.isoformat()]
    began, processor, memory, told = time.perf_counter(), 0.0, 0.0, 0
    while True:
        log = where / "tick.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.DEVNULL
            )
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0  # it was waited for here, for what it used
        processor += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss / 1024)
        lines = log.read_text("utf-8").splitlines()
        done = dict(line.split(": ", 1) for line in lines if ": " in line)
        told += int(done.get("notices", 0))
        if told >= due or not int(done.get("notices", 0)):
            seconds = round(time.perf_counter() - began, 1)
            return Tick(told, seconds, round(processor, 1), round(memory, 1))
