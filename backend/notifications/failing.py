"""What happens when a message cannot reach its address: the next address, at last a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, null, select, update

from backend.notifications import calls, service, statements
from backend.notifications.handed_over import LOST, Lost
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose
from backend.notifications.service import Address

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

_REASON = 200


async def fail(
    work: Work,
    outbox_id: int,
    reason: str,
    *conditions: ColumnElement[bool],
) -> bool:
    """Give a message up, if it is neither settled nor changed from `conditions`; turn elsewhere.

    The first of its fallbacks becomes a message of its own, with the others as fallbacks. A
    notice that has none left becomes a task for a person to call. One whose words were erased
    after it left turns nowhere. What turns nowhere is dead (`dead_letters`).
    """
    row = (
        await work.session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.id == outbox_id,
                OutboxMessage.state.in_(
                    (
                        OutboxState.QUEUED,
                        OutboxState.SENDING,
                        OutboxState.SENT,
                        OutboxState.ACCEPTED,
                    )
                ),
                *conditions,
            )
            .values(
                state=OutboxState.FAILED,
                text=statements.TEXT_TO_KEEP,
                failure=case((statements.IS_ERASED, null()), else_=reason[:_REASON]),
                settled_at=work.now,
                next_attempt_at=None,
            )
            .returning(
                OutboxMessage.id,
                OutboxMessage.key,
                OutboxMessage.channel,
                OutboxMessage.recipient,
                OutboxMessage.purpose,
                OutboxMessage.subject,
                OutboxMessage.text,
                OutboxMessage.complaint_id,
                OutboxMessage.conversation_id,
                OutboxMessage.fallbacks,
                OutboxMessage.fallback_of,
                OutboxMessage.meets,
                OutboxMessage.try_until,
                OutboxMessage.enclosed,
            )
        )
    ).first()
    if row is None:
        return False
    following = await _following(work.session, row)
    if following:
        await _turn_to(work, row, following)
    else:
        await work.session.execute(
            update(OutboxMessage).where(OutboxMessage.id == row.id).values(dead=True)
        )
    # Told last: whoever hears it sees what stands in for it.
    if row.meets:
        await work.tell(LOST, Lost(row.complaint_id, tuple(row.meets)))
    return True


async def _following(session: AsyncSession, row: Any) -> list[Address]:
    """Say where to turn in its place; words that were erased since are told to nobody."""
    if not row.text:
        return []
    kept = [
        Address(OutboxChannel(a["channel"]), a["recipient"], a.get("text")) for a in row.fallbacks
    ]
    if not kept and row.purpose == Purpose.NOTICE and row.channel != OutboxChannel.CALL:
        return [Address(OutboxChannel.CALL, await _number(session, row))]
    return kept


async def _turn_to(work: Work, row: Any, following: Sequence[Address]) -> None:
    first = following[0]
    # What is said there whole is said once, however many pieces of an SMS fail.
    cause = row.id if first.text is None else calls.PIECE.sub("", row.key)
    kept = row.fallbacks[0].get("meets", ()) if row.fallbacks else ()
    meets = tuple({*(row.meets or ()), *kept})
    await service.enqueue(
        work,
        service.Outgoing(
            key=f"instead:{cause}",
            channel=first.channel,
            recipient=first.recipient,
            purpose=Purpose(row.purpose),
            subject=row.subject,
            text=row.text if first.text is None else first.text,
            complaint_id=row.complaint_id,
            conversation_id=row.conversation_id,
            fallbacks=following[1:],
            fallback_of=row.id,
            meets=meets,
            try_until=row.try_until,
            enclosed=row.enclosed or (),
        ),
    )


async def _number(session: AsyncSession, row: Any) -> str:
    """Find the number to call: the one an SMS was for, or whatever address there was."""
    recipient, channel, earlier = row.recipient, row.channel, row.fallback_of
    while channel != OutboxChannel.SMS and earlier is not None:
        before = (
            await session.execute(
                select(
                    OutboxMessage.recipient, OutboxMessage.channel, OutboxMessage.fallback_of
                ).where(OutboxMessage.id == earlier)
            )
        ).one()
        channel, earlier = before.channel, before.fallback_of
        if channel == OutboxChannel.SMS:
            recipient = before.recipient
    return str(recipient)
