"""Statements on incoming SMS. None commits."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from backend.channels.sms import statements
from backend.channels.sms.models import IncomingSms, SmsState
from backend.channels.sms.parts import MEMORY, PATIENCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncSession

_OPEN = (SmsState.RECEIVED, SmsState.PARTIAL)


async def lock_sender(session: AsyncSession, sender: str) -> None:
    """Keep other processes from one sender's messages until this transaction ends.

    On SQLite a transaction for writing does so by itself.
    """
    if session.get_bind().dialect.name == "postgresql":
        digest = blake2b(b"sms\0" + sender.encode(), digest_size=8).digest()
        key = int.from_bytes(digest, signed=True)
        await session.execute(select(func.pg_advisory_xact_lock(key)))


async def senders_waiting(session: AsyncSession, now: datetime, limit: int) -> list[str]:
    """List whose messages wait to be processed, longest waiting first."""
    found = await session.scalars(
        select(IncomingSms.sender)
        .where(IncomingSms.state.in_(_OPEN), statements.is_due(), statements.IS_FREE)
        .group_by(IncomingSms.sender)
        .order_by(func.min(IncomingSms.id))
        .limit(limit),
        {"p_long_ago": now - PATIENCE},
    )
    return list(found)


async def oldest_waiting(
    session: AsyncSession, sender: str, now: datetime
) -> tuple[IncomingSms | None, bool]:
    """Find a sender's first message to be processed now, and whether there are more."""
    found = await session.scalars(
        statements.OLDEST_WAITING, {"p_sender": sender, "p_long_ago": now - PATIENCE}
    )
    waiting = found.all()
    return (waiting[0] if waiting else None), len(waiting) > 1


async def repeated_by(
    session: AsyncSession, sms: IncomingSms, within: timedelta
) -> Row[int, datetime] | None:
    """Find the message that `sms` says once more, within that time before it: id, and when."""
    return (
        await session.execute(
            statements.REPEATED_BY,
            {
                "p_sender": sms.sender,
                "p_id": sms.id,
                "p_since": sms.received_at - within,
                "p_text": sms.text,
                "p_part": sms.part,
                "p_parts": sms.parts,
            },
        )
    ).first()


async def wrote_between(session: AsyncSession, first: int, last: IncomingSms) -> bool:
    """Tell whether a sender wrote anything else after the message `first` and before `last`."""
    found = await session.scalar(
        select(IncomingSms.id)
        .where(
            IncomingSms.sender == last.sender,
            IncomingSms.id > first,
            IncomingSms.id < last.id,
            IncomingSms.state != SmsState.REPEAT,
        )
        .limit(1)
    )
    return found is not None


async def of_same_reference(session: AsyncSession, sms: IncomingSms) -> Sequence[IncomingSms]:
    """List the parts that may belong to the long message which `sms` is a part of."""
    found = await session.scalars(
        select(IncomingSms)
        .where(
            IncomingSms.sender == sms.sender,
            IncomingSms.reference == sms.reference,
            IncomingSms.parts == sms.parts,
            IncomingSms.received_at >= sms.received_at - MEMORY,
            IncomingSms.state != SmsState.REPEAT,
        )
        .order_by(IncomingSms.id)
    )
    return found.all()


async def join(session: AsyncSession, head: int, others: Sequence[int]) -> None:
    """Mark parts as joined to the one with the message's beginning."""
    await session.execute(
        update(IncomingSms)
        .where(IncomingSms.id.in_(others))
        .values(state=SmsState.JOINED, belongs_to=head)
    )


async def count_attended(session: AsyncSession, sender: str, since: datetime) -> int:
    """Count a sender's messages that were taken or answered after `since`."""
    counted = await session.scalar(
        statements.COUNT_ATTENDED, {"p_sender": sender, "p_since": since}
    )
    return counted or 0


async def happened(session: AsyncSession, sender: str, reason: str, since: datetime) -> bool:
    """Tell whether a sender's message was dealt with for `reason` after `since`."""
    found = await session.scalar(
        select(IncomingSms.id)
        .where(
            IncomingSms.sender == sender,
            IncomingSms.received_at > since,
            IncomingSms.reason == reason,
        )
        .limit(1)
    )
    return found is not None
