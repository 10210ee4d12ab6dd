"""`python -m backend outbox`: messages that wait or failed, calls to make, and figures."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from backend.bootstrap import build_container
from backend.cli.complaints import printable
from backend.complaints import call_ends, unsent
from backend.complaints.unsent import Against
from backend.kit.clock import SystemClock, turkish_datetime
from backend.kit.database import Database
from backend.kit.errors import YardimError
from backend.kit.live import Live
from backend.kit.masking import mask_email, mask_phone
from backend.kit.work import Works
from backend.notifications import calls, dead_letters, queries
from backend.notifications.models import OutboxState
from backend.notifications.service import CALL_TO_MAKE

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import AsyncIterator, Iterator, Sequence

    from backend.kit.settings import Settings
    from backend.notifications.models import OutboxMessage
    from backend.notifications.queries import Figures

_AGAINST = {
    Against.OVER: "its complaint is over",
    Against.MET: "what it was to keep was kept otherwise, or is owed no more",
    Against.TOLD_SINCE: "the customer was told something newer since",
    Against.OLD: "it is more than a day old",
}
_WAITING = (OutboxState.QUEUED, OutboxState.SENDING)


def run(settings: Settings, arguments: Namespace) -> int:
    """Print the outbox, or do what is asked about one message; 1 when that cannot be done."""
    try:
        return asyncio.run(_run(settings, arguments))
    except YardimError as error:
        told = " ".join(error.errors.values()) or error.detail
        sys.stderr.write(f"{error.code}: {told}\n")
        return 1


async def _run(settings: Settings, arguments: Namespace) -> int:
    if arguments.called is not None:
        return await _note_call(settings, arguments.called)
    if arguments.send_again is not None:
        return await _send_again(settings, arguments.send_again, anyhow=arguments.yes)
    if arguments.dismiss is not None:
        return await _dismiss(settings, arguments.dismiss, arguments.reason)
    database = Database(settings.database_url)
    try:
        lines = await outbox_lines(database, arguments.limit, unmasked=arguments.unmasked)
    finally:
        await database.close()
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


async def _note_call(settings: Settings, outbox_id: int) -> int:
    # Of everything that hangs on a message: clocks hear that the customer was told.
    container = build_container(settings)
    try:
        async with container.works.begin() as work:
            made = await calls.mark_made(work, outbox_id)
    finally:
        await container.close()
    if not made:
        sys.stderr.write(f"{outbox_id} is no call that waits\n")
    return 0 if made else 1


async def _send_again(settings: Settings, outbox_id: int, *, anyhow: bool) -> int:
    """Put a dead letter into the outbox once more; the worker sends it."""
    async with _working(settings) as works, works.begin() as work:
        against = await unsent.send_again(work, None, outbox_id, anyhow=anyhow)
    for each in against:
        sys.stderr.write(f"{outbox_id}: {_AGAINST[each]}\n")
    if against:
        sys.stderr.write(f"{outbox_id} was not sent; --yes sends it all the same\n")
    return 1 if against else 0


async def _dismiss(settings: Settings, outbox_id: int, reason: str) -> int:
    async with _working(settings) as works, works.begin() as work:
        await unsent.dismiss(work, None, outbox_id, reason)
    return 0


@asynccontextmanager
async def _working(settings: Settings) -> AsyncIterator[Works]:
    """Work on the database; nobody is woken from here, the worker finds what is due."""
    database = Database(settings.database_url)
    works = Works(database, SystemClock(), Live({}))
    # Who hears of a call that is to be made, hears of it from here as well.
    works.hear(CALL_TO_MAKE, call_ends.hear)
    try:
        yield works
    finally:
        await database.close()


async def outbox_lines(database: Database, limit: int, *, unmasked: bool) -> list[str]:
    """Return what waits, what failed, whom to call, and figures; addresses masked by default.

    What is to be said on the phone is shown only with `unmasked`.
    """
    async with database.reading() as session:
        calls = await queries.in_states(session, _WAITING, limit, calls=True)
        waiting = await queries.in_states(session, _WAITING, limit)
        failed = await queries.in_states(session, [OutboxState.FAILED], limit, newest_first=True)
        dead = await dead_letters.dead(session, limit)
        figures = await queries.figures(session)
    return [
        *_section("calls to make", calls, unmasked=unmasked, text=unmasked),
        *_section("waiting", waiting, unmasked=unmasked),
        *_section("failed", failed, unmasked=unmasked),
        *_section("dead letters (--send-again, --dismiss)", dead, unmasked=unmasked),
        "figures",
        *(_figures(each) for each in figures),
        *([] if figures else ["  nothing was ever sent"]),
    ]


def _section(
    title: str, messages: Sequence[OutboxMessage], *, unmasked: bool, text: bool = False
) -> Iterator[str]:
    yield title
    if not messages:
        yield "  none"
    for message in messages:
        yield f"  {_line(message, unmasked=unmasked)}"
        if text:
            yield f"        {printable(message.text)}"


def _line(message: OutboxMessage, *, unmasked: bool) -> str:
    parts = [
        f"{message.id:>6}",
        f"{message.channel:<5}",
        f"{message.purpose:<6}",
        f"{message.state:<7}",
        message.recipient if unmasked else _masked(message.recipient),
        turkish_datetime(message.created_at),
    ]
    if message.attempts:
        parts.append(f"attempts {message.attempts}")
    if message.uncertain:
        parts.append(f"uncertain {message.uncertain}")
    if message.next_attempt_at is not None:
        parts.append(f"again {turkish_datetime(message.next_attempt_at)}")
    if message.failure:
        parts.append(message.failure)
    return "  ".join(printable(part) for part in parts)


def _masked(recipient: str) -> str:
    return mask_email(recipient) if "@" in recipient else mask_phone(recipient)


def _figures(figures: Figures) -> str:
    return (
        f"  {figures.channel:<5}  sent {figures.sent}  delivered {figures.delivered}"
        f"  failed {figures.failed}  waiting {figures.waiting}  cancelled {figures.cancelled}"
        f"  uncertain {figures.uncertain}  segments {figures.segments}"
    )
