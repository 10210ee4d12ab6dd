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
from backend.site.proving import OWN_PATH, digest
from backend.web.bodies import form_fields
from backend.web.origins import require_own_page
from backend.web.pages import seen, with_retry_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.site.services import SiteServices
    from backend.web.routing import Routes

_MINUTE = 60
_REASON_MISSING = "Neden yeniden açılmasını istediğinizi kısaca yazın."


@dataclass(frozen=True)
class ChangeForm:
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


def install(routes: Routes[SiteServices]) -> None:
    """Add the addresses."""
    for handler, path in ((add, "/ekle"), (reopen, "/yeniden-ac"), (withdraw, "/geri-cek")):
        routes.add(handler, path, "POST")


async def add(request: Request, services: SiteServices) -> HTTPResponse:
    """Add what the customer has to say."""
    return await _change(request, services, "add", "text", "eklendi")


async def reopen(request: Request, services: SiteServices) -> HTTPResponse:
    """Take a finished complaint up again."""
    return await _change(request, services, "reopen", "reason", "acildi")


async def withdraw(request: Request, services: SiteServices) -> HTTPResponse:
    """Take a complaint back, once the customer has said a second time that this is meant."""
    return await _change(request, services, "withdraw", "reason", "geri-cekildi")


async def _change(
    request: Request, services: SiteServices, verb: str, field: str, done: str
) -> HTTPResponse:
    require_own_page(request)
    fields = form_fields(request)
    phone = await visitors.proven_phone(request, services)
    if phone is None:
        return proof_is_over(request, services, fields)
    form = ChangeForm(
        verb,
        str(fields.get("number", "")),
        clean(str(fields.get(field, ""))),
        str(fields.get("key", "")),
        sure=fields.get("sure") == "evet",
    )
    if verb == "withdraw" and not form.sure:
        return await _confirm(request, services, form, phone)
    try:
        await services.limiter.check(
            "own_changes", phone, services.settings.messages_per_minute, _MINUTE
        )
        async with services.works.begin() as work:
            await _carry_out(services, work.session, form, Proof(None, phone))
    except YardimError as error:
        problem = next(iter(error.errors.values()), error.detail)
        shown = await own_page(
            request, services, phone, error.status, wrong=form.fields, problem=problem
        )
        return with_retry_after(shown, error)
    return seen(f"{OWN_PATH}?{done}")


async def _carry_out(
    services: SiteServices, session: AsyncSession, form: ChangeForm, proof: Proof
) -> None:
    complaints, key = services.complaints, form.once
    if form.verb == "add":
        await complaints.add_information(session, form.number, proof, form.words, key)
        return
    words = form.words.strip()
    if form.verb == "withdraw":
        await complaints.withdraw(session, form.number, proof, words, key)
        return
    if not words:
        raise InvalidInputError(errors={"reason": _REASON_MISSING})
    await complaints.reopen(session, form.number, proof, words, key)


async def _confirm(
    request: Request, services: SiteServices, form: ChangeForm, phone: str
) -> HTTPResponse:
    """Ask whether the withdrawal is meant."""
    proof = Proof(None, phone)
    try:
        async with services.database.reading() as session:
            complaint = await services.complaints.find(session, form.number)
            if not proof.covers(complaint):
                raise ComplaintNotFoundError
            states.move(State(complaint.state), State.WITHDRAWN)
            view = views.conversation_view(complaint, proof)
    except YardimError as error:
        return await own_page(
            request, services, phone, error.status, wrong=form.fields, problem=error.detail
        )
    response = services.pages.show(
        request, "withdrawal.html", complaint=view, reason=form.words, key=new_token()
    )
    return visitors.keep(request, services, response, visitors.token_of(request) or "")
