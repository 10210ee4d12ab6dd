"""Files are kept as soon as they are chosen: they wait with their form, whatever is sent meanwhile.

A page with several forms sends one of them, and is shown anew: files that were only chosen in the
others would be gone without a word. So the page's script hands them in at once, and shows them as a
form shows its files that is shown again (`chosen_files`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import queries
from backend.complaints.errors import AttachmentsRefusedError
from backend.desk import chosen_files, entering_again, guard
from backend.desk.complaint_acts import WITH_FILES, read_number, text_of
from backend.kit.errors import NotFoundError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(hold_for_new, "/complaints/new/files", "POST", files=True)
    routes.add(hold_for_act, "/complaints/<number:str>/files/<act:str>", "POST", files=True)


@guard.for_staff
async def hold_for_act(
    request: Request, services: DeskServices, who: LoggedIn, number: str, act: str
) -> HTTPResponse:
    """Keep what was chosen in a form of a complaint's page, and show what waits with it."""
    require(who.role, Permission.HANDLE)
    if act not in WITH_FILES:
        raise NotFoundError
    async with services.works.reading() as session:
        found = await queries.seen_by(session, who, read_number(number))
    holder = chosen_files.holder(who, found.tracking_number, act)
    return await _hold(request, services, who, holder)


@guard.for_staff
async def hold_for_new(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Keep what was chosen for a complaint that is being entered, and show what waits with it.

    A form that was sent may ask whether it was registered (`id`), before it is filled in again.
    """
    require(who.role, Permission.HANDLE)
    saved = await entering_again.is_done(services, who, text_of(form_fields(request), "id"))
    return await _hold(request, services, who, chosen_files.holder(who, "new"), saved=saved)


async def _hold(
    request: Request, services: DeskServices, who: LoggedIn, holder: str, *, saved: bool = False
) -> HTTPResponse:
    error = None
    files, looked = await chosen_files.read(request, services, holder)
    try:
        await chosen_files.hold(request, services, files)
        looked.require_all()
    except AttachmentsRefusedError as refused:
        error = refused
    return services.pages.show_form(
        request,
        "desk_held_files.html",
        error,
        who=who,
        waiting=await chosen_files.shown(services, files),
        saved=saved,
    )
