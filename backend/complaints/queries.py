"""Reading the pool. Clocks, cycles and entries come along; events only where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, Select, String, and_, bindparam, false, func, select
from sqlalchemy.orm import aliased, selectinload

from backend.complaints import access
from backend.complaints.models import (
    ActorKind,
    Complaint,
    ComplaintClock,
    ComplaintCycle,
    ComplaintEntry,
    ComplaintEvent,
    EntryKind,
    EventKind,
    IdempotencyKey,
    TopicSource,
)
from backend.complaints.outline import Outline
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.kit.database import UtcDateTime
from backend.kit.errors import ComplaintNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.proof import Proof

# More than a person has; a company's number may stand in hundreds.
MOST_OF_ONES_OWN = 50
DESCRIPTION = (
    select(ComplaintEntry.text)
    .where(
        ComplaintEntry.complaint_id == Complaint.id,
        ComplaintEntry.kind == EntryKind.DESCRIPTION,
    )
    .limit(1)
    .correlate(Complaint)
    .scalar_subquery()
)
"""The words of the complaint of a query's row, without reading its other entries."""
_PARTS = (
    selectinload(Complaint.clocks),
    selectinload(Complaint.cycles).joinedload(ComplaintCycle.answer),
    selectinload(Complaint.entries),
)
_EVENTS = selectinload(Complaint.events).joinedload(ComplaintEvent.entry)
# Who did, wrote and owns it, by name.
_PEOPLE = (
    selectinload(Complaint.owner),
    selectinload(Complaint.entries).joinedload(ComplaintEntry.author),
    selectinload(Complaint.events).joinedload(ComplaintEvent.actor),
)


def _is_of(clock: Any, kind: ClockKind) -> ColumnElement[bool]:
    """Return the condition that a row of `clock` is the present one of a kind."""
    return and_(
        clock.complaint_id == Complaint.id, clock.cycle == Complaint.cycle, clock.kind == kind
    )


# Built once: every registration asks it.
_OF_WORDS = (
    select(Complaint)
    .where(
        Complaint.words == bindparam("p_words", type_=String()),
        Complaint.registered_at >= bindparam("p_since", type_=UtcDateTime()),
    )
    .order_by(Complaint.registered_at, Complaint.id)
    .options(*_PARTS)
)
# Of each complaint the clocks of its present cycle: one of each kind.
_PROMISE, _FIRST_NOTICE = aliased(ComplaintClock), aliased(ComplaintClock)
_OUTLINE: Select[*tuple[Any, ...]] = (
    select(
        Complaint.id,
        Complaint.tracking_number,
        Complaint.state,
        Complaint.registered_at,
        _PROMISE.due_at,
        _FIRST_NOTICE.due_at,
        _FIRST_NOTICE.met_at,
        Complaint.conversation_id,
        Complaint.contact_phone,
        Complaint.contact_email,
        Complaint.quiet,
    )
    .join(_PROMISE, _is_of(_PROMISE, ClockKind.PROMISE))
    .join(_FIRST_NOTICE, _is_of(_FIRST_NOTICE, ClockKind.FIRST_NOTICE))
    .where(Complaint.tracking_number == bindparam("p_number", type_=String()))
)


async def outline(session: AsyncSession, number: str) -> Outline | None:
    """Return how the complaint of a tracking number (twelve digits) stands, or None."""
    row = (await session.execute(_OUTLINE, {"p_number": number})).one_or_none()
    return None if row is None else Outline(*row)


async def by_number(
    session: AsyncSession, number: str, *, lock: bool = False, events: bool = False
) -> Complaint | None:
    """Return the complaint of a tracking number (twelve digits), or None.

    With `lock` nobody else changes it until this transaction ends; with `events` its history comes
    along, and who did and wrote what.
    """
    query = select(Complaint).where(Complaint.tracking_number == number)
    query = query.options(*_PARTS)
    if events:
        query = query.options(_EVENTS, *_PEOPLE)
    if lock:
        query = query.with_for_update()
    return (await session.execute(query)).scalar_one_or_none()


async def seen_by(
    session: AsyncSession, who: Viewer, number: str, *, events: bool = False
) -> Complaint:
    """Return the complaint of a tracking number (twelve digits) to somebody who may see it.

    Raises:
        ComplaintNotFoundError: there is none, or it is another team's: the two look alike.

    """
    complaint = await by_number(session, number, events=events)
    if complaint is None or not access.may_see(who, complaint):
        raise ComplaintNotFoundError
    return complaint


async def newest_event(session: AsyncSession, complaint_id: str) -> int:
    """Return the id of the last thing that was done to a complaint."""
    newest = select(func.max(ComplaintEvent.id)).where(
        ComplaintEvent.complaint_id == complaint_id,
        # It changes nothing that anybody could have overlooked.
        ComplaintEvent.kind.not_in((EventKind.ESCALATED, EventKind.SATISFACTION_ASKED)),
    )
    return await session.scalar(newest) or 0


