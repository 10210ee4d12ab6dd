"""The lists of conversations on the desk: who waits, what agents have, what the bot has.

Contacts are masked here, before anything leaves for a page, for everybody but whoever holds the
conversation. Masking comes before cutting: half a number would not be found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select, true

from backend.complaints.topics import kept_topic
from backend.conversations import agent_queue
from backend.conversations.holder import Handover
from backend.conversations.models import AgentRequest, Conversation, Message, Sender
from backend.conversations.who_writes import called, name_in, reason_shown
from backend.kit.own_names import masking

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import AnyRow

LINE = 200
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in a list; `place` in the queue counts from 1 and is 0 for who is not in it.

    `since` is when it began to wait, came to people, or else began; `returned`: a person had it
    and it waits again. `unanswered` is how many messages of the customer came after the last one of
    an agent. `customer` is who it is, masked, and `topic` about what, as far as they are known.
    """

    id: str
    channel: str
    handover: str
    place: int
    since: datetime
    urgency: int
    returned: bool
    customer: str
    topic: str
    reason: str | None
    team: str | None
    agent_id: str | None
    agent_name: str | None
    last_line: str | None
    unanswered: int


async def waiting(
    session: AsyncSession,
    *,
    viewer: str | None = None,
    visible: ColumnElement[bool] | None = None,
) -> list[Listed]:
    """List who waits for a person, in the queue's order: those that are `visible` (`access`).

    Places are those in the whole queue.
    """
    wanted = and_(Conversation.handover == Handover.WAITING, _given(visible))
    rows = (await session.execute(_listed(wanted).order_by(*agent_queue.ORDER))).all()
    places = await agent_queue.places(session)
    return [_of(row, viewer, places.get(row.id, 0)) for row in rows]


async def with_the_bot(
    session: AsyncSession, since: datetime, *, visible: ColumnElement[bool]
) -> list[Listed]:
    """List what the bot has, where a customer wrote since a moment, newest first."""
    free = Conversation.handover.in_((Handover.NONE, Handover.ENDED))
    wanted = and_(free, Conversation.last_seen_at >= since, Conversation.last_position > 0, visible)
    query = _listed(wanted).order_by(Conversation.last_seen_at.desc(), Conversation.id)
    return [_of(row, None) for row in (await session.execute(query)).all()]


async def held(
    session: AsyncSession,
    *,
    by: str | None = None,
    viewer: str | None = None,
    visible: ColumnElement[bool] | None = None,
) -> list[Listed]:
    """List what agents have, or one of them: what waits for an answer first, then the oldest.

    `viewer` is who reads it, by id: they see contacts in their own conversations only.
    """
    wanted = and_(Conversation.handover == Handover.ACTIVE, _given(visible))
    if by is not None:
        wanted = and_(wanted, Conversation.agent_id == by)
    query = _listed(wanted).order_by(Conversation.held_since, Conversation.id)
    found = [_of(row, viewer) for row in (await session.execute(query)).all()]
    return sorted(found, key=lambda one: one.unanswered == 0)


def _given(visible: ColumnElement[bool] | None) -> ColumnElement[bool]:
    return visible if visible is not None else true()


def _listed(wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Select what a row of a list needs, in one statement."""
    here = Message.conversation_id == Conversation.id
    from_customer = and_(here, Message.sender == Sender.CUSTOMER)
    last_line = (
        select(Message.text)
        .where(from_customer)
        .order_by(Message.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    answer = Message.__table__.alias("answer")
    answered = (
        select(func.coalesce(func.max(answer.c.position), 0))
        .where(answer.c.conversation_id == Conversation.id, answer.c.sender == Sender.AGENT)
        .correlate(Conversation)
        .scalar_subquery()
    )
    unanswered = (
        select(func.count())
        .select_from(Message)
        .where(from_customer, Message.position > answered)
        .correlate(Conversation)
        .scalar_subquery()
    )
    # Who waits has an open request; what is held was brought by one that was closed then, if any.
    asked = AgentRequest.__table__.alias("asked")
    brought = and_(
        Conversation.handover == Handover.ACTIVE, asked.c.closed_at == Conversation.held_since
    )
    request = (
        select(asked.c.id)
        .where(
            asked.c.conversation_id == Conversation.id, or_(asked.c.closed_at.is_(None), brought)
        )
        .order_by(asked.c.created_at.desc())
        .limit(1)
        .correlate(Conversation)
        .scalar_subquery()
    )
    return (
        select(
            Conversation.id,
            Conversation.channel,
            Conversation.handover,
            Conversation.created_at,
            Conversation.held_since,
            Conversation.team,
            Conversation.agent_id,
            Conversation.agent_name,
            Conversation.phone,
            Conversation.proven_phone,
            Conversation.collected,
            AgentRequest.created_at.label("asked_at"),
            AgentRequest.urgency,
            AgentRequest.returned,
            AgentRequest.reason,
            last_line.label("last_line"),
            unanswered.label("unanswered"),
        )
        .outerjoin(AgentRequest, AgentRequest.id == request)
        .where(wanted)
        .limit(MOST_LISTED)
    )


def _of(row: AnyRow, viewer: str | None, place: int = 0) -> Listed:
    waits = row.handover == Handover.WAITING
    since = row.asked_at if waits else row.held_since
    own = viewer is not None and row.agent_id == viewer
    shown = _as_it_is if own else masking(name_in(row.collected))
    return Listed(
        id=row.id,
        channel=row.channel,
        handover=row.handover,
        place=place,
        since=since or row.created_at,
        urgency=row.urgency or 0,
        returned=waits and bool(row.returned),
        customer=called(row, row.collected or {}, opened=False),
        topic=_topic(row.collected or {}),
        reason=reason_shown(row.reason, shown),
        team=row.team,
        agent_id=row.agent_id,
        agent_name=row.agent_name,
        last_line=shown(row.last_line)[:LINE] if row.last_line else None,
        unanswered=row.unanswered,
    )


def _topic(known: Mapping[str, Any]) -> str:
    code = known.get("topic")
    return kept_topic(str(code)).label if code else ""


def _as_it_is(text: str) -> str:
    return text
