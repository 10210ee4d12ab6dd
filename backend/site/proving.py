"""Proving a mobile number on `/takip`: the number goes in, a code comes by SMS, the code goes in.

Every answer is the same for a number that we know and for one that we do not.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from backend.complaints import proof_rules as rules, proof_sessions as sessions
from backend.complaints.proving import asked_too_often
from backend.kit.clock import ISTANBUL
from backend.kit.errors import RateLimitedError, YardimError
from backend.kit.text import clean_line
from backend.site import visitors
from backend.site.tracking_page import PhoneForm, Shown, tracking_page
from backend.web.addresses import client_address
from backend.web.bodies import form_fields
from backend.web.limits import check_flood
from backend.web.origins import require_own_page
from backend.web.pages import seen, with_retry_after
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.complaints.proof_models import ProofCode
    from backend.site.services import SiteServices

CODE_PATH = f"{visitors.PATH}/kod"
OWN_PATH = f"{visitors.PATH}/sikayetlerim"
_HOUR = 3600
_MOST_SHOWN = 40
# Two clicks on one button are one request; one a while later means that no SMS came.
_SAME_REQUEST_SECONDS = 20
_NEW = "yeni"
_CODE_MISSING = "SMS ile gelen 6 haneli kodu yazın."
_CODE_ODD = "Kod 6 rakamdan oluşur; SMS ile geldiği gibi yazın."
_CODE_WRONG = "Bu kod doğru değil. {} deneme hakkınız kaldı."
_CODE_SPENT = "Bu kod doğru değil ya da süresi doldu. Aşağıdan yeni kod isteyin."


def install(routes: Routes[SiteServices]) -> None:
    """Add the addresses."""
    routes.add(ask_code, "/dogrulama", "POST")
    routes.add(show_code_form, "/kod", *SHOWN)
    routes.add(give_code, "/kod", "POST")
    routes.add(ask_code_again, f"/kod/{_NEW}", "POST")


async def ask_code(request: Request, services: SiteServices) -> HTTPResponse:
    """Text a code to the number that was typed, and go to where it is asked for."""
    require_own_page(request)
    form = PhoneForm()
    try:
        fields = form_fields(request)
        form = PhoneForm(clean_line(str(fields.get("phone", "")))[:_MOST_SHOWN])
        token = visitors.token_of(request, fields) or form.key
        await _ask(
            request, services, token, rules.parse_mobile(form.phone), str(fields.get("key", ""))
        )
    except YardimError as error:
        form = PhoneForm(form.phone, error.errors.get("phone", error.detail))
        return with_retry_after(
            tracking_page(request, services, Shown(form=form), error.status), error
        )
    return visitors.keep(request, services, seen(CODE_PATH), token)


async def show_code_form(request: Request, services: SiteServices) -> HTTPResponse:
    """Ask for the code, where one was asked for."""
    asked = await _asked(request, services)
    return _code_page(request, services, asked) if asked else seen(visitors.PATH)


async def give_code(request: Request, services: SiteServices) -> HTTPResponse:
    """Take the code; a right one opens the complaints of its number, under a new token."""
    require_own_page(request)
    token, asked = visitors.token_of(request), await _asked(request, services)
    if token is None or asked is None:
        return seen(visitors.PATH)
    try:
        fields = form_fields(request)
    except YardimError as error:
        return _code_page(request, services, asked, error.status, problem=error.detail)
    typed = clean_line(str(fields.get("code", "")))[:_MOST_SHOWN]
    if rules.read_code(typed) is None:
        problem = _CODE_ODD if typed else _CODE_MISSING
        return _code_page(request, services, asked, 422, code=typed, problem=problem)
    opened, left = await _check(services, token, typed, str(fields.get("key", "")))
    if opened is not None:
        return visitors.keep(request, services, seen(OWN_PATH), opened)
    problem = _CODE_WRONG.format(left) if left else _CODE_SPENT
    return _code_page(request, services, asked, 422, code=typed, problem=problem)


async def ask_code_again(request: Request, services: SiteServices) -> HTTPResponse:
    """Text a new code to the number that was typed before."""
    require_own_page(request)
    token, asked = visitors.token_of(request), await _asked(request, services)
    if token is None or asked is None:
        return seen(visitors.PATH)
    try:
        fields = form_fields(request) if request.body else {}
        await _ask(request, services, token, asked.phone, str(fields.get("key", "")))
    except YardimError as error:
        shown = _code_page(request, services, asked, error.status, limit=error.detail)
        return with_retry_after(shown, error)
    return visitors.keep(request, services, seen(f"{CODE_PATH}?{_NEW}"), token)


async def _ask(request: Request, services: SiteServices, token: str, phone: str, key: str) -> None:
    asker, limit = visitors.asker(token), services.settings.proof_per_asker_hour
    try:
        await services.limiter.check("proofs", asker, limit, _HOUR)
        await check_flood(services.limiter, services.settings, "proofs", client_address(request))
    except RateLimitedError as error:
        raise asked_too_often(error.retry_after) from error
    moment = int(services.clock.now().timestamp() // _SAME_REQUEST_SECONDS)
    once = digest(key, phone, str(moment))
    async with services.works.begin() as work:
        await services.proofs.ask(work, asker, phone, once)


async def _check(services: SiteServices, token: str, code: str, key: str) -> tuple[str | None, int]:
    """Return the token of the session that a right code opened, or how many tries are left."""
    once = digest(key, code)
    async with services.works.begin() as work:
        checked = await services.proofs.check(work.session, visitors.asker(token), code, once)
        if checked.phone is None:
            return None, checked.tries_left
        await sessions.end(work.session, token)
        now, lasts = work.now, visitors.lasting(services)
        return await sessions.begin(work.session, checked.phone, now, lasts), checked.tries_left


async def _asked(request: Request, services: SiteServices) -> ProofCode | None:
    token = visitors.token_of(request)
    if token is None:
        return None
    async with services.database.reading() as session:
        return await services.proofs.asked(session, visitors.asker(token))


def _code_page(  # noqa: PLR0913 - what can be said beside the field and below it
    request: Request,
    services: SiteServices,
    asked: ProofCode,
    status: int = 200,
    *,
    code: str = "",
    problem: str = "",
    limit: str = "",
) -> HTTPResponse:
    return services.pages.show(
        request,
        "proof_code.html",
        status,
        key=sessions.new_token(),
        phone=rules.national(asked.phone),
        until=f"{asked.expires_at.astimezone(ISTANBUL):%H.%M}",
        code=code,
        problem=problem,
        limit=limit,
        sent_again=request.query_string == _NEW,
    )


def digest(*parts: str) -> str:
    """Make a key of what a form holds: other words under the same key are another request."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
