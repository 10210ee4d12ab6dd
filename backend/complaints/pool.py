"""The list of complaints on the desk: filtered, searched, in the order of what is due, in pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, false, func, select, tuple_

from backend.complaints import access, finding, queries, states
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.kit.masking import mask_for_log
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Row, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.search_values import Days, Left

PAGE = 50
MOST_COUNTED = 200
# Of words that many have so many complaints are looked at, to say how many at least there are.
_COUNTED_AMONG = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
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
class Listed:
    """A complaint in the list, contacts in its words masked. `cursor` leads to what follows it."""

    number: str
    state: str
    topic: str
    severity: str
    priority: int
    channel: str
    team: str
    owner: str | None
    registered_at: datetime
    promise: ComplaintClock
    words: str
    cursor: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list; `after` is where the next begins, empty on the last."""

    rows: Sequence[Listed]
    after: str


# Of what was asked for in a way that cannot be understood.
NONE = Page((), "")


async def page(
    session: AsyncSession, who: Viewer, filters: Filters, now: datetime, after: str = ""
) -> Page:
    """Return a page of what somebody may see; `after` is a cursor of this list, or nonsense.

    What is owed comes by the day that was promised, the earliest first; else the newest first.
    """
    common = await finding.are_common(session, filters.parts)
    words = _words(session, filters, common=common)
    wanted = [*_conditions(who, filters, now), *words]
    order: tuple[ColumnElement[Any], ...]
    if filters.by_due:
        key = tuple_(ComplaintClock.due_at, ComplaintClock.complaint_id)
        order = (ComplaintClock.due_at.asc(), ComplaintClock.complaint_id.asc())
    else:
        key = tuple_(Complaint.registered_at, Complaint.id)
        order = (Complaint.registered_at.desc(), Complaint.id.desc())
    if at := _read(after):
        wanted.append(key > at if filters.by_due else key < at)
    # What is shown of each is read once it is known which these are.
    chosen = select(Complaint.id).join(ComplaintClock, PROMISE).where(*wanted).order_by(*order)
    query = _shown(chosen.limit(PAGE + 1)).order_by(*order)
    found = (await session.execute(query)).all()
    rows = [_row(each, by_due=filters.by_due) for each in found[:PAGE]]
    return Page(rows, rows[-1].cursor if len(found) > PAGE else "")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many complaints are listed: `number`, or `more` than that."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        """Write it as people do: "200+"."""
        return f"{self.number}+" if self.more else str(self.number)


async def count(session: AsyncSession, who: Viewer, filters: Filters, now: datetime) -> Counted:
    """Count what is listed, up to `MOST_COUNTED`; of common words only some are gone through."""
    common = await finding.are_common(session, filters.parts)
    listed = matching(session, who, filters, now, among=_COUNTED_AMONG if common else None)
    counted = select(func.count()).select_from(listed.limit(MOST_COUNTED + 1).subquery())
    number = await session.scalar(counted) or 0
    return Counted(min(number, MOST_COUNTED), more=common or number > MOST_COUNTED)


@dataclass(frozen=True, slots=True)
class OfTeam:
    """How many open complaints a team has, and when the first of their promises ends."""

    team: str
    count: int
    first_due: datetime


async def open_by_team(
    session: AsyncSession, who: Viewer, codes: Collection[str]
) -> Sequence[OfTeam]:
    """Return what somebody may see of what some teams have, the one that is due first before."""
    query = (
        select(Complaint.team, func.count(), func.min(ComplaintClock.due_at))
        .join(ComplaintClock, PROMISE)
        .where(
            access.visible_to(who),
            Complaint.team.in_(codes),
            Complaint.state.in_(sorted(states.OPEN)),
        )
        .group_by(Complaint.team)
        .order_by(func.min(ComplaintClock.due_at))
    )
    return [OfTeam(*row) for row in await session.execute(query)]


def matching(
    session: AsyncSession, who: Viewer, filters: Filters, now: datetime, among: int | None = None
) -> Select[str]:
    """Return the query for the ids of all that is listed.

    With `among` words are looked for in some complaints only (`finding.found_by`).
    """
    words = _words(session, filters, among=among)
    query = select(Complaint.id).where(*_conditions(who, filters, now), *words)
    owed = filters.by_due or filters.left is not None
    return query.join(ComplaintClock, PROMISE) if owed else query


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


def _shown(chosen: Select[str]) -> Select[*tuple[Any, ...]]:
    ids = chosen.subquery()
    return (
        select(Complaint, ComplaintClock, StaffMember.display_name, _DESCRIPTION)
        .join(ids, ids.c.id == Complaint.id)
        .join(ComplaintClock, PROMISE)
        .outerjoin(StaffMember, StaffMember.id == Complaint.owner_id)
    )


def _words(
    session: AsyncSession, filters: Filters, *, common: bool = False, among: int | None = None
) -> list[ColumnElement[bool]]:
    parts = filters.parts
    if not parts:
        return []
    if common:
        return [finding.met_on_the_way(parts)]
    return [finding.found_by(parts, session.get_bind().dialect.name, among)]


def _conditions(who: Viewer, filters: Filters, now: datetime) -> list[ColumnElement[bool]]:
    wanted = [access.visible_to(who)]
    if filters.by_due:
        wanted += [ComplaintClock.met_at.is_(None), ComplaintClock.stopped_at.is_(None)]
    if filters.left is not None:
        limit = filters.left.limit(now)
        due = ComplaintClock.due_at
        wanted.append(due < limit if filters.left.below else due >= limit)
    if filters.state in State:
        wanted.append(Complaint.state == filters.state)
    elif filters.by_due:
        wanted.append(Complaint.state.in_(sorted(states.OPEN)))
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


def _row(row: Row[*tuple[Any, ...]], *, by_due: bool) -> Listed:
    complaint, promise, owner, words = row
    moment = promise.due_at if by_due else complaint.registered_at
    return Listed(
        number=complaint.tracking_number,
        state=complaint.state,
        topic=complaint.topic,
        severity=complaint.severity,
        priority=complaint.priority,
        channel=complaint.channel,
        team=complaint.team,
        owner=owner,
        registered_at=complaint.registered_at,
        promise=promise,
        words=_line(words or ""),
        cursor=f"{_micros(moment)}-{complaint.id}",
    )


def _line(words: str) -> str:
    """Return the beginning of a text on one line, contacts masked."""
    line = mask_for_log(" ".join(words.split()))
    return line if len(line) <= _WORDS else f"{line[:_WORDS]}…"


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _read(after: str) -> tuple[datetime, str] | None:
    """Read a cursor; what is none begins at the beginning."""
    micros, _, complaint_id = after.partition("-")
    if not (micros.isascii() and micros.isdigit() and len(micros) <= 16 and complaint_id):  # noqa: PLR2004 - digits until the year 2286
        return None
    return _EPOCH + timedelta(microseconds=int(micros)), complaint_id
