"""Applying a macro: a page that shows what will happen to a complaint, and does it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

from backend.complaints import access, tracking_number
from backend.complaints.errors import InvalidTrackingNumberError
from backend.complaints.orders import Order
from backend.conversations import macro_runs
from backend.conversations.macro_runs import Applying
from backend.desk import guard
from backend.kit.errors import ComplaintNotFoundError, ConflictError, InvalidInputError
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

COMPLAINTS = f"{guard.PATH}/complaints"
_TALK = re.compile(r"[0-9a-f]{32}")
_KEY = re.compile(r"[0-9a-f]{1,64}")
_STALE_PAGE = "Sayfayı yenileyip yeniden deneyin."


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_plan, "/complaints/<number:str>/macro", *SHOWN)
    routes.add(apply_macro, "/complaints/<number:str>/macro", "POST")


@guard.for_staff
async def show_plan(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show what a macro will do to a complaint; nothing is done."""
    macro, talk = (str(request.args.get(name, "")) for name in ("makro", "gorusme"))
    return await _page(request, services, _asked(services, who, number, macro), talk)


@guard.for_staff
async def apply_macro(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Do what was shown, whole; refused, nothing is done, and the page says why."""
    fields = form_fields(request)
    macro, talk, digest, last, key = (
        str(fields.get(name, "")) for name in ("makro", "gorusme", "plan", "seen", "id")
    )
    if not last.isdecimal() or not _KEY.fullmatch(key):
        raise InvalidInputError(_STALE_PAGE)
    asked = _asked(services, who, number, macro, seen=int(last), key=key)
    try:
        async with services.works.begin() as work:
            done = await macro_runs.run(work, services.handling, asked, digest)
    except ConflictError as error:
        return await _page(request, services, asked, talk, error)
    if _TALK.fullmatch(talk):
        return seen(f"{guard.PATH}/conversations/{talk}")
    if not access.may_see(who, done):
        return seen(f"{COMPLAINTS}?giden={done.tracking_number}")
    return seen(f"{COMPLAINTS}/{done.tracking_number}?tamam=macro")


def _asked(  # noqa: PLR0913 - who, which, of what, and having seen what
    services: DeskServices,
    who: LoggedIn,
    number: str,
    macro: str,
    *,
    seen: int = 0,
    key: str | None = None,
) -> Applying:
    try:
        order = Order(tracking_number.parse(number), who, seen=seen, key=key)
    except InvalidTrackingNumberError as error:
        raise ComplaintNotFoundError from error
    return Applying(order, macro, who.name, services.settings.operator_phone)


async def _page(
    request: Request,
    services: DeskServices,
    asked: Applying,
    talk: str,
    error: YardimError | None = None,
) -> HTTPResponse:
    plan = await macro_runs.plan(services.works, services.handling, asked)
    number = asked.order.number
    return services.pages.show_form(
        request,
        "desk_macro.html",
        error,
        who=asked.order.by,
        plan=plan,
        problem=error.detail if error is not None else plan.problem,
        number=number,
        display=tracking_number.display(number),
        talk=talk if _TALK.fullmatch(talk) else "",
        once=uuid4().hex,
    )
