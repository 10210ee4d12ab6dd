"""What people and the worker ask of the pool, each by the function that the product asks it by."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import finding, next_best, pool, repeat_rows, search_values
from backend.complaints.models import Complaint
from backend.complaints.pool import OPEN, Filters
from backend.staff.models import Role, StaffMember

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.bootstrap import Container

    type Ask = Callable[[AsyncSession], Awaitable[object]]

# The quickest of many: other work on the machine makes some slower.
_TIMES = 30
# A first name that one in nineteen generated customers has, and that with a street of one in eight.
_COMMON, _TWO = "Ayşe", "ayse menekse"
_NOT_WORTH_IT = 0.0005


@dataclass(frozen=True)
class Viewer:
    """Somebody of the house, as the lists want to know them."""

    id: str
    role: Role
    teams: frozenset[str]


async def asked(container: Container) -> dict[str, float]:
    """Return for each question the milliseconds of the quickest of some times it was asked."""
    async with container.works.reading() as session:
        questions = await _questions(container, session)
    found: dict[str, float] = {}
    for name, ask in questions.items():
        taken = []
        for _ in range(_TIMES):
            async with container.works.reading() as session:
                began = time.perf_counter()
                await ask(session)
                taken.append(time.perf_counter() - began)
        found[name] = round(max(min(taken), _NOT_WORTH_IT) * 1000, 2)
    return found


async def _questions(container: Container, session: AsyncSession) -> dict[str, Ask]:
    now, settings = container.clock.now(), container.settings
    known = (await session.scalars(select(Complaint).order_by(Complaint.id).limit(1))).one()
    person = (await session.scalars(select(StaffMember).limit(1))).one()
    boss = Viewer(person.id, Role.SUPERVISOR, frozenset())
    agent = Viewer(person.id, Role.AGENT, frozenset({known.team}))

    def listed(who: Viewer, **filters: object) -> Ask:
        wanted = Filters(**filters)  # type: ignore[arg-type]

        async def ask(session: AsyncSession) -> None:
            await pool.page(session, who, wanted, now)

        return ask

    def searched(words: str, state: str = "all") -> Ask:
        return listed(boss, state=state, words=tuple(finding.terms(words)))

    async def clocks(_session: AsyncSession) -> None:
        for job in (container.notices, container.escalations, container.closings):
            await job.run()

    phone = next((each for each in (known.contact_phone, "+905550000001") if each), "")
    return {
        "status by number": lambda session: container.complaints.find(
            session, known.tracking_number
        ),
        "clocks of the worker, none due": clocks,
        "what to take next": lambda session: next_best.waiting(session, boss, now, settings),
        "list of the open": listed(boss),
        "list of the open, of a team": listed(agent),
        "list of all": listed(boss, state="all"),
        "list of all, of a topic and a channel": listed(
            boss, state="all", topic=known.topic, channel=known.channel
        ),
        "list of what is late": listed(boss, left=search_values.left("geciken")),
        "search by part of a number": listed(boss, state="all", number=known.tracking_number[3:9]),
        "search by part of a mobile": searched(phone[-7:]),
        "search by a name": searched(known.contact_name or ""),
        "search by a name that many have": searched(_COMMON),
        "the same among the open": searched(_COMMON, OPEN),
        "search by two words of one in 150": searched(_TWO),
    }


async def report(container: Container) -> None:
    """Ask what takes long in a large pool: how often customers came again, in two years."""
    now = container.clock.now()
    async with container.works.reading() as session:
        first = await session.scalar(
            select(Complaint.received_at).order_by(Complaint.registered_at).limit(1)
        )
        await repeat_rows.count(session, first or now, now, now)
