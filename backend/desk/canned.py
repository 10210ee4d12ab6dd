"""The replies that agents are offered: worded, added and taken away by who runs teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations import canned
from backend.desk import guard
from backend.gateways.sms import segments
from backend.kit.errors import InvalidInputError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/canned"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_canned, "/canned", *SHOWN)
    routes.add(save_canned, "/canned", "POST")
    routes.add(remove_canned, "/canned/remove", "POST")


@guard.for_staff
async def show_canned(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show all of them, each in a form of its own, and an empty form for one more."""
    return await _page(request, services, who)


@guard.for_staff
async def save_canned(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Word one anew, or add one; what was refused stays in its form."""
    fields = form_fields(request)
    code, title, text = (str(fields.get(name, "")) for name in ("code", "title", "text"))
    try:
        async with services.works.begin() as work:
            await canned.save(work, who, code, title, text)
    except InvalidInputError as error:
        sent = {"code": code, "title": title, "text": text}
        return await _page(request, services, who, error, sent)
    return seen(PATH)


@guard.for_staff
async def remove_canned(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Offer one no longer."""
    async with services.works.begin() as work:
        await canned.remove(work, who, str(form_fields(request).get("code", "")))
    return seen(PATH)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: InvalidInputError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    tables = services.settings.sms_turkish_tables
    async with services.works.reading() as session:
        replies = await canned.offered(session)
    codes = {one.code for one in replies}
    return services.pages.show_form(
        request,
        "desk_canned.html",
        error,
        who=who,
        replies=[
            {
                "code": one.code,
                "title": one.title,
                "text": one.text,
                "segments": segments.measure(
                    segments.plain(one.text), turkish_tables=tables
                ).segments,
            }
            for one in replies
        ],
        variables=canned.VARIABLES,
        limits={"title": canned.TITLE_LIMIT, "text": canned.TEXT_LIMIT},
        sent=sent or {},
        sent_is_known=bool(sent) and (sent or {}).get("code") in codes,
    )
