"""What happens when a message cannot reach its address: the next address, at last a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, null, select, update

from backend.notifications import calls, service, statements
from backend.notifications.handed_over import LOST, Lost
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose
from backend.notifications.service import Address, Outgoing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

_REASON = 200
_UNSETTLED = (
    OutboxState.QUEUED,
    OutboxState.SENDING,
    OutboxState.SENT,
    OutboxState.ACCEPTED,
)
# What must be known of one to turn elsewhere.
_OF_IT = (
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


async def fail(work: Work, outbox_id: int, reason: str, *conditions: ColumnElement[bool]) -> bool:
    """Give a message up, as `fail_all`; whether it was neither settled nor changed."""
    return await fail_all(work, [outbox_id], reason, *conditions) > 0


async def fail_all(
    work: Work, outbox_ids: Sequence[int], reason: str, *conditions: ColumnElement[bool]
) -> int:
    """Give messages up that are neither settled nor changed from `conditions`; turn elsewhere.

    The first of the fallbacks of one becomes a message of its own, with the others as fallbacks. A
    notice that has none left becomes a task for a person to call. One whose words were erased
    after it left turns nowhere. What turns nowhere is dead (`dead_letters`). Returns how many were
    given up.
    """
    given_up = await work.session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(outbox_ids), OutboxMessage.state.in_(_UNSETTLED), *conditions)
        .values(
            state=OutboxState.FAILED,
            text=statements.TEXT_TO_KEEP,
            failure=case((statements.IS_ERASED, null()), else_=reason[:_REASON]),
            settled_at=work.now,
            next_attempt_at=None,
        )
        .returning(*_OF_IT)
    )
    rows = sorted(given_up.all(), key=lambda row: row.id)
    instead: dict[str, Outgoing] = {}
    dead: list[int] = []
    for row in rows:
        if following := await _following(work.session, row):
            message = _instead(row, following)
            instead.setdefault(message.key, message)
        elif row.purpose != Purpose.SURVEY:  # a question is owed to nobody
            dead.append(row.id)
    await service.enqueue_all(work, list(instead.values()))
    if dead:
        await work.session.execute(
            update(OutboxMessage).where(OutboxMessage.id.in_(dead)).values(dead=True)
        )
    # Told last: whoever hears it sees what stands in for them.
    if lost := [Lost(row.complaint_id, tuple(row.meets)) for row in rows if row.meets]:
        await work.tell(LOST, lost)
    return len(rows)


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


def _instead(row: Any, following: Sequence[Address]) -> Outgoing:
    first = following[0]
    # What is said there whole is said once, however many pieces of an SMS fail.
    cause = row.id if first.text is None else calls.PIECE.sub("", row.key)
    kept = row.fallbacks[0].get("meets", ()) if row.fallbacks else ()
    return Outgoing(
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
        meets=tuple({*(row.meets or ()), *kept}),
        try_until=row.try_until,
        enclosed=row.enclosed or (),
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
