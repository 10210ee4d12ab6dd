"""Taking a customer's words and addresses out of what was sent. Nothing here commits.

Rows, causes, states and times stay. An opt-out stays as it is: it must go on holding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, or_, select, update

from backend.notifications.models import DeliveryReceipt, OutboxMessage, OutboxState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

_M = OutboxMessage
_UNDER_WAY = (OutboxState.QUEUED, OutboxState.SENDING)


def _of(
    complaints: Collection[str], conversations: Collection[str], addresses: Collection[str]
) -> ColumnElement[bool]:
    return or_(
        _M.complaint_id.in_(complaints),
        _M.conversation_id.in_(conversations),
        _M.recipient.in_(addresses),
    )


async def still_to_be_sent(
    session: AsyncSession,
    complaints: Collection[str],
    conversations: Collection[str],
    addresses: Collection[str] = (),
) -> list[str]:
    """Name what is not sent yet, and which calls are not made, of these."""
    rows = await session.execute(
        select(_M.id, _M.channel)
        .where(_of(complaints, conversations, addresses), _M.state.in_(_UNDER_WAY))
        .order_by(_M.id)
    )
    return [f"outbox {number} ({channel})" for number, channel in rows]


async def erase(
    session: AsyncSession,
    complaints: Collection[str],
    conversations: Collection[str],
    addresses: Collection[str] = (),
    *,
    recipients: bool,
) -> Sequence[int]:
    """Empty what was sent of these and what was told of its delivery; return the ids of that.

    With `recipients` to whom it was sent goes as well, else only the words do.
    """
    finished = _of(complaints, conversations, addresses) & _M.state.not_in(_UNDER_WAY)
    emptied: dict[str, Any] = {"text": "", "subject": None, "fallbacks": [], "failure": None}
    holding = (_M.text != "") | _M.failure.is_not(None)
    if recipients:
        emptied["recipient"] = ""
        holding |= _M.recipient != ""
    found = await session.scalars(
        update(_M).where(finished, holding).values(**emptied).returning(_M.id)
    )
    ids = found.all()
    # Networks quote the beginning of a message in what they tell of it, and may do so later.
    await session.execute(
        update(DeliveryReceipt)
        .where(
            DeliveryReceipt.outbox_id.in_(select(_M.id).where(_of(complaints, conversations, ())))
            | DeliveryReceipt.outbox_id.in_(ids),
            DeliveryReceipt.detail.is_not(None),
        )
        .values(detail=None)
    )
    return ids
