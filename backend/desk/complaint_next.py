"""What to take next: the list with its reasons, and one button, or key, that takes the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backend.complaints import house_words, next_best, time_left, usual_times
from backend.complaints.routing import Priority
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.desk import guard
from backend.kit.errors import InvalidInputError
from backend.staff.permissions import Permission, require
from backend.web import moments
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.complaints.next_best import Ending
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

LIST = f"{guard.PATH}/complaints"
PATH = f"{LIST}/next"
_MOST_KEY = 64


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_next, "/complaints/next", *SHOWN)
    routes.add(take_next, "/complaints/next", "POST")


@guard.for_staff
async def show_next(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what waits for somebody, with the reasons for its order."""
    require(who.role, Permission.HANDLE)
    now = services.clock.now()
    async with services.works.reading() as session:
        found = await next_best.waiting(session, who, now, services.settings)
    return services.pages.show(
        request,
        "desk_next.html",
        who=who,
        once=uuid4().hex,
        least=usual_times.LEAST_ENDED,
        none=request.args.get("bos") == "evet",
        rows=[
            {
                "number": one.number,
                "display": display(one.number),
                "topic": kept_topic(one.topic).label,
                "state": one.state,
                "state_label": house_words.STATES[State(one.state)],
                **_clock(one.first),
                "priority": house_words.PRIORITIES[Priority(one.priority)] if one.priority else "",
            }
            for one in found[: next_best.SHOWN]
        ],
    )


def _clock(first: Ending) -> dict[str, Any]:
    """Return what is shown of the clock that is likeliest to be missed."""
    said = time_left.wall if first.kind is ClockKind.FIRST_NOTICE else time_left.business
    missed = first.missed
    return {
        "clock": house_words.CLOCKS[first.kind],
        "due": moments.moment(first.due_at),
        "left": said(first.left) if first.left else "kalmadı",
        "usual": said(first.usual) if first.measured else "",
        "missed": None if missed is None else round(missed * 100),
    }


@guard.for_staff
async def take_next(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Take the first and show it; sent twice, it is the same one."""
    key = str(form_fields(request).get("id", ""))
    if not 0 < len(key) <= _MOST_KEY:
        raise InvalidInputError
    number = await next_best.take(services.works, services.handling, who, key, services.settings)
    return seen(f"{LIST}/{number}?tamam=taken" if number else f"{PATH}?bos=evet")
