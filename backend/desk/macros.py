"""The macros of the house and of teams: added, changed and taken away by who words them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import reminder_times, states, views
from backend.complaints.house_words import STATES
from backend.complaints.teams import teams
from backend.complaints.topics import choosable
from backend.conversations import canned, macro_acts, macros
from backend.conversations.macros import Sent
from backend.desk import guard
from backend.kit.errors import InvalidInputError
from backend.staff import service
from backend.staff.permissions import Permission
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/macros"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_macros, "/macros", *SHOWN)
    routes.add(save_macro, "/macros", "POST")
    routes.add(remove_macro, "/macros/<macro:str>/remove", "POST")


@guard.for_staff
async def show_macros(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show those that one edits, each in a form of its own, and an empty form for one more."""
    return await _page(request, services, who)


@guard.for_staff
async def save_macro(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Add one or change one; what was refused stays in its form."""
    fields = form_fields(request)
    names = ("macro", "where", "name", *macro_acts.FIELDS)
    sent = {name: str(fields.get(name, "")) for name in names}
    chosen = {name: sent[name] for name in macro_acts.FIELDS}
    try:
        async with services.works.begin() as work:
            given = Sent(sent["where"], sent["name"], chosen)
            await macros.save(work, who, given, sent["macro"])
    except InvalidInputError as error:
        return await _page(request, services, who, error, sent)
    return seen(PATH)


@guard.for_staff
async def remove_macro(
    _request: Request, services: DeskServices, who: LoggedIn, macro: str
) -> HTTPResponse:
    """Take one away."""
    async with services.works.begin() as work:
        await macros.remove(work, who, macro)
    return seen(PATH)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: InvalidInputError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    places = macros.editable(who)
    async with services.works.reading() as session:
        found = await macros.edited_by(session, who)
        people = await service.who_may(session, Permission.HANDLE)
    return services.pages.show_form(
        request,
        "desk_macros.html",
        error,
        who=who,
        macros=[
            {"macro": one.id, "where": macros.place_of(one).where, "name": one.name, **one.acts}
            for one in found
        ],
        places=[(place.where, place.label) for place in places],
        sent=sent or {},
        choices={
            "topic": choosable(),
            "team": list(teams().items()),
            "person": [
                *macro_acts.PEOPLE.items(),
                *((one.id, one.display_name) for one in people),
            ],
            "state": [(each.value, STATES[each]) for each in macro_acts.BY_HAND],
            "outcome": [
                (code, views.decision_label(each)) for code, each in states.DECISIONS.items()
            ],
            "when": list(reminder_times.QUICK.items()),
        },
        variables=canned.VARIABLES,
    )
