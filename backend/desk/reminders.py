"""One's own reminders: what is due stands above every page, all of them have a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import reminder_times, reminders
from backend.complaints.reminders import When
from backend.desk import guard
from backend.desk.reminder_lines import lines
from backend.kit.errors import InvalidInputError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/reminders"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_reminders, "/reminders", *SHOWN)
    routes.add(show_due, "/reminders/due", "GET")
    routes.add(end_all, "/reminders/done", "POST")
    routes.add(end_reminder, "/reminders/<reminder:str>/done", "POST")
    routes.add(put_off, "/reminders/<reminder:str>/later", "POST")


@guard.for_staff
async def show_reminders(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show all that one is to be reminded of, the next first."""
    return await _page(request, services, who)


@guard.for_staff
async def show_due(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what is due by now, as a part of every page."""
    require(who.role, Permission.HANDLE)
    async with services.works.reading() as session:
        due = await reminders.own(session, who, due=True)
    return services.pages.show(
        request, "desk_reminders_due.html", who=who, due=lines(due), quick=reminder_times.QUICK
    )


@guard.for_staff
async def end_reminder(
    _request: Request, services: DeskServices, who: LoggedIn, reminder: str
) -> HTTPResponse:
    """Take note that it was read."""
    async with services.works.begin() as work:
        await reminders.done(work, who, reminder)
    return seen(PATH)


@guard.for_staff
async def end_all(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Take note that all were read that the page showed as due; what came since stays."""
    shown = str(form_fields(request).get("ids", "")).split()
    async with services.works.begin() as work:
        await reminders.done_all(work, who, shown)
    return seen(PATH)


@guard.for_staff
async def put_off(
    request: Request, services: DeskServices, who: LoggedIn, reminder: str
) -> HTTPResponse:
    """Have it come again later; what was refused stays in its form."""
    fields = form_fields(request)
    sent = {name: str(fields.get(name, "")) for name in ("when", "on", "at")}
    try:
        async with services.works.begin() as work:
            await reminders.later(work, who, reminder, When(sent["when"], sent["on"], sent["at"]))
    except InvalidInputError as error:
        return await _page(request, services, who, error, {**sent, "reminder": reminder})
    return seen(PATH)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: InvalidInputError | None = None,
    sent: dict[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.HANDLE)
    async with services.works.reading() as session:
        listed = await reminders.own(session, who)
    return services.pages.show_form(
        request,
        "desk_reminders.html",
        error,
        who=who,
        reminders=lines(listed),
        times=reminder_times.CHOICES,
        sent=sent or {},
    )
