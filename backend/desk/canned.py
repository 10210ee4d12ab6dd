"""Ready replies: one's own for everybody, a team's for its leads, the house's for supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import places
from backend.conversations import canned
from backend.conversations.canned import Canned
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
    sent = {name: str(fields.get(name, "")) for name in ("where", "code", "title", "text")}
    words = Canned(sent["code"], sent["title"], sent["text"])
    try:
        async with services.works.begin() as work:
            await canned.save(work, who, sent["where"], words)
    except InvalidInputError as error:
        return await _page(request, services, who, error, sent)
    return seen(PATH)


@guard.for_staff
async def remove_canned(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Offer one no longer."""
    async with services.works.begin() as work:
        fields = form_fields(request)
        where, code = (str(fields.get(name, "")) for name in ("where", "code"))
        await canned.remove(work, who, where, code)
    return seen(PATH)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: InvalidInputError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.ANSWER)
    tables = services.settings.sms_turkish_tables
    editable = places.editable(who)
    async with services.works.reading() as session:
        found = [(place, await canned.of_place(session, place)) for place in editable]
    shown = [
        {
            "where": place.where,
            "label": place.label,
            "replies": [
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
        }
        for place, replies in found
    ]
    known = {(place.where, one.code) for place, replies in found for one in replies}
    sent = sent or {}
    return services.pages.show_form(
        request,
        "desk_canned.html",
        error,
        who=who,
        places=shown,
        variables=canned.VARIABLES,
        limits={"title": canned.TITLE_LIMIT, "text": canned.TEXT_LIMIT},
        sent=sent,
        sent_is_known=(sent.get("where"), sent.get("code")) in known,
    )
