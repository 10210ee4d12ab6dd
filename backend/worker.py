"""The worker: what must happen without anybody asking, in passes.

A pass runs every job once. `serve` makes one every second; `python -m backend tick` makes one as
at a given moment. Jobs take the container, keep their own transactions short, and return how many
things they did.
"""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import structlog

from backend.channels.sms.processing import process_waiting
from backend.conversations.turns import redrive_pending
from backend.kit.errors import UnavailableError
from backend.notifications.dispatch import dispatch_due

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from backend.bootstrap import Container

    type Job = Callable[[Container], Awaitable[int]]

_log = structlog.get_logger(__name__)
_SECONDS_BETWEEN = 1.0

# A new job is one line here.
JOBS: Mapping[str, Job] = {
    "sms processed": process_waiting,
    "turns driven again": redrive_pending,
    "messages handed over": dispatch_due,
}


async def run_pass(container: Container, jobs: Mapping[str, Job] = JOBS) -> dict[str, int]:
    """Run every job once, in order, and say how much each did.

    What we stand on being away is no reason to die: that job is tried again in the next pass. Any
    other error is a fault of ours and ends the process, which its supervisor then shows.
    """
    done = {}
    for name, job in jobs.items():
        try:
            done[name] = await job(container)
        except UnavailableError as error:
            _log.warning("job put off", job=name, reason=type(error).__name__)
            done[name] = 0
    return done


async def run(container: Container, jobs: Mapping[str, Job] = JOBS) -> None:
    """Make passes until SIGTERM or SIGINT; the pass under way is finished first."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    _log.info("worker started", jobs=list(jobs))
    try:
        while not stop.is_set():
            await run_pass(container, jobs)
            try:
                await asyncio.wait_for(stop.wait(), _SECONDS_BETWEEN)
            except TimeoutError:
                continue
    finally:
        await container.close()
    _log.info("worker stopped")
