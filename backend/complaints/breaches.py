"""Which clocks are late, were broken today, and are about to be: each from one query, in pages.

A clock is judged by its deadline: broken when it ended later, or has not by now; never by when
somebody looked. One that stood still at its deadline was not broken. What was late already as its
complaint was entered (a letter that lay about) broke for us with that, and is of that day; so is
what another topic, with less time, made late. Only reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select, text, tuple_, union_all

from backend.complaints import access, sla, states, time_left
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.models.clock import LATE
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.kit.clock import beginning_of, day_in_turkiye
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer

PAGE = 50
_C = ComplaintClock
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR_PARTS, _DIGITS = 2, 16
_TELLS = frozenset({ClockKind.FIRST_NOTICE, ClockKind.LEGAL_NOTICE, ClockKind.PROMISE})
# In the words of the partial indices of both.
_RUNNING = and_(_C.met_at.is_(None), _C.stopped_at.is_(None))
_ENDED_LATE = text(f"({LATE})")
# It stood still at its end, and was not broken then.
_STANDS = and_(_C.paused_at.is_not(None), _C.paused_at <= _C.due_at)


@dataclass(frozen=True, slots=True)
class Breach:
    """A clock that was broken or is about to be: whose, who works on it, and what holds it up."""

    clock: ComplaintClock
    complaint: Complaint
    owner: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `after` is where the next begins, empty on the last."""

    rows: Sequence[Breach]
    after: str


async def broken_today(
    session: AsyncSession, who: Viewer, now: datetime, after: str = "", limit: int = PAGE
) -> Page:
    """Return what broke since midnight in Türkiye, the longest ago first, as somebody may see it.

    Also what has been made good since, and what was late as it was entered or changed: late all the
    same.
    """
    return await _page(session, query_of(who, now, broken=True), after, limit)


async def still_late(
    session: AsyncSession, who: Viewer, now: datetime, after: str = "", limit: int = PAGE
) -> Page:
    """Return what is past its end and still owed, of whichever day, the longest ago first."""
    return await _page(session, late_query(who, now), after, limit)


async def about_to_break(
    session: AsyncSession, who: Viewer, now: datetime, after: str = "", limit: int = PAGE
) -> Page:
    """Return what ends within `time_left.SOON` and still runs, the next first."""
    return await _page(session, query_of(who, now, broken=False), after, limit)


def late_query(who: Viewer, now: datetime) -> Select[*tuple[Any, ...]]:
    """Return the query of all that is late by now and still runs, in no order."""
    kinds = _C.kind.in_(sorted(ClockKind))
    return _listed(who).where(is_late(now), kinds)


