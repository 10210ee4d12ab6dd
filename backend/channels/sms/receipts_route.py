"""Where Kannel brings its receipts (`dlr-url`). It asks again unless the answer is an empty 200."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic import Blueprint, HTTPResponse

from backend.channels.sms.guard import require_gateway
from backend.kit.errors import MalformedRequestError
from backend.kit.text import clean_line
from backend.notifications import receipts

if TYPE_CHECKING:
    from sanic import Request

    from backend.bootstrap import Container

blueprint = Blueprint("kannel_receipts")

# Ids and kinds are numbers that fit the database's.
_DIGITS = 18
_MOST_KIND = 255


@blueprint.get("/sms/kannel/dlr")
async def take_receipt(request: Request) -> HTTPResponse:
    """Keep a receipt. One for a message we do not know is answered alike: asking again is vain."""
    require_gateway(request)
    container: Container = request.app.ctx.container
    outbox_id, kind = _number(request, "outbox"), _number(request, "kind")
    if kind > _MOST_KIND:
        raise MalformedRequestError
    detail = clean_line(request.args.get("detail", ""))
    async with container.database.transaction() as session:
        await receipts.record(session, outbox_id, kind, container.clock.now(), detail=detail)
    return HTTPResponse(status=200)


def _number(request: Request, name: str) -> int:
    given = request.args.get(name, "")
    if not (given.isascii() and given.isdecimal() and len(given) <= _DIGITS):
        raise MalformedRequestError
    return int(given)
