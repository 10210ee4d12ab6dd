"""`POST /api/v1/intake`: a partner passes a complaint on; the same reference is one complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.partner_api import keys
from backend.channels.partner_api.bodies import Intake, IntakeReceipt
from backend.channels.partner_api.services import PartnerServices
from backend.complaints import views
from backend.complaints.actors import PARTNER
from backend.complaints.classifying import with_topic
from backend.kit.errors import UnauthorizedError
from backend.web.addresses import client_address
from backend.web.bodies import json_object, json_response
from backend.web.errors import problem
from backend.web.limits import check_flood
from backend.web.operations import Answer, Operation, header, in_json
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

ROUTES = Routes[PartnerServices]("intake", url_prefix="/api/v1/intake")
_MINUTE = 60


@ROUTES.route(
    "",
    "POST",
    operation=Operation(
        tag="partners",
        summary="Pass a complaint on",
        description="With the key that the operator gave to the partner. The customer gets the "
        "tracking number from us as well.",
        parameters=(header("Authorization", description="`Bearer` and the partner's key."),),
        body=in_json(Intake),
        answers={
            200: Answer("This reference came before: how it stands", in_json(IntakeReceipt)),
            201: Answer("Registered", in_json(IntakeReceipt), headers=("Location",)),
        },
        problems=(400, 401, 408, 409, 413, 422, 429, 503),
    ),
)
async def take(request: Request, services: PartnerServices) -> HTTPResponse:
    """Put a partner's complaint in the pool: 201 with its tracking number.

    200 with the first one's where the same reference came before; a 409 where that was another
    complaint. The customer hears of it from us, by SMS or e-mail.
    """
    await check_flood(services.limiter, services.settings, "intake", client_address(request))
    try:
        async with services.works.reading() as session:
            partner = await keys.whose(session, request.headers.get("authorization", ""))
    except UnauthorizedError as error:
        refused = problem(error)
        refused.headers["WWW-Authenticate"] = "Bearer"
        return refused
    most = services.settings.partner_per_minute
    await services.limiter.check("partner", partner.id, most, _MINUTE)
    new = Intake.read(json_object(request)).complaint(partner, services.clock.now())
    new = await with_topic(new, services.topics)  # before the transaction: it asks Rasa
    async with services.works.begin() as work:
        done = await services.complaints.register(work, new, PARTNER)
    receipt = IntakeReceipt(
        **views.receipt(done.complaint), external_reference=new.external_reference or ""
    )
    location = f"/api/v1/complaints/{receipt.tracking_number}"
    return json_response(receipt, 200 if done.repeated else 201, {"Location": location})
