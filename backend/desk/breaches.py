"""What is late, was broken today and is about to be, for whoever answers for a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import breaches, house_words, teams, time_left
from backend.complaints.sla import ClockKind
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.desk import guard
from backend.kit.clock import ISTANBUL
from backend.staff.permissions import Permission, require
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.breaches import Breach
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/floor/due"
LATE, BROKEN, SOON = "geciken", "bugun", "yaklasan"
_LISTS = {
    LATE: breaches.still_late,
    BROKEN: breaches.broken_today,
    SOON: breaches.about_to_break,
}
_FIRST = 5


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_breaches, "/floor/due", *SHOWN)


@guard.for_staff
async def show_breaches(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show one of the lists, page by page; `liste` says which, `sonra` where to go on."""
    require(who.role, Permission.SEE_REPORTS)
    now = services.clock.now()
    asked, after = (str(request.args.get(name, "")) for name in ("liste", "sonra"))
    shown = asked if asked in _LISTS else LATE
    async with services.works.reading() as session:
        page = await _LISTS[shown](session, who, now, after)
    return services.pages.show(
        request,
        "desk_due.html",
        who=who,
        shown=shown,
        rows=lines(page.rows, now),
        beginning=not after,
        path_of={each: f"{PATH}?liste={each}" for each in _LISTS},
        following=page.after and f"{PATH}?liste={shown}&sonra={page.after}",
    )


async def first_of_each(
    session: AsyncSession, who: Viewer, now: datetime
) -> dict[str, dict[str, Any]]:
    """Return the beginning of each list, and whether there is more."""
    found = {}
    for name, read in _LISTS.items():
        page = await read(session, who, now, limit=_FIRST)
        found[name] = {"rows": lines(page.rows, now), "more": bool(page.after)}
    return found


def lines(rows: Sequence[Breach], now: datetime) -> list[dict[str, Any]]:
    """Return what the lists show."""
    return [
        {
            "number": one.complaint.tracking_number,
            "display": display(one.complaint.tracking_number),
            "clock": house_words.CLOCKS[ClockKind(one.clock.kind)],
            "left": time_left.missed_by(one.clock, now),
            "due": one.clock.due_at.astimezone(ISTANBUL),
            "topic": kept_topic(one.complaint.topic).label,
            "team": teams.label(one.complaint.team),
            "owner": one.owner,
            "why": one.why,
        }
        for one in rows
    ]
