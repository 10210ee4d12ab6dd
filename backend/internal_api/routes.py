"""The addresses of the internal API. Its contract is held by `tests/contract` as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import (
    appeal,
    attachment_rows,
    customers_own,
    queries,
    reached,
    repeat_offers,
    sla,
    sums,
    views,
)
from backend.complaints.actors import BOT
from backend.complaints.own_view import own_view
from backend.conversations import attendance, handover, nobody_words, sessions
from backend.conversations.proofs import proof_of
from backend.internal_api import changes, proving
from backend.internal_api.bodies import AgentRequestBody, ComplaintBody
from backend.internal_api.guard import authorize
from backend.internal_api.services import InternalServices
from backend.kit.clock import ISTANBUL
from backend.kit.errors import (
    ComplaintNotFoundError,
    InvalidInputError,
    RateLimitedError,
)
from backend.web.bodies import idempotency_key, json_object, json_response, read
from backend.web.guesses import count_wrong_guess, require_room_for_guesses
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.complaints.proof import Proof
    from backend.conversations.attendance import Attendance
    from backend.conversations.handover import AgentRequestState

ROUTES = Routes[InternalServices]("internal", url_prefix="/internal/v1")
ROUTES.before_each(authorize)
changes.install(ROUTES)
proving.install(ROUTES)

_HOUR = 3600


@ROUTES.route("/terms", "GET")
async def terms(_request: Request, services: InternalServices) -> HTTPResponse:
    """Say what customers are promised today, by the names that the actions' responses use."""
    now = services.clock.now()
    today = sla.terms_at(now, services.settings)
    limit = appeal.limit_on(now.astimezone(ISTANBUL).date(), services.settings)
    return json_response(
        {
            "first_notice_hours": today.first_notice_hours,
            "legal_business_days": today.legal_business_days,
            "reopen_days": today.reopen_days,
            "arbitration_limit": sums.written(limit) if limit else "",
        }
    )


@ROUTES.route("/complaints", "POST")
async def register(request: Request, services: InternalServices) -> HTTPResponse:
    """Register a complaint: 201, or 200 when this `Idempotency-Key` had registered it.

    200 with `already_registered` for what the same contact told in the same words a moment ago:
    that one is shown, and `again` registers it anew. 200 with `repeat` ("open" or "concluded") for
    what the customer told of the same topic before, if the conversation proves that it is theirs:
    that one is shown until they say whether to go on with it (`…/repeat`), or `again`.

    The number that the conversation proves is the contact where none was given.
    """
    body = read(ComplaintBody, json_object(request))
    async with services.works.begin() as work:
        proof = await proof_of(work.session, body.conversation_id, work.now)
        done = await services.complaints.register(
            work,
            body.complaint(proof.phone),
            BOT,
            idempotency_key(request),
            again=body.again,
            offer_to=proof,
        )
        view = views.conversation_view(
            done.complaint, proof, services.clock.now(), services.settings
        )
    view |= {"already_registered": done.already, "repeat": done.offered}
    return json_response(view, 200 if done.repeated or done.already or done.offered else 201)


