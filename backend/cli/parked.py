"""`python -m backend parked`: what failed again and again, to be tried again or given up."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.bootstrap import PARKABLE
from backend.kit import parking
from backend.kit.clock import SystemClock, turkish_datetime
from backend.kit.database import Database
from backend.kit.errors import YardimError
from backend.kit.live import Live
from backend.kit.work import Works

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Awaitable, Callable

    from backend.kit.parking import FailingItem, Parkable
    from backend.kit.settings import Settings
    from backend.kit.work import Work

    type Treatment = Callable[[Parkable], Callable[[Work, str], Awaitable[None]]]

_ALL = "all"


def run(settings: Settings, arguments: Namespace) -> int:
    """List what is parked, or let it go; 1 when something could not be."""
    return asyncio.run(_run(settings, arguments))


async def _run(settings: Settings, arguments: Namespace) -> int:
    database = Database(settings.database_url)
    # The worker finds what is due again; nobody is woken from here.
    works = Works(database, SystemClock(), Live({}))
    try:
        if arguments.retry:
            return await _let_go(works, arguments.retry, lambda each: each.retry)
        if arguments.dismiss:
            return await _let_go(works, arguments.dismiss, lambda each: each.dismiss)
        async with works.reading() as session:
            items = await parking.parked(session, arguments.limit)
    finally:
        await database.close()
    sys.stdout.writelines(f"{_line(item)}\n" for item in items)
    if not items:
        sys.stdout.write("nothing is parked\n")
    return 0


async def _let_go(works: Works, which: list[str], treatment: Treatment) -> int:
    failed = False
    for item_id in await _ids(works, which):
        try:
            async with works.begin() as work:
                taken = await parking.take_out(work.session, item_id)
                if taken is not None:
                    kind, key = taken
                    await treatment(PARKABLE[kind])(work, key)
        except YardimError as error:
            sys.stderr.write(f"{item_id}: {error.detail}\n")
            failed = True
        else:
            failed |= taken is None
            out = sys.stdout if taken else sys.stderr
            out.write(f"{item_id}: {'done' if taken else 'is not parked'}\n")
    return 1 if failed else 0


async def _ids(works: Works, which: list[str]) -> list[int]:
    if which != [_ALL]:
        return [int(each) for each in which]
    async with works.reading() as session:
        return [item.id for item in await parking.parked(session, sys.maxsize)]


def _line(item: FailingItem) -> str:
    since, until = turkish_datetime(item.first_at), turkish_datetime(item.last_at)
    return (
        f"{item.id:>6}  {item.kind:<8} {item.key:<32}  {item.failures} times, {since} to {until}"
        f"  {item.error}"
    )
