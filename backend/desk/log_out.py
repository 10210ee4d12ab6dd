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

# Sent once somebody was asked whether it is meant so.
_SURE = "sure"


@dataclass(frozen=True)
class _Given:
    """What goes to others when somebody logs out."""

    talks: int = 0
    unanswered: int = 0
    calls: int = 0


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(ask, "/logout", *SHOWN)
    routes.add(log_out, "/logout", "POST")


@guard.for_staff
async def ask(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what becomes of what somebody has, and ask whether they log out."""
    token = guard.token_of(request) or ""
    given = await _given(services, who, token)
    return services.pages.show(request, "desk_log_out.html", who=who, given=given, sure=_SURE)


@guard.for_staff
async def log_out(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """End the session of this browser; with the last one all that others wait for goes to them."""
    token = guard.token_of(request) or ""
    if not form_fields(request).get(_SURE) and (await _given(services, who, token)).talks:
        return seen(guard.LOGOUT_PATH)
    await accounts.log_out(services.works, who, token)
    async with services.works.begin() as work:
        if not await staff_sessions.has_any(work.session, who.id, work.now, services.lifetime):
            await leaving.go_home(work, who.id)
    return guard.forget(request, services, seen(guard.LOGIN_PATH))


async def _given(services: DeskServices, who: LoggedIn, token: str) -> _Given:
    """Return what goes to others; nothing does while another browser of theirs is open."""
    now = services.clock.now()
    async with services.works.reading() as session:
        if await staff_sessions.has_other(session, who.id, token, now, services.lifetime):
            return _Given()
        held = await desk_lists.held(session, by=who.id, viewer=who.id)
        making = await calls.count_held(session, who.id, now)
    return _Given(len(held), sum(one.unanswered > 0 for one in held), making)
