"""Taking out what customers mailed, and from where. Nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from backend.channels.email.models import IncomingMail, MailState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


async def still_to_be_read(session: AsyncSession, addresses: Collection[str] = ()) -> list[str]:
    """Name what waits to be read: nobody knows yet whose it is.

    Where `addresses` of e-mail are given; what was looked at and set aside is named by its sender.
    """
    if not any("@" in each for each in addresses):
        return []
    found = await session.scalars(
        select(IncomingMail.id)
        .where(IncomingMail.state == MailState.RECEIVED)
        .order_by(IncomingMail.id)
    )
    return [f"incoming mail {number}" for number in found]


async def erase(
    session: AsyncSession,
    now: datetime,
    *,
    complaints: Collection[str] = (),
    entries: Collection[int] = (),
    addresses: Collection[str] = (),
) -> Sequence[str]:
    """Forget the mails of these; return the files to remove after the commit."""
    theirs = or_(
        IncomingMail.complaint_id.in_(complaints),
        IncomingMail.entry_id.in_(entries),
        IncomingMail.sender.in_(addresses),
    )
    which = (theirs, IncomingMail.state != MailState.RECEIVED, IncomingMail.erased_at.is_(None))
    found = await session.scalars(select(IncomingMail.stored).where(*which).with_for_update())
    stored = found.all()
    await session.execute(
        update(IncomingMail)
        .where(*which)
        .values(stored="", sender="", subject="", digest="", message_id=None, erased_at=now)
        .execution_options(synchronize_session=False)
    )
    return stored
