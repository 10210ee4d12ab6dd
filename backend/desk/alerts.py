"""What sounds and stands in the title on every page of the desk: conversations, work given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic.response import json

from backend.complaints import given
from backend.conversations import alerts
from backend.desk import guard
from backend.staff import presence
from backend.staff.presence import Presence

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_alerts, "/alerts", "GET")


@guard.for_staff
async def show_alerts(_request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Name who waits, who wrote, and which complaints one was given.

    `takes` tells whether one wants to hear of who waits.
    """
    now = services.clock.now()
    async with services.works.reading() as session:
        found = await alerts.of(session, who)
        assigned = await given.to(session, who, now)
        state = await presence.state_of(session, who.id, now)
    told = {
        # An old page of somebody else's is told so.
        "who": who.id,
        "name": who.name,
        "waiting": list(found.waiting),
        "unread": list(found.unread),
        "held": list(found.held),
        "assigned": assigned,
        "takes": state is Presence.AVAILABLE,
    }
    return json(told, headers={"Cache-Control": "no-store"})
