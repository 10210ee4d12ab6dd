"""Who is logged in on this browser, and that a form comes from our own page of theirs.

The cookie is sent to `/desk` only, no script reads it, and other sites' pages make no use of it;
every form carries the session's own token besides.
"""

from __future__ import annotations

import hmac
import re
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, Concatenate
from urllib.parse import quote, urlsplit

from backend.complaints import around, reminder_times, reminders
from backend.conversations import alerts, topics
from backend.desk import outdated
from backend.desk.reminder_lines import lines
from backend.staff import half_logins, presence, staff_sessions
from backend.staff.errors import FormOutdatedError
from backend.web.bodies import form_fields
from backend.web.origins import require_own_page
from backend.web.pages import put_around, seen
from backend.web.uploads import receive

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
CODE_PATH = f"{LOGIN_PATH}/kod"
LOGOUT_PATH = f"{PATH}/logout"
PASSWORD_PATH = f"{PATH}/password"
ACCOUNT_PATH = f"{PATH}/account"
COOKIE = "yardim_desk"
# Of half a login: sent to the pages of the login only, and no session whoever reads it.
HALF_COOKIE = "yardim_desk_half"
OVER = "bitti"
"""In an address of the login: something was sent, and the session was over."""
_ERROR_PAGE = "desk_error.html"
_WHOLE_PAGE = re.compile(rf"^({PATH}/(?:complaints/\d+|conversations/\w+))/.*", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def for_staff[**P](handler: Guarded[P]) -> Open[P]:
    """Let in who is logged in; others are sent to the login page, and brought back after it.

    Whoever was given a one-time password gets no further than to change it, and whose role asks for
    a second step no further than to turn it on; they are brought back after that as well. What is
    sent by POST must carry the token of the session.
    """

    async def guarded(
        request: Request, services: DeskServices, /, *args: P.args, **kwargs: P.kwargs
    ) -> HTTPResponse:
        who = await logged_in(request, services)
        if who is None:
            return to_login(request)
        if (first := _to_be_done_first(request.path, services, who)) is not None:
            return seen(first + after_login(_asked_for(request)))
        # First: whoever is refused stays on the desk.
        await _count(request, services, who)
        if request.method not in {"GET", "HEAD"}:
            await receive(request, services)
            try:
                require_own_form(request, who.csrf, form_fields(request))
            except FormOutdatedError as error:
                return outdated.page(request, services, who, error, _page_of_form(request))
        return await handler(request, services, who, *args, **kwargs)

    update_wrapper(guarded, handler)
    return guarded


def _to_be_done_first(path: str, services: DeskServices, who: LoggedIn) -> str | None:
    if path == LOGOUT_PATH:
        return None
    if who.must_change_password:
        return PASSWORD_PATH if path != PASSWORD_PATH else None
    if services.must_turn_on_second_step(who) and not f"{path}/".startswith(f"{ACCOUNT_PATH}/"):
        return ACCOUNT_PATH
    return None


def _is_bound(services: DeskServices, who: LoggedIn) -> bool:
    """Whether something has to be done before anything else: then no page offers the others."""
    return who.must_change_password or services.must_turn_on_second_step(who)


async def _count(request: Request, services: DeskServices, who: LoggedIn) -> None:
    """Count what the navigation tells of on every page."""
    now = services.clock.now()
    async with services.works.reading() as session:
        counts = await around.counts(session, who, now)
        calling = await alerts.of(session, who)
        due = await reminders.own(session, who, due=True) if who.may("handle") else ()
    bound = _is_bound(services, who)
    counted = {
        "calls_waiting": counts.calls + counts.untold,
        "calls_here": counts.calls,
        "talks_calling": len(calling),
        "reminding": lines(due),
        "put_off_by": reminder_times.QUICK,
    }
    # Whoever is refused something stays on the desk.
    put_around(request, who=who, **counted, bound=bound, error_page=_ERROR_PAGE)


async def logged_in(request: Request, services: DeskServices) -> LoggedIn | None:
    """Return who is logged in on this browser; asking keeps the session alive."""
    token = token_of(request)
    if token is None:
        return None
    who = await staff_sessions.use(services.works, token, services.lifetime)
    if who is not None and await presence.keep(services.works, who):
        # Pages show who is there.
        services.live.publish(topics.QUEUE, topics.CHANGED)
    return who


async def working(request: Request, services: DeskServices) -> LoggedIn | None:
    """Return who is logged in on this browser and has nothing to do before they may work."""
    who = await logged_in(request, services)
    return None if who is None or _is_bound(services, who) else who


def require_own_form(request: Request, csrf: str, fields: Mapping[str, object]) -> None:
    """Refuse a form that does not come from our own page of the session whose token `csrf` is.

    Raises:
        OriginNotAllowedError: it is another site's.
        FormOutdatedError: its token is not this session's.

    """
    require_own_page(request)
    given = str(fields.get(outdated.TOKEN, "")).encode("utf-8", "replace")
    if not hmac.compare_digest(given, csrf.encode()):
        raise FormOutdatedError


def token_of(request: Request) -> str | None:
    """Return the token of this browser's session, if what it sends can be one."""
    return _token_in(request, COOKIE)


def half_token_of(request: Request) -> str | None:
    """Return the token of half a login on this browser, if what it sends can be one."""
    return _token_in(request, HALF_COOKIE)


def _token_in(request: Request, cookie: str) -> str | None:
    given = str(request.cookies.get(cookie) or "")
    return given if _TOKEN.fullmatch(given) else None


def to_login(request: Request) -> HTTPResponse:
    """Go to the login page; after it the page that was asked for is shown.

    A form is not repeated: the page that it stands on is shown again, where what was written has
    been kept.
    """
    sent = request.method not in {"GET", "HEAD"}
    address = after_login(_asked_for(request))
    over = f"{'&' if address else '?'}{OVER}=1" if sent else ""
    return seen(LOGIN_PATH + address + over)


def wanted(request: Request) -> str:
    """Return the page that was asked for before a page of the login, or the first one."""
    page = request.args.get("next", PATH)
    of_the_login = page.partition("?")[0] in {LOGIN_PATH, CODE_PATH}
    return page if is_ours(page) and not of_the_login else PATH


def after(request: Request) -> str:
    """Return what keeps the page that was asked for in an address of the login; "" for none."""
    return after_login(wanted(request))


def _asked_for(request: Request) -> str:
    """Return the page that a request is for, with its query: for a form, the page it stands on."""
    if request.method not in {"GET", "HEAD"}:
        return _page_of_form(request)
    return request.path + (f"?{request.query_string}" if request.query_string else "")


def _page_of_form(request: Request) -> str:
    """Return the page of ours that sent a form; "" where the browser does not say."""
    try:
        sender = urlsplit(request.headers.get("referer") or "")
    except ValueError:  # `http://[`: no page has such an address
        return ""
    if sender.netloc.casefold() != request.host.casefold():
        return ""
    # What was refused is shown where it was sent to, which is no page of its own.
    return _WHOLE_PAGE.sub(r"\1", sender.path)


def after_login(page: str) -> str:
    """Return what keeps a page that was asked for in an address of the login; "" for none."""
    return f"?next={quote(page)}" if is_ours(page) and page != PATH else ""


def is_ours(page: str) -> bool:
    """Whether somebody may be sent to a page after the login: one of the console, with its query.

    A list that somebody was sent the address of is narrowed as it was.
    """
    return re.fullmatch(rf"{PATH}(?:/[a-z0-9_-]+)*(?:\?[!-~]*)?", page) is not None


def keep(
    request: Request, services: DeskServices, response: HTTPResponse, token: str
) -> HTTPResponse:
    """Give the browser its token; it forgets it when it is closed."""
    _set(request, services, response, COOKIE, token)
    return response


def forget(request: Request, services: DeskServices, response: HTTPResponse) -> HTTPResponse:
    """Take the browser's token away."""
    _set(request, services, response, COOKIE, "", max_age=0)
    return response


def keep_half(
    request: Request, services: DeskServices, response: HTTPResponse, token: str
) -> HTTPResponse:
    """Give the browser the token of half a login, for as long as that lasts."""
    seconds = int(half_logins.LASTS.total_seconds())
    _set(request, services, response, HALF_COOKIE, token, max_age=seconds)
    return response


def forget_half(request: Request, services: DeskServices, response: HTTPResponse) -> HTTPResponse:
    """Take the token of half a login away."""
    _set(request, services, response, HALF_COOKIE, "", max_age=0)
    return response


def _set(  # noqa: PLR0913 - what a cookie has
    request: Request,
    services: DeskServices,
    response: HTTPResponse,
    name: str,
    token: str,
    *,
    max_age: int | None = None,
) -> None:
    response.add_cookie(
        name,
        token,
        path=PATH if name == COOKIE else LOGIN_PATH,
        max_age=max_age,
        httponly=True,
        samesite="Strict",
        secure=services.settings.production or request.scheme == "https",
    )
