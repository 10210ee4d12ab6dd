"""The second step of logging in: whose password was right is asked for their code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.desk import guard
from backend.desk.login import login_page
from backend.kit.errors import InvalidInputError, YardimError
from backend.kit.text import clean_line
from backend.staff import accounts, half_logins
from backend.staff.errors import HalfLoginOverError
from backend.web.addresses import client_address
from backend.web.bodies import form_fields
from backend.web.limits import check_flood
from backend.web.pages import seen, with_retry_after
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.half_logins import HalfIn
    from backend.web.routing import Routes

_NOTHING_TYPED = "Doğrulama kodunu yazın."


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_code, "/login/kod", *SHOWN)
    routes.add(take_code, "/login/kod", "POST")


async def show_code(request: Request, services: DeskServices) -> HTTPResponse:
    """Ask for the code; whoever has not given their password yet is asked for that."""
    if await guard.logged_in(request, services) is not None:
        return seen(guard.wanted(request))
    who = await _half_in(request, services)
    if who is None:
        return seen(guard.LOGIN_PATH + guard.after(request))
    return _code_page(request, services, who, None)


async def take_code(request: Request, services: DeskServices) -> HTTPResponse:
    """Log somebody in by their code, under a new session."""
    token, who = guard.half_token_of(request), await _half_in(request, services)
    if token is None or who is None:
        return _from_the_beginning(request, services, HalfLoginOverError())
    fields = form_fields(request)
    code = clean_line(str(fields.get("code", "")))
    try:
        guard.require_own_form(request, who.csrf, fields)
        await check_flood(services.limiter, services.settings, "logins", client_address(request))
        if not code:
            raise InvalidInputError(_NOTHING_TYPED)
        session = await accounts.log_in_by_code(
            services.works, services.keys, token, code, services.lifetime
        )
    except HalfLoginOverError as error:
        return _from_the_beginning(request, services, error)
    except YardimError as error:
        return _code_page(request, services, who, error)
    response = guard.keep(request, services, seen(guard.wanted(request)), session)
    return guard.forget_half(request, services, response)


async def _half_in(request: Request, services: DeskServices) -> HalfIn | None:
    token = guard.half_token_of(request)
    if token is None:
        return None
    async with services.works.reading() as session:
        return await half_logins.find(session, token, services.works.now())


def _from_the_beginning(
    request: Request, services: DeskServices, error: HalfLoginOverError
) -> HTTPResponse:
    page = login_page(request, services, error.status, problem=error.detail)
    return guard.forget_half(request, services, page)


def _code_page(
    request: Request, services: DeskServices, half: HalfIn, error: YardimError | None
) -> HTTPResponse:
    page = services.pages.show(
        request,
        "desk_login_code.html",
        error.status if error is not None else 200,
        who=None,
        half=half,
        problem=error.detail if error is not None else "",
        after=guard.after(request),
    )
    return with_retry_after(page, error) if error is not None else page
