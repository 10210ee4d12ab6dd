"""The public API of complaints: register one, and ask how one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.web_form.bodies import ComplaintForm, ComplaintReceipt
from backend.channels.web_form.services import FormServices
from backend.channels.web_form.submission import Files, submit_complaint
from backend.complaints import views
from backend.complaints.attachments import FIELD
from backend.complaints.tracking_number import display
from backend.complaints.views import EXAMPLE_NUMBER, ComplaintStatus
from backend.web.addresses import client_address
from backend.web.bodies import KEY_LIMIT, form_fields, idempotency_key, json_response
from backend.web.guesses import bounded_guesses
from backend.web.limits import check_flood
from backend.web.operations import FILE, Answer, Operation, header, in_json
from backend.web.routing import Routes
from backend.web.schemas import reference
from backend.web.uploads import receive, uploads

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.kit.settings import Settings

ROUTES = Routes[FormServices]("complaints", url_prefix="/api/v1/complaints")


def _registration(settings: Settings) -> Operation:
    files = {
        "type": "array",
        "items": FILE,
        "description": f"PNG, JPEG, PDF or text, told by their content: at most "
        f"{settings.attachments_most}, of {settings.attachment_mb} MB each. All are taken, or "
        "nothing is registered.",
    }
    with_files = {"type": "object", "properties": {FIELD: files}}
    return Operation(
        tag="complaints",
        summary="Register a complaint",
        parameters=(
            header(
                "Idempotency-Key",
                {"type": "string", "minLength": 1, "maxLength": KEY_LIMIT},
                description="Any visible ASCII. The same key with the same content is answered "
                "the same and registers nothing; with other content it is a 409.",
            ),
        ),
        body={
            "application/json": ComplaintForm,
            "application/x-www-form-urlencoded": ComplaintForm,
            "multipart/form-data": {"allOf": [reference(ComplaintForm), with_files]},
        },
        answers={
            200: Answer(
                "Told a moment ago in the same words: how the first stands",
                in_json(ComplaintReceipt),
            ),
            201: Answer("Registered", in_json(ComplaintReceipt), headers=("Location",)),
        },
        problems=(400, 408, 409, 413, 415, 422, 429, 503),
    )


@ROUTES.route("", "POST", files=True, operation=_registration)
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


@ROUTES.route(
    "/<number:str>",
    "GET",
    operation=Operation(
        tag="complaints",
        summary="Ask how a complaint stands",
        description="A number is no credential: it shows this much and nothing more.",
        named={
            "number": {
                "description": "A tracking number in any spelling.",
                "example": display(EXAMPLE_NUMBER),
            }
        },
        answers={200: Answer("How it stands", in_json(ComplaintStatus))},
        problems=(404, 422, 429, 503),
    ),
)
async def status(request: Request, services: FormServices, number: str) -> HTTPResponse:
    """Say how a complaint stands, as coarsely as a number that anyone may have guessed deserves."""
    async with services.database.reading() as session:
        async with bounded_guesses(request, services):
            complaint = await services.complaints.find(session, number)
        return json_response(views.coarse_view(complaint))
