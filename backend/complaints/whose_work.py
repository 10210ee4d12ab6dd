"""Whose work a complaint is by the rules in force: gathers what `routing` needs, and follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.complaints import in_force, routing, teams
from backend.complaints.routing import Facts
from backend.complaints.topics import kept_topic
from backend.kit.work import Signal
from backend.staff import service as staff_service
from backend.staff.account_models import StaffTeam
from backend.staff.models import StaffMember
from backend.staff.permissions import GRANTED, Permission

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.complaints.routing import Route
    from backend.complaints.severity import Severity

TEAM_DUE = Signal[str]("team due")
"""Something of a team's (by code) became nobody's: whoever gives such work out looks."""
HANDLING = sorted(role for role, granted in GRANTED.items() if Permission.HANDLE in granted)
# Built once: every registration asks it.
_STAFFED = (
    select(StaffTeam.team)
    .join(StaffMember, StaffMember.id == StaffTeam.staff_id)
    .where(StaffMember.active.is_(True), StaffMember.role.in_(HANDLING))
    .distinct()
)


def facts_of(complaint: Complaint, severity: Severity | None = None) -> Facts:
    """Return what the rules ask of a complaint whose entries were read.

    `severity` is the one it is about to get.
    """
    return Facts(
        topic=complaint.topic,
        severity=severity or complaint.severity,
        channel=complaint.channel,
        product=routing.product_of(complaint.topic, complaint.service_number),
        province=complaint.province,
        text=complaint.description,
    )


async def route_of(
    session: AsyncSession, complaint: Complaint, severity: Severity | None = None
) -> Route:
    """Say by the rules of today whose work a complaint is."""
    able = await able_teams(session)
    return routing.route(
        facts_of(complaint, severity),
        in_force.rules_of(),
        kept_topic(complaint.topic).team,
        teams.default(),
        able.__contains__,
    )


async def reroute(
    session: AsyncSession, complaint: Complaint, *, leaves_owner: bool = False
) -> dict[str, Any]:
    """Have the rules say whose work a complaint is now; return why, if that is new, for its event.

    A team that somebody chose stays; so does that of whoever works on it, unless it is to leave its
    owner. How soon it is to be taken is the rules' in any case. Teams have ladders of their own:
    `escalating.follow` comes after it.
    """
    route = await route_of(session, complaint)
    before, priority = complaint.team, complaint.priority
    complaint.priority = route.priority
    if (route.rule, route.team, route.priority) == (None, before, priority):
        return {}
    free = complaint.owner_id is None or leaves_owner
    if complaint.team_by_hand or not free:
        return {"route": route.why | {"kept": before}}
    complaint.team = route.team
    return {"route": route.why}


async def leave_gone_owner(session: AsyncSession, complaint: Complaint) -> dict[str, Any]:
    """Make what is opened again nobody's, where who had it works on no complaints any more.

    Return whose it was, for its event.
    """
    owner = await staff_service.active(session, complaint.owner_id)
    if complaint.owner_id is None or (owner is not None and owner.role in HANDLING):
        return {}
    gone, complaint.owner_id = complaint.owner_id, None
    return {"owner_gone": gone}


async def leave_closed_team(session: AsyncSession, complaint: Complaint) -> dict[str, Any]:
    """Give what is opened again to others, where its team has been closed and nobody has it.

    Return why, as `reroute` does.
    """
    if complaint.team not in teams.closed() or complaint.owner_id is not None:
        return {}
    complaint.team_by_hand = False
    return await reroute(session, complaint)


async def able_teams(session: AsyncSession) -> set[str]:
    """Return the teams that are open today and in which somebody works who handles complaints."""
    return able(set(teams.teams()), await staffed_teams(session), teams.default())


async def staffed_teams(session: AsyncSession) -> set[str]:
    """Return the teams in which somebody works who handles complaints."""
    return set(await session.scalars(_STAFFED))


def able(open_teams: AbstractSet[str], staffed: AbstractSet[str], default: str) -> set[str]:
    """Return which teams can be given work. Pure.

    As long as nobody works in the default team either, having nobody is no reason to pass on.
    """
    return set(open_teams & staffed if default in staffed else open_teams)
