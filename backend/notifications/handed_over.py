"""That a message reached somebody: told in one place, for receipts, gateways and calls alike.

A gateway took it, the network says that it arrived, or a person said it on the phone. Whoever lets
a clock be met by that hears `HANDED_OVER`, in the transaction in which it becomes known; of one
message it may be told several times, further each time, and never backwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kit.work import News
from backend.notifications.models import OutboxChannel, OutboxState, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Row

    from backend.kit.work import Work


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A message that came so far: `sent` to a gateway, `accepted` by the network, `delivered`.

    A call is `delivered` when the customer was told. `at` is when it happened, by our clock. `key`
    names the cause; what was sent in place of another message names that one in `fallback_of`.
    """

    outbox_id: int
    key: str
    channel: OutboxChannel
    purpose: Purpose
    complaint_id: str | None
    fallback_of: int | None
    state: OutboxState
    at: datetime
    # What its cause keeps by it (see `service.enqueue`).
    meets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A message that did not reach anybody, though it may have been handed over before."""

    complaint_id: str | None
    meets: tuple[str, ...]


# Of all messages of which it becomes known at once.
HANDED_OVER = News["Sequence[HandedOver]"]("handed over")
LOST = News["Sequence[Lost]"]("lost")
# That a message reached its phone which we had given up: after `HANDED_OVER`, of each piece.
ARRIVED_AFTER_ALL = News[int]("arrived after all")
# How far a message must have come to be handed over.
REACHED = (OutboxState.SENT, OutboxState.ACCEPTED, OutboxState.DELIVERED)
# Of what may be expected that it tells what it says, or has done so.
UNDER_WAY = (OutboxState.QUEUED, OutboxState.SENDING, *REACHED)


async def tell(work: Work, rows: Sequence[Row[Any]]) -> None:
    """Tell how far messages have come now, of which each of `rows` holds the columns above."""
    if not rows:
        return
    news = [
        HandedOver(
            outbox_id=row.id,
            key=row.key,
            channel=OutboxChannel(row.channel),
            purpose=Purpose(row.purpose),
            complaint_id=row.complaint_id,
            fallback_of=row.fallback_of,
            state=OutboxState(row.state),
            at=work.now,
            meets=tuple(row.meets or ()),
        )
        for row in rows
    ]
    await work.tell(HANDED_OVER, news)
