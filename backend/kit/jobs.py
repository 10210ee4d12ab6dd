"""Jobs: what must happen without anybody asking, each at its own pace and in its own task.

A feature declares its jobs; the worker runs them. One that raises is logged, counted in the table
`jobs`, where `/readyz` and `/metrics` find it, and tried again; it stops no other.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import structlog
from sqlalchemy import String, case, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base, insert_once
from backend.kit.errors import UnavailableError
from backend.kit.parking import told

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Works

_log = structlog.get_logger(__name__)
_MOST_BACKOFF_SECONDS = 60.0
# A run is noted so often; at each run it would be a write a second and job.
NOTED_EVERY = timedelta(seconds=15)


@dataclass(frozen=True)
class Job:
    """Something to be done again and again.

    `run` keeps its own units of work short and returns how many things it did. `lease` is how long
    one worker may take, when only one at a time may run it; None where its items have leases of
    their own, and several workers may share the work. A run that takes up a part of what is due is
    followed at once by another (`goes_on`), until one does nothing.
    """

    name: str
    every: timedelta
    run: Callable[[], Awaitable[int]]
    lease: timedelta | None = None
    goes_on: bool = False


class JobState(Base):
    """How a job fares, whichever worker runs it."""

    __tablename__ = "jobs"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    lease_owner: Mapped[str | None] = mapped_column(String(32))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When it was last run to its end.
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # How often in a row it failed, since when, by what; and how often ever.
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None] = mapped_column(String(200))
    failed: Mapped[int] = mapped_column(default=0)


class JobRunner:
    """Runs jobs in one process."""

    def __init__(self, works: Works, jobs: Sequence[Job]) -> None:
        """Run nothing yet."""
        self._works = works
        self._jobs = jobs
        self._self = uuid4().hex
        # By name: how often in a row a job failed here, and when its state was last written.
        self._failures: dict[str, int] = {}
        self._noted: dict[str, datetime] = {}
        # Whose rows are there: none is ever taken away.
        self._added: set[str] = set()

    @property
    def failing(self) -> list[str]:
        """The jobs whose last run failed."""
        return [job.name for job in self._jobs if self._failures.get(job.name)]

    async def run_all(self) -> dict[str, int]:
        """Do everything that is due at this moment, in order; return how much each job did.

        Each job runs once, and those that go on until none of them does anything: what one does may
        give another something to do.
        """
        done = {job.name: await self.run_once(job) for job in self._jobs}
        going_on = [job for job in self._jobs if job.goes_on]
        did = sum(done[job.name] for job in going_on)
        while did:
            more = {job.name: await self._run_out(job) for job in going_on}
            did = sum(more.values())
            for name, count in more.items():
                done[name] += count
        return done

    async def run_until(self, stop: asyncio.Event) -> None:
        """Run each job in a task of its own until `stop`; runs under way are finished first."""
        await asyncio.gather(*(self._repeat(job, stop) for job in self._jobs))

    async def run_once(self, job: Job) -> int:
        """Run a job, if no other worker has it; return how much it did. Never raises."""
        try:
            if job.lease is not None and not await self._take(job.name, job.lease):
                return 0
            done = await job.run()
        except UnavailableError as error:
            _log.warning("job put off", job=job.name, reason=type(error).__name__)
            await self._failed(job, error)
        except Exception as error:  # noqa: BLE001 - the edge: other jobs go on
            _log.exception("job failed", job=job.name)
            await self._failed(job, error)
        else:
            await self._succeeded(job)
            return done
        return 0

    async def _run_out(self, job: Job) -> int:
        """Run a job until it does nothing."""
        done = 0
        while did := await self.run_once(job):
            done += did
        return done

    async def _repeat(self, job: Job, stop: asyncio.Event) -> None:
        while not stop.is_set():
            if await self.run_once(job) and job.goes_on:
                continue
            backoff = 2.0 ** min(self._failures.get(job.name, 0), 10) - 1
            pause = max(job.every.total_seconds(), min(backoff, _MOST_BACKOFF_SECONDS))
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)

    async def _take(self, name: str, lease: timedelta) -> bool:
        async with self._works.begin() as work:
            await self._add(work.session, name)
            free = or_(
                JobState.lease_until.is_(None),
                JobState.lease_until < work.now,
                JobState.lease_owner == self._self,
            )
            taken = await work.session.scalar(
                update(JobState)
                .where(JobState.name == name, free)
                .values(lease_owner=self._self, lease_until=work.now + lease)
                .returning(JobState.name)
            )
        self._added.add(name)
        return taken is not None

    async def _succeeded(self, job: Job) -> None:
        recovered = self._failures.pop(job.name, 0) > 0
        now = self._works.now()
        known = self._noted.get(job.name)
        if recovered or job.lease is not None or known is None or now - known >= NOTED_EVERY:
            await self._note(job, done_at=now, failures=0, failing_since=None, error=None)

    async def _failed(self, job: Job, error: Exception) -> None:
        before = self._failures.get(job.name, 0)
        self._failures[job.name] = before + 1
        await self._note(
            job,
            failures=JobState.failures + 1,
            failed=JobState.failed + 1,
            error=told(error),
            **({} if before else {"failing_since": self._works.now()}),
        )

    async def _note(self, job: Job, **values: object) -> None:
        """Write down how a run ended, and give its lease back."""
        try:
            async with self._works.begin() as work:
                await self._add(work.session, job.name)
                if job.lease is not None:
                    values |= self._given_back()
                await work.session.execute(
                    update(JobState)
                    .where(JobState.name == job.name)
                    .values(**values)
                    .execution_options(synchronize_session=False)
                )
        except UnavailableError:
            _log.warning("job not noted", job=job.name)
        else:
            self._added.add(job.name)
            self._noted[job.name] = self._works.now()

    def _given_back(self) -> dict[str, object]:
        """Return what ends a lease of this process, and leaves that of another as it is."""
        ours = JobState.lease_owner == self._self
        return {
            column.key: case((ours, None), else_=column)
            for column in (JobState.lease_owner, JobState.lease_until)
        }

    async def _add(self, session: AsyncSession, name: str) -> None:
        if name not in self._added:
            once = insert_once(session.get_bind().dialect.name, JobState, "name")
            await session.execute(once.values(name=name, failures=0, failed=0))


async def states(session: AsyncSession) -> Sequence[JobState]:
    """Read how every job fares that was ever run."""
    return (await session.scalars(select(JobState).order_by(JobState.name))).all()
