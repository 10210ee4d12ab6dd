"""Where Kannel brings SMS (`post-url`). It asks again unless the answer is an empty 200."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from sanic import Blueprint, HTTPResponse

from backend.channels.sms import kannel, service
from backend.channels.sms.guard import require_gateway
from backend.channels.sms.kannel import Call

if TYPE_CHECKING:
    from sanic import Request

    from backend.bootstrap import Container

blueprint = Blueprint("kannel")

_log = structlog.get_logger(__name__)


@blueprint.post("/sms/kannel")
async def take_sms(request: Request) -> HTTPResponse:
    """Keep an SMS; it is looked at after the answer."""
    require_gateway(request)
    container: Container = request.app.ctx.container
    incoming = kannel.read(Call(request.query_string, dict(request.headers.items()), request.body))
    async with container.database.transaction() as session:
        sender = await service.store(session, incoming, container.clock.now())
    if incoming.refused:
        _log.warning("sms kept only", gateway_id=incoming.gateway_id, reason=incoming.refused)
    elif sender is not None:
        container.sms.start(sender)
    return HTTPResponse(status=200)
