"""Logging out: who has what others wait for is asked first, and told what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.conversations import desk_lists, leaving
from backend.desk import guard
from backend.notifications import calls
from backend.staff import accounts, staff_sessions
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

# Sent once somebody was asked whether it is meant so; with the other, on all their browsers.
_SURE, _EVERYWHERE = "sure", "everywhere"


@dataclass(frozen=True)
class _Held:
    """What others wait for that somebody has, and whether they go on in another browser."""

    talks: int
    unanswered: int
    calls: int
    elsewhere: bool


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(ask, "/logout", *SHOWN)
    routes.add(log_out, "/logout", "POST")


@guard.for_staff
async def ask(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what becomes of what somebody has, and ask whether they log out."""
    held = await _held(services, who, guard.token_of(request) or "")
    return services.pages.show(
        request, "desk_log_out.html", who=who, held=held, sure=_SURE, everywhere=_EVERYWHERE
    )


@guard.for_staff
async def log_out(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """End the session of this browser, or all; with the last one others get what waits for them."""
    token, fields = guard.token_of(request) or "", form_fields(request)
    if not fields.get(_SURE):
        held = await _held(services, who, token)
        if held.talks or held.calls:
            return seen(guard.LOGOUT_PATH)
    await accounts.log_out(services.works, who, None if fields.get(_EVERYWHERE) else token)
    async with services.works.begin() as work:
        if not await staff_sessions.has_any(work.session, who.id, work.now, services.lifetime):
            await leaving.go_home(work, who.id)
    return guard.forget(request, services, seen(guard.LOGIN_PATH))


async def _held(services: DeskServices, who: LoggedIn, token: str) -> _Held:
    now = services.clock.now()
    async with services.works.reading() as session:
        held = await desk_lists.held(session, by=who.id, viewer=who.id)
        return _Held(
            talks=len(held),
            unanswered=sum(one.unanswered > 0 for one in held),
            calls=await calls.count_held(session, who.id, now),
            elsewhere=await staff_sessions.has_other(
                session, who.id, token, now, services.lifetime
            ),
        )