async def by_id(
    session: AsyncSession, complaint_id: str, *, lock: bool = False, events: bool = False
) -> Complaint:
    """Return the complaint of an id that is known to exist; `lock` as in `by_number`.

    With `events` its history comes along, without who did what.
    """
    query = select(Complaint).where(Complaint.id == complaint_id).options(*_PARTS)
    if events:
        query = query.options(_EVENTS)
    if lock:
        query = query.with_for_update()
    return (await session.execute(query)).scalar_one()


async def by_ids(
    session: AsyncSession, complaint_ids: Iterable[str], *, lock: bool = False
) -> dict[str, Complaint]:
    """Return, by id, the complaints of ids that are known to exist; `lock` as in `by_number`."""
    query = select(Complaint).where(Complaint.id.in_(set(complaint_ids))).options(*_PARTS)
    if lock:  # in one order, whoever locks several
        query = query.order_by(Complaint.id).with_for_update()
    return {each.id: each for each in await session.scalars(query)}


async def of_proof(
    session: AsyncSession, proof: Proof, *, events: bool = False
) -> Sequence[Complaint]:
    """Return the newest complaints that `proof` makes one's own, newest first."""
    mine: ColumnElement[bool] = false()  # comparing with None would find all that belong to nobody
    if proof.conversation_id is not None:
        mine |= Complaint.conversation_id == proof.conversation_id
    if proof.phone is not None:
        mine |= Complaint.contact_phone == proof.phone
    query = (
        select(Complaint)
        .where(mine)
        .order_by(Complaint.registered_at.desc(), Complaint.id)
        .limit(MOST_OF_ONES_OWN)
        .options(*_PARTS)
    )
    if events:
        query = query.options(_EVENTS)
    return (await session.execute(query)).scalars().all()


async def registered_in(
    session: AsyncSession, conversation_id: str, *, since: datetime | None = None
) -> Sequence[Row[str, str, str]]:
    """Read number, topic and state of what was registered in a conversation, newest first."""
    query = (
        select(Complaint.tracking_number, Complaint.topic, Complaint.state)
        .where(Complaint.conversation_id == conversation_id)
        .order_by(Complaint.registered_at.desc(), Complaint.id)
    )
    if since is not None:
        query = query.where(Complaint.registered_at >= since)
    return (await session.execute(query)).all()


async def newest(session: AsyncSession, limit: int) -> Sequence[Complaint]:
    """Return the `limit` newest complaints of the pool, newest first."""
    query = (
        select(Complaint)
        .order_by(Complaint.registered_at.desc(), Complaint.id)
        .limit(limit)
        .options(*_PARTS)
    )
    return (await session.execute(query)).scalars().all()


async def corrected_by_agents(session: AsyncSession, since: datetime | None) -> Sequence[Complaint]:
    """Return the complaints whose topic an agent set, by the time of that, the oldest first.

    Those that the agent put back to what the classifier had said are among them.
    """
    changed = (
        select(ComplaintEvent.complaint_id, func.max(ComplaintEvent.id).label("event"))
        .where(
            ComplaintEvent.kind == EventKind.TOPIC_CHANGED,
            ComplaintEvent.actor_kind == ActorKind.STAFF,
            *(() if since is None else (ComplaintEvent.at >= since,)),
        )
        .group_by(ComplaintEvent.complaint_id)
        .subquery()
    )
    query = (
        select(Complaint)
        .join(changed, changed.c.complaint_id == Complaint.id)
        .where(Complaint.topic_set_by == TopicSource.AGENT)
        .order_by(changed.c.event)
        .options(selectinload(Complaint.entries))
    )
    return (await session.execute(query)).scalars().all()


async def of_words(session: AsyncSession, words: str, since: datetime) -> Sequence[Complaint]:
    """Return what was registered in these words (see `sameness`) since a moment, oldest first."""
    return (await session.scalars(_OF_WORDS, {"p_words": words, "p_since": since})).all()


async def asked_of(session: AsyncSession, phone: str) -> Row[str, datetime] | None:
    """Return the number of the complaint about which a mobile's owner was asked last, and when.

    None where we wait for nothing from them.
    """
    query = (
        select(Complaint.tracking_number, ComplaintEntry.at)
        .join(ComplaintEntry, ComplaintEntry.complaint_id == Complaint.id)
        .where(
            Complaint.contact_phone == phone,
            Complaint.state == State.WAITING_CUSTOMER,
            ComplaintEntry.kind == EntryKind.QUESTION,
            ComplaintEntry.cycle == Complaint.cycle,
        )
        .order_by(ComplaintEntry.id.desc())
        .limit(1)
    )
    return (await session.execute(query)).first()


async def by_reference(
    session: AsyncSession, channel: str, source: str, reference: str
) -> Complaint | None:
    """Return the complaint that a source of a channel knows by this reference, or None."""
    query = select(Complaint).where(
        Complaint.channel == channel,
        Complaint.source == source,
        Complaint.external_reference == reference,
    )
    return (await session.execute(query.options(*_PARTS))).scalar_one_or_none()


async def remembered(
    session: AsyncSession, scope: str, asker: str, key: str
) -> IdempotencyKey | None:
    """Return what was done under this key of whoever asks, or None."""
    return await session.get(IdempotencyKey, (scope, asker, key))
