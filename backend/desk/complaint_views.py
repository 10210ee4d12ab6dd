"""Saved views of the list of complaints: kept from the list, renamed and removed on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from backend.complaints import saved_views
from backend.complaints.teams import label as team_label, teams
from backend.desk import complaint_filters, guard
from backend.kit.errors import InvalidInputError
from backend.staff.permissions import Permission, may, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models.saved_view import SavedView
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

LIST = f"{guard.PATH}/complaints"
PATH = f"{LIST}/views"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_views, "/complaints/views", *SHOWN)
    routes.add(save_view, "/complaints/views", "POST")
    routes.add(rename_view, "/complaints/views/<view:str>/name", "POST")
    routes.add(remove_view, "/complaints/views/<view:str>/remove", "POST")


async def shown_to(session: AsyncSession, who: LoggedIn) -> list[dict[str, Any]]:
    """Return the views that stand above the list, each with its address."""
    return [
        {
            "id": view.id,
            "name": view.name,
            "team": team_label(view.team) if view.team else "",
            "query": view.query,
            "address": address(view),
            "may_edit": saved_views.may_edit(who, view),
        }
        for view in await saved_views.seen_by(session, who)
    ]


def address(view: SavedView) -> str:
    """Return where a view is shown: its filters, as if they were chosen."""
    return f"{LIST}?{urlencode(view.query)}"


@guard.for_staff
async def show_views(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what can be renamed and removed."""
    return await _page(request, services, who)


@guard.for_staff
async def save_view(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Keep what the list is narrowed by, and show it."""
    fields = form_fields(request)
    query = complaint_filters.asked_of(fields)
    name, team = str(fields.get("name", "")), str(fields.get("team", ""))
    try:
        async with services.works.begin() as work:
            view = await saved_views.save(work, who, name, query, team)
            return seen(address(view))
    except InvalidInputError as error:
        return await _page(request, services, who, error, {**query, "name": name, "team": team})


@guard.for_staff
async def rename_view(
    request: Request, services: DeskServices, who: LoggedIn, view: str
) -> HTTPResponse:
    """Give a view another name."""
    try:
        async with services.works.begin() as work:
            await saved_views.rename(work, who, view, str(form_fields(request).get("name", "")))
    except InvalidInputError as error:
        return await _page(request, services, who, error, {"renamed": view})
    return seen(PATH)


@guard.for_staff
async def remove_view(
    _request: Request, services: DeskServices, who: LoggedIn, view: str
) -> HTTPResponse:
    """Remove a view."""
    async with services.works.begin() as work:
        await saved_views.remove(work, who, view)
    return seen(PATH)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: InvalidInputError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.SEE_OWN_TEAMS)
    async with services.works.reading() as session:
        views = await shown_to(session, who)
    return services.pages.show_form(
        request,
        "desk_views.html",
        error,
        who=who,
        views=views,
        sent=sent or {},
        query=complaint_filters.asked_of(sent or {}),
        teams=teams() if may(who.role, Permission.RUN_TEAMS) else {},
    )
