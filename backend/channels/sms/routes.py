"""Where Kannel brings SMS (`post-url`). It asks again unless the answer is an empty 200."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from sanic import HTTPResponse

from backend.channels.sms import kannel, service
from backend.channels.sms.guard import require_gateway
from backend.channels.sms.kannel import Call
from backend.channels.sms.services import SmsServices
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import Request


ROUTES = Routes[SmsServices]("kannel")

_log = structlog.get_logger(__name__)


@ROUTES.route("/sms/kannel", "POST")
async def take_sms(request: Request, services: SmsServices) -> HTTPResponse:
    """Keep an SMS; it is looked at after the answer."""
    require_gateway(request, services.settings)
    incoming = kannel.read(Call(request.query_string, dict(request.headers.items()), request.body))
    async with services.works.begin() as work:
        await service.store(work, incoming)
    if incoming.refused:
        _log.warning("sms kept only", gateway_id=incoming.gateway_id, reason=incoming.refused)
    return HTTPResponse(status=200)