def is_late(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a clock is past its end by now and still owed."""
    return and_(_RUNNING, _C.due_at < now, ~_STANDS)


def query_of(who: Viewer, now: datetime, *, broken: bool) -> Select[*tuple[Any, ...]]:
    """Return the query of all that was `broken` today, or else is about to be, in no order."""
    kinds = _C.kind.in_(sorted(ClockKind))
    if not broken:
        until = sla.add_business_time(now, time_left.SOON)
        span = and_(_C.due_at >= now, _C.due_at <= until)
        return _listed(who).where(_RUNNING, kinds, span, _C.paused_at.is_(None))
    midnight = beginning_of(day_in_turkiye(now))
    span = and_(_C.due_at >= midnight, _C.due_at < now)
    running = select(_C.id).where(_RUNNING, kinds, span, ~_STANDS)
    late = select(_C.id).where(_ENDED_LATE, span)
    entered = (
        select(_C.id)
        .join(Complaint, Complaint.id == _C.complaint_id)
        .where(
            Complaint.registered_at >= midnight,
            Complaint.registered_at <= now,
            _C.due_at < midnight,
            or_(_RUNNING, _ENDED_LATE),
        )
    )
    changed = select(_C.id).where(
        _C.made_late_at >= midnight,
        _C.made_late_at <= now,
        _C.due_at < midnight,
        or_(_RUNNING, _ENDED_LATE),
    )
    return _listed(who).where(_C.id.in_(union_all(running, late, entered, changed)))


async def _page(
    session: AsyncSession, query: Select[*tuple[Any, ...]], after: str, limit: int
) -> Page:
    if at := _read(after):
        query = query.where(tuple_(_C.due_at, _C.id) > at)
    query = query.order_by(_C.due_at, _C.id).limit(limit + 1)
    found = (await session.execute(query)).all()
    shown = found[:limit]
    failed = await _not_reached(session, [complaint.id for _, complaint, _ in shown])
    rows = [
        Breach(clock, complaint, owner, why(clock, complaint, failed.get(complaint.id)))
        for clock, complaint, owner in shown
    ]
    last = rows[-1].clock if rows else None
    return Page(rows, _cursor(last) if last is not None and len(found) > limit else "")


def _listed(who: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(_C, Complaint, StaffMember.display_name)
        .join(Complaint, Complaint.id == _C.complaint_id)
        .outerjoin(StaffMember, StaffMember.id == Complaint.owner_id)
        # What still runs of an earlier cycle is owed no more.
        .where(access.visible_to(who), or_(~_RUNNING, Complaint.cycle == _C.cycle))
    )


async def _not_reached(session: AsyncSession, ids: Sequence[str]) -> dict[str, OutboxChannel]:
    """Return by what the newest message to a complaint's customer went that failed or is a call."""
    if not ids:
        return {}
    call = OutboxMessage.channel == OutboxChannel.CALL.value
    waits = OutboxMessage.state.in_((OutboxState.QUEUED.value, OutboxState.SENDING.value))
    lost = or_(OutboxMessage.state == OutboxState.FAILED.value, and_(call, waits))
    newest = (
        select(func.max(OutboxMessage.id))
        .where(OutboxMessage.complaint_id.in_(ids), lost)
        .group_by(OutboxMessage.complaint_id)
    )
    query = select(OutboxMessage.complaint_id, OutboxMessage.channel)
    rows = await session.execute(query.where(OutboxMessage.id.in_(newest)))
    return {row.complaint_id: OutboxChannel(row.channel) for row in rows}


_BY = {
    OutboxChannel.SMS: "SMS ulaşmadı.",
    OutboxChannel.EMAIL: "E-posta ulaşmadı.",
    OutboxChannel.CALL: "Müşterinin aranması gerekiyor.",
}

_WAITS: dict[str, str] = {
    State.WAITING_CUSTOMER: "Müşteriden yanıt bekleniyor.",
    State.WAITING_THIRD_PARTY: "Üçüncü taraf bekleniyor.",
}


def why(clock: ComplaintClock, complaint: Complaint, failed: OutboxChannel | None) -> str:
    """Say what holds a complaint up, as far as its record tells. Pure.

    `failed` is by what the customer could not be told something.
    """
    if clock.kind in _TELLS and failed is not None and clock.running:
        return _BY[failed]
    if clock.made_late_at is not None and clock.running:
        return "Konusu değişince süresi geçmiş oldu."
    if complaint.state in _WAITS:
        return _WAITS[complaint.state]
    if complaint.state not in states.OPEN:
        return "Geç tamamlandı."
    if complaint.owner_id is None:
        return "Kimse üstlenmedi."
    return "İncelemeye alınmadı." if complaint.state == State.REGISTERED else "İnceleme sürüyor."


def _cursor(clock: ComplaintClock) -> str:
    return f"{(clock.due_at - _EPOCH) // timedelta(microseconds=1)}-{clock.id}"


def _read(after: str) -> tuple[datetime, str] | None:
    """Read a cursor; what is none begins at the beginning."""
    parts = after.split("-")
    if len(parts) != _CURSOR_PARTS or not parts[1]:
        return None
    micros = parts[0]
    if not (micros.isascii() and micros.isdigit() and len(micros) <= _DIGITS):
        return None
    return _EPOCH + timedelta(microseconds=int(micros)), parts[1]
