"""Messages that reached nobody, and for which nothing stands in: sent again, or let be.

What fails turns to its other addresses, at last to a call; dead is what is left when all of that is
over. Sent again it is a message of its own, once for each dead one, which may die in its turn.
Nothing here commits.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, func, select, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import Base
from backend.notifications import service
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

REASON_LIMIT = 200


class DismissedLetter(Base):
    """A dead letter that somebody let be, and why."""

    __tablename__ = "outbox_dismissed"

    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    # None: by a command.
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(String(REASON_LIMIT))


_M = OutboxMessage
# In the words of the partial index of these.
DEAD = text("outbox.dead")
MOST_COUNTED = 1000


async def dead(session: AsyncSession, limit: int, before: int | None = None) -> Sequence[_M]:
    """Return dead letters, the newest first; with `before` those older than this id."""
    query = select(_M).where(DEAD).order_by(_M.id.desc()).limit(limit)
    if before is not None:
        query = query.where(_M.id < before)
    return (await session.scalars(query)).all()


async def count(session: AsyncSession) -> int:
    """Count them, up to `MOST_COUNTED`."""
    some = select(_M.id).where(DEAD).limit(MOST_COUNTED).subquery()
    return await session.scalar(select(func.count()).select_from(some)) or 0


async def take(session: AsyncSession, outbox_id: int) -> OutboxMessage | None:
    """Lock a dead letter; None if there is none, or it is not dead (any more)."""
    query = select(_M).where(_M.id == outbox_id, DEAD)
    return await session.scalar(query.with_for_update(of=_M))


def can_be_sent(letter: OutboxMessage) -> bool:
    """Whether there still is something to send: no code, and nothing that was erased."""
    return bool(letter.text and letter.recipient) and letter.purpose != Purpose.CODE


async def send_again(work: Work, letter: OutboxMessage) -> int | None:
    """Send a dead letter to the same address once more; None if that was done before.

    It keeps what the first would have kept, and a person is told of it as early.
    """
    letter.dead = False
    return await service.enqueue(
        work,
        service.Outgoing(
            key=f"again:{letter.id}",
            channel=OutboxChannel(letter.channel),
            recipient=letter.recipient,
            purpose=Purpose(letter.purpose),
            subject=letter.subject,
            text=letter.text,
            smsc=letter.smsc,
            complaint_id=letter.complaint_id,
            conversation_id=letter.conversation_id,
            fallback_of=letter.id,
            meets=letter.meets or (),
            try_until=letter.try_until,
            enclosed=letter.enclosed or (),
        ),
    )


def dismiss(work: Work, letter: OutboxMessage, staff_id: str | None, reason: str) -> None:
    """Let a dead letter be; it is listed no more."""
    letter.dead = False
    row = DismissedLetter(outbox_id=letter.id, at=work.now, staff_id=staff_id, reason=reason)
    work.session.add(row)
