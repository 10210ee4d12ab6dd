"""Taking out what customers texted, and from which numbers. Nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import aliased

from backend.channels.sms.models import IncomingSms, SmsState

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.ext.asyncio import AsyncSession

_OPEN = (SmsState.RECEIVED, SmsState.PARTIAL)


async def still_to_be_read(session: AsyncSession, senders: Collection[str]) -> list[str]:
    """Name what these numbers sent that nobody has looked at yet."""
    found = await session.scalars(
        select(IncomingSms.id)
        .where(IncomingSms.sender.in_(senders), IncomingSms.state.in_(_OPEN))
        .order_by(IncomingSms.id)
    )
    return [f"incoming SMS {number}" for number in found]


async def erase(
    session: AsyncSession, conversations: Collection[str], senders: Collection[str] = ()
) -> int:
    """Empty the SMS of these conversations; return how many.

    Of `senders` everything is emptied, and where it came from as well.
    """
    own = IncomingSms.conversation_id.in_(conversations)
    first = aliased(IncomingSms)
    # A repeat, or a further part of a long one, is the conversation's by what it belongs to.
    with_own = IncomingSms.belongs_to.in_(
        select(first.id).where(first.conversation_id.in_(conversations))
    )
    emptied = await _empty(session, own | with_own, text="")
    emptied |= await _empty(session, IncomingSms.sender.in_(senders), text="", sender="")
    return len(emptied)


async def _empty(session: AsyncSession, which: ColumnElement[bool], **values: Any) -> set[int]:
    finished = IncomingSms.state.not_in(_OPEN)
    holding = IncomingSms.text != ""
    if "sender" in values:
        holding |= IncomingSms.sender != ""
    found = await session.scalars(
        update(IncomingSms)
        .where(which, finished, holding)
        .values(**values)
        .returning(IncomingSms.id)
        .execution_options(synchronize_session=False)
    )
    return set(found)
