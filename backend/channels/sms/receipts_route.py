"""Where Kannel brings its receipts (`dlr-url`). It asks again unless the answer is an empty 200."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic import HTTPResponse

from backend.channels.sms.guard import require_gateway
from backend.channels.sms.services import SmsServices
from backend.kit.errors import MalformedRequestError
from backend.kit.text import clean_line
from backend.notifications import receipts
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import Request


ROUTES = Routes[SmsServices]("kannel_receipts")

# Ids and kinds are numbers that fit the database's.
_DIGITS = 18
_MOST_KIND = 255


@ROUTES.route("/sms/kannel/dlr", "GET")
async def take_receipt(request: Request, services: SmsServices) -> HTTPResponse:
    """Keep a receipt. One for a message we do not know is answered alike: asking again is vain."""
    require_gateway(request, services.settings)
    outbox_id, kind = _number(request, "outbox"), _number(request, "kind")
    if kind > _MOST_KIND:
        raise MalformedRequestError
    detail = clean_line(request.args.get("detail", ""))
    async with services.works.begin() as work:
        await receipts.record(work, outbox_id, kind, detail=detail)
    return HTTPResponse(status=200)


def _number(request: Request, name: str) -> int:
    given = request.args.get(name, "")
    if not (given.isascii() and given.isdecimal() and len(given) <= _DIGITS):
        raise MalformedRequestError
    return int(given)
