"""Gives what is nobody's to whoever has least to do, in teams that want that.

It runs after a complaint came in, was given back or another person came, and every few seconds. One
transaction at a time gives a team's work out, so that each sees what the one before has given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import in_force, pool, workload
from backend.complaints.models import Complaint, ComplaintClock, ComplaintEvent, EventKind
from backend.complaints.states import State
from backend.kit.database import alone
from backend.kit.jobs import Job
from backend.kit.keyed_tasks import KeyedTasks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.catalogue import Team
    from backend.complaints.handling import ComplaintHandling
    from backend.complaints.workload import Load
    from backend.kit.work import Work, Works

_EVERY = timedelta(seconds=5)
_BATCH = 50


class Assigning:
    """Gives out what is nobody's."""

    def __init__(self, works: Works, handling: ComplaintHandling) -> None:
        """Give by the use case of `handling`; nothing yet."""
        self._works = works
        self._handling = handling
        self._tasks: KeyedTasks[str] = KeyedTasks("assigning", self._of_team)

    def job(self) -> Job:
        """Look every few seconds; what one worker gives out another does not see any more."""
        return Job("assigning", _EVERY, self.run, goes_on=True)

    def start(self, team: str) -> None:
        """Give out a team's work now, in the background, if it wants that."""
        if self._wanting(team) is not None:
            self._tasks.start(team)

    def somebody_came(self, _staff_id: str) -> None:
        """Give out the work of every team that wants it: somebody may be in any of them."""
        for team in in_force.teams_of():
            self.start(team)

    async def run(self) -> int:
        """Give out what there is in every team that wants it; return how many complaints."""
        return sum([await self.give_out(team) for team in in_force.teams_of()])

    async def give_out(self, code: str) -> int:
        """Give out a team's work in one transaction; return how many complaints, up to 50."""
        if self._wanting(code) is None:
            return 0
        async with self._works.begin() as work:
            await alone(work.session, f"assigning:{code}")
            team = self._wanting(code)
            loads = await workload.available(work.session, code, work.now)
            if team is None or not loads:
                return 0
            return await self._give(work, team, loads)

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        await self._tasks.settled()

    async def close(self) -> None:
        """Finish what is under way, and begin nothing more."""
        await self._tasks.close()

    async def _of_team(self, code: str) -> None:
        await self.give_out(code)

    def _wanting(self, code: str) -> Team | None:
        team = in_force.teams_of().get(code)
        return team if team is not None and team.assigns and not team.closed else None

    async def _give(self, work: Work, team: Team, loads: list[Load]) -> int:
        nobodys = await _nobodys(work.session, team.code, lock=True)
        plan = await _shared_out(work.session, team, loads, nobodys, work.now)
        for complaint, staff_id in plan:
            await self._handling.give_automatically(work, complaint, staff_id)
        return len(plan)


@dataclass(frozen=True)
class Plan:
    """Who would get what (tracking numbers with ids of people), and how many nobody would."""

    given: Sequence[tuple[str, str]] = ()
    left: int = 0


async def planned(session: AsyncSession, team: Team, now: datetime) -> Plan:
    """Say what would be given to whom at once if a team were like this; nothing is given."""
    if not team.assigns or team.closed:
        return Plan()
    loads = await workload.available(session, team.code, now)
    nobodys = await _nobodys(session, team.code, lock=False)
    plan = await _shared_out(session, team, loads, nobodys, now)
    given = [(complaint.tracking_number, staff_id) for complaint, staff_id in plan]
    return Plan(given, len(nobodys) - len(given))


async def _shared_out(
    session: AsyncSession,
    team: Team,
    loads: list[Load],
    nobodys: Sequence[tuple[Complaint, datetime]],
    now: datetime,
) -> list[tuple[Complaint, str]]:
    """Say who gets what, each having more to do with each."""
    found: list[tuple[Complaint, str]] = []
    for complaint, due_at in nobodys:
        back = await _gave_it_back(session, complaint.id)
        to = workload.least(loads, team.most_open, without=back)
        if to is None:
            continue
        to.weight += workload.weight_of(due_at, now)
        to.count += 1
        found.append((complaint, to.staff_id))
    return found


async def _nobodys(
    session: AsyncSession, team: str, *, lock: bool
) -> list[tuple[Complaint, datetime]]:
    """Read what is nobody's and wants something, what is preferred and due first at the front.

    Locked, what somebody is taking at this moment is theirs.
    """
    query = (
        select(Complaint, ComplaintClock.due_at)
        .join(ComplaintClock, pool.PROMISE)
        .where(
            Complaint.team == team,
            Complaint.owner_id.is_(None),
            Complaint.state.in_([State.REGISTERED, State.IN_REVIEW]),
        )
        .order_by(Complaint.priority.desc(), ComplaintClock.due_at, Complaint.id)
        .limit(_BATCH)
    )
    if lock:
        query = query.with_for_update(skip_locked=True, of=Complaint)
    return [(complaint, due_at) for complaint, due_at in await session.execute(query)]


async def _gave_it_back(session: AsyncSession, complaint_id: str) -> str | None:
    """Return who had a complaint before it became nobody's, if anybody."""
    data = await session.scalar(
        select(ComplaintEvent.data)
        .where(
            ComplaintEvent.complaint_id == complaint_id,
            ComplaintEvent.kind == EventKind.ASSIGNED,
        )
        .order_by(ComplaintEvent.id.desc())
        .limit(1)
    )
    owner = (data or {}).get("owner", {})
    return owner.get("from") if owner.get("to") is None else None
