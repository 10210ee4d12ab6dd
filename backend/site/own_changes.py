"""What a customer does to a complaint of their own on `/takip`: add, reopen, withdraw, score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backend.complaints import queries, states, views
from backend.complaints.actors import customer
from backend.complaints.attachment_rows import holder_of
from backend.complaints.errors import AttachmentsRefusedError
from backend.complaints.models import Way
from backend.complaints.proof import Proof
from backend.complaints.proof_sessions import new_token
from backend.complaints.states import State
from backend.kit.errors import ComplaintNotFoundError, YardimError
from backend.kit.text import clean
from backend.site import visitors
from backend.site.own_complaints import OF_FINISHED, Files, own_page, proof_is_over
from backend.site.proving import OWN_PATH, digest
from backend.web.addresses import client_address
from backend.web.bodies import form_fields
from backend.web.limits import check_flood
from backend.web.origins import require_own_page
from backend.web.pages import seen, with_retry_after
from backend.web.uploads import count, receive, uploads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import HTTPResponse, Request

    from backend.complaints.attachments import Refused
    from backend.kit.work import Work
    from backend.site.services import SiteServices
    from backend.web.routing import Routes

_MINUTE = 60
# Every change here is made by who has given the code.
_BY = customer(Way.PAGE_CODE)


@dataclass(frozen=True)
class ChangeForm:
    """A form as it was filled in: which complaint, what for, and the words."""

    verb: str
    number: str
    words: str
    key: str
    sure: bool
    score: str = ""
    # The files that are not taken.
    refused: Sequence[Refused] = ()

    def holder(self, phone: str) -> str:
        """Name where its files wait."""
        return holder_of("own", phone, self.number, self.key)

    @property
    def fields(self) -> Mapping[str, str]:
        """What the form is shown again with."""
        return {
            "verb": self.verb,
            "number": self.number,
            "words": self.words,
            "score": self.score,
        }

    @property
    def once(self) -> str:
        """The key of this request: two clicks are one, other words are another."""
        return "page:" + digest(self.verb, self.key, self.number, self.words)


def install(routes: Routes[SiteServices]) -> None:
    """Add the addresses."""
    routes.add(add, "/ekle", "POST", files=True)
    others = (
        (reopen, "/yeniden-ac"),
        (withdraw, "/geri-cek"),
        (score, "/puan"),
        (refuse, "/sormayin"),
    )
    for handler, path in others:
        routes.add(handler, path, "POST")


async def add(request: Request, services: SiteServices) -> HTTPResponse:
    """Add what the customer has to say, and to show."""
    require_own_page(request)
    await check_flood(services.limiter, services.settings, "additions", client_address(request))
    proven = await visitors.proven_phone(request, services) is not None
    await receive(request, services, take=proven)
    return await _change(request, services, "add", "text", "eklendi")


async def reopen(request: Request, services: SiteServices) -> HTTPResponse:
    """Take a finished complaint up again: "çözülmedi" is said by the button alone."""
    return await _change(request, services, "reopen", "reason", "acildi")


async def withdraw(request: Request, services: SiteServices) -> HTTPResponse:
    """Take a complaint back, once the customer has said a second time that this is meant."""
    return await _change(request, services, "withdraw", "reason", "geri-cekildi")


async def score(request: Request, services: SiteServices) -> HTTPResponse:
    """Take how satisfied the customer is with the conclusion."""
    return await _change(request, services, "score", "words", "puan")


async def refuse(request: Request, services: SiteServices) -> HTTPResponse:
    """Ask whoever does not want it nothing any more."""
    return await _change(request, services, "refuse", "words", "sorulmaz")


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
        score=str(fields.get("score", "")),
    )
    if verb == "withdraw" and not form.sure:
        return await _confirm(request, services, form, phone)
    try:
        await services.limiter.check(
            "own_changes", phone, services.settings.messages_per_minute, _MINUTE
        )
        form = replace(form, refused=await _files(request, services, form, phone, fields))
        if form.refused:
            raise AttachmentsRefusedError
        async with services.works.begin() as work:
            finished = await _carry_out(services, work, form, Proof(None, phone))
    except YardimError as error:
        return await _again(request, services, form, phone, error)
    return seen(f"{OWN_PATH}?{done}{OF_FINISHED if finished else ''}")


async def _files(
    request: Request,
    services: SiteServices,
    form: ChangeForm,
    phone: str,
    fields: Mapping[str, object],
) -> Sequence[Refused]:
    await count(request, services, phone)
    return await services.kept_files.take(form.holder(phone), uploads(request), fields)


async def _again(
    request: Request, services: SiteServices, form: ChangeForm, phone: str, error: YardimError
) -> HTTPResponse:
    """Show the list with the form that was sent in vain: words, and files that were fine."""
    files = Files(form.key, await services.kept_files.waiting(form.holder(phone)), form.refused)
    problem = next(iter(error.errors.values()), error.detail)
    shown = await own_page(
        request, services, phone, error.status, wrong=form.fields, problem=problem, files=files
    )
    return with_retry_after(shown, error)


async def _carry_out(services: SiteServices, work: Work, form: ChangeForm, proof: Proof) -> bool:
    """Do what a form asks for; return whether it was added to what nobody works on by now."""
    session, complaints, key = work.session, services.complaints, form.once
    if form.verb == "add":
        holder = form.holder(proof.phone or "")
        added = await complaints.add_information(
            session, form.number, proof, form.words, key, actor=_BY, holder=holder
        )
        return State(added.state) in states.FINISHED
    words = form.words.strip()
    if form.verb in {"score", "refuse"}:
        complaint = await complaints.own(session, form.number, proof)
        if form.verb == "refuse":
            await services.satisfaction.refuse(work, complaint, _BY)
        else:
            await services.satisfaction.score(session, complaint, form.score, words, _BY)
    elif form.verb == "withdraw":
        await complaints.withdraw(session, form.number, proof, words, key, actor=_BY)
    else:
        await complaints.reopen(session, form.number, proof, words, key, actor=_BY)
    return False


async def _confirm(
    request: Request, services: SiteServices, form: ChangeForm, phone: str
) -> HTTPResponse:
    """Ask whether the withdrawal is meant."""
    proof, now = Proof(None, phone), services.clock.now()
    try:
        async with services.database.reading() as session:
            found = await services.complaints.find(session, form.number)
            if not proof.covers(found):
                raise ComplaintNotFoundError
            complaint = await queries.by_id(session, found.id)
            states.move(State(complaint.state), State.WITHDRAWN)
            view = views.conversation_view(complaint, proof, now, services.settings)
    except YardimError as error:
        return await own_page(
            request, services, phone, error.status, wrong=form.fields, problem=error.detail
        )
    response = services.pages.show(
        request, "withdrawal.html", complaint=view, reason=form.words, key=new_token()
    )
    return visitors.keep(request, services, response, visitors.token_of(request) or "")
