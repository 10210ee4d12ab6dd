"""Not too much at once to one address: what is too much waits, and is never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState

if TYPE_CHECKING:
    from datetime import timedelta

    from backend.kit.work import Work


async def hold_back(work: Work, address: str, most: int, within: timedelta) -> bool:
    """Let the newest e-mail to an address wait if `most` others went into the outbox `within`.

    It is sent once the oldest of those is so long ago. Return whether it waits.
    """
    await work.session.flush()
    newest = (
        await work.session.scalars(
            select(OutboxMessage)
            .where(
                OutboxMessage.channel == OutboxChannel.EMAIL.value,
                OutboxMessage.recipient == address,
                OutboxMessage.created_at > work.now - within,
            )
            .order_by(OutboxMessage.id.desc())
            .limit(most + 1)
        )
    ).all()
    if len(newest) <= most or newest[0].state != OutboxState.QUEUED:
        return False
    # What waits already waits in line: each has its own place in the hour after.
    before = newest[most]
    newest[0].next_attempt_at = (
        max(before.created_at, before.next_attempt_at or before.created_at) + within
    )
    return True
