"""The page of who is there and what waits, for whoever answers for a team."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from backend.complaints import open_work, pool, teams, time_left
from backend.conversations import floor
from backend.desk import breaches, guard, who_is_there
from backend.desk.who_is_there import NOT_THERE, PRESENCES
from backend.notifications import dead_letters
from backend.staff import service
from backend.staff.permissions import Permission, require
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_floor, "/floor", *SHOWN)


@guard.for_staff
async def show_floor(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show who is there with what they hold, and who waits by team."""
    require(who.role, Permission.SEE_REPORTS)
    now = services.clock.now()
    async with services.works.reading() as session:
        found = await floor.now_at(session, who, now)
        due = await breaches.first_of_each(session, who, now)
        there = await who_is_there.read(session, now, Permission.HANDLE)
        alone = await open_work.by_team(session, who, there.empty(teams.all_teams()))
        owned = await open_work.by_owner(session, who, [each.id for each in found.people])
        members = await service.teams_of(session, Permission.HANDLE)
        letters = await dead_letters.count(session) if who.may("run_teams") else 0
    return services.pages.show(
        request,
        "desk_floor.html",
        who=who,
        floor=found,
        due=due,
        letters=letters,
        most_letters=dead_letters.MOST_COUNTED,
        alone=[
            {
                "code": one.team,
                "label": teams.label(one.team),
                "count": one.count,
                "left": time_left.left(pool.promise_until(one.first_due, now), now),
            }
            for one in alone
        ],
        owned=defaultdict(int, owned),
        teams_of={
            each.id: sorted(teams.label(code) for code in members.get(each.id, ()))
            for each in found.people
        },
        presences=PRESENCES,
        not_there=NOT_THERE,
        team_of=teams.all_teams(),
        now=now,
    )
