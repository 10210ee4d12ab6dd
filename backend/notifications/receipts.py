"""What the network says became of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import structlog

from backend.gateways.delivery import ReceiptKind
from backend.notifications import failing, handed_over, statements
from backend.notifications.models import OutboxState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import CursorResult

    from backend.kit.work import Work

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


async def record(work: Work, outbox_id: int, kind: int, *, detail: str = "") -> bool:
    """Keep a receipt and what it says of the message; False if there is no such message.

    A message only moves forward: delivered and failed are final, and a late "accepted" after them
    is kept but changes nothing. Only what we gave up ourselves, and the network never called
    failed, is delivered when it says so.
    """
    return await record_all(work, [outbox_id], kind, detail=detail) > 0


async def record_all(work: Work, outbox_ids: Sequence[int], kind: int, *, detail: str = "") -> int:
    """Keep the same receipt for each of several messages; return how many there are of them."""
    kept = cast(
        "CursorResult[Any]",
        await work.session.execute(
            statements.ADD_RECEIPTS,
            {
                "p_ids": outbox_ids,
                "p_kind": kind,
                "p_detail": detail[:_DETAIL] or None,
                "p_now": work.now,
            },
        ),
    )
    if kept.rowcount < len(outbox_ids):
        _log.warning("receipt for an unknown message", outbox=list(outbox_ids), kind=kind)
    if kind in (ReceiptKind.FAILED, ReceiptKind.REJECTED):
        for outbox_id in outbox_ids:
            await failing.fail(work, outbox_id, f"receipt {kind}: {detail}".rstrip(": "))
    elif kind in _GOOD:
        moved = {"p_ids": outbox_ids, "p_now": work.now}
        rows = (await work.session.execute(_GOOD[kind], moved)).all()
        await handed_over.tell(work, rows)
        if kind == ReceiptKind.DELIVERED and len(rows) < len(outbox_ids):
            await _arrive(work, outbox_ids)
    else:
        _log.warning("receipt of an unknown kind", outbox=list(outbox_ids), kind=kind)
    return kept.rowcount


async def _arrive(work: Work, outbox_ids: Sequence[int]) -> None:
    """Take what was given up for delivered; who stands in for it hears that, too."""
    moved = {"p_ids": outbox_ids, "p_now": work.now}
    rows = (await work.session.execute(statements.ARRIVED_AFTER_ALL, moved)).all()
    await handed_over.tell(work, rows)
    for row in rows:
        await work.tell(handed_over.ARRIVED_AFTER_ALL, row.id)
