"""What sounds and stands in the title on every page of the desk: conversations, work given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sanic.response import empty, json

from backend.complaints import given
from backend.conversations import alerts
from backend.desk import guard, taken_words
from backend.kit.errors import InvalidInputError
from backend.staff import presence, work_taken
from backend.staff.presence import Presence
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_ID = re.compile(r"[0-9]{1,18}")
_MOST_IDS = 100


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_alerts, "/alerts", "GET")
    routes.add(read_taken, "/alerts/taken", "POST")


@guard.for_staff
async def show_alerts(_request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Name who waits, who wrote, which complaints one was given, and what was taken.

    `takes` tells whether one wants to hear of who waits.
    """
    now = services.clock.now()
    async with services.works.reading() as session:
        found = await alerts.of(session, who)
        assigned = await given.to(session, who, now)
        taken = await work_taken.unseen(session, who.id)
        state = await presence.state_of(session, who.id, now)
    told = {
        # An old page of somebody else's is told so.
        "who": who.id,
        "name": who.name,
        "waiting": list(found.waiting),
        "unread": list(found.unread),
        "held": list(found.held),
        "assigned": assigned,
        "taken": [{"id": one.id, "words": taken_words.told(one)} for one in taken],
        "takes": state is Presence.AVAILABLE,
    }
    return json(told, headers={"Cache-Control": "no-store"})


@guard.for_staff
async def read_taken(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Note that somebody has read that their work was given on."""
    ids = str(form_fields(request).get("ids", "")).split()
    if len(ids) > _MOST_IDS or not all(_ID.fullmatch(one) for one in ids):
        raise InvalidInputError
    async with services.works.begin() as work:
        await work_taken.seen(work, who.id, [int(one) for one in ids])
    return empty(headers={"Cache-Control": "no-store"})
