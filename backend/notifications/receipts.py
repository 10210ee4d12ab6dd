"""What the network says became of a message."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, cast

import structlog

from backend.notifications import failing, statements
from backend.notifications.models import OutboxState

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import CursorResult
    from sqlalchemy.ext.asyncio import AsyncSession

_log = structlog.get_logger(__name__)
_DETAIL = 200


class Kind(IntEnum):
    """Kinds of receipt, numbered as Kannel does (and asked for by their sum)."""

    DELIVERED = 1
    FAILED = 2
    # With the operator, for a phone that is off.
    BUFFERED = 4
    ACCEPTED = 8
    REJECTED = 16


EVERY_KIND = sum(Kind)
# What a good receipt makes of a message that is in one of these states. A message still marked as
# waiting has arrived after all (whoever handed it over died, or got no answer): it is not sent
# again.
_UNDERWAY = (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT)
_ACCEPTED = statements.settle(OutboxState.ACCEPTED, _UNDERWAY)
_GOOD = {
    Kind.DELIVERED.value: statements.settle(
        OutboxState.DELIVERED, (*_UNDERWAY, OutboxState.ACCEPTED)
    ),
    Kind.ACCEPTED.value: _ACCEPTED,
    Kind.BUFFERED.value: _ACCEPTED,
}


async def record(
    session: AsyncSession, outbox_id: int, kind: int, at: datetime, *, detail: str = ""
) -> bool:
    """Keep a receipt and what it says of the message; False if there is no such message.

    A message only moves forward: delivered and failed are final, and a late "accepted" after them
    is kept but changes nothing.
    """
    kept = cast(
        "CursorResult[Any]",
        await session.execute(
            statements.ADD_RECEIPT,
            {"p_id": outbox_id, "p_kind": kind, "p_detail": detail[:_DETAIL] or None, "p_now": at},
        ),
    )
    if not kept.rowcount:
        _log.warning("receipt for an unknown message", outbox=outbox_id, kind=kind)
        return False
    if kind in (Kind.FAILED, Kind.REJECTED):
        await failing.fail(session, outbox_id, f"receipt {kind}: {detail}".rstrip(": "), at)
    elif kind in _GOOD:
        await session.execute(_GOOD[kind], {"p_id": outbox_id, "p_now": at})
    else:
        _log.warning("receipt of an unknown kind", outbox=outbox_id, kind=kind)
    return True
