"""Proving a mobile number in a chat: a code is texted to it, and the customer gives it here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.complaints import proof_rules as rules
from backend.complaints.proving import asked_too_often, of_conversation
from backend.conversations.proofs import remember, require_chat
from backend.internal_api.bodies import ProofBody, ProofCheckBody
from backend.kit.errors import RateLimitedError
from backend.web.bodies import idempotency_key, json_object, json_response, read

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.internal_api.services import InternalServices
    from backend.web.routing import Routes

_HOUR = 3600


def install(routes: Routes[InternalServices]) -> None:
    """Add the addresses."""
    path = "/conversations/<conversation_id:str>/proofs"
    routes.add(ask, path, "POST")
    routes.add(check, f"{path}/check", "POST")


async def ask(request: Request, services: InternalServices, conversation_id: str) -> HTTPResponse:
    """Text a code to a mobile number that has complaints; answer the same for any other.

    429 with `Retry-After` when too many were asked for the number, or in this conversation.
    """
    body, key = read(ProofBody, json_object(request)), idempotency_key(request)
    phone, asker = rules.parse_mobile(body.phone), of_conversation(conversation_id)
    async with services.database.reading() as session:
        await require_chat(session, conversation_id)
    limit = services.settings.proof_per_asker_hour
    try:
        await services.limiter.check("proofs", asker, limit, _HOUR)
    except RateLimitedError as error:
        raise asked_too_often(error.retry_after) from error
    async with services.works.begin() as work:
        await services.proofs.ask(work, asker, phone, key)
    return json_response({"expires_in_seconds": int(rules.LIFETIME.total_seconds())})


async def check(request: Request, services: InternalServices, conversation_id: str) -> HTTPResponse:
    """Take a code; a right one opens the number's complaints to the conversation for a while."""
    body, key = read(ProofCheckBody, json_object(request)), idempotency_key(request)
    lasts = timedelta(minutes=services.settings.proof_chat_minutes)
    async with services.works.begin() as work:
        await require_chat(work.session, conversation_id)
        asker = of_conversation(conversation_id)
        checked = await services.proofs.check(work.session, asker, body.code, key)
        if checked.phone is not None and checked.since is not None:
            await remember(work.session, conversation_id, checked.phone, checked.since + lasts)
    return json_response({"proven": checked.proven, "tries_left": checked.tries_left})
