"""The lists of conversations: who waits, what is mine, what my team has, all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations import desk_queries
from backend.desk import guard
from backend.staff import service
from backend.staff.permissions import Permission, may, require
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.desk_queries import Listed
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

WAITING, MINE, TEAM, ALL = "bekleyen", "benim", "ekibim", "tumu"
TITLES = {WAITING: "Bekleyen", MINE: "Benim", TEAM: "Ekibim", ALL: "Tümü"}
_EMPTY = {
    WAITING: "Bekleyen müşteri yok.",
    MINE: "Üzerinizde görüşme yok. Bekleyenlerden birini üstlenebilirsiniz.",
    TEAM: "Ekibinizin üzerinde görüşme yok.",
    ALL: "Açık görüşme yok.",
}


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_lists, "/", *SHOWN)


@guard.for_staff
async def show_lists(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show one of the lists, and how long all of them are."""
    require(who.role, Permission.SEE_OWN_TEAMS)
    shown = request.args.get("liste", WAITING)
    shown = shown if shown in TITLES else WAITING
    async with services.works.reading() as session:
        lists = await _lists(session, who)
    return services.pages.show(
        request,
        "desk_queues.html",
        who=who,
        titles=TITLES,
        empty=_EMPTY,
        shown=shown,
        rows=lists[shown],
        counts={code: len(rows) for code, rows in lists.items()},
        now=services.clock.now(),
    )


async def _lists(session: AsyncSession, who: LoggedIn) -> dict[str, Sequence[Listed]]:
    waiting = await desk_queries.waiting(session, viewer=who.id)
    held = await desk_queries.held(session, viewer=who.id)
    team = await service.colleagues_of(session, who.id)
    sees_all = may(who.role, Permission.SEE_ALL_TEAMS)
    return {
        WAITING: waiting,
        MINE: [one for one in held if one.agent_id == who.id],
        TEAM: [one for one in held if one.agent_id in team],
        ALL: [*waiting, *(one for one in held if sees_all or one.agent_id in {who.id, *team})],
    }
