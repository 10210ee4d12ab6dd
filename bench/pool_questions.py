"""What people and the worker ask of the pool, each by the function that the product asks it by.

A list of a few rows is less work than a full page, whatever it is read from. So there are questions
that give a full page in the smallest pool already: their filters are chosen there (`Common`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.complaints import around, finding, next_best, pool, repeat_rows, search_values
from backend.complaints.models import Complaint
from backend.complaints.pool import OPEN, PAGE, Filters
from backend.staff.models import Role, StaffMember
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import InstrumentedAttribute

    from backend.bootstrap import Container

    type Ask = Callable[[AsyncSession], Awaitable[int]]
    """Ask it, and return how many rows it gave."""

# In every description.
_STREET = "sokak"
# A first name and a street, which one generated customer in 150 has.
_TWO = "ayse menekse"
# Somebody made up, in a pool of any size.
_SOMEBODY = "+905550000001"


@dataclass(frozen=True)
class Viewer:
    """Somebody of the house, as the lists want to know them."""

    id: str
    role: Role
    teams: frozenset[str]


@dataclass(frozen=True)
class Common:
    """What the smallest pool has a full page of, as far as it has: asked of all pools."""

    # Those with the most open complaints, so many that they have a page of them.
    teams: Sequence[str]
    channel: str
    first_name: str
    # What only a part of a page is of, in a small pool.
    team: str
    topic: str


async def common(session: AsyncSession) -> Common:
    """Choose it from a pool."""
    teams: list[str] = []
    counted = 0
    for team, count in await _most(session, Complaint.team, Complaint.owed_until.is_not(None)):
        if counted <= PAGE:
            teams.append(team)
            counted += count
    [(channel, _), *_] = await _most(session, Complaint.channel)
    [(topic, _), *_] = await _most(session, Complaint.topic)
    names: dict[str, int] = {}
    for name, count in await _most(session, Complaint.contact_name):
        first = fold((name or "").partition(" ")[0])
        names[first] = names.get(first, 0) + count
    return Common(teams, channel, max(names, key=names.__getitem__), teams[0], topic)


async def _most(
    session: AsyncSession,
    by: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    *only: ColumnElement[bool],
) -> list[tuple[str, int]]:
    count = func.count()
    rows = await session.execute(select(by, count).where(*only).group_by(by).order_by(count.desc()))
    return [(value or "", many) for value, many in rows]


async def questions(container: Container, session: AsyncSession, common: Common) -> dict[str, Ask]:
    """Return what is asked of one pool, by name."""
    now, settings = container.clock.now(), container.settings
    known = (
        await session.scalars(
            select(Complaint)
            .where(Complaint.contact_phone.is_not(None), Complaint.contact_name.is_not(None))
            .order_by(Complaint.id)
            .limit(1)
        )
    ).one()
    # All of a generated pool is a few people's: some thousands of open complaints each, which
    # nobody has. So it is somebody who has none.
    owners = select(Complaint.owner_id).where(Complaint.owner_id.is_not(None)).distinct()
    free = select(StaffMember).where(StaffMember.id.not_in(owners)).limit(1)
    person = (await session.scalars(free)).one()
    boss = Viewer(person.id, Role.SUPERVISOR, frozenset())
    agent = Viewer(person.id, Role.AGENT, frozenset({common.team}))
    of_some = Viewer(person.id, Role.AGENT, frozenset(common.teams))

    def listed(who: Viewer, **filters: object) -> Ask:
        wanted = Filters(**filters)  # type: ignore[arg-type]

        async def ask(session: AsyncSession) -> int:
            return len((await pool.page(session, who, wanted, now)).rows)

        return ask

    def searched(words: str, state: str = "all") -> Ask:
        return listed(boss, state=state, words=tuple(finding.terms(words)))

    async def clocks(_session: AsyncSession) -> int:
        return sum(
            [
                bool(await job.run())
                for job in (container.notices, container.escalations, container.closings)
            ]
        )

    async def status(session: AsyncSession) -> int:
        await container.complaints.find(session, known.tracking_number)
        return 1

    def next_of(who: Viewer) -> Ask:
        async def ask(session: AsyncSession) -> int:
            return len(await next_best.waiting(session, who, now, settings))

        return ask

    async def counts(session: AsyncSession) -> int:
        await around.counts(session, boss, now)
        return 1

    phone = known.contact_phone or _SOMEBODY
    return {
        "status by number": status,
        "clocks of the worker, none due": clocks,
        "counts of every page": counts,
        "what to take next": next_of(boss),
        "what to take next, of some teams": next_of(of_some),
        "list of the open": listed(boss),
        "list of the open, of some teams": listed(of_some),
        "list of the open, of one team": listed(agent),
        "list of all": listed(boss, state="all"),
        "list of all, of a channel": listed(boss, state="all", channel=common.channel),
        "list of all, of a topic and a channel": listed(
            boss, state="all", topic=common.topic, channel=common.channel
        ),
        "list of what is late": listed(boss, left=search_values.left("geciken")),
        "search by part of a number": listed(boss, state="all", number=known.tracking_number[3:9]),
        "search by part of a mobile": searched(phone[-7:]),
        "search by a name": searched(known.contact_name or ""),
        "search by a name that many have": searched(common.first_name),
        "search by two words that many have": searched(f"{common.first_name} {_STREET}"),
        "search by two words of one in 150": searched(_TWO),
        "search among the open, of what all have": searched(_STREET, OPEN),
        "search among the open, by a name": searched(common.first_name, OPEN),
    }


async def report(container: Container) -> None:
    """Ask what takes long in a large pool: how often customers came again, in two years."""
    now = container.clock.now()
    async with container.works.reading() as session:
        first = await session.scalar(
            select(Complaint.received_at).order_by(Complaint.registered_at).limit(1)
        )
        await repeat_rows.count(session, first or now, now, now)
