"""What a customer may do to a complaint of their own. Whose it is, the conversation proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import views
from backend.complaints.contact import Contact
from backend.conversations.proofs import asker_of, proof_of
from backend.internal_api.bodies import (
    AdditionBody,
    CallBody,
    ContactOfBody,
    QuietBody,
    ReasonBody,
    RepeatBody,
    SafeContactBody,
    SolvedBody,
    TopicBody,
)
from backend.web.bodies import idempotency_key, json_object, json_response, read

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sanic import HTTPResponse, Request

    from backend.complaints.actors import Actor
    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof
    from backend.internal_api.services import InternalServices
    from backend.kit.work import Work
    from backend.web.routing import Routes

    Change = Callable[[Work, Proof, Actor], Awaitable[Complaint]]


def install(routes: Routes[InternalServices]) -> None:
    """Add the addresses."""
    for verb, handler in (
        ("additions", add),
        ("withdrawal", withdraw),
        ("reopening", reopen),
        ("topic", name_topic),
        ("solved", solve),
        ("contact", add_contact),
        ("contact-change", change_contact),
        ("quiet", keep_quiet),
        ("safe-contact", contact_is_safe),
        ("repeat", accept_repeat),
        ("call", ask_call),
    ):
        routes.add(handler, f"/complaints/<number:str>/{verb}", "POST")


async def add(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Add what the customer has to say."""
    body, key = read(AdditionBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.add_information(
            work.session, number, proof, body.text, key, actor=actor
        ),
    )


async def withdraw(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Take a complaint back."""
    body, key = read(ReasonBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.withdraw(
            work.session, number, proof, body.reason or "", key, actor=actor
        ),
    )


async def reopen(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Take a finished complaint up again."""
    body, key = read(ReasonBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.reopen(
            work.session, number, proof, body.reason or "", key, actor=actor
        ),
    )


async def add_contact(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Fill in how the customer can be reached, where it is not known yet."""
    body, key = read(ContactOfBody, json_object(request)), idempotency_key(request)
    given = Contact(body.name, body.phone, body.email, body.preferred)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.add_contact(
            work.session, number, proof, given, key, actor=actor
        ),
    )


async def change_contact(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Put right by which number or address the customer is reached."""
    body, key = read(ContactOfBody, json_object(request)), idempotency_key(request)
    given = Contact(body.name, body.phone, body.email, body.preferred)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.change_contact(
            work, number, proof, given, key, actor=actor
        ),
    )


async def keep_quiet(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Send nothing to the contact before its customer calls it safe."""
    body, key = read(QuietBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.keep_quiet(
            work.session, number, proof, key, actor=actor
        ),
    )


async def contact_is_safe(
    request: Request, services: InternalServices, number: str
) -> HTTPResponse:
    """Take the way that the customer calls safe in place of what was known."""
    body, key = read(SafeContactBody, json_object(request)), idempotency_key(request)
    safe = Contact(phone=body.phone, email=body.email)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.contact_is_safe(
            work.session, number, proof, safe, key, actor=actor
        ),
    )


async def name_topic(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Take the topic that the customer names."""
    body, key = read(TopicBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.name_topic(
            work.session, number, proof, body.topic, key, actor=actor
        ),
    )


async def solve(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Resolve a complaint that first-contact help has solved."""
    body, key = read(SolvedBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, _: services.complaints.solve(work.session, number, proof, key),
    )


async def accept_repeat(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Go on with what was told before, as it was offered: add what was told now, or reopen it."""
    body, key = read(RepeatBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.repeat_contacts.accept(
            work, number, proof, key, actor=actor
        ),
    )


async def ask_call(request: Request, services: InternalServices, number: str) -> HTTPResponse:
    """Have the customer called, as they asked; 409 where nobody knows at which number."""
    body, key = read(CallBody, json_object(request)), idempotency_key(request)
    return await _changed(
        services,
        body.conversation_id,
        lambda work, proof, actor: services.complaints.ask_call(
            work, number, proof, key, actor=actor
        ),
    )


async def _changed(
    services: InternalServices, conversation_id: str, change: Change
) -> HTTPResponse:
    async with services.works.begin() as work:
        proof = await proof_of(work.session, conversation_id, work.now)
        actor = await asker_of(work.session, conversation_id, proof)
        complaint = await change(work, proof, actor)
        view = views.conversation_view(complaint, proof, services.clock.now(), services.settings)
    return json_response(view)
