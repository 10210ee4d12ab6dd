"""The status page: a tracking number goes in by POST, and is in no address or history."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from typing import TYPE_CHECKING

from backend.complaints import views
from backend.complaints.states import State
from backend.kit.clock import turkish_date, turkish_datetime
from backend.kit.errors import YardimError
from backend.kit.text import clean_line
from backend.site import own_changes, own_complaints, proving, visitors
from backend.site.services import SiteServices
from backend.site.tracking_page import Shown, tracking_page
from backend.web.bodies import form_fields
from backend.web.guesses import bounded_guesses
from backend.web.pages import with_retry_after
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from sanic import HTTPResponse, Request


ROUTES = Routes[SiteServices]("tracking", url_prefix=visitors.PATH)
for each in (proving, own_complaints, own_changes):
    each.install(ROUTES)

_MOST_SHOWN = 100
_MISSING = "Takip numaranızı yazın."


@ROUTES.route("/", *SHOWN)
async def ask(request: Request, services: SiteServices) -> HTTPResponse:
    """Ask for the number, or for the proof of a mobile that shows all."""
    proven = await visitors.proven_phone(request, services)
    response = tracking_page(request, services, Shown(proven=proven))
    if proven is not None:
        visitors.keep(request, services, response, visitors.token_of(request) or "")
    return response


@ROUTES.route("/", "POST")
async def answer(request: Request, services: SiteServices) -> HTTPResponse:
    """Say how the complaint stands, as coarsely as a bare number deserves."""
    number = ""
    proven = await visitors.proven_phone(request, services)
    try:
        number = clean_line(str(form_fields(request).get("number", "")))[:_MOST_SHOWN]
        if not number:
            return tracking_page(request, services, Shown(problem=_MISSING, proven=proven), 422)
        async with _bounded(request, services, proven), services.database.reading() as session:
            view = views.coarse_view(await services.complaints.find(session, number))
    except YardimError as error:
        shown = Shown(number=number, problem=error.detail, proven=proven)
        return with_retry_after(tracking_page(request, services, shown, error.status), error)
    found = view | {
        "registered_at_display": turkish_datetime(datetime.fromisoformat(view["registered_at"])),
        "promised_at_display": turkish_date(datetime.fromisoformat(view["promised_at"])),
        "steps": _steps(State(view["status"])),
    }
    return tracking_page(request, services, Shown(found=found, proven=proven))


def _bounded(
    request: Request, services: SiteServices, proven: str | None
) -> AbstractAsyncContextManager[None]:
    """Bound guesses by address, but nobody's who has proven a mobile."""
    return bounded_guesses(request, services) if proven is None else nullcontext()


def _steps(status: State) -> list[dict[str, str]]:
    """Mark each step of the way `done`, `now` or `next`; the last one takes the name of its end.

    What is closed may have been withdrawn before anybody looked at it: nothing says they did.
    """
    order = [State.REGISTERED, *([] if status == State.CLOSED else [State.IN_REVIEW])]
    reached = order.index(status) if status in order else len(order)
    last = views.STATUS_LABELS[status if reached == len(order) else State.RESOLVED]
    labels = [*(views.STATUS_LABELS[state] for state in order), last]
    marks = ["done"] * reached + ["now"] + ["next"] * (len(order) - reached)
    if reached == len(order):
        marks[-1] = "done"
    return [{"label": label, "mark": mark} for label, mark in zip(labels, marks, strict=True)]
