"""What a customer told before, and what a complaint is linked to by that.

One look-up for every door, and three index scans at most: each of mobile, address and line gives
its newest, so that a firm whose number stands in thousands costs no more than anybody else.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, and_, bindparam, func, select, union_all
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql import expression

from backend.complaints import reopening, repeats, sla
from backend.complaints.beside import Ways
from backend.complaints.customer_keys import email_key, line_key
from backend.complaints.models import Complaint, ComplaintCycle, ComplaintEvent, EventKind
from backend.complaints.repeats import WINDOWS, Counted, Earlier, Repeat, Topic
from backend.complaints.states import State
from backend.kit.columns import UtcDateTime

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.proof import Proof
    from backend.kit.settings import Settings

_NEWEST = 50
_MILLISECOND = timedelta(milliseconds=1)
_WAYS = {
    "phone": Complaint.contact_phone,
    "email": Complaint.email_key,
    "line": Complaint.line_key,
}


async def find(  # noqa: PLR0913 - whose, about what, when, and without which
    session: AsyncSession,
    ways: Ways,
    topic: Topic,
    now: datetime,
    settings: Settings,
    *,
    besides: str | None = None,
    shown_to: Proof | None = None,
) -> Repeat | None:
    """Return what a customer tells again at `now`; `besides` is the id of what tells it.

    For whoever asks (`shown_to`) only what their proof covers exists: what others have told for
    the same number must not change what they are told, not even by its absence. Nothing is added to
    what told of danger, which is about that alone.
    """
    asked = question(ways, now)
    if asked is None:
        return None
    rows = await session.execute(*asked)
    earlier = [
        Earlier(
            each.id,
            State(each.state),
            _topic(each),
            each.registered_at,
            each.resolved_at,
            reopenable=each.resolved_at is None
            or now < reopening.until(each.resolved_at, settings),
        )
        for each in rows
        if each.id != besides and (shown_to is None or (shown_to.covers(each) and not each.urgent))
    ]
    return repeats.repeated(topic, earlier, now, sla.terms_at(now, settings).repeat_days)


def question(
    ways: Ways, now: datetime
) -> tuple[Select[*tuple[Any, ...]], dict[str, object]] | None:
    """Return what asks for what a customer told by `now`, and its values; None for nobody known."""
    given = {
        "phone": ways.phone,
        "email": email_key(ways.email),
        "line": line_key(ways.service_number),
    }
    known: dict[str, object] = {name: value for name, value in given.items() if value}
    return (_of(frozenset(known)), known | {"by": now}) if known else None


@cache
def _of(known: frozenset[str]) -> Select[*tuple[Any, ...]]:
    """Build it once for each way, or several, by which a customer is known."""
    by = bindparam("by", type_=UtcDateTime())
    theirs = []
    for name, column in _WAYS.items():
        if name in known:
            newest = (
                select(Complaint.id)
                .where(column == bindparam(name, type_=String()), Complaint.registered_at <= by)
                .order_by(Complaint.registered_at.desc())
                .limit(_NEWEST)
                .subquery()
            )
            theirs.append(select(newest.c.id))
    present = and_(
        ComplaintCycle.complaint_id == Complaint.id, ComplaintCycle.number == Complaint.cycle
    )
    return (
        select(
            Complaint.id,
            Complaint.state,
            Complaint.topic,
            Complaint.topic_set_by,
            Complaint.topic_confidence,
            Complaint.registered_at,
            Complaint.conversation_id,
            Complaint.contact_phone,
            Complaint.contact_email,
            Complaint.quiet,
            Complaint.urgent,
            ComplaintCycle.resolved_at,
        )
        .join(ComplaintCycle, present)
        .where(Complaint.id.in_(union_all(*theirs)))
    )


async def link(session: AsyncSession, complaint: Complaint, settings: Settings) -> None:
    """Link a complaint to what it repeats, as at its registration, or to nothing.

    Called again when its topic or its customer is known better.
    """
    found = await find(
        session,
        Ways(complaint.contact_phone, complaint.contact_email, complaint.service_number),
        Topic.of(complaint.topic, complaint.topic_set_by, complaint.topic_confidence),
        complaint.registered_at,
        settings,
        besides=complaint.id,
    )
    complaint.repeat_of = found.earlier.id if found else None
    complaint.repeat_certain = found.certain if found else None


async def count(session: AsyncSession, first: datetime, last: datetime, now: datetime) -> Counted:
    """Count the complaints that came from `first` on and before `last`, and what was repeated.

    A repeat is a complaint that is surely linked to one, or words and a reopening that came by the
    same question. It is dated by when the customer came, and the first of each counts.
    """
    row = (await session.execute(_counting(), {"first": first, "last": last})).one()
    *repeated, complaints = row
    return repeats.counted(complaints, dict(zip(WINDOWS, repeated, strict=True)), last, now)


@cache
def _counting() -> Select[*tuple[Any, ...]]:
    """Build what `count` asks, once: that takes as long as asking it of a small pool."""
    first, last = (bindparam(name, type_=UtcDateTime()) for name in ("first", "last"))
    cohort = (Complaint.received_at >= first, Complaint.received_at < last)
    again = aliased(Complaint)
    came = union_all(
        select(Complaint.id, Complaint.received_at, again.received_at.label("at"))
        .join(again, again.repeat_of == Complaint.id)
        .where(*cohort, again.repeat_certain.is_(True)),
        select(Complaint.id, Complaint.received_at, ComplaintEvent.at)
        .join(ComplaintEvent, ComplaintEvent.complaint_id == Complaint.id)
        .where(*cohort, ComplaintEvent.kind == EventKind.REPEATED),
    ).subquery()
    first_again = (
        select(came.c.received_at, func.min(came.c.at).label("at"))
        .group_by(came.c.id, came.c.received_at)
        .subquery()
    )
    after = _Milliseconds(first_again.c.received_at, first_again.c.at)
    # Counted where the rows are: in a large pool they are many, and whoever reads them all into
    # objects answers nobody meanwhile.
    windows = [
        func.count().filter(after <= timedelta(days=days) / _MILLISECOND) for days in WINDOWS
    ]
    complaints = select(func.count()).select_from(Complaint).where(*cohort).scalar_subquery()
    return select(*windows, complaints).select_from(first_again)


class _Milliseconds(expression.FunctionElement[int]):
    """How long it is from one moment to another: as each database calls it."""

    inherit_cache = True


@compiles(_Milliseconds, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    begun, ended = (compiler.process(each, **kw) for each in element.clauses)
    return f"round((julianday({ended}) - julianday({begun})) * 86400000)"


@compiles(_Milliseconds, "postgresql")
def _on_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    begun, ended = (compiler.process(each, **kw) for each in element.clauses)
    return f"round(extract(epoch FROM {ended} - {begun}) * 1000)"


def _topic(row: Any) -> Topic:
    return Topic.of(row.topic, row.topic_set_by, row.topic_confidence)
