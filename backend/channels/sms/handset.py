"""`/handset`: phones in the browser, for trying SMS without a network and without a phone.

What is written on one takes the way of a real SMS (`service.store`); what is sent to it
was left by the simulated network. Anybody may use any number, so it is never shown to customers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from backend.channels.sms import service
from backend.channels.sms.service import IncomingText
from backend.channels.sms.services import SmsServices
from backend.conversations.errors import EmptyMessageError, MessageTooLongError
from backend.gateways.delivery import ReceiptKind
from backend.gateways.sms import segments, simulated_phones
from backend.kit.errors import InvalidInputError, MalformedRequestError
from backend.kit.text import clean, clean_line
from backend.web.bodies import json_object, json_response
from backend.web.origins import require_same_site
from backend.web.routing import SHOWN, Routes
from lexicon.phone_numbers import read_phone

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.gateways.sms.simulated_phones import SimulatedSms

ROUTES = Routes[SmsServices]("handset", url_prefix="/handset")

_HISTORY = 200
_MINUTE = 60
# What phones let their owners write in one go.
_LONGEST = 1600
_ID = re.compile(r"[!-~]{1,64}")
_CURSOR = re.compile(r"\d{1,18}", re.ASCII)
_LINK = "simulator"
_NO_PHONE = "Bir cep telefonu numarası yazın, örneğin 0532 123 45 67."


@ROUTES.before_each
def _same_site(request: Request, _services: SmsServices) -> None:
    require_same_site(request)


@ROUTES.route("/", *SHOWN)
async def show(request: Request, services: SmsServices) -> HTTPResponse:
    """Show the phones; the browser knows which."""
    return services.pages.show(request, "handset.html", longest=_LONGEST)


@ROUTES.route("/messages", *SHOWN)
async def read(request: Request, services: SmsServices) -> HTTPResponse:
    """List what a phone wrote and got, after message `after`."""
    phone = _phone(request.args.get("phone"))
    after = request.args.get("after", "0")
    if not _CURSOR.fullmatch(after):
        raise MalformedRequestError
    async with services.database.reading() as session:
        found = await simulated_phones.messages(session, phone, int(after), _HISTORY)
        on = await simulated_phones.is_on(session, phone)
    return json_response({"phone": phone, "on": on, "messages": [_shown(each) for each in found]})


@ROUTES.route("/messages", "POST")
async def write(request: Request, services: SmsServices) -> HTTPResponse:
    """Send an SMS from a phone, once per `id`."""
    settings = services.settings
    body = json_object(request)
    phone, text, own_id = _phone(body.get("phone")), body.get("text"), body.get("id")
    if not isinstance(text, str) or not isinstance(own_id, str) or not _ID.fullmatch(own_id):
        raise MalformedRequestError
    text = clean(text)
    if not text.strip():
        raise EmptyMessageError
    if len(text) > _LONGEST:
        raise MessageTooLongError(len(text), _LONGEST)
    await services.limiter.check("handsets", phone, settings.messages_per_minute, _MINUTE)
    incoming = IncomingText(
        gateway_id=f"{_LINK}:{own_id}",
        sender=phone,
        receiver=settings.short_code,
        text=text,
        smsc=_LINK,
        sent_at=services.clock.now(),
    )
    size = segments.measure(text, turkish_tables=settings.sms_turkish_tables)
    async with services.works.begin() as work:
        is_new = await service.store(work, incoming)
        if is_new:
            await simulated_phones.texted(work.session, phone, text, size, work.now)
    return json_response({"id": own_id}, 201 if is_new else 200)


@ROUTES.route("/phones", "POST")
async def switch(request: Request, services: SmsServices) -> HTTPResponse:
    """Switch a phone on or off: what is sent to one that is off does not arrive."""
    body = json_object(request)
    phone, on = _phone(body.get("phone")), body.get("on")
    if not isinstance(on, bool):
        raise MalformedRequestError
    async with services.works.begin() as work:
        await simulated_phones.switch(work.session, phone, on=on, now=work.now)
    return json_response({"phone": phone, "on": on})


def _phone(given: object) -> str:
    # In an address a plus is a space to who reads it.
    text = clean_line(given) if isinstance(given, str) else ""
    phone = read_phone(text, plus_may_lack=True)
    if phone is None or not phone.gets_sms:
        raise InvalidInputError(_NO_PHONE, errors={"phone": _NO_PHONE})
    return phone.e164


def _shown(sms: SimulatedSms) -> dict[str, Any]:
    return {
        "id": sms.id,
        "own": sms.from_phone,
        "text": sms.text,
        "encoding": sms.encoding,
        "segments": sms.segments,
        "arrived": sms.from_phone or sms.receipt == ReceiptKind.DELIVERED,
        "at": sms.at.isoformat(),
    }
