"""Logging in, and choosing a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.desk import guard
from backend.kit.errors import YardimError
from backend.kit.text import clean_line
from backend.staff import accounts
from backend.staff.accounts import NewPassword
from backend.web.addresses import client_address
from backend.web.bodies import form_fields
from backend.web.limits import check_flood
from backend.web.origins import require_own_page
from backend.web.pages import seen, with_retry_after
from backend.web.routing import SHOWN, Routes
from lexicon.turkish import fold

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn

_MOST_SHOWN = 100
_NOTHING_TYPED = "Kullanıcı adınızı ve parolanızı yazın."


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_login, "/login", *SHOWN)
    routes.add(log_in, "/login", "POST")
    routes.add(show_password, "/password", *SHOWN)
    routes.add(change_password, "/password", "POST")


async def show_login(request: Request, services: DeskServices) -> HTTPResponse:
    """Ask who it is; whoever is logged in goes on."""
    if await guard.logged_in(request, services) is not None:
        return seen(guard.wanted(request))
    return login_page(request, services)


async def log_in(request: Request, services: DeskServices) -> HTTPResponse:
    """Log somebody in under a new session, or ask for the code where their logins have one."""
    require_own_page(request)
    username = ""
    try:
        await check_flood(services.limiter, services.settings, "logins", client_address(request))
        fields = form_fields(request)
        username = clean_line(str(fields.get("username", "")))[:_MOST_SHOWN]
        password = str(fields.get("password", ""))
        if not username or not password:
            return login_page(request, services, 422, username, _NOTHING_TYPED)
        # User names are plain small letters: a key that writes capitals is no wrong name.
        known_by = fold(username)
        entered = await accounts.log_in(services.works, known_by, password, services.lifetime)
    except YardimError as error:
        page = login_page(request, services, error.status, username, error.detail)
        return with_retry_after(page, error)
    if entered.whole:
        return guard.keep(request, services, seen(guard.wanted(request)), entered.token)
    response = seen(guard.CODE_PATH + guard.after(request))
    return guard.keep_half(request, services, response, entered.token)


@guard.for_staff
async def show_password(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Ask for a new password."""
    return _password_page(request, services, who)


@guard.for_staff
async def change_password(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Take a new password; every other session of theirs ends."""
    fields = form_fields(request)
    given = NewPassword(*(str(fields.get(name, "")) for name in ("old", "new", "repeated")))
    try:
        token = await accounts.change_password(services.works, who, given, services.lifetime)
    except YardimError as error:
        page = _password_page(
            request, services, who, error.status, error.errors or {"old": error.detail}
        )
        return with_retry_after(page, error)
    return guard.keep(request, services, seen(guard.wanted(request)), token)


def login_page(
    request: Request,
    services: DeskServices,
    status: int = 200,
    username: str = "",
    problem: str = "",
) -> HTTPResponse:
    """Answer with the form of name and password."""
    return services.pages.show(
        request,
        "desk_login.html",
        status,
        who=None,
        username=username,
        problem=problem,
        over=guard.OVER in request.args and not problem,
        after=guard.after(request),
    )


def _password_page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    status: int = 200,
    errors: dict[str, str] | None = None,
) -> HTTPResponse:
    wrong = errors or {}
    return services.pages.show(
        request,
        "desk_password.html",
        status,
        who=who,
        errors=wrong,
        after=guard.after(request),
        asks_old="old" in wrong or accounts.asks_for_old(who, services.works.now()),
    )
