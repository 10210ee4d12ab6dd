"""Messages that we fail to send again and again: set aside, tried again, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.kit.parking import Parkable
from backend.notifications import failing, statements
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState
from backend.notifications.sending import PARKED
from backend.notifications.service import ADDRESS_DUE

if TYPE_CHECKING:
    from backend.kit.work import Work


async def _retry(work: Work, key: str) -> None:
    """Have the message sent once more, with as many tries as a new one."""
    row = (
        await work.session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id == int(key), statements.WAITING)
            .values(state=OutboxState.QUEUED, uncertain=0, next_attempt_at=None, **statements.FREE)
            .returning(OutboxMessage.channel, OutboxMessage.recipient)
        )
    ).first()
    if row is not None:
        work.wake(ADDRESS_DUE, (OutboxChannel(row.channel), row.recipient))


async def _dismiss(work: Work, key: str) -> None:
    """Give the message up, and turn to its next address: at last somebody calls."""
    await failing.fail(work, int(key), "dismissed")


MESSAGES = Parkable(PARKED, _retry, _dismiss)
