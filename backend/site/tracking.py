"""The status page: a tracking number goes in by POST, and is in no address or history."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sanic import Blueprint

from backend.complaints import views
from backend.complaints.states import State
from backend.intake.api import complaint_fields
from backend.kit.clock import turkish_date, turkish_datetime
from backend.kit.errors import YardimError
from backend.kit.text import clean_line
from backend.kit.web import client_address
from backend.site.rendering import page, with_retry_after
from backend.site.routing import shown_at

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.bootstrap import Container

blueprint = Blueprint("tracking", url_prefix="/takip")

_HOUR = 3600
_MOST_SHOWN = 100
_MISSING = "Takip numaranızı yazın."


@shown_at(blueprint, "/")
async def ask(request: Request) -> HTTPResponse:
    """Ask for the number."""
    return page(request, "tracking.html", number="", problem="", found=None)


@blueprint.post("/")
async def answer(request: Request) -> HTTPResponse:
    """Say how the complaint stands, as coarsely as a bare number deserves."""
    container: Container = request.app.ctx.container
    number = ""
    try:
        number = clean_line(str(complaint_fields(request).get("number", "")))[:_MOST_SHOWN]
        if not number:
            return page(request, "tracking.html", 422, number="", problem=_MISSING, found=None)
        await container.limiter.check(
            "lookups", client_address(request), container.settings.lookups_per_hour, _HOUR
        )
        async with container.database.reading() as session:
            view = views.coarse_view(await container.complaints.find(session, number))
    except YardimError as error:
        response = page(
            request, "tracking.html", error.status, number=number, problem=error.detail, found=None
        )
        return with_retry_after(response, error)
    found = view | {
        "registered_at_display": turkish_datetime(datetime.fromisoformat(view["registered_at"])),
        "promised_at_display": turkish_date(datetime.fromisoformat(view["promised_at"])),
        "steps": _steps(State(view["status"])),
    }
    return page(request, "tracking.html", number="", problem="", found=found)


def _steps(status: State) -> list[dict[str, str]]:
    """Mark each step of the way `done`, `now` or `next`; the last one takes the name of its end."""
    order = [State.REGISTERED, State.IN_REVIEW]
    reached = order.index(status) if status in order else len(order)
    last = views.STATUS_LABELS[status if reached == len(order) else State.RESOLVED]
    labels = [*(views.STATUS_LABELS[state] for state in order), last]
    marks = ["done"] * reached + ["now"] + ["next"] * (len(order) - reached)
    if reached == len(order):
        marks[-1] = "done"
    return [{"label": label, "mark": mark} for label, mark in zip(labels, marks, strict=True)]
