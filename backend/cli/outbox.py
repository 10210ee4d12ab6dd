"""`python -m backend outbox`: messages that wait or failed, calls to make, and figures."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.bootstrap import build_container
from backend.cli.complaints import printable
from backend.kit.clock import turkish_datetime
from backend.kit.database import Database
from backend.kit.errors import YardimError
from backend.kit.masking import mask_email, mask_phone
from backend.notifications import calls, queries
from backend.notifications.models import OutboxState

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from backend.kit.settings import Settings
    from backend.notifications.models import OutboxMessage
    from backend.notifications.queries import Figures

_WAITING = (OutboxState.QUEUED, OutboxState.SENDING)


def run(settings: Settings, arguments: Namespace) -> int:
    """Print the outbox, or note a call that was made; 1 when there is no such call to make."""
    try:
        return asyncio.run(_run(settings, arguments))
    except YardimError as error:
        sys.stderr.write(f"{error.code}: {error.detail}\n")
        return 1


async def _run(settings: Settings, arguments: Namespace) -> int:
    if arguments.called is not None:
        return await _note_call(settings, arguments.called)
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


async def outbox_lines(database: Database, limit: int, *, unmasked: bool) -> list[str]:
    """Return what waits, what failed, whom to call, and figures; addresses masked by default.

    What is to be said on the phone is shown only with `unmasked`.
    """
    async with database.reading() as session:
        calls = await queries.in_states(session, _WAITING, limit, calls=True)
        waiting = await queries.in_states(session, _WAITING, limit)
        failed = await queries.in_states(session, [OutboxState.FAILED], limit, newest_first=True)
        figures = await queries.figures(session)
    return [
        *_section("calls to make", calls, unmasked=unmasked, text=unmasked),
        *_section("waiting", waiting, unmasked=unmasked),
        *_section("failed", failed, unmasked=unmasked),
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
