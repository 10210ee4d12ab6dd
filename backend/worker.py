"""The worker: runs every feature's jobs.

`serve` runs each at its own pace; `python -m backend tick` runs all of them once, as at a given
moment.
"""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import structlog

from backend.kit import long_lived
from backend.kit.jobs import JobRunner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.bootstrap import Container
    from backend.kit.jobs import Job

_log = structlog.get_logger(__name__)


def jobs(container: Container) -> list[Job]:
    """List the jobs. A new one is one line here."""
    return [
        container.sms.job(),
        container.mailbox.job(),
        container.mail.job(),
        container.mail_sweep.job(),
        container.turns.job(),
        container.outbox.job(),
        container.absences.job(),
        container.replies.job(),
        container.repeat_contacts.job(),
        container.assigning.job(),
        container.bulk.job(),
        container.reminders.job(),
        container.notices.job(),
        container.escalations.job(),
        container.closings.job(),
        container.questions.job(),
        container.sweep.job(),
    ]


def runner(container: Container, those: Sequence[Job] | None = None) -> JobRunner:
    """Make what runs the jobs of a process."""
    return JobRunner(container.works, jobs(container) if those is None else those)


async def run_pass(container: Container) -> dict[str, int]:
    """Run every job once, in order, and say how much each did."""
    return await runner(container).run_all()


async def run(container: Container) -> None:
    """Run the jobs until SIGTERM or SIGINT; those under way are finished first."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    _log.info("worker started", jobs=[job.name for job in jobs(container)])
    try:
        await container.prepare()
        long_lived.set_aside()
        await runner(container).run_until(stop)
    finally:
        await container.close()
    _log.info("worker stopped")
