from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend import worker
from backend.kit import jobs
from backend.kit.errors import StorageUnavailableError
from backend.kit.jobs import Job, JobRunner

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

SECOND = timedelta(seconds=1)
MOMENT = timedelta(milliseconds=1)


class Doing:
    """A job's function that counts its runs; `errors` come first."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.runs = 0

    async def __call__(self) -> int:
        self.runs += 1
        if self.errors:
            raise self.errors.pop(0)
        return 3


async def state(database: Database, name: str) -> jobs.JobState:
    async with database.reading() as session:
        (found,) = [each for each in await jobs.states(session) if each.name == name]
    return found


async def test_a_pass_runs_every_job_and_counts(works: Works) -> None:
    runner = JobRunner(works, [Job("a", SECOND, Doing()), Job("b", SECOND, Doing())])
    assert await runner.run_all() == {"a": 3, "b": 3}
    assert runner.failing == []


@pytest.mark.parametrize(
    ("error", "name"),
    [(LookupError("words"), "LookupError"), (StorageUnavailableError(), "StorageUnavailableError")],
)
async def test_a_job_that_raises_stops_no_other_and_is_counted(
    works: Works, database: Database, clock: FixedClock, error: Exception, name: str
) -> None:
    failing = Doing(error, error)
    runner = JobRunner(works, [Job("a", SECOND, failing), Job("b", SECOND, Doing())])
    began = clock.now()
    for _ in range(2):
        assert await runner.run_all() == {"a": 0, "b": 3}
        clock.set(clock.now() + SECOND)
    assert runner.failing == ["a"]
    known = await state(database, "a")
    assert (known.failures, known.failed, known.failing_since) == (2, 2, began)
    assert (known.error or "").startswith(name)
    assert "words" not in (known.error or "")

    assert await runner.run_all() == {"a": 3, "b": 3}
    known = await state(database, "a")
    assert (known.failures, known.failed, known.error) == (0, 2, None)
    assert known.done_at == clock.now()
    assert runner.failing == []


async def test_each_job_has_its_own_pace_and_one_that_hangs_holds_up_no_other(
    works: Works,
) -> None:
    hangs, stop = asyncio.Event(), asyncio.Event()

    async def hang() -> int:
        await hangs.wait()
        return 1

    quick, slow = Doing(LookupError()), Doing()
    runner = JobRunner(
        works,
        [Job("hang", MOMENT, hang), Job("quick", MOMENT, quick), Job("slow", SECOND * 60, slow)],
    )
    running = asyncio.create_task(runner.run_until(stop))
    while quick.runs < 3:  # noqa: ASYNC110 - nothing else tells
        await asyncio.sleep(0.01)
    assert slow.runs == 1
    stop.set()
    await asyncio.sleep(0.01)
    assert not running.done()  # a run under way is finished first
    hangs.set()
    await running


async def test_of_two_workers_one_runs_a_job_that_only_one_may(
    works: Works, clock: FixedClock
) -> None:
    under_way, may_end = asyncio.Event(), asyncio.Event()

    async def once() -> int:
        under_way.set()
        await may_end.wait()
        return 1

    job = Job("a", SECOND, once, lease=timedelta(minutes=1))
    one, two = JobRunner(works, [job]), JobRunner(works, [job])
    running = asyncio.create_task(one.run_once(job))
    await under_way.wait()
    assert await two.run_once(job) == 0
    may_end.set()
    assert await running == 1
    assert await two.run_once(job) == 1


async def test_the_job_of_a_worker_that_died_is_taken_over(works: Works, clock: FixedClock) -> None:
    job = Job("a", SECOND, Doing(), lease=timedelta(minutes=1))
    dead, heir = JobRunner(works, [job]), JobRunner(works, [job])
    assert await dead._take("a", timedelta(minutes=1))
    assert await heir.run_once(job) == 0
    clock.set(clock.now() + timedelta(minutes=2))
    assert await heir.run_once(job) == 3


async def test_the_worker_runs_the_jobs_of_every_feature(container: Container) -> None:
    assert set(await worker.run_pass(container)) == {
        "sms",
        "mailbox",
        "mail",
        "mail_sweep",
        "unanswered repeats",
        "turns",
        "outbox",
        "absences",
        "bulk work",
        "reminders",
        "notices",
        "escalations",
        "closings",
        "satisfaction",
        "replies",
        "assigning",
        "attachments",
    }
    await container.close()


class Emptying:
    """A job's function that takes up a part of what is there at each run."""

    def __init__(self, left: int, also: Emptying | None = None) -> None:
        self.left, self.also, self.runs = left, also, 0

    async def __call__(self) -> int:
        self.runs += 1
        done = min(self.left, 5)
        self.left -= done
        if self.also is not None:
            self.also.left += done
        return done


async def test_a_pass_does_all_that_is_due_and_what_that_gives_others_to_do(works: Works) -> None:
    sends = Emptying(0)
    tells, once = Emptying(12, also=sends), Doing()
    runner = JobRunner(
        works,
        [
            Job("sends", SECOND, sends, goes_on=True),
            Job("tells", SECOND, tells, timedelta(minutes=1), goes_on=True),
            Job("once", SECOND, once),
        ],
    )
    assert await runner.run_all() == {"sends": 12, "tells": 12, "once": 3}
    assert (sends.left, tells.left, once.runs) == (0, 0, 1)


async def test_a_job_that_took_up_a_part_does_not_rest_before_the_next(works: Works) -> None:
    tells, stop = Emptying(12), asyncio.Event()
    runner = JobRunner(works, [Job("tells", SECOND * 3600, tells, goes_on=True)])
    running = asyncio.create_task(runner.run_until(stop))
    while tells.left:  # noqa: ASYNC110 - nothing else tells
        await asyncio.sleep(0.01)
    stop.set()
    await running
    assert tells.runs <= 4
