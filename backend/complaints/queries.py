"""Reading the pool. Clocks, cycles and entries come along; events only where asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import (
    ColumnElement,
    Row,
    String,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import selectinload

from backend.complaints import access
from backend.complaints.models import (
    Complaint,
    ComplaintClock,
    ComplaintCycle,
    ComplaintEntry,
    ComplaintEvent,
    EntryKind,
    EventKind,
    IdempotencyKey,
)
from backend.complaints.outline import Outline
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.kit.columns import UtcDateTime
from backend.kit.errors import ComplaintNotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import FromClause, Table
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.sql.base import ExecutableOption

    from backend.complaints.access import Viewer

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
CLOCKS = selectinload(Complaint.clocks)
ENTRIES = selectinload(Complaint.entries)
PARTS = (CLOCKS, selectinload(Complaint.cycles).joinedload(ComplaintCycle.answer), ENTRIES)
EVENTS = selectinload(Complaint.events).joinedload(ComplaintEvent.entry)
# Who did, wrote and owns it, by name.
_PEOPLE = (
    selectinload(Complaint.owner),
    selectinload(Complaint.entries).joinedload(ComplaintEntry.author),
    selectinload(Complaint.events).joinedload(ComplaintEvent.actor),
)


def _is_of(clock: FromClause, kind: ClockKind) -> ColumnElement[bool]:
    """Return the condition that a row of `clock` is the present one of a kind."""
    present = and_(clock.c.complaint_id == Complaint.id, clock.c.cycle == Complaint.cycle)
    return and_(present, clock.c.kind == kind)


# On the tables themselves: what is read here becomes no complaint.
_COMPLAINTS, _CLOCKS = (cast("Table", each.__table__) for each in (Complaint, ComplaintClock))
_OF_NUMBER = _COMPLAINTS.c.tracking_number == bindparam("p_number", type_=String())
_TAKEN = select(_COMPLAINTS.c.id).where(_OF_NUMBER)
_OF_WORDS = (
    select(_COMPLAINTS.c.id)
    .where(
        _COMPLAINTS.c.words == bindparam("p_words", type_=String()),
        _COMPLAINTS.c.registered_at >= bindparam("p_since", type_=UtcDateTime()),
    )
    .order_by(_COMPLAINTS.c.registered_at, _COMPLAINTS.c.id)
)
# Of each complaint the clocks of its present cycle: one of each kind.
_PROMISE, _FIRST_NOTICE = _CLOCKS.alias(), _CLOCKS.alias()
_OUTLINE = (
    select(
        _COMPLAINTS.c.id,
        _COMPLAINTS.c.tracking_number,
        _COMPLAINTS.c.state,
        _COMPLAINTS.c.registered_at,
        _PROMISE.c.due_at,
        _FIRST_NOTICE.c.due_at,
        _FIRST_NOTICE.c.met_at,
        _COMPLAINTS.c.conversation_id,
        _COMPLAINTS.c.contact_phone,
        _COMPLAINTS.c.contact_email,
        _COMPLAINTS.c.quiet,
    )
    .join(_PROMISE, _is_of(_PROMISE, ClockKind.PROMISE))
    .join(_FIRST_NOTICE, _is_of(_FIRST_NOTICE, ClockKind.FIRST_NOTICE))
    .where(_OF_NUMBER)
)


async def outline(session: AsyncSession, number: str) -> Outline | None:
    """Return how the complaint of a tracking number (twelve digits) is stored to stand, or None."""
    row = (await session.execute(_OUTLINE, {"p_number": number})).one_or_none()
    return None if row is None else Outline(*row)


async def is_taken(session: AsyncSession, number: str) -> bool:
    """Tell whether some complaint has this tracking number (twelve digits)."""
    return (await session.execute(_TAKEN, {"p_number": number})).first() is not None


async def did_something(session: AsyncSession, staff_id: str, number: str, since: datetime) -> bool:
    """Whether somebody of the house did anything to a complaint since a moment."""
    query = (
        select(ComplaintEvent.id)
        .join(Complaint, Complaint.id == ComplaintEvent.complaint_id)
        .where(
            Complaint.tracking_number == number,
            ComplaintEvent.actor_id == staff_id,
            ComplaintEvent.at >= since,
        )
    )
    return await session.scalar(query.limit(1)) is not None


async def by_number(
    session: AsyncSession, number: str, *, lock: bool = False, events: bool = False
) -> Complaint | None:
    """Return the complaint of a tracking number (twelve digits), or None.

    With `lock` nobody else changes it until this transaction ends; with `events` its history comes
    along, and who did and wrote what.
    """
    query = select(Complaint).where(Complaint.tracking_number == number)
    query = query.options(*PARTS)
    if events:
        query = query.options(EVENTS, *_PEOPLE)
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
    query = select(Complaint).where(Complaint.id == complaint_id).options(*PARTS)
    if events:
        query = query.options(EVENTS)
    if lock:
        query = query.with_for_update()
    return (await session.execute(query)).scalar_one()


async def by_ids(
    session: AsyncSession,
    complaint_ids: Iterable[str],
    *,
    lock: bool = False,
    parts: Sequence[ExecutableOption] = PARTS,
) -> dict[str, Complaint]:
    """Return, by id, the complaints of ids that are known to exist; `lock` as in `by_number`.

    Whoever does the same to many asks for no more `parts` of them than it needs.
    """
    query = select(Complaint).where(Complaint.id.in_(set(complaint_ids))).options(*parts)
    if lock:  # in one order, whoever locks several
        query = query.order_by(Complaint.id).with_for_update()
    return {each.id: each for each in await session.scalars(query)}


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


async def gone_on_with(
    session: AsyncSession, complaint: Complaint, *, lock: bool = False
) -> Complaint:
    """Return what goes on in place of a complaint set aside as the same, links followed.

    With `lock` each that is read on the way is locked.
    """
    while complaint.duplicate_of is not None:
        complaint = await by_id(session, complaint.duplicate_of, lock=lock)
    return complaint


async def numbers(session: AsyncSession, ids: Collection[str]) -> dict[str, str]:
    """Return the tracking numbers of these complaints, by id."""
    query = select(Complaint.id, Complaint.tracking_number).where(Complaint.id.in_(ids))
    return {row.id: row.tracking_number for row in await session.execute(query)}


async def newest(session: AsyncSession, limit: int) -> Sequence[Complaint]:
    """Return the `limit` newest complaints of the pool, newest first."""
    query = (
        select(Complaint)
        .order_by(Complaint.registered_at.desc(), Complaint.id)
        .limit(limit)
        .options(*PARTS)
    )
    return (await session.execute(query)).scalars().all()


async def of_words(session: AsyncSession, words: str, since: datetime) -> Sequence[Complaint]:
    """Return what was registered in these words (see `sameness`) since a moment, oldest first."""
    ids = (await session.scalars(_OF_WORDS, {"p_words": words, "p_since": since})).all()
    found = await by_ids(session, ids) if ids else {}
    return [found[each] for each in ids]


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
    return (await session.execute(query.options(*PARTS))).scalar_one_or_none()


async def remembered(
    session: AsyncSession, scope: str, asker: str, key: str
) -> IdempotencyKey | None:
    """Return what was done under this key of whoever asks, or None."""
    return await session.get(IdempotencyKey, (scope, asker, key))
