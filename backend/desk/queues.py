"""The lists of conversations: who waits, what is mine, what my team has, all of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.complaints import teams
from backend.conversations import access, desk_lists, topics
from backend.desk import guard
from backend.desk.who_is_there import PRESENCES
from backend.kit.errors import InvalidInputError
from backend.staff import presence, service
from backend.staff.permissions import Permission, may, require
from backend.staff.presence import Presence
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.desk_lists import Listed
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

WAITING, MINE, TEAM, ALL = "bekleyen", "benim", "ekibim", "tumu"
TITLES = {WAITING: "Bekleyen", MINE: "Benim", TEAM: "Ekibim", ALL: "Tümü"}
# What the bot has is listed for who may step in, as long as somebody wrote lately.
_LATELY = timedelta(hours=1)
_EMPTY = {
    WAITING: "Bekleyen müşteri yok.",
    MINE: "Üzerinizde görüşme yok. Bekleyenlerden birini üstlenebilirsiniz.",
    TEAM: "Ekibinizin üzerinde görüşme yok.",
    ALL: "Açık görüşme yok.",
}


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_lists, "/", *SHOWN)
    routes.add(choose_presence, "/presence", "POST")


@guard.for_staff
async def choose_presence(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Take what somebody says of themselves: available, busy, away."""
    chosen = str(form_fields(request).get("state", ""))
    if chosen not in PRESENCES:
        raise InvalidInputError
    async with services.works.begin() as work:
        await presence.choose(work, who.id, Presence(chosen))
        work.publish(topics.of_staff(who.id), topics.CHANGED)
        # Whoever answers for a team sees who is there.
        work.publish(topics.QUEUE, topics.CHANGED)
    return seen(guard.PATH)


@guard.for_staff
async def show_lists(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show one of the lists, and how long all of them are."""
    require(who.role, Permission.SEE_OWN_TEAMS)
    shown = request.args.get("liste", WAITING)
    shown = shown if shown in TITLES else WAITING
    async with services.works.reading() as session:
        lists = await _lists(session, who, services.clock.now())
        there = await presence.state_of(session, who.id, services.clock.now())
    return services.pages.show(
        request,
        "desk_queues.html",
        who=who,
        titles=TITLES,
        empty=_EMPTY,
        shown=shown,
        rows=lists[shown],
        team_of=teams.all_teams(),
        presence=there,
        presences=PRESENCES,
        counts={code: len(rows) for code, rows in lists.items()},
        now=services.clock.now(),
    )


async def _lists(
    session: AsyncSession, who: LoggedIn, now: datetime
) -> dict[str, Sequence[Listed]]:
    visible = access.visible_to(who)
    waiting = await desk_lists.waiting(session, viewer=who.id, visible=visible)
    held = await desk_lists.held(session, viewer=who.id, visible=visible)
    team = await service.colleagues_of(session, who.id)
    others: list[Listed] = []
    if may(who.role, Permission.TAKE_OVER):
        others = await desk_lists.with_the_bot(session, now - _LATELY, visible=visible)
    return {
        WAITING: waiting,
        MINE: [one for one in held if one.agent_id == who.id],
        TEAM: [one for one in (*waiting, *held) if one.agent_id in team or one.team in who.teams],
        ALL: [*waiting, *held, *others],
    }
