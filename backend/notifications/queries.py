"""What an operator's engineer wants to know of the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True)
class Figures:
    """What was sent by one channel. `segments` is what an operator counts and charges."""

    channel: str
    waiting: int
    sent: int
    delivered: int
    failed: int
    cancelled: int
    uncertain: int
    segments: int


async def in_states(
    session: AsyncSession,
    states: Sequence[OutboxState],
    limit: int,
    *,
    calls: bool = False,
    newest_first: bool = False,
) -> Sequence[OutboxMessage]:
    """Read messages in these states, oldest first; calls alone, or all but calls."""
    is_call = OutboxMessage.channel == OutboxChannel.CALL
    order = OutboxMessage.id.desc() if newest_first else OutboxMessage.id
    found = await session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.state.in_(states), is_call if calls else ~is_call)
        .order_by(order)
        .limit(limit)
    )
    return found.all()


async def figures(session: AsyncSession) -> list[Figures]:
    """Count what happened, channel by channel.

    `sent` is all that a gateway took, whatever became of it later; `uncertain` is how often a
    message was sent again because its sender had died: at most so many duplicates.
    """
    state, message = OutboxMessage.state, OutboxMessage

    def count(*states: OutboxState) -> Any:
        return func.count().filter(state.in_(states))

    rows = await session.execute(
        select(
            message.channel,
            count(OutboxState.QUEUED, OutboxState.SENDING).label("waiting"),
            func.count(message.sent_at).label("sent"),
            count(OutboxState.DELIVERED).label("delivered"),
            count(OutboxState.FAILED).label("failed"),
            count(OutboxState.CANCELLED).label("cancelled"),
            func.coalesce(func.sum(message.uncertain), 0).label("uncertain"),
            func.coalesce(func.sum(message.segments), 0).label("segments"),
        )
        .group_by(message.channel)
        .order_by(message.channel)
    )
    return [Figures(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's own name for it


# How far a message of several pieces has come is how far the one behind has.
_BEHIND = (
    OutboxState.FAILED,
    OutboxState.CANCELLED,
    OutboxState.QUEUED,
    OutboxState.SENDING,
    OutboxState.SENT,
    OutboxState.ACCEPTED,
    OutboxState.DELIVERED,
)


async def states_in(session: AsyncSession, conversation_id: str) -> Mapping[str, OutboxState]:
    """Say how far each message of a conversation has come, by the key of what caused it."""
    rows = await session.execute(
        select(OutboxMessage.key, OutboxMessage.state).where(
            OutboxMessage.conversation_id == conversation_id
        )
    )
    found: dict[str, OutboxState] = {}
    for key, state in rows:
        cause, of_piece = key.partition("/")[0], OutboxState(state)
        found[cause] = min(found.get(cause, of_piece), of_piece, key=_BEHIND.index)
    return found
