"""What the network says became of a message."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import insert, select, update

from backend.notifications import failing
from backend.notifications.models import DeliveryReceipt, OutboxMessage, OutboxState

if TYPE_CHECKING:
    from datetime import datetime

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
_GOOD: dict[Kind, tuple[OutboxState, tuple[OutboxState, ...]]] = {
    Kind.DELIVERED: (
        OutboxState.DELIVERED,
        (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT, OutboxState.ACCEPTED),
    ),
    Kind.ACCEPTED: (
        OutboxState.ACCEPTED,
        (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT),
    ),
    Kind.BUFFERED: (
        OutboxState.ACCEPTED,
        (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT),
    ),
}


async def record(
    session: AsyncSession, outbox_id: int, kind: int, at: datetime, *, detail: str = ""
) -> bool:
    """Keep a receipt and what it says of the message; False if there is no such message.

    A message only moves forward: delivered and failed are final, and a late "accepted" after them
    is kept but changes nothing.
    """
    known = await session.scalar(select(OutboxMessage.id).where(OutboxMessage.id == outbox_id))
    if known is None:
        _log.warning("receipt for an unknown message", outbox=outbox_id, kind=kind)
        return False
    await session.execute(
        insert(DeliveryReceipt).values(
            outbox_id=outbox_id, kind=kind, detail=detail[:_DETAIL] or None, at=at
        )
    )
    if kind in (Kind.FAILED, Kind.REJECTED):
        await failing.fail(session, outbox_id, f"receipt {kind}: {detail}".rstrip(": "), at)
    elif kind in _GOOD:
        state, earlier = _GOOD[Kind(kind)]
        await session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id == outbox_id, OutboxMessage.state.in_(earlier))
            .values(state=state, settled_at=at, next_attempt_at=None, failure=None)
        )
    else:
        _log.warning("receipt of an unknown kind", outbox=outbox_id, kind=kind)
    return True
