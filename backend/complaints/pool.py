"""The list of complaints on the desk: filtered, searched, in the order of what is due, in pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from backend.complaints import access, breaches, finding, pool_order, queries, states
from backend.complaints.found_in_order import Ask
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.kit.database import plan_anew
from backend.kit.own_names import mask_words
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.pool_order import At
    from backend.complaints.search_values import Days, Left

PAGE = 50
MOST_COUNTED = 200
_WORDS = 200
# Read beyond what is shown: a number at the end is masked whole before it is cut.
_READ = 600
OPEN, ALL = "open", "all"
MINE, NOBODYS = "me", "nobody"
REPEAT, MAYBE_REPEAT, NO_REPEAT = "evet", "belki", "hayir"


@dataclass(frozen=True)
class Filters:
    """What is listed. `state` is one, `OPEN` or `ALL`; `owner` an id, `MINE` or `NOBODYS`."""

    state: str = OPEN
    topic: str = ""
    team: str = ""
    owner: str = ""
    channel: str = ""
    # Whether it repeats what the same customer told before: surely, maybe or not.
    repeat: str = ""
    # How much is left of the promise to the customer, and when it was registered.
    left: Left | None = None
    days: Days | None = None
    # A part of the tracking number, three digits at least.
    number: str = ""
    # What must all be there (`finding.terms`).
    words: Sequence[str] = field(default_factory=tuple)
    # Something that was asked for cannot be understood: then nothing is listed, not too much.
    nothing: bool = False

    @property
    def parts(self) -> list[str]:
        """What complaints are found by, of their words and their number."""
        return [*self.words, *([self.number] if self.number else [])]

    @property
    def by_due(self) -> bool:
        """Whether all of it is still owed, so that what is due first comes first."""
        return self.left is not None or self.state == OPEN or self.state in states.OPEN


@dataclass(frozen=True, slots=True)
class Promise:
    """The promise of a complaint, as `time_left` wants to know it."""

    kind: str
    started_at: datetime
    due_at: datetime
    met_at: datetime | None
    stopped_at: datetime | None
    paused_at: datetime | None


def promise_until(due_at: datetime, now: datetime) -> Promise:
    """Return a promise of which nothing is known but when it ends: it runs."""
    return Promise(ClockKind.PROMISE, min(now, due_at), due_at, None, None, None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A complaint in the list, contacts in its words masked."""

    number: str
    state: str
    topic: str
    severity: str
    priority: int
    channel: str
    team: str
    owner: str | None
    registered_at: datetime
    promise: Promise
    words: str
    cycle: int
    late: Sequence[ClockKind] = ()
    """Which of its clocks are past their end and still owed, besides the promise."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many complaints are listed: `number`, or `more` than that."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        """Write it as people do: "200+"."""
        return f"{self.number}+" if self.more else str(self.number)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list; `after` is where the next begins, empty on the last.

    `total` counts the whole list up to `MOST_COUNTED`; what is found by words, up to one page.
    """

    rows: Sequence[Listed]
    after: str
    total: Counted


# Of what was asked for in a way that cannot be understood.
NONE = Page((), "", Counted(0))


async def page(
    session: AsyncSession, who: Viewer, filters: Filters, now: datetime, after: str = ""
) -> Page:
    """Return a page of what somebody may see; `after` is a cursor of this list, or nonsense.

    What is owed comes by the day that was promised, the earliest first; else the newest first.
    """
    ask = _asked(who, filters, now)
    at = pool_order.read(after, ask)
    if ask.words:
        await plan_anew(session)
    # What is counted begins with the first page: where that is shown, it is read once for both.
    counted_to = PAGE if ask.words else MOST_COUNTED
    counted = await pool_order.first(session, ask, counted_to + 1, None)
    found = counted if at is None else await pool_order.first(session, ask, PAGE + 1, at)
    shown = found[:PAGE]
    return Page(
        await _rows(session, shown, now),
        f"{shown[-1][0]}-{shown[-1][1]}" if len(found) > PAGE else "",
        Counted(min(len(counted), counted_to), more=len(counted) > counted_to),
    )


def matching(session: AsyncSession, who: Viewer, filters: Filters, now: datetime) -> Select[str]:
    """Return the query for the ids of all that is listed, in no order."""
    ask = _asked(who, filters, now)
    dialect = session.get_bind().dialect.name
    words = [finding.found_by(ask.words, dialect)] if ask.words else []
    return select(Complaint.id).where(or_(*ask.parts), *ask.wanted, *words)


