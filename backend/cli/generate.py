"""`python -m backend generate N`: fill an empty development pool with N complaints of two years.

The first few hundred are told by the product's own use cases (`pool_stories`), the others are the
same stories of other people (`pool_copies`), in batches, so that memory does not grow with N.
"""

from __future__ import annotations

import asyncio
import random
import sys
from typing import TYPE_CHECKING

from backend.bootstrap import build_container
from backend.cli import demo, pool_copies
from backend.cli.pool_stories import Storyteller
from backend.gateways.delivery import GatewayRefusedError
from backend.kit.clock import FixedClock, SystemClock

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from backend.bootstrap import Container
    from backend.gateways.delivery import OutgoingMail, OutgoingSms
    from backend.kit.settings import Settings

STORIES = 300
_REFUSED = 2
_NO_SUCH_ADDRESS = "550 no such address"
_SAY_EVERY = 50_000


class _TakesMost:
    """Stands where the gateways are: what was sent long ago went out, but to addresses `gone`."""

    def __init__(self) -> None:
        """Refuse nothing yet."""
        self.gone: set[str] = set()

    async def send(self, message: OutgoingSms | OutgoingMail) -> None:
        """Take it, or refuse it for ever."""
        if message.recipient in self.gone:
            raise GatewayRefusedError(_NO_SUCH_ADDRESS)

    async def close(self) -> None:
        """Nothing is open."""


def run(settings: Settings, arguments: Namespace) -> int:
    """Fill the pool; refused in production and where the pool has rows."""
    if settings.production:
        sys.stderr.write("generate: refused in production\n")
        return _REFUSED
    done = asyncio.run(
        fill(
            settings,
            arguments.count,
            seed=arguments.seed,
            stories=arguments.stories,
            until=arguments.until,
        )
    )
    if not done:
        sys.stderr.write("generate: refused: there are people or complaints in this pool already\n")
        return _REFUSED
    return 0


async def fill(
    settings: Settings,
    count: int,
    *,
    seed: int = 1,
    stories: int = STORIES,
    until: datetime | None = None,
) -> bool:
    """Fill the pool as at `until` (now); return False where it holds something already."""
    clock = FixedClock(until or SystemClock().now())
    sent = _TakesMost()
    container = build_container(settings, clock=clock, sms=sent, mail=sent)
    try:
        if await demo.holds_anything(container):
            return False
        await container.prepare()
        rng = random.Random(seed)  # noqa: S311 - the same seed tells the same
        await _fill(container, clock, sent.gone, count, rng, stories)
    finally:
        await container.close()
    return True


async def _fill(  # noqa: PLR0913, PLR0917 - where, when, whom nothing reaches, and how much
    container: Container,
    clock: FixedClock,
    gone: set[str],
    count: int,
    rng: random.Random,
    stories: int,
) -> None:
    until = clock.now()
    people, lines = await demo.employ(container)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    told = min(count, stories)
    customers = await Storyteller(container, clock, people, rng, gone).tell(told, until)
    sys.stdout.write(f"{told} told\n")
    engine = container.database.engine
    async with engine.begin() as connection:
        known = await pool_copies.stories(connection, customers)
        serials = await pool_copies.serials_of(connection)
    made = told
    async with pool_copies.in_bulk(engine) as connection:
        for batch in pool_copies.copies(known, count - told, rng, serials):
            await connection.exec_driver_sql("SELECT 1")  # the driver's transaction begins
            await pool_copies.insert(connection, batch)
            await connection.commit()
            made += len(batch["complaints"])
            if made % _SAY_EVERY < pool_copies.BATCH:
                sys.stdout.write(f"{made} of {count}\n")
                sys.stdout.flush()
    async with engine.begin() as connection:
        await pool_copies.finish(connection)
    sys.stdout.write(f"{made} complaints\n")
