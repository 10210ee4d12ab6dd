"""The public API of complaints: register one, and ask how one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.web_form.bodies import ComplaintReceipt
from backend.channels.web_form.services import FormServices
from backend.channels.web_form.submission import Files, submit_complaint
from backend.complaints import views
from backend.web.addresses import client_address
from backend.web.bodies import form_fields, idempotency_key, json_response
from backend.web.guesses import bounded_guesses
from backend.web.limits import check_flood
from backend.web.routing import Routes
from backend.web.uploads import receive, uploads

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request


ROUTES = Routes[FormServices]("complaints", url_prefix="/api/v1/complaints")


@ROUTES.route("", "POST", files=True)
async def register(request: Request, services: FormServices) -> HTTPResponse:
    """Put a complaint in the pool: 201 with its tracking number.

    200 with the first one's where the same contact told it in the same words a moment ago; the
    field `again` registers it anew.

    The same `Idempotency-Key` with the same content is answered the same and registers nothing.
    With files it takes all of them or nothing.
    """
    await check_flood(
        services.limiter, services.settings, "complaint requests", client_address(request)
    )
    await receive(request, services)
    fields, key = form_fields(request), idempotency_key(request)
    looked = await services.attachments.look(uploads(request))
    looked.require_all()
    done = await submit_complaint(
        services, fields, address=client_address(request), key=key, files=Files(looked.taken)
    )
    receipt = ComplaintReceipt(**views.receipt(done.complaint), already_registered=done.already)
    location = f"/api/v1/complaints/{receipt.tracking_number}"
    return json_response(receipt, 200 if done.already else 201, {"Location": location})


@ROUTES.route("/<number:str>", "GET")
async def status(request: Request, services: FormServices, number: str) -> HTTPResponse:
    """Say how a complaint stands, as coarsely as a number that anyone may have guessed deserves."""
    async with services.database.reading() as session:
        async with bounded_guesses(request, services):
            complaint = await services.complaints.find(session, number)
        return json_response(views.coarse_view(complaint))
