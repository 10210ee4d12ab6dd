"""The public API of complaints: register one, and ask how one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from sanic import Blueprint

from backend.channels.web_form.submission import take_complaint
from backend.complaints import views
from backend.web.bodies import form_fields, idempotency_key, json_response
from backend.web.limits import client_address

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.bootstrap import Container

blueprint = Blueprint("complaints", url_prefix="/api/v1/complaints")

_HOUR = 3600


@blueprint.post("")
async def register(request: Request) -> HTTPResponse:
    """Put a complaint in the pool: 201 with its tracking number.

    The same `Idempotency-Key` with the same content is answered the same and registers nothing.
    """
    container: Container = request.app.ctx.container
    complaint = await take_complaint(
        container,
        form_fields(request),
        address=client_address(request),
        key=idempotency_key(request),
    )
    receipt = views.receipt(complaint)
    location = f"/api/v1/complaints/{receipt['tracking_number']}"
    return json_response(receipt, 201, {"Location": location})


@blueprint.get("/<number:str>")
async def status(request: Request, number: str) -> HTTPResponse:
    """Say how a complaint stands, as coarsely as a number that anyone may have guessed deserves."""
    container: Container = request.app.ctx.container
    await container.limiter.check(
        "lookups", client_address(request), container.settings.lookups_per_hour, _HOUR
    )
    async with container.database.reading() as session:
        complaint = await container.complaints.find(session, unquote(number))
        return json_response(views.coarse_view(complaint))
