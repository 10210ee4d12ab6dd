"""Who is logged in on this browser, and that a form comes from our own page of theirs.

The cookie is sent to `/desk` only, no script reads it, and other sites' pages make no use of it;
every form carries the session's own token besides.
"""

from __future__ import annotations

import hmac
import re
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Concatenate

from backend.kit.errors import OriginNotAllowedError
from backend.staff import presence, staff_sessions
from backend.web.bodies import form_fields
from backend.web.origins import require_own_page
from backend.web.pages import seen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn

    type Guarded[**P] = Callable[
        Concatenate[Request, DeskServices, LoggedIn, P], Coroutine[Any, Any, HTTPResponse]
    ]
    type Open[**P] = Callable[
        Concatenate[Request, DeskServices, P], Coroutine[Any, Any, HTTPResponse]
    ]

PATH = "/desk"
LOGIN_PATH = f"{PATH}/login"
PASSWORD_PATH = f"{PATH}/password"
COOKIE = "yardim_desk"
CSRF_FIELD = "csrf"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_SENT_FROM_ELSEWHERE = "Sayfanın süresi dolmuş. Yenileyip yeniden deneyin; yazdıklarınız durur."


def for_staff[**P](handler: Guarded[P]) -> Open[P]:
    """Let in who is logged in; others are sent to the login page, and brought back after it.

    Whoever was given a one-time password gets no further than to change it. What is sent by POST
    must carry the token of the session.
    """

    async def guarded(
        request: Request, services: DeskServices, /, *args: P.args, **kwargs: P.kwargs
    ) -> HTTPResponse:
        who = await logged_in(request, services)
        if who is None:
            return to_login(request)
        if who.must_change_password and request.path != PASSWORD_PATH:
            return seen(PASSWORD_PATH)
        if request.method not in {"GET", "HEAD"}:
            require_own_form(request, who, form_fields(request))
        return await handler(request, services, who, *args, **kwargs)

    update_wrapper(guarded, handler)
    return guarded


async def logged_in(request: Request, services: DeskServices) -> LoggedIn | None:
    """Return who is logged in on this browser; asking keeps the session alive."""
    token = token_of(request)
    if token is None:
        return None
    who = await staff_sessions.use(services.works, token, services.lifetime)
    if who is not None:
        await presence.keep(services.works, who.id)
    return who


def require_own_form(request: Request, who: LoggedIn, fields: Mapping[str, object]) -> None:
    """Refuse a form that does not come from our own page of this session.

    Raises:
        OriginNotAllowedError: it is another site's, or of a session that is over.

    """
    require_own_page(request)
    given = str(fields.get(CSRF_FIELD, "")).encode("utf-8", "replace")
    if not hmac.compare_digest(given, who.csrf.encode()):
        raise OriginNotAllowedError(_SENT_FROM_ELSEWHERE)


def token_of(request: Request) -> str | None:
    """Return the token of this browser's session, if what it sends can be one."""
    given = str(request.cookies.get(COOKIE) or "")
    return given if _TOKEN.fullmatch(given) else None


def to_login(request: Request) -> HTTPResponse:
    """Go to the login page; a page that was asked for is shown after it, a form is not repeated."""
    wanted = request.path if request.method in {"GET", "HEAD"} else PATH
    return seen(f"{LOGIN_PATH}?next={wanted}" if is_ours(wanted) and wanted != PATH else LOGIN_PATH)


def is_ours(path: str) -> bool:
    """Whether somebody may be sent to a path after the login: a page of the console."""
    return re.fullmatch(rf"{PATH}(?:/[a-z0-9-]+)*", path) is not None


def keep(
    request: Request, services: DeskServices, response: HTTPResponse, token: str
) -> HTTPResponse:
    """Give the browser its token; it forgets it when it is closed."""
    _set(request, services, response, token)
    return response


def forget(request: Request, services: DeskServices, response: HTTPResponse) -> HTTPResponse:
    """Take the browser's token away."""
    _set(request, services, response, "", max_age=0)
    return response


def _set(
    request: Request,
    services: DeskServices,
    response: HTTPResponse,
    token: str,
    max_age: int | None = None,
) -> None:
    response.add_cookie(
        COOKIE,
        token,
        path=PATH,
        max_age=max_age,
        httponly=True,
        samesite="Strict",
        secure=services.settings.production or request.scheme == "https",
    )
