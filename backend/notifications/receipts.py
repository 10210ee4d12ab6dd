"""What the network says became of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import structlog

from backend.gateways.delivery import ReceiptKind
from backend.notifications import failing, statements
from backend.notifications.models import OutboxState

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import CursorResult
    from sqlalchemy.ext.asyncio import AsyncSession

_log = structlog.get_logger(__name__)
_DETAIL = 200


# What a good receipt makes of a message that is in one of these states. A message still marked as
# waiting has arrived after all (whoever handed it over died, or got no answer): it is not sent
# again.
_UNDERWAY = (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT)
_ACCEPTED = statements.settle(OutboxState.ACCEPTED, _UNDERWAY)
_GOOD = {
    ReceiptKind.DELIVERED.value: statements.settle(
        OutboxState.DELIVERED, (*_UNDERWAY, OutboxState.ACCEPTED)
    ),
    ReceiptKind.ACCEPTED.value: _ACCEPTED,
    ReceiptKind.BUFFERED.value: _ACCEPTED,
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
    if kind in (ReceiptKind.FAILED, ReceiptKind.REJECTED):
        await failing.fail(session, outbox_id, f"receipt {kind}: {detail}".rstrip(": "), at)
    elif kind in _GOOD:
        await session.execute(_GOOD[kind], {"p_id": outbox_id, "p_now": at})
    else:
        _log.warning("receipt of an unknown kind", outbox=outbox_id, kind=kind)
    return True