PROMISE = and_(
    ComplaintClock.complaint_id == Complaint.id,
    ComplaintClock.cycle == Complaint.cycle,
    ComplaintClock.kind == ClockKind.PROMISE,
)
_REPEATS = {
    REPEAT: Complaint.repeat_certain.is_(True),
    MAYBE_REPEAT: Complaint.repeat_certain.is_(False),
    NO_REPEAT: Complaint.repeat_of.is_(None),
}
_DESCRIPTION = func.substr(queries.DESCRIPTION, 1, _READ)


# Columns, and no objects: these are half the time of a page.
_SHOWN = (
    select(
        Complaint.id,
        Complaint.tracking_number,
        Complaint.state,
        Complaint.topic,
        Complaint.severity,
        Complaint.priority,
        Complaint.channel,
        Complaint.team,
        StaffMember.display_name,
        Complaint.registered_at,
        ComplaintClock.kind,
        ComplaintClock.started_at,
        ComplaintClock.due_at,
        ComplaintClock.met_at,
        ComplaintClock.stopped_at,
        ComplaintClock.paused_at,
        _DESCRIPTION,
        Complaint.contact_name,
        Complaint.cycle,
    )
    .join(ComplaintClock, PROMISE)
    .outerjoin(StaffMember, StaffMember.id == Complaint.owner_id)
)


def _asked(who: Viewer, filters: Filters, now: datetime) -> Ask:
    owner = {NOBODYS: "", MINE: who.id}.get(filters.owner, filters.owner)
    return Ask(
        parts=access.visible_parts(who, filters.team, owner),
        wanted=_conditions(who, filters, now),
        words=filters.parts,
        by_due=filters.by_due,
    )


def _conditions(who: Viewer, filters: Filters, now: datetime) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    due = Complaint.owed_until
    if filters.by_due:
        wanted.append(due.is_not(None))
    if filters.left is not None:
        limit = filters.left.limit(now)
        wanted.append(due < limit if filters.left.below else due >= limit)
    if filters.state in State:
        wanted.append(Complaint.state == filters.state)
    if filters.owner == NOBODYS:
        wanted.append(Complaint.owner_id.is_(None))
    owner = {NOBODYS: "", MINE: who.id}.get(filters.owner, filters.owner)
    equal = {
        Complaint.topic: filters.topic,
        Complaint.team: filters.team,
        Complaint.owner_id: owner,
        Complaint.channel: filters.channel,
    }
    wanted += [column == value for column, value in equal.items() if value]
    wanted += _registered(filters.days, now)
    if filters.repeat in _REPEATS:
        wanted.append(_REPEATS[filters.repeat])
    if filters.number:
        wanted.append(Complaint.tracking_number.contains(filters.number, autoescape=True))
    if filters.nothing:
        wanted.append(false())
    return wanted


def _registered(days: Days | None, now: datetime) -> list[ColumnElement[bool]]:
    if days is None:
        return []
    first, beyond = days.bounds(now)
    from_first = [Complaint.registered_at >= first] if first else []
    return from_first + ([Complaint.registered_at < beyond] if beyond else [])


async def _rows(session: AsyncSession, shown: Sequence[At], now: datetime) -> list[Listed]:
    """Read what is shown of the complaints of a page, which are known by now."""
    ids = [complaint_id for _, complaint_id in shown]
    found = (await session.execute(_SHOWN.where(Complaint.id.in_(ids)))).all() if ids else ()
    late = await _late(session, ids, now) if ids else {}
    rows = {row[0]: replace(_row(row), late=late.get(row[0], ())) for row in found}
    return [rows[complaint_id] for complaint_id in ids if complaint_id in rows]


def _row(row: Row[*tuple[Any, ...]]) -> Listed:
    _, *told = tuple(row)
    line = _line(told[15] or "", told[16])
    given: tuple[Any, ...] = (*told[:9], Promise(*told[9:15]), line, told[17])
    return Listed(*given)


async def _late(
    session: AsyncSession, ids: Sequence[str], now: datetime
) -> dict[str, list[ClockKind]]:
    """Return which clocks of some complaints are late, by id; the promise is shown anyhow."""
    clock = ComplaintClock
    rows = await session.execute(
        select(clock.complaint_id, clock.kind)
        .join(Complaint, Complaint.id == clock.complaint_id)
        .where(
            clock.complaint_id.in_(ids),
            clock.cycle == Complaint.cycle,
            clock.kind != ClockKind.PROMISE,
            breaches.is_late(now),
        )
        .order_by(clock.due_at)
    )
    found: dict[str, list[ClockKind]] = {}
    for complaint_id, kind in rows:
        found.setdefault(complaint_id, []).append(ClockKind(kind))
    return found


def _line(words: str, name: str | None) -> str:
    """Return the beginning of a text on one line, contacts and the customer's own name masked."""
    line = mask_words(" ".join(words.split()), name)
    return line if len(line) <= _WORDS else f"{line[:_WORDS]}…"