@ROUTES.route("/complaints/<number:str>", "GET")
async def status(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Show a complaint to a conversation: all of it, its dates and who looked only to whose it is.

    Guessing is bounded per phone or conversation, and with the public pages by the address that
    opened the chat. Past a bound every number of others is "not found", as a guesser is to learn
    nothing, not even that there is a bound.
    """
    conversation_id = request.args.get("conversation_id")
    if not conversation_id:
        raise InvalidInputError(errors={"conversation_id": "Field required"})
    async with services.database.reading() as session:
        proof = await proof_of(session, conversation_id, services.clock.now())
        try:
            found = await services.complaints.find(session, number)
        except ComplaintNotFoundError:
            place = await sessions.opened_from(session, conversation_id)
            await _count_guess(services, proof, place, exists=False)
            raise
        if proof.covers(found):
            now = services.clock.now()
            complaint = await queries.by_id(session, found.id, events=True)
            view = views.conversation_view(complaint, proof, now, services.settings)
            told = await reached.dates_told(session, [complaint])
            view |= own_view(complaint, now, told)
            view |= {"files": await attachment_rows.shown_to_customer(session, complaint)}
        else:
            place = await sessions.opened_from(session, conversation_id)
            view = views.strangers_view(found)
    if not view["full"]:
        await _count_guess(services, proof, place, exists=True)
    return json_response(view)


@ROUTES.route("/conversations/<conversation_id:str>/complaints", "GET")
async def of_conversation(
    _request: Request, services: InternalServices, conversation_id: str
) -> HTTPResponse:
    """List what was registered in a conversation, or for the number it proves, newest first."""
    async with services.database.reading() as session:
        proof = await proof_of(session, conversation_id, services.clock.now())
        found = await customers_own.of_proof(session, proof)
        shown = [
            views.conversation_view(complaint, proof, services.clock.now(), services.settings)
            for complaint in found
        ]
    return json_response({"complaints": shown})


@ROUTES.route("/conversations/<conversation_id:str>/repeat", "DELETE")
async def let_repeat_go(
    _request: Request, services: InternalServices, conversation_id: str
) -> HTTPResponse:
    """Let go what was told again and waits for an answer: the customer wants none of it."""
    async with services.works.begin() as work:
        dropped = await repeat_offers.drop(work.session, conversation_id)
    return json_response({"dropped": dropped})


@ROUTES.route("/conversations/<conversation_id:str>/agent-requests", "POST")
async def request_agent(
    request: Request, services: InternalServices, conversation_id: str
) -> HTTPResponse:
    """Put a conversation into the queue for a person; asking again changes nothing.

    `urgent`: somebody is in danger, and stands in front of all that are not; `life`: somebody may
    be hurt, and stands in front of those as well.
    """
    body = read(AgentRequestBody, json_object(request) if request.body else {})
    async with services.works.begin() as work:
        there = await attendance.now_at(work.session, work.now, services.settings)
        place = await handover.request_agent(
            work,
            conversation_id,
            body.reason,
            urgency=body.urgency,
            nobody_told=not there.staffed and nobody_words.are_said_by_the_bot(body.reason),
        )
    return _place(services, place, there)


@ROUTES.route("/conversations/<conversation_id:str>/agent-requests", "GET")
async def agent_place(
    _request: Request, services: InternalServices, conversation_id: str
) -> HTTPResponse:
    """Say where a conversation stands in the queue for a person."""
    async with services.database.reading() as session:
        place = await handover.agent_place(session, conversation_id)
        there = await attendance.now_at(session, services.clock.now(), services.settings)
    return _place(services, place, there)


@ROUTES.route("/conversations/<conversation_id:str>/agent-requests", "DELETE")
async def leave_queue(
    _request: Request, services: InternalServices, conversation_id: str
) -> HTTPResponse:
    """Give up waiting for a person; who does not wait changes nothing. 409 while one answers."""
    async with services.works.begin() as work:
        await handover.leave_queue(work, conversation_id)
        place = await handover.agent_place(work.session, conversation_id)
        there = await attendance.now_at(work.session, work.now, services.settings)
    return _place(services, place, there)


def _place(services: InternalServices, place: AgentRequestState, there: Attendance) -> HTTPResponse:
    return json_response(
        {
            "staffed": there.staffed,
            "opens_at": there.opens_at,
            "state": place.state,
            "position": place.position,
            "ahead": max(0, place.position - 1),
            "operator_phone": services.settings.operator_phone,
        }
    )


async def _count_guess(
    services: InternalServices, proof: Proof, place: str | None, *, exists: bool
) -> None:
    """Count a number that is not the asker's own; past a bound nothing is found."""
    limit = services.settings.lookups_per_hour
    who = proof.phone or str(proof.conversation_id)
    try:
        await services.limiter.check("conversation_lookups", who, limit, _HOUR)
        if place is not None and exists:
            await require_room_for_guesses(place, services)
        elif place is not None:
            await count_wrong_guess(place, services)
    except RateLimitedError as error:
        raise ComplaintNotFoundError from error
