"""What a customer does to a complaint of their own on `/takip`: add, reopen, withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import states, views
from backend.complaints.proof import Proof
from backend.complaints.proof_sessions import new_token
from backend.complaints.states import State
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError, YardimError
from backend.kit.text import clean
from backend.site import visitors
from backend.site.own_complaints import own_page, proof_is_over
from backend.site.proving import OWN_PATH, digest, seen
from backend.web.bodies import form_fields
from backend.web.pages import page, with_retry_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import Blueprint, HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.bootstrap import Container

_MINUTE = 60
_REASON_MISSING = "Neden yeniden açılmasını istediğinizi kısaca yazın."


@dataclass(frozen=True)
class Wish:
    """A form as it was filled in: which complaint, what for, and the words."""

    verb: str
    number: str
    words: str
    key: str
    sure: bool

    @property
    def fields(self) -> Mapping[str, str]:
        """What the form is shown again with."""
        return {"verb": self.verb, "number": self.number, "words": self.words}

    @property
    def once(self) -> str:
        """The key of this request: two clicks are one, other words are another."""
        return "page:" + digest(self.verb, self.key, self.number, self.words)


def install(blueprint: Blueprint) -> None:
    """Add the addresses."""
    for handler, path in ((add, "/ekle"), (reopen, "/yeniden-ac"), (withdraw, "/geri-cek")):
        blueprint.add_route(handler, path, methods=["POST"])


async def add(request: Request) -> HTTPResponse:
    """Add what the customer has to say."""
    return await _change(request, "add", "text", "eklendi")


async def reopen(request: Request) -> HTTPResponse:
    """Take a finished complaint up again."""
    return await _change(request, "reopen", "reason", "acildi")


async def withdraw(request: Request) -> HTTPResponse:
    """Take a complaint back, once the customer has said a second time that this is meant."""
    return await _change(request, "withdraw", "reason", "geri-cekildi")


async def _change(request: Request, verb: str, field: str, done: str) -> HTTPResponse:
    visitors.require_own_page(request)
    fields = form_fields(request)
    phone = await visitors.proven_phone(request)
    if phone is None:
        return proof_is_over(request, fields)
    wish = Wish(
        verb,
        str(fields.get("number", "")),
        clean(str(fields.get(field, ""))),
        str(fields.get("key", "")),
        sure=fields.get("sure") == "evet",
    )
    if verb == "withdraw" and not wish.sure:
        return await _confirm(request, wish, phone)
    container: Container = request.app.ctx.container
    try:
        await container.limiter.check(
            "own_changes", phone, container.settings.messages_per_minute, _MINUTE
        )
        async with container.database.transaction() as session:
            await _carry_out(container, session, wish, Proof(None, phone))
    except YardimError as error:
        problem = next(iter(error.errors.values()), error.detail)
        shown = await own_page(request, phone, error.status, wrong=wish.fields, problem=problem)
        return with_retry_after(shown, error)
    return seen(f"{OWN_PATH}?{done}")


async def _carry_out(container: Container, session: AsyncSession, wish: Wish, proof: Proof) -> None:
    complaints, key = container.complaints, wish.once
    if wish.verb == "add":
        await complaints.add_information(session, wish.number, proof, wish.words, key)
        return
    words = wish.words.strip()
    if wish.verb == "withdraw":
        await complaints.withdraw(session, wish.number, proof, words, key)
        return
    if not words:
        raise InvalidInputError(errors={"reason": _REASON_MISSING})
    await complaints.reopen(session, wish.number, proof, words, key)


async def _confirm(request: Request, wish: Wish, phone: str) -> HTTPResponse:
    """Ask whether the withdrawal is meant."""
    container: Container = request.app.ctx.container
    proof = Proof(None, phone)
    try:
        async with container.database.reading() as session:
            complaint = await container.complaints.find(session, wish.number)
            if not proof.covers(complaint):
                raise ComplaintNotFoundError
            states.move(State(complaint.state), State.WITHDRAWN)
            view = views.conversation_view(complaint, proof)
    except YardimError as error:
        return await own_page(request, phone, error.status, wrong=wish.fields, problem=error.detail)
    response = page(request, "withdrawal.html", complaint=view, reason=wish.words, key=new_token())
    return visitors.keep(request, response, visitors.token_of(request) or "")
