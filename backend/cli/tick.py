"""`python -m backend tick --now MOMENT`: one pass of the worker, as at a moment."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend import worker
from backend.bootstrap import build_container
from backend.kit import long_lived
from backend.kit.clock import FixedClock

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from backend.kit.settings import Settings

_REFUSED = 2


def run(settings: Settings, arguments: Namespace) -> int:
    """Make the pass and say what was done; in production time is not ours to choose."""
    if settings.production:
        sys.stderr.write("tick: refused in production, where time is not ours to choose\n")
        return _REFUSED
    done, failing = asyncio.run(_one_pass(settings, arguments.now))
    sys.stdout.writelines(f"{name}: {count}\n" for name, count in done.items())
    sys.stderr.writelines(f"{name} failed; see the log\n" for name in failing)
    return 1 if failing else 0


async def _one_pass(settings: Settings, now: datetime) -> tuple[dict[str, int], list[str]]:
    container = build_container(settings, clock=FixedClock(now))
    runner = worker.runner(container)
    try:
        await container.prepare()
        long_lived.set_aside()
        return await runner.run_all(), runner.failing
    finally:
        await container.close()
