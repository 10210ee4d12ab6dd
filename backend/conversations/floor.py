"""What a lead looks at: who is there, what everybody has, who waits and how long. Only reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.conversations import access, desk_lists
from backend.staff import presence, service
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.conversations.desk_lists import Listed
    from backend.staff.models import StaffMember
    from backend.staff.presence import Presence


@dataclass(frozen=True, slots=True)
class Working:
    """Somebody who may answer: what they say of themselves (None: not there), and what they hold.

    `conversations` begin with what waits for an answer.
    """

    id: str
    name: str
    state: Presence | None
    conversations: Sequence[Listed]

    @property
    def unanswered(self) -> int:
        """How many of their conversations wait for an answer."""
        return sum(one.unanswered > 0 for one in self.conversations)


@dataclass(frozen=True, slots=True)
class Queue:
    """Who waits for a team, or for nobody in particular (None); `longest` is since when, in UTC."""

    team: str | None
    waiting: int
    urgent: int
    longest: datetime


@dataclass(frozen=True, slots=True)
class Floor:
    """All of it, of the conversations and people that the viewer may see.

    `everybody` is who may answer, by id and name, whether there or not.
    """

    people: Sequence[Working]
    absent: int
    everybody: Sequence[tuple[str, str]]
    queues: Sequence[Queue]


async def now_at(session: AsyncSession, who: Viewer, now: datetime) -> Floor:
    """Read who is there and what waits, as `who` may see it.

    People are in the order of whose customers wait most; of those who are not there only who still
    holds something is named, the others are counted.
    """
    visible = access.visible_to(who)
    waiting = await desk_lists.waiting(session, viewer=who.id, visible=visible)
    held = await desk_lists.held(session, viewer=who.id, visible=visible)
    there = await presence.states(session, now)
    answering = await seen_by(session, who)
    people = [
        Working(
            each.id,
            each.display_name,
            there.get(each.id),
            [one for one in held if one.agent_id == each.id],
        )
        for each in answering
    ]
    named = [one for one in people if one.state is not None or one.conversations]
    return Floor(
        people=sorted(
            named,
            key=lambda one: (one.state is None, -one.unanswered, -len(one.conversations), one.name),
        ),
        absent=len(people) - len(named),
        everybody=sorted(((one.id, one.name) for one in people), key=lambda each: each[1]),
        queues=_queues(waiting),
    )


async def seen_by(session: AsyncSession, who: Viewer) -> list[StaffMember]:
    """Return who may answer: everybody, or for who sees their own teams only, those in them."""
    answering = await service.who_may(session, Permission.ANSWER)
    if may(who.role, Permission.SEE_ALL_TEAMS) or not who.teams:
        return answering
    team = await service.colleagues_of(session, who.id)
    return [one for one in answering if one.id in team]


def _queues(waiting: Sequence[Listed]) -> list[Queue]:
    """Gather who waits by team, the one in which somebody has waited longest first."""
    by_team: dict[str | None, list[Listed]] = {}
    for one in waiting:
        by_team.setdefault(one.team, []).append(one)
    queues = [
        Queue(
            team,
            len(those),
            sum(one.urgency > 0 for one in those),
            min(one.since for one in those),
        )
        for team, those in by_team.items()
    ]
    return sorted(queues, key=lambda queue: queue.longest)
